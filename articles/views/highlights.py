"""The words of a search marked on an article's page: `?q=` carries them over from the results."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.safestring import SafeString

from articles.search import ParsedQuery, parse
from articles.search.query import MAX_LENGTH
from articles.search.snippets import spans, wanted
from articles.views.marks import NOTHING_FOUND, Found, highlighted

FIRST = "found"  # the id of the first place that is marked


@dataclass(frozen=True, slots=True)
class Highlights:
    """What is marked on a page: the title as HTML, places by block, and how many there are in all.

    `words` is the search as typed, empty for none.
    """

    words: str
    title: SafeString
    blocks: tuple[Found, ...]
    count: int = 0
    first: str = FIRST

    @property
    def query(self) -> str:
        """The words as a query string; empty for none."""
        return urlencode({"q": self.words}) if self.words else ""

    @property
    def with_query(self) -> str:
        """The words as the beginning of a longer query string."""
        return f"{self.query}&" if self.words else ""


def read(words: str, title: str, texts: Sequence[str]) -> Highlights:
    """Return where the words of a search stand in a title and in texts; nothing is marked for none."""
    words = words[:MAX_LENGTH].replace("\x00", "").strip()
    if not words:
        return Highlights("", highlighted(title, NOTHING_FOUND), tuple(NOTHING_FOUND for _text in texts))
    parsed = parse(words)
    in_title = spans(title, parsed)
    in_texts = [spans(text, parsed) for text in texts]
    first_block = next((number for number, found in enumerate(in_texts) if found), None)
    blocks = tuple(Found(found, FIRST if number == first_block else "") for number, found in enumerate(in_texts))
    title_html = highlighted(title, Found(in_title, FIRST if first_block is None else ""))
    return Highlights(words, title_html, blocks, len(in_title) + sum(map(len, in_texts)))


def is_markable(parsed: ParsedQuery) -> bool:
    """Whether a search asks for words, rather than only for kinds, days and the like."""
    asked = wanted(parsed.tree)
    return bool(asked.stems or asked.prefixes or asked.phrases)


def carried(parsed: ParsedQuery) -> str:
    """Return the query string that carries a search over to an article's page; empty when nothing would be marked."""
    return urlencode({"q": parsed.text.strip()}) if is_markable(parsed) else ""
