"""Who signed an article: a line that says "By", or a bare name below the text."""

import re

from articles.extraction.folding import fold
from articles.extraction.layout_profiles import Line
from articles.extraction.lines import Item, is_bare_name
from articles.extraction.vocabulary.furniture import AGENCIES

_NOBODY = frozenset(fold(name) for name in AGENCIES) | {"ctv", "nhom pv", "pv ctv", "tong hop", "reporter", "reporters"}
_AGENCY = r"(?:VNA|VNS|VOV|TTXVN|CAND|MPS|PSNews|NDO|PANO|VNP|VOV\.VN|CAO)"
# A bare name in brackets or behind a dash, with an agency, a translator or "compiled".
_SIGNED = re.compile(
    rf"[(—-]{{0,2}} ?(?:{_AGENCY} ?[/-] ?)?(?P<name>(?!Theo )[A-Z][A-Za-z'.-]*(?: (?:[-&] )?[A-Z][A-Za-z'.-]*){{0,8}})"
    r"[.)]?"
    rf"(?: ?[-(/|,] ?(?:{_AGENCY}|[Tt]ranslated by .{{1,40}}|[Dd]ich.{{0,40}}|tong hop|t/h|ghi|thuc hien|luoc ghi"
    r"|compiled|from .{2,30})\)?)?\Z"
)
_AUTHORS = re.compile(r" ?[-&,/] | va | and ")


def find_byline(items: list[Item], text: str, title: Item | None) -> str | None:
    """Return the author as printed in `items` (those above closing links). A bare name's line becomes a byline."""
    for item in items:
        if item.line is Line.BYLINE and item.match:
            name = _printed(item, item.match, text)
            if not any(fold(part) in _NOBODY for part in _AUTHORS.split(name)):
                return name.rstrip(".,")
    closing = _closing(items)
    for item in (*((closing,) if closing else ()), *reversed(_between(items, title))):
        signed = _SIGNED.match(item.plain)
        if signed and all(is_bare_name(name) for name in _AUTHORS.split(signed["name"].rstrip("."))):
            item.line = Line.BYLINE
            return _printed(item, signed, text).rstrip(".")
    return None


def _printed(item: Item, found: re.Match[str], text: str) -> str:
    line = " ".join(text[item.start : item.end].split())
    return line[found.start("name") : found.end("name")] if len(line) == len(item.plain) else found["name"]


def _closing(items: list[Item]) -> Item | None:
    """Return the last line of a text of several lines; signs of agencies and links do not count."""
    closing = [item for item in items if item.line in (Line.TEXT, Line.END)]
    while closing and (closing[-1].line is Line.END or closing[-1].plain.startswith(("- ", "• ", "> "))):
        closing.pop()
    return closing[-1] if len(closing) > 2 else None


def _between(items: list[Item], title: Item | None) -> list[Item]:
    """Return the short lines of text that a name can stand on, where no picture calls for its caption."""
    found: list[Item] = []
    before: Item | None = None
    for item in items:
        if item.line is Line.TEXT and len(item.plain) < _LONGEST and item is not title and _is_open(before):
            found.append(item)
        before = item
    return found


def _is_open(before: Item | None) -> bool:
    return before is None or before.line not in (Line.STUB, Line.MARK, Line.SECTION)


_LONGEST = 90
