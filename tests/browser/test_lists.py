"""Lists in a real browser: facets, chips, orders and keyset pages by keyboard, and on a phone without script."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import factories as make
from tests.browser.looking import problems_of
from tests.views.scenes import Scene, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def shown(live_server: Any, search_index: Path) -> Scene:
    """A scene, a second source, and enough articles for three pages."""
    made = scene()
    other = make.source("Vietnam News")
    for number in range(55):
        day = date(2019, 1, 1) + timedelta(days=13 * number)
        make.article(f"Report {number:02}", ["Heroin was seized."], day, source=other if number % 2 else made.source)
    return made


def titles(page: Any) -> list[str]:
    return page.locator(".entry-title a").all_inner_texts()  # type: ignore[no-any-return]


def test_lists_with_facets_are_accessible_and_fit(live_server: Any, shown: Scene, open_page: Any) -> None:
    addresses = (
        "/articles/",
        f"/articles/?official={shown.official.slug}&sort=oldest",
        "/articles/?q=absent&language=en",
        "/officials/",
        "/meetings/",
        "/resolutions/",
        "/figures/all/",
        "/figures/all/?period=month",
    )
    assert problems_of(open_page(), live_server.url, addresses) == []


def press_tab_to(page: Any, name: str) -> None:
    """Move the focus on with Tab until it stands on the link with this text."""
    for _ in range(120):
        page.keyboard.press("Tab")
        text = page.evaluate("(one => one.innerText ?? one.getAttribute('aria-label') ?? '')(document.activeElement)")
        if text.strip().startswith(name):
            return
    raise AssertionError(f"Tab never came to {name}")


def test_by_keyboard_through_facets_and_pages(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page(1280)
    page.goto(f"{live_server.url}/articles/")
    assert page.locator(".count").inner_text() == "56 found"
    press_tab_to(page, "Vietnam News")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"source=vietnam-news"))
    assert page.locator(".count").inner_text() == "27 found"
    first = titles(page)
    press_tab_to(page, "Next")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("after="))
    second = titles(page)
    assert (len(first), len(second), set(first) & set(second)) == (25, 2, set())
    press_tab_to(page, "← Previous")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("before="))
    assert titles(page) == first
    press_tab_to(page, "Source")  # the chip
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/articles/$"))
    assert page.locator(".count").inner_text() == "56 found"


def test_on_a_phone_without_script_a_list_is_narrowed_ordered_and_taken_along(
    live_server: Any, shown: Scene, open_page: Any
) -> None:
    page = open_page(390, java_script_enabled=False)
    page.goto(f"{live_server.url}/articles/")
    page.get_by_role("link", name="Narrow down").click()
    page.get_by_role("navigation", name="Narrow down").get_by_role("link", name=re.compile("^2020")).click()
    newest = titles(page)
    page.get_by_role("link", name="Oldest first").click()
    assert parse_qs(urlsplit(page.url).query) == {"year": ["2020"], "sort": ["oldest"]}
    assert titles(page)[0] == newest[-1] or len(newest) == 25
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert waiting.value.suggested_filename == "mps-archive-articles.csv"
    assert len(lines) == 1 + int(page.locator(".count").inner_text().split()[0])
    page.get_by_role("link", name=re.compile("^Year: 2020")).click()
    assert parse_qs(urlsplit(page.url).query) == {"sort": ["oldest"]}
    page.get_by_label("Words").fill("nothing-like-it")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("link", name=re.compile("^Try without Words")).click()
    assert page.locator(".count").inner_text() == "56 found"
