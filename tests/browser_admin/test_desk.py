"""The desk in a real browser: reviewing and publishing by click, and axe-core on its pages."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser_admin.conftest import SIZES, Desk

pytestmark = pytest.mark.browser
# Links fade from one scheme to the other within a fraction of a second.
FADING = 300


@pytest.mark.parametrize(("size", "number"), [("desktop", 0), ("phone", 1)])
def test_review_and_publish(desk, open_page, size, number):
    page, place = open_page(size), desk.places[number]
    desk.log_in(page, "chief")
    page.goto(desk.url("article", "change/", place["article"]))
    row = page.locator(f"#claim-attestation-{place['attestation']}")
    assert "suggested" in row.inner_text()
    row.get_by_role("button", name="Accept").click()
    page.get_by_text("1 attestation accepted.").wait_for()
    assert page.url.endswith("#block-0")
    assert "accepted" in row.inner_text()
    assert desk.accounts["chief"] in row.inner_text()
    row.get_by_role("button", name="Reopen").wait_for()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("1 article published.").wait_for()
    assert "published" in page.locator(".desk-workflow").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]


def test_withdrawing_in_bulk(desk, open_page):
    page, place = open_page(), desk.places[2]
    desk.log_in(page, "chief")
    page.goto(desk.url("article", ""))
    page.check(f"input[name=_selected_action][value='{place['article']}']")
    page.select_option("select[name=action]", "withdraw_selected")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_text("Say why: readers see the reason").wait_for()
    page.get_by_label("Reason").fill("The source took it back.")
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_text("1 article withdrawn.").wait_for()
    page.goto(desk.url("article", "change/", place["article"]))
    assert "The source took it back." in page.locator(".desk-workflow").inner_text()


def test_adding_a_claim_from_its_paragraph(desk, open_page):
    page, place = open_page(), desk.places[3]
    desk.log_in(page, "editor")
    page.goto(desk.url("article", "change/", place["article"]))
    block = page.locator("#block-0")
    block.get_by_text("Add a claim").click()
    block.get_by_role("link", name="attestation", exact=True).click()
    page.fill("#id_exact", "51-NQ/TW and said")
    page.locator(".field-official .select2-selection").click()
    page.keyboard.type("tô an xô")
    page.get_by_role("option", name="To An Xo").click()
    page.locator(".field-rank .select2-selection").click()
    page.get_by_role("option", name="General", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was added successfully").wait_for()
    page.goto(desk.url("article", "change/", place["article"]))
    added = page.locator(".desk-claim", has_text="To An Xo: General")
    assert "accepted" in added.inner_text()


def test_merging_and_taking_back(desk, open_page):
    page, place = open_page(), desk.places[3]
    desk.log_in(page, "chief")
    page.goto(desk.url("official", "change/", place["official"]))
    page.get_by_role("link", name="Merge with another record…").click()
    page.get_by_label("Into which record?").fill("to an xo")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("row", name="To An Xo").get_by_role("link", name="Compare…").click()
    page.get_by_role("heading", name="What happens").wait_for()
    assert "claims go over to To An Xo" in page.locator(".desk-moves").inner_text()
    page.get_by_label("Why they are one person").fill("One post on one day.")
    page.get_by_role("button", name="Merge").click()
    page.get_by_text("was merged into this record").wait_for()
    page.get_by_role("link", name="Take back…").click()
    page.get_by_label("Remember that they are not the same").uncheck()
    page.get_by_role("button", name="Take the merge back").click()
    page.get_by_text("stands on its own again").wait_for()
    page.goto(desk.url("official", "history/", place["official"]))
    assert "no longer merged into To An Xo" in page.locator(".desk-history").inner_text()


def test_an_article_from_schedule_to_withdrawal_and_back(desk, open_page):
    page, place = open_page(), desk.places[4]
    desk.log_in(page, "chief")
    address = desk.url("article", "change/", place["article"])
    page.goto(address)
    page.get_by_label("Comment", exact=True).fill("Is the year right?")
    page.get_by_role("button", name="Keep comment").click()
    page.get_by_text("Is the year right?").wait_for()
    page.get_by_label("What was wrong, and what is right now").fill("The year is 2021, not 2020.")
    page.get_by_role("button", name="Publish correction").click()
    page.get_by_text("Readers see the correction.").wait_for()
    page.get_by_role("link", name="View on site").click()
    page.get_by_text("The year is 2021, not 2020.").wait_for()
    page.goto(address)
    page.get_by_role("button", name="Take publication back").click()
    page.get_by_text("1 article taken back into review.").wait_for()
    page.get_by_label("Publish at (Hanoi)").fill("2190-01-01T09:00")
    page.get_by_role("button", name="Schedule").click()
    page.locator(".desk-workflow").get_by_text("1 Jan 2190").wait_for()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("1 article published.").wait_for()
    page.get_by_role("link", name="Withdraw…").click()
    page.get_by_label("Reason").fill("The source took it back.")
    page.get_by_label("Note for the desk").fill("They called.")
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_text("1 article withdrawn.").wait_for()
    assert "They called." in page.locator(".desk-remarks").first.inner_text()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("1 article published.").wait_for()


def pages(desk: Desk) -> dict[str, str]:
    place = desk.places[4]
    return {
        "index": f"{desk.address}/admin/",
        "guide": f"{desk.address}/admin/guide/",
        "articles": desk.url("article", ""),
        "article": desk.url("article", "change/", place["article"]),
        "article history": desk.url("article", "history/", place["article"]),
        "withdraw": desk.url("article", "withdraw/", place["article"]),
        "claims": desk.url("attestation", ""),
        "claim": desk.url("attestation", "change/", place["attestation"]),
        "review": f"{desk.address}/admin/review/?kind=attestation",
        "review a figure": f"{desk.address}/admin/review/figure/{desk.review['figure']}/",
        "new claim": f"{desk.address}/admin/review/add/figure/?version={place['articleversion']}",
        "contradictions": desk.url("contradiction", ""),
        "official": desk.url("official", "change/", place["official"]),
        "merge": desk.url("official", "merge/", place["official"]),
        "compare": desk.url("official", "merge/", place["official"]) + f"?into={desk.places[3]['official']}",
        "quick": desk.url("official", "quick/"),
        "version": desk.url("articleversion", "change/", place["articleversion"]),
        "question": desk.url("identityquestion", "change/", place["identityquestion"]),
    }


def test_axe_finds_nothing(desk, open_page):
    page = open_page()
    page.goto(f"{desk.address}/admin/login/")
    found = violations("login", page)
    desk.log_in(page, "chief")
    for name, address in pages(desk).items():
        page.goto(address)
        found += violations(name, page)
    assert not found, "\n".join(found)


# Each page is loaded once. What a small screen or dark colours can break is checked there again.
SMALL = ["target-size", "scrollable-region-focusable", "color-contrast", "label", "link-name", "button-name"]
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS: tuple[tuple[str, Any, list[str] | None], ...] = (
    ("desktop", "light", None),
    ("phone", "light", SMALL),
    ("phone", "dark", COLOURS),
)


def violations(name: str, page: Page) -> list[str]:
    """What axe-core finds on the open page, on a desktop and a phone, in light and dark: rule and element."""
    page.wait_for_load_state("networkidle")
    found = []
    for size, scheme, rules in LOOKS:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        if scheme == "dark":
            page.wait_for_timeout(FADING)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, size)
        results = Axe().run(page, options={"runOnly": rules} if rules else None).response["violations"]
        found += [
            f"{name}, {size}, {scheme}: {rule['id']}: {node['html'][:160]} {node['target']}"
            for rule in results
            for node in rule["nodes"]
        ]
    page.set_viewport_size(dict(zip(("width", "height"), SIZES["desktop"], strict=True)))
    page.emulate_media(color_scheme="light")
    return found
