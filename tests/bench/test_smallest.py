"""The plain copy that the archive is compared on holds what is public; the whole benchmark runs."""

import os
import socket
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from bench.servers import ROOT
from bench.smallest.fill import fill
from tests import factories


@pytest.mark.django_db(transaction=True)
def test_the_copy_holds_public_articles_with_their_people_and_finds_them(tmp_path: Path) -> None:
    source = factories.source()
    kept = factories.article("Talks on roads", ["General To Lam chaired.", "Police repaired roads."], source=source)
    factories.article("A secret draft", ["Police said nothing."], state="draft")
    official = factories.official("To Lam")
    factories.attestation(kept, official, "To Lam", post=factories.post("Minister of Public Security"))
    factories.attestation(kept, official, "General")
    meeting = factories.meeting("Review of roads")
    document = factories.resolution("51-NQ/TW")
    fill(tmp_path / "plain.sqlite3")
    with sqlite3.connect(tmp_path / "plain.sqlite3") as plain:
        one = plain.execute
        articles = one("SELECT id, title, day, year, source_id, text FROM article").fetchall()
        text = "General To Lam chaired.\n\nPolice repaired roads."
        assert articles == [(kept.pk, "Talks on roads", "2021-09-30", 2021, source.pk, text)]
        assert one("SELECT name, posts FROM official").fetchall() == [("To Lam", "Minister of Public Security")]
        assert one("SELECT article_id, official_id FROM article_official").fetchall() == [(kept.pk, official.pk)]
        day = meeting.date_start.isoformat() if isinstance(meeting.date_start, date) else None
        assert one("SELECT title, day FROM meeting").fetchall() == [(meeting.title, day)]
        assert one("SELECT name FROM resolution").fetchall() == [(f"{document.kind} {document.number}",)]
        matches = "SELECT rowid FROM article_fts WHERE article_fts MATCH ?"
        assert one(matches, ["road"]).fetchall() == [(kept.pk,)]
        assert one(matches, ["secret"]).fetchall() == []
    plain.close()


def _four_free_ports() -> int:
    """A port that is free now, with three more above it as a rule."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the benchmark has SQLite files of its own: make test")
@pytest.mark.processes
def test_the_whole_benchmark_runs(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "bench.site", "--count=60", "--seconds=0.02", "--rounds=1"]
    more = [f"--var={tmp_path}", f"--port={_four_free_ports()}"]
    done = subprocess.run([*command, *more], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for page in ("articles, first pages", "articles that name an official", "search: a phrase", "article", "home"):
        assert f"\n| {page} | " in done.stdout
    assert "| imported (two processes read) | " in done.stdout
