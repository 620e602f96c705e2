"""Write the data dictionary: every table and field, from the models' own help texts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.dictionary import data_dictionary


class Command(BaseCommand):
    """Print docs/data-dictionary.md, or write it."""

    help = "Write the data dictionary (Markdown) from the models' help texts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", type=Path, help="File to write; standard output without it.")

    def handle(self, *args: Any, **options: Any) -> None:
        text = data_dictionary()
        output: Path | None = options["output"]
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output}: cannot be written ({error.strerror}). Name another file.") from error
        self.stdout.write(f"Wrote {output}.")
