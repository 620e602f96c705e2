"""What every test may rely on: plain static files, quick passwords, the migrations' data, one browser.

With CI=true a missing service or browser is a failure; elsewhere such a test is skipped with a
line that says how to get what it needs.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase

# Playwright's synchronous interface runs an event loop in this thread, at which Django's ORM would balk.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# PostgreSQL need not wait for the disk at each commit: tests kill clients, never the server.
os.environ.setdefault("PGOPTIONS", "-c synchronous_commit=off")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True, scope="session")
def _test_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Static files need no collecting, passwords no slow hash, and search has no index unless a test asks for one."""
    from django.conf import settings

    settings.SEARCH_DIR = tmp_path_factory.mktemp("no-search")
    settings.SEARCH_INLINE = False
    settings.SCHEDULE_SECONDS = 0  # a look into the schedule would be a query more on whichever page is first
    settings.KEPT_MB = 0  # nothing is remembered: what a page costs is what it costs the first time

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture
def search_index(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A search index of the test's own: each search takes in first what the test has changed. Gives its folder."""
    from articles.search import store, upkeep

    settings.SEARCH_DIR = tmp_path / "search"
    settings.SEARCH_INLINE = True
    monkeypatch.setattr(upkeep, "_soon", lambda job: job())  # a thread would not see what a test's transaction holds
    upkeep.rebuild()
    yield settings.SEARCH_DIR
    store.forget()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Restore vocabulary and groups after each transactional test, so that no test depends on its neighbours.

    Django flushes all tables after such a test and restores only before the next one that asks for it.
    """
    with django_db_blocker.unblock():
        brought = {name: connections[name].creation.serialize_db_to_string() for name in connections}
    flush = TransactionTestCase._fixture_teardown

    def flush_and_restore(case: Any) -> None:
        for name in brought:  # a test inside an event loop has a connection object of its own
            connections[name]._test_serialized_contents = brought[name]  # type: ignore[attr-defined]
        case.serialized_rollback = True  # what is restored includes what post_migrate would make
        flush(case)
        for name, contents in brought.items():
            connections[name].creation.deserialize_db_from_string(contents)

    TransactionTestCase._fixture_teardown = flush_and_restore  # type: ignore[method-assign]
    yield
    with django_db_blocker.unblock():
        _end_other_sessions()


def _end_other_sessions() -> None:
    """End what is left of server threads and event loops: PostgreSQL drops no database that is in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def missing(what: str) -> None:
    """Skip the test with a line that says what it needs; with CI=true fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} (CI=true: this test must run)")
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless Chromium for the session, from $CHROMIUM or the path."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed: pip install -r requirements-dev.txt")
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None or not Path(path).exists():
        missing("no Chromium: install it (apt install chromium), or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()
        # While Playwright's loop runs, Django keeps connections of their own for it; nobody else can reach them.
        connections.close_all()
