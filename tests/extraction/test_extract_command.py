import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

STORY = (
    "A day\n\n31/07/2025\n\nColonel Vu Van Lam, Director of the <Logistics> Department, seized 12 kg of opium. He left."
)


def run(*args: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("extract", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_one_line_a_document_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / ".hidden").write_text(STORY)
    out, _ = run(tmp_path)
    found = [json.loads(line) for line in out.splitlines()]
    assert [one["file"] for one in found] == ["a.txt", "b.txt", "c.txt"]
    assert found[0]["officials"][0]["name"] == "Vu Van Lam"
    assert len(found[0]["sha256"]) == 64


def test_pretty_is_the_same_object_indented(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    plain, _ = run(tmp_path / "a.txt")
    pretty, _ = run(tmp_path / "a.txt", "--format", "pretty")
    assert len(pretty.splitlines()) > 10
    assert json.loads(pretty) == json.loads(plain)


def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text(STORY)
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match=r"1 of 2 documents could not be read: .*a\.txt") as caught:
        call_command("extract", tmp_path, stdout=out, stderr=err)
    assert caught.value.returncode == 1
    assert json.loads(out.getvalue())["file"] == "b.txt"
    assert "PDF" in err.getvalue()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.txt"):
        run(tmp_path / "nowhere.txt")


def test_explain_marks_finds_in_colour_and_in_html(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    colour, _ = run(tmp_path / "a.txt", "--explain", "--force-color")
    assert "\x1b[1;36mColonel Vu Van Lam" in colour
    piped, _ = run(tmp_path / "a.txt", "--explain")
    assert "\x1b" not in piped
    assert "Colonel Vu Van Lam" in piped
    html, _ = run(tmp_path / "a.txt", "--explain", "--html")
    assert '<mark class="find-figure"' in html
    assert "&lt;Logistics&gt;" in html
    assert "<Logistics>" not in html
    assert html.startswith("<!doctype html>")
    assert html.rstrip().endswith("</html>")


def test_explain_of_several_documents_is_one_page(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    html, _ = run(tmp_path, "--explain", "--html")
    assert (html.count("<html"), html.count("<h1"), html.count("<section")) == (1, 1, 2)


def test_html_needs_explain(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--explain"):
        run(tmp_path, "--html")
