"""Page, documentation and data file tell the same quality, and it is what the gold files give."""

import json
from dataclasses import astuple

import pytest
from django.test import Client
from django.utils.html import escape

from articles.extraction import EXTRACTOR_VERSION
from articles.extraction.quality import FILE, Quality, parse, quality
from articles.views import measured as page
from tests.extraction.quality import END, PAGE, START, confidence, measured, render
from tests.extraction.report import CORPORA
from tests.extraction.scoring import KINDS, Tally
from tests.extraction.test_quality import tallies

ROUNDING = 0.0011


def test_the_file_says_what_the_gold_files_give() -> None:
    found = quality()
    assert found.extractor == EXTRACTOR_VERSION
    now = parse({**json.loads(FILE.read_text("utf-8")), "corpora": measured({name: tallies(name) for name in CORPORA})})
    assert [(corpus.name, corpus.documents) for corpus in found.corpora] == [
        (corpus.name, corpus.documents) for corpus in now.corpora
    ]
    stale = [
        f"{written.name}: {kind}: {astuple(written.kinds[kind])}, now {astuple(fresh.kinds[kind])}"
        for written, fresh in zip(found.corpora, now.corpora, strict=True)
        for kind in KINDS
        if astuple(written.kinds[kind])[1:] != pytest.approx(astuple(fresh.kinds[kind])[1:], abs=ROUNDING)
    ]
    assert stale == [], "run `make quality`"


def test_the_documentation_shows_what_the_file_says() -> None:
    written = PAGE.read_text("utf-8").partition(START)[2].partition(END)[0]
    assert written.strip() == render(quality()).strip(), "run `make quality`"


@pytest.mark.django_db
def test_the_about_page_shows_what_the_file_says() -> None:
    html = Client().get("/about/").content.decode()
    found = quality()
    assert found.unseen()
    for corpus in found.unseen():
        assert f"{corpus.documents} documents, {corpus.language}" in html
        for kind, name in page.NAMES.items():
            cell = corpus.kinds[kind]
            row = html.partition(f'<th scope="row">{name}</th>')[2].partition("</tr>")[0]
            shown = (f"{cell.precision:.1%}", f"{cell.recall:.1%}") if cell.gold else ("–", "–")
            assert "".join(f'<td class="num">{text}</td>' for text in (cell.gold, *shown)) in row
    assert set(page.NAMES) == set(KINDS)
    assert found.weak_spots
    for spot in found.weak_spots:
        assert escape(spot) in html


def test_documents_that_nobody_looked_at_come_first() -> None:
    kinds = {kind: {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1} for kind in KINDS}

    def corpora(*names: str) -> Quality:
        listed = [{"name": name, "documents": 1, "mean_f1": 1.0, "kinds": kinds} for name in names]
        return parse({"extractor": "1", "corpora": listed, "confidence": [], "weak_spots": []})

    both = corpora("seeds", "development, English", "held back, English")
    assert [corpus.name for corpus in both.unseen()] == ["held back, English"]
    assert [corpus.name for corpus in corpora("seeds", "development, English").unseen()] == ["development, English"]


def test_shares_and_bands_are_those_of_the_finds() -> None:
    tally = Tally(hits=3, missed=["a"], false=["b", "c"])
    kinds = measured({"seeds": dict.fromkeys(KINDS, tally)})[0]["kinds"]
    assert kinds["title"] == {"precision": 0.6, "recall": 0.75, "f1": 0.667, "gold": 4}
    finds = [("g", "r", 0.8, True), ("g", "r", 0.85, False), ("g", "r", 0.97, True)]
    assert confidence(finds) == [
        {"low": 0.8, "high": 0.9, "finds": 2, "mean": 0.825, "right": 0.5},
        {"low": 0.95, "high": 1.0, "finds": 1, "mean": 0.97, "right": 1.0},
    ]
