"""`manage.py reextract`: read stored articles again with the present extractor."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.extraction import EXTRACTOR_VERSION
from articles.importing.reextraction import Difference, reextract
from articles.models import ArticleVersion


class Command(BaseCommand):
    """Parses options and prints; articles.importing.reextraction does the work."""

    help = "Replace the undecided claims of current versions by what the present extractor reads. Decisions stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="ARTICLE", help="slug of an article; default: all")
        parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would change")
        parser.add_argument("--outdated", action="store_true", help="only versions that an older extractor read")

    def handle(self, *args: Any, **options: Any) -> None:
        versions = ArticleVersion.objects.filter(is_current=True).select_related("article").order_by("id")
        if options["slugs"]:
            versions = versions.filter(article__slug__in=options["slugs"])
            missing = {*options["slugs"]} - {*versions.values_list("article__slug", flat=True)}
            if missing:
                raise CommandError(
                    f"There is no article {', '.join(sorted(missing))}. Give the last part of its address."
                )
        if options["outdated"]:
            versions = versions.exclude(extractor=EXTRACTOR_VERSION)
        read, changed = 0, 0
        for version in versions.iterator(chunk_size=100):
            difference = reextract(version, dry_run=options["dry_run"])
            read += 1
            if difference:
                changed += 1
                self.stdout.write(f"{version.article.slug}: {_words(difference)}")
        self.stdout.write(
            f"{read} read, {changed} changed." + (" Dry run: nothing was written." if options["dry_run"] else "")
        )


def _words(difference: Difference) -> str:
    parts: tuple[tuple[str, Counter[str]], ...] = (
        ("added", difference.added),
        ("removed", difference.removed),
        ("changed", difference.changed),
    )
    said = [f"{what} {kind}: {number}" for what, counts in parts for kind, number in sorted(counts.items())]
    if difference.unplaced:
        said.append(f"{difference.unplaced} without a place in the stored text")
    return ", ".join(said)
