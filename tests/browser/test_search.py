"""Search in a real browser: by keyboard with suggestions, on a phone without script, accessible in both themes."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import factories as make
from tests.browser.looking import problems_of, violations
from tests.views.scenes import Scene, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def shown(live_server: Any, search_index: Path) -> Scene:
    """Two scenes, and enough articles for a second page."""
    made = scene()
    scene("Second", status="accepted")
    for number in range(25):
        make.article(f"Heroin report {number} with a {'very-long-' * 9}word", ["Heroin was seized."], None)
    return made


def pages(made: Scene) -> list[str]:
    article = made.article.get_absolute_url()
    return [
        "/",
        "/search/",
        "/search/?q=to+an+xo",
        "/search/?q=heroin",
        "/search/?q=heroin&kind=figure",
        f"/search/?q=heroin&official={made.official.slug}&year=2021",
        "/search/?q=51-NQ/TW&kind=resolution",
        "/search/?q=herion",
        "/search/?q=%22heroin+seized&kind=meeting",
        "/search/?official=nobody",
        "/search/help/",
        f"{article}?q=review+heroin+%22an+xo%22",
        f"{article}?q=heroin&marks=off",
        f"{article}?q=opium",
    ]


def test_every_page_of_search_is_accessible_and_fits(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page()
    problems = problems_of(page, live_server.url, pages(shown))
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox", name="Search everything").press_sequentially("to an")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    problems += [f"suggestions {violation}" for violation in violations(page)]
    assert problems == []


@pytest.mark.parametrize("start", ["/", "/articles/"])
def test_by_keyboard_from_the_box_to_a_record(live_server: Any, shown: Scene, open_page: Any, start: str) -> None:
    page = open_page()
    page.goto(f"{live_server.url}{start}")
    box = page.get_by_role("combobox", name="Search everything")
    for _ in range(20):
        if box.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("tô ân")
    options = page.get_by_role("listbox", name="Records").get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None
    assert options.first.inner_text().split("\n")[0].strip().startswith("To An Xo")

    page.keyboard.press("ArrowUp")  # from the box up to the last one, and down again to the box
    assert options.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Escape")
    assert page.get_by_role("listbox", name="Records").count() == 0
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "tô ân"

    page.keyboard.press("ArrowDown")  # opens it again
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}{shown.official.get_absolute_url()}")
    assert page.get_by_role("heading", level=1).inner_text() == "To An Xo"
    assert [line for line in page.said if line.startswith(("error", "failed"))] == []


def test_enter_without_a_choice_searches_and_the_words_stay(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page()
    page.goto(f"{live_server.url}/articles/")
    box = page.get_by_role("combobox", name="Search everything")
    box.press_sequentially("to an xo")
    page.get_by_role("listbox", name="Records").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search/"))
    assert page.get_by_role("combobox", name="Search everything").input_value() == "to an xo"
    assert page.locator(".bets h3").first.inner_text() == "To An Xo"


def test_a_click_on_a_suggestion_goes_there(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page(390)
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox", name="Search everything").press_sequentially("51-nq")
    page.get_by_role("option", name="Resolution No. 51-NQ/TW").first.click()
    page.wait_for_url(re.compile("/resolutions/"))


def test_leaving_the_box_closes_the_suggestions(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page()
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox", name="Search everything").press_sequentially("to an")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Tab")
    assert page.get_by_role("listbox").count() == 0


def test_on_a_phone_without_script_from_search_to_the_words_and_back(
    live_server: Any, shown: Scene, open_page: Any
) -> None:
    page = open_page(390, java_script_enabled=False)
    page.goto(live_server.url)
    page.get_by_label("Search everything").fill("heroin")
    page.get_by_role("button", name="Search").click()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["heroin"]}
    page.get_by_role("link", name="Narrow down").click()
    page.get_by_role("navigation", name="Narrow down").get_by_role("link", name=re.compile("^To An Xo")).click()
    page.get_by_role("link", name=re.compile("^Official: To An Xo")).wait_for()
    results = page.url
    page.locator("ol.register h3 a").first.click()
    assert urlsplit(page.url).path == shown.article.get_absolute_url()
    assert page.locator("mark.found").all_inner_texts() == ["heroin"]
    weight = page.locator("mark.found").evaluate("element => getComputedStyle(element).fontWeight")
    assert weight == "700"  # colour is not the only difference
    page.get_by_role("link", name="Go to the first").click()
    assert page.locator(":target").inner_text() == "heroin"
    page.get_by_role("link", name="Without highlights").click()
    assert page.locator("mark.found").count() == 0
    for _ in range(3):
        page.go_back()
    assert page.url == results
    page.get_by_role("link", name=re.compile("^Official: To An Xo")).click()
    page.get_by_role("link", name="Next", exact=False).click()
    assert page.locator("ol.register h3").count() > 0
