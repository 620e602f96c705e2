"""`make score`: the table per kind for each corpus, and what was won and lost since the last commit.

usage: python -m tests.extraction.report [--base REV] [--misses]
"""

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from tests.extraction.scoring import Found, Tally, mean_f1, score

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
CORPORA = {
    "seeds": (ROOT / "seeds", HERE / "gold", "*.json"),
    "development, English": (HERE / "corpus", HERE / "corpus/gold", "[!vw]*.json"),
    "held back, English": (HERE / "corpus/heldout", HERE / "corpus/heldout/gold", "[!vw]*.json"),
    "development, Vietnamese": (HERE / "corpus", HERE / "corpus/gold", "[vw]*.json"),
    "held back, Vietnamese": (HERE / "corpus/heldout", HERE / "corpus/heldout/gold", "[vw]*.json"),
}


def extract(tree: Path, documents: list[Path]) -> dict[str, Found]:
    """Return what the extractor of `tree` prints for the documents, by file name."""
    command = [sys.executable, "manage.py", "extract", *map(str, documents)]
    result = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"manage.py extract in {tree} failed:\n{result.stderr.strip()}")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return {Path(line["file"]).name: line for line in lines}


def measure(tree: Path) -> dict[str, dict[str, Tally]]:
    """Return the tallies of every corpus that is there, read by the extractor of `tree`."""
    measured = {}
    for name, (folder, gold, pattern) in CORPORA.items():
        gold_files = sorted(gold.glob(pattern))
        if gold_files:
            documents = [folder / f"{path.stem}.txt" for path in gold_files]
            measured[name] = score(gold_files, extract(tree, documents))
    return measured


def print_table(name: str, tallies: dict[str, Tally]) -> None:
    """Print one corpus."""
    print(f"\n{name}\n{'kind':<18}{'precision':>10}{'recall':>10}{'f1':>10}{'gold':>7}")
    for kind, tally in tallies.items():
        total = tally.hits + len(tally.missed)
        print(f"{kind:<18}{tally.precision:>10.3f}{tally.recall:>10.3f}{tally.f1:>10.3f}{total:>7}")
    print(f"mean f1 {mean_f1(tallies):.4f}")


def git(*arguments: str) -> bytes:
    """Return what git prints."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout


def default_base() -> str:
    """Return HEAD while the extractor has uncommitted changes, else the commit before its last one."""
    if git("status", "--porcelain", "--", "articles/extraction").strip():
        return "HEAD"
    commits = git("log", "-2", "--format=%H", "--", "articles/extraction").decode().split()
    return commits[-1]


def print_differences(base: str, now: dict[str, dict[str, Tally]]) -> None:
    """Print the finds won and lost since `base`, measured with its own extractor on today's corpora."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(git("archive", base))) as archive:
            archive.extractall(folder, filter="data")
        before = measure(Path(folder))
    print(f"\nagainst {base[:12]}:")
    for name, tallies in now.items():
        old = before.get(name, {})
        wrong_then = {
            line for tally in old.values() for line in (*tally.missed, *(f"{x} (false)" for x in tally.false))
        }
        wrong_now = {
            line for tally in tallies.values() for line in (*tally.missed, *(f"{x} (false)" for x in tally.false))
        }
        print(f"  {name}: {len(wrong_then - wrong_now)} won, {len(wrong_now - wrong_then)} lost")
        for line in sorted(wrong_then - wrong_now):
            print(f"    won   {line}")
        for line in sorted(wrong_now - wrong_then):
            print(f"    lost  {line}")


def main() -> None:
    """Print tables, then differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="commit to compare with (default: the one before)")
    parser.add_argument("--misses", action="store_true", help="list every miss and every false find")
    options = parser.parse_args()
    now = measure(ROOT)
    for name, tallies in now.items():
        print_table(name, tallies)
        if options.misses:
            for tally in tallies.values():
                print("\n".join([*(f"  missed {x}" for x in tally.missed), *(f"  false  {x}" for x in tally.false)]))
    try:
        print_differences(options.base or default_base(), now)
    except (subprocess.CalledProcessError, IndexError, SystemExit) as error:
        print(f"\nNo comparison: {error}")


if __name__ == "__main__":
    main()
