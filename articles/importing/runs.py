"""The record of an import, and how the next one knows whether it is still alive.

Whoever imports holds a lock that its operating system or its database gives up when the process
dies, however it dies: a file lock beside an SQLite database, an advisory lock of the session on
PostgreSQL. A run in state “running” whose lock is free was interrupted.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING
from uuid import UUID, uuid4

from django.conf import settings
from django.db import Error, connection, transaction
from django.utils import timezone

from articles.extraction import EXTRACTOR_VERSION
from articles.models import ImportRun
from articles.models.locks import lock_batch

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = ["lock_batch", "mark_interrupted", "recorded_run"]

_RUN_LOCKS = 0x6D707301  # first key of the session locks that living imports hold


@contextmanager
def recorded_run(inputs: list[str], user: "User | None" = None) -> Iterator[ImportRun]:
    """Record a run around the work, in the name of `user`. An exception leaves it as interrupted and goes on."""
    uuid = uuid4()
    with _alive(uuid):
        mark_interrupted()
        run = ImportRun.objects.create(
            uuid=uuid, started_at=timezone.now(), inputs=inputs, extractor=EXTRACTOR_VERSION, counts={}, user=user
        )
        try:
            yield run
        except BaseException:
            with suppress(Error):  # the database may be what failed; then the next run marks this one
                _end(run, ImportRun.State.INTERRUPTED)
            raise
        _end(run, ImportRun.State.FINISHED)


def _end(run: ImportRun, state: ImportRun.State) -> None:
    run.state, run.finished_at = state, timezone.now()
    run.save(update_fields=["state", "finished_at", "counts"])


def mark_interrupted() -> int:
    """Mark runs whose process has died; return how many."""
    dead = [run.pk for run in ImportRun.objects.filter(state=ImportRun.State.RUNNING) if not _is_alive(run.uuid)]
    return ImportRun.objects.filter(pk__in=dead).update(state=ImportRun.State.INTERRUPTED) if dead else 0


@contextmanager
def _alive(uuid: UUID) -> Iterator[None]:
    """Hold the lock that tells others that this run is alive."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [_RUN_LOCKS, _number(uuid)])
        try:
            yield
        finally:
            # a broken session has given the lock up already
            with suppress(Error), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_RUN_LOCKS, _number(uuid)])
        return
    path = _lock_path(uuid)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _is_alive(uuid: UUID) -> bool:
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_RUN_LOCKS, _number(uuid)])
            return not cursor.fetchone()[0]
    path = _lock_path(uuid)
    try:
        with path.open() as file:
            return not _free(file, path)
    except FileNotFoundError:
        return False


def _free(file: IO[str], path: Path) -> bool:
    """Take a lock that nobody holds, and clear it away."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    path.unlink(missing_ok=True)
    return True


def _number(uuid: UUID) -> int:
    return uuid.int & 0x7FFFFFFF


def _lock_path(uuid: UUID) -> Path:
    """Locks of a database file lie beside it, those of one in memory in the project's own folder."""
    name = str(connection.settings_dict["NAME"])
    folder = settings.VAR_DIR if name.startswith("file:") or name == ":memory:" else Path(name).resolve().parent
    return Path(folder) / "import-locks" / f"{uuid}.lock"
