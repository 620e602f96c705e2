"""Pages in Vietnamese: nothing of the interface is left in English, machines read the same, no query is added."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language, override, pgettext
from lxml import html

from articles import messages
from articles.extraction.vocabulary import documents, events, units
from articles.models import Participation
from articles.views import vocabulary_words
from tests import factories as make
from tests.views.scenes import LISTS, PAGES, scene

VIETNAMESE = {"accept-language": "vi"}
PLACES = re.compile(r"%\(\w+\)s|%s|%%|\{\w*\}|<[^>]+>")
OF_RECORDS = {"rank", "post", "unit", "kind", "qualifier", "group of indicators"}  # what articles print as well
SPOKEN = ("title", "aria-label", "placeholder", "alt", "content", "data-offered")
DOWNLOADS = [f"/{name}/download.{kind}" for name in LISTS for kind in ("csv", "json")]


def addresses() -> list[str]:
    """Every kind of public page, as HTML; the world they show is made."""
    made = scene("Second", status="accepted")
    gone = scene("Gone", state="withdrawn")
    other = make.official("Ms Other")
    make.participation(made.article, other, made.meeting, "Lieutenant General To An Xo", role="chair")
    make.version(made.article, ["The text was changed."])
    first = scene()
    pages = [address for address in PAGES if address.endswith("/") or "/search/?" in address]
    return [
        *pages,
        *(record.get_absolute_url() for record in first.records),  # type: ignore[attr-defined]
        *first.parts,
        *(f"{made.article.get_absolute_url()}{part}" for part in ("versions/", "versions/1/", "report/")),
        f"/id/{first.claims[-1].uuid}/cite/",
        f"{first.post.get_absolute_url()}on/2021-09-28/",
        gone.article.get_absolute_url(),
        "/meetings/calendar/2021/09/",
        "/meetings/calendar/2021/",
        "/resolutions/wanted/",
        f"/figures/compare/?indicator={first.indicator.code}",
        "/search/?q=drug+OR+%22&kind=official",
        "/articles/?since=x",
        "/articles/?official=nobody",
        "/nothing/",
    ]


def said(page: html.HtmlElement) -> Iterator[str]:
    """Yield what a page says itself: its texts and labels, without what it quotes or marks as English."""
    quoted = "//script | //style | //*[@lang and not(@lang='vi')] | //q | //pre | //*[contains(@class, 'said')]"
    for element in page.xpath(quoted):
        if element.getparent() is not None and element.tag != "html":
            element.drop_tree()
    yield from page.itertext()
    for name in SPOKEN:
        yield from page.xpath(f"//@{name}")


def english() -> dict[str, str]:
    """The stretches of messages that cannot stand on a Vietnamese page, with the message of each."""
    found: dict[str, str] = {}
    for message in messages.known("vi"):
        if message.context in OF_RECORDS:
            continue
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        given = message.string if isinstance(message.string, str) else " ".join(message.string or ())
        for text in filter(None, texts):
            for part in (part.strip() for part in PLACES.split(text)):
                if len(part) > 12 and " " in part and part not in given:
                    found[part] = text
    return found


@pytest.mark.django_db
def test_pages_leave_nothing_of_the_interface_in_english(client: Client, search_index: Path) -> None:
    left: dict[str, set[str]] = {}
    looked_at = english()
    assert len(looked_at) > 400
    for address in addresses():
        response = client.get(address, headers=VIETNAMESE, follow=True)
        page = html.fromstring(response.content)
        assert page.get("lang") == "vi", address
        words = " ".join(" ".join(said(page)).split())
        for part in looked_at:
            if part in words:
                left.setdefault(part, set()).add(address)
    assert left == {}


@pytest.mark.django_db
def test_a_language_costs_no_query(client: Client, search_index: Path) -> None:
    different = {}
    for address in addresses():
        counts = []
        for headers in ({}, {}, VIETNAMESE, VIETNAMESE):  # the first time may remember something
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(address, headers=headers, follow=True)
            counts.append(len(queries))
        if counts[3] > counts[1]:
            different[address] = counts
    assert different == {}


@pytest.mark.django_db
def test_what_machines_read_is_the_same(client: Client, search_index: Path) -> None:
    shown = scene()
    things: list[Any] = [*shown.records, *shown.claims]
    claims = [f"/id/{thing.uuid}/cite.{form}" for thing in things for form in ("bib", "ris", "json")]
    for address in (*DOWNLOADS, *claims):
        ours, theirs = (read(client.get(address, headers=headers)) for headers in ({}, VIETNAMESE))
        assert ours == theirs, address
    assert "517.57" in read(client.get("/figures/download.csv", headers=VIETNAMESE))
    for record in things[: len(shown.records)]:
        own = record.get_absolute_url()
        pages = [html.fromstring(client.get(own, headers=headers).content) for headers in ({}, VIETNAMESE)]
        for path in (
            "//script[@type='application/ld+json']/text()",
            "//time/@datetime",
            "//@id",
            "//main//form//@name",
        ):
            ours, theirs = (page.xpath(path) for page in pages)
            assert ours == theirs, (record, path)


def read(response: Any) -> str:
    """The body of an answer, streamed or not."""
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode() if response.streaming else str(response.text)


@pytest.mark.django_db
def test_records_have_their_vietnamese_names(client: Client, search_index: Path) -> None:
    shown = scene()
    shown.indicator.label_vi, shown.post.label_vi = "Heroin thu giữ", "Chánh Văn phòng"
    shown.indicator.save()
    shown.post.save()
    figure = client.get(shown.indicator.get_absolute_url(), headers=VIETNAMESE).text
    assert "<h1>Heroin thu giữ</h1>" in figure
    assert "517,57 kg" in figure
    assert f'<span lang="en">{shown.indicator.label}</span>' in figure
    official = client.get(shown.official.get_absolute_url(), headers=VIETNAMESE).text
    assert "Chánh Văn phòng" in official
    assert "Trung tướng" in official or shown.rank.name_vi == ""
    assert "Heroin thu giữ" not in client.get("/figures/").text


@pytest.mark.django_db
def test_what_is_quoted_says_its_language(client: Client, search_index: Path) -> None:
    shown = scene()
    for address in ("/figures/all/", shown.official.get_absolute_url(), shown.resolution.get_absolute_url()):
        for headers, languages in (({}, {"vi"}), (VIETNAMESE, {"en", "en-gb"})):
            page = html.fromstring(client.get(address, headers=headers).content)
            inside = set(page.xpath("//main//*[self::span or self::p][@lang]/@lang"))
            assert inside <= languages, (address, headers)
            assert (headers == {}) or inside, address


@pytest.mark.django_db
def test_each_language_is_offered_under_its_own_name(client: Client) -> None:
    for headers, code, name in (({}, "vi", "Tiếng Việt"), (VIETNAMESE, "en-gb", "English")):
        page = html.fromstring(client.get("/about/", headers=headers).content)
        (button,) = page.xpath("//button[@name='language']")
        assert (button.get("value"), button.get("lang"), button.text) == (code, code, name)


@pytest.mark.django_db
def test_a_language_ends_with_its_request(client: Client) -> None:
    assert client.get("/about/", headers=VIETNAMESE)["Content-Language"] == "vi"
    assert get_language() == "en-gb"


def test_the_words_of_the_extraction_are_in_the_catalogue() -> None:
    assert {name for name, *_rest in units.UNITS} <= set(vocabulary_words.UNITS)
    assert set(units.QUALIFIERS) - set(units.QUALIFIERS_PRINTED) <= set(vocabulary_words.QUALIFIERS)
    assert {kind for kind, *_rest in (*documents.KINDS, *events.EVENTS)} <= set(vocabulary_words.KINDS)
    with override("vi"):
        assert pgettext("unit", "case") == "vụ"
        assert pgettext("qualifier", "more than") == "hơn"
        assert str(Participation.Role.CHAIR.label) == "chủ trì"
    assert str(Participation.Role.CHAIR.label) == "chaired"
