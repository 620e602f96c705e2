"""Lists asked of the search index: the same rows as the database finds, and facets that count right."""

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.models.careers import public_officials
from articles.views import indexed
from tests import factories as make
from tests.views.scenes import TEXT, scene

pytestmark = pytest.mark.django_db


def page_of(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content)


def titles(page: html.HtmlElement) -> list[str]:
    return [link.text_content() for link in page.xpath("//main//*[contains(@class, 'entry-title')]/a")]


def offered(page: html.HtmlElement, facet: str) -> dict[str, tuple[str, str]]:
    """The values of a facet: label → (count, address)."""
    found = {}
    for link in page.xpath(f"//section[@aria-labelledby='facet-{facet}']//a"):
        label = link.xpath("string(.//*[@class='facet-label'])")
        count = link.xpath("string(.//*[@class='facet-count']/text())")
        found[label] = (count, link.get("href"))
    return found


def counts(page: html.HtmlElement, facet: str) -> dict[str, int]:
    return {label: int(count) for label, (count, _address) in offered(page, facet).items() if count}


def random_archive(seed: int, size: int = 40) -> list[dict[str, Any]]:
    """Articles with random claims; returns what each published one has, by facet."""
    chance = random.Random(seed)
    sources = [make.source(f"Source {number}") for number in range(3)]
    people = [make.official(f"Nguyen Van {letter}") for letter in "ABCD"]
    posts = [make.post(f"Head of unit {number}") for number in range(3)]
    papers = [make.resolution(f"{number}-NQ/TW") for number in range(1, 4)]
    indicators = [make.indicator(code) for code in ("heroin-seized", "drug-cases")]
    made = []
    for number in range(size):
        state = chance.choices(("published", "draft", "withdrawn"), (8, 1, 1))[0]
        day = chance.choice((None, date(2018 + number % 4, 1, 1) + timedelta(days=chance.randrange(300))))
        language, source = chance.choice(("en", "en", "vi")), chance.choice(sources)
        article = make.article(
            f"Article {number}", [TEXT], day, source=source, language=language, state=state,
        )  # fmt: skip
        has: dict[str, Any] = {"source": {source.name}, "language": {"English" if language == "en" else "Vietnamese"}}
        has["year"] = {str(day.year)} if day else set()
        for facet in ("official", "post", "resolution", "indicator", "has"):
            has[facet] = set()
        for person in chance.sample(people, chance.randrange(3)):
            post, status = chance.choice(posts), chance.choice(("suggested", "accepted", "rejected"))
            make.attestation(article, person, "To An Xo", post=post, status=status)
            if status != "rejected":
                has["official"].add(person.name)
                has["post"].add(post.label)
        for paper in chance.sample(papers, chance.randrange(3)):
            make.citation(article, paper, "51-NQ/TW")
            has["resolution"].add(str(paper))
            has["has"].add("cited documents")
        for indicator in chance.sample(indicators, chance.randrange(3)):
            make.figure(article, "517.57 kg", 5, indicator=indicator)
            has["indicator"].add(indicator.label)
            has["has"].add("figures")
        if state == "published":
            made.append({"article": article, **has})
    return made


@pytest.mark.parametrize("seed", range(4))
def test_facets_count_what_counting_by_hand_gives(client: Client, search_index: Path, seed: int) -> None:
    archive = random_archive(seed)
    page = page_of(client, "/articles/")
    assert page.xpath("string(//p[@class='count'])") == f"{len(archive)} found"
    for facet in ("year", "source", "official", "post", "resolution", "indicator", "language", "has"):
        by_hand = Counter(value for row in archive for value in row[facet])
        assert counts(page, facet) == (dict(by_hand) if len(by_hand) > 1 else {}), facet


@pytest.mark.parametrize("seed", range(4))
def test_each_value_leads_to_as_many_rows_as_it_says(client: Client, search_index: Path, seed: int) -> None:
    random_archive(seed)
    page = page_of(client, "/articles/?since=2018-01-01")
    for facet in ("year", "source", "official", "post", "resolution", "indicator", "language", "has"):
        for label, (count, address) in offered(page, facet).items():
            narrowed = page_of(client, f"/articles/{address}")
            assert narrowed.xpath("string(//p[@class='count'])") == f"{count} found", (facet, label)
            chosen = narrowed.xpath(f"//section[@aria-labelledby='facet-{facet}']//a[@aria-current='true']")
            assert [link.get("href") for link in chosen] == ["?since=2018-01-01"], (facet, label)


QUERIES = [
    "since=2019-01-01&until=2020-12-31",
    "until=2019-06-30",
    "year=2019",
    "official=nguyen-van-a",
    "official=nguyen-van-a&language=vi&sort=oldest",
    "has=figures&source=source-1",
    "post=head-of-unit-1",
    "resolution=2-nq-tw",
    "indicator=drug-cases&sort=oldest",
]


