"""Reading and extraction in several processes; results come back in the order of the inputs."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import batched
from multiprocessing.connection import wait

from articles.importing.parsing import Loaded, Parsed, Rejected, parse

_CHUNK = 16

type Parsing = Callable[[], list[Parsed | Rejected]]


@contextmanager
def parser(workers: int) -> Iterator[Callable[[Sequence[Loaded]], Parsing]]:
    """Give a function that starts to parse documents and returns one that waits for the results, in order.

    With one worker nothing starts before somebody waits, otherwise `workers` processes begin at once.
    """
    if workers <= 1:
        yield lambda documents: lambda: [parse(document) for document in documents]
        return
    team = _Team(workers)
    try:
        yield team.start
    finally:
        team.end()


class _Team:
    """Worker processes; a document that kills its process is rejected, and the team goes on."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = _pool(workers)

    def start(self, documents: Sequence[Loaded]) -> Parsing:
        chunks = list(batched(documents, _CHUNK))
        futures = [self._submit(chunk) for chunk in chunks]
        return lambda: [
            result for chunk, future in zip(chunks, futures, strict=True) for result in self._results(chunk, future)
        ]

    def _submit(self, chunk: Sequence[Loaded]) -> "Future[list[Parsed | Rejected]] | None":
        try:
            return self._pool.submit(parse_chunk, chunk)
        except BrokenProcessPool:
            return None

    def _results(
        self, chunk: Sequence[Loaded], future: "Future[list[Parsed | Rejected]] | None"
    ) -> list[Parsed | Rejected]:
        try:
            if future is not None:
                return future.result()
        except (BrokenProcessPool, CancelledError):
            pass
        results = [_alone(document) for document in chunk]
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = _pool(self._workers)
        return results

    def end(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def parse_chunk(chunk: Sequence[Loaded]) -> list[Parsed | Rejected]:
    """Parse some documents; runs in a worker."""
    return [parse(document) for document in chunk]


def _alone(document: Loaded) -> Parsed | Rejected:
    """Parse a document in a process of its own, after one of its chunk has killed theirs."""
    with _pool(1) as pool:
        try:
            return pool.submit(parse, document).result()
        except BrokenProcessPool:
            return Rejected(document.name, "the reader's process died on it", document.sha256)


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker)


def _start_worker() -> None:
    """Leave interrupts to the parent, and end when it does, even if it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
