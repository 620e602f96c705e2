"""Lists: keyset pages, filters, chips, counts."""

import re
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.filters.words import blind_pattern
from articles.views.keyset import BadCursorError, Keyset, capped_count, row_id
from tests import factories as make
from tests.views.scenes import scene

pytestmark = pytest.mark.django_db


def has(name: str) -> str:
    """XPath condition: the element has this class."""
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def titles(client: Client, address: str) -> list[str]:
    page = html.fromstring(client.get(address).content)
    return [link.text_content() for link in page.xpath(f"//main//*[{has('entry-title')}]/a | //main//tbody//th/a")]


def link(client: Client, address: str, rel: str) -> str | None:
    found = html.fromstring(client.get(address).content).xpath(f"//nav[@class='pager']//a[@rel='{rel}']/@href")
    return str(found[0]) if found else None


def walk(client: Client, start: str, rel: str) -> tuple[list[list[str]], str]:
    """Follow a link from page to page; return the pages and the last address."""
    address, pages = start, []
    while True:
        pages.append(titles(client, address))
        step = link(client, address, rel)
        if step is None:
            return pages, address
        address = f"{urlsplit(start).path}{step}" if step.startswith("?") else urlsplit(start).path
        assert len(pages) < 50


def many_articles(number: int) -> list[str]:
    """Articles in list order: several on one day, some without a date."""
    rows = []
    for index in range(number):
        day = None if index % 9 == 8 else date(2021, 1, 1) + timedelta(days=index // 4)
        rows.append(make.article(f"Article {index:03}", published_on=day))
    rows.sort(key=lambda row: (row.published_on or date.min, row.pk), reverse=True)
    return [row.title for row in rows]


def test_pages_walk_every_article_once_in_both_directions(client: Client) -> None:
    expected = many_articles(77)
    pages, last = walk(client, "/articles/", "next")
    assert [len(page) for page in pages] == [25, 25, 25, 2]
    assert [title for page in pages for title in page] == expected
    back, _address = walk(client, last, "prev")
    assert [title for page in reversed(back) for title in page] == expected


def test_a_page_stays_what_it_is_when_articles_are_added_in_front(client: Client) -> None:
    many_articles(40)
    second = f"/articles/{link(client, '/articles/', 'next')}"
    before = titles(client, second)
    make.article("Newest", published_on=date(2030, 1, 1))
    assert titles(client, second) == before


def test_officials_page_by_folded_name(client: Client) -> None:
    article = make.article()
    for number in range(60):
        make.attestation(article, make.official(f"Nguyễn Văn {chr(65 + number % 26)}{number}"))
    pages, last = walk(client, "/officials/", "next")
    names = [name for page in pages for name in page]
    assert len(names) == len(set(names)) == 60
    back, _address = walk(client, last, "prev")
    assert [name for page in reversed(back) for name in page] == names


def test_documents_page_over_four_columns(client: Client) -> None:
    article = make.article()
    for number in range(55):
        make.citation(article, make.resolution("" if number % 5 == 0 else f"{number % 7}/~ TW", title=f"Law {number}"))
    pages, _last = walk(client, "/resolutions/", "next")
    assert [len(page) for page in pages] == [50, 5]
    assert len({name for page in pages for name in page}) >= 12
    shown = client.get(f"/resolutions/{link(client, '/resolutions/', 'next')}").content
    assert shown.count(b"<tr>") == 6  # the head and the five that were left


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "2021-13-01~1",
        "2021-01-01",
        "2021-01-01~x",
        "2021-01-01~99999999999999999999",
        "~",
        "2021-01-01~1~2",
        "%00~1",
    ],
)
@pytest.mark.parametrize("name", ["after", "before"])
def test_bad_page_address_says_so_and_shows_the_beginning(client: Client, cursor: str, name: str) -> None:
    make.article("The one")
    response = client.get("/articles/", {name: cursor})
    assert response.status_code == 200
    assert "names no place in the list" in response.content.decode()
    assert "The one" in response.content.decode()


def test_cursor_keeps_any_text() -> None:
    keyset = Keyset((("folded", str), ("id", row_id)))
    row = models.Official(folded="a~b %/ü", pk=7)
    assert keyset.read(keyset.cursor(row)) == ("a~b %/ü", 7)
    with pytest.raises(BadCursorError):
        keyset.read("a")


def test_count_stops_at_its_limit() -> None:
    for number in range(4):
        make.article(f"Article {number}")
    rows = models.Article.objects.all()
    assert capped_count(rows, 3) == "3+"
    assert capped_count(rows, 4) == "4"


FILTERS = {
    "q=heroin": {"Drugs"},
    "q=HEROIN+kilograms": {"Drugs"},
    "q=drugs": {"Drugs"},  # the title counts
    "q=to+lam": {"Diacritics", "Plain name"},
    "q=tô+lâm": {"Diacritics", "Plain name"},
    "q=quote+%22said%22": {"Drugs"},
    "q=100%25_": set(),
    "q=.*": set(),
    "since=2021-06-01": {"Drugs", "Plain name"},
    "until=2021-05-31": {"Diacritics"},  # the undated one is in no period
    "since=2021-05-01&until=2021-06-30": {"Diacritics", "Drugs"},
    "q=nothing-like-it": set(),
}


