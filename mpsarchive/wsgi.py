"""The WSGI entry point: `mpsarchive.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mpsarchive.settings")

application = get_wsgi_application()
