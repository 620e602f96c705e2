"""Run a management command and be killed at a point: `python -m tests.search.dying POINT COMMAND…`."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import django


def die(*args: Any, **kwargs: Any) -> Any:
    """Kill this very process, with the signal that no process can catch."""
    os.kill(os.getpid(), signal.SIGKILL)


def prepare(point: str) -> None:
    """Put death where it is asked for."""
    from articles.search import documents, store

    writing = store.writing

    @contextmanager
    def dies_after_commit(index: Any) -> Any:
        with writing(index) as writer:
            yield writer
            die()

    calls: list[int] = []

    def dies_at_third(kind: str, pks: Any, build: Callable[..., Any] = documents.build) -> Any:
        calls.append(1)
        return die() if len(calls) == 3 else build(kind, pks)

    match point:
        case "building":
            documents.build = dies_at_third
        case "before the commit":
            store.put_checkpoint = die
        case "after the commit":
            store.writing = dies_after_commit
        case "before the switch":
            store.switch_to = die
        case "after the switch":
            store.clear = die


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mpsarchive.settings")
    django.setup()
    prepare(sys.argv[1])
    from django.core.management import call_command

    call_command(*sys.argv[2:])
