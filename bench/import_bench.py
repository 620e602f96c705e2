"""Articles a second, from files to rows: `python bench/import_bench.py [--articles 2000] [--workers 1]`.

Makes a corpus of its own (deterministic: the same number of articles gives the same bytes), imports
it into a new database, imports it again, and prints one line for each. DATABASE_URL decides on the
engine: without one a temporary SQLite file, with PostgreSQL a temporary database beside the named one.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
SURNAMES = "Nguyen Tran Le Pham Hoang Vu Vo Dang Bui Do Ho Ngo Duong Ly".split()
MIDDLES = "Van Thi Duc Minh Quang Thanh Ngoc Xuan Huu Cong".split()
GIVEN = "An Binh Cuong Dung Giang Hai Khanh Long Mai Nam Phong Quan Son Tam Tuan Vinh Yen Hoa Lan Hung".split()
RANKS = ("Major General", "Senior Colonel", "Colonel", "Lieutenant General")
PLACES = "Hanoi|Da Nang|Hue|Vinh|Can Tho|Nha Trang|Hai Phong|Da Lat|Quy Nhon|Bac Ninh".split("|")
OFFICES = (
    "Deputy Minister of Public Security",
    "Chief of the MPS Office",
    "Director of the Traffic Police Department",
    "Director of the Department of External Relations",
    "Deputy Director of the Department of Logistics",
)
SUBJECTS = (
    "traffic safety|drug control|fire prevention|flood relief|border work|identity cards|training|archives"
    "|household books|river patrols|school visits|night patrols"
).split("|")
WORDS = (
    "local units officers residents roads boats schools markets villages radio storms harvest bridges streets families"
    " helped repaired visited counted guarded cleaned opened measured carried gathered watched warned early late every"
    " week month province district quietly again together after before during along near without careful common"
).split()


def sentence(rng: random.Random) -> str:
    """Return a sentence of plain words that says nothing."""
    words = rng.choices(WORDS, k=rng.randint(12, 24))
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


def people(rng: random.Random, count: int) -> list[str]:
    """Return a stock of officials: name after rank, post after name."""
    names = {f"{rng.choice(SURNAMES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}" for _ in range(count * 2)}
    return [f"{rng.choice(RANKS)} {name}, {rng.choice(OFFICES)}" for name in sorted(names)[:count]]


def article(number: int, staff: list[str]) -> str:
    """Return article `number`: some 4 to 5 KB with a meeting, officials, figures and documents."""
    rng = random.Random(number)
    day = date(2015, 1, 1) + timedelta(days=number % 3650)
    subject, place = rng.choice(SUBJECTS), rng.choice(PLACES)
    chair, reporter = rng.sample(staff, 2)
    told = f"{day:%B} {day.day}"
    paragraphs = [
        f"The Ministry of Public Security held a meeting on {told} in {place} on {subject}. {chair}, chaired it.",
        f"At the meeting, {reporter}, delivered a report on {subject} in the past month.",
        (
            f"In {day:%B}, the police investigated {rng.randint(500, 5000):,} criminal cases and arrested"
            f" {rng.randint(500, 5000):,} people, detected {rng.randint(100, 2000):,} drug-related cases and seized"
            f" {rng.randint(10, 900)} kg of heroin and {rng.randint(1000, 90000):,} pills of synthetic drugs."
        ),
        f"Some {rng.randint(300, 2000):,} traffic accidents with {rng.randint(100, 900)} dead were recorded.",
        (
            f"{chair.split(',')[0]} asked all units to implement Resolution No. {rng.randint(1, 90)}-NQ/TW"
            f" of the Politburo and Decree No. {rng.randint(1, 120)}/ND-CP of the Government."
        ),
    ]
    filler = [" ".join(sentence(rng) for _ in range(rng.randint(3, 5))) for _ in range(7)]
    body = [text for pair in zip(paragraphs, filler, strict=False) for text in pair] + filler[len(paragraphs) :]
    title = f"Ministry reviews {subject} in {place}, report {number}"
    return "\n\n".join([title, f"{8 + number % 10:02}:15 {day + timedelta(days=1):%d/%m/%Y}", *body]) + "\n"


def write_corpus(folder: Path, count: int) -> int:
    """Write `count` articles into `folder` and return their size in bytes."""
    staff = people(random.Random(1), max(20, count // 50))
    size = 0
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_text(article(number, staff))
    return size


def manage(environment: dict[str, str], *arguments: str) -> tuple[float, str]:
    """Run a command and return how long it took and what it printed."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return time.perf_counter() - start, done.stdout


def measure(environment: dict[str, str], folder: Path, count: int, workers: int, batch: int) -> None:
    """Import the corpus twice and print what it took, start of the process included."""
    manage(environment, "migrate", "-v0")
    for label in ("first import", "second import"):
        arguments = ("import_seeds", str(folder), "--json", f"--workers={workers}", f"--batch-size={batch}")
        seconds, printed = manage(environment, *arguments)
        report = json.loads(printed)
        ended = {name: number for name, number in report["counts"].items() if number}
        claims = sum(report["claims"].values())
        print(f"{label}: {count / seconds:.0f} articles/s ({seconds:.1f} s), {ended}, {claims / count:.1f} claims each")


def main() -> None:
    """Parse options, make corpus and database, measure, clear away."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--batch-size", type=int, default=200)
    options = parser.parse_args()
    server = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_corpus(folder / "corpus", options.articles)
        print(f"{options.articles} articles of {size / options.articles / 1024:.1f} KB, {options.workers} worker(s)")
        environment = {
            **os.environ,
            "MPS_VAR_DIR": str(folder / "var"),
            "DATABASE_URL": f"sqlite:///{folder}/a.sqlite3",
        }
        if not server.startswith("postgres"):
            measure(environment, folder / "corpus", options.articles, options.workers, options.batch_size)
            return
        import psycopg

        database = f"mps_bench_{uuid.uuid4().hex[:12]}"
        environment["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{database}"))
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"')  # type: ignore[arg-type]
            try:
                measure(environment, folder / "corpus", options.articles, options.workers, options.batch_size)
            finally:
                connection.execute(f'DROP DATABASE "{database}" WITH (FORCE)')  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