@pytest.mark.parametrize("query", FILTERS)
def test_words_and_days(client: Client, query: str) -> None:
    make.article("Drugs", ['A quote "said" that heroin was seized: kilograms.'], date(2021, 6, 1))
    make.article("Diacritics", ["Bộ trưởng Tô Lâm phát biểu."], date(2021, 5, 31))
    make.article("Plain name", ["Minister To Lam spoke."], date(2021, 7, 1))
    make.article("Undated", ["Nothing."], None)
    assert set(titles(client, f"/articles/?{query}")) == FILTERS[query]


def test_letters_match_with_and_without_diacritics() -> None:
    for word, text in (("Đức", "duc"), ("duc", "ĐỨC"), ("tô", "TO"), ("Huyền", "Huyen"), ("a.c", "A.C")):
        assert re.search(f"(?i){blind_pattern(word)}", text), (word, text)
    assert not re.search(blind_pattern("a.c"), "abc")


def test_records_filter_by_slug_and_in_words(client: Client) -> None:
    wanted = scene()
    make.alias(wanted.official, "Tô Ân Xô")
    make.article("Another article")
    for query in (
        f"official={wanted.official.slug}",
        "official=to+an+xo",
        "official=Tô+Ân+Xô",
        f"meeting={wanted.meeting.slug}",
        f"resolution={wanted.resolution.slug}",
        "resolution=51-nq/tw",
        f"source={wanted.source.slug}",
    ):
        assert titles(client, f"/articles/?{query}") == [wanted.article.title], query


def test_a_merged_official_still_filters(client: Client) -> None:
    wanted = scene()
    old = make.official("To An Xo", merged_into=wanted.official)
    assert titles(client, f"/articles/?official={old.slug}") == [wanted.article.title]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("since=yesterday", "Give a day as year-month-day"),
        ("until=2021-02-30", "Give a day as year-month-day"),
        ("since=2021-12-01&until=2021-01-01", "The first day comes after the last one"),
        ("source=no-such", "Select a valid choice"),
        ("official=nobody+at+all", "No single official is known as “nobody at all”"),
        ("resolution=999", "No single document is known as “999”"),
        ("meeting=none", "No meeting has the address “none”"),
        ("q=%00", "Null characters are not allowed"),
        ("q=" + "x" * 300, "at most 200 characters"),
    ],
)
def test_bad_filter_says_what_is_wrong_and_lists_nothing(client: Client, query: str, message: str) -> None:
    scene()
    response = client.get(f"/articles/?{query}")
    assert response.status_code == 200
    text = response.content.decode()
    assert message in text
    assert titles(client, f"/articles/?{query}") == []
    assert "put right" in text


@pytest.mark.parametrize("address", ["/officials/", "/posts/", "/meetings/", "/resolutions/"])
@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 300, "q=%25", "after=x", "year=abc", "year=99999", "q=ー"])
def test_no_filter_value_is_an_error(client: Client, address: str, query: str) -> None:
    scene()
    assert client.get(f"{address}?{query}").status_code == 200


def test_two_officials_of_one_name_are_not_guessed_between(client: Client) -> None:
    article = make.article()
    for _ in range(2):
        make.attestation(article, make.official("Nguyen Van A"))
    assert "No single official" in client.get("/articles/?official=nguyen+van+a").content.decode()


def test_chips_lead_to_the_list_without_their_filter(client: Client) -> None:
    wanted = scene()
    query = f"q=review&official={wanted.official.slug}&after=2030-01-01~1"
    page = html.fromstring(client.get(f"/articles/?{query}").content)
    chips = {
        chip.xpath("string(span[@class='chip-label'])"): chip.get("href") for chip in page.xpath(f"//a[{has('chip')}]")
    }
    assert parse_qs(chips["Words"][1:]) == {"official": [wanted.official.slug]}
    assert parse_qs(chips["Official"][1:]) == {"q": ["review"]}
    assert chips[""] == "."  # remove all


def test_empty_list_says_what_to_loosen(client: Client) -> None:
    wanted = scene()
    page = html.fromstring(client.get(f"/articles/?q=absent&source={wanted.source.slug}").content)
    hints = [hint.text_content() for hint in page.xpath("//div[@class='empty']//li/a")]
    assert hints == ["Try without Words: absent", f"Try without Source: {wanted.source.name}"]
    assert "robots" in {meta.get("name") for meta in page.xpath("//meta")}


def test_filters_of_the_other_lists(client: Client) -> None:
    shown = scene()
    other = scene("Zebra")
    models.Meeting.objects.filter(pk=other.meeting.pk).update(date_start=date(2020, 1, 2), date_end=date(2020, 1, 3))
    assert titles(client, "/officials/?q=XÔ+an") == ["To An Xo", "Zebra To An Xo"]
    assert titles(client, "/officials/?q=zebra") == ["Zebra To An Xo"]
    assert titles(client, "/posts/?q=zebra") == ["Chief of the Zebra MPS Office"]
    assert titles(client, "/meetings/?year=2021") == [shown.meeting.title]
    assert titles(client, "/meetings/?q=zebra") == [other.meeting.title]
    assert len(titles(client, "/resolutions/?q=zebra")) == 1


def test_years_are_those_with_a_published_meeting(client: Client) -> None:
    article, draft = make.article(), make.article(state="draft")
    for day in (date(1905, 3, 1), date(2021, 9, 28), date(2021, 9, 29), None):
        make.report(article, make.meeting(f"Held {day}", day))
    make.report(draft, make.meeting("Not public", date(2019, 1, 1)))
    page = html.fromstring(client.get("/meetings/").content)
    assert page.xpath("//ul[@class='years']//a/@href") == ["?year=2021", "?year=1905"]
