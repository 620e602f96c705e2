"""What is offered beside results: the record a name leads to, records as you type, another spelling."""

import itertools
import re
from collections.abc import Iterator, Sequence

from tantivy import Query, Searcher

from articles.search import engine, schema, upkeep
from articles.search.compile import best, every, one_of, some, unscored
from articles.search.engine import Hit, Search
from articles.search.query import parse
from articles.search.schema import EXACT, SCHEMA, STEM
from articles.search.tree import And, Named, Node, Or, ParsedQuery, Phrase, Within, Word

MAX_NAME = 8  # words a name or number may have
BETS = 3
SUGGESTIONS = 8
_TRIED = 12  # spellings that are tried for a word
_KIND_BOOSTS = {"official": 3.0, "resolution": 2.5, "meeting": 1.2, "article": 1.0}


def best_bets(parsed: ParsedQuery, *, limit: int = BETS) -> tuple[Hit, ...]:
    """Return the public officials, documents and meetings that the words name outright, the longest name first.

    `to lam`, `Tô Lâm heroin`, `Resolution 51`, `51-NQ/TW`: none for words that name nothing.
    """
    words = [word for leaf in _named_leaves(parsed.tree) for word in EXACT.analyze(leaf)]
    return upkeep.asking(lambda opened: _bets(opened.searcher, words, limit), ())


def _bets(searcher: Searcher, words: Sequence[str], limit: int) -> tuple[Hit, ...]:
    found: dict[tuple[str, int], Hit] = {}
    words = words[:20]
    for size in range(min(MAX_NAME, len(words)), 0, -1):
        if size == 1 and len(words) > 1:
            break  # one word among others names too much
        grams = {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}
        query = every(
            Query.term_set_query(SCHEMA, "called", sorted(grams)),
            one_of("kind", [schema.KIND_CODES[kind] for kind in ("official", "resolution", "meeting")]),
            unscored(Query.term_query(SCHEMA, "published", True)),
        )
        for hit in engine.hits_of(searcher, searcher.search(query, limit, count=False).hits):
            found.setdefault((hit.kind, hit.pk), hit)
        if found:
            break
    return tuple(found.values())[:limit]


def _named_leaves(node: Node | None) -> Iterator[str]:
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _named_leaves(inner)
        case Word(text) | Phrase(text) | Named("official" | "resolution" | "meeting", text):
            yield text


def suggest(
    text: str, *, kinds: Sequence[str] = tuple(_KIND_BOOSTS), limit: int = SUGGESTIONS, public: bool = True
) -> tuple[Hit, ...]:
    """Return records whose name, number or title has these words, the last of them perhaps unfinished; best first.

    A slip in a word of four letters or more is forgiven. Nothing for text without letters or digits.
    """
    words = EXACT.analyze(text)[:MAX_NAME]
    if not words:
        return ()
    return upkeep.asking(lambda opened: _suggested(opened.searcher, words, kinds, limit, public=public), ())


def _suggested(
    searcher: Searcher, words: Sequence[str], kinds: Sequence[str], limit: int, *, public: bool
) -> tuple[Hit, ...]:
    last = len(words) - 1
    clauses = [_like(word, is_last=number == last, public=public) for number, word in enumerate(words)]
    known = [kind for kind in kinds if kind in schema.KIND_CODES]
    by_kind = some(
        [
            Query.const_score_query(
                Query.term_query(SCHEMA, "kind", schema.KIND_CODES[kind]), _KIND_BOOSTS.get(kind, 1.0)
            )
            for kind in known
        ]
    )
    whole = Query.boost_query(Query.term_query(SCHEMA, "called", " ".join(words)), 5.0)
    if public:
        clauses.append(unscored(Query.term_query(SCHEMA, "published", True)))
    scored = Query.boolean_query([(engine.MUST, clause) for clause in (*clauses, by_kind)] + [(engine.SHOULD, whole)])
    return engine.hits_of(searcher, searcher.search(scored, limit, count=False, weight_by_field="recency").hits)


