"""Bring the catalogues of translations up to date, or say what they lack."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Write articles/locale/*/LC_MESSAGES/django.po and .mo; with --check only compare."""

    help = "Gather what the site says to people into its catalogues of translations, and compile them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when one is not translated.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from articles import messages
        except ModuleNotFoundError as error:
            raise CommandError(f"{error.name} is not installed. Run: pip install -r requirements-dev.txt") from error
        for language, _name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            catalog = messages.updated(language) if options["check"] else messages.write(language)
            missing = messages.untranslated(catalog)
            for place, text in missing:
                self.stdout.write(f"{language}: not translated: {text!r} ({place})")
            self.stdout.write(f"{language}: {len(catalog) - len(missing)} of {len(catalog)} messages are translated.")
            if options["check"] and (missing or not messages.is_current(language)):
                path = messages.path_of(language).relative_to(settings.BASE_DIR)
                raise CommandError(f"Run `make messages`, translate what is empty in {path}, and run it again.")
