"""A name that only drafts, withdrawn or older texts print leads no reader to anybody; editors find it."""

from typing import Any

import pytest
from django.test import Client

from articles import models
from articles.search import best_bets, parse, suggest
from tests import factories as make
from tests.search.asking import found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]

PRINTED, HIDDEN = "To An-Xo", "Zebra Xo"


def person() -> models.Official:
    """A public official whom a published article names."""
    official = make.official("To An Xo")
    make.attestation(make.article("Public", ["To An Xo and To An-Xo spoke."]), official, "To An Xo")
    return official


def leads(text: str) -> list[Any]:
    """What a reader gets for a name, by every way there is."""
    hits = {hit for hit in (*suggest(text), *best_bets(parse(text))) if hit.kind == "official"}
    return [*found(f'official:"{text}"'), *found(text, kinds=("official",)), *hits]


def is_known(client: Client, text: str) -> bool:
    """Whether the list of articles can be filtered by the name."""
    return "No single official is known" not in client.get("/articles/", {"official": text}).content.decode()


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_a_name_that_only_an_unpublished_article_prints(client: Client, state: str) -> None:
    official = person()
    make.alias(official, HIDDEN)
    draft = make.article("Draft", [f"{HIDDEN.upper()} spoke."], state=state)
    make.attestation(draft, official, HIDDEN.upper())
    assert leads(HIDDEN) == []
    assert not is_known(client, HIDDEN)
    assert found(HIDDEN, kinds=("official",), public=False) == [official]
    assert [hit.pk for hit in suggest(HIDDEN, public=False)] == [official.pk]
    assert found(f'official:"{HIDDEN}"', kinds=("official",), public=False) == [official]
    models.Article.objects.filter(pk=draft.pk).update(state="published", withdrawal_reason="", withdrawn_at=None)
    assert official in leads(HIDDEN)
    assert is_known(client, HIDDEN)


def test_a_name_of_a_rejected_claim_or_an_older_text(client: Client) -> None:
    official = person()
    make.alias(official, "Zebra One")
    make.alias(official, "Zebra Two")
    article = make.article("Another", ["Zebra One spoke. To An Xo spoke."])
    make.attestation(article, official, "Zebra One", status="rejected")
    replaced = make.article("Replaced", ["Zebra Two spoke."])
    make.attestation(replaced, official, "Zebra Two")
    make.version(replaced, ["To An Xo spoke."])
    for name in ("Zebra One", "Zebra Two"):
        assert leads(name) == []
        assert not is_known(client, name)


def test_a_name_that_a_public_text_prints_or_an_editor_gave(client: Client) -> None:
    official = person()
    make.alias(official, PRINTED)
    make.alias(official, "Comrade Giraffe")
    make.attestation(make.article("Second", ["To An-Xo spoke."]), official, PRINTED)
    make.attestation(make.article("Draft", ["To An Xo spoke."], state="draft"), official, "To An Xo")
    for name in (PRINTED, "Comrade Giraffe"):
        assert official in leads(name)
        assert is_known(client, name)


def test_the_name_of_a_merged_record_that_only_a_draft_prints() -> None:
    official = person()
    other = make.official(HIDDEN)
    draft = make.article("Draft", [f"{HIDDEN} spoke."], state="draft")
    make.attestation(draft, other, HIDDEN)
    models.Official.objects.filter(pk=other.pk).update(merged_into=official)
    assert leads(HIDDEN) == []
    models.Article.objects.filter(pk=draft.pk).update(state="published")
    assert official in leads(HIDDEN)
