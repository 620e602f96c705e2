"""Keeping the index equal to the database.

Whoever holds the writer's lock takes in what the change log names: each document concerned is built from what the
database says now, and written with the position reached in one commit. So a process may die anywhere: what was not
committed is taken in again. Several machines each keep an index of their own by the same log.
"""

import logging
import shutil
import threading
import time
from collections.abc import Callable
from itertools import batched
from pathlib import Path
from typing import Any

import tantivy
from django.conf import settings
from django.db import connection, connections
from tantivy import Query

from articles.search import changes, documents, proof, schema, statistics, store
from articles.search.dependents import dependents
from articles.search.proof import CHUNK, Difference, digests, every_pk
from articles.search.store import Checkpoint, Opened, Status, UnusableError

log = logging.getLogger(__name__)

READER_TAKES = 300  # subjects that a search takes in before it answers; more are taken in beside it
WRITER_TAKES = 5_000  # subjects that a request which wrote takes in before it ends
READER_WAITS = 1.0  # seconds a search waits for another process that is writing
WRITER_WAITS = 30.0
MANY = 1_000  # changed subjects after which the tables may be filled otherwise
PRUNED_EVERY = 3600.0  # seconds between two prunings of the log, and two looks at the tables, by a process
RENEWED_EVERY = 60.0  # seconds between two attempts of a process to make an unusable index anew


# --- For those who ask ----------------------------------------------------------------------------


def ready() -> tuple[Opened, Status]:
    """Return the index to ask, brought up to date as far as may be; UnusableError without one."""
    opened = store.opened()
    if not changes.is_pending(opened.checkpoint):
        return opened, Status.READY
    if not settings.SEARCH_INLINE or _in_transaction():
        return opened, Status.BEHIND
    state = take_in(READER_TAKES, READER_WAITS)
    if state == Status.OUTDATED:
        raise UnusableError(state)
    if state == Status.BEHIND:
        _soon(catch_up)
    return store.opened(), state


def asking[T](ask: Callable[[Opened], T], otherwise: T) -> T:
    """Return what the index answers; `otherwise` while it cannot be read."""
    try:
        return ask(ready()[0])
    except BaseException as error:
        if not is_damage(error):
            raise
        renew_after(error)
        return otherwise


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the index cannot be read: the library raises ValueError, or panics."""
    return isinstance(error, (UnusableError, ValueError)) or type(error).__name__ == "PanicException"


_renewed_at = -RENEWED_EVERY


def renew_after(error: BaseException) -> Status:
    """Return the state of the index that an error tells, and have an unusable one made anew beside the request.

    An error in spite of a sound index is the program's: it is logged, and nothing is made anew.
    """
    global _renewed_at  # noqa: PLW0603
    status = error.status if isinstance(error, UnusableError) else Status.DAMAGED
    if not isinstance(error, UnusableError) and store.is_sound():
        log.error("search failed on a sound index", exc_info=error)
        return status
    store.forget()
    if not settings.SEARCH_INLINE or _in_transaction() or time.monotonic() - _renewed_at < RENEWED_EVERY:
        return status
    _renewed_at = time.monotonic()
    log.warning("the search index is %s and is made anew", status)
    _soon(rebuild)
    return status


def after_write() -> None:
    """Take in what a request or a command has just written, if web processes write the index. Never raises."""
    if not settings.SEARCH_INLINE or _in_transaction():
        return
    try:
        if changes.is_pending(store.opened().checkpoint) and take_in(WRITER_TAKES, READER_WAITS) == Status.BEHIND:
            _soon(catch_up)
        _tidy()
    except BaseException as error:
        if not is_damage(error):
            log.exception("the search index could not be brought up to date")
            return
        renew_after(error)


def _in_transaction() -> bool:
    """Whether what the database says now may yet be rolled back. A test's own transaction does not count."""
    return any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


_beside = threading.Lock()


def _soon(job: Callable[[], Any]) -> None:
    """Do a job beside the request, unless this process is doing one already."""
    if not _beside.acquire(blocking=False):
        return

    def run() -> None:
        try:
            job()
        except BaseException:
            log.exception("upkeep of the search index failed")
        finally:
            connections.close_all()
            _beside.release()

    threading.Thread(target=run, name="search-upkeep", daemon=True).start()


# --- Taking changes in ----------------------------------------------------------------------------


def take_in(most: int | None = None, wait: float = WRITER_WAITS) -> Status:
    """Take in what waits in the log. READY: all of it; BEHIND: somebody else is writing, or more than `most` wait;
    OUTDATED: the index must be made anew. UnusableError without an index.
    """
    with store.lock("write", wait) as held:
        opened = store.opened()
        if not held:
            return Status.BEHIND if changes.is_pending(opened.checkpoint) else Status.READY
        reading = changes.read(opened.checkpoint)
        if reading is None:
            return Status.OUTDATED
        if most is not None and reading.size > most:
            return Status.BEHIND
        _apply(opened.index, opened.checkpoint, reading)
        if reading.size >= MANY:
            statistics.refresh()
        return Status.READY


