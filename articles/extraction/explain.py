"""Show a text with every find in it and the rule that made it, in colour for a terminal or as HTML.

Documents are foreign text: no markup and no control character of theirs reaches the terminal or the page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from io import StringIO

from rich.console import Console
from rich.text import Text

from articles.extraction.types import Extraction, Span

_COLOURS = {"official": "cyan", "meeting": "magenta", "document": "yellow", "figure": "green", "statement": "blue"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STYLE = """\
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
mark { color: inherit; background: none; border-bottom: 0.2em solid; padding: 0 0.1em; }
.find-official { border-color: #0e7490; } .find-meeting { border-color: #a21caf; }
.find-document { border-color: #a16207; } .find-figure { border-color: #15803d; }
.find-statement { border-color: #1d4ed8; }
.block-caption { font-style: italic; padding-left: 1rem; border-left: 0.2em solid #888; }
.explain-note { font-size: 0.85rem; }
.explain-note li { border-left: 0.3em solid; padding-left: 0.5rem; list-style: none; }
"""


@dataclass(frozen=True, slots=True)
class Find:
    """One find laid over the text: its kind, where it stands, what it says in short, and why."""

    kind: str
    span: Span
    label: str
    rule: str
    confidence: float


def finds_of(extraction: Extraction) -> list[Find]:
    """Return every find with a span, in text order; where finds overlap the longer comes first."""
    return sorted(_finds(extraction), key=lambda find: (find.span.block, find.span.start, -find.span.end))


def _finds(extraction: Extraction) -> Iterator[Find]:
    for official in extraction.officials:
        for mention in official.mentions:
            told = ", ".join(filter(None, (mention.rank, *(post.label for post in mention.posts))))
            yield Find(
                "official",
                mention.span,
                official.name + (f": {told}" if told else ""),
                f"{official.rule}/{mention.form.value}",
                official.confidence,
            )
    for meeting in extraction.meetings:
        days = f"{meeting.date_start or '?'} – {meeting.date_end or '?'}"
        yield Find(
            "meeting",
            meeting.span,
            f"{meeting.title} ({days}, {meeting.place or '?'})",
            meeting.rule,
            meeting.confidence,
        )
    for citation in extraction.citations:
        yield Find("document", citation.span, citation.key, citation.rule, citation.confidence)
    for figure in extraction.figures:
        period = f"{figure.period.start} – {figure.period.end}" if figure.period else "no period"
        change = f", {figure.change_percent:+}%" if figure.change_percent is not None else ""
        yield Find(
            "figure",
            figure.span,
            f"{figure.value} {figure.unit}, {figure.indicator or '?'}{change}, {period}",
            figure.rule,
            figure.confidence,
        )
    for statement in extraction.statements:
        yield Find("statement", statement.span, f"said by {statement.speaker}", statement.rule, statement.confidence)


def _top_level(finds: list[Find]) -> tuple[dict[int, list[Find]], dict[int, list[Find]]]:
    """Part the finds, by block, into marks that do not overlap and notes that cover sentences or lie in a mark."""
    marks: dict[int, list[Find]] = {}
    notes: dict[int, list[Find]] = {}
    end: tuple[int, int] = (-1, -1)
    for find in finds:
        if find.kind not in ("meeting", "statement") and (find.span.block, find.span.start) >= end:
            marks.setdefault(find.span.block, []).append(find)
            end = (find.span.block, find.span.end)
        else:
            notes.setdefault(find.span.block, []).append(find)
    return marks, notes


def explain_text(extraction: Extraction, *, colour: bool) -> str:
    """Return the text for a terminal: finds marked, each followed by its reading and rule; plain without `colour`."""
    marks, notes = _top_level(finds_of(extraction))
    article = extraction.article
    day = article.published.iso if article.published else "no date"
    shown = Text()
    shown.append(_clean(article.title or "(no title)") + "\n", "bold")
    shown.append(_clean(f"{day} · {article.byline or 'no byline'} · {article.layout}\n\n"))
    for number, block in enumerate(article.blocks):
        shown.append(f"{number} {block.kind} ", "dim")
        at = 0
        for mark in marks.get(number, ()):
            style = _COLOURS[mark.kind]
            shown.append(_clean(block.text[at : mark.span.start]))
            shown.append(_clean(block.text[mark.span.start : mark.span.end]), f"bold {style}")
            shown.append(f"[{_clean(mark.label)}; {mark.rule} {mark.confidence}]", f"dim {style}")
            at = mark.span.end
        shown.append(_clean(block.text[at:]) + "\n")
        for note in notes.get(number, ()):
            told = f"    {note.kind}: {note.label}; {note.rule} {note.confidence}\n"
            shown.append(_clean(told), _COLOURS[note.kind])
    for notice in extraction.notices:
        shown.append(_clean(f"notice {notice.code}: {notice.message}\n"))
    out = StringIO()
    console = Console(
        file=out, force_terminal=colour, color_system="standard" if colour else None, no_color=not colour, width=100
    )
    console.print(shown, soft_wrap=True, highlight=False, markup=False, emoji=False, end="")
    return out.getvalue().rstrip("\n")


def explain_html(extraction: Extraction, *, listed: bool = False) -> str:
    """Return a fragment of HTML: one paragraph a block, each find a <mark> with its reading and rule as data and title.

    It carries no style and no script; classes are `find-<kind>`, `block-<kind>` and `explain-note`. With `listed`, what
    is marked is told below its block as well: titles show to a mouse only.
    """
    marks, notes = _top_level(finds_of(extraction))
    article = extraction.article
    day = article.published.iso if article.published else "no date"
    parts = [
        '<section class="explain">',
        f"<h2>{_html(article.title or '(no title)')}</h2>",
        f"<p>{_html(f'{day} · {article.byline or "no byline"} · {article.layout}')}</p>",
    ]
    for number, block in enumerate(article.blocks):
        text, at = "", 0
        for mark in marks.get(number, ()):
            title = _html(f"{mark.label} · {mark.rule} · {mark.confidence}")
            text += _html(block.text[at : mark.span.start])
            text += (
                f'<mark class="find-{mark.kind}" title="{title}" '
                f'data-rule="{_html(mark.rule)}">{_html(block.text[mark.span.start : mark.span.end])}</mark>'
            )
            at = mark.span.end
        parts.append(f'<p class="block-{block.kind}">{text}{_html(block.text[at:])}</p>')
        parts += _listed([*(marks.get(number, ()) if listed else ()), *notes.get(number, ())])
    if extraction.notices:
        items = "".join(f"<li>{_html(f'{one.code}: {one.message}')}</li>" for one in extraction.notices)
        parts.append(f'<ul class="explain-note">{items}</ul>')
    parts.append("</section>")
    return "\n".join(parts)


def _listed(notes: list[Find]) -> list[str]:
    if not notes:
        return []
    items = "".join(
        f'<li class="find-{note.kind}">{_html(f"{note.kind}: {note.label} · {note.rule} · {note.confidence}")}</li>'
        for note in notes
    )
    return [f'<ul class="explain-note">{items}</ul>']


def page_start(language: str = "en") -> str:
    """Return the beginning of a page of its own for fragments of `explain_html`; it loads nothing from anywhere."""
    return (
        f'<!doctype html>\n<html lang="{_html(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Finds and their rules</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        "<body>\n<h1>Finds and their rules</h1>"
    )


def page_end() -> str:
    """Return the end of the page that `page_start` begins."""
    return "</body>\n</html>"


def explain_page(extractions: Iterable[Extraction]) -> str:
    """Return one page of HTML for all of `extractions`."""
    return "\n".join((page_start(), *(explain_html(one) for one in extractions), page_end()))


def _clean(text: str) -> str:
    """Return `text` with every control character shown as a replacement character."""
    return _CONTROL.sub("\ufffd", text)


def _html(text: str) -> str:
    return escape(_clean(text))
