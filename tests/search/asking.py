"""Short ways to ask the index in tests."""

from typing import Any

from articles.search import Search, load, parse, search
from articles.search.store import Status


def ask(text: str, **options: Any) -> Any:
    """Results for what a reader types; the index must be sound and up to date."""
    results = search(Search(parse(text), **{"size": 50, **options}))
    assert results.status == Status.READY
    return results


def found(text: str, **options: Any) -> list[Any]:
    """The records that are found, best first."""
    return [record for _hit, record in load(ask(text, **options).hits, public=options.get("public", True))]


def articles(text: str, **options: Any) -> list[Any]:
    """The articles that are found, best first."""
    return found(text, kinds=("article",), **options)
