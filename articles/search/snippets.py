"""The stretch of a text where the words of a search stand, marked.

Texts come from the database and are taken apart as the index does it; so a match is marked whatever
diacritics or ending it carries.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.search.schema import EXACT, STEM
from articles.search.tree import And, Named, Node, Or, ParsedQuery, Phrase, Prefix, Within, Word

# Words that mean little by themselves: in "to lam" only a "to" beside "Lam" is worth marking.
FUNCTION_WORDS = frozenset(
    ("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to")
)
LENGTH = 240
_LEAD = 60  # characters shown before the first match


@dataclass(frozen=True, slots=True)
class Snippet:
    """Part of a text in pieces, each with whether it is a match; `cut`: whether text is missing before and after."""

    pieces: tuple[tuple[str, bool], ...]
    cut: tuple[bool, bool] = (False, False)

    @property
    def has_matches(self) -> bool:
        """Whether anything in it is marked."""
        return any(is_match for _text, is_match in self.pieces)

    @property
    def html(self) -> SafeString:
        """The snippet escaped, matches in <mark>, ellipses where text is missing."""
        inner = "".join(f"<mark>{escape(text)}</mark>" if match else escape(text) for text, match in self.pieces)
        before, after = self.cut
        return mark_safe(f"{'… ' if before else ''}{inner}{' …' if after else ''}")

    def __str__(self) -> str:
        return "".join(text for text, _match in self.pieces)


@dataclass(frozen=True, slots=True)
class _Wanted:
    stems: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    @property
    def has_others(self) -> bool:
        """Whether anything but function words is asked for."""
        return bool(self.prefixes or self.phrases or self.stems - FUNCTION_WORDS)


@lru_cache(maxsize=256)
def wanted(node: Node | None) -> _Wanted:
    """Return what a tree asks to be marked; excluded words are not."""
    stems: set[str] = set()
    prefixes: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for leaf in _leaves(node):
        words = EXACT.analyze(leaf.text)
        if isinstance(leaf, Prefix) and len(words) == 1:
            prefixes += words
        elif isinstance(leaf, (Phrase, Named)) or len(words) > 1:
            phrases.append(tuple(words))
        else:
            stems.update(STEM.analyze(leaf.text))
    return _Wanted(frozenset(stems), tuple(prefixes), tuple(phrase for phrase in phrases if phrase))


def _leaves(node: Node | None) -> Iterator[Word | Phrase | Prefix | Named]:
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _leaves(inner)
        case Within(_, words):
            yield from _leaves(words)
        case Word() | Phrase() | Prefix():
            yield node
        case Named(name, _) if name in ("official", "resolution"):
            yield node


def spans(text: str, parsed: ParsedQuery) -> list[tuple[int, int]]:
    """Return where matches stand in a text, as characters, in order and without overlap."""
    asked = wanted(parsed.tree)
    if not (asked.stems or asked.prefixes or asked.phrases):
        return []
    exact = EXACT.pre_tokenize(text).tokens
    places = [(token.char_offset_from, token.char_offset_to or token.char_offset_from) for token in exact]
    words = [token.text for token in exact]
    found: list[tuple[int, int]] = []
    weak: list[tuple[int, int]] = []
    if asked.stems:
        stemmed = [token.text for token in STEM.pre_tokenize(text).tokens]
        for number, stem in enumerate(stemmed):
            if stem in asked.stems:
                (weak if asked.has_others and words[number] in FUNCTION_WORDS else found).append(places[number])
    if asked.prefixes:
        found += [places[number] for number, word in enumerate(words) if word.startswith(asked.prefixes)]
    for phrase in asked.phrases:
        found += _phrase_places(words, places, phrase)
    return _merged(text, found + [place for place, is_beside in _beside(text, weak, found) if is_beside])


def _beside(
    text: str, weak: Sequence[tuple[int, int]], strong: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield each weak place with whether only weak ones and blanks part it from a strong one."""
    run: list[tuple[int, int]] = []
    has_strong, end, known = False, 0, set(strong)
    for place in sorted([*weak, *strong]):
        if text[end : place[0]].strip():
            yield from ((one, has_strong) for one in run)
            run, has_strong = [], False
        if place in known:
            has_strong = True
        else:
            run.append(place)
        end = max(end, place[1])
    yield from ((one, has_strong) for one in run)


def _phrase_places(
    words: Sequence[str], places: Sequence[tuple[int, int]], phrase: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    size = len(phrase)
    for number, word in enumerate(words):
        if word == phrase[0] and tuple(words[number : number + size]) == phrase:
            yield places[number][0], places[number + size - 1][1]


def _merged(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places in order; those that touch, overlap or have nothing but blanks between them are one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if result and not text[result[-1][1] : start].strip():
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def marked(text: str, parsed: ParsedQuery) -> Snippet:
    """Return the whole text with its matches marked: a title, a name."""
    return _cut(text, spans(text, parsed), 0, len(text))


def snippet(text: str, parsed: ParsedQuery, length: int = LENGTH) -> Snippet:
    """Return about `length` characters of the text around where most matches stand close together.

    Without a match it is the beginning of the text, with nothing marked.
    """
    found = spans(text, parsed)
    if len(text) <= length:
        return _cut(text, found, 0, len(text))
    start = max(0, _densest(found, length - _LEAD) - _LEAD)
    if start and (space := text.find(" ", start, start + 40)) >= 0:
        start = space + 1
    end = min(len(text), start + length)
    if end < len(text) and (space := text.rfind(" ", start, end)) > start:
        end = space
    return _cut(text, found, start, end)


def _densest(found: Sequence[tuple[int, int]], reach: int) -> int:
    """Return the beginning of the window that holds most matches; the earliest of equals."""
    best, most, last = (found[0][0] if found else 0), 0, 0
    for first, (start, _end) in enumerate(found):
        last = max(last, first)
        while last < len(found) and found[last][1] - start <= reach:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best


def _cut(text: str, found: Sequence[tuple[int, int]], start: int, end: int) -> Snippet:
    pieces: list[tuple[str, bool]] = []
    position = start
    for match in found:
        first, last = max(match[0], start), min(match[1], end)
        if first >= last:
            continue
        if first > position:
            pieces.append((text[position:first], False))
        pieces.append((text[first:last], True))
        position = last
    if position < end:
        pieces.append((text[position:end], False))
    return Snippet(tuple(pieces), (start > 0, end < len(text)))
