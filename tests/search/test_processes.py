"""The index among processes: killed anywhere, several writers at once, a follower. Each test has its own database."""

import json
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.importing.databases import Database, database

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The seed documents, imported and indexed."""
    with database(tmp_path_factory.mktemp("template")) as made:
        made.manage("import_seeds", "--json")
        made.manage("search_index")
        yield made


@pytest.fixture
def archive(template: Database, tmp_path: Path) -> Iterator[Database]:
    with database(tmp_path / "archive", template) as made:
        shutil.copytree(template.folder / "search", made.folder / "search")
        yield made


def ask(archive: Database, word: str) -> tuple[str, int]:
    with archive.start("-m", "tests.search.outside", "ask", word, stdout=subprocess.PIPE) as process:
        said, _nothing = process.communicate()
    assert process.returncode == 0
    status, total = json.loads(said)
    return status, total


def outside(archive: Database, *arguments: str) -> None:
    with archive.start("-m", "tests.search.outside", *arguments) as process:
        assert process.wait() == 0


@contextmanager
def following(archive: Database, count: int = 1) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Followers that are told to stop at the end, and do."""
    arguments = ("manage.py", "search_index", "--follow", "--every=0.05")
    followers = [archive.start(*arguments, stdout=subprocess.PIPE) for _number in range(count)]
    try:
        for follower in followers:
            assert follower.stdout is not None
            assert b"Following" in follower.stdout.readline()
        yield followers
        for follower in followers:
            follower.send_signal(signal.SIGTERM)
        assert [follower.wait() for follower in followers] == [0] * count
    finally:
        for follower in followers:
            follower.kill()
            follower.communicate()


def until(condition: Callable[[], bool]) -> None:
    """Wait for another process; gives up only when it can never come."""
    for _attempt in range(1200):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it never came")


POINTS = [
    ("building", ()),
    ("before the commit", ()),
    ("after the commit", ()),
    ("building", ("--rebuild",)),
    ("before the commit", ("--rebuild",)),
    ("after the commit", ("--rebuild",)),
    ("before the switch", ("--rebuild",)),
    ("after the switch", ("--rebuild",)),
]


@pytest.mark.parametrize(("point", "options"), POINTS)
def test_a_kill_loses_nothing(point: str, options: tuple[str, ...], archive: Database) -> None:
    outside(archive, "touch")
    with archive.start("-m", "tests.search.dying", point, "search_index", *options) as process:
        assert process.wait() == -signal.SIGKILL
    status, total = ask(archive, "zebra")  # takes in by itself what the dead one did not
    assert status == "ready"
    assert total > 10
    assert "equal" in archive.manage("search_index", "--check")
    archive.manage("search_index", "--rebuild")
    assert len(list((archive.folder / "search").glob("v*"))) == 1


def test_several_processes_write_by_turns(archive: Database) -> None:
    writers = [archive.start("-m", "tests.search.outside", "rename", str(number), "12") for number in range(3)]
    rebuilder = archive.start("manage.py", "search_index", "--rebuild", stdout=subprocess.DEVNULL)
    assert [process.wait() for process in (*writers, rebuilder)] == [0, 0, 0, 0]
    for number in range(3):
        assert ask(archive, f"title{number}x11") == ("ready", 1)
        assert ask(archive, f"title{number}x10") == ("ready", 0)
    assert "equal" in archive.manage("search_index", "--check")


def test_followers_take_in_what_others_write(archive: Database) -> None:
    def checkpoint() -> str:
        return (archive.folder / "search" / current() / "meta.json").read_text()

    def current() -> str:
        return (archive.folder / "search" / "current").read_text().strip()

    before = checkpoint()
    with following(archive, 2) as followers:
        outside(archive, "touch")  # searches nothing, so takes nothing in itself
        until(lambda: checkpoint() != before or any(follower.poll() is not None for follower in followers))
    assert ask(archive, "zebra")[1] > 10
    assert "equal" in archive.manage("search_index", "--check")


def test_a_follower_makes_an_index_where_there_is_none(archive: Database) -> None:
    shutil.rmtree(archive.folder / "search")
    with following(archive) as (follower,):
        until(lambda: (archive.folder / "search" / "current").exists() or follower.poll() is not None)
    assert ask(archive, "heroin")[0] == "ready"
