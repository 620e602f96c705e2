"""How well an extraction agrees with a gold file: precision, recall and F1 per kind of find.

A find is compared by a key: an official by the folded name, a rank by name and rank, a figure by its
value, and so on (`KEYS`). Gold entries marked optional are neither demanded nor held against the
extractor. Units, periods and indicators are judged only for figures for which the gold names one.
Run it with `make score`; tests/extraction/test_quality.py holds the floors.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.extraction.folding import fold

type Found = dict[str, Any]
type Key = tuple[Any, ...]
type Keyed = Iterator[tuple[Key, bool]]  # (key, optional)

# Words that name the same thing in the label of a post; articles and prepositions do not count.
SAME_WORD = {
    "mps": "ministry public security",
    "ministerial": "ministry public security",
    "psc": "public security",
    "pscpc": "public security central party committee",
    "na": "national assembly",
    "head": "chief",
    "director": "chief",
    "vice": "deputy",
    "chairwoman": "chairman",
    "chairperson": "chairman",
}
EMPTY_WORDS = frozenset("of the and for a an under at in on cum".split())
SAME_UNIT = {
    **dict.fromkeys(
        "people persons officer offender suspect victim death individual subject criminal object citizen".split(),
        "person",
    ),
    "kilogram": "kg",
    "tablet": "pill",
    "%": "percent",
    "per cent": "percent",
    "organisation": "organization",
    "tonne": "ton",
    "metric ton": "ton",
}


def plain(text: str) -> str:
    """Fold with the possessive dropped, so that `MPS’s` and `MPS` agree."""
    return fold(text.replace("’", "'").replace("'s", " "))


def post_key(label: str) -> str:
    """Return a post's words in one order, each once, synonyms joined."""
    words = " ".join(SAME_WORD.get(word, word) for word in plain(label).split()).split()
    return " ".join(sorted(set(words) - EMPTY_WORDS))


def unit_key(unit: str) -> str:
    """Return the unit in the singular, synonyms joined."""
    known = SAME_UNIT.get(fold(unit), fold(unit))
    return known[:-1] if known.endswith("s") and not known.endswith("ss") else known


def document_key(document: Found) -> Key:
    """Return kind and number without leading zeros, or kind and title (else issuer)."""
    kind = plain(document["kind"])
    if document.get("number"):
        number = re.sub(r"^no-?", "", plain(str(document["number"])).replace(" ", "-"))
        return (kind, re.sub(r"^0+(?=\d)", "", number))
    return (kind, plain(document.get("title") or document.get("issuer") or ""))


def _article(found: Found) -> Iterator[tuple[str, Keyed]]:
    article = found.get("article") or {}
    for name in ("title", "published", "byline"):
        text = " ".join(str(article.get(name) or "").split())
        yield name, iter([((text,), False)] if text else [])
    blocks = article.get("blocks", [])
    captions = article.get("captions", [block["text"] for block in blocks if block["kind"] == "caption"])
    yield "captions", iter([((plain(text),), False) for text in captions])
    count = article.get("paragraphs", sum(block["kind"] == "paragraph" for block in blocks))
    yield "paragraphs", iter([((number,), False) for number in range(count)])


def _officials(official: Found, optional: bool) -> Iterator[tuple[str, Key, bool]]:
    name = plain(official["name"])
    yield "officials", (name,), optional
    if official.get("rank"):
        yield "ranks", (name, plain(official["rank"])), optional or official.get("rank_optional", False)
    for post in official.get("posts", []):
        yield "posts", (name, post_key(post)), optional
    for post in official.get("posts_optional", []):
        yield "posts", (name, post_key(post)), True


def _meetings(meeting: Found, optional: bool) -> Iterator[tuple[str, Key, bool]]:
    start = meeting.get("date_start")
    yield "meetings", (start, meeting.get("date_end") or start), optional
    if meeting.get("place"):
        yield "places", (start, plain(meeting["place"])), optional
    for chair in meeting.get("chairs", []):
        yield "chairs", (start, plain(chair)), optional


