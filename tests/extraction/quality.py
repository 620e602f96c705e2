"""`make quality`: measure the extractor, and write the figures that page and documentation show.

usage: python -m tests.extraction.quality

Writes articles/extraction/quality.json and the part of docs/extraction.md between the two marks.
"""

import json
from collections.abc import Iterable
from typing import Any

from articles.extraction import EXTRACTOR_VERSION
from articles.extraction.quality import FILE, Quality, parse
from tests.extraction.calibration import BANDS, all_judged
from tests.extraction.report import CORPORA, ROOT, measure
from tests.extraction.scoring import KINDS, Tally, mean_f1

PAGE = ROOT / "docs/extraction.md"
START, END = "<!-- measured: written by `make quality` -->\n", "<!-- end of what is measured -->\n"


def measured(tallies: dict[str, dict[str, Tally]]) -> list[dict[str, Any]]:
    """Return the corpora as `quality.json` keeps them."""
    return [
        {
            "name": name,
            "documents": len(list(CORPORA[name][1].glob(CORPORA[name][2]))),
            "mean_f1": round(mean_f1(kinds), 3),
            "kinds": {kind: _rounded(tally) for kind, tally in kinds.items()},
        }
        for name, kinds in tallies.items()
    ]


def _rounded(tally: Tally) -> dict[str, float | int]:
    return {
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "gold": tally.hits + len(tally.missed),
    }


def confidence(judged: Iterable[tuple[str, str, float, bool]]) -> list[dict[str, float | int]]:
    """Return the bands of confidence that hold any find."""
    finds = list(judged)
    bands = []
    for low, high in BANDS:
        band = [(sure, right) for _, _, sure, right in finds if low <= sure < high]
        if band:
            mean, right = (round(sum(values) / len(band), 3) for values in zip(*band, strict=True))
            bands.append({"low": low, "high": min(high, 1.0), "finds": len(band), "mean": mean, "right": right})
    return bands


def render(found: Quality) -> str:
    """Return the tables of docs/extraction.md."""
    corpora = found.corpora
    rows = [
        f"| kind | {' | '.join(f'{corpus.name} ({corpus.documents})' for corpus in corpora)} |",
        "| --- |" + " --- |" * len(corpora),
    ]
    for kind in KINDS:
        cells = (f"{corpus.kinds[kind].f1:.3f} ({corpus.kinds[kind].gold})" for corpus in corpora)
        rows.append(f"| {kind.replace('_', ' ')} | {' | '.join(cells)} |")
    rows.append(f"| **mean** | {' | '.join(f'**{corpus.mean_f1:.3f}**' for corpus in corpora)} |")
    bands = [
        f"| {band.low:.2f}–{band.high:.2f} | {band.finds} | {band.mean:.3f} | {band.right:.3f} |"
        for band in found.confidence
    ]
    return "\n".join(
        (
            (
                f"F1 of extractor {found.extractor} by kind of find, with the number of documents above and of gold "
                "finds in brackets:"
            ),
            "",
            *rows,
            "",
            "### Does a confidence mean what it says?",
            "",
            (
                "`python -m tests.extraction.calibration` compares confidences with the share of finds that are right. "
                "On the held-back documents:"
            ),
            "",
            "| confidence | finds | mean confidence | share right |",
            "| --- | --- | --- | --- |",
            *bands,
            "",
            "### Weak spots",
            "",
            *(f"- {spot}" for spot in found.weak_spots),
            "",
        )
    )


def main() -> None:
    """Measure and write both files."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))["weak_spots"] if FILE.exists() else []
    data = {
        "extractor": EXTRACTOR_VERSION,
        "corpora": measured(measure(ROOT)),
        "confidence": confidence(all_judged(True)),
        "weak_spots": kept,
    }
    FILE.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    PAGE.write_text(before + START + "\n" + render(parse(data)) + "\n" + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
