"""A running desk for the browser tests: a server process with an SQLite file of its own, as an editor's would be."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser_admin.build_desk import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@dataclass(frozen=True)
class Desk:
    """A running server, what is in its archive, and who has an account."""

    address: str
    places: list[dict[str, int]]
    review: dict[str, int]
    accounts: dict[str, str]

    def url(self, model: str, page: str, pk: int | None = None) -> str:
        middle = "" if pk is None else f"{pk}/"
        return f"{self.address}/admin/articles/{model}/{middle}{page}"

    def log_in(self, page: "Page", role: str) -> None:
        page.goto(f"{self.address}/admin/login/")
        page.fill("#id_username", self.accounts[role])
        page.fill("#id_password", PASSWORD)
        page.click("[type=submit]")
        page.get_by_role("heading", name="The desk").wait_for()


def _healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A server over a filled database in a folder of its own."""
    folder = tmp_path_factory.mktemp("desk")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mine = {"DATABASE_URL": f"sqlite:///{folder / 'desk.sqlite3'}", "DEBUG": "1", "LOG_LEVEL": "WARNING"}
    environment = {**os.environ, **mine}

    def manage(*words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    manage("migrate", "--verbosity", "0")
    script = (ROOT / "tests/browser_admin/build_desk.py").read_text()
    built = json.loads(manage("shell", "--verbosity", "0", "--command", script).splitlines()[-1])
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}", "--noreload"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            deadline = time.monotonic() + 60
            while not _healthy(address):
                assert server.poll() is None and time.monotonic() < deadline, (folder / "server.log").read_text()
                time.sleep(0.2)
            yield Desk(address, **built)
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture
def open_page(browser: "Browser") -> Iterator[Callable[..., "Page"]]:
    """Open pages by size and colour scheme; an error in a console, a broken policy say, fails the test."""
    errors: list[str] = []
    opened: list[Page] = []

    def make(size: str = "desktop", scheme: Any = "light", **options: Any) -> "Page":
        width, height = SIZES[size]
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, **options)
        page.set_default_timeout(10_000)
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        opened.append(page)
        return page

    yield make
    for page in opened:
        page.close()
    assert errors == []
