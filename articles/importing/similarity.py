"""How alike two texts are: word groups, their overlap, and a signature that finds candidates by index."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from articles.extraction.folding import fold

SHINGLE_WORDS = 3
BANDS = 12
ROWS = 5
LEAST_WORDS = 30  # a shorter text is alike by chance, or says too little to be a report
NEAR = 0.75  # from here on two articles are linked as near-duplicates
_BINS = BANDS * ROWS
_EMPTY = (1 << 64) - 1
_MIX = 0x9E3779B97F4A7C15
_MASK = _EMPTY

type Shingles = frozenset[str]


def shingles(texts: Iterable[str]) -> Shingles:
    """Return every group of three neighbouring words of the folded texts; a shorter text is one group."""
    words = [word for text in texts for word in fold(text).split()]
    if len(words) <= SHINGLE_WORDS:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def jaccard(first: Shingles, second: Shingles) -> float:
    """Return the share of word groups two texts have in common, 0 to 1; 0 for two empty texts."""
    if not first or not second:
        return 0.0
    common = len(first & second)
    return common / (len(first) + len(second) - common)


def _mixed(number: int) -> int:
    """Spread a number over 64 bits (the finaliser of splitmix64)."""
    number = (number + _MIX) & _MASK
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)


def signature(texts: Sequence[str]) -> tuple[int, ...]:
    """Return the bands by which near-duplicates of these texts are found; () for fewer than LEAST_WORDS words."""
    if sum(len(fold(text).split()) for text in texts) < LEAST_WORDS:
        return ()
    return bands(shingles(texts))


def bands(groups: Shingles) -> tuple[int, ...]:
    """Return the MinHash signature of `groups` as one signed 64-bit number a band; () for no text.

    One permutation with bins; an empty bin takes the next full one to its right, so that short
    texts compare as well. Texts with Jaccard 0.75 share at least one of the 12 bands with
    probability 0.96, with 0.9 practically always, with 0.2 one in 250 times.
    """
    if not groups:
        return ()
    bins = [_EMPTY] * _BINS
    for group in groups:
        value, place = divmod(int.from_bytes(blake2b(group.encode(), digest_size=8).digest()), _BINS)
        if value < bins[place]:
            bins[place] = value
    filled = _densified(bins)
    return tuple(_band(filled[start : start + ROWS]) for start in range(0, _BINS, ROWS))


def _densified(bins: list[int]) -> list[int]:
    filled = list(bins)
    for place in range(_BINS):
        distance = 0
        while bins[(place + distance) % _BINS] == _EMPTY:
            distance += 1
        if distance:
            filled[place] = _mixed(bins[(place + distance) % _BINS] + distance)
    return filled


def _band(rows: list[int]) -> int:
    hashed = 0
    for row in rows:
        hashed = _mixed(hashed ^ row)
    return hashed - (1 << 64) if hashed >= 1 << 63 else hashed
