"""Charts by pointer, by keyboard and on paper, with and without script."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.browser.looking import problems_of
from tests.browser.test_lists import press_tab_to
from tests.views.scenes import Scene, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def shown(live_server: Any, search_index: Path) -> Scene:
    """A scene with two more months, and articles of eight years."""
    made = scene()
    for month, value in ((3, 130), (4, 150)):
        make.figure(made.article, "517.57 kg", value, make.whole_month(2021, month), indicator=made.indicator)
    for year in range(2014, 2022):
        make.article(f"Of {year}", published_on=make.at(year, 5, 2).date())
    return made


def test_pages_with_charts_are_accessible_and_fit(live_server: Any, shown: Scene, open_page: Any) -> None:
    assert problems_of(open_page(), live_server.url, ["/", shown.indicator.get_absolute_url()]) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_column_gives_its_sentence_by_keyboard_and_pointer_and_leads_to_its_row(
    live_server: Any, shown: Scene, open_page: Any, script: bool
) -> None:
    page = open_page(java_script_enabled=script)
    page.goto(f"{live_server.url}{shown.indicator.get_absolute_url()}?kind=month")
    march, april = page.get_by_role("link", name="2021: 1").all()
    sentence = page.locator("foreignObject p", has_text=re.compile("^March 2021: 130 kg · “.*517.57 kg of heroin"))
    caption = page.locator("figcaption")
    assert not sentence.is_visible()
    march.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "April 2021: 150 kg"
    page.keyboard.press("Shift+Tab")
    assert sentence.is_visible()
    assert not caption.is_visible()
    described = page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-describedby')).id")
    assert described == sentence.get_attribute("id")
    april.locator(".chart-bar").hover()
    assert page.locator("foreignObject p", has_text="April 2021: 150 kg").is_visible()
    page.mouse.move(5, 5)
    page.keyboard.press("Enter")
    assert "March 2021" in page.locator("tr:target").inner_text()


def test_from_the_first_page_to_a_sentence_by_keyboard_alone(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page()
    page.goto(live_server.url)
    for name, led_to in (("Figures", "**/figures/"), (shown.indicator.label, "**/figures/heroin-seized/")):
        press_tab_to(page, name)
        page.keyboard.press("Enter")
        page.wait_for_url(led_to)
    press_tab_to(page, "Skip to the content")
    page.keyboard.press("Enter")
    press_tab_to(page, "April 2021: 150 kg")
    assert page.locator("foreignObject p", has_text="April 2021: 150 kg").is_visible()
    page.keyboard.press("Enter")
    assert "April 2021" in page.locator("tr:target").inner_text()
    press_tab_to(page, shown.article.title)
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert page.locator(":target").inner_text() == "517.57 kg"


def test_on_paper_a_chart_keeps_its_caption_and_loses_its_sentences(
    live_server: Any, shown: Scene, open_page: Any
) -> None:
    page = open_page()
    page.goto(f"{live_server.url}{shown.indicator.get_absolute_url()}?kind=month")
    page.emulate_media(media="print")
    assert page.locator("figcaption").is_visible()
    assert page.locator(".chart-bar").first.is_visible()
    assert not page.locator("foreignObject").first.is_visible()


def test_from_the_first_page_to_a_chart_taken_along(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page(390)
    page.goto(live_server.url)
    page.get_by_role("link", name="2019: 1 article").click()
    assert page.get_by_role("link", name="Of 2019").is_visible()
    page.get_by_role("link", name="Figures", exact=True).click()
    page.get_by_role("link", name=shown.indicator.label, exact=True).click()
    with page.expect_download() as begun:
        page.get_by_role("link", name="PNG").first.click()
    assert begun.value.suggested_filename == f"mps-archive-{shown.indicator.code}-month.png"
    assert Path(begun.value.path()).read_bytes()[:4] == b"\x89PNG"
