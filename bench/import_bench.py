"""Articles a second, from a file to rows, and what the time goes to.

usage: python -m bench.import_bench [--articles 2000] [--workers 1] [--write]

Makes articles (bench.corpus), reads them without a database, plans their import without writing it,
imports them into a new database, and imports them again; the difference of two lines is what a stage
costs. DATABASE_URL decides on the engine: without one a temporary SQLite file, with PostgreSQL a
temporary database beside the named one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bench.report import table, write_section

ROOT = Path(__file__).resolve().parent.parent

type Environment = dict[str, str]
type Row = tuple[str, str, str]


def run(environment: Environment, *arguments: str) -> tuple[float, str]:
    """Run Python with these arguments and return how long it took and what it printed."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return time.perf_counter() - start, done.stdout


@contextmanager
def database(folder: Path) -> Iterator[Environment]:
    """Give the environment of commands with a migrated, empty database, which is removed at the end."""
    server = os.environ.get("DATABASE_URL", "")
    environment = {**os.environ, "MPS_VAR_DIR": str(folder / "var"), "DATABASE_URL": f"sqlite:///{folder}/a.sqlite3"}
    if not server.startswith("postgres"):
        run(environment, "manage.py", "migrate", "-v0")
        yield environment
        return
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"mps_bench_{uuid.uuid4().hex[:12]}"
    environment["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            run(environment, "manage.py", "migrate", "-v0")
            yield environment
        finally:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def read_only(environment: Environment, corpus: Path) -> float:
    """Return how long one process takes to read and extract all documents, without a database."""
    code = f"""
import sys, time
from pathlib import Path
from articles.importing import reading
from articles.importing.parsing import load, parse
limits = reading.Limits(2**24, 2**40)
start = time.perf_counter()
for document in reading.inputs([{str(corpus)!r}], limits, sys.stdin.buffer):
    parse(load(document, limits.document))
print(time.perf_counter() - start)
"""
    setup = "import os, django; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'mpsarchive.settings'); django.setup()"
    return float(run(environment, "-c", setup + code)[1])


def measure(environment: Environment, corpus: Path, count: int, workers: int, batch: int) -> list[Row]:
    """Return a row for each stage: its name, articles a second, and a remark."""
    importing = ("manage.py", "import_seeds", str(corpus), "--json", f"--workers={workers}", f"--batch-size={batch}")
    empty = run(environment, "manage.py", "check")[0]  # what it takes to start a command at all
    stages = [("read and extract, one process", f"{count / read_only(environment, corpus):,.0f}", "")]
    for title, more in (("the same and match, nothing written", ("--dry-run",)), ("import", ()), ("import again", ())):
        seconds, printed = run(environment, *importing, *more)
        report = json.loads(printed)
        ended = ", ".join(f"{number:,} {name}" for name, number in report["counts"].items() if number)
        claims = sum(report["claims"].values()) / count
        stages.append((title, f"{count / max(seconds - empty, 0.001):,.0f}", f"{ended}; {claims:.1f} claims each"))
    return stages


def main() -> None:
    """Parse options, make corpus and database, measure, clear away."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1, help="processes that read and extract")
    parser.add_argument("--batch-size", type=int, default=200)
    parser.add_argument("--write", action="store_true", help="write the table into docs/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus.jsonl"
        run(dict(os.environ), "-m", "bench.corpus", "--count", str(options.articles), "--out", str(corpus))
        with database(Path(name)) as environment:
            engine = urlsplit(environment["DATABASE_URL"]).scheme
            rows = measure(environment, corpus, options.articles, options.workers, options.batch_size)
    text = f"{options.articles:,} articles, {options.workers} worker(s), {engine}\n\n"
    text += table(("stage", "articles a second", ""), rows)
    print(text)
    if options.write:
        write_section(f"import {engine.removesuffix('ql')}", text)


if __name__ == "__main__":
    main()
