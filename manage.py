#!/usr/bin/env python3
"""Django's command line for MPS Archive."""

import os
import sys


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mpsarchive.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        message = "Django is not installed in this Python. Run `make setup`, then `.venv/bin/python manage.py …`."
        raise SystemExit(message) from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
