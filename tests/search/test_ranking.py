"""What comes first, what is offered, what is marked."""

from datetime import date
from typing import Any

import pytest

from articles.search import Sort, best_bets, did_you_mean, load, marked, parse, snippet, suggest
from tests import factories as make
from tests.search.asking import articles, ask, found

pytestmark = pytest.mark.django_db

FILLER = "Officers went on with their work and the province thanked them. "


@pytest.fixture
def archive(search_index: Any) -> dict[str, Any]:
    lam, namesake = make.official("Tô Lâm"), make.official("Lam To Hidden")
    rows: dict[str, Any] = {"lam": lam, "namesake": namesake}
    rows["titled"] = make.article("Heroin seized", blocks=[FILLER, "Tô Lâm spoke."], published_on=date(2018, 1, 1))
    rows["texted"] = make.article("Week", blocks=[FILLER, "Heroin, said Tô Lâm."], published_on=date(2018, 1, 1))
    rows["passing"] = make.article("Year", blocks=[FILLER * 30, "Some heroin."], published_on=date(2018, 1, 1))
    rows["old"] = make.article("Storm", blocks=["Rain and wind."], published_on=date(2009, 1, 1))
    rows["new"] = make.article("Storm", blocks=["Rain and wind."], published_on=date(2024, 1, 1))
    rows["resolution"] = make.resolution("51-NQ/TW", key="resolution:51/tw")
    rows["other"] = make.resolution("51/2019/QH14", kind="Law", title="Law on Rain")
    rows["hidden"] = make.resolution("88-NQ/TW")
    rows["meeting"] = make.meeting("Conference on traffic safety")
    make.attestation(rows["titled"], lam, "Tô Lâm")
    make.citation(rows["titled"], rows["resolution"], "Officers")
    make.citation(rows["old"], rows["other"], "Rain")
    make.report(rows["old"], rows["meeting"], "wind")
    make.article("Draft of Zebras", blocks=["Zebras galloping."], state="draft")
    return rows


def test_titles_weigh_more_than_texts_and_texts_more_than_passing_words(archive: dict[str, Any]) -> None:
    assert articles("heroin") == [archive["titled"], archive["texted"], archive["passing"]]


def test_of_equals_the_newer_comes_first(archive: dict[str, Any]) -> None:
    assert articles("rain") == [archive["new"], archive["old"]]


def test_recency_does_not_outweigh_the_title(archive: dict[str, Any]) -> None:
    late = make.article("Latest", blocks=[FILLER * 3, "A word on heroin."], published_on=date(2025, 1, 1))
    ranked = articles("heroin")
    assert ranked[0] == archive["titled"]
    assert late in ranked


def test_without_words_the_newest_come_first(archive: dict[str, Any]) -> None:
    days = [article.published_on for article in articles("year:2000-")]
    assert days == sorted(days, reverse=True)
    assert len(days) == 5


def test_a_name_leads_to_the_person(archive: dict[str, Any]) -> None:
    assert found("to lam")[0] == archive["lam"]
    assert found("51-NQ/TW")[0] == archive["resolution"]


def bets(text: str) -> list[Any]:
    return [record for _hit, record in load(best_bets(parse(text)))]


def test_best_bets(archive: dict[str, Any]) -> None:
    expected: dict[str, list[str]] = {
        "to lam": ["lam"],
        "Tô Lâm": ["lam"],
        '"Tô Lâm"': ["lam"],
        "official:'to lam'": ["lam"],
        'official:"to lam" heroin': ["lam"],
        "heroin Tô Lâm 2018": ["lam"],
        "lam": [],
        "lam to": [],
        "51-NQ/TW": ["resolution"],
        "Resolution 51": ["resolution"],
        "Resolution No. 51": ["resolution"],
        "resolution 051": ["resolution"],
        "Law 51": ["other"],
        "law on rain": ["other"],
        "conference on traffic safety": ["meeting"],
        "88-NQ/TW": [],
        "lam to hidden": [],
        "heroin": [],
        "-lam": [],
        "": [],
    }
    assert {text: bets(text) for text in expected} == {
        text: [archive[name] for name in names] for text, names in expected.items()
    }


def suggested(text: str, **options: Any) -> list[Any]:
    return [record for _hit, record in load(suggest(text, **options))]


