"""Counts of facets and kinds equal counting by hand, on random records; each test draws its own."""

import random
from collections import Counter
from datetime import date
from typing import Any

import pytest

from articles import models
from articles.models.careers import public_officials
from articles.search import KINDS, counting, schema, store
from tests import factories as make
from tests.search.asking import ask

pytestmark = pytest.mark.django_db

WORDS = ["heroin", "storm", "traffic", "review"]


HAS: dict[type[models.Claim], str] = {
    models.MeetingReport: "meeting",
    models.Citation: "documents",
    models.Figure: "figures",
    models.Statement: "statements",
}


def draw(chance: random.Random) -> None:
    """Fill the archive: published and other articles, claims of all kinds, some rejected, some in old versions."""
    people = [make.official(f"Person {letter}") for letter in "ABCDE"]
    posts = [make.post(f"Chief of {place}", organization=make.organization(place)) for place in ("Hue", "Vinh", "Sapa")]
    resolutions = [make.resolution(f"{number}-NQ/TW") for number in (1, 2, 3)]
    meetings = [
        make.meeting(f"Review {n}", organizer=make.organization(place)) for n, place in enumerate(("Hue", "Lao"))
    ]
    indicators = [make.indicator(code) for code in ("heroin-seized", "cases-solved")]
    decided = {"status": "rejected", "decided_by": make.user()}
    for number in range(40):
        text = f"{chance.choice(WORDS)} {chance.choice(WORDS)} word {number}"
        day = date(chance.choice((2019, 2020, 2021)), chance.randint(1, 12), 1) if chance.random() < 0.9 else None
        article = make.article(
            chance.choice(WORDS),
            blocks=[text, *([make.caption("a caption")] if chance.random() < 0.3 else [])],
            published_on=day,
            state=chance.choice(("published", "published", "published", "draft", "withdrawn")),
            source=chance.choice((None, make.source("One"), make.source("Two"))),
            language=chance.choice(("en", "en", "vi")),
        )
        for _claim in range(chance.randint(0, 6)):
            extra = decided if chance.random() < 0.2 else {}
            match chance.randint(0, 4):
                case 0:
                    make.attestation(article, chance.choice(people), text, post=chance.choice(posts), **extra)
                case 1:
                    make.citation(article, chance.choice(resolutions), text, **extra)
                case 2:
                    make.figure(article, text, indicator=chance.choice((None, *indicators)), **extra)
                case 3:
                    make.statement(article, chance.choice(people), text, **extra)
                case _:
                    meeting = chance.choice(meetings)
                    if not models.MeetingReport.objects.filter(version__article=article, meeting=meeting).exists():
                        make.report(article, meeting, text, **extra)
        if chance.random() < 0.2:
            make.version(article, blocks=[f"{chance.choice(WORDS)} again"])


def by_hand(query: str) -> dict[str, Counter[Any]]:
    """Count the facets of the published articles whose current text has a word, row by row."""
    counts: dict[str, Counter[Any]] = {name: Counter() for name in schema.FACETS}
    for article in models.Article.objects.published():
        version = article.versions.get(is_current=True)
        words = " ".join([article.title, *(block["text"] for block in version.blocks)]).split()
        if query and query not in words:
            continue
        carried: dict[str, set[Any]] = {name: set() for name in schema.FACETS}
        if article.published_on:
            carried["year"].add(article.published_on.year)
            carried["month"].add(article.published_on.year * 100 + article.published_on.month)
        carried["source"].add(article.source_id)
        carried["language"].add(article.language)
        if any(block["kind"] == "caption" for block in version.blocks):
            carried["has"].add("captions")
        for model in models.CLAIM_MODELS:
            for claim in model._default_manager.visible_claims().filter(version=version):  # type: ignore[attr-defined]
                for name in ("official", "post", "resolution", "indicator", "meeting"):
                    carried[name].add(getattr(claim, f"{name}_id", None))
                if isinstance(claim, models.Attestation) and claim.post:
                    carried["organization"].add(claim.post.organization_id)
                if isinstance(claim, models.MeetingReport):
                    carried["organization"].add(claim.meeting.organizer_id)
                has = {
                    "MeetingReport": "meeting",
                    "Citation": "documents",
                    "Figure": "figures",
                    "Statement": "statements",
                }
                carried["has"].add(has.get(type(claim).__name__))
        for name, values in carried.items():
            counts[name].update(values - {None})
    return counts


