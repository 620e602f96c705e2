"""A live server and headless Chromium for the tests of the public site.

Skipped with a line that says what is missing; with CI=true that is a failure instead.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Playwright's synchronous interface runs an event loop in this thread, at which Django's ORM would balk.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} (CI=true: the browser tests must run)")
    pytest.skip(what)


def chromium_path() -> str | None:
    """Chromium from $CHROMIUM or the path."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def live_server(django_db_setup: None) -> Iterator[Any]:
    """The site on a local port, started once the test database is there.

    The plugin's own fixture may start earlier; its threads then open connections to an in-memory
    database that nobody closes.
    """
    from pytest_django.live_server_helper import LiveServer

    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless Chromium for the session."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed: pip install -r requirements-dev.txt")
    path = chromium_path()
    if path is None or not Path(path).exists():
        _missing("no Chromium: install it (apt install chromium), or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


def note_failure(page: Any, request: Any) -> None:
    """Note a request that failed by itself; leaving a page aborts what it still loads."""
    if request.failure != "net::ERR_ABORTED":
        page.said.append(f"failed: {request.url} {request.failure}")


@pytest.fixture
def open_page(browser: Any) -> Iterator[Any]:
    """A function that opens a page; what its console said and which requests failed stand in `page.said`."""
    contexts = []

    def opened(width: int = 1280, scheme: str = "light", **options: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: page.said.append(f"error: {error}"))
        page.on("requestfailed", lambda request: note_failure(page, request))
        return page

    yield opened
    for context in contexts:
        context.close()
