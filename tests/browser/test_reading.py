"""From a search to a sentence, to a record and back, before and after the source changed its article."""

from pathlib import Path
from typing import Any

import pytest

from articles import models
from tests import factories as make
from tests.browser.looking import problems_of
from tests.views.scenes import TEXT, Scene, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def see(page: Any, selector: str) -> None:
    """Wait until an element is the one the address names, and can be seen."""
    page.wait_for_function(
        """selector => {
            const found = document.querySelector(selector);
            if (!found || !found.matches(':target')) return false;
            const place = found.getBoundingClientRect();
            return place.height > 0 && place.top >= 0 && place.bottom <= innerHeight;
        }""",
        arg=selector,
    )


@pytest.fixture
def shown(live_server: Any) -> Scene:
    """A scene whose article is long enough to be scrolled."""
    made = scene()
    filler = [f"Paragraph number {number} of the filling." for number in range(40)]
    text = "He reported it. " + TEXT
    make.version(made.article, [*filler, text])
    make.figure(made.article, "517.57 kg of heroin", "517.57", indicator=made.indicator)
    make.attestation(made.article, made.official, "Lieutenant General To An Xo", post=made.post)
    make.statement(made.article, made.official, TEXT)
    return made


def test_from_a_search_to_a_sentence_to_its_record_and_back(
    live_server: Any, shown: Scene, open_page: Any, search_index: Path
) -> None:
    page = open_page()
    page.goto(f"{live_server.url}/search/?q=heroin&kind=article")
    page.get_by_role("link", name=shown.article.title).first.click()
    page.locator(".reading-text a.mark-figure").focus()  # marks are reached by keyboard, as every link
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/**")
    claim = models.Figure.objects.get(version__is_current=True)
    anchor = f"#c-{claim.uuid.hex[:8]}"
    assert f"/figures/{shown.indicator.code}/" in page.url
    assert page.url.endswith(anchor)
    page.locator(f"main a[href$='{anchor}'][href*='/articles/']").first.click()
    page.wait_for_url("**/articles/**")
    see(page, anchor)
    page.goto(f"{live_server.url}/id/{claim.uuid}/")
    see(page, anchor)
    page.goto(f"{live_server.url}/id/{claim.uuid}/cite/")
    fragment = page.get_by_role("link", name="in the archive").get_attribute("href")
    page.goto("about:blank")
    page.goto(f"{live_server.url}{fragment}")
    page.wait_for_function("scrollY > 200")  # the browser found the words
    with page.expect_download() as download:
        page.goto(f"{live_server.url}{shown.article.get_absolute_url()}#cite")
        page.get_by_role("link", name="RIS", exact=True).click()
    assert Path(download.value.path()).read_text().startswith("TY  - NEWS")
    assert page.said == []


def test_after_the_source_changed_its_article_every_link_still_leads_somewhere(
    live_server: Any, shown: Scene, open_page: Any
) -> None:
    page = open_page()
    claim = models.Figure.objects.get(version__is_current=True)
    make.version(shown.article, ["A new beginning.", "Police seized 518 kg of heroin."])
    address, anchor = shown.article.get_absolute_url(), f"#c-{claim.uuid.hex[:8]}"
    page.goto(f"{live_server.url}{address}{anchor}")
    see(page, anchor)
    assert "this sentence has changed since" in page.locator(anchor).inner_text()
    page.get_by_role("link", name="Read it as it stood").locator("visible=true").click()
    page.wait_for_url(f"**/versions/2/{anchor}")
    see(page, anchor)
    page.goto(f"{live_server.url}/id/{claim.uuid}/")
    assert page.url == f"{live_server.url}{address}versions/2/{anchor}"
    rejected = make.figure(shown.article, "518 kg", 518)
    models.Figure.objects.filter(pk=rejected.pk).update(
        status="rejected", decided_by=make.user(), decided_at="2026-01-01T00:00Z"
    )
    assert page.said == []
    for route in (f"{address}versions/2/", f"{address}versions/3/changes/", f"/id/{rejected.uuid}/"):
        found = problems_of(open_page(), live_server.url, [route])  # a page each: axe leaves refused styles behind
        assert [problem for problem in found if "410" not in problem] == []
