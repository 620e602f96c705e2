"""New rows in bulk, for rows whose keys nobody asks for afterwards: claims, bands of signatures.

`bulk_create` builds an INSERT with every value of every row in it, which takes longer than the
database takes to write them. Here SQLite gets one prepared statement and PostgreSQL a COPY.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models

_AS_IT_IS = frozenset((int, str, type(None)))

type Read = Callable[[models.Model], Any]


def insert(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Insert rows of one model; foreign keys may point to records that got their keys a moment ago.

    The rows do not learn their own keys. Raise what a save would: IntegrityError, DataError.
    """
    if not rows:
        return
    fields = [field for field in model._meta.local_concrete_fields if not (field.primary_key or field.generated)]
    readers = [_reader(field) for field in fields]
    insert_values(model, [field.attname for field in fields], ([read(row) for read in readers] for row in rows))


def insert_values(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as values, in the database's own types, of the attributes `names`."""
    columns = {field.attname: field.column for field in model._meta.local_concrete_fields}
    quote = connection.ops.quote_name
    table, listed = quote(model._meta.db_table), ", ".join(quote(str(columns[name])) for name in names)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", list(rows))  # noqa: S608 own names


def _reader(field: "models.Field[Any, Any]") -> Read:
    """Return what reads a field's value off a row, as the database takes it."""
    name = field.attname
    if isinstance(field, models.ForeignKey):
        return lambda row: _key(field, row)
    if (
        isinstance(field, models.JSONField)
        or getattr(field, "auto_now", False)
        or getattr(field, "auto_now_add", False)
    ):
        return lambda row: field.get_db_prep_save(field.pre_save(row, add=True), connection)

    def plain(row: models.Model) -> Any:
        value = getattr(row, name)
        return value if type(value) in _AS_IT_IS else field.get_db_prep_save(value, connection)

    return plain


def _key(field: "models.ForeignKey[Any, Any]", row: models.Model) -> Any:
    record = field.get_cached_value(row, default=None)
    return record.pk if record is not None else getattr(row, field.attname)
