"""A live server, and pages that tell what their console said."""

from collections.abc import Iterator
from typing import Any

import pytest


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
