"""Every order of every public list comes out of an index: no page sorts, or looks through, the whole archive."""

import re
from collections.abc import Iterable, Iterator

import pytest
from django.db import connection
from django.db.models import QuerySet

from articles.models import Article
from articles.views.articles import ARTICLES
from articles.views.figures import FIGURES
from articles.views.keyset import Keyset
from articles.views.listing import Listing, Sort
from articles.views.meetings import MEETINGS
from articles.views.officials import OFFICIALS
from articles.views.posts import POSTS
from articles.views.resolutions import RESOLUTIONS
from articles.views.statements import STATEMENTS
from articles.views.wanted import WANTED
from tests import factories as make
from tests.views.scenes import scene

LISTS: tuple[Listing, ...] = (ARTICLES, OFFICIALS, POSTS, STATEMENTS, MEETINGS, RESOLUTIONS, WANTED, FIGURES)
ORDERS = [(listing, sort) for listing in LISTS for sort in listing.sorts]
pytestmark = pytest.mark.django_db


def world() -> None:
    """A row in every list, the wanted documents too."""
    make.citation(scene().article, make.resolution("22-NQ/TW"), "Resolution No. 51-NQ/TW")


def plan(rows: "QuerySet[object]") -> list[str]:
    """How the database would read `rows`: the steps of the query itself, without its subqueries on single records."""
    sql, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # on a few rows it would rather sort than open an index; what counts is that it need not
            for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
            cursor.execute(f"EXPLAIN {sql}", values)
            return list(_outside_subplans(row[0] for row in cursor.fetchall()))
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        return [detail for _id, parent, _unused, detail in cursor.fetchall() if parent == 0]


def _outside_subplans(lines: Iterable[str]) -> Iterator[str]:
    depth = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if depth is not None and indent > depth:
            continue
        depth = indent if line.strip().startswith("SubPlan") else None
        if depth is None:
            yield line


def sorts(steps: list[str]) -> bool:
    """Whether rows are put in order after they were read."""
    return any(
        re.search(r"USE TEMP B-TREE FOR .*ORDER BY|^(?: *-> +)? *(?:Incremental )?Sort\b", step) for step in steps
    )


def ordered(listing: Listing, keyset: Keyset, *, backwards: bool = False) -> "QuerySet[object]":
    return listing.with_details(listing.rows()).order_by(*keyset.order(backwards=backwards))[:26]


@pytest.mark.parametrize(("listing", "sort"), ORDERS, ids=lambda value: getattr(value, "name", ""))
@pytest.mark.parametrize("backwards", [False, True])
def test_no_page_sorts_the_list(listing: Listing, sort: Sort, backwards: bool) -> None:
    world()
    steps = plan(ordered(listing, sort.keyset, backwards=backwards))
    assert not sorts(steps), steps


def test_control_an_order_without_an_index_is_noticed() -> None:
    world()
    assert sorts(plan(Article.objects.published().order_by("byline", "id")[:26]))


@pytest.mark.parametrize(("listing", "sort"), ORDERS, ids=lambda value: getattr(value, "name", ""))
def test_a_page_far_down_starts_from_an_index(listing: Listing, sort: Sort) -> None:
    world()
    row = ordered(listing, sort.keyset)[0]
    beyond = sort.keyset.beyond(sort.keyset.read(sort.keyset.cursor(row)), backwards=False)
    steps = plan(listing.with_details(listing.rows().filter(beyond)).order_by(*sort.keyset.order(backwards=False))[:26])
    table = listing.rows().model._meta.db_table
    first = sort.keyset.columns[0][0]
    if connection.vendor == "postgresql":
        found = "\n".join(steps)
        assert re.search(
            rf"Index (?:Only )?Scan(?: Backward)? using \S+ on {table}\b.*\n +Index Cond: .*\b{first}\b", found
        ), found
    else:
        by_index = rf"^SEARCH {table} USING (?:COVERING )?(?:INDEX \S+|INTEGER PRIMARY KEY) \(.*(?:{first}|rowid)[<>]"
        assert any(re.search(by_index, step) for step in steps), steps
    assert not sorts(steps), steps
