"""Show a text with every find in it and the rule that made it, in colour for a terminal or as HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from articles.extraction.types import Extraction, Span

_COLOURS = {"official": "36", "meeting": "35", "document": "33", "figure": "32", "statement": "34"}


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


def _top_level(finds: list[Find]) -> tuple[list[Find], list[Find]]:
    """Part the finds into marks that do not overlap (short ones) and notes that cover whole sentences."""
    marks: list[Find] = []
    notes: list[Find] = []
    end: tuple[int, int] = (-1, -1)
    for find in finds:
        if find.kind in ("meeting", "statement"):
            notes.append(find)
        elif (find.span.block, find.span.start) >= end:
            marks.append(find)
            end = (find.span.block, find.span.end)
        else:
            notes.append(find)
    return marks, notes


def explain_ansi(extraction: Extraction) -> str:
    """Return the text for a colour terminal: finds coloured, each followed by its reading and rule."""
    marks, notes = _top_level(finds_of(extraction))
    article = extraction.article
    day = article.published.iso if article.published else "no date"
    lines = [
        f"\x1b[1m{article.title or '(no title)'}\x1b[0m",
        f"{day} · {article.byline or 'no byline'} · {article.layout}",
        "",
    ]
    for number, block in enumerate(article.blocks):
        text, at = "", 0
        for mark in (one for one in marks if one.span.block == number):
            colour = _COLOURS[mark.kind]
            text += block.text[at : mark.span.start] + (
                f"\x1b[{colour};1m{block.text[mark.span.start : mark.span.end]}\x1b[0m\x1b[{colour};2m[{mark.label}; "
                f"{mark.rule} {mark.confidence}]\x1b[0m"
            )
            at = mark.span.end
        lines.append(f"\x1b[2m{number} {block.kind}\x1b[0m {text}{block.text[at:]}")
        lines += [
            f"    \x1b[{_COLOURS[note.kind]}m{note.kind}: {note.label}; {note.rule} {note.confidence}\x1b[0m"
            for note in notes
            if note.span.block == number
        ]
    lines += [f"notice {notice.code}: {notice.message}" for notice in extraction.notices]
    return "\n".join(lines)


def explain_html(extraction: Extraction) -> str:
    """Return a fragment of HTML: one paragraph a block, each find a <mark> with its reading and rule as data and title.

    It carries no style and no script; classes are `find-<kind>` and `explain-note`.
    """
    marks, notes = _top_level(finds_of(extraction))
    parts = ['<section class="explain">']
    for number, block in enumerate(extraction.article.blocks):
        text, at = "", 0
        for mark in (one for one in marks if one.span.block == number):
            title = escape(f"{mark.label} · {mark.rule} · {mark.confidence}")
            text += escape(block.text[at : mark.span.start])
            text += (
                f'<mark class="find-{mark.kind}" title="{title}" '
                f'data-rule="{escape(mark.rule)}">{escape(block.text[mark.span.start : mark.span.end])}</mark>'
            )
            at = mark.span.end
        parts.append(f'<p class="block-{block.kind}">{text}{escape(block.text[at:])}</p>')
        listed = [note for note in notes if note.span.block == number]
        if listed:
            items = "".join(
                f'<li class="find-{note.kind}">{escape(note.kind)}: {escape(note.label)} · '
                f"{escape(note.rule)} · {note.confidence}</li>"
                for note in listed
            )
            parts.append(f'<ul class="explain-note">{items}</ul>')
    parts.append("</section>")
    return "\n".join(parts)
