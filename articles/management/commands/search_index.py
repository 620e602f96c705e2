"""`manage.py search_index`: make, prove and follow the search index."""

import signal
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from articles.search import changes, upkeep
from articles.search.store import UnusableError

SHOWN = 50


class Command(BaseCommand):
    """Parses options and prints; articles.search.upkeep does the work."""

    help = "Bring the search index up to date; make it anew where there is none. Safe to repeat, to kill, to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--rebuild", action="store_true", help="make it anew beside the old one, then switch")
        what.add_argument("--check", action="store_true", help="prove index and database equal; exit code 1 if not")
        what.add_argument("--follow", action="store_true", help="keep it up to date until stopped")
        what.add_argument(
            "--prune", action="store_true", help="remove old rows of the change log (MPS_SEARCH_LOG_DAYS)"
        )
        parser.add_argument("--every", type=float, default=0.5, metavar="SECONDS", help="how often --follow looks")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
        elif options["follow"]:
            self._follow(options["every"])
        elif options["prune"]:
            gone = changes.prune(int(time.time()) - settings.SEARCH_LOG_DAYS * 86_400)
            self.stdout.write(f"{gone} rows of the search log removed")
        else:
            self._bring_up_to_date(anew=options["rebuild"])

    def _bring_up_to_date(self, *, anew: bool) -> None:
        started = time.monotonic()
        total = self._rebuild() if anew else upkeep.catch_up()
        seconds = time.monotonic() - started
        self.stdout.write(f"Search index  {total} documents, {'made anew' if anew else 'up to date'} ({seconds:.1f} s)")

    def _rebuild(self) -> int:
        """Make it anew behind a progress bar, which shows on a terminal only."""
        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.completed} records"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("Indexing", total=None)
            return upkeep.rebuild(lambda done: progress.advance(task, done))

    def _check(self) -> None:
        try:
            found = upkeep.check()
        except UnusableError as error:
            raise CommandError(f"The index is {error.status}. Make it anew: manage.py search_index --rebuild") from None
        for difference in found[:SHOWN]:
            self.stdout.write(str(difference))
        if len(found) > SHOWN:
            self.stdout.write(f"… and {len(found) - SHOWN} more")
        if found:
            self.stdout.write(f"{len(found)} documents differ. Make the index anew: manage.py search_index --rebuild")
            sys.exit(1)
        self.stdout.write("Index and database are equal.")

    def _follow(self, every: float) -> None:
        stopped: list[int] = []

        def stop(number: int, _frame: Any) -> None:
            stopped.append(number)

        signal.signal(signal.SIGTERM, stop)
        self.stdout.write("Following the change log. Stop with Ctrl-C.")
        self.stdout.flush()
        try:
            upkeep.follow(every, until=lambda: bool(stopped))
        except KeyboardInterrupt:
            return
