"""The report stays one line a document, whatever names and titles hold, and names each document's own title."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from articles.importing.pipeline import Report
from articles.importing.report import as_json, print_report, shown
from tests.importing.documents import bring, json_lines, outcomes, release, write

URL = "https://en.cand.com.vn/wet-month"


def printed(report: Report) -> str:
    out = io.StringIO()
    print_report(report, Console(file=out, width=200, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\tc", "a\\nb\\tc"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("left\u202eright", "left\\u202eright"),
        ("no\u00a0break", "no break"),
        ("Tô Lâm", "Tô Lâm"),
    ],
)
def test_control_characters_are_shown_as_escapes(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_long_text_is_cut() -> None:
    assert shown("word " * 100, 20) == "word word word wor …"
    assert shown("x" * 20, 20) == "x" * 20
    assert shown("x" * 21, 20) == "x" * 18 + " …"


@pytest.mark.django_db
def test_a_name_with_line_ends_and_a_long_title_keep_the_table(tmp_path: Path) -> None:
    write(tmp_path, "two\nlines.txt", f"Story {'very ' * 90}long\n\n{release()}")
    write(tmp_path, "three\n\nlines.txt", b"%PDF-")
    text = printed(bring(tmp_path))
    assert "two\\nlines.txt" in text
    assert "three\\n\\nlines.txt" in text
    assert not any(line.startswith("lines.txt") for line in text.splitlines())
    assert text.count("very") <= 24


@pytest.mark.django_db
@pytest.mark.parametrize("batch_size", [1, 10])
@pytest.mark.parametrize("dry_run", [True, False])
def test_an_address_that_comes_twice_is_a_version_and_said(tmp_path: Path, batch_size: int, dry_run: bool) -> None:
    rows = [{"text": release(title=title), "url": URL} for title in ("A first title", "A second title")]
    path = write(tmp_path, "a.jsonl", json_lines(*rows))
    report = bring(path, batch_size=batch_size, dry_run=dry_run)
    assert outcomes(report) == ["new", "updated"]
    assert [entry["article"]["title"] for entry in as_json(report)["documents"]] == ["A first title", "A second title"]
    first, second = report.results
    assert not [notice for notice in first.notices if notice.code == "same-key-again"]
    (notice,) = [notice for notice in second.notices if notice.code == "same-key-again"]
    expected = f"It has the same address as {path}:1, earlier in this import, so it became version 2 of that."
    assert notice.message == expected
    assert "A first title" in printed(report)


@pytest.mark.django_db
def test_a_new_version_in_another_import_is_no_slip(tmp_path: Path) -> None:
    bring(write(tmp_path, "a.txt", release()))
    report = bring(write(tmp_path, "a.txt", release(cases="1,300")))
    assert outcomes(report) == ["updated"]
    assert not report.results[0].notices
