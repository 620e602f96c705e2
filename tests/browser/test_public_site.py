"""The public site in a real browser: accessible, sound at every width, usable by keyboard and without script."""

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories as make
from tests.browser.looking import problems_of
from tests.views.scenes import Scene, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def shown(live_server: Any) -> Scene:
    """A scene with something of every look: confirmed claims, crossing marks, long words, an undated article."""
    made = scene()
    confirmed = scene("Confirmed", status="accepted")
    make.alias(made.official, "Tô Ân Xô")
    lower = make.article(
        "Earlier", ["Major General To An Xo spoke at the review of the half year."], make.at(2020, 6, 30).date()
    )
    make.attestation(lower, made.official, "Major General To An Xo", rank=make.rank("Major General", order=1001))
    make.attestation(lower, confirmed.official, "To An Xo", post=made.post)
    make.figure(made.article, "police", "500", make.whole_month(2021, 9), indicator=made.indicator)
    make.figure(made.article, "seized", "480", make.whole_month(2020, 9), indicator=made.indicator)
    make.figure(made.article, "nine months", "7", None, indicator=None)
    make.resolution("99/TT-BCA")
    for number in range(30):
        make.article(f"Another article {number} with a {'very-long-' * 12}word", published_on=None)
    return made


def routes(made: Scene) -> list[str]:
    gone = make.article("Gone", state="withdrawn")
    return [
        "/",
        "/articles/",
        "/articles/?q=absent&since=2020-01-01",
        "/articles/?since=wrong",
        "/articles/?q=nine",
        made.article.get_absolute_url(),
        f"{made.article.get_absolute_url()}?marks=off",
        gone.get_absolute_url(),
        "/officials/",
        made.official.get_absolute_url(),
        "/posts/",
        made.post.get_absolute_url(),
        f"{made.post.get_absolute_url()}?on=wrong",
        f"{made.post.get_absolute_url()}on/2021-09-28/",
        "/meetings/",
        made.meeting.get_absolute_url(),
        "/meetings/calendar/2021/",
        "/meetings/calendar/2021/09/",
        "/resolutions/",
        "/resolutions/wanted/",
        made.resolution.get_absolute_url(),
        "/figures/",
        "/figures/?q=nothing",
        made.indicator.get_absolute_url(),
        f"{made.indicator.get_absolute_url()}?kind=month",
        "/figures/compare/?indicator=no-such",
        f"/figures/compare/?indicator={made.indicator.code}&indicator=confirmedheroin-seized&kind=nine_months",
        f"/id/{made.claims[5].uuid}/cite/",
        f"{made.article.get_absolute_url()}versions/",
        "/about/",
        "/nowhere/",
    ]


def test_every_page_is_accessible_in_both_themes_and_fits_every_width(
    live_server: Any, shown: Scene, open_page: Any
) -> None:
    assert problems_of(open_page(), live_server.url, routes(shown)) == []


def test_the_style_guide_is_accessible_and_fits(live_server: Any, shown: Scene, open_page: Any) -> None:
    client = Client()
    client.force_login(make.user("editor", is_staff=True))
    page = open_page()
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    assert problems_of(page, live_server.url, ["/styleguide/"]) == []
    assert page.url.endswith("/styleguide/")


def test_an_inline_script_would_be_reported(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page()
    page.goto(live_server.url)
    page.evaluate("document.body.setAttribute('onclick', 'alert(1)')")
    page.wait_for_function("() => true")
    assert any("Content Security Policy" in line for line in page.said)


@pytest.mark.parametrize("script", [True, False])
def test_from_home_to_a_sentence_and_back(live_server: Any, shown: Scene, open_page: Any, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    page.goto(live_server.url)
    page.get_by_role("link", name="Articles", exact=True).click()
    page.get_by_label("Words", exact=True).fill("hêroin")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("link", name=re.compile("^Words: hêroin")).wait_for()
    page.get_by_role("link", name=shown.article.title, exact=True).click()
    page.locator("a.mark-official", has_text="Lieutenant General To An Xo").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "To An Xo"
    page.get_by_role("row", name=re.compile("Lieutenant General")).get_by_role("link").first.click()
    claim = shown.claims[0]
    assert page.url == f"{live_server.url}{shown.article.get_absolute_url()}#c-{claim.uuid.hex[:8]}"
    target = page.locator(":target")
    assert target.inner_text() == claim.exact
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900
    page.get_by_role("link", name="Marks off").click()
    assert page.locator("a.mark").count() == 0
    page.get_by_role("link", name="Marks on").click()
    assert page.locator("a.mark").count() > 3


def test_figures_lead_to_their_sentence(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page(390)
    page.goto(f"{live_server.url}{shown.article.get_absolute_url()}")
    page.locator("a.mark-figure", has_text="517.57 kg of heroin").first.click()
    figure = shown.claims[5]
    assert (
        page.url
        == f"{live_server.url}{shown.indicator.get_absolute_url()}?figure={figure.uuid}#c-{figure.uuid.hex[:8]}"
    )
    row = page.locator(":target")
    assert "First nine months of 2021" in row.inner_text()
    assert "in line with Resolution No. 51-NQ/TW." in row.inner_text()
    row.get_by_role("link").first.click()
    assert page.locator(":target").inner_text() == "517.57 kg of heroin"


def test_keyboard_skips_to_the_content(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page()
    page.goto(f"{live_server.url}/articles/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("element => element.closest('main') !== null")


def test_every_focused_thing_shows_its_focus(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page()
    page.goto(f"{live_server.url}{shown.article.get_absolute_url()}")
    page.keyboard.press("Tab")
    for _ in range(25):
        page.keyboard.press("Tab")
        width = page.locator(":focus").evaluate("element => getComputedStyle(element).outlineWidth")
        assert width == "3px"


def test_on_paper_navigation_is_gone_and_text_is_there(live_server: Any, shown: Scene, open_page: Any) -> None:
    page = open_page()
    page.goto(f"{live_server.url}{shown.article.get_absolute_url()}")
    page.emulate_media(media="print")
    assert not page.locator(".sections").is_visible()
    assert not page.locator(".tools").is_visible()
    assert page.locator(".reading-text").is_visible()
