"""The five seed documents, read whole, against what a person read in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles.extraction import decode, extract, to_contract
from articles.extraction.folding import fold

GOLD = sorted((Path(__file__).parent / "gold").glob("*.json"))
SEEDS = Path(__file__).parents[2] / "seeds"


def pick(items: list[dict[str, Any]], like: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the keys that the gold items have."""
    keys = like[0].keys() if like else ()
    return [{key: item[key] for key in keys if key in item} for item in items]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_seed(path: Path) -> None:
    gold = json.loads(path.read_text())
    data = (SEEDS / gold["file"]).read_bytes()
    found = to_contract(extract(decode(data).text), file=gold["file"], sha256=gold["sha256"])
    article = found["article"]
    blocks = article.pop("blocks")
    assert {key: article[key] for key in ("title", "published", "byline", "layout")} == {
        key: gold["article"][key] for key in ("title", "published", "byline", "layout")
    }
    assert [block["text"] for block in blocks if block["kind"] == "caption"] == gold["article"]["captions"]
    assert sum(block["kind"] == "paragraph" for block in blocks) == gold["article"]["paragraphs"]
    for official in found["officials"]:
        official["mentions"] = len(official["mentions"])
    for statement in found["statements"]:
        statement["begins"] = statement["text"][:40]
    for kind in ("officials", "meetings", "resolutions", "figures", "statements"):
        assert pick(found[kind], gold[kind]) == gold[kind], kind


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_every_mention_reads_its_name(path: Path) -> None:
    extraction = extract(decode(path.read_bytes()).text)
    blocks = extraction.article.blocks
    assert extraction.officials
    for official in extraction.officials:
        for mention in official.mentions:
            printed = fold(blocks[mention.span.block].text[mention.span.start : mention.span.end])
            assert fold(official.name).split()[-1] in printed.split() or "minister" in printed


def test_all_seeds_have_a_gold_file() -> None:
    assert len(GOLD) == len(list(SEEDS.glob("*.txt"))) == 5
