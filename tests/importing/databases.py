"""Databases of their own for tests that start processes, on whichever engine the suite runs."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Database:
    """One database and the folder that processes using it may write to."""

    url: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "DATABASE_URL": self.url, "MPS_VAR_DIR": str(self.folder), "DATABASE_POOL_SIZE": "2"}

    def start(self, *arguments: str, **options: Any) -> "subprocess.Popen[bytes]":
        """Start a Python process on this database, with the project's root as its folder."""
        return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=self.environment, **options)

    def manage(self, *arguments: str) -> str:
        """Run a management command to its end and return what it prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def dump(self) -> dict[str, Any]:
        """Return everything but primary keys, times and the records of runs."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.importing.dump"],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        content: dict[str, Any] = json.loads(done.stdout)
        return content

    def column(self, statement: str) -> list[Any]:
        """Return the first column of a query."""
        if self.url.startswith("sqlite"):
            with closing(sqlite3.connect(urlsplit(self.url).path, timeout=30)) as connection:
                return [row[0] for row in connection.execute(statement)]
        with psycopg.connect(self.url) as connection:
            return [row[0] for row in connection.execute(statement)]  # type: ignore[arg-type]


@contextmanager
def database(folder: Path, template: Database | None = None) -> Iterator[Database]:
    """Make a database that is gone afterwards: empty and migrated, or a copy of `template`."""
    folder.mkdir(parents=True, exist_ok=True)
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        path = folder / "archive.sqlite3"
        made = Database(f"sqlite:///{path}", folder)
        if template:
            shutil.copy(urlsplit(template.url).path, path)
        else:
            made.manage("migrate", "-v0")
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield made
        return
    name = f"mps_test_{uuid.uuid4().hex[:12]}"
    source = f' TEMPLATE "{urlsplit(template.url).path[1:]}"' if template else ""
    _execute(server, f'CREATE DATABASE "{name}"{source}')
    try:
        made = Database(urlunsplit(urlsplit(server)._replace(path=f"/{name}")), folder)
        if not template:
            made.manage("migrate", "-v0")
        yield made
    finally:
        _execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _execute(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]