@pytest.mark.parametrize(("seed", "worth"), [(0, 5_000), (1, 5_000), (2, 0), (3, 0)])
def test_facets_equal_counting_by_hand(
    seed: int, worth: int, search_index: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By looking at every match, and by taking those off that do not match."""
    monkeypatch.setattr(counting, "WORTH", worth)
    draw(random.Random(seed))
    for query in ("", *WORDS):
        results = ask(query, kinds=("article",), facets=schema.FACETS, facet_size=100)
        expected = by_hand(query)
        for name in schema.FACETS:
            got = {item.value: item.count for item in results.facets[name]}
            assert got == dict(expected[name]), (query, name)
            ordered = [(-item.count, item.value) for item in results.facets[name]]
            assert ordered == sorted(ordered)
        for name in ("official", "source", "year"):
            for value, number in expected[name].items():
                assert ask(query, kinds=("article",), filters={name: [value]}).total == number
        either = list(expected["year"])[:2]
        if len(either) == 2:
            both = ask(query, kinds=("article",), filters={"year": either}).total
            assert both == sum(expected["year"][year] for year in either)


def test_facets_that_are_added_up_equal_those_looked_at(search_index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(random.Random(5))
    added: list[str] = []
    add = counting._added_up

    def noted(matching: Any, names: Any) -> Any:
        found = add(matching, names)
        added.append("looked" if found is None else "added")
        return found

    monkeypatch.setattr(counting, "_added_up", noted)
    for query in ("word", "word OR again", "word -storm", "heroin"):
        for kinds in ((), ("article",), ("article", "meeting", "official")):
            for public in (True, False):
                asked = {"kinds": kinds, "facets": schema.FACETS, "facet_size": 3, "public": public}
                monkeypatch.setattr(counting, "WORTH", 10**9)
                looked = ask(query, **asked).facets
                store.opened().counted.clear()
                monkeypatch.setattr(counting, "WORTH", 0)
                got = ask(query, **asked).facets
                store.opened().counted.clear()
                for name in schema.FACETS:
                    counts = [item.count for item in looked[name]]
                    assert [item.count for item in got[name]] == counts, (query, kinds, name)
    assert added.count("added") > 10
    assert added.count("looked") > 10


def test_more_values_than_are_added_up_are_looked_at(search_index: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(random.Random(6))
    expected = ask("word", facets=("month",), facet_size=50).facets
    store.opened().counted.clear()
    monkeypatch.setattr(counting, "WORTH", 0)
    monkeypatch.setattr(counting, "MOST_VALUES", 2)
    assert ask("word", facets=("month",), facet_size=50).facets == expected


@pytest.mark.parametrize("seed", range(2))
def test_kinds_count_what_their_pages_list(seed: int, search_index: Any) -> None:
    draw(random.Random(seed))
    results = ask("", count_kinds=True)
    assert dict(results.kinds) == {
        "article": models.Article.objects.published().count(),
        "official": public_officials().count(),
        "meeting": models.Meeting.objects.published().count(),
        "resolution": models.Resolution.objects.published().count(),
        "figure": models.Figure.objects.visible_claims().count(),
    }
    assert tuple(results.kinds) == KINDS
    assert results.total == sum(results.kinds.values())
    one = ask("", kinds=("article",), count_kinds=True)
    assert one.kinds == results.kinds, "tabs count without the tab that is open"
    assert one.total == results.kinds["article"]


@pytest.mark.django_db(transaction=True)  # PostgreSQL: what an open transaction has written is taken in at each search
def test_facets_are_counted_once_a_question_while_the_index_stays_as_it_is(
    search_index: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[tuple[str, ...]] = []
    count = counting._commonest

    def noted(searcher: Any, query: Any, names: Any, size: int) -> Any:
        if "language" in names:
            counted.append(tuple(names))
        return count(searcher, query, names, size)

    monkeypatch.setattr(counting, "_commonest", noted)
    make.article("Storm", ["Rain."], language="en")
    gone = make.article("Storm again", ["Rain."], language="vi")
    languages = {item.value: item.count for item in ask("rain", facets=("language",)).facets["language"]}
    assert languages == {"en": 1, "vi": 1}
    ask("rain", facets=("language",))
    assert counted == [("language",)]
    ask("rain", facets=("language",), filters={"year": [1999]})  # another question
    assert len(counted) == 2
    models.Article.objects.filter(pk=gone.pk).update(state="draft")
    assert {item.value: item.count for item in ask("rain", facets=("language",)).facets["language"]} == {"en": 1}
