"""Second stage: text to article. Each line is recognised, then title, date, byline and blocks are read off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.captions import is_captioned, is_report, reads_like_caption
from articles.extraction.folding import fold
from articles.extraction.layout_profiles import AGENCIES, COMMON, GLUED_DATE, LEAD_PREFIX, PROFILES, Line
from articles.extraction.patterns import plain
from articles.extraction.publication import date_of, read_published
from articles.extraction.types import Article, Block, BlockKind, Hints, Layout, Notice
from articles.extraction.vocabulary.names import SYLLABLE

_NEWLINE = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_EDGE = " \t\u00a0\u200b\u200e\u200f\ufeff\u3000\u2003\u2002\u2009\u202f"
_LONG_NOISE = ("Vui", "Xin", "Ban", "Please", "Tag", "Keyword", "Tu khoa")
_RUN = re.compile(r" {2,}")
_TITLE_MAX_WORDS = 45
_RECOGNISED_MAX = 420
_SHORT = 160


@dataclass(slots=True)
class Item:
    """One non-empty line: where it stands in the text, its plain form, and what it was recognised as."""

    start: int
    end: int
    plain: str
    line: Line = Line.TEXT
    match: re.Match[str] | None = None
    layout: Layout | None = None
    votes: int = 0
    gap: bool = False  # an empty line stands above it

    @property
    def key(self) -> str:
        """What two prints of one line share."""
        return self.plain.casefold().rstrip(" .|")


@dataclass(slots=True)
class Page:
    """The outcome of this stage; `title_start` is None when the title is not printed in the text."""

    article: Article
    notices: tuple[Notice, ...]


def read_page(text: str, hints: Hints) -> Page:
    """Return the article printed in `text` (NFC). Every block is an exact slice of it."""
    items = [item for line in _lines(text) for item in _split_glued(line, text)]
    for item in items:
        _recognise(item)
    published, notices = read_published(
        (item.match for item in items if item.line is Line.DATE and item.match is not None), hints.published
    )
    layout = _layout(items)
    title = _title(items)
    byline = _byline(items, text)
    blocks = tuple(_blocks(items, text, title))
    printed = _squeeze(text[title.start : title.end]) if title else None
    article = Article(
        title=printed or hints.title or None,
        published=published,
        byline=byline or hints.byline or None,
        layout=layout,
        language=hints.language or _language(text),
        blocks=blocks,
    )
    return Page(article, notices)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> Iterator[Item]:
    position, gap = 0, True
    for newline in (*_NEWLINE.finditer(text), None):
        end = newline.start() if newline else len(text)
        start = position
        while start < end and text[start] in _EDGE:
            start += 1
        stop = end
        while stop > start and text[stop - 1] in _EDGE:
            stop -= 1
        if start < stop:
            yield Item(start, stop, _RUN.sub(" ", plain(text[start:stop])), gap=gap)
            gap = False
        else:
            gap = True
        position = newline.end() if newline else end


def _split_glued(item: Item, text: str) -> Iterator[Item]:
    """Cut `Title date 2022-06-18 HANOI - Lead …` into its parts; other lines pass unchanged."""
    if "date " not in item.plain:
        yield item
        return
    line = plain(text[item.start : item.end])
    found = GLUED_DATE.search(line)
    if found is None:
        yield item
        return
    before, rest = line[: found.start()].rstrip(), line[found.end() :].lstrip()
    if before:
        yield Item(item.start, item.start + len(before), _RUN.sub(" ", before), gap=item.gap)
    yield Item(item.start + found.start(), item.start + found.end(), found[0], Line.DATE, found, Layout.WIRE, 3)
    if rest:
        yield Item(item.end - len(rest), item.end, _RUN.sub(" ", rest), gap=item.gap)


def _recognise(item: Item) -> None:
    """Give `item` the first row that matches it, common rows before the profiles' own."""
    if item.line is not Line.TEXT or len(item.plain) > _RECOGNISED_MAX:
        return
    if len(item.plain) > _SHORT and not (
        item.plain[-1].isdigit() or item.plain.endswith(("anh", "photo")) or item.plain.startswith(_LONG_NOISE)
    ):
        return
    for layout, rows in ((None, COMMON), *((profile.layout, profile.recognisers) for profile in PROFILES)):
        for row in rows:
            found = row.pattern.match(item.plain)
            if found and (row.line is not Line.DATE or date_of(found) is not None):
                item.line, item.match, item.layout, item.votes = row.line, found, layout, row.votes
                if layout is not None or row.line is not Line.NOISE:
                    return
        if item.line is not Line.TEXT and layout is None and item.line is not Line.NOISE:
            return


