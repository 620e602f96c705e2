"""`manage.py import_seeds`: bring documents into the archive."""

import json
import sys
from argparse import ArgumentParser
from typing import IO, Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from articles.importing.pipeline import DEFAULT_BATCH, Report, Request, run_import
from articles.importing.reading import KINDS, STDIN_FORMATS
from articles.importing.report import as_json, print_report
from articles.models import Article, ImportItem, Source


class Command(BaseCommand):
    """Parses options and prints; articles.importing does the work."""

    help = f"Import press articles ({KINDS}) from files, folders or standard input. Importing again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="file, folder or - ; default: the seed documents")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would change")
        parser.add_argument("--draft", action="store_true", help="import as drafts instead of publishing")
        parser.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes that read and extract")
        parser.add_argument("--source", metavar="SLUG", help="source of documents that do not tell theirs")
        parser.add_argument("--batch-size", type=_positive, default=DEFAULT_BATCH, metavar="N", help="per transaction")
        parser.add_argument("--user", metavar="NAME", help="in whose name; who may not publish imports with --draft")
        parser.add_argument("--stdin-format", choices=STDIN_FORMATS, default="text", help="what - brings")

    def handle(self, *args: Any, **options: Any) -> None:
        request = Request(
            paths=tuple(options["paths"]),
            state=Article.State.DRAFT if options["draft"] else Article.State.PUBLISHED,
            source=_source(options["source"]),
            workers=options["workers"],
            batch_size=options["batch_size"],
            dry_run=options["dry_run"],
            stdin_format=options["stdin_format"],
            user=_user(options["user"], publishing=not options["draft"]),
        )
        report = self._run(request, quiet=options["json"])
        if options["json"]:
            self.stdout.write(json.dumps(as_json(report), ensure_ascii=False, indent=2))
        else:
            print_report(report, self._console())
        if report.counts[ImportItem.Outcome.REJECTED]:
            sys.exit(1)

    def _console(self) -> Console:
        """Return where the report goes: as wide as the terminal, wide enough for any name in a pipe."""
        width = None if self.stdout.isatty() else 200
        return Console(file=cast(IO[str], self.stdout), width=width, highlight=False)

    def _run(self, request: Request, *, quiet: bool) -> Report:
        """Import behind a progress bar, which shows on a terminal only."""
        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.completed} documents"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
            task = progress.add_task("Importing", total=None)
            try:
                return run_import(request, lambda done: progress.advance(task, done))
            except KeyboardInterrupt:
                raise CommandError(
                    "Stopped. Finished batches are kept; run the same command again for the rest."
                ) from None


def _source(slug: str | None) -> Source | None:
    if slug is None:
        return None
    try:
        return Source.objects.get(slug=slug)
    except Source.DoesNotExist:
        known = ", ".join(Source.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no source {slug!r}. Known: {known}. Add it in the admin first.") from None


def _user(name: str | None, *, publishing: bool) -> User | None:
    if name is None:
        return None
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None or not user.has_perm("articles.add_importrun"):
        raise CommandError(f"There is no account {name!r} that may import. Put it into the group Contributor or above.")
    if publishing and not user.has_perm("articles.publish_article"):
        raise CommandError(f"{name} may not publish. Add --draft.")
    if publishing and settings.FOUR_EYES:
        raise CommandError("MPS_FOUR_EYES is on: who imports does not publish. Add --draft.")
    return user


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
