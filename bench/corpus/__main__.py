"""Command line: python -m bench.corpus --count N --out FILE.jsonl [--truth FILE.jsonl] [--seed 1]."""

import argparse
import json
import sys
from pathlib import Path

from bench.corpus import documents

SITES = {"portal": "portal", "cand": "news", "wire": "agency", "plain": "sheet"}


def main() -> None:
    """Write articles as JSON Lines for `manage.py import_seeds`, and their truth if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="default: standard output")
    parser.add_argument("--truth", type=Path, help="also write what is true of each, in the shape of the gold files")
    options = parser.parse_args()
    out = options.out.open("w", encoding="utf-8") if options.out else sys.stdout
    truths = options.truth.open("w", encoding="utf-8") if options.truth else None
    for name, text, truth in documents(options.count, options.seed):
        host = SITES[truth["article"]["layout"]]
        line = {"text": text, "url": f"https://{host}.example.org/{options.seed}/{name.removesuffix('.txt')}"}
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        if truths:
            truths.write(json.dumps(truth, ensure_ascii=False) + "\n")
    for stream in (options.out and out, truths):
        if stream:
            stream.close()


if __name__ == "__main__":
    main()
