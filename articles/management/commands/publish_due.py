"""`manage.py publish_due`: publish scheduled articles whose time has come, without waiting for a visitor."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from articles.editorial import schedule


class Command(BaseCommand):
    """Prints what it published; exit code 1 when something could not be."""

    help = "Publish scheduled articles whose time has come. Web processes do so by themselves; this is for a timer."

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = schedule.publish_due()
        for article in outcome.done:
            self.stdout.write(f"published: {article}")
        for skipped in outcome.skipped:
            self.stderr.write(f"back in review: {skipped.label}: {skipped.why}")
        if outcome.skipped:
            sys.exit(1)
