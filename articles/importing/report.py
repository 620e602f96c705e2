"""Telling a person, or a program, how an import went."""

from typing import Any
from unicodedata import category

from rich.console import Console
from rich.table import Table
from rich.text import Text

from articles.importing.pipeline import Report
from articles.importing.planning import Result, pack_notice
from articles.models import ImportItem

_MOST_LISTED = 40  # articles; rejected documents are always named
_MOST_TITLE = 120  # characters
_MOST_SHOWN = 600
Outcome = ImportItem.Outcome
_STYLES = {Outcome.REJECTED: "red", Outcome.NEAR_DUPLICATE: "yellow", Outcome.NEW: "green", Outcome.UPDATED: "cyan"}


def shown(text: str, most: int = _MOST_SHOWN) -> str:
    """Return text that stays in its place: control characters as escapes, white space as blanks, long text cut."""
    cut = text if len(text) <= most else f"{text[: most - 2].rstrip()} …"
    return "".join(
        char if char.isprintable() else " " if category(char) == "Zs" else char.encode("unicode_escape").decode()
        for char in cut
    )


def _line(console: Console, text: Text) -> None:
    """Print one line that other programs can read as one line."""
    console.print(text, soft_wrap=True)


def as_json(report: Report) -> dict[str, Any]:
    """Return the whole report as JSON values."""
    return {
        "dry_run": report.dry_run,
        "run": str(report.run.uuid) if report.run else None,
        "counts": {outcome.value: report.counts[outcome] for outcome in Outcome},
        "records": dict(sorted(report.records.items())),
        "claims": dict(sorted(report.claims.items())),
        "documents": [_document(result) for result in report.results],
    }


def _document(result: Result) -> dict[str, Any]:
    return {
        "name": result.name,
        "sha256": result.sha256 or None,
        "outcome": str(result.outcome),
        "reason": result.reason or None,
        "article": (
            {"uuid": str(result.article.uuid), "title": result.title, "slug": result.article.slug}
            if result.article
            else None
        ),
        "claims": dict(sorted(result.claims.items())),
        "notices": [pack_notice(notice) for notice in result.notices],
    }


def print_report(report: Report, console: Console) -> None:
    """Print what changed, what was rejected and why, what was noticed, and the totals."""
    changed = [r for r in report.results if r.outcome in (Outcome.NEW, Outcome.UPDATED, Outcome.NEAR_DUPLICATE)]
    rejected = [r for r in report.results if r.outcome == Outcome.REJECTED]
    if changed:
        _print_changed(changed, console)
    for result in report.results:
        if result.outcome == Outcome.DUPLICATE:
            _line(console, Text(f"duplicate  {shown(result.name)}: {shown(result.reason)}", "yellow"))
        if result.outcome != Outcome.REJECTED and result.notices:
            for notice in result.notices:
                _line(console, Text(f"notice     {shown(result.name)}: {shown(notice.message)}", "dim"))
    _print_totals(report, console)
    for result in rejected:
        _line(console, Text(f"rejected   {shown(result.name)}: {shown(result.reason)}", "red"))
    if report.dry_run:
        _line(console, Text("Dry run: nothing was written.", "bold"))


def _print_changed(changed: list[Result], console: Console) -> None:
    table = Table("Outcome", box=None, header_style="bold", pad_edge=False)
    table.add_column("Document", overflow="fold")
    table.add_column("Article", overflow="fold")
    table.add_column("Claims", justify="right")
    for result in changed[:_MOST_LISTED]:
        table.add_row(
            Text(str(result.outcome), _STYLES[Outcome(result.outcome)]),
            Text(shown(result.name)),
            Text(shown(result.title, _MOST_TITLE) + (f" ({shown(result.reason)})" if result.reason else "")),
            Text(str(result.claims.total())),
        )
    console.print(table)
    if len(changed) > _MOST_LISTED:
        console.print(f"… and {len(changed) - _MOST_LISTED} more")
    console.print()


def _print_totals(report: Report, console: Console) -> None:
    counts = ", ".join(f"{report.counts[outcome]} {outcome.value}" for outcome in Outcome if report.counts[outcome])
    _line(console, Text(f"Documents  {counts or 'none'}", "bold"))
    for label, counter in (("New records", report.records), ("New claims", report.claims)):
        if counter:
            parts = ", ".join(f"{name}: {number}" for name, number in sorted(counter.items()))
            _line(console, Text(f"{label}  {parts}"))
