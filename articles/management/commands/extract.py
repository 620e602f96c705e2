"""`manage.py extract PATH…`: print what the extractor reads off documents, one JSON object each."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.explain import explain_html, explain_text, page_end, page_start
from articles.extraction.report import FORMATS, Input, run_extract


class Command(BaseCommand):
    """Needs no database. Exit code 1 when a file could not be read; the others are printed all the same."""

    help = "Print title, date, blocks, people, meetings, documents, figures and statements of documents as JSON."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="A document, or a folder of documents.")
        parser.add_argument(
            "--format", choices=FORMATS, default="jsonl", help="One JSON object a line (default), or indented."
        )
        parser.add_argument(
            "--explain", action="store_true", help="Show the text with every find and the rule that made it."
        )
        parser.add_argument("--html", action="store_true", help="With --explain: as a page of HTML.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["html"] and not options["explain"]:
            raise CommandError("--html goes with --explain.")
        colour = options["force_color"] or (self.stdout.isatty() and not options["no_color"])
        render: Callable[[Input], str] | None = None
        if options["html"]:
            render = lambda item: explain_html(item.extraction)  # noqa: E731
            self.stdout.write(page_start())
        elif options["explain"]:
            render = lambda item: explain_text(item.extraction, colour=colour)  # noqa: E731
        outcome = run_extract(options["paths"], self.stdout, options["format"], render)
        if options["html"]:
            self.stdout.write(page_end())
        for file, reason in outcome.failures:
            self.stderr.write(f"{file}: {reason}")
        if outcome.failures:
            files = ", ".join(file for file, _ in outcome.failures)
            total = outcome.read + len(outcome.failures)
            raise CommandError(f"{len(outcome.failures)} of {total} documents could not be read: {files}")