def _layout(items: list[Item]) -> Layout:
    votes: dict[Layout, int] = {}
    for item in items:
        if item.layout:
            votes[item.layout] = votes.get(item.layout, 0) + item.votes
        elif item.line is Line.TEXT and item.votes == 0:
            for profile in PROFILES:
                if profile.lead and profile.lead.match(item.plain):
                    votes[profile.layout] = votes.get(profile.layout, 0) + 1
    return max(votes, key=lambda layout: votes[layout]) if votes else Layout.PLAIN


def _title(items: list[Item]) -> Item | None:
    """Return the first line that reads like a headline, unless the text begins with its body."""
    texts = [item for item in items if item.line is Line.TEXT][:3]
    if not texts:
        return None
    first = texts[0]
    rest = texts[1:]
    if _is_headline(first) and (rest or any(item.line is Line.DATE for item in items)):
        return first
    return None


def _is_headline(item: Item) -> bool:
    line = item.plain
    if LEAD_PREFIX.match(line) or line.startswith(("- ", "* ", "• ")):
        return False
    if line.count(" ") + 1 > _TITLE_MAX_WORDS or ". " in line.replace("No. ", "").replace("Gen. ", "").replace(
        "Lt. ", ""
    ):
        return False
    return not line.endswith((".", ";", ",", ":")) or line.endswith("...")


def _byline(items: list[Item], text: str) -> str | None:
    for item in items:
        if item.line is Line.BYLINE and item.match:
            start, end = item.match.span("name")
            printed = item.plain[start:end]
            if fold(printed) in AGENCIES:
                continue
            if len(item.plain) == item.end - item.start:
                printed = text[item.start + start : item.start + end]
            return _squeeze(printed).rstrip(".,")
    closing = [item for item in _before_links(items) if item.line in (Line.TEXT, Line.END)]
    while closing and closing[-1].line is Line.END:
        closing.pop()
    signed = _SIGNED.match(closing[-1].plain) if len(closing) > 2 else None
    if signed and all(is_bare_name(name) for name in _AUTHORS.split(signed["name"])):
        last = closing[-1]
        last.line = Line.BYLINE
        if len(last.plain) != last.end - last.start:
            return signed["name"]
        return _squeeze(text[last.start + signed.start("name") : last.start + signed.end("name")])
    return None


# A bare name on the last line, in brackets or behind a dash, with an agency or a translator.
_SIGNED = re.compile(
    r"[(—-]{0,2} ?(?P<name>(?!Theo )[A-Z][A-Za-z'-]*(?: (?:[-&] )?[A-Z][A-Za-z'-]*){1,8})[.)]?"
    r"(?: ?[-(/|] ?(?:VNA|VNS|VOV|TTXVN|CAND|MPS|Translated by .{1,40})\)?)?\Z"
)
_AUTHORS = re.compile(r" [-&] ")


def _before_links(items: list[Item]) -> list[Item]:
    """Return the items above the list of links that closes the page."""
    last = max((number for number, item in enumerate(items) if _is_prose(item)), default=0)
    return next(
        (items[:number] for number, item in enumerate(items) if number > last and item.line is Line.SECTION), items
    )


