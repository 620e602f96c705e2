"""Does a confidence mean what it says? The reliability table, and the share that each rule gets right.

usage: python -m tests.extraction.calibration [--rules]

A find is right when a gold entry has the same key (tests.extraction.scoring); optional entries count
as right. Printed per band of confidence: how many finds, the mean confidence, the share that is right.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator

from tests.extraction.report import CORPORA, ROOT, extract
from tests.extraction.scoring import KEYS, Found, Key

BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))


def judged(gold: Found, output: Found) -> Iterator[tuple[str, str, float, bool]]:
    """Yield group, rule, confidence and whether it is right, for every find of one document."""
    for group, read in KEYS.items():
        rest: list[Key] = [key for entry in gold.get(group, []) for kind, key, _ in read(entry, False) if kind == group]
        for find in output.get(group, []):
            key = next(key for kind, key, _ in read(find, False) if kind == group)
            right = key in rest
            if right:
                rest.remove(key)
            yield group, find["rule"], find["confidence"], right


def all_judged(held_back: bool) -> list[tuple[str, str, float, bool]]:
    """Return every judged find of the development corpora, or of the held-back ones."""
    result = []
    for name, (folder, gold_folder, pattern) in CORPORA.items():
        if name != "seeds" and name.startswith("held") == held_back:
            paths = sorted(gold_folder.glob(pattern))
            outputs = extract(ROOT, [folder / f"{path.stem}.txt" for path in paths])
            for path in paths:
                gold = json.loads(path.read_text(encoding="utf-8"))
                result += list(judged(gold, outputs[gold["file"]]))
    return result


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", action="store_true", help="also the share right per rule, development corpora")
    options = parser.parse_args()
    for held_back in (False, True):
        finds = all_judged(held_back)
        print(f"\n{'held back' if held_back else 'development'}: {len(finds)} finds")
        print(f"{'confidence':<14}{'finds':>7}{'mean':>8}{'right':>8}")
        for low, high in BANDS:
            band = [(confidence, right) for _, _, confidence, right in finds if low <= confidence < high]
            if band:
                mean = sum(confidence for confidence, _ in band) / len(band)
                share = sum(right for _, right in band) / len(band)
                print(f"{low:.2f}–{min(high, 1):.2f}     {len(band):>7}{mean:>8.3f}{share:>8.3f}")
        if options.rules and not held_back:
            rules: dict[tuple[str, str, float], list[bool]] = defaultdict(list)
            for group, rule, confidence, right in finds:
                rules[group, rule, confidence].append(right)
            for (group, rule, confidence), rights in sorted(rules.items()):
                print(f"  {group:<12}{rule:<32}{confidence:>6.2f}{len(rights):>6}{sum(rights) / len(rights):>8.3f}")


if __name__ == "__main__":
    main()
