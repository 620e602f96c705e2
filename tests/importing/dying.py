"""Import a folder and be killed at the N-th statement: `python -m tests.importing.dying FOLDER N`.

With N = 0 the import runs to its end and prints how many statements it took.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django


class Death:
    """Kills this very process, with the signal that no process can catch, before statement number `at`."""

    def __init__(self, at: int) -> None:
        self.at, self.count = at, 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def main(folder: str, at: int) -> None:
    """Import `folder` in small batches."""
    django.setup()
    from django.db import connection

    from articles.importing.pipeline import Request, run_import

    death = Death(at)
    with connection.execute_wrapper(death):
        run_import(Request((folder,), batch_size=3))
    print(death.count)  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mpsarchive.settings")
    main(sys.argv[1], int(sys.argv[2]))
