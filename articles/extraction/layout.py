"""Second stage: text to article. Each line is recognised, then title, date, byline and blocks are read off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from articles.extraction.bylines import find_byline
from articles.extraction.captions import LONGEST_CAPTION, Setting, is_caption, without_abbreviations
from articles.extraction.layout_profiles import PROFILES, Line
from articles.extraction.lines import EDGE, Item, read_lines
from articles.extraction.publication import read_published
from articles.extraction.types import Article, Block, BlockKind, Hints, Layout, Notice

_TEXT = Line.TEXT
_LINKS = (Line.SECTION, Line.COMMENTS)
_TITLE_MAX_WORDS = 45
_SHORT = 160
_BULLETS = ("- ", "* ", "• ", "» ", "> ", ">> ", "+ ", "— ", "– ", "▪ ", "● ", "► ")
_ENDS = (".", ";", ":", ",", '"', "!", "?")
# What repeats a paragraph in part is at least this long.
_PART = 40
# Of many lines that begin alike, so many are compared.
_ALIKE = 50


@dataclass(slots=True)
class Page:
    """The outcome of this stage; `letters` is the text in plain letters, as long as it is itself."""

    article: Article
    notices: tuple[Notice, ...]
    letters: str


@dataclass(slots=True)
class _Candidate:
    """A line of the article's text: whether a picture's line above calls it a caption, or a credit below does."""

    item: Item
    expected: bool
    credited: bool = False


def read_page(text: str, hints: Hints) -> Page:
    """Return the article printed in `text` (NFC). Every block is an exact slice of it."""
    items, letters = read_lines(text)
    body = _above_links(items)
    published, notices = read_published(
        (item.match for item in body if item.line is Line.DATE and item.match is not None), hints.published
    )
    layout = _layout(items)
    title = _title(items)
    byline = find_byline(body, text, title)
    blocks = tuple(_blocks(items, text, title))
    printed = " ".join(text[title.start : title.end].split()) if title else None
    article = Article(
        title=printed or hints.title or None,
        published=published,
        byline=byline or hints.byline or None,
        layout=layout,
        language=hints.language or _language(text),
        blocks=blocks,
    )
    return Page(article, notices, letters)


def _above_links(items: list[Item]) -> list[Item]:
    """Return the items above the list of links or the comment box that closes the page."""
    above = len(items)
    for number in range(len(items) - 1, 0, -1):
        item = items[number]
        if item.line in _LINKS:
            above = number
        elif item.line is _TEXT and len(item.plain) > _SHORT // 2 and item.plain.endswith((".", '"')):
            break
    return items[:above]


def _layout(items: list[Item]) -> Layout:
    votes: dict[Layout, int] = {}
    for item in items:
        if item.layout:
            votes[item.layout] = votes.get(item.layout, 0) + item.votes
        elif item.lead:
            for profile in PROFILES:
                if profile.layout and profile.lead and profile.lead.match(item.plain):
                    votes[profile.layout] = votes.get(profile.layout, 0) + 1
    return max(votes, key=lambda layout: votes[layout]) if votes else Layout.PLAIN


def _title(items: list[Item]) -> Item | None:
    """Return the first line that reads like a headline, unless the text begins with its body."""
    texts = list(islice((item for item in items if item.line is _TEXT and not _is_link(item)), 2))
    if not texts or not _is_headline(texts[0]):
        return None
    if len(texts) > 1 and _names_site(texts[0].key, texts[1].key):
        return texts[1]
    return texts[0] if len(texts) > 1 or any(item.line is Line.DATE for item in items) else None


def _names_site(key: str, title: str) -> bool:
    """Tell whether a line is the title with the site's name behind it."""
    rest = key[len(title) :].lstrip() if title and key.startswith(title) else ""
    return bool(rest) and len(rest) < _PART and rest[0] in "-|—»:"


def _is_headline(item: Item) -> bool:
    line = item.plain
    if line.endswith((".", ";", ",", ":")) and not line.endswith("..."):
        return False
    if line.startswith(_BULLETS) or item.lead:
        return False
    return line.count(" ") < _TITLE_MAX_WORDS and ". " not in without_abbreviations(line)


_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_MARKED = 0.06


def _language(text: str) -> str:
    """Vietnamese prose has a marked letter in every other word; English with Vietnamese names has few."""
    sample = text[:2500]
    # Every such letter takes more than one byte: few such bytes, few such letters.
    if len(sample.encode("utf-8", "replace")) - len(sample) <= len(sample) * _MARKED:
        return "en"
    return "vi" if len(_VIETNAMESE.findall(sample)) > len(sample) * _MARKED else "en"


def _blocks(items: list[Item], text: str, title: Item | None) -> Iterator[Block]:
    """Yield paragraphs and captions."""
    candidates = _candidates(items, title)
    later_lead = next((number for number, one in enumerate(candidates) if one.item.lead), 0)
    for number, one in enumerate(candidates):
        item = one.item
        start, end = _trim(item, text)
        caption = False
        if len(item.plain) <= LONGEST_CAPTION and not item.lead:
            setting = Setting(
                expected=one.expected,
                spaced=item.gap,
                credited=one.credited,
                opening=number == 0 and later_lead == 0,
                closing=number == len(candidates) - 1,
            )
            caption = is_caption(item.plain, text[start:end], setting)
        yield Block(BlockKind.CAPTION if caption else BlockKind.PARAGRAPH, text[start:end], start, end)


