"""What matches what: spelling, stems, phrases, numbers, fields, dates; on a small archive of our own."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort

from articles.search import did_you_mean, parse
from tests import factories as make
from tests.search.asking import articles, ask, found
from tests.search.test_query import ODD

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(search_index: Any) -> dict[str, Any]:
    """Two published articles, a draft, and the records they name."""
    lam, thu = make.official("Tô Lâm"), make.official("Bui Van Thu", name_vi="Bùi Văn Thu")
    make.alias(thu, "Bui Thu")
    review = make.article(
        "Ministry reviews drug cases",
        blocks=[
            "General Tô Lâm chaired the meetings on trafficking of heroin.",
            "They carried out Resolution No. 51-NQ/TW. Police seized 1,234.5 kg of opium.",
            make.caption("Đại tướng Tô Lâm shakes hands."),
        ],
        published_on=date(2021, 9, 28),
        source=make.source("CAND"),
    )
    storm = make.article(
        "Storm relief in Đà Nẵng",
        blocks=["Bui Van Thu visited families. Crime on drug was discussed."],
        published_on=date(2019, 3, 1),
        language="vi",
    )
    undated = make.article("A note", blocks=["Nothing about narcotics."], published_on=None)
    draft = make.article("Secret plan", blocks=["General Tô Lâm on heroin and zebras."], state="draft")
    resolution = make.resolution("51-NQ/TW", key="resolution:51/tw", title="On the Public Security Forces")
    meeting = make.meeting("September review", organizer=make.organization("Office of Drills"))
    post = make.post("Minister of Public Security", organization=make.organization("Ministry of Public Security"))
    make.attestation(review, lam, "General Tô Lâm", post=post)
    make.attestation(storm, thu, "Bui Van Thu", rank=make.rank("Colonel"))
    make.report(review, meeting, "meetings")
    make.participation(review, lam, meeting, "General Tô Lâm")
    make.citation(review, resolution, "Resolution No. 51-NQ/TW")
    make.statement(storm, thu, "Crime on drug was discussed.")
    make.figure(review, "1,234.5 kg", value="1234.5", indicator=make.indicator("opium-seized"))
    make.attestation(draft, lam, "General Tô Lâm", post=post)
    return locals()


# What is typed -> the articles that are found.
CASES = {
    # spelling
    "to lam": {"review"},
    "Tô Lâm": {"review"},
    "TÔ LÂM": {"review"},
    "to\u0302 la\u0302m": {"review"},
    "dai tuong": {"review"},
    "Đại tướng": {"review"},
    "da nang": {"storm"},
    "Đà Nẵng": {"storm"},
    # stems
    "meeting": {"review"},
    "traffick trafficked": {"review"},
    "reviewing": {"review"},
    "zebra": set(),
    # phrases in their own form
    '"drug cases"': {"review"},
    '"drug case"': set(),
    '"cases drug"': set(),
    "drug crime": {"storm"},
    '"drug crime"': set(),
    '"crime on drug"': {"storm"},
    '"tô lâm"': {"review"},
    '"to lam"': {"review"},
    '"heroin they"': set(),  # no phrase goes on from one paragraph to the next
    # prefixes
    "traffick*": {"review"},
    "TRÀFFICK*": {"review"},
    "Đà Nẵ*": {"storm"},
    # exclusion, OR, parentheses
    "drug -heroin": {"storm"},
    "heroin OR families": {"review", "storm"},
    "(heroin OR families) -storm": {"review"},
    "-heroin": {"storm", "undated"},
    "-(heroin OR families)": {"undated"},
    "": {"review", "storm", "undated"},
    # numbers, however spelled
    "51-NQ/TW": {"review"},
    "51/NQ-TW": {"review"},
    "51 nq tw": {"review"},
    "51-NQTW": {"review"},
    "nq/tw": {"review"},
    '"Resolution No. 51"': {"review"},
    "Resolution 51": {"review"},
    "resolution:51": {"review"},
    "resolution:051-NQ/TW": {"review"},
    "resolution:resolution:51/tw": {"review"},
    "1,234.5": {"review"},
    "1,234": {"review"},
    "234.5 opium": {"review"},
    # fields
    "title:drug": {"review"},
    "title:heroin": set(),
    "title:(storm OR drug)": {"review", "storm"},
    'title:"da nang"': {"storm"},
    "caption:hands": {"review"},
    "caption:heroin": set(),
    "official:lam": {"review"},
    'official:"Tô Lâm"': {"review"},
    "official:to-lam": {"review"},
    'official:"bui thu"': {"storm"},
    "official:(lam OR thu)": {"review", "storm"},
    "drug -official:lam": {"storm"},
    "post:minister": {"review"},
    'organization:"public security"': {"review"},
    'organization:"office of drills"': {"review"},
    "meeting:september": {"review"},
    "indicator:opium": {"review"},
    "source:cand": {"review"},
    "year:2021": {"review"},
    "year:2019-2020": {"storm"},
    "year:2020-": {"review"},
    "on:2021-09": {"review"},
    "on:2021-09-28": {"review"},
    "on:2021-09-27": set(),
    "after:2021-09-28": set(),
    "since:2021-09-28": {"review"},
    "before:2021": {"storm"},
    "-on:2021": {"storm", "undated"},
    "has:figures": {"review"},
    "has:captions": {"review"},
    "has:meeting": {"review"},
    "has:documents": {"review"},
    "has:statements": {"storm"},
    "language:vi": {"storm"},
}


def test_cases(archive: dict[str, Any]) -> None:
    wrong = {}
    for text, expected in CASES.items():
        names = {next(name for name in archive if archive[name] == article) for article in articles(text)}
        if names != expected:
            wrong[text] = names
    assert wrong == {}


def test_other_records(archive: dict[str, Any]) -> None:
    expected: dict[str, set[str]] = {
        "kind:person lam": {"lam"},
        "kind:person bui thu": {"thu"},
        "kind:person post:minister": {"lam"},
        "kind:person colonel": {"thu"},
        "kind:meeting september": {"meeting"},
        "kind:meeting official:lam": {"meeting"},
        "kind:meeting drills": {"meeting"},
        "kind:resolution 51": {"resolution"},
        'kind:resolution "public security forces"': {"resolution"},
        "kind:resolution organization:drills": set(),
    }
    for text, names in expected.items():
        assert found(text) == [archive[name] for name in names], text
    (figure,) = found("kind:figure opium")
    assert figure.exact == "1,234.5 kg"
    assert found("kind:figure year:2021 police") == [figure]


def test_drafts_are_found_at_the_desk_only(archive: dict[str, Any]) -> None:
    assert articles("zebras") == []
    assert articles("zebras", public=False) == [archive["draft"]]
    assert ask("zebras", count_kinds=True, facets=("official", "year")).total == 0


def test_a_name_that_nobody_has_is_said(archive: dict[str, Any]) -> None:
    results = ask("official:nobody")
    assert results.total == 0
    assert [(notice.code, notice.value) for notice in results.notices] == [("unknown_name", "official:nobody")]
    assert [notice.code for notice in ask("foo:heroin").notices] == ["field_unknown"]


def test_no_text_is_an_error(archive: dict[str, Any]) -> None:
    @effort(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(ODD)
    def anything(text: str) -> None:
        results = ask(text, count_kinds=True, facets=("year", "official", "has"))
        assert sum(results.kinds.values()) == results.total
        did_you_mean(parse(text))

    anything()


def test_ids_from_an_address_may_be_anything(archive: dict[str, Any]) -> None:
    for values in ([-1], [2**64], [0], ["x"]):
        assert ask("", filters={"language": values} if values == ["x"] else {"official": values}).total == 0
    lam = archive["lam"]
    assert articles("", filters={"official": [lam.pk]}) == [archive["review"]]
    assert ask("", filters={"nonsense": [1]}, kinds=("article",)).total == 3
