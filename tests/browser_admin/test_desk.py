"""The desk in a real browser: reviewing and publishing by click, and axe-core on its pages.

The server is a process of its own with an SQLite file of its own, as an editor's would be.
"""

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
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser_admin.build_desk import PASSWORD

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
# Links fade from one scheme to the other within a fraction of a second.
FADING = 300
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@dataclass(frozen=True)
class Desk:
    """A running server, what is in its archive, and who has an account."""

    address: str
    places: list[dict[str, int]]
    accounts: dict[str, str]

    def url(self, model: str, page: str, pk: int | None = None) -> str:
        middle = "" if pk is None else f"{pk}/"
        return f"{self.address}/admin/articles/{model}/{middle}{page}"

    def log_in(self, page: Page, role: str) -> None:
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


@pytest.fixture(scope="module")
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
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages by size and colour scheme; an error in a console, a broken policy say, fails the test."""
    errors: list[str] = []
    opened: list[Page] = []

    def make(size: str = "desktop", scheme: Any = "light") -> Page:
        width, height = SIZES[size]
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        opened.append(page)
        return page

    yield make
    for page in opened:
        page.close()
    assert errors == []


@pytest.mark.parametrize(("size", "number"), [("desktop", 0), ("phone", 1)])
def test_review_and_publish(desk, open_page, size, number):
    page, place = open_page(size), desk.places[number]
    desk.log_in(page, "chief")
    page.goto(desk.url("article", "change/", place["article"]))
    row = page.locator(f"#claim-attestation-{place['attestation']}")
    assert "suggested" in row.inner_text()
    row.get_by_role("button", name="Accept").click()
    page.get_by_text("1 attestation accepted.").wait_for()
    assert page.url.endswith("#block-0")
    assert "accepted" in row.inner_text()
    assert desk.accounts["chief"] in row.inner_text()
    row.get_by_role("button", name="Reopen").wait_for()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("1 article published.").wait_for()
    assert "published" in page.locator(".desk-workflow").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]


def test_withdrawing_in_bulk(desk, open_page):
    page, place = open_page(), desk.places[2]
    desk.log_in(page, "chief")
    page.goto(desk.url("article", ""))
    page.check(f"input[name=_selected_action][value='{place['article']}']")
    page.select_option("select[name=action]", "withdraw_selected")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_text("Say why: readers see the reason").wait_for()
    page.get_by_label("Reason").fill("The source took it back.")
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_text("1 article withdrawn.").wait_for()
    page.goto(desk.url("article", "change/", place["article"]))
    assert "The source took it back." in page.locator(".desk-workflow").inner_text()


def test_adding_a_claim_from_its_paragraph(desk, open_page):
    page, place = open_page(), desk.places[3]
    desk.log_in(page, "editor")
    page.goto(desk.url("article", "change/", place["article"]))
    block = page.locator("#block-0")
    block.get_by_text("Add a claim").click()
    block.get_by_role("link", name="attestation", exact=True).click()
    page.fill("#id_exact", "51-NQ/TW and said")
    page.locator(".field-official .select2-selection").click()
    page.keyboard.type("tô an xô")
    page.get_by_role("option", name="To An Xo").click()
    page.locator(".field-rank .select2-selection").click()
    page.get_by_role("option", name="General", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was added successfully").wait_for()
    page.goto(desk.url("article", "change/", place["article"]))
    added = page.locator(".desk-claim", has_text="To An Xo: General")
    assert "accepted" in added.inner_text()


def pages(desk: Desk) -> dict[str, str]:
    place = desk.places[4]
    return {
        "index": f"{desk.address}/admin/",
        "guide": f"{desk.address}/admin/guide/",
        "articles": desk.url("article", ""),
        "article": desk.url("article", "change/", place["article"]),
        "article history": desk.url("article", "history/", place["article"]),
        "withdraw": desk.url("article", "withdraw/", place["article"]),
        "claims": desk.url("attestation", ""),
        "claim": desk.url("attestation", "change/", place["attestation"]),
        "new claim": desk.url("attestation", "add/"),
        "official": desk.url("official", "change/", place["official"]),
        "official history": desk.url("official", "history/", place["official"]),
        "version": desk.url("articleversion", "change/", place["articleversion"]),
        "question": desk.url("identityquestion", "change/", place["identityquestion"]),
    }


def test_axe_finds_nothing(desk, open_page):
    page = open_page()
    page.goto(f"{desk.address}/admin/login/")
    found = violations("login", page)
    desk.log_in(page, "chief")
    for name, address in pages(desk).items():
        page.goto(address)
        found += violations(name, page)
    assert not found, "\n".join(found)


def violations(name: str, page: Page) -> list[str]:
    """What axe-core finds on the open page, on a desktop and a phone, in light and dark: rule and element."""
    page.wait_for_load_state("networkidle")
    found = []
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(FADING)
            results = Axe().run(page).response["violations"]
            found += [
                f"{name}, {size}, {scheme}: {rule['id']}: {node['html'][:160]} {node['target']}"
                for rule in results
                for node in rule["nodes"]
            ]
    return found
