"""Triggers that write down what an address led to before (articles.models.former)."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections, models

from articles.models.article import Article
from articles.models.claim import Claim
from articles.models.figure import Figure, Indicator
from articles.models.former import Former
from articles.models.meeting import Meeting, MeetingReport, Participation
from articles.models.official import Attestation, Official
from articles.models.organization import Post
from articles.models.resolution import Citation, Resolution
from articles.models.statement import Statement

TABLE = Former._meta.db_table
PREFIX = "former"

# Records with pages of their own, and the column that names them in their address.
SLUGS: dict[type[models.Model], str] = {
    Article: "slug",
    Official: "slug",
    Post: "slug",
    Meeting: "slug",
    Resolution: "slug",
    Indicator: "code",
}
# Claims, and the records with pages that they name.
NAMED: dict[type[Claim], dict[str, type[models.Model]]] = {
    Attestation: {"official_id": Official, "post_id": Post},
    MeetingReport: {"meeting_id": Meeting},
    Participation: {"official_id": Official, "meeting_id": Meeting},
    Citation: {"resolution_id": Resolution},
    Figure: {"indicator_id": Indicator},
    Statement: {"official_id": Official, "meeting_id": Meeting},
}


def _insert(kind: str, uuid: str, slug: str, version: str, now: str, rest: str = "") -> str:
    values = f"'{kind}', {uuid}, {slug}, {version}, {now}"
    return f"INSERT INTO {TABLE} (kind, uuid, slug, version, at) SELECT {values} {rest};"


def _named_before(column: str, target: type[models.Model], now: str, changed: str = "") -> str:
    """Return a step that notes which record the old row named, once for each version."""
    kind, table = target._meta.model_name or "", target._meta.db_table
    known = f"SELECT 1 FROM {TABLE} k WHERE k.uuid = r.uuid AND k.version = OLD.version_id"  # noqa: S608
    rest = f"FROM {table} r WHERE r.id = OLD.{column} {changed} AND NOT EXISTS ({known})"
    return _insert(kind, "r.uuid", "''", "OLD.version_id", now, rest)


def _triggers(differs: str, now: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield table, event, condition and steps of each trigger; `differs` is the database's word for “is not”."""
    for model, column in SLUGS.items():
        kind, table = model._meta.model_name or "", model._meta.db_table
        step = _insert(kind, "OLD.uuid", f"OLD.{column}", "NULL", now)
        yield table, f"UPDATE OF {column}", f"OLD.{column} <> NEW.{column}", [step]
        yield table, "DELETE", "", [step]
    for claim, records in NAMED.items():
        kind, table = claim._meta.model_name or "", claim._meta.db_table
        gone = _insert(kind, "OLD.uuid", "''", "OLD.version_id", now)
        yield table, "DELETE", "", [gone, *(_named_before(name, target, now) for name, target in records.items())]
        turned = [
            _named_before(name, target, now, f"AND OLD.{name} {differs} NEW.{name}") for name, target in records.items()
        ]
        yield table, f"UPDATE OF {', '.join(records)}", "", turned


def _name(table: str, event: str) -> str:
    return f"{PREFIX}_{table}_{event.partition(' ')[0].lower()}"


def _sqlite_statements() -> Iterator[tuple[str, str]]:
    for table, event, condition, steps in _triggers("IS NOT", "CAST(strftime('%s', 'now') AS INTEGER)"):
        when = f"WHEN {condition} " if condition else ""
        name = _name(table, event)
        yield name, f"CREATE TRIGGER {name} AFTER {event} ON {table} {when}BEGIN {' '.join(steps)} END"


def _postgres_statements() -> Iterator[str]:
    for table, event, condition, steps in _triggers(
        "IS DISTINCT FROM", "extract(epoch FROM clock_timestamp())::bigint"
    ):
        name, when = _name(table, event), f"WHEN ({condition}) " if condition else ""
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN {' '.join(steps)} RETURN NULL; END $$;"
            f"CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when}EXECUTE FUNCTION {name}();"
        )


def lift_memory(using: str = "default", plan: Sequence[object] = (), **kwargs: Any) -> None:
    """Drop the triggers before migrations run on SQLite, which rebuild tables; they come back afterwards."""
    connection = connections[using]
    if connection.vendor != "sqlite" or not plan:
        return
    with connection.cursor() as cursor:
        for name in _present(cursor):
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")


def install_memory(using: str = "default", **kwargs: Any) -> None:
    """Create the triggers that are missing or differ. Does nothing before the table exists."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("".join(_postgres_statements()))
            return
        present = _present(cursor)
        for name, statement in _sqlite_statements():
            if present.get(name) == statement:
                continue
            if name in present:
                cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
            cursor.execute(statement)


def _present(cursor: Any) -> dict[str, str]:
    cursor.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{PREFIX}\\_%' ESCAPE '\\'"  # noqa: S608
    )
    return dict(cursor.fetchall())
