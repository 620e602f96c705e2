"""Nothing of a draft, a withdrawn article or a rejected claim leaks through any part of search."""

import re
from datetime import date

import pytest
from django.test import Client

from articles import models
from articles.search import KINDS
from tests import factories as make
from tests.views.scenes import NAMED, TEXT, scene
from tests.views.searching import hits, page_of, tabs

WORD = "zebra"
QUERIES = [
    WORD, "zebr*", "to an xo", f"official:{WORD}", f"post:{WORD}", f"resolution:{WORD}", f"meeting:{WORD}",
    f"source:{WORD}", f"indicator:{WORD}", "51-NQ/TW", "nine", "review", "heroin", "has:figures", "year:2021", "zebrra",
]  # fmt: skip
# Committed for good: on PostgreSQL an open transaction's changes are taken in again by every search, up to a limit.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("search_index")]


def addresses() -> list[str]:
    narrowed = [f"/search/?q={query}&kind=" for query in QUERIES]
    narrowed += [f"/search/?q={query}&kind={kind}" for query in ("nine", "zebra", "xo") for kind in KINDS]
    typed = [f"/search/suggest/?q={typed}" for typed in ("ze", "zebra", "zebrra", "to an", "51", "nine", "zebra to")]
    return ["/", "/search/", "/search/help/", *narrowed, *typed]


def texts(client: Client) -> dict[str, str]:
    """Every page of search as bytes."""
    found = {}
    for address in addresses():
        response = client.get(address)
        assert response.status_code == 200
        found[address] = response.content.decode()
    return found


def test_positive_control_a_published_scene_changes_most_pages_of_search(client: Client) -> None:
    scene()
    before = texts(client)
    scene(WORD)
    after = texts(client)
    changed = {address for address in before if before[address] != after[address]}
    assert {f"/search/?q={query}&kind=" for query in QUERIES} <= changed
    assert "Did you mean <a" in re.sub(r"\s+", " ", after["/search/?q=zebrra&kind="])
    assert {"/search/suggest/?q=ze", "/search/suggest/?q=zebrra", "/search/suggest/?q=nine"} <= changed
    assert len(changed) > 25


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_unpublished_articles_change_no_page_of_search(client: Client, state: str) -> None:
    scene()
    before = texts(client)
    scene(WORD, state=state)
    after = texts(client)
    assert [address for address in before if before[address] != after[address]] == []


def test_rejected_claims_change_no_page_of_search(client: Client) -> None:
    scene()
    plain = make.article("Plain", [TEXT])
    before = texts(client)
    person = make.official(f"{WORD} To An Xo")
    post, meeting = make.post(f"Chief of {WORD}", "Chief"), make.meeting(f"Nine {WORD}", date(2021, 9, 28))
    make.attestation(plain, person, NAMED, post=post, status="rejected")
    make.report(plain, meeting, "At the review", status="rejected")
    make.citation(plain, make.resolution(f"51-NQ/{WORD}"), "Resolution No. 51-NQ/TW", status="rejected")
    make.figure(plain, "517.57 kg", 5, indicator=make.indicator(f"{WORD}-seized"), status="rejected")
    make.statement(plain, person, TEXT, status="rejected")
    after = texts(client)
    assert [address for address in before if before[address] != after[address]] == []


def test_what_only_an_older_version_says_is_not_found(client: Client) -> None:
    made = scene()
    assert tabs(page_of(client, "heroin"))["Figures"] == 1
    make.version(made.article, ["A corrected text."])
    assert tabs(page_of(client, "heroin OR xo OR 51-NQ/TW"))["Everything"] == 0


def test_a_withdrawn_article_is_gone_at_once_and_comes_back(client: Client) -> None:
    made = scene()
    assert hits(page_of(client, "heroin")) == [made.article.title]
    models.Article.objects.filter(pk=made.article.pk).update(state="draft")
    assert tabs(page_of(client, "heroin"))["Everything"] == 0
    assert client.get("/search/suggest/?q=nine").json()["suggestions"] == []
    models.Article.objects.filter(pk=made.article.pk).update(state="published")
    assert hits(page_of(client, "heroin")) == [made.article.title]


def test_a_name_that_only_a_draft_prints_is_not_shown_beside_a_hit(client: Client) -> None:
    shown = scene()
    make.alias(shown.official, "To An-Xo")
    make.alias(shown.official, "Zebra Xo")
    draft = make.article("Draft", ["Zebra Xo spoke."], state="draft")
    make.attestation(draft, shown.official, "Zebra Xo")
    make.attestation(make.article("Public", ["To An-Xo spoke."]), shown.official, "To An-Xo")
    text = client.get("/search/?q=xo").content.decode()
    assert "An-" in text
    assert "Zebra" not in text
