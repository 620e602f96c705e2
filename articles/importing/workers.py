"""Reading and extraction in several processes; results come back in the order of the inputs."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import batched
from multiprocessing.connection import wait

from articles.importing.parsing import Parsed, Rejected, parse
from articles.importing.reading import Input

_CHUNK = 16
_AHEAD = 3  # chunks a worker may be ahead of the writer, so that memory stays small

type Chunk = tuple[Input, ...]


def parse_all(inputs: Iterable[Input], limit: int, workers: int) -> Iterator[Parsed | Rejected]:
    """Yield every input parsed, in order. With one worker it is done here, otherwise in `workers` processes."""
    if workers <= 1:
        for document in inputs:
            yield parse(document, limit)
        return
    pool = _pool(workers)
    pending: deque[tuple[Chunk, Future[list[Parsed | Rejected]]]] = deque()
    chunks = batched(inputs, _CHUNK)
    try:
        while True:
            while len(pending) < workers * _AHEAD and (chunk := next(chunks, None)) is not None:
                pending.append((chunk, pool.submit(parse_chunk, chunk, limit)))
            if not pending:
                return
            chunk, future = pending.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(chunk, limit)
                pool = _pool(workers)
                pending = deque((again, pool.submit(parse_chunk, again, limit)) for again, _future in pending)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def parse_chunk(chunk: Chunk, limit: int) -> list[Parsed | Rejected]:
    """Parse some documents; runs in a worker."""
    return [parse(document, limit) for document in chunk]


def _one_by_one(chunk: Chunk, limit: int) -> Iterator[Parsed | Rejected]:
    """Parse documents among which one has killed its process; that one is rejected, the others are not."""
    for document in chunk:
        with _pool(1) as pool:
            try:
                yield pool.submit(parse, document, limit).result()
            except BrokenProcessPool:
                yield Rejected(document.name, "the reader's process died on it")


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
