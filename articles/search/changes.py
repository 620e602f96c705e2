"""Reading the change log: what an index has not taken in yet, and where it stands after taking it in.

A position on SQLite is the id of a row: writers come one after the other there. On PostgreSQL row ids become
visible out of order, so a position is a snapshot: everything visible in it was taken in, and nothing else.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Max, Min
from django.db.transaction import atomic

from articles.models import SearchChange, SearchLog
from articles.models.search import SUBJECT_BITS, Changed
from articles.search.store import Checkpoint

_TABLE = SearchChange._meta.db_table
_SEQUENCE = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s"
_SNAPSHOT = "pg_current_snapshot()::text, pg_current_xact_id_if_assigned()::text::bigint"
_UNSEEN = (
    f"FROM {_TABLE} WHERE transaction > 0 AND transaction >= pg_snapshot_xmin(%(at)s::pg_snapshot)::text::bigint"
    " AND NOT pg_visible_in_snapshot(transaction::text::xid8, %(at)s::pg_snapshot)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Subjects by kind that wait to be taken in, and the position reached by doing so."""

    position: str
    subjects: dict[Changed, set[int]]

    @property
    def size(self) -> int:
        """Number of subjects."""
        return sum(len(ids) for ids in self.subjects.values())


def log() -> SearchLog:
    """Return the archive's name and how far its log was pruned; a database that was flushed is named anew."""
    return SearchLog.objects.first() or SearchLog.objects.create()


def here() -> Checkpoint:
    """Return where the log stands now. Read it before the records it is to stand for."""
    archive = str(log().archive)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT {_SNAPSHOT}")
            return Checkpoint(archive, _position(*cursor.fetchone()))
        cursor.execute(_SEQUENCE, [_TABLE])
        return Checkpoint(archive, str(cursor.fetchone()[0]))


def _position(snapshot: str, own: int | None) -> str:
    """Return a snapshot (`xmin:xmax:running,…`) in which the transaction that asks still counts as running.

    It sees its own rows, but may write more of them: until it is over they are taken in again, never missed.
    """
    oldest, end, listed = snapshot.split(":")
    if own is None or own >= int(end):
        return snapshot
    running = sorted({own, *(int(number) for number in listed.split(",") if number)})
    return f"{min(own, int(oldest))}:{end}:{','.join(map(str, running))}"


def is_pending(checkpoint: Checkpoint) -> bool:
    """Whether anything has changed since. One cheap query; also true for an index of another archive or time."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"SELECT archive::text <> %(archive)s"
                f" OR pruned >= pg_snapshot_xmin(%(at)s::pg_snapshot)::text::bigint"
                f" OR pg_snapshot_xmax(%(at)s::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())"
                f" OR EXISTS (SELECT {_UNSEEN}) FROM {SearchLog._meta.db_table}",
                {"archive": checkpoint.archive, "at": checkpoint.position},
            )
            row = cursor.fetchone()
            return row is None or bool(row[0])
        cursor.execute(
            f"SELECT (SELECT max(archive) FROM {SearchLog._meta.db_table}), ({_SEQUENCE})",
            [_TABLE],
        )
        archive, position = cursor.fetchone()
        return (archive or "") != checkpoint.archive.replace("-", "") or position != int(checkpoint.position)


def read(checkpoint: Checkpoint) -> Reading | None:
    """Return what waits; None when the index cannot be brought up to date by the log and must be made anew.

    So it is for an index of another archive, one older than what was pruned, one that is ahead of the database
    (a backup was put back), and after a table was emptied at once.
    """
    state = log()
    if str(state.archive) != checkpoint.archive:
        return None
    reading = (
        _read_postgres(checkpoint, state) if connection.vendor == "postgresql" else _read_sqlite(checkpoint, state)
    )
    return None if reading is None or Changed.EVERYTHING in reading.subjects else reading


def _read_postgres(checkpoint: Checkpoint, state: SearchLog) -> Reading | None:
    with connection.cursor() as cursor:
        # one statement, so that rows and snapshot belong together
        cursor.execute(
            f"SELECT {_SNAPSHOT}, pg_snapshot_xmin(%(at)s::pg_snapshot)::text::bigint,"
            " pg_snapshot_xmax(%(at)s::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()),"
            f" (SELECT array_agg(DISTINCT subject) {_UNSEEN})",
            {"at": checkpoint.position},
        )
        snapshot, own, oldest, is_ahead, subjects = cursor.fetchone()
    if is_ahead or oldest <= state.pruned:
        return None
    return Reading(_position(snapshot, own), _by_kind(subjects or []))


def _read_sqlite(checkpoint: Checkpoint, state: SearchLog) -> Reading | None:
    seen = int(checkpoint.position)
    with connection.cursor() as cursor:
        # one statement, so that rows and end belong together
        cursor.execute(
            f"SELECT id, subject FROM {_TABLE} WHERE id > %s UNION ALL SELECT ({_SEQUENCE}), NULL",
            [seen, _TABLE],
        )
        rows = cursor.fetchall()
    end = rows[-1][0]
    if seen > end or seen < state.pruned:
        return None
    return Reading(str(end), _by_kind([subject for _id, subject in rows[:-1]]))


def _by_kind(subjects: list[int]) -> dict[Changed, set[int]]:
    found: dict[Changed, set[int]] = {}
    for subject in subjects:
        kind = Changed(subject & (1 << SUBJECT_BITS) - 1)
        found.setdefault(kind, set()).add(subject >> SUBJECT_BITS)
    return found


def prune(before: int) -> int:
    """Remove rows logged before a time (seconds since 1970) and remember how far; returns how many."""
    state = log()
    reached = _reached_postgres(before) if connection.vendor == "postgresql" else _reached_sqlite(before)
    if reached <= state.pruned:
        return 0
    column = "transaction" if connection.vendor == "postgresql" else "id"
    with atomic():
        SearchLog.objects.filter(pk=state.pk).update(pruned=reached)
        return SearchChange.objects.filter(**{f"{column}__lte": reached}).delete()[0]


def _reached_sqlite(before: int) -> int:
    """Return the id of the last row before a time, 0 without one."""
    last: int | None = SearchChange.objects.filter(at__lt=before).aggregate(last=Max("id"))["last"]
    return last or 0


def _reached_postgres(before: int) -> int:
    """Return the last transaction that may go: over for everybody, and all of its rows logged before a time."""
    last: int = SearchChange.objects.filter(at__lt=before).aggregate(last=Max("transaction"))["last"] or 0
    kept: int | None = SearchChange.objects.filter(at__gte=before).aggregate(first=Min("transaction"))["first"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        running: int = cursor.fetchone()[0]
    return min(last, running - 1, last if kept is None else kept - 1)
