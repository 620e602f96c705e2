"""From a tree to a query of the index."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tantivy import FieldType, Occur, Query

from articles.search import schema
from articles.search.schema import EXACT, EXACT_FIELDS, SCHEMA, STEM, STEMMED_FIELDS, WEIGHTS
from articles.search.tree import (
    And,
    Days,
    Has,
    InLanguage,
    Named,
    Node,
    Not,
    Notice,
    OfKind,
    Or,
    Phrase,
    Prefix,
    Within,
    Word,
)

PARTS = {"title": ("title", "names", "numbers"), "caption": ("captions",)}

# Finds the ids of records that words may name: (facet, words) -> ids.
type Resolve = Callable[[str, str], Sequence[int]]


def every(*queries: Query) -> Query:
    """Return what all queries match."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, query) for query in queries])


def some(queries: Sequence[Query]) -> Query:
    """Return what any of the queries matches."""
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def unscored(query: Query) -> Query:
    """Return a query that decides what matches and not in which order."""
    return Query.const_score_query(query, 0.0)


def one_of(name: str, values: Iterable[Any]) -> Query:
    """Return the documents that carry any of the values in a facet; ids beyond what fits are none."""
    fitting = [value for value in values if isinstance(value, str) or 0 <= value < 2**63]
    if not fitting:
        return Query.empty_query()
    return unscored(some([Query.term_query(SCHEMA, name, value) for value in fitting]))


def is_scored(node: Node) -> bool:
    """Whether a tree looks for words, which match better or worse; filters either match or not."""
    match node:
        case And(nodes) | Or(nodes):
            return any(is_scored(inner) for inner in nodes)
        case Within(_, words):
            return is_scored(words)
        case _:
            return isinstance(node, (Word, Phrase, Prefix))


def placed_between(first: date | None, last: date | None) -> Query:
    """Return the dated documents from `first` to `last`, both included."""
    lower = schema.placed_at(max(first.toordinal() if first else 2, 2), 0)
    upper = schema.placed_at(last.toordinal() + 1, 0) if last else None
    return within("placed", lower, upper)


def within(name: str, lower: int | None, upper: int | None) -> Query:
    """Return the documents whose number in a field is at least `lower` and below `upper`; None leaves a side open."""
    last = None if upper is None else upper - 1
    return unscored(Query.range_query(SCHEMA, name, FieldType.Unsigned, lower, last, True, True))


@dataclass(slots=True)
class Compiler:
    """Turns one tree into a query; `notices` gathers names that lead to no record."""

    resolve: Resolve
    notices: list[Notice] = field(default_factory=list)

    def query(self, node: Node, fields: Sequence[str] = EXACT_FIELDS) -> Query:
        """Return the query for a tree, its words looked for in `fields`."""
        match node:
            case And(nodes):
                return self._all(nodes, fields)
            case Or(nodes):
                return some([self.query(inner, fields) for inner in nodes])
            case Not(inner):
                return self._all((Not(inner),), fields)
            case Within(part, words):
                return self.query(words, PARTS[part])
            case Word(text):
                return self.word(text, fields)
            case Phrase(text):
                return phrase(text, fields)
            case Prefix(text):
                return prefix(text, fields)
            case _:
                return self._filter(node)

    def _all(self, nodes: Sequence[Node], fields: Sequence[str]) -> Query:
        clauses = [
            (Occur.MustNot, self.query(node.node, fields))
            if isinstance(node, Not)
            else (Occur.Must, self.query(node, fields))
            for node in nodes
        ]
        if all(occur == Occur.MustNot for occur, _query in clauses):
            clauses.append((Occur.Must, unscored(Query.all_query())))
        return Query.boolean_query(clauses)

    def _filter(self, node: Node) -> Query:
        match node:
            case Days(first, last):
                return placed_between(first, last)
            case Has(what):
                return one_of("has", [what])
            case OfKind(kind):
                return one_of("kind", [schema.KIND_CODES[kind]])
            case InLanguage(code):
                return one_of("language", [code])
            case Named(name, text):
                ids = self.resolve(name, text)
                if not ids:
                    self.notices.append(Notice("unknown_name", f"{name}:{text}"))
                return one_of(name, ids)
            case _:
                raise TypeError(f"no node of a query: {node!r}")

    def word(self, text: str, fields: Sequence[str]) -> Query:
        """Return a word's query: by stem in texts, exact in names and numbers.

        A word of several parts is a phrase; one with a digit may be a document's number in another spelling.
        """
        parts = EXACT.analyze(text)
        if len(parts) != 1:
            found = phrase(text, fields)
            if len(parts) > 1 and set(EXACT_FIELDS) <= set(fields) and any(char.isdigit() for char in text):
                cited = one_of("resolution", self.resolve("number", text))
                return some([found, cited])
            return found
        stem = STEM.analyze(text)[0]
        return best(
            Query.boost_query(
                Query.term_query(SCHEMA, f"{name}_s", stem)
                if name in STEMMED_FIELDS
                else Query.term_query(SCHEMA, name, parts[0]),
                WEIGHTS[name],
            )
            for name in fields
        )


def best(queries: Iterable[Query]) -> Query:
    """Return what any query matches, scored by the best of them and a little by the others."""
    several = list(queries)
    return several[0] if len(several) == 1 else Query.disjunction_max_query(several, tie_breaker=0.1)


def phrase(text: str, fields: Sequence[str]) -> Query:
    """Return the words of `text` side by side in their exact form; nothing for a text without words."""
    words = EXACT.analyze(text)
    if not words:
        return Query.empty_query()
    return best(
        Query.boost_query(
            Query.phrase_query(SCHEMA, name, [*words]) if len(words) > 1 else Query.term_query(SCHEMA, name, words[0]),
            WEIGHTS[name],
        )
        for name in fields
    )


def prefix(text: str, fields: Sequence[str]) -> Query:
    """Return words that begin like the last of `text`, after the others side by side."""
    words = EXACT.analyze(text)
    if not words:
        return Query.empty_query()
    if len(words) > 1:
        return best(
            Query.boost_query(Query.phrase_prefix_query(SCHEMA, name, [*words]), WEIGHTS[name]) for name in fields
        )
    return best(
        Query.boost_query(Query.regex_query(SCHEMA, name, _literal(words[0]) + ".*"), WEIGHTS[name]) for name in fields
    )


def _literal(word: str) -> str:
    """Return a regular expression for the word itself; its letters and digits mean nothing else."""
    return "".join(char if char.isalnum() else "." for char in word)
