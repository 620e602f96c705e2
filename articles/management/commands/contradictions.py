"""`manage.py contradictions`: look through the archive for claims that cannot both be right."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.editorial import contradictions


class Command(BaseCommand):
    """Calls and prints; articles.editorial.contradictions does the work."""

    help = "Find claims that contradict each other, for the desk. Run it after imports, or once a night."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{contradictions.check()} contradictions to look at.")
