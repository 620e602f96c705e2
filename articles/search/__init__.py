"""Search over everything the archive holds: articles, officials, meetings, resolutions and figures.

    parse(text)                     what a reader typed -> ParsedQuery (tree and notices); never raises
    search(Search(...))             -> Results: hits (kind and id), total, counts per kind, facets, notices
    best_bets(parsed)               the record that a name or a number leads to, first of all
    suggest(text)                   records whose name, number or title begins so, as you type
    did_you_mean(parsed)            another spelling that finds something, or None
    load(hits)                      hits -> records from the database, unpublished ones left out
    snippet(text, parsed)           the stretch of a text where the words stand, marked

Results are ids: what is shown is always read from the database (`load` goes through `published()`).
Nothing here raises for what a reader typed or for the state of the index: `Results.status` and
`Results.notices` say what is wrong. The index is kept by `articles.search.upkeep`.
"""

from articles.search.counting import FacetCount
from articles.search.engine import (
    PAGE_SIZE,
    Hit,
    Results,
    Search,
    Sort,
    count,
    search,
)
from articles.search.query import parse
from articles.search.records import load
from articles.search.snippets import Snippet, marked, snippet
from articles.search.store import Status
from articles.search.suggest import best_bets, did_you_mean, suggest
from articles.search.tree import KINDS, Notice, ParsedQuery

__all__ = [
    "KINDS",
    "PAGE_SIZE",
    "FacetCount",
    "Hit",
    "Notice",
    "ParsedQuery",
    "Results",
    "Search",
    "Snippet",
    "Sort",
    "Status",
    "best_bets",
    "count",
    "did_you_mean",
    "load",
    "marked",
    "parse",
    "search",
    "snippet",
    "suggest",
]
