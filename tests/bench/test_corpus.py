"""The generator of invented articles: the same for the same seed, true to its own truth, varied, readable."""

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from articles.extraction import extract
from articles.extraction.contract import to_contract
from articles.importing import reading
from articles.importing.parsing import Parsed, load, parse
from articles.importing.similarity import jaccard, shingles
from bench.corpus import __main__ as command
from bench.corpus import documents
from bench.corpus.people import MONTHS, RANKS, Staff
from bench.corpus.series import MEASURES, NATION, Period, value
from tests.extraction.scoring import KINDS, Tally, compare, mean_f1

SAMPLE = 150


@cache
def sample() -> list[tuple[str, str, dict[str, Any]]]:
    return list(documents(SAMPLE))


def test_a_seed_gives_the_same_articles_however_many_are_asked_for() -> None:
    assert list(documents(12)) == sample()[:12]
    assert [text for _, text, _ in documents(12, seed=2)] != [text for _, text, _ in sample()[:12]]


def test_articles_are_as_long_and_as_dense_as_real_ones() -> None:
    def mean(numbers: list[int]) -> float:
        return sum(numbers) / len(numbers)

    assert 4000 < mean([len(text) for _, text, _ in sample()]) < 5200
    for kind, least, most in (("officials", 2, 4), ("meetings", 0.9, 1.1), ("resolutions", 1, 3), ("figures", 8, 12)):
        assert least <= mean([len(truth[kind]) for _, _, truth in sample()]) <= most, kind
    assert {truth["article"]["layout"] for _, _, truth in sample()} == {"portal", "cand", "wire", "plain"}


def test_what_the_truth_says_stands_in_the_text() -> None:
    for name, text, truth in sample():
        lines = text.splitlines()
        article = truth["article"]
        assert article["title"] in lines, name
        assert all(caption in lines for caption in article["captions"]), name
        assert article["byline"] is None or lines[-1].endswith(article["byline"]) or f"by {article['byline']}" in lines
        for official in truth["officials"]:
            assert official["name"] in text, (name, official)
            assert official["rank"] is None or official["rank"] in text, (name, official)
        for figure in truth["figures"]:
            assert figure["quote"] in text, (name, figure)
            printed = float(re.sub(r"[^\d.]", "", figure["quote"]))
            assert any(figure["value"] == pytest.approx(printed * by) for by in (1, 1e6, 1e9)), (name, figure)
        for document in truth["resolutions"]:
            assert (document["number"] or document["title"]) in text, (name, document)
        for meeting in truth["meetings"]:
            assert meeting["place"] in text, (name, meeting)


def test_dates_of_the_truth_are_those_of_the_page() -> None:
    dated = [(text, truth) for _, text, truth in sample() if truth["article"]["published"]]
    assert SAMPLE * 0.9 < len(dated) < SAMPLE
    for text, truth in dated:
        year, month, day = truth["article"]["published"][:10].split("-")
        head = "\n".join(text.splitlines()[:6])
        assert year in head
        assert f"{day}/{month}" in head or re.search(rf"\b0?{int(day)}\b", head), head
        assert truth["meetings"][0]["date_start"] <= truth["article"]["published"][:10]


def test_every_seat_is_held_by_one_person_at_a_time_and_ranks_only_rise() -> None:
    staff = Staff(1)
    for month in range(MONTHS):
        sitting = [staff.sitting(number, month) for number in range(len(staff.seats))]
        assert len({official.name for official in sitting}) == len(sitting)
        for seat, official in zip(staff.seats, sitting, strict=True):
            assert seat.post in official.at(month).posts
    for official in staff.officials:
        ranks = [RANKS.index(stage.rank) for stage in official.stages]
        assert ranks == sorted(ranks), official.name
    assert any(len({stage.posts for stage in official.stages if stage.posts}) > 2 for official in staff.officials)


def test_no_event_lies_before_the_first_or_after_the_last_career() -> None:
    held = [truth["meetings"][0]["date_start"] for _, _, truth in documents(3000)]
    assert "2015-01-20" < min(held) < "2015-04"
    assert "2026-03" < max(held) < "2026-07-15"


def test_people_of_an_article_are_what_their_career_says() -> None:
    staff = {official.name: official for official in Staff(1).officials}
    told = 0
    for name, _, truth in sample():
        held = truth["meetings"][0]["date_start"]
        month = (int(held[:4]) - 2015) * 12 + int(held[5:7]) - 1
        for one in truth["officials"]:
            if one["rank"]:
                stage = staff[one["name"]].at(month)
                assert one["rank"] == stage.rank, name
                assert {*one["posts"]} <= {post.label for post in stage.posts}, name
                told += 1
    assert told > SAMPLE


@pytest.mark.parametrize("key", [key for key, measure in MEASURES.items() if not measure.rate])
def test_longer_periods_are_the_sum_of_their_months(key: str) -> None:
    months = [value(1, key, NATION, Period("month", 2021, month, month)) for month in range(1, 13)]
    assert value(1, key, NATION, Period("nine-month", 2021, 1, 9)) == pytest.approx(sum(months[:9]))
    assert value(1, key, NATION, Period("year", 2021, 1, 12)) == pytest.approx(sum(months))


def test_two_articles_give_the_same_count_of_the_same_thing() -> None:
    counts: dict[tuple[str, str, str], set[float]] = defaultdict(set)
    for _, _, truth in documents(1500):
        if truth["meetings"][0]["organizer"] == "Ministry of Public Security":
            for figure in truth["figures"]:
                if not figure["qualifier"] and figure["unit"] not in ("card", "vnd") and figure["indicator"]:
                    counts[figure["indicator"], figure["unit"], figure["period"]].add(figure["value"])
    told = list(counts.values())
    assert len(told) > 500
    assert all(len(numbers) == 1 for numbers in told)


def test_articles_are_no_repeats_of_each_other() -> None:
    groups = [shingles(text.splitlines()) for _, text, _ in sample()]
    likeness = [jaccard(one, other) for n, one in enumerate(groups) for other in groups[:n]]
    assert max(likeness) < 0.3
    sentences = [line for _, text, _ in sample() for line in re.split(r"(?<=\.)\s+", text) if len(line) > 60]
    assert len({*sentences}) / len(sentences) > 0.85


def test_the_reader_finds_what_the_articles_say() -> None:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name, text, truth in sample():
        compare(truth, to_contract(extract(text), file=name, sha256=""), tallies)
    floors = {"title": 0.99, "published": 0.99, "officials": 0.97, "resolutions": 0.97, "figures": 0.97}
    assert {kind: tallies[kind].f1 for kind in floors if tallies[kind].f1 < floors[kind]} == {}
    assert mean_f1({kind: tallies[kind] for kind in KINDS}) > 0.95


def test_the_file_written_is_one_that_imports_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, truths = tmp_path / "corpus.jsonl", tmp_path / "truth.jsonl"
    monkeypatch.setattr("sys.argv", ["corpus", "--count", "5", "--out", str(out), "--truth", str(truths)])
    command.main()
    limits = reading.Limits(1_000_000, 10_000_000)
    with Path("/dev/null").open("rb") as nothing:
        read = [parse(load(one, limits.document)) for one in reading.inputs([str(out)], limits, nothing)]  # type: ignore[arg-type]
    assert all(isinstance(document, Parsed) for document in read)
    titles = [document.extraction.article.title for document in read if isinstance(document, Parsed)]
    assert titles == [json.loads(line)["article"]["title"] for line in truths.read_text().splitlines()]
    assert len({document.url for document in read if isinstance(document, Parsed)}) == 5