def test_suggestions_as_you_type(archive: dict[str, Any]) -> None:
    assert suggested("to l")[0] == archive["lam"]
    assert suggested("Tô")[0] == archive["lam"]
    assert suggested("to lma") == []  # three letters are too few to forgive a slip
    assert suggested("51")[0] in (archive["resolution"], archive["other"])
    assert suggested("51-nq")[0] == archive["resolution"]
    assert suggested("traffic sa") == [archive["meeting"]]
    assert suggested("trafic") == [archive["meeting"]]
    assert suggested("hero") == [archive["titled"]]
    assert suggested("storm", kinds=("meeting",)) == []
    assert len(suggested("storm", limit=1)) == 1
    for nothing in ("", "   ", "!?", "hidden", "88", "zebras", "苏林"):
        assert suggested(nothing) == [], nothing


def test_did_you_mean(archive: dict[str, Any]) -> None:
    expected = {
        "herion": "heroin",
        "heroine OR rain": None,  # stems to what is there
        "herion seized": "heroin seized",
        "title:herion": "title:heroin",
        "conferense": "conference",
        "heroin": None,
        "zebraz": None,  # only a draft has zebras
        "zebras": None,
        "qqqqqqqq": None,
        "-herion": None,
        "": None,
        "xy": None,
    }
    for text, better in expected.items():
        meant = did_you_mean(parse(text))
        assert (meant and meant.text) == better, text


def test_pages_by_rank_and_by_day_hold_everything_once(archive: dict[str, Any]) -> None:
    for number in range(23):
        make.article(f"Note {number}", blocks=["A word."], published_on=date(2020, 1, 1 + number % 5))
    everything = set(articles("word", size=100))
    by_rank = [articles("word", size=5, offset=offset) for offset in range(0, 30, 5)]
    assert {row for page in by_rank for row in page} == everything
    assert sum(map(len, by_rank)) == len(everything)
    for sort in (Sort.NEWEST, Sort.OLDEST):
        pages, after = [], None
        while True:
            results = ask("word", kinds=("article",), sort=sort, size=5, after=after)
            pages.append(results)
            if not results.has_more:
                break
            after = results.hits[-1].placed
        rows = [record for page in pages for _hit, record in load(page.hits)]
        assert set(rows) == everything
        assert len(rows) == len(everything)
        keys = [(row.listed_on, row.pk) for row in rows]
        assert keys == sorted(keys, reverse=sort == Sort.NEWEST)
        back = ask("word", kinds=("article",), sort=sort, size=5, before=pages[2].hits[0].placed)
        assert back.hits == pages[1].hits
        assert back.has_more
        assert not ask("word", kinds=("article",), sort=sort, size=5, before=pages[1].hits[0].placed).has_more


def html(text: str, query: str, **options: Any) -> str:
    return snippet(text, parse(query), **options).html


def test_matches_are_marked_whatever_they_carry() -> None:
    expected = {
        ("Đại tướng Tô Lâm", "to lam"): "Đại tướng <mark>Tô Lâm</mark>",
        ("Dai tuong To Lam", '"tô lâm"'): "Dai tuong <mark>To Lam</mark>",
        ("Lam To met To Lam", '"to lam"'): "Lam To met <mark>To Lam</mark>",
        ("Meetings met", "meeting"): "<mark>Meetings</mark> met",
        ("Meetings met", '"meeting"'): "Meetings met",
        ("Trafficking", "traff*"): "<mark>Trafficking</mark>",
        ("No. 51-NQ/TW.", "51-NQ/TW"): "No. <mark>51-NQ/TW</mark>.",
        ("<b>heroin</b> & rain", "heroin"): "&lt;b&gt;<mark>heroin</mark>&lt;/b&gt; &amp; rain",
        ("heroin and rain", "heroin -rain"): "<mark>heroin</mark> and rain",
        ("🇻🇳 heroin", "heroin"): "🇻🇳 <mark>heroin</mark>",
        ("heroin", ""): "heroin",
        ("", "heroin"): "",
    }
    assert {case: html(*case) for case in expected} == expected


def test_a_snippet_is_the_place_where_most_matches_are() -> None:
    text = FILLER * 5 + "One heroin. " + FILLER * 5 + "Heroin and opium, opium and heroin. " + FILLER * 5
    shown = snippet(text, parse("heroin opium"), length=120)
    assert shown.cut == (True, True)
    assert shown.html.count("<mark>") == 4
    assert len(str(shown)) <= 120
    assert str(shown) in text
    beginning = snippet(text, parse("nothing"), length=50)
    assert text.startswith(str(beginning))
    assert not beginning.has_matches
    assert marked("Heroin seized", parse("heroin")).html == "<mark>Heroin</mark> seized"
