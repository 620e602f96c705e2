"""Knowing that the database has not changed, so that what was read or drawn before may be shown again.

A moment is a value that differs whenever anything in the database may have changed since, whoever changed it and in
whatever way; comparing two costs a few microseconds on SQLite and one short question on PostgreSQL. What is kept
under a moment is therefore never out of date: a withdrawal, an edit and raw SQL are seen by the very next request.
"""

import contextlib
import os
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection

type Moment = Hashable


def now() -> Moment | None:
    """Return the moment; read it before what is to be kept under it. None where nothing may be kept.

    Nothing may within a transaction, whose own changes nobody else sees yet, and in a database without a file.
    """
    if not settings.KEPT_MB or connection.in_atomic_block:
        return None
    if connection.vendor == "postgresql":
        # whatever writes has a transaction number; a snapshot lists those that are over and those that are not
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text, pg_postmaster_start_time()")
            found: tuple[object, ...] = cursor.fetchone()
            return found
    return _watcher.moment(str(connection.settings_dict["NAME"]))


class _Watcher:
    """A connection of its own to a SQLite file: it never writes, so each commit by anybody is another's to it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._which: tuple[int, str, int, int] | None = None
        self._connection: sqlite3.Connection | None = None

    def moment(self, name: str) -> Moment | None:
        """Return which file there is, and the number of its state as this connection counts them."""
        with self._lock, contextlib.suppress(OSError, sqlite3.Error):
            found = Path(name).stat()
            which = (os.getpid(), name, found.st_dev, found.st_ino)  # a backup that was put back is another file
            if self._which != which:
                if self._connection is not None and self._which is not None and self._which[0] == os.getpid():
                    self._connection.close()
                self._connection = sqlite3.connect(name, isolation_level=None, check_same_thread=False, timeout=1)
                self._which = which
            assert self._connection is not None  # noqa: S101 - opened together with `_which`
            (number,) = self._connection.execute("PRAGMA data_version").fetchone()
            return which, number
        return None

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._which = None


_watcher = _Watcher()


@dataclass(slots=True)
class Kept[V]:
    """Values that hold while the moment does, the latest used ones up to a size; all are dropped with the moment."""

    most: int  # the sum of their sizes
    _moment: Moment | None = None
    _size: int = 0
    _values: OrderedDict[Hashable, tuple[V, int]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, moment: Moment | None, key: Hashable) -> V | None:
        """Return what was kept, None for nothing."""
        with self._lock:
            if moment is None or moment != self._moment or key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, moment: Moment | None, key: Hashable, value: V, size: int = 1) -> None:
        """Keep a value that was read at a moment or after it."""
        if moment is None or size > self.most:
            return
        with self._lock:
            if moment != self._moment:
                self._values.clear()
                self._moment, self._size = moment, 0
            _old, freed = self._values.pop(key, (None, 0))
            self._values[key] = (value, size)
            self._size += size - freed
            while self._size > self.most:
                _key, (_value, freed) = self._values.popitem(last=False)
                self._size -= freed

    def __len__(self) -> int:
        return len(self._values)