def _resolutions(document: Found, optional: bool) -> Iterator[tuple[str, Key, bool]]:
    key = document_key(document)
    yield "resolutions", key, optional
    if document.get("issuer"):
        yield "issuers", (*key, post_key(document["issuer"])), optional
    if document.get("date"):
        yield "resolution_dates", (*key, document["date"]), optional


def _figures(figure: Found, optional: bool) -> Iterator[tuple[str, Key, bool]]:
    value = round(float(figure["value"]), 4)
    yield "figures", (value,), optional
    if figure.get("unit"):
        yield "units", (value, unit_key(figure["unit"])), optional
    if figure.get("change_percent") is not None:
        yield "changes", (value, round(float(figure["change_percent"]), 4)), optional
    if figure.get("period"):
        yield "periods", (value, figure["period"]), optional
    if figure.get("indicator"):
        yield "indicators", (value, plain(figure["indicator"])), optional


KEYS: dict[str, Callable[[Found, bool], Iterator[tuple[str, Key, bool]]]] = {
    "officials": _officials,
    "meetings": _meetings,
    "resolutions": _resolutions,
    "figures": _figures,
}
KINDS = (
    *("title", "published", "byline", "captions", "paragraphs", "officials", "ranks", "posts", "meetings", "places"),
    *("chairs", "resolutions", "issuers", "resolution_dates", "figures", "units", "changes", "periods", "indicators"),
)
JUDGED_WHERE_GOLD_SAYS = frozenset({"units", "periods", "indicators"})


def keys(found: Found) -> dict[str, list[tuple[Key, bool]]]:
    """Return every find of one document (a gold file or a line of output), by kind."""
    result: dict[str, list[tuple[Key, bool]]] = {kind: [] for kind in KINDS}
    for kind, keyed in _article(found):
        result[kind].extend(keyed)
    for group, read in KEYS.items():
        for entry in found.get(group, []):
            for kind, key, optional in read(entry, bool(entry.get("optional", False))):
                result[kind].append((key, optional))
    return result


@dataclass
class Tally:
    """Finds of one kind: rightly found, missed, and wrongly found, each with its document."""

    hits: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return self.hits / (self.hits + len(self.false)) if self.hits + len(self.false) else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 when nothing is there."""
        return self.hits / (self.hits + len(self.missed)) if self.hits + len(self.missed) else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def compare(gold: Found, output: Found, tallies: dict[str, Tally]) -> None:
    """Add one document to the tallies."""
    wanted, found, file = keys(gold), keys(output), gold["file"]
    for kind in KINDS:
        rest = [key for key, _ in found[kind]]
        if kind in JUDGED_WHERE_GOLD_SAYS:
            said = {key[0] for key, _ in wanted[kind]}
            rest = [key for key in rest if key[0] in said]
        for key, optional in sorted(wanted[kind], key=lambda entry: entry[1]):
            if key in rest:
                rest.remove(key)
                tallies[kind].hits += not optional
            elif not optional:
                tallies[kind].missed.append(f"{file}: {kind}: {key}")
        tallies[kind].false += [f"{file}: {kind}: {key}" for key in rest]


def score(gold_files: list[Path], outputs: dict[str, Found]) -> dict[str, Tally]:
    """Return a tally per kind over all gold files; a document without output counts as empty."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in gold_files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        compare(gold, outputs.get(gold["file"], {}), tallies)
    return {kind: tallies[kind] for kind in KINDS}


def mean_f1(tallies: dict[str, Tally]) -> float:
    """Return the mean F1 over the kinds that the gold has at all."""
    judged = [tally.f1 for tally in tallies.values() if tally.hits or tally.missed]
    return sum(judged) / len(judged) if judged else 0.0


def false_anchors(output: Found) -> list[str]:
    """Return the evidence spans of one document that do not lie inside their block."""
    blocks = [block["text"] for block in output["article"]["blocks"]]
    spans = [span for official in output["officials"] for span in official["mentions"]]
    spans += [
        find["evidence"] for group in ("meetings", "resolutions", "figures", "statements") for find in output[group]
    ]
    return [
        f"{output['file']}: {span}"
        for span in spans
        if not (0 <= span["block"] < len(blocks) and 0 <= span["start"] < span["end"] <= len(blocks[span["block"]]))
    ]
