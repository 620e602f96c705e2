"""Triggers that write the search change log, on every table that an index document depends on.

Whatever changes a row (save, bulk write, raw SQL, cascade, another program), its transaction logs it. On SQLite a
row's subject is moved to the end of the log, so that the log stays small. On PostgreSQL a statement logs its subjects
once, and a transaction a subject once; emptying a table at once logs "everything".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections, models

from articles.models.article import Article, ArticleVersion
from articles.models.correction import Correction
from articles.models.figure import Figure, Indicator
from articles.models.meeting import Meeting, MeetingReport, MeetingSeries, Participation
from articles.models.official import Attestation, Official, OfficialAlias
from articles.models.organization import Organization, OrganizationAlias, Post, PostAlias, Rank
from articles.models.resolution import Citation, Resolution
from articles.models.search import SUBJECT_BITS, Changed, SearchChange
from articles.models.source import Source
from articles.models.statement import Statement

LOG = SearchChange._meta.db_table
PREFIX = "searchlog"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a row changes, log `changed` with the id in `column`.

    `only_old`: what the row named before it was changed or deleted; a new row's naming is found by its version.
    `if_differs`: only when an update changes this column.
    """

    changed: Changed
    column: str = "id"
    only_old: bool = False
    if_differs: str = ""


_VERSION = Rule(Changed.VERSION, "version_id")
_OFFICIAL = Rule(Changed.OFFICIAL, "official_id", only_old=True)
_MEETING = Rule(Changed.MEETING, "meeting_id", only_old=True)

RULES: dict[type[models.Model], tuple[Rule, ...]] = {
    Article: (Rule(Changed.ARTICLE),),
    ArticleVersion: (Rule(Changed.VERSION), Rule(Changed.ARTICLE, "article_id")),
    Official: (
        Rule(Changed.OFFICIAL),
        Rule(Changed.OFFICIAL, "merged_into_id"),
        Rule(Changed.MERGE, if_differs="merged_into_id"),
    ),
    OfficialAlias: (Rule(Changed.OFFICIAL, "official_id"),),
    Organization: (Rule(Changed.ORGANIZATION),),
    Post: (Rule(Changed.POST), Rule(Changed.POST_MOVED, if_differs="organization_id")),
    Rank: (Rule(Changed.RANK),),
    Meeting: (Rule(Changed.MEETING),),
    MeetingSeries: (Rule(Changed.SERIES),),
    Resolution: (Rule(Changed.RESOLUTION),),
    Indicator: (Rule(Changed.INDICATOR),),
    Attestation: (_VERSION, _OFFICIAL),
    Participation: (_VERSION, _OFFICIAL, _MEETING),
    MeetingReport: (_VERSION, _MEETING),
    Citation: (_VERSION, Rule(Changed.RESOLUTION, "resolution_id", only_old=True)),
    Figure: (_VERSION, Rule(Changed.FIGURE, only_old=True)),
    Statement: (_VERSION, _OFFICIAL),
    # not for search: by the log's position pages know that nothing has changed
    Source: (Rule(Changed.SHOWN),),
    Correction: (Rule(Changed.SHOWN),),
    OrganizationAlias: (Rule(Changed.SHOWN),),
    PostAlias: (Rule(Changed.SHOWN),),
}


def _subject(rule: Rule, row: str) -> str:
    return f"{row}.{rule.column} * {1 << SUBJECT_BITS} + {rule.changed.value}"


# --- SQLite ---------------------------------------------------------------------------------------


def sqlite_triggers() -> Iterator[tuple[str, str]]:
    """Yield name and statement of each trigger."""
    for model, rules in RULES.items():
        table = model._meta.db_table
        for event in ("insert", "update", "delete"):
            body = " ".join(_sqlite_steps(rules, event))
            name = f"{PREFIX}_{table}_{event}"
            yield name, f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table} BEGIN {body} END"