def catch_up() -> int:
    """Bring the index up to date, making it anew where there is none or the log cannot; returns its documents."""
    try:
        if take_in() == Status.READY:
            return store.opened().searcher.num_docs - 1
    except BaseException as error:
        if not is_damage(error):
            raise
        log.warning("the search index is made anew: %s", error)
        store.forget()
    return rebuild()


def _apply(index: tantivy.Index, checkpoint: Checkpoint, reading: changes.Reading) -> int:
    """Write the documents concerned that differ, and the position reached, in one commit; returns how many."""
    if not reading.subjects and reading.position == checkpoint.position:
        return 0
    index.reload()
    written = 0
    with store.writing(index) as writer:
        searcher = index.searcher()
        for kind, pks in documents.grouped(dependents(reading.subjects)).items():
            for chunk in batched(pks, CHUNK):
                written += _write(writer, searcher, kind, chunk)
        store.put_checkpoint(writer, Checkpoint(checkpoint.archive, reading.position))
        writer.commit()
    index.reload()
    return written


def _write(writer: tantivy.IndexWriter, searcher: tantivy.Searcher, kind: str, pks: tuple[int, ...]) -> int:
    """Write those of some documents that differ from what the index holds."""
    keys = [schema.key_of(kind, pk) for pk in pks]
    known = dict(digests(searcher, Query.term_set_query(schema.SCHEMA, "key", keys), len(keys) + 1))
    built = {document.key: document for document in documents.build(kind, pks)}
    written = 0
    for key in keys:
        document = built.get(key)
        if document is not None and known.get(key) == document.digest:
            continue
        if key in known:
            store.remove(writer, key)
        if document is not None:
            writer.add_document(document.packed())
        written += key in known or document is not None
    return written


# --- Making it anew -------------------------------------------------------------------------------


def rebuild(progress: Callable[[int], None] | None = None) -> int:
    """Make a new index beside the one in use and switch to it; returns the number of documents.

    The site goes on searching the old one, which goes on being kept up to date. While another process is already
    making a new one, wait for it and take that.
    """
    with store.lock("rebuild", 0.0) as held:
        if held:
            return _rebuild(progress or _silent)
    with store.lock("rebuild", 3600.0):
        return store.opened().searcher.num_docs - 1


def _silent(done: int) -> None:
    """Tell nobody."""


def _rebuild(progress: Callable[[int], None]) -> int:
    folder = store.new_folder()
    try:
        index = schema.register(tantivy.Index(schema.SCHEMA, path=str(folder)))
        index.config_reader("manual")
        _fill(index, progress)
        with store.lock("write", 3600.0):
            reached = store.read_checkpoint(index.searcher())
            reading = changes.read(reached)
            while reading is None:  # a table was emptied, or the log pruned, while it was being made
                _fill(index, progress)
                reached = store.read_checkpoint(index.searcher())
                reading = changes.read(reached)
            _apply(index, reached, reading)
            store.switch_to(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    store.forget()
    statistics.refresh()
    return index.searcher().num_docs - 1


def _fill(index: tantivy.Index, progress: Callable[[int], None]) -> None:
    """Put every record into an index, and the position that the log had before."""
    checkpoint = changes.here()
    with store.writing(index) as writer:
        writer.delete_all_documents()
        for kind in documents.MODELS:
            for pks in every_pk(kind):
                for document in documents.build(kind, pks):
                    writer.add_document(document.packed())
                progress(len(pks))
        store.put_checkpoint(writer, checkpoint)
        writer.commit()
    index.reload()


def check() -> list[Difference]:
    """Return where index and database differ, document by document; UnusableError without an index."""
    return proof.check(take_in)


# --- Following the log ----------------------------------------------------------------------------


def follow(every: float, until: Callable[[], bool]) -> None:
    """Keep the index up to date until told to stop, looking at the log every few tenths of a second."""
    while not until():
        try:
            if _needs_work():
                catch_up()
            _tidy()
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            log.exception("upkeep of the search index failed; trying again")
            connections.close_all()
        time.sleep(every)


_pruned_at = -PRUNED_EVERY


def _tidy() -> None:
    """Prune the log and learn how the tables are filled, once an hour and process."""
    global _pruned_at  # noqa: PLW0603
    if time.monotonic() - _pruned_at >= PRUNED_EVERY:
        _pruned_at = time.monotonic()
        changes.prune(int(time.time()) - settings.SEARCH_LOG_DAYS * 86_400)
        statistics.refresh()


def _needs_work() -> bool:
    try:
        return changes.is_pending(store.opened().checkpoint)
    except UnusableError:
        return True  # and catching up makes a new one


def folder_in_use() -> Path | None:
    """Return the folder of the index in use, None without one."""
    name = store.current_name()
    return store.root() / name if name else None
