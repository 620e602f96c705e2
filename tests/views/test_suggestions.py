"""Records offered while one types."""

from pathlib import Path

import pytest
from django.conf import settings as configured
from django.contrib.staticfiles import finders
from django.test import Client

from tests import factories as make
from tests.views.scenes import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def offered(client: Client, typed: str) -> list[tuple[str, str]]:
    rows = client.get("/search/suggest/", {"q": typed}).json()["suggestions"]
    return [(row["kind"], row["label"]) for row in rows]


def test_names_numbers_and_titles_are_offered_before_they_are_finished(client: Client) -> None:
    made = scene()
    assert offered(client, "to an")[0] == ("Official", "To An Xo")
    assert offered(client, "Tô Ân X")[0] == ("Official", "To An Xo")
    assert offered(client, "51-n")[0] == ("Document", "Resolution No. 51-NQ/TW")
    assert set(offered(client, "nine-mon")) == {
        ("Article", made.article.title), ("Meeting", "Nine-month meeting"),
    }  # fmt: skip
    assert offered(client, "anh xoo") == []
    for typed in ("", " ", "*", "-", '"'):
        assert offered(client, typed) == []


def test_each_tells_what_it_is_and_where_it_leads(client: Client) -> None:
    made = scene()
    rows = {row["kind"]: row for row in client.get("/search/suggest/?q=nine-month").json()["suggestions"]}
    assert rows["Meeting"] == {
        "kind": "Meeting",
        "label": "Nine-month meeting",
        "note": "28 September 2021",
        "address": made.meeting.get_absolute_url(),
    }
    assert rows["Article"]["note"] == "30 Sep 2021"
    (document,) = client.get("/search/suggest/?q=51-nq").json()["suggestions"]
    assert document["note"] == "Strategy"


def test_at_most_eight_are_offered(client: Client) -> None:
    for number in range(12):
        make.article(f"Review {number}")
    assert len(offered(client, "revi")) == 8


def test_answers_may_be_kept_for_a_minute_by_the_browser_alone(client: Client) -> None:
    response = client.get("/search/suggest/?q=to")
    assert response["Cache-Control"] in ("private, max-age=60", "max-age=60, private")
    assert response["Content-Type"] == "application/json"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert client.post("/search/suggest/").status_code == 405


def test_the_script_is_small_and_from_this_site(client: Client) -> None:
    found = finders.find("articles/js/suggest.js")
    assert found and Path(found).stat().st_size < 4096
    assert configured.SECURE_CSP["script-src"] == ["'self'"]
    for address in ("/", "/articles/", "/search/"):
        assert b'<script src="/static/articles/js/suggest.js" defer></script>' in client.get(address).content
