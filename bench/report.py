"""Tables for docs/performance.md, whose measured sections are written by the benchmarks."""

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs/performance.md"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all but the first column stand right."""
    marks = ["---", *(["---:"] * (len(head) - 1))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, marks, *rows))


def write_section(name: str, text: str, page: Path = PAGE) -> None:
    """Replace what stands between the marks of a section. Raise ValueError for a page without them."""
    start, end = f"<!-- measured: {name} -->", f"<!-- end: {name} -->"
    old = page.read_text(encoding="utf-8")
    new, count = re.subn(f"{start}.*?{end}", lambda _: f"{start}\n\n{text}\n\n{end}", old, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"{page.name} has no section {name!r}")
    page.write_text(new, encoding="utf-8")
