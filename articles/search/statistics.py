"""How the tables are filled: without knowing it, SQLite guesses which index leads to few rows, and often wrongly.

PostgreSQL finds out by itself.
"""

import logging

from django.db import Error, connection

log = logging.getLogger(__name__)

LOOKED_AT = 1000  # rows of each index: some hundredths of a second, however large the archive is


def refresh() -> None:
    """Have SQLite look at its tables. Never raises: a busy database is looked at another time."""
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")
    except Error as error:
        log.info("the database is too busy to look at its tables: %s", error)
