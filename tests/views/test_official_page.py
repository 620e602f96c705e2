"""An official's page: the career as picture and table, and every meeting, statement and figure by pages."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.models.alongside import reported_figures
from articles.models.careers import attested_months, career
from articles.models.holders import neighbours
from articles.views.officials import career_picture
from tests import factories as make

pytestmark = pytest.mark.django_db

SVG = "//figure[contains(@class, 'timeline')]//*[local-name()='svg']"


def seen(who: models.Official, day: date | None, **what: object) -> models.Attestation:
    return make.attestation(make.article(f"On {day}", ["He was there."], day), who, as_of=day, **what)


def page(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200, address
    assert len(response.content) < 100_000, address
    return html.fromstring(response.content)


@pytest.fixture
def promoted() -> models.Official:
    who, lower, higher = make.official("To An Xo"), make.rank("Major General"), make.rank("Lieutenant General")
    for day, rank in ((date(2019, 11, 25), lower), (date(2020, 6, 30), lower), (date(2021, 9, 28), higher)):
        seen(who, day, rank=rank)
    return who


def test_the_picture_draws_each_rank_and_the_time_of_the_promotion(promoted: models.Official) -> None:
    picture = career_picture(promoted, career(promoted))
    assert picture is not None
    (group,) = picture.groups
    lower, higher = group.lanes
    assert (lower.label, lower.dashes) == ("Major General", "")
    assert lower.words == "Major General, 25 Nov 2019 to 30 Jun 2020 (2 mentions)"
    left, right = float(lower.x), float(lower.x) + float(lower.width)
    assert 0 < left < right < float(higher.x) < picture.width
    start, end = (float(at) for at in (higher.dashes[1:].split(" ")[0], higher.dashes.partition("H")[2]))
    assert (round(start), round(end)) == (round(right), round(float(higher.x)))  # from the one bar to the other
    assert higher.dashed_words == "after 30 June 2020, by 28 September 2021"
    assert lower.strokes.count("M") == 2
    assert [tick.text for tick in picture.years] == ["2019", "2020", "2021"]


def test_the_page_shows_picture_and_table_alike(client: Client, promoted: models.Official) -> None:
    found = page(client, promoted.get_absolute_url())
    (svg,) = found.xpath(SVG)
    named = {*svg.get("aria-labelledby").split()}
    assert named <= {*svg.xpath(".//@id")}
    assert "Lieutenant General, 28 Sep 2021 (1 mention)" in svg.text_content()
    cells = [" ".join(row.text_content().split()) for row in found.xpath("//table//tr")]
    assert any("Lieutenant General Promoted after 30 June 2020, by 28 September 2021" in row for row in cells)


def test_nothing_dated_gives_no_picture(client: Client) -> None:
    who = make.official()
    seen(who, None, rank=make.rank("Major General"))
    assert page(client, who.get_absolute_url()).xpath(SVG) == []


def test_months_are_counted_once_and_by_subject(promoted: models.Official) -> None:
    lower = models.Rank.objects.get(name="Major General")
    seen(promoted, date(2020, 6, 1), rank=lower, post=make.post("Chief", "Chief"))
    ranks, posts = attested_months(models.Attestation.objects.all(), "rank", "post")
    assert ranks[lower.pk] == [date(2019, 11, 1), date(2020, 6, 1)]
    assert [*posts.values()] == [[date(2020, 6, 1)]]


def test_who_held_a_post_before_and_after_is_said_where_one_person_holds_it(client: Client) -> None:
    single, shared = make.post("Chief", "Chief", single_holder=True), make.post("Member", "Member")
    first, who, last, late = (make.official(name) for name in ("A B", "C D", "E F", "G H"))
    for person, year in ((first, 2018), (who, 2020), (last, 2022), (late, 2024)):
        seen(person, date(year, 5, 1), post=single)
        seen(person, date(year, 5, 1), post=shared)
    found = neighbours(who, career(who).posts)
    assert set(found) == {single.pk}
    assert (found[single.pk].before, found[single.pk].after) == (first, last)
    words = " ".join(page(client, who.get_absolute_url()).text_content().split())
    assert "Before: A B, last seen 1 May 2018" in words
    assert "After: E F, first seen 1 May 2022" in words


TEXTS = [
    "It was cold. Chief Xo opened with 7 words.",
    "Chief Xo delivered a report: police solved 11 cases.",
    "They seized 22 kg.",
    "Minister Lam thanked them.",
    "There were 33 of them.",
]


def test_figures_of_a_report_go_up_to_the_next_speaker() -> None:
    article, meeting = make.article("Review", TEXTS), make.meeting()
    who, other = make.official("To An Xo"), make.official("To Lam")
    make.report(article, meeting, "It was cold.")
    figures = {value: make.figure(article, words, value) for words, value in
               (("7 words", 7), ("11 cases", 11), ("22 kg", 22), ("33 of them", 33))}  # fmt: skip
    part = make.participation(article, who, meeting, "Chief Xo delivered a report", role="report")
    make.statement(article, other, "Minister Lam thanked them.")
    assert set(reported_figures(who)) == {figures[11], figures[22]}
    assert list(reported_figures(other)) == []
    make.statement(article, who, "Chief Xo opened with 7 words.")
    assert set(reported_figures(who)) == {figures[7], figures[11], figures[22]}
    models.Participation.objects.filter(pk=part.pk).update(role="attend")
    assert set(reported_figures(who)) == {figures[7]}


def test_people_at_the_same_meetings_are_counted_and_the_count_can_be_followed(client: Client) -> None:
    who, often, once, never = (make.official(name) for name in ("A B", "C D", "E F", "G H"))
    for number in range(3):
        article, meeting = make.article(f"Article {number}"), make.meeting(f"Meeting {number}")
        make.report(article, meeting)
        for person in (often, who, once)[: 3 if number == 0 else 2]:
            make.participation(article, person, meeting)
        make.participation(article, never, make.meeting("Not reported"))
    links = page(client, who.get_absolute_url()).xpath("//section[@aria-labelledby='people']//li")
    assert [link.text_content().split(" with ")[0].split() for link in links] == [
        ["C", "D", "3", "meetings"],
        ["E", "F", "1", "meeting"],
    ]
    listed = page(client, links[0].xpath(".//a/@href")[1])
    assert len(listed.xpath("//li[contains(@class, 'entry')]")) == 3


def many_statements(who: models.Official, number: int) -> None:
    """Long statements, each in an article of its own day would be slow to make: they share three articles."""
    text = "To Lam said: " + "the people come first and the work goes on " * 15
    articles = [make.article(f"Speech {day}", [text], date(2021, 1, 1) + timedelta(days=day)) for day in range(3)]
    rows = []
    for at in range(number):
        place = make.evidence(articles[at % 3], text[: 500 + at % 50])
        rows.append(models.Statement(official=who, extractor="test", rule="test", **place))
    models.Statement.objects.bulk_create(rows)


def test_every_statement_can_be_reached_by_pages_below_the_limit(client: Client) -> None:
    who = make.official()
    many_statements(who, 130)
    own = page(client, who.get_absolute_url())
    assert len(own.xpath("//blockquote")) == 20
    (address,) = own.xpath("//section[@aria-labelledby='statements']//p[@class='more']/a/@href")
    reached: list[str] = []
    while address:
        found = page(client, address)
        reached += found.xpath("//blockquote/@id")
        onward = found.xpath("//a[@rel='next']/@href")
        address = f"{address.partition('?')[0]}{onward[0]}" if onward else ""
    assert len(reached) == 130
    assert set(reached) == {f"c-{uuid.hex[:8]}" for uuid in models.Statement.objects.values_list("uuid", flat=True)}


def test_statements_can_be_asked_for_by_words_and_begin_where_a_link_says(client: Client) -> None:
    who, article = make.official(), make.article("Speech", ["He praised Hà Nội.", "He thanked the police."])
    praise = make.statement(article, who, "He praised Hà Nội.")
    thanks = make.statement(article, who, "He thanked the police.")
    address = f"{who.get_absolute_url()}statements/"
    assert page(client, f"{address}?q=ha+noi").xpath("//blockquote/@id") == [f"c-{praise.uuid.hex[:8]}"]
    assert "Nothing matches." in page(client, f"{address}?q=absent").text_content()
    assert page(client, f"{address}?at={praise.uuid}").xpath("//blockquote/@id") == [f"c-{praise.uuid.hex[:8]}"]
    assert len(page(client, f"{address}?at={thanks.uuid}").xpath("//blockquote")) == 2
    for odd in ("at=nonsense", f"at={article.uuid}", "after=nonsense", "role=king"):
        assert len(page(client, f"{address}?{odd}").xpath("//blockquote")) == 2


def test_meetings_can_be_narrowed_to_those_chaired(client: Client) -> None:
    who, article = make.official(), make.article()
    for title, role in (("Led", "chair"), ("Visited", "attend")):
        meeting = make.meeting(title)
        make.report(article, meeting)
        make.participation(article, who, meeting, role=role)
        make.participation(article, who, meeting, role="speech")
    titles = "//p[@class='entry-line']/a/text()"
    assert set(page(client, f"{who.get_absolute_url()}meetings/").xpath(titles)) == {"Led", "Visited"}
    assert page(client, f"{who.get_absolute_url()}meetings/?role=chair").xpath(titles) == ["Led"]
    listed = page(client, f"/meetings/?official={who.slug}&role=chair")
    assert [name.strip() for name in listed.xpath("//li[contains(@class, 'entry')]//h3/a/text()")] == ["Led"]


def test_parts_of_what_is_not_public_or_not_there(client: Client) -> None:
    who, hidden = make.official("A B"), make.official("Hidden One")
    merged = make.official("Old Name", merged_into=who)
    make.statement(make.article(), who)
    make.statement(make.article("Draft", state="draft"), hidden)
    assert client.get(f"{hidden.get_absolute_url()}statements/").status_code == 404
    assert client.get(f"{who.get_absolute_url()}secrets/").status_code == 404
    assert client.get(f"{merged.get_absolute_url()}statements/")["Location"] == f"{who.get_absolute_url()}statements/"


def test_statements_are_a_list_to_filter_follow_and_take_along(client: Client) -> None:
    who, other, meeting = make.official("To Lam"), make.official("To An Xo"), make.meeting("Review")
    old = make.article("Old", ["He praised the police."], date(2020, 5, 1))
    new = make.article("New", ["She thanked all."], date(2022, 5, 1))
    make.report(old, meeting)
    make.statement(old, who, meeting=meeting)
    make.statement(new, other)
    make.statement(make.article("Draft", ["Not to be seen."], state="draft"), who)
    answers = {
        "": ["She thanked all.", "He praised the police."],
        f"?official={who.slug}": ["He praised the police."],
        f"?meeting={meeting.slug}": ["He praised the police."],
        "?q=thanked": ["She thanked all."],
        "?since=2021-01-01": ["She thanked all."],
        "?until=2021-01-01": ["He praised the police."],
    }
    for query, said in answers.items():
        assert page(client, f"/statements/{query}").xpath("//blockquote/p/text()") == said, query
        rows = json.loads(client.get(f"/statements/download.json{query}").getvalue())["rows"]
        assert [row["statement"] for row in rows] == said, query
    assert [row["meeting"] for row in json.loads(client.get("/statements/download.json").getvalue())["rows"]] == [
        None,
        "Review",
    ]
    assert "To Lam" in client.get(f"/feeds/statements.atom?official={who.slug}").content.decode()
    part = page(client, f"{who.get_absolute_url()}statements/")
    assert f"/statements/?official={who.slug}" in part.xpath("//p[@class='note']/a/@href")