def _candidates(items: list[Item], title: Item | None) -> list[_Candidate]:
    """Return the lines of the text, without what repeats and what belongs to the page, not to the article."""
    kept: list[_Candidate] = []
    seen = _Seen(title.key if title else "")
    expected = in_links = False
    for number, item in enumerate(items):
        line = item.line
        if line is Line.STUB or line is Line.MARK:
            if line is Line.MARK and _closes_caption(items, number, kept):
                continue
            expected = line is Line.MARK or _is_stub(item, seen.title, items[number + 1 : number + 2])
            in_links = False
            if expected:
                continue
        elif line is Line.SECTION or (line is Line.COMMENTS and kept):
            in_links = True
            continue
        elif line is not Line.TEXT:
            seen.signed = seen.signed or line is Line.BYLINE or (line is Line.END and len(kept) > 1)
            in_links = in_links and (line is not Line.DATE or bool(kept))
            if line is Line.CREDIT and not item.gap and kept and kept[-1].item is items[number - 1]:
                kept[-1].credited = True
            continue
        in_links = in_links and not _resumes(item, _SHORT if kept else _SHORT // 2)
        if in_links or (_is_link(item) and not _continues_list(kept)):
            continue
        if seen.repeats(item, items, number):
            expected = expected and seen.is_title(item.key)
            # Below the lead, what is printed twice in a row is a caption.
            if len(kept) > 1 and kept[-1].item is items[number - 1] and kept[-1].item.key == item.key:
                kept[-1].credited = kept[-1].credited or not item.gap
            continue
        kept.append(_Candidate(item, expected))
        expected = False
    return kept


def _closes_caption(items: list[Item], number: int, kept: list[_Candidate]) -> bool:
    """Tell whether the file name of a picture stands below its caption."""
    above = kept[-1].item if kept else None
    if above is None or items[number].gap or items[number - 1] is not above or not above.gap:
        return False
    return is_caption(above.plain, above.plain, Setting())


def _resumes(item: Item, length: int) -> bool:
    """Tell whether a line below links is text again: a long one that ends in a full stop, or a lead paragraph."""
    line = item.plain
    return (len(line) > length and line.endswith((".", '."', ".'"))) or item.lead > 0


class _Seen:
    """What was printed already: the title, and the lines of the text."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.signed = False
        self._keys: set[str] = set()
        self._parts: dict[str, list[str]] = {}  # the keys of long lines by how they begin
        self._last = ""
        self._again = False  # a paragraph was printed a second time

    def repeats(self, item: Item, items: list[Item], number: int) -> bool:
        """Tell whether a line was printed before, whole or in part; else remember it."""
        key = item.key
        if item.lead:
            key = key[item.lead :]
        if not key or self.is_title(key):
            return True
        if key == self._last or (key in self._keys and (self.signed or len(key) > _SHORT // 2)):
            self._again = self._again or len(key) > _SHORT // 2
            return True
        if len(key) >= _PART:
            if self._repeats_part(key, item) or _is_cut(item, items, number):
                return True
            self._parts.setdefault(key[:_PART], []).append(key)
        self._keys.add(key)
        self._last = key
        return False

    def is_title(self, key: str) -> bool:
        """Tell whether a line is the title again, with the name of the site or cut off."""
        title = self.title
        if not title:
            return False
        if key.startswith(title) and (key == title or _names_site(key, title)):
            return True
        return key.endswith("…") and len(key) > 12 and title.startswith(key.rstrip("… "))

    def _repeats_part(self, key: str, item: Item) -> bool:
        """A body printed again can be cut off at its end, or stand on a single line."""
        alike = self._parts.get(key[:_PART])
        if alike is None:
            return False
        again = self.signed or self._again
        whole = item.plain.endswith(_ENDS)
        for old in alike[:_ALIKE]:
            if old.startswith(key) and (again or not whole or len(key) > _SHORT // 2):
                return True
            if again and len(old) > _SHORT // 2 and key.startswith(old):
                return True
        return False


def _is_cut(item: Item, items: list[Item], number: int) -> bool:
    """Tell whether a line that ends in three dots is the beginning of the next line of text."""
    if not item.plain.endswith(("...", "…")):
        return False
    key = item.plain.casefold().rstrip(".… ")
    following = next((other for other in items[number + 1 : number + 4] if other.line is Line.TEXT), None)
    return following is not None and len(key) >= _PART and following.key.startswith(key)


def _is_stub(item: Item, title: str, following: list[Item]) -> bool:
    """A line ending in "-0" or "- anh 1" is a stub when it repeats the title or a caption follows it."""
    stub = item.match["stub"].casefold().strip() if item.match else ""
    if not stub or stub == title or (title and (stub in title or title in stub)):
        return True
    if not following or following[0].line is not Line.TEXT:
        return False
    below = following[0]
    return not below.gap or is_caption(below.plain, below.plain, Setting())


def _is_link(item: Item) -> bool:
    """Related links stand as list items that are no sentences."""
    line = item.plain
    if not line.startswith(_BULLETS) or len(line) >= _SHORT:
        return False
    return not line.endswith(_ENDS) or (line.endswith('"') and line[-2:-1].isalnum())


def _continues_list(kept: list[_Candidate]) -> bool:
    """Tell whether the text above announces a list, or is in one."""
    above = kept[-1].item.plain if kept else ""
    return above.endswith(":") or (above.startswith(_BULLETS) and not above.endswith("."))


def _trim(item: Item, text: str) -> tuple[int, int]:
    """Return the block's own bounds, without a caption's trailing bar or photo number."""
    start, end = item.start, item.end
    if item.line is Line.STUB and item.match and len(item.plain) == end - start:
        return start, start + len(item.match["stub"].rstrip()) or end
    while end > start and (text[end - 1] in EDGE or text[end - 1] == "|"):
        end -= 1
    return start, end
