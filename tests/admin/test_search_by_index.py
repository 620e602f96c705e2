"""Search boxes of the desk ask the search index, and the database where the index has no answer."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from articles.admin import searching
from articles.search import store
from tests import factories as make
from tests.admin.people import client_of
from tests.views.scenes import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def listed(client: Client, model: str, query: str) -> tuple[list[Any], list[str]]:
    """The rows a list shows, and what is said above it."""
    response = client.get(reverse(f"admin:articles_{model}_changelist"), {"q": query})
    assert response.status_code == 200
    return list(response.context["cl"].result_list), [str(said) for said in get_messages(response.wsgi_request)]


def test_articles_are_found_by_their_text_whatever_their_state() -> None:
    made = {state: make.article(f"A {state} one", ["Heroin was seized."], state=state) for state in
            ("draft", "in_review", "published", "withdrawn")}  # fmt: skip
    make.article("Another", ["Nothing was seized."])
    rows, said = listed(client_of("editor"), "article", "seizing heroin")
    assert {row.pk for row in rows} == {article.pk for article in made.values()}
    assert said == []


def test_the_query_language_works_at_the_desk() -> None:
    first = make.article("First", ["The drug crime unit met."])
    second = make.article("Second", ["Crime and drug units met."], published_on=None)
    client = client_of("editor")
    assert listed(client, "article", '"drug crime"')[0] == [first]
    assert set(listed(client, "article", "drug crime")[0]) == {first, second}
    assert listed(client, "article", "drug -unit OR -title:second")[0] == [first]
    assert listed(client, "article", "crime year:2021")[0] == [first]


@pytest.mark.parametrize(
    ("model", "query"),
    [
        ("official", "xô ân"),
        ("meeting", "nine-month meeting"),
        ("resolution", "51-nq/tw"),
        ("resolution", "Resolution 51"),
        ("figure", "heroin seizing"),
    ],
)
def test_the_other_records_are_found_too(model: str, query: str) -> None:
    made = scene(state="draft")
    wanted = {"official": made.official, "meeting": made.meeting, "resolution": made.resolution, "figure": None}[model]
    rows, _said = listed(client_of("editor"), model, query)
    assert rows == [wanted or made.claims[5]]


def test_parts_of_words_and_addresses_are_found_by_the_database() -> None:
    article = make.article("A review", url="https://press.example/2021/a-1", slug="a-review-of-work")
    client = client_of("editor")
    for query in ("evie", "https://press.example/2021/a-1", "press.exam", "review-of-wor"):
        assert listed(client, "article", query)[0] == [article], query


def test_without_an_index_the_database_answers(search_index: Path, settings: Any, tmp_path: Path) -> None:
    article = make.article("A review", ["Heroin was seized."])
    client = client_of("editor")
    assert listed(client, "article", "heroin")[0] == [article]
    settings.SEARCH_DIR, settings.SEARCH_INLINE = tmp_path / "nothing-here", False
    store.forget()
    assert listed(client, "article", "review")[0] == [article]
    assert listed(client, "article", "heroin")[0] == []  # the database looks at titles only


def test_what_search_says_is_said_once_above_the_list() -> None:
    make.article("A review", ["Heroin was seized."])
    _rows, said = listed(client_of("editor"), "article", "-title:absent heroin on:2021-99")
    assert said == ["“2021-99” is no date. Write a year, a month or a day: 2021, 2021-09, 2021-09-28."]


def test_a_search_that_finds_too_much_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 3)
    for number in range(5):
        make.article(f"Review {number}", ["Heroin."])
    rows, said = listed(client_of("editor"), "article", "heroin")
    assert len(rows) == 3
    assert said == ["The 3 best of 5 rows found are listed. Add a word."]


def test_autocomplete_offers_records_for_unfinished_words() -> None:
    lam = make.official("Tô Lâm")
    make.official("To An Xo")
    query = {"term": "to l", "app_label": "articles", "model_name": "attestation", "field_name": "official"}
    response = client_of("editor").get(reverse("admin:autocomplete"), query)
    assert [result["id"] for result in response.json()["results"]] == [str(lam.pk)]


def test_permissions_are_asked_as_before() -> None:
    make.article("A review", ["Heroin was seized."])
    client = client_of("staff")  # may enter, and see nothing
    address = reverse("admin:articles_article_changelist")
    assert client.get(address, {"q": "heroin"}).status_code == 403
    assert Client().get(address, {"q": "heroin"}).status_code == 302
    query = {"term": "to", "app_label": "articles", "model_name": "attestation", "field_name": "official"}
    assert client.get(reverse("admin:autocomplete"), query).status_code == 403


@pytest.mark.parametrize("query", ['"', "((((", "-", "OR", "official:", "\x00", "a" * 3000, "🜁", "*", "on:2021-99"])
def test_hostile_queries_are_answered(query: str) -> None:
    make.article("A review")
    client = client_of("editor")
    for model in ("article", "official", "meeting", "resolution", "figure"):
        assert client.get(reverse(f"admin:articles_{model}_changelist"), {"q": query}).status_code in (200, 302)
