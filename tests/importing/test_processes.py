"""Imports as processes: killed, two at once, with workers. Each test has a database of its own."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.importing.databases import Database, database
from tests.importing.documents import ORCHARD, json_lines, release, write, write_zip

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A migrated database that the others are copied from."""
    with database(tmp_path_factory.mktemp("template")) as made:
        yield made


@pytest.fixture
def fresh(template: Database, tmp_path: Path) -> Iterator[Database]:
    with database(tmp_path / "fresh", template) as made:
        yield made


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents that share people, posts, meetings and resolutions, some alike, some changed, some bad."""
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(12):
        text = release(
            title=f"Report of week {number}",
            time=f"08:15 {number + 6:02}/03/2022",
            day=f"March {number // 2 + 4}",
            chair=f"{'Colonel' if number % 3 else 'General'} Bui Van Thu, Deputy Director of Department {number % 4}",
            cases=f"1,{200 + number}",
            extra=(f"Paragraph {number} " + " ".join(f"w{number}x{word}" for word in range(number % 3 * 80)) + ".",),
        )
        write(folder, f"{number:02}.txt", text)
    write(folder, "orchard.txt", ORCHARD)
    write(folder, "picture.txt", b"\x89PNG")
    changed = [{"text": release(cases=str(number)), "url": "https://x.vn/changing"} for number in (5, 6)]
    write(folder, "lines.jsonl", json_lines(*changed, {"text": ORCHARD}, {"title": "no text"}))
    write_zip(folder / "z.zip", {"a.txt": release(title="Packed", cases="77", extra=("It came in an archive.",))})
    return folder


@pytest.fixture(scope="module")
def undisturbed(template: Database, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What one import without any trouble gives."""
    with database(tmp_path_factory.mktemp("undisturbed"), template) as made:
        run(made, corpus, "--batch-size=3")
        content = made.dump()
    assert len(content["Article"]) > 10
    assert content["ArticleLink"]
    assert content["IdentityQuestion"]
    return content


def run(where: Database, corpus: Path, *options: str) -> None:
    process = where.start("manage.py", "import_seeds", str(corpus), "--json", *options, stdout=subprocess.DEVNULL)
    assert process.wait() == 1, "the corpus holds documents that are rejected"


def until(condition: Callable[[], bool]) -> None:
    """Wait for another process; gives up only when it can never come."""
    for _attempt in range(3000):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it never came")


def test_an_import_that_is_killed_anywhere_is_finished_by_running_it_again(
    fresh: Database, corpus: Path, undisturbed: dict[str, object]
) -> None:
    """It dies between one statement and the next: before anything is written, within batches, between them."""
    deaths = 0
    for statement in (9, 23, 38, 52, 71, 83, 94, 113):
        with fresh.start("-m", "tests.importing.dying", str(corpus), str(statement), stdout=subprocess.PIPE) as process:
            process.communicate()
        deaths += process.returncode == -signal.SIGKILL
    assert deaths >= 5
    run(fresh, corpus, "--batch-size=3")
    assert fresh.dump() == undisturbed
    states = fresh.column("SELECT state FROM articles_importrun ORDER BY id")
    assert states[-1] == "finished"
    assert "running" not in states
    assert states.count("interrupted") == deaths


def test_a_killed_import_leaves_no_worker_behind(fresh: Database, corpus: Path, undisturbed: dict[str, object]) -> None:
    arguments = ("manage.py", "import_seeds", str(corpus), "--workers=2", "--batch-size=3")
    with fresh.start(
        *arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        until(lambda: fresh.column("SELECT count(*) FROM articles_importitem") != [0] or process.poll() is not None)
        process.kill()
    until(lambda: not group_exists(process.pid))
    run(fresh, corpus, "--workers=2", "--batch-size=3")
    assert fresh.dump() == undisturbed


def group_exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_two_imports_at_once_neither_corrupt_nor_duplicate(
    fresh: Database, corpus: Path, undisturbed: dict[str, object]
) -> None:
    arguments = ("manage.py", "import_seeds", str(corpus), "--batch-size=3", "--json")
    with (
        fresh.start(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as first,
        fresh.start(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as second,
    ):
        said = [process.communicate()[1] for process in (first, second)]
    assert (first.returncode, second.returncode) == (1, 1), said
    assert fresh.dump() == undisturbed
    assert fresh.column("SELECT state FROM articles_importrun") == ["finished", "finished"]


@pytest.mark.parametrize("options", [("--workers=2",), ("--batch-size=1",), ("--batch-size=100",)], ids="".join)
def test_workers_and_batches_make_no_difference(
    fresh: Database, corpus: Path, undisturbed: dict[str, object], options: tuple[str, ...]
) -> None:
    run(fresh, corpus, *options)
    assert fresh.dump() == undisturbed


def test_a_run_that_is_alive_is_not_marked_and_one_that_was_killed_is(fresh: Database, corpus: Path) -> None:
    def states() -> list[str]:
        return fresh.column("SELECT state FROM articles_importrun ORDER BY id")

    arguments = ("manage.py", "import_seeds", "-")
    with fresh.start(*arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as waiting:
        until(lambda: bool(states()) or waiting.poll() is not None)
        run(fresh, corpus)
        assert states() == ["running", "finished"]
        waiting.kill()
    run(fresh, corpus)
    assert states() == ["interrupted", "finished", "finished"]
    with fresh.start(*arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as waiting:
        waiting.communicate(ORCHARD.replace("plums", "pears").encode())
    assert waiting.returncode == 0
    assert states()[-1] == "finished"