def _like(word: str, *, is_last: bool, public: bool) -> Query:
    """Return the names, numbers and titles with a word, a word that begins so, or one slip away."""
    queries = []
    for name, boost in (("names", 6.0), ("numbers", 6.0), ("title", 3.0), *(() if public else ((schema.UNSAID, 6.0),))):
        queries.append(Query.boost_query(Query.term_query(SCHEMA, name, word), boost))
        if is_last:
            begins = Query.regex_query(SCHEMA, name, f"{word}.*")
            queries.append(Query.const_score_query(begins, boost))
        if len(word) >= 4 and name != "numbers":
            near = Query.fuzzy_term_query(SCHEMA, name, word, distance=1, prefix=is_last)
            queries.append(Query.const_score_query(near, 0.5 * boost))
    return best(queries)


def did_you_mean(parsed: ParsedQuery) -> ParsedQuery | None:
    """Return the search with words that stand nowhere replaced by near ones, if that finds something; else None."""
    words = [text for text in _plain_words(parsed.tree) if len(EXACT.analyze(text)) == 1]
    return upkeep.asking(lambda opened: _respelled(opened.searcher, parsed, words), None)


def _plain_words(node: Node | None) -> Iterator[str]:
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _plain_words(inner)
        case Within(_, words):
            yield from _plain_words(words)
        case Word(text):
            yield text
        case Named("official", text):
            yield from text.split()


def _respelled(searcher: Searcher, parsed: ParsedQuery, words: Sequence[str]) -> ParsedQuery | None:
    text = parsed.text
    for word in words:
        if _stands_somewhere(searcher, word):
            continue
        better = next((near for near in _near(searcher, word) if _stands_somewhere(searcher, near)), None)
        if better is None:
            return None
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", better, text)
    if text == parsed.text:
        return None
    other = parse(text)
    return other if (engine.count(Search(other)) or 0) > 0 else None


def _stands_somewhere(searcher: Searcher, word: str) -> bool:
    """Whether a public document has the word: a spelling that only a draft uses is not offered."""
    parts, stems = EXACT.analyze(word), STEM.analyze(word)
    terms = [Query.term_query(SCHEMA, f"{name}_s", stem) for name in schema.STEMMED_FIELDS for stem in stems]
    terms += [Query.term_query(SCHEMA, name, part) for name in ("names", "numbers") for part in parts]
    public = unscored(Query.term_query(SCHEMA, "published", True))
    return bool(terms) and bool(searcher.search(every(some(terms), public), 1, count=False).hits)


def _near(searcher: Searcher, word: str) -> list[str]:
    """Return words of the index within a slip or two, nearest and commonest first."""
    wanted = EXACT.analyze(word)[0]
    if len(wanted) < 3 or wanted.isdigit():
        return []
    reach = 1 if len(wanted) < 6 else 2
    beginnings = dict.fromkeys((wanted[0], wanted[1]))
    terms = itertools.chain(
        searcher.terms_with_prefix("names", ""),
        *(searcher.terms_with_prefix(name, start) for name in ("title", "text") for start in beginnings),
    )
    found: dict[str, tuple[int, int]] = {}
    for term, frequency in terms:
        if abs(len(term) - len(wanted)) > reach or term.isdigit() or term == wanted:
            continue
        steps = distance(wanted, term, reach)
        if steps <= reach:
            known = found.get(term, (steps, 0))
            found[term] = (steps, min(known[1], -frequency))
    return sorted(found, key=lambda term: (found[term], term))[:_TRIED]


def distance(one: str, other: str, limit: int) -> int:
    """Return how many letters must be added, dropped, changed or swapped with their neighbour; limit + 1 for more."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, letter_there in enumerate(other, start=1):
            steps = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != letter_there))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == letter_there
            if swapped:
                steps = min(steps, before[column - 2] + 1)
            line.append(steps)
        if min(line) > limit:
            return limit + 1
        before, last = last, line
    return min(last[-1], limit + 1)
