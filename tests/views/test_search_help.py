"""The help page: every example runs without a notice and finds something where the archive has what it asks for."""

import pytest
from django.test import Client

from articles import models
from articles.search import parse
from tests import factories as make
from tests.views.scenes import scene
from tests.views.searching import address_of, notices, page_of, tabs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def examples(client: Client) -> dict[str, str]:
    page = address_of(client, "/search/help/")
    return {one.text_content(): one.get("href") for one in page.xpath("//dl//a")}


def test_every_example_runs_without_a_notice(client: Client) -> None:
    scene()
    shown = examples(client)
    assert len(shown) > 20
    for text, address in shown.items():
        page = address_of(client, address)
        assert notices(page) == [], text
        assert page.xpath("//input[@id='search-box']/@value") == [text]
        assert parse(text).tree is not None


def test_examples_of_records_are_of_this_archive_and_find_them(client: Client) -> None:
    made = scene()
    models.Post.objects.filter(pk=made.post.pk).update(organization=make.organization("Guard Command"))
    shown = examples(client)
    named = [
        'official:"To An Xo"',
        'post:"Chief of the MPS Office"',
        'resolution:"51-NQ/TW"',
        'organization:"Guard Command"',
        'indicator:"Heroin seized"',
        "To An Xo",
        "51-NQ/TW",
    ]
    assert set(named) <= set(shown)
    for text in [*named, "year:2021", "has:figures", "kind:meeting", "language:en", "title:review"]:
        assert tabs(address_of(client, shown[text]))["Everything"] > 0, text


def test_every_field_of_the_language_is_explained(client: Client) -> None:
    scene()
    text = address_of(client, "/search/help/").text_content()
    fields = ("title", "caption", "official", "post", "resolution", "indicator", "year", "on", "since", "until",
              "after", "before", "has", "kind", "language")  # fmt: skip
    assert [name for name in fields if f"{name}:" not in text] == []


def test_an_empty_archive_has_a_help_page_too(client: Client) -> None:
    for text, address in examples(client).items():
        assert notices(address_of(client, address)) == [], text
    assert tabs(page_of(client, "heroin"))["Everything"] == 0
