"""The number of database queries of every search page, pinned, with one scene and with thirty times as much."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.search import upkeep
from tests import factories as make
from tests.views.scenes import Scene, scene

# Committed for good: on PostgreSQL an open transaction's changes are taken in again by every search.
pytestmark = pytest.mark.django_db(transaction=True)


def pinned(shown: Scene) -> dict[str, int]:
    """Every page of search with the number of its queries. Change one only with a reason.

    Each question to the index asks the database once how far the index is behind; each kind among the hits costs one
    to four queries, each facet of records one.
    """
    return {
        "/": 16,
        "/search/": 4,
        "/search/help/": 6,
        "/search/?q=Nine-month+OR+%22an+xo%22+OR+51-NQ/TW": 17,
        "/search/?q=review&kind=article": 10,
        "/search/?q=xo&kind=official": 7,
        "/search/?q=nine&kind=meeting": 5,
        "/search/?q=51&kind=resolution": 4,
        "/search/?q=heroin&kind=figure": 7,
        "/search/?q=to+an+xo": 15,
        "/search/?q=absent": 4,
        f"/search/?q=review&official={shown.official.slug}&sort=newest": 10,
        "/search/suggest/?q=nine": 3,
        f"{shown.article.get_absolute_url()}?q=review+heroin": 14,
    }


def costs(client: Client, shown: Scene) -> dict[str, int]:
    found = {}
    for address in pinned(shown):
        client.get(address)  # once before: what a process learns about its database is asked for once
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        found[address] = len(asked)
    return found


def grow(shown: Scene) -> None:
    """Thirty more of everything, and thirty more claims on what the pages show."""
    for number in range(30):
        article = make.article(f"More {number}", ["Le Van A spoke of 5 kg of opium and 7/TT."])
        person, post = make.official(f"Le Van {number}"), make.post(f"Post {number}")
        make.attestation(article, person, "Le Van A", post=post)
        make.report(article, make.meeting(f"Meeting {number}"))
        make.citation(article, make.resolution(f"{number}/TT"), "7/TT")
        make.figure(article, "5 kg", 5, indicator=make.indicator(f"opium-{number}"))
        make.attestation(shown.article, person, "To An Xo", post=post)
        make.citation(shown.article, make.resolution(f"{number}/TT"), "51-NQ/TW")
        make.alias(shown.official, f"Lieutenant {number}")
        make.figure(shown.article, "517.57 kg of heroin", number, indicator=make.indicator(f"heroin-{number}"))


def test_search_pages_cost_the_same_whatever_the_archive_holds(client: Client, search_index: Path) -> None:
    shown = scene()
    upkeep.rebuild()
    with_one = costs(client, shown)
    grow(shown)
    upkeep.rebuild()
    with_many = costs(client, shown)
    assert with_one == pinned(shown)
    # Articles related to the one shown cost three queries where there are any, however many there are.
    assert with_many == {**with_one, f"{shown.article.get_absolute_url()}?q=review+heroin": 17}
