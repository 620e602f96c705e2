"""Words of a search on an article's page: marked within the other marks, counted, linked, and taken off again."""

from random import Random

import pytest
from django.test import Client
from lxml import html

from articles.search import parse
from articles.search.snippets import spans
from articles.views.highlights import FIRST, carried, read
from articles.views.marks import Found, Kind, Mark, anchored, highlighted, marked
from tests import factories as make
from tests.views.scenes import TEXT, scene
from tests.views.searching import address_of, link, words_of


def found(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, parse(query))]


@pytest.mark.parametrize(
    ("text", "query", "wanted"),
    [
        ("General To Lam spoke to Lam Son.", "Tô Lâm", ["To Lam", "to Lam"]),
        ("Tướng Tô Lâm nói.", "to lam", ["Tô Lâm"]),
        ("They went to review the work; To Lam spoke.", "to lam", ["To Lam"]),
        ("They went to review.", "to", ["to"]),
        ("The review of the year", "review of year", ["review of", "year"]),
        ("review of the year", "review of", ["review of"]),
        ("drug crimes; crime of drugs; drug crime", '"drug crime"', ["drug crime"]),
        ("Seized, seizing, seizure", "seize", ["Seized", "seizing"]),
        ("trafficking and traffic", "traffick*", ["trafficking"]),
        ("heroin and opium", "heroin -opium", ["heroin"]),
        ("heroin and opium", "has:figures year:2021", []),
        ("under Resolution No. 51-NQ/TW", "51-NQ/TW", ["51-NQ/TW"]),
    ],
)
def test_what_is_marked(text: str, query: str, wanted: list[str]) -> None:
    assert " ".join(found(text, query)) == " ".join(wanted)


def test_highlights_are_drawn_in_pieces_within_marks_that_they_cross() -> None:
    text = "General To Lam spoke."
    marks = [Mark(0, 14, Kind.OFFICIAL, ("c-1",), "/officials/to-lam/", "To Lam")]
    drawn = str(marked(text, marks, Found([(8, 20)], FIRST)))
    assert drawn.endswith('<mark class="found" id="found">To Lam</mark></a><mark class="found"> spoke</mark>.')
    assert str(anchored(text, marks, Found([(0, 7)]))).startswith(
        '<span id="c-1"><mark class="found">General</mark> To Lam</span>'
    )
    assert str(highlighted("a < b & c", Found([(0, 5)]))) == '<mark class="found">a &lt; b</mark> &amp; c'


def test_text_and_marks_stay_whole_whatever_crosses() -> None:
    chance = Random(7)
    text = "Tô Lâm & <b> spoke of 51-NQ/TW — “heroin” seized. 𝔘 " * 2
    for _ in range(300):
        marks = []
        for number in range(chance.randrange(6)):
            start = chance.randrange(len(text) - 1)
            end = chance.randrange(start + 1, len(text) + 1)
            marks.append(Mark(start, end, chance.choice(list(Kind)), (f"c-{number}",), f"/r/{number}/", "x"))
        edges = sorted(chance.sample(range(len(text) + 1), 2 * chance.randrange(5)))
        lit = list(zip(edges[::2], edges[1::2], strict=True))
        plain = html.fromstring(f"<div>{marked(text, marks)}</div>")
        page = html.fromstring(f"<div>{marked(text, marks, Found(lit, FIRST))}</div>")
        assert page.text_content() == plain.text_content()
        assert sorted(page.xpath("//@id")) == sorted([*plain.xpath("//@id"), *([FIRST] if lit else [])])
        assert page.xpath("//a/@href") == plain.xpath("//a/@href")
        assert page.xpath("//mark//a | //mark//mark") == []
        words = "".join(page.xpath("//mark[@class='found']//text()"))
        assert words == "".join(text[start:end] for start, end in lit)


def test_the_first_place_in_the_text_gets_the_id_and_else_the_title() -> None:
    lit = read("heroin", "Heroin", ["nothing", "heroin, heroin"])
    assert (lit.count, lit.blocks[1].first, 'id="found"' in lit.title) == (3, FIRST, False)
    assert 'id="found"' in read("heroin", "Heroin", ["nothing"]).title
    nothing = read("  \x00 ", "A <b>", ["x"])
    assert (nothing.words, nothing.title, nothing.count, nothing.query) == ("", "A &lt;b&gt;", 0, "")


def test_only_words_are_carried_over() -> None:
    assert carried(parse("heroin")) == "q=heroin"
    assert carried(parse('"drug crime" has:figures')) == "q=%22drug+crime%22+has%3Afigures"
    assert carried(parse("has:figures")) == carried(parse("-heroin")) == carried(parse("")) == ""


@pytest.mark.django_db
def test_the_page_says_how_many_leads_to_the_first_and_offers_to_take_them_off(client: Client) -> None:
    made = scene()
    own = made.article.get_absolute_url()
    page = address_of(client, f"{own}?q=nine-month+OR+héroin")
    note = page.xpath("//p[@class='found-here']")[0]
    assert words_of(note).startswith("2 places marked for nine-month OR héroin.")
    assert [mark.text for mark in page.xpath("//mark[@class='found']")] == ["Nine-month", "heroin"]
    assert page.xpath(f"//*[@id='{FIRST}']/text()") == ["heroin"]
    assert link(page, "Go to the first") == f"#{FIRST}"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"http://testserver{own}"]
    assert page.xpath("//input[@id='quick-search']/@value") == ["nine-month OR héroin"]
    plain = address_of(client, link(page, "Without highlights"))
    assert not plain.xpath("//mark | //p[@class='found-here']")
    assert plain.xpath("//input[@id='quick-search']/@value") == [""]
    back = address_of(client, link(page, "Back to the search"))
    assert back.xpath("//input[@id='search-box']/@value") == ["nine-month OR héroin"]


@pytest.mark.django_db
def test_marks_and_highlights_are_switched_apart(client: Client) -> None:
    own = scene().article.get_absolute_url()
    page = address_of(client, f"{own}?q=heroin")
    off = address_of(client, own + link(page, "Marks off"))
    assert (len(off.xpath("//a[starts-with(@class, 'mark ')]")), len(off.xpath("//mark"))) == (0, 1)
    assert len(address_of(client, link(off, "Marks on")).xpath("//mark")) == 1
    without = address_of(client, link(off, "Without highlights"))
    assert (len(without.xpath("//a[starts-with(@class, 'mark ')]")), len(without.xpath("//mark"))) == (0, 0)


@pytest.mark.django_db
def test_an_article_found_by_its_records_says_that_the_words_do_not_stand_in_it(client: Client) -> None:
    page = address_of(client, f"{scene().article.get_absolute_url()}?q=opium")
    assert words_of(page.xpath("//p[@class='found-here']")[0]).startswith("The words of opium do not stand here;")
    assert not page.xpath("//a[.='Go to the first']")


@pytest.mark.django_db
def test_markup_in_words_is_text(client: Client) -> None:
    article = make.article("A <i>title</i>", [f"<b>bold</b> & {TEXT}"])
    text = client.get(article.get_absolute_url(), {"q": "bold title <script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in text
    assert '&lt;b&gt;<mark class="found" id="found">bold</mark>&lt;/b&gt; &amp;' in text
    assert 'A &lt;i&gt;<mark class="found">title</mark>&lt;/i&gt;' in text
