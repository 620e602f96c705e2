"""Building blocks for patterns: word lists become one alternation, text becomes plain ASCII letters.

Every pattern of this package is matched against text in which each letter has lost its diacritics
(one character for one, so offsets stay), hence vocabularies are written without them.
"""

import re
from collections.abc import Callable, Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation

from articles.extraction.folding import strip_diacritics

_LATIN = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_PUNCTUATION = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    ),
    **dict.fromkeys("‘’‛´`ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    "―": "—",
}
_ASCII = bytes(range(128))
_PLAIN = str.maketrans(
    {chr(code): base for code in _LATIN if len(base := strip_diacritics(chr(code))) == 1 and base.isascii()}
    | _PUNCTUATION
)


def plain(text: str) -> str:
    """Return `text` with Latin letters stripped of diacritics and punctuation made uniform; same length."""
    if "\t" in text:
        text = text.replace("\t", " ")
    if text.isascii():
        return text
    # Few characters are not ASCII in an English text, and few different ones in a Vietnamese: replacing these one after
    # the other is many times faster than translating all.
    foreign = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    for char in set(foreign):
        if (base := _PLAIN.get(ord(char))) is not None:
            text = text.replace(char, base)
    return text


def alternation(terms: Iterable[str]) -> str:
    """Return one non-capturing group that matches the longest of `terms` first.

    Terms are literal; common beginnings are shared (a trie), so trying it costs a few steps however
    many terms there are. A space in a term matches a space or a hyphen.
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for term in terms:
        node = trie
        for char in term:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(trie)


def _branch(node: dict) -> str:  # type: ignore[type-arg]
    """Render one trie node, depth first; a term's end comes last so that longer terms win."""
    ends = "" in node
    branches = []
    for char, child in sorted(node.items()):
        if char:
            tail = _branch(child)
            branches.append(("[ -]" if char == " " else re.escape(char)) + tail)
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return body + ("?" if ends else "")


def any_of(words: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether any of `words` stands in a short text, at one look: a guard before a long pattern.

    Words are ASCII, capitals count; parts of words are found as well.
    """
    find = BytesAhoCorasick(
        [word.encode() for word in words], implementation=Implementation.DFA
    ).find_matches_as_indexes

    def holds(text: str) -> bool:
        return bool(find(text.encode("ascii", "replace")))

    return holds


def one_of(terms: Iterable[str], *, either_case: bool = False) -> str:
    """Return an alternation that ends at a word's end; `either_case` also takes a small first letter."""
    words = set(terms)
    if either_case:
        words |= {word[0].lower() + word[1:] for word in words}
    return alternation(words) + r"(?![A-Za-z0-9])"