@pytest.mark.parametrize("query", QUERIES)
def test_index_and_database_list_the_same_rows_page_by_page(
    client: Client, search_index: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    random_archive(7, size=80)
    slug = models.Resolution.objects.get(number="2-NQ/TW").slug
    source = models.Source.objects.get(name="Source 1").slug
    query = query.replace("2-nq-tw", slug).replace("source-1", source)
    monkeypatch.setattr("articles.views.articles.Articles.page_size", 2)

    def walk() -> list[list[str]]:
        address, pages = f"/articles/?{query}", []
        while address:
            page = page_of(client, address)
            pages.append(titles(page))
            step = page.xpath("string(//nav[@class='pager']//a[@rel='next']/@href)")
            address = f"/articles/{step}" if step else ""
        back = page.xpath("string(//nav[@class='pager']//a[@rel='prev']/@href)")
        return [*pages, titles(page_of(client, f"/articles/{back}"))] if back else pages

    by_index = walk()
    monkeypatch.setattr(indexed, "pages_by_index", lambda _asked: False)
    assert walk() == by_index
    assert len(by_index) > 1


def test_feed_and_downloads_of_a_filtered_list_hold_the_rows_of_its_page(client: Client, search_index: Path) -> None:
    random_archive(3)
    wanted = scene("Zebra")
    query = f"?q=zebra+reviewed&official={wanted.official.slug}"  # “review” by its stem: only the index knows
    assert titles(page_of(client, f"/articles/{query}")) == [wanted.article.title]
    text = client.get(f"/articles/download.csv{query}").getvalue().decode()
    assert text.count(wanted.article.title) == 1
    assert "Article 1" not in text
    assert client.get(f"/feeds/articles.atom{query}").content.decode().count("<entry>") == 1


def test_a_withdrawn_article_is_gone_from_rows_and_counts_at_once(client: Client, search_index: Path) -> None:
    gone, kept = scene("Zebra"), scene("Okapi")
    assert page_of(client, "/articles/").xpath("string(//p[@class='count'])") == "2 found"
    models.Article.objects.filter(pk=gone.article.pk).update(state="draft")
    page = page_of(client, "/articles/?q=nine-month")
    assert titles(page) == [kept.article.title]
    assert page.xpath("string(//p[@class='count'])") == "1 found"
    assert "Zebra" not in page.text_content()


@pytest.mark.parametrize("address", ["/officials/", "/meetings/", "/resolutions/", "/figures/all/"])
def test_the_other_lists_have_facets_too(client: Client, search_index: Path, address: str) -> None:
    first, second = scene("Zebra"), scene("Okapi")
    models.Meeting.objects.filter(pk=second.meeting.pk).update(date_start="2020-01-02", date_end="2020-01-02")
    for made, year in ((first, 2019), (second, 2020)):
        models.Resolution.objects.filter(pk=made.resolution.pk).update(date=date(year, 5, 1))
    page = page_of(client, address)
    links = page.xpath("//nav[@id='facets']//a/@href")
    assert len(links) >= 2
    for link in links:
        rows = page_of(client, f"{address}{link}").xpath("//main//tbody/tr | //main//li[contains(@class, 'entry')]")
        assert len(rows) == 1, link
    assert public_officials().count() == 2


def test_without_an_index_lists_work_and_offer_no_facets(client: Client) -> None:
    wanted = scene()
    page = page_of(client, f"/articles/?official={wanted.official.slug}&q=heroin")
    assert titles(page) == [wanted.article.title]
    assert not page.xpath("//nav[@id='facets']")
    assert urlsplit(page.xpath("string(//link[@rel='canonical']/@href)")).query == ""


def test_a_bad_place_in_a_filtered_list_says_so(client: Client, search_index: Path) -> None:
    wanted = scene()
    page = page_of(client, f"/articles/?official={wanted.official.slug}&after=x~1")
    assert "names no place in the list" in page.text_content()
    assert titles(page) == [wanted.article.title]


# Each list with the index at hand: rows, the log's position, and one query for each facet of records.
COSTS = {
    "/articles/": 8,
    "/articles/?language=en": 8,
    "/articles/?has=figures&sort=oldest": 8,
    "/officials/": 3,
    "/meetings/": 3,
    "/resolutions/": 2,
    "/figures/all/": 5,
}


@pytest.mark.django_db(transaction=True)  # PostgreSQL: what an open transaction has written is taken in at each search
@pytest.mark.parametrize("size", [15, 60])
def test_what_a_list_costs_does_not_depend_on_the_archive(
    client: Client, search_index: Path, django_assert_num_queries: Any, size: int
) -> None:
    random_archive(1, size=size)
    scene()
    page_of(client, "/articles/")  # takes in what has changed
    for address, cost in COSTS.items():
        with django_assert_num_queries(cost + 1, info=address):
            assert client.get(address).status_code == 200
