"""Floors for every kind of find on every corpus: quality may rise, it may not fall unseen.

A floor is raised when a change has won something for good (`make score` says what).
"""

import json
from functools import cache
from pathlib import Path

import pytest

from articles.extraction import decode, extract, to_contract
from tests.extraction.floors import FLOORS
from tests.extraction.report import CORPORA
from tests.extraction.scoring import Found, Tally, false_anchors, mean_f1, score


def read(path: Path) -> Found:
    """Return what is read off one document, as the command prints it."""
    found = to_contract(extract(decode(path.read_bytes()).text), file=path.name, sha256="")
    return json.loads(json.dumps(found, default=str))  # type: ignore[no-any-return]


@cache
def outputs(corpus: str) -> dict[str, Found]:
    folder, gold, pattern = CORPORA[corpus]
    return {path.name: read(path) for path in (folder / f"{gold.stem}.txt" for gold in sorted(gold.glob(pattern)))}


@cache
def tallies(corpus: str) -> dict[str, Tally]:
    _, gold, pattern = CORPORA[corpus]
    return score(sorted(gold.glob(pattern)), outputs(corpus))


@pytest.mark.parametrize("corpus", CORPORA)
def test_mean(corpus: str) -> None:
    assert mean_f1(tallies(corpus)) >= FLOORS[corpus]["mean"]


@pytest.mark.parametrize(("corpus", "kind"), [(corpus, kind) for corpus in FLOORS for kind in FLOORS[corpus]])
def test_kind(corpus: str, kind: str) -> None:
    if kind != "mean":
        tally = tallies(corpus)[kind]
        assert tally.f1 >= FLOORS[corpus][kind], [*tally.missed, *tally.false]


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_span_lies_in_its_block(corpus: str) -> None:
    assert len(outputs(corpus)) >= 4
    assert [line for output in outputs(corpus).values() for line in false_anchors(output)] == []


def test_the_corpus_is_large_enough_and_a_third_is_held_back() -> None:
    sizes = {corpus: len(outputs(corpus)) for corpus in CORPORA}
    assert sizes["development, English"] + sizes["held back, English"] >= 60
    assert sizes["held back, English"] >= 20
    assert sizes["development, Vietnamese"] + sizes["held back, Vietnamese"] >= 12


def test_a_gold_file_scored_against_itself_is_perfect() -> None:
    folder = CORPORA["development, English"][1]
    paths = sorted(folder.glob("*.json"))
    perfect = score(paths, {gold["file"]: gold for gold in (json.loads(path.read_text()) for path in paths)})
    assert mean_f1(perfect) == 1.0
    empty = score(paths, {})
    assert mean_f1(empty) == 0.0
