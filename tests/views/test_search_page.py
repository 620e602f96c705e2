"""The search page: what is found, in which order, narrowed by what, and what is said where nothing is."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from articles import models
from articles.search import PAGE_SIZE, store, upkeep
from articles.search.engine import MAX_OFFSET
from articles.views import question
from tests import factories as make
from tests.views.scenes import internal, scene
from tests.views.searching import address_of, bets, facet, hits, link, notices, page_of, tabs, words_of
from tests.views.test_crawl import soundness

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def test_before_anything_is_asked_the_page_offers_searches_that_run(client: Client) -> None:
    scene()
    page = page_of(client)
    examples = [one.get("href") for one in page.xpath("//ul[@class='search-examples']//a")]
    assert len(examples) == 4
    for address in examples[:3]:  # made of what the archive holds
        found = address_of(client, address)
        assert tabs(found)["Everything"] > 0, address
        assert notices(found) == []


def test_words_stand_marked_in_a_stretch_of_the_text(client: Client) -> None:
    text = f"{'Nothing of note. ' * 40}Police seized <b>heroin</b> & opium. {'Nothing more. ' * 40}"
    make.article("A review of <i>heroin</i>", ["First.", text])
    page = page_of(client, "seizing heroin")
    assert hits(page) == ["A review of <i>heroin</i>"]
    (lede,) = page.xpath("//p[@class='entry-lede']")
    assert "Police seized <b>heroin</b> & opium." in words_of(lede)
    assert words_of(lede).startswith("… ")
    assert [mark.text for mark in lede.xpath(".//mark")] == ["seized", "heroin"]
    assert [mark.text for mark in page.xpath("//h3//mark")] == ["heroin"]
    assert page.xpath("//main//b | //main//i") == []


def test_every_kind_of_record_is_found_counted_and_shown_under_its_tab(client: Client) -> None:
    made = scene()
    scene("Hidden", state="draft")
    page = page_of(client, "nine-month OR 51-NQ/TW OR xo OR heroin")
    assert tabs(page) == {"Everything": 5, "Articles": 1, "Officials": 1, "Meetings": 1, "Documents": 1, "Figures": 1}
    assert sorted(bets(page) + hits(page)) == sorted(
        [made.article.title, made.official.name, made.meeting.title, f"Resolution No. {made.resolution.number}"]
    )
    (figure,) = page.xpath("//section[@class='first-figures']//h3")
    assert words_of(figure) == "Heroin seized: 517.57 kg"
    for label, records in (
        ("Articles", [made.article.title]),
        ("Officials", ["To An Xo"]),
        ("Meetings", ["Nine-month meeting"]),
        ("Documents", ["Resolution No. 51-NQ/TW"]),
        ("Figures", ["Heroin seized: 517.57 kg"]),
    ):
        ways = [one.get("href") for one in page.xpath("//nav[@class='tabs']//a") if one.text.strip() == label]
        tab = address_of(client, ways[0])
        assert bets(tab) + hits(tab) == records
        assert tabs(tab) == tabs(page)
        assert tab.xpath("//nav[@class='tabs']//a[@aria-current]/text()")[0].strip() == label


def test_figures_are_listed_where_nothing_else_matches(client: Client) -> None:
    made = scene()
    models.Article.objects.filter(pk=made.article.pk).update(title="Plain")
    page = page_of(client, "kind:figure heroin")
    assert hits(page) == ["Heroin seized: 517.57 kg"]
    assert not page.xpath("//section[@class='first-figures']")


@pytest.mark.parametrize("query", ["to an xo", "Tô Ân Xô", "XO AN TO", "to an xo heroin"])
def test_a_name_leads_to_the_person_first(client: Client, query: str) -> None:
    scene()
    if query == "XO AN TO":
        assert bets(page_of(client, query)) == []  # another order is another name
    else:
        page = page_of(client, query)
        assert bets(page) == ["To An Xo"]
        assert "To An Xo" not in hits(page)
        assert "Lieutenant General, Chief of the MPS Office" in words_of(page.xpath("//section[@class='bets']")[0])


@pytest.mark.parametrize("query", ["51-NQ/TW", "resolution 51", "51-nq/tw heroin", "Resolution No. 51-NQ/TW"])
def test_a_number_leads_to_the_document_first(client: Client, query: str) -> None:
    made = scene()
    page = page_of(client, query)
    assert bets(page) == ["Resolution No. 51-NQ/TW"]
    assert hits(page)[0] == made.article.title
    cited = address_of(client, link(page, "Articles that cite it"))
    assert made.article.title in [words_of(title) for title in cited.xpath("//h2[@class='entry-title']")]


def test_no_record_leads_where_filters_or_other_pages_are_asked_for(client: Client) -> None:
    made = scene()
    assert bets(page_of(client, "to an xo", source=made.source.slug)) == []
    assert bets(page_of(client, "to an xo", kind="meeting")) == []
    assert bets(page_of(client, "to an xo", sort="newest")) == []
    assert bets(page_of(client, "to an xo", kind="official")) == ["To An Xo"]


def test_filters_are_those_of_the_list_of_articles(client: Client) -> None:
    made = scene()
    scene("Zebra")
    make.article("Another review", ["Of another year."], date(2019, 5, 5))
    for name, value in (
        ("official", made.official.slug),
        ("post", made.post.slug),
        ("resolution", made.resolution.slug),
        ("meeting", made.meeting.slug),
        ("indicator", made.indicator.code),
        ("source", made.source.slug),
        ("year", "2019"),
        ("since", "2021-01-01"),
        ("until", "2020-01-01"),
        ("has", "figures"),
        ("language", "en"),
    ):
        listed = client.get("/articles/", {name: value})
        wanted = {row.title for row in listed.context["page"].rows}
        page = page_of(client, kind="article", **{name: value})
        assert set(hits(page)) == wanted, name
        assert wanted, name


def test_facets_count_what_a_click_then_finds_and_a_chip_takes_it_back(client: Client) -> None:
    scene()
    scene("Zebra")
    for number in range(3):
        make.article(f"Review {number}", ["More."], date(2019, 5, 5))
    page = page_of(client, "review", kind="article")
    assert facet(page, "year") == {"2021": 2, "2019": 3}
    assert facet(page, "official") == {"To An Xo": 1, "Zebra To An Xo": 1}
    assert facet(page, "has") == {"figures": 2, "a meeting": 2, "cited documents": 2, "statements": 2}
    narrowed = address_of(
        client, page.xpath("//section[@aria-labelledby='facet-year']//a[contains(., '2019')]/@href")[0]
    )
    assert len(hits(narrowed)) == 3
    chip = narrowed.xpath("//a[@class='chip']")[0]
    assert words_of(chip) == "Year 2019 ×: remove this filter"
    assert len(hits(address_of(client, chip.get("href")))) == 5


def test_filters_that_mean_nothing_are_told_with_the_way_out(client: Client) -> None:
    scene()
    page = page_of(client, "review", official="nobody", kind="article")
    assert "No single official is known as “nobody”." in words_of(page.xpath("//div[@role='alert']")[0])
    assert hits(address_of(client, link(page, "Search without it"))) == ["Nine-month review"]
    page = page_of(client, "review", since="2022-01-01", until="2021-01-01")
    assert "Swap them" in words_of(page.xpath("//div[@role='alert']")[0])
    assert link(page, "Search without it") == "/search/?q=review"


def test_orders(client: Client) -> None:
    make.article("Heroin", ["Heroin, heroin."], date(2019, 1, 1))
    make.article("Newer", ["Some heroin among many other words in this text."], date(2021, 1, 1))
    make.article("Undated", ["A little heroin among many, many other words in this long text."], None)
    page = page_of(client, "heroin")
    assert hits(page)[0] == "Heroin"
    assert hits(address_of(client, link(page, "Newest first"))) == ["Newer", "Heroin", "Undated"]
    assert hits(address_of(client, link(page, "Oldest first"))) == ["Undated", "Heroin", "Newer"]
    without_words = page_of(client, "language:en")
    assert hits(without_words) == ["Newer", "Heroin", "Undated"]
    assert "Best first" not in words_of(without_words)


@pytest.mark.parametrize("sort", ["", "newest", "oldest"])
def test_pages_show_every_hit_once_and_lead_back(client: Client, sort: str) -> None:
    wanted = {f"Review {number}" for number in range(2 * PAGE_SIZE + 5)}
    for number in range(2 * PAGE_SIZE + 5):
        make.article(f"Review {number}", ["Text."], date(2021, 1 + number % 3, 1) if number % 7 else None)
    page, seen = page_of(client, "review", sort=sort), []
    while True:
        seen.append(hits(page))
        ways = page.xpath("//a[@rel='next']/@href")
        if not ways:
            break
        page = address_of(client, ways[0])
    assert [len(rows) for rows in seen] == [PAGE_SIZE, PAGE_SIZE, 5]
    assert {title for rows in seen for title in rows} == wanted
    back = []
    while ways := page.xpath("//a[@rel='prev']/@href"):
        page = address_of(client, ways[0])
        back.append(hits(page))
    assert back == [seen[1], seen[0]]
    assert hits(address_of(client, f"/search/?q=review&sort={sort}")) == seen[0]


def test_ranks_say_which_of_how_many(client: Client) -> None:
    for number in range(PAGE_SIZE + 2):
        make.article(f"Review {number}", ["Text."])
    page = page_of(client, "review")
    assert words_of(page.xpath("//p[@class='count']")[0]) == "1–20 of 22 found"
    page = address_of(client, page.xpath("//a[@rel='next']/@href")[0])
    assert words_of(page.xpath("//p[@class='count']")[0]) == "21–22 of 22 found"
    assert len(hits(page)) == 2


def test_ranks_end_where_they_answer_nothing_any_more(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_OFFSET % PAGE_SIZE == 0
    monkeypatch.setattr(question, "MAX_OFFSET", PAGE_SIZE)
    for number in range(2 * PAGE_SIZE + 1):
        make.article(f"Review {number}", ["Text."])
    page = page_of(client, "review", offset=10**9)
    assert not page.xpath("//a[@rel='next']")
    assert len(hits(address_of(client, link(page, "See all of them, newest first")))) == PAGE_SIZE


def test_places_beyond_the_end_lead_back(client: Client) -> None:
    make.article("Review")
    page = page_of(client, "review", offset=400)
    assert hits(page) == []
    assert hits(address_of(client, link(page, "Back to the beginning"))) == ["Review"]
    assert hits(address_of(client, link(page_of(client, "review", sort="newest", after=1), "Back to"))) == ["Review"]


def test_another_spelling_is_offered_only_if_it_finds_something(client: Client) -> None:
    make.article("A review", ["Police seized heroin."], language="en")
    page = page_of(client, "herion")
    assert words_of(page.xpath("//p[@class='meant']")[0]) == "Did you mean heroin?"
    assert hits(address_of(client, link(page, "heroin"))) == ["A review"]
    assert not page_of(client, "qqqqqq").xpath("//p[@class='meant']")
    within = page_of(client, "herion", language="vi")
    assert link(within, "heroin") == "/search/?q=heroin"  # without the limit, where it finds something


def test_what_was_not_understood_is_said_in_words(client: Client) -> None:
    make.article("A review")
    assert notices(page_of(client, 'review "task')) == [
        "A quotation mark has no partner; everything after it was read as one phrase."
    ]
    assert notices(page_of(client, "review on:2021-99")) == [
        "“2021-99” is no date. Write a year, a month or a day: 2021, 2021-09, 2021-09-28."
    ]
    assert notices(page_of(client, 'official:"Nobody Known"')) == ["No record is known as “official:Nobody Known”."]
    assert notices(page_of(client, "review", kind="poem", sort="colour", offset="x")) == [
        "There is no such kind of record; everything is searched.",
        "There is no such order; here is the usual one.",
        "This address names no place in the results; here is their beginning.",
    ]


def test_every_way_offered_where_nothing_is_found_leads_somewhere(client: Client) -> None:
    scene()
    page = page_of(client, '"review month"', kind="meeting", language="en")
    ways = {words_of(one): one.get("href") for one in page.xpath("//div[@class='empty']//li/a")}
    assert list(ways) == ["Without Language: English", "How to search"]
    page = page_of(client, '"review nine"', kind="article")
    ways = {words_of(one): one.get("href") for one in page.xpath("//div[@class='empty']//li/a")}
    assert list(ways) == ["The words of the phrase apart", "Any of the words", "How to search"]
    for label in list(ways)[:2]:
        assert hits(address_of(client, ways[label])) == ["Nine-month review"]
    page = page_of(client, "xo", kind="resolution")
    assert tabs(address_of(client, link(page, "The same in records of every kind")))["Officials"] == 1


def test_an_address_says_all_and_can_be_kept(client: Client) -> None:
    made = scene()
    address = f"/search/?q=review&kind=article&official={made.official.slug}&sort=oldest"
    page = address_of(client, address)
    kept = {one.get("name"): one.get("value") for one in page.xpath("//form[@class='search-box']//input")}
    assert kept == {"q": "review", "kind": "article", "official": made.official.slug, "sort": "oldest"}
    assert link(page, "Clear") == "/search/"
    assert not page.xpath("//form[@class='quick-search']")  # one box is enough
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]
    assert page.xpath("//title/text()") == ["review · Search · MPS Archive"]
    assert b"Disallow: /search/" in client.get("/robots.txt").content


def test_articles_that_were_found_can_be_taken_along(client: Client) -> None:
    made = scene()
    make.article("Another review", ["Of 2019."], date(2019, 5, 5))
    page = page_of(client, "review", kind="article", year="2021")
    rows = client.get(link(page, "JSON"))
    assert made.article.title in rows.getvalue().decode()
    assert "Another review" not in client.get(link(page, "CSV")).getvalue().decode()
    assert "Another review" not in client.get(link(page, "Atom feed")).content.decode()


def test_words_that_are_too_long_for_a_list_offer_none(client: Client) -> None:
    make.article("A review")
    assert not page_of(client, "review OR " * 25 + "x", kind="article").xpath("//a[.='CSV']")
    assert page_of(client, "review OR x", kind="article").xpath("//a[.='CSV']")


def test_hits_carry_the_words_to_the_article(client: Client) -> None:
    made = scene()
    page = page_of(client, '"nine months" heroin')
    for address in page.xpath("//ol[@class='register']//h3/a/@href | //section[@class='first-figures']//h3/a/@href"):
        assert parse_qs(urlsplit(address).query) == {"q": ['"nine months" heroin']}
        article = address_of(client, address)
        assert [mark.text for mark in article.xpath("//article//mark[@class='found']")] == ["heroin", "nine months"]
    assert made.article.get_absolute_url() in page_of(client, "has:figures").xpath("//ol//h3/a/@href")  # no words


def unusable(client: Client) -> None:
    response = client.get("/search/?q=review&kind=article")
    assert response.status_code == 200
    page = address_of(client, "/search/?q=review")
    assert "The search index is being made." in words_of(page.xpath("//div[@role='alert']")[0])
    listed = client.get(link(page, "Look through the list of articles meanwhile"))
    assert [row.title for row in listed.context["page"].rows] == ["Nine-month review"]
    for address in ("/", "/search/", "/search/help/", "/search/suggest/?q=nine"):
        assert client.get(address).status_code == 200, address
    assert client.get("/search/suggest/?q=nine").json() == {"suggestions": []}


def test_a_missing_index_is_told_and_the_list_still_answers(client: Client, settings: Any, tmp_path: Path) -> None:
    scene()
    settings.SEARCH_DIR, settings.SEARCH_INLINE = tmp_path / "nothing", False
    store.forget()
    unusable(client)


def test_a_damaged_index_is_told_and_the_list_still_answers(client: Client, settings: Any, search_index: Path) -> None:
    scene()
    upkeep.rebuild()
    settings.SEARCH_INLINE = False  # else it is made anew at once
    for file in (search_index / store.current_name()).iterdir():
        file.write_bytes(b"\x00damaged")
    store.forget()
    unusable(client)


def test_an_index_that_is_behind_answers_and_says_so(client: Client, settings: Any) -> None:
    make.article("Review one")
    upkeep.rebuild()
    settings.SEARCH_INLINE = False
    make.article("Review two")
    page = page_of(client, "review")
    assert hits(page) == ["Review one"]
    assert notices(page) == ["Many changes are being taken in; results may be a little behind."]


def test_pages_of_search_are_sound_and_their_links_lead_somewhere(client: Client) -> None:
    scene()
    scene("Zebra", status="accepted")
    for number in range(25):
        make.article(f"More {number}", ["Reviewed."])
    starts = ["/search/", "/search/help/", "/search/?q=nine", "/search/?q=review&sort=newest", "/search/?q=herion",
              "/search/?official=nobody", "/search/?q=zebra&kind=official", '/search/?q="a b"&language=vi']  # fmt: skip
    problems, known = [], set(starts)
    for address in starts:
        page = address_of(client, address)
        problems += soundness(address, page)
        for href in page.xpath("//main//a/@href"):
            target = internal(f"/search/{href}" if href.startswith("?") else href.partition("#")[0])
            if target and target not in known:
                known.add(target)
                response = client.get(target, follow=True)
                problems += [] if response.status_code == 200 else [f"{target}: {response.status_code}"]
                if response["Content-Type"].startswith("text/html"):
                    problems += soundness(target, address_of(client, target))
    assert problems == []
    assert len(known) > 100
