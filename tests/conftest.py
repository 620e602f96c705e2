"""What every test may rely on: plain static files, quick passwords, and honest skips.

With CI=true a missing service or browser is a failure; elsewhere such a test is skipped with a
line that says how to get what it needs.
"""

import pytest


@pytest.fixture(autouse=True, scope="session")
def _test_settings() -> None:
    """Static files need no collecting, passwords no slow hash."""
    from django.conf import settings

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
