"""Conditional requests: 304 before any work while nothing changed, and never when something did."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import models
from articles.views import conditional
from tests import factories as make
from tests.views.scenes import LISTS, Scene, scene


@pytest.fixture
def shown(transactional_db: None) -> Scene:
    """Written and done with: on PostgreSQL nothing can be said of a state within a transaction that writes."""
    return scene()


def pages(shown: Scene) -> list[str]:
    return ["/", "/about/", *(f"/{name}/" for name in LISTS), *(record.get_absolute_url() for record in shown.records)]


def twice(client: Client, address: str) -> tuple[Any, Any, int]:
    """Return a page, what it answers to who has it, and the queries of that.

    On PostgreSQL a commit in any database of the server is another state, and other tests write: it is tried again.
    """
    for _turn in range(20):
        first = client.get(address)
        with CaptureQueriesContext(connection) as asked:
            again = client.get(address, headers={"If-None-Match": first["ETag"]})
        if len(asked) == 1:
            break
    return first, again, len(asked)


def test_an_unchanged_archive_answers_before_any_work(client: Client, shown: Scene) -> None:
    for address in pages(shown):
        first, again, queries = twice(client, address)
        assert queries == 1, address
        assert (again.status_code, again.content) == (304, b""), address
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == first["Cache-Control"] == "no-cache"
        assert again["Vary"] == first["Vary"]


def changes(shown: Scene) -> dict[str, Any]:
    """Everything that a page of the scene shows, and a change to it."""
    editor = make.user()
    article = models.Article.objects.filter(pk=shown.article.pk)
    figure = models.Figure.objects.all()
    return {
        "title": lambda: article.update(title="Another title"),
        "claim": lambda: figure.update(status="accepted", decided_by=editor, decided_at="2026-01-01T00:00Z"),
        "rejected": lambda: figure.update(status="rejected"),
        "official": lambda: models.Official.objects.update(name="Another Name"),
        "post": lambda: models.Post.objects.filter(pk=shown.post.pk).update(label="Another post"),
        "rank": lambda: models.Rank.objects.filter(pk=shown.rank.pk).update(name="Another rank"),
        "meeting": lambda: models.Meeting.objects.update(title="Another meeting"),
        "indicator": lambda: models.Indicator.objects.filter(pk=shown.indicator.pk).update(label="Another label"),
        "source": lambda: models.Source.objects.filter(pk=shown.source.pk).update(name="Another source"),
        "correction": lambda: models.Correction.objects.create(
            article=shown.article, text="It was so.", author=editor, published_at="2026-01-01T00:00Z"
        ),
        "retracted": lambda: models.Correction.objects.update(retracted_at="2026-01-02T00:00Z", retracted_by=editor),
        "version": lambda: make.version(shown.article, ["Another text."]),
        "withdrawn": lambda: article.update(state="withdrawn", withdrawal_reason="x", withdrawn_at="2026-01-01T00:00Z"),
    }


def test_whatever_changes_on_a_page_is_seen_at_once(client: Client, shown: Scene) -> None:
    address = shown.article.get_absolute_url()
    for name, change in changes(shown).items():
        seen = client.get(address)
        change()
        again = client.get(address, headers={"If-None-Match": seen["ETag"]})
        assert again["ETag"].partition(".")[0] != seen["ETag"].partition(".")[0], name
    assert b"has been withdrawn" in client.get(address).content


def test_a_page_that_says_the_same_after_another_changed_is_not_sent_again(client: Client, shown: Scene) -> None:
    address = shown.indicator.get_absolute_url()
    first = client.get(address)
    make.article("Of something else", ["Nothing about it."])
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["ETag"] != first["ETag"]
    assert client.get(address, headers={"If-None-Match": again["ETag"]}).status_code == 304


@pytest.mark.parametrize("cookie", ["sessionid", "anything"])
def test_nothing_of_an_editor_is_shared_or_answered_from_before(client: Client, shown: Scene, cookie: str) -> None:
    address = shown.article.get_absolute_url()
    plain = client.get(address)
    client.cookies[cookie] = "x"
    answer = client.get(address)
    assert "private" in answer["Cache-Control"]
    assert "no-cache" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]
    assert "." not in answer["ETag"]
    assert "private" not in plain["Cache-Control"]


def test_another_day_language_index_or_program_is_another_state(
    client: Client, shown: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = {conditional.archive_state()}
    for name, value in (
        ("localdate", lambda: date(2030, 1, 1)),
        ("get_language", lambda: "vi"),
        ("_index_state", lambda: ("v9",)),
        ("program_state", lambda: "other"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(conditional, name, value)
            states.add(conditional.archive_state())
    assert len(states) == 5
    assert len({conditional.archive_state() for _ in range(3)}) == 1


def test_a_search_that_found_something_new_is_sent_anew(client: Client, search_index: Path) -> None:
    first = client.get("/search/?q=heroin")
    scene()
    again = client.get("/search/?q=heroin", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert b"517.57" in again.content


@pytest.mark.parametrize("tag", ['"x"', "*", '"0123456789abcdef."', '"."', 'W/"1"', "a" * 5000])
def test_tags_of_others_mean_nothing(client: Client, shown: Scene, tag: str) -> None:
    assert client.get("/about/", headers={"If-None-Match": tag}).status_code == 200


def test_within_a_transaction_that_writes_only_the_content_counts(client: Client, db: None) -> None:
    shown = scene()
    address = shown.article.get_absolute_url()
    first = client.get(address)
    models.Article.objects.update(title="Changed in the same transaction")
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert ("." in first["ETag"]) == (connection.vendor == "sqlite")
