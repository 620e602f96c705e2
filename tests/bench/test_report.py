"""Measured sections of a page are replaced, the rest stays."""

from pathlib import Path

import pytest

from bench.report import PAGE, table, write_section


def test_a_table_in_markdown() -> None:
    assert table(("a", "b"), [("x", "1"), ("y", "2")]) == "| a | b |\n| --- | ---: |\n| x | 1 |\n| y | 2 |"


def test_a_section_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("one\n<!-- measured: a -->\nold\n<!-- end: a -->\ntwo\n<!-- measured: b -->\n<!-- end: b -->\n")
    write_section("a", r"new \1", page)
    write_section("a", r"newer \1", page)
    assert page.read_text() == (
        "one\n<!-- measured: a -->\n\nnewer \\1\n\n<!-- end: a -->\ntwo\n<!-- measured: b -->\n<!-- end: b -->\n"
    )


def test_a_page_without_the_section_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing")
    with pytest.raises(ValueError, match="no section 'a'"):
        write_section("a", "new", page)
    assert page.read_text() == "nothing"


@pytest.mark.parametrize("name", ["extraction", "import sqlite", "import postgres", "site"])
def test_the_docs_have_every_section_that_is_written(name: str) -> None:
    text = PAGE.read_text()
    assert text.count(f"<!-- measured: {name} -->") == text.count(f"<!-- end: {name} -->") == 1