def _is_prose(item: Item) -> bool:
    return item.line is Line.TEXT and len(item.plain) > _SHORT


_BARE = re.compile(r"[A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*){1,4}\Z")


def is_bare_name(line: str) -> bool:
    """Tell whether a line is nothing but a Vietnamese name: two to five capitalised Vietnamese syllables."""
    return bool(_BARE.match(line)) and all(SYLLABLE.match(part) for part in line.replace("-", " ").split())


_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def _language(text: str) -> str:
    """Vietnamese prose has a marked letter in every other word; English with Vietnamese names has few."""
    if text.isascii():
        return "en"
    sample = text[:2500]
    return "vi" if len(_VIETNAMESE.findall(sample)) > len(sample) * 0.06 else "en"


def _blocks(items: list[Item], text: str, headline: Item | None) -> Iterator[Block]:
    """Yield paragraphs and captions, dropping what repeats and what belongs to the page, not to the article."""
    expects_caption = in_links = byline_seen = False
    title = headline.key if headline else ""
    last_key = ""
    seen: set[str] = set()
    for number, item in enumerate(items):
        if item.line in (Line.STUB, Line.MARK):
            expects_caption = item.line is Line.MARK or _is_stub(item, title, items[number + 1 : number + 2])
            in_links = False
            if expects_caption:
                continue
        elif item.line is Line.SECTION:
            in_links = True
            continue
        elif item.line is not Line.TEXT:
            byline_seen = byline_seen or item.line is Line.BYLINE
            continue
        key = item.key
        in_links = in_links and not (len(item.plain) > _SHORT and item.plain.endswith((".", '."', ".'")))
        if in_links or _is_link(item) or _repeats_title(key, title) or not key:
            continue
        kind = _kind(item, expects_caption)
        expects_caption = False
        repeated = key == last_key or (
            key in seen and (byline_seen or (kind is BlockKind.PARAGRAPH and len(key) > _SHORT // 2))
        )
        last_key = key
        if repeated:
            continue
        seen.add(key)
        start, end = _trim(item, text)
        yield Block(kind, text[start:end], start, end)


def _is_stub(item: Item, title: str, following: list[Item]) -> bool:
    """A line ending in "-0" or "- anh 1" is a stub when it repeats the title or a caption follows it."""
    stub = item.match["stub"].casefold().strip() if item.match else ""
    if not stub or stub == title or (title and (stub in title or title in stub)):
        return True
    return (
        bool(following)
        and following[0].line is Line.TEXT
        and (not following[0].gap or reads_like_caption(following[0].plain))
    )


def _is_link(item: Item) -> bool:
    """Related links stand as list items that are no sentences."""
    return (
        item.plain.startswith(("- ", "• ", "» ", "> ", ">> ", "+ "))
        and not item.plain.endswith((".", ";", ":", ",", '"'))
        and len(item.plain) < _SHORT
    )


def _repeats_title(key: str, title: str) -> bool:
    return bool(title) and key == title


def _kind(item: Item, expected: bool) -> BlockKind:
    line = item.plain
    if line.endswith("|"):
        return BlockKind.CAPTION
    if LEAD_PREFIX.match(line):
        return BlockKind.PARAGRAPH
    if expected and len(line) < _RECOGNISED_MAX and not (item.gap and is_report(line)):
        return BlockKind.CAPTION
    if is_captioned(line) and len(line) < _RECOGNISED_MAX:
        return BlockKind.CAPTION
    return BlockKind.CAPTION if reads_like_caption(line) else BlockKind.PARAGRAPH


def _trim(item: Item, text: str) -> tuple[int, int]:
    """Return the block's own bounds, without a caption's trailing bar or photo number."""
    start, end = item.start, item.end
    if item.line is Line.STUB and item.match and len(item.plain) == end - start:
        return start, start + len(item.match["stub"].rstrip()) or end
    while end > start and text[end - 1] in _EDGE + "|":
        end -= 1
    return start, end