def _sqlite_steps(rules: Sequence[Rule], event: str) -> Iterator[str]:
    """Yield the steps of a trigger: a subject's row is taken out and put at the end.

    INSERT OR REPLACE would not do: within a trigger the conflict clause of the outer statement counts.
    """
    now = "CAST(strftime('%s', 'now') AS INTEGER)"
    rows = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}[event]
    for rule in rules:
        for row in rows:
            if (rule.only_old and row == "NEW") or (rule.if_differs and (event != "update" or row == "OLD")):
                continue
            if row == "NEW" and event == "update" and rule.column == "id" and not rule.if_differs:
                continue  # the row is named already
            subject = _subject(rule, row)
            when = f"{row}.{rule.column} IS NOT NULL"
            if rule.if_differs:
                when += f" AND OLD.{rule.if_differs} IS NOT NEW.{rule.if_differs}"
            yield f"DELETE FROM {LOG} WHERE subject = {subject} AND {when};"
            yield f'INSERT INTO {LOG} (subject, "transaction", at) SELECT {subject}, 0, {now} WHERE {when};'


# --- PostgreSQL -----------------------------------------------------------------------------------

_POSTGRES_LOG = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO {log} (subject, transaction, at)
    SELECT DISTINCT s.subject, pg_current_xact_id()::text::bigint, extract(epoch FROM clock_timestamp())::bigint
    FROM ({subjects}) AS s (subject)
    WHERE s.subject IS NOT NULL AND NOT EXISTS (
        SELECT FROM {log} AS known
        WHERE known.subject = s.subject AND known.transaction = pg_current_xact_id()::text::bigint
    );
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table} {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""
_TRANSITION = {
    "insert": ("REFERENCING NEW TABLE AS came", ("came",)),
    "update": ("REFERENCING OLD TABLE AS went NEW TABLE AS came", ("went", "came")),
    "delete": ("REFERENCING OLD TABLE AS went", ("went",)),
    "truncate": ("", ()),
}


def postgres_statements() -> Iterator[str]:
    """Yield the functions and triggers."""
    for model, rules in RULES.items():
        table = model._meta.db_table
        for event, (tables, rows) in _TRANSITION.items():
            subjects = " UNION ".join(_postgres_subjects(rules, event, rows)) or f"SELECT {Changed.EVERYTHING.value}"
            yield _POSTGRES_LOG.format(
                name=f"{PREFIX}_{table}_{event}",
                log=LOG,
                subjects=subjects,
                event=event.upper(),
                table=table,
                tables=tables,
            )


def _postgres_subjects(rules: Sequence[Rule], event: str, rows: Sequence[str]) -> Iterator[str]:
    for rule in rules:
        if rule.if_differs:
            if event == "update":
                differs = f"went.{rule.if_differs} IS DISTINCT FROM came.{rule.if_differs}"
                yield f"SELECT {_subject(rule, 'came')} FROM came JOIN went ON went.id = came.id WHERE {differs}"
            continue
        for row in rows:
            if not (rule.only_old and row == "came"):
                yield f"SELECT {_subject(rule, row)} FROM {row}"


# --- Keeping them in place ------------------------------------------------------------------------


def lift_changelog(using: str = "default", plan: Sequence[object] = (), **kwargs: Any) -> None:
    """Drop the triggers before migrations run on SQLite, which rebuild tables; they come back afterwards.

    What migrations change meanwhile is taken in by making the index anew: `EVERYTHING` is logged when they come back.
    """
    connection = connections[using]
    if connection.vendor != "sqlite" or not plan:
        return
    with connection.cursor() as cursor:
        for name in _sqlite_present(cursor):
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")


def install_changelog(using: str = "default", **kwargs: Any) -> None:
    """Create the triggers that are missing or differ. Does nothing before the tables exist."""
    connection = connections[using]
    if LOG not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("".join(postgres_statements()))
            return
        present = _sqlite_present(cursor)
        wanted = dict(sqlite_triggers())
        for name, statement in present.items():
            if wanted.get(name) != statement:
                cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        for name, statement in wanted.items():
            if present.get(name) != statement:
                cursor.execute(statement)
        if not present:
            cursor.execute(f'INSERT INTO {LOG} (subject, "transaction", at) VALUES (%s, 0, 0)', [Changed.EVERYTHING])


def _sqlite_present(cursor: Any) -> dict[str, str]:
    cursor.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{PREFIX}\\_%' ESCAPE '\\'"
    )
    return dict(cursor.fetchall())
