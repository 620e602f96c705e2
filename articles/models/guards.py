"""Guards that no constraint can express, kept by the database itself.

Two rules never bend (docs/architecture.md): a claim's span reads exactly what it says in its
version, and a version never changes. Triggers hold them against every writer, raw SQL included.
On SQLite they step aside before a migration and come back after it: Django rebuilds tables there, which
drops their triggers and fails while another table's trigger names the one being rebuilt.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connections

from articles.models.article import ArticleVersion

VERSION_TABLE = ArticleVersion._meta.db_table
FROZEN_COLUMNS = ("raw", "sha256", "text_sha256", "blocks", "number", "name", "media_type", "encoding", "imported_at")

_SQLITE_EVIDENCE = """
CREATE TRIGGER IF NOT EXISTS guard_{table}_{event} BEFORE {when} ON {table}
WHEN NOT EXISTS (
    SELECT 1 FROM {versions} AS v WHERE v.id = NEW.version_id
    AND NEW.exact = substr(
        json_extract(v.blocks, '$[' || NEW.block || '].text'), NEW.start + 1, NEW."end" - NEW.start
    )
)
BEGIN SELECT RAISE(ABORT, 'evidence: the span does not read the claim''s exact text'); END
"""
_SQLITE_FROZEN = """
CREATE TRIGGER IF NOT EXISTS guard_{versions}_frozen BEFORE UPDATE OF {columns} ON {versions}
WHEN {changed}
BEGIN SELECT RAISE(ABORT, 'evidence: a version never changes; import it again'); END
"""
_POSTGRES_FUNCTIONS = """
CREATE OR REPLACE FUNCTION {versions}_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM {versions} v WHERE v.id = NEW.version_id
        AND substr(v.blocks -> NEW.block ->> 'text', NEW.start + 1, NEW."end" - NEW.start) = NEW.exact;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'evidence: the span does not read the claim''s exact text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION {versions}_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {changed} THEN
        RAISE EXCEPTION 'evidence: a version never changes; import it again' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER guard_frozen BEFORE UPDATE OF {columns} ON {versions}
    FOR EACH ROW EXECUTE FUNCTION {versions}_frozen();
"""
_POSTGRES_EVIDENCE = """
CREATE OR REPLACE TRIGGER guard_evidence BEFORE INSERT OR UPDATE OF version_id, block, start, "end", exact ON {table}
    FOR EACH ROW EXECUTE FUNCTION {versions}_evidence();
"""


def _sqlite_statements(tables: list[str]) -> list[str]:
    columns = ", ".join(FROZEN_COLUMNS)
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in FROZEN_COLUMNS)
    statements = [_SQLITE_FROZEN.format(versions=VERSION_TABLE, columns=columns, changed=changed)]
    for table in tables:
        for event, when in (("insert", "INSERT"), ("update", 'UPDATE OF version_id, block, start, "end", exact')):
            statements.append(_SQLITE_EVIDENCE.format(table=table, event=event, when=when, versions=VERSION_TABLE))
    return statements


def _postgres_statements(tables: list[str]) -> list[str]:
    columns = ", ".join(FROZEN_COLUMNS)
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in FROZEN_COLUMNS)
    first = _POSTGRES_FUNCTIONS.format(versions=VERSION_TABLE, columns=columns, changed=changed)
    return [first, *(_POSTGRES_EVIDENCE.format(table=table, versions=VERSION_TABLE) for table in tables)]


def lift_guards(using: str = "default", plan: Sequence[object] = (), **kwargs: Any) -> None:
    """Drop the triggers before migrations run on SQLite; `install_guards` puts them back afterwards."""
    connection = connections[using]
    if connection.vendor != "sqlite" or not plan:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard\\_%' ESCAPE '\\'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")


def install_guards(using: str = "default", **kwargs: Any) -> None:
    """Create the triggers that are missing. Does nothing before the tables exist."""
    from articles.models import CLAIM_MODELS

    connection = connections[using]
    present = set(connection.introspection.table_names())
    tables = [model._meta.db_table for model in CLAIM_MODELS if model._meta.db_table in present]
    if VERSION_TABLE not in present:
        return
    statements = _sqlite_statements(tables) if connection.vendor == "sqlite" else _postgres_statements(tables)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
