"""Index folders on disk, and the one that searches read.

    <SEARCH_DIR>/current            name of the index in use, replaced in one step
    <SEARCH_DIR>/v<version>-<id>/   an index; the version is that of its schema
    <SEARCH_DIR>/write.lock         held by whoever writes the index in use
    <SEARCH_DIR>/rebuild.lock       held by whoever makes a new one

Locks are the operating system's: a process that dies, however it dies, gives them up.
"""

import contextlib
import fcntl
import json
import os
import shutil
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import tantivy
from django.conf import settings
from tantivy import Query

from articles.search import schema

HEAP = 64_000_000  # bytes a writer gathers in memory before it writes a segment


class Status(StrEnum):
    """The state of the index that answered, or did not."""

    READY = "ready"
    BEHIND = "behind"  # answered; changes wait that this index has not taken in yet
    MISSING = "missing"  # no index: nothing was found because nothing could be searched
    DAMAGED = "damaged"
    OUTDATED = "outdated"  # made by another version of the program


class UnusableError(Exception):
    """There is no index that can be read; `status` says why."""

    def __init__(self, status: Status) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far the change log of which database an index has taken in."""

    archive: str
    position: str


@dataclass(slots=True)
class Opened:
    """An open index, as it was at one moment."""

    folder: Path
    index: tantivy.Index
    searcher: tantivy.Searcher
    checkpoint: Checkpoint
    stamp: tuple[int, int]
    counted: dict[Any, Any] = field(default_factory=dict)  # facets counted so far: they hold while this state does


_opened: Opened | None = None
_opening = threading.Lock()


def root() -> Path:
    """Return the folder that holds everything about search."""
    return Path(settings.SEARCH_DIR)


def current_name() -> str:
    """Return the name of the index in use, "" without one."""
    try:
        return (root() / "current").read_text().strip()
    except OSError:
        return ""


def state() -> tuple[str, tuple[int, int] | None]:
    """Return what differs whenever another index answers, or the same one after a commit."""
    name = current_name()
    try:
        return name, _stamp(root() / name) if name else None
    except OSError:
        return name, None


def opened() -> Opened:
    """Return the index in use, opened anew when it has changed; UnusableError without a sound one."""
    name = current_name()
    while True:
        try:
            return _opened_as(name)
        except UnusableError:
            if (latest := current_name()) == name:
                raise
            name = latest  # another one took its place meanwhile


def _opened_as(name: str) -> Opened:
    global _opened  # noqa: PLW0603 one open index a process
    if not name:
        raise UnusableError(Status.MISSING)
    if name.partition("-")[0] != f"v{schema.VERSION}":
        raise UnusableError(Status.OUTDATED)
    folder = root() / name
    with _opening:
        known = _opened
        try:
            stamp = _stamp(folder)
            if known is not None and known.folder == folder and known.stamp == stamp:
                return known
            _opened = _open(folder, stamp)
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            _opened = None
            missing = not folder.is_dir()
            raise UnusableError(Status.MISSING if missing else Status.DAMAGED) from error
        return _opened


def forget() -> None:
    """Close what is open: after damage was found, or when the folder changed."""
    global _opened  # noqa: PLW0603
    with _opening:
        _opened = None


def _open(folder: Path, stamp: tuple[int, int]) -> Opened:
    index = open_index(folder)
    searcher = index.searcher()
    return Opened(folder, index, searcher, read_checkpoint(searcher), stamp)


def open_index(folder: Path) -> tantivy.Index:
    """Return the index in a folder; ValueError when it cannot be read."""
    if not (folder / "meta.json").exists():
        raise ValueError(f"no index in {folder}")
    index = schema.register(tantivy.Index(schema.SCHEMA, path=str(folder)))
    index.config_reader("manual")
    index.reload()
    return index


def is_sound() -> bool:
    """Whether the index in use can be opened and every part of it be read."""
    try:
        index = open_index(root() / current_name())
        searcher = index.searcher()
        every = Query.all_query()
        for address in [address for _score, address in searcher.search(every, 10).hits]:
            searcher.doc(address)
        for name in schema.FACETS:
            searcher.aggregate(every, {name: {"terms": {"field": name}}})
        for name in (*schema.EXACT_FIELDS, *(f"{name}_s" for name in schema.STEMMED_FIELDS)):
            for term, _count in searcher.terms_with_prefix(name, "", limit=5):
                searcher.search(Query.phrase_query(schema.SCHEMA, name, [term, term]), 1)
        read_checkpoint(searcher)
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        return False
    return True


def _stamp(folder: Path) -> tuple[int, int]:
    """Return what changes whenever a commit replaces the list of segments."""
    found = (folder / "meta.json").stat()
    return found.st_ino, found.st_mtime_ns


def read_checkpoint(searcher: tantivy.Searcher) -> Checkpoint:
    """Return how far an index got; ValueError without a checkpoint."""
    found = searcher.search(Query.term_query(schema.SCHEMA, "key", schema.CHECKPOINT), 1, count=False).hits
    if not found:
        raise ValueError("the index has no checkpoint")
    payload = json.loads(searcher.doc(found[0][1])["payload"][0])
    return Checkpoint(payload["archive"], payload["position"])


def remove(writer: tantivy.IndexWriter, key: int) -> None:
    """Take a document out. By query: the library's deletion by term finds no numbers."""
    writer.delete_documents_by_query(Query.term_query(schema.SCHEMA, "key", key))


def put_checkpoint(writer: tantivy.IndexWriter, checkpoint: Checkpoint) -> None:
    """Write a checkpoint, to be committed together with what it stands for."""
    remove(writer, schema.CHECKPOINT)
    made = tantivy.Document()
    made.add_unsigned("key", schema.CHECKPOINT)
    made.add_text("payload", json.dumps({"archive": checkpoint.archive, "position": checkpoint.position}))
    writer.add_document(made)


@contextlib.contextmanager
def writing(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """Give a writer and wait for what it still does; uncommitted work is dropped on an exception."""
    writer = index.writer(HEAP, 1)
    try:
        yield writer
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


@contextlib.contextmanager
def lock(name: str, wait: float = 0.0) -> Iterator[bool]:
    """Hold a lock between processes and threads; yields whether it was got within `wait` seconds."""
    root().mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait
    with (root() / f"{name}.lock").open("w") as file:
        while not (held := _try(file)) and time.monotonic() < deadline:
            time.sleep(0.02)
        yield held  # closing the file gives the lock up


def _try(file: Any) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def new_folder() -> Path:
    """Make the folder of a new index, which nobody reads yet."""
    folder = root() / f"v{schema.VERSION}-{uuid.uuid4().hex[:12]}"
    folder.mkdir(parents=True)
    return folder


def switch_to(folder: Path) -> None:
    """Make an index the one in use, in one step, and clear away the others."""
    draft = root() / f"current.{os.getpid()}"
    with draft.open("w") as file:
        file.write(folder.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(root() / "current")
    clear()


def clear() -> None:
    """Remove indexes that are not in use; open ones stay readable to whoever has them open."""
    kept = current_name()
    for folder in root().glob("v*-*"):
        if folder.is_dir() and folder.name != kept:
            shutil.rmtree(folder, ignore_errors=True)
