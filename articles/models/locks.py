"""Locks that more than one layer takes: who matches names with records, and who changes what records stand for."""

from django.db import connection

BATCH_LOCK = 0x6D707302  # key of the transaction lock under which a batch is matched and written


def lock_batch() -> None:
    """Let one batch at a time be matched and written, and nobody merge records meanwhile.

    Belongs at the start of its transaction. SQLite's IMMEDIATE transactions do this by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [BATCH_LOCK])
