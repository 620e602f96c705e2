"""Copies an archive's public content into the smallest site's SQLite file: python -m bench.smallest.fill FILE.

Run with the archive's settings (DATABASE_URL, MPS_VAR_DIR). The file is for Datasette as well, so it
carries the indexes and the FTS5 table that either can use.
"""

import os
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SCHEMA = """
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE official (id INTEGER PRIMARY KEY, name TEXT NOT NULL, posts TEXT NOT NULL);
CREATE TABLE meeting (id INTEGER PRIMARY KEY, title TEXT NOT NULL, day TEXT, place TEXT NOT NULL);
CREATE TABLE resolution (id INTEGER PRIMARY KEY, name TEXT NOT NULL, issuer TEXT NOT NULL);
CREATE TABLE article (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, day TEXT, year INTEGER, source_id INTEGER REFERENCES source (id),
    byline TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE article_official (
    id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES article (id),
    official_id INTEGER NOT NULL REFERENCES official (id)
);
"""
INDEXES = """
CREATE INDEX article_day ON article (day, id);
CREATE INDEX article_year ON article (year, day, id);
CREATE INDEX article_source ON article (source_id, day, id);
CREATE INDEX official_name ON official (name);
CREATE INDEX meeting_day ON meeting (day);
CREATE INDEX resolution_name ON resolution (name);
CREATE UNIQUE INDEX article_official_once ON article_official (article_id, official_id);
CREATE INDEX article_official_back ON article_official (official_id, article_id);
CREATE VIRTUAL TABLE article_fts USING fts5 (title, text, content='article', content_rowid='id', tokenize='porter');
INSERT INTO article_fts (article_fts) VALUES ('rebuild');
ANALYZE;
"""


def _articles() -> Iterator[tuple[object, ...]]:
    from articles.models import ArticleVersion

    fields = (
        "article_id",
        "article__title",
        "article__published_on",
        "article__source_id",
        "article__byline",
        "blocks",
    )
    versions = ArticleVersion.objects.filter(is_current=True, article__state="published").order_by("article_id")
    for pk, title, day, source, byline, blocks in versions.values_list(*fields).iterator(2000):
        text = "\n\n".join(block["text"] for block in blocks)
        yield pk, title, day and day.isoformat(), day and day.year, source, byline, text


def fill(target: Path) -> None:
    """Make the file anew."""
    from articles.models import Attestation, Meeting, Official, Resolution, Source

    target.unlink(missing_ok=True)
    posts: dict[int, set[str]] = defaultdict(set)
    for official, label in Attestation.objects.values_list("official_id", "post__label").distinct():
        if label:
            posts[official].add(label)
    named = Attestation.objects.values_list("version__article_id", "official_id").distinct()
    meetings = Meeting.objects.values_list("id", "title", "date_start", "place")
    resolutions = Resolution.objects.values_list("id", "kind", "number", "title", "issuer__name")
    with sqlite3.connect(target) as database:
        database.executescript("PRAGMA journal_mode=WAL;" + SCHEMA)
        database.executemany("INSERT INTO source VALUES (?, ?)", list(Source.objects.values_list("id", "name")))
        people = Official.objects.values_list("id", "name")
        rows = [(pk, name, ", ".join(sorted(posts[pk]))) for pk, name in people.iterator()]
        database.executemany("INSERT INTO official VALUES (?, ?, ?)", rows)
        held = [(pk, title, day and day.isoformat(), place) for pk, title, day, place in meetings.iterator()]
        database.executemany("INSERT INTO meeting VALUES (?, ?, ?, ?)", held)
        cited = [(pk, f"{kind} {number or title}", issuer or "") for pk, kind, number, title, issuer in resolutions]
        database.executemany("INSERT INTO resolution VALUES (?, ?, ?)", cited)
        database.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", _articles())
        pairs = "INSERT INTO article_official (article_id, official_id) VALUES (?, ?)"
        database.executemany(pairs, named.iterator())
        database.executescript(INDEXES)
    database.close()


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mpsarchive.settings")
    django.setup()
    fill(Path(sys.argv[1]))
