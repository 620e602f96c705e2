"""Reading an article again at the desk: first what would change, then the change; decisions stay."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse

from articles.editorial import review
from articles.extraction import extract
from articles.importing.reextraction import reextract
from articles.models import Article, Figure
from tests.admin.people import client_of, person
from tests.importing.documents import bring, release, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(tmp_path: Path) -> Article:
    bring(write(tmp_path, "a.txt", release()))
    return Article.objects.get()


@pytest.fixture
def no_figures(monkeypatch):
    """An extractor that finds no figures any more."""
    monkeypatch.setattr(
        "articles.importing.dating.extract", lambda text, hints: replace(extract(text, hints), figures=())
    )


def address(article):
    return reverse("admin:review_read_again", args=(article.pk,))


def test_nothing_would_change(article):
    page = client_of("editor").get(address(article)).content.decode()
    assert "Nothing would change." in page
    assert "Replace the suggestions" not in page


def test_the_change_is_shown_before_it_happens(article, no_figures):
    before = Figure.objects.count()
    assert before > 0
    client = client_of("editor")
    response = client.get(address(article))
    assert [line["what"] for line in response.context["lines"]] == ["removed"] * before
    assert Figure.objects.count() == before
    client.post(address(article))
    assert Figure.objects.count() == 0


def test_what_was_decided_in_the_queue_survives_being_read_and_imported_again(article, no_figures, tmp_path):
    accepted, rejected, corrected, *_others = Figure.objects.order_by("pk")
    by = person("editor")
    review.decide(accepted, review.ACCEPT, by)
    review.decide(rejected, review.REJECT, by)
    review.decide(corrected, review.CORRECT, by, values={"unit": "thing"})
    client_of("editor", "anna").post(address(article))
    bring(write(tmp_path, "a.txt", release()))
    reextract(article.versions.get())
    kept = Figure.objects.order_by("pk").values_list("pk", "status")
    assert list(kept) == [(accepted.pk, "accepted"), (rejected.pk, "rejected"), (corrected.pk, "corrected")]
    assert Figure.objects.get(pk=corrected.pk).unit == "thing"


@pytest.mark.parametrize("role", ["staff", "contributor"])
def test_who_may_not_decide_may_not_have_suggestions_replaced(article, no_figures, role):
    client = client_of(role)
    assert client.get(address(article)).status_code == 403
    assert client.post(address(article)).status_code == 403
    assert Figure.objects.exists()
