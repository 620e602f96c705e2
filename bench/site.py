"""Lists and search at size, beside the smallest Django site and Datasette: `make bench`.

usage: python -m bench.site [--count 100000] [--var DIR] [--port 8600] [--datasette PATH] [--write]

Makes articles, imports them as published into an archive of its own, builds the search index, copies
what is public into one plain SQLite file for the other two, serves all three on 127.0.0.1 and asks
each for the same pages in turn, so that noise falls on all alike: trust the ratios. With --var an
archive made before is used again.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.client import fetch, once, p50, rate
from bench.pages import Page, own_pages, pages
from bench.report import table, write_section
from bench.servers import ROOT, WORKERS, Site, sites


@dataclass(slots=True)
class Measured:
    """What one kind of page took on each site: milliseconds when each address is asked for once, and of processor
    time then; milliseconds when one is asked for again and again, pages a second of that at eight connections.
    """

    title: str
    first: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)
    milliseconds: dict[str, float] = field(default_factory=dict)
    rates: dict[str, float] = field(default_factory=dict)


def command(environment: dict[str, str], *arguments: str) -> float:
    """Run a Python command of the project; return the seconds it took."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def prepare(environment: dict[str, str], folder: Path, count: int) -> list[tuple[str, str, str]]:
    """Fill the archive in `folder` unless it is there; return rows on what that took."""
    notes, corpus = folder / "made.json", folder / "corpus.jsonl"
    if notes.exists():
        return [(row[0], row[1], row[2]) for row in json.loads(notes.read_text())]
    took = {"articles written": command(environment, "-m", "bench.corpus", "--count", str(count), "--out", str(corpus))}
    command(environment, "manage.py", "migrate", "-v0")
    took["imported (two processes read)"] = command(
        environment, "manage.py", "import_seeds", str(corpus), "--workers=2"
    )
    took["search index built"] = command(environment, "manage.py", "search_index", "--rebuild")
    rows = [(title, f"{seconds:,.0f} s", f"{count / seconds:,.0f} a second") for title, seconds in took.items()]
    notes.write_text(json.dumps(rows))
    corpus.unlink()
    return rows


def size(path: Path) -> str:
    """Return the size of a file or folder in MB."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return f"{sum(one.stat().st_size for one in files) / 1e6:,.0f} MB"


def held(plain: Path) -> int:
    """Return how many articles were measured on."""
    with sqlite3.connect(f"file:{plain}?mode=ro", uri=True) as database:
        (count,) = database.execute("SELECT count(*) FROM article").fetchone()
    database.close()
    return int(count)


def measure(page: Page, running: Sequence[Site], seconds: float) -> Measured:
    """Ask every site for the pages of a kind, each once; then for one of them, alone and at eight connections."""
    result = Measured(page.title)
    for site in running:
        paths = page.on(site.name)
        if paths:
            before = site.processor_seconds()
            result.first[site.name] = once(site.ports[0], paths)
            result.processor[site.name] = (site.processor_seconds() - before) * 1000 / len(paths)
    for site in running:
        if paths := page.on(site.name):
            path, _ = fetch(site.ports[0], paths[0])
            result.milliseconds[site.name] = p50(site.ports[0], path, seconds)
            result.rates[site.name] = rate(site.ports, path, seconds)
    shown = ", ".join(
        f"{name} {result.first[name]:.1f} ({result.processor[name]:.1f}) ms, {ms:.1f} ms {result.rates[name]:.0f}/s"
        for name, ms in result.milliseconds.items()
    )
    print(f"{page.title}: {shown}", flush=True)
    return result


def best(rounds: Sequence[Measured]) -> Measured:
    """Return the best number of all rounds: what else the machine does only ever slows.

    What is asked for once is new in the first round only.
    """
    result = Measured(rounds[0].title, rounds[0].first, rounds[0].processor)
    for name in rounds[0].milliseconds:
        result.milliseconds[name] = min(one.milliseconds[name] for one in rounds)
        result.rates[name] = max(one.rates[name] for one in rounds)
    return result


def first_time(results: Sequence[Measured], names: Sequence[str]) -> str:
    """Return the table of what a page takes that was not asked for before."""
    ours, others = names[0], names[1:]
    rows = []
    for one in results:
        ratios = [f"{one.processor[name] / max(one.processor[ours], 0.01):,.2f}" for name in others]
        cells = [f"{one.first[name]:,.1f} ms, {one.processor[name]:,.1f} ms" for name in names]
        rows.append((one.title, *cells, *ratios))
    head = ["page, first time", *(f"{name}: p50, processor" for name in names), *(f"to {name}" for name in others)]
    return table(head, rows)


def comparison(results: Sequence[Measured], names: Sequence[str]) -> str:
    """Return the table of what a page takes that is asked for again and again."""
    ours, others = names[0], names[1:]
    head = ["page, again", *(f"{name}: p50, per second" for name in names), *(f"to {name}" for name in others)]
    rows = []
    for one in results:
        cells = [f"{one.milliseconds[name]:,.1f} ms, {one.rates[name]:,.1f}" for name in names]
        ratios = [f"{one.rates[ours] / one.rates[name]:,.2f}" for name in others]
        rows.append((one.title, *cells, *ratios))
    return table(head, rows)


def main() -> None:
    """Prepare, serve, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="articles")
    parser.add_argument("--var", type=Path, help="keep the archive in this folder, and use it again")
    parser.add_argument("--port", type=int, default=8600, help="first of six ports on 127.0.0.1")
    parser.add_argument("--seconds", type=float, default=2.0, help="for each measurement")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--datasette", help="the datasette command; without it only Django is compared")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (options.var or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "MPS_VAR_DIR": str(folder)}
        rows = prepare(environment, folder, options.count)
        command(environment, "manage.py", "migrate", "-v0")
        command(environment, "manage.py", "search_index")
        command(environment, "manage.py", "collectstatic", "--noinput", "-v0")
        plain = folder / "plain.sqlite3"
        if not plain.exists():
            command(environment, "-m", "bench.smallest.fill", str(plain))
        with sites(environment, plain, options.port, options.datasette) as running:
            ours = running[:1]
            shared, own = pages(options.port, plain), own_pages(options.port)
            rounds = [[measure(page, running, options.seconds) for page in shared] for _ in range(options.rounds)]
            alone = [measure(page, ours, options.seconds) for page in own]
        names = [site.name for site in running]
        results = [best(same) for same in zip(*rounds, strict=True)]
        compared = f"{first_time(results, names)}\n\n{comparison(results, names)}"
        if (folder / "archive.sqlite3").exists():
            rows.append(("database", size(folder / "archive.sqlite3"), ""))
        rows.append(("search index", size(folder / "search"), ""))
        count = held(plain)
    text = f"{count:,} articles, {WORKERS} server processes each, 8 connections.\n\n{compared}\n\n"
    text += f"Pages that only the archive has:\n\n{first_time(alone, names[:1])}\n\n{comparison(alone, names[:1])}"
    text += "\n\nWhat the archive took:\n\n" + table(("", "", ""), rows)
    print(text)
    if options.write:
        write_section("site", text)


if __name__ == "__main__":
    main()
