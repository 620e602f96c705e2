"""The number of queries of each list and page: pinned, and the same for one row and for thirty."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from tests import factories
from tests.admin import scene
from tests.admin.people import client_of

pytestmark = pytest.mark.django_db

# session and account are two; the rest is count, rows, date hierarchy, filters by record
LISTS = {
    "articlecomment": 4,
    "article": 15,  # six of them count open claims, one a kind
    "articlelink": 4,
    "articleversion": 9,
    "attestation": 7,
    "citation": 4,
    "correction": 4,
    "contradiction": 5,
    "errorreport": 4,
    "figure": 6,
    "identityquestion": 4,
    "importitem": 4,
    "importrun": 6,
    "indicator": 5,
    "meeting": 7,
    "meetingreport": 4,
    "meetingseries": 4,
    "official": 4,
    "officialalias": 4,
    "officialmerge": 4,
    "organization": 4,
    "organizationalias": 4,
    "participation": 4,
    "post": 4,
    "postalias": 4,
    "rank": 4,
    "resolution": 7,
    "source": 5,
    "statement": 4,
    "textband": 5,
}


def queries(client, address):
    client.get(address)  # content types and the like are looked up once a process
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return captured


def test_lists_cost_the_same_for_one_row_and_for_thirty():
    client = client_of("superuser")
    models = [model for model in admin.site._registry if model not in {Group, get_user_model()}]
    addresses = {m._meta.model_name: reverse(f"admin:articles_{m._meta.model_name}_changelist") for m in models}
    scene.build(0)
    few = {name: len(queries(client, address)) for name, address in addresses.items()}
    for number in range(1, 31):
        scene.build(number)
    many = {name: len(queries(client, address)) for name, address in addresses.items()}
    assert many == few
    assert few == LISTS


@pytest.mark.parametrize("page", ["changelist", "change"])
def test_raw_documents_are_not_loaded(page):
    article = factories.article(raw=b"MARKER of the raw document")
    claim = factories.figure(article)
    client = client_of("superuser")
    targets = {"articleversion": factories.current(article), "article": article, "figure": claim}
    for name, row in targets.items():
        if (name, page) == ("articleversion", "change"):
            continue  # the one page that shows it
        address = reverse(f"admin:articles_{name}_{page}", args=(row.pk,) if page == "change" else ())
        loading = [query["sql"] for query in queries(client, address) if '"raw"' in query["sql"]]
        assert loading == [], name


def test_an_articles_page_costs_the_same_for_few_and_many_claims():
    client = client_of("editor")
    article = factories.article(blocks=["General To Lam said 130 kg of heroin were seized."])
    official = factories.official()

    def cost():
        return len(queries(client, reverse("admin:articles_article_change", args=(article.pk,))))

    factories.figure(article, "130 kg")
    factories.attestation(article, official, "General To Lam")
    few = cost()
    for number in range(10):
        factories.figure(article, "130 kg", value=number, indicator=factories.indicator(f"i-{number}"))
        factories.attestation(
            article, factories.official(f"To Lam {number}"), "General To Lam", rank=factories.rank(f"R{number}")
        )
    assert cost() == few


def test_the_index_costs_the_same_whatever_waits():
    client = client_of("editor")
    address = reverse("admin:index")
    few = len(queries(client, address))
    for number in range(5):
        scene.build(number)
    with_all = len(queries(client, address))
    assert with_all == few


def test_history_costs_the_same_for_few_and_many_changes():
    client = client_of("superuser")
    article = factories.article()
    address = reverse("admin:articles_article_history", args=(article.pk,))
    for _ in range(2):
        Article.objects.get(pk=article.pk).save()
    few = len(queries(client, address))
    for number in range(8):
        changed = Article.objects.get(pk=article.pk)
        changed.source = factories.source(f"Source {number}")
        changed.save()
    assert len(queries(client, address)) <= few + 1  # one for all the sources that are named
