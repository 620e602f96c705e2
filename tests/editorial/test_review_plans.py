"""The queue comes out of its index, whatever the number of claims: nothing is sorted and nothing looked through."""

import pytest
from django.db import connection

from articles.editorial import review_queue
from articles.editorial.review_queue import Queue
from articles.models import CLAIM_MODELS, ErrorReport, Figure, ImportItem, Resolution
from tests import factories
from tests.admin.people import person
from tests.views.test_plans import plan

pytestmark = pytest.mark.django_db


def read_by(rows, *indexes):
    """How the database reads `rows`; the steps must name one of `indexes` and sort nothing."""
    steps = " / ".join(plan(rows))
    assert any(index in steps for index in indexes), steps
    assert "TEMP B-TREE" not in steps, steps
    assert "Sort" not in steps, steps
    return steps


@pytest.mark.parametrize("model", CLAIM_MODELS)
@pytest.mark.parametrize("queue", [Queue(), Queue(sure="low"), Queue(sure="high")], ids=["any", "low", "high"])
def test_the_next_claim_comes_out_of_the_index(model, queue):
    rows = review_queue.open_to(person("editor"), model, queue).order_by("confidence", "pk")
    read_by(rows.values_list("confidence", "pk")[:1], f"{model._meta.model_name}_queue")


@pytest.mark.parametrize("model", CLAIM_MODELS)
def test_counts_of_a_step_come_out_of_the_index(model):
    rows = review_queue.waiting(model, Queue(sure="some")).order_by().values("pk")[:1001]
    read_by(rows, f"{model._meta.model_name}_queue", "citation_same")  # either holds open claims only


def test_the_order_needs_the_index():
    """Without it the database sorts: what these tests look for can be seen to be missing."""
    rows = Figure.objects.filter(status="suggested").order_by("confidence", "value", "pk")[:1]
    steps = " / ".join(plan(rows))
    assert ("TEMP B-TREE" in steps) or ("Sort" in steps)


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda: ErrorReport.objects.filter(status="open").order_by("-pk")[:50], "errorreport_open"),
        (lambda: ImportItem.objects.filter(outcome="rejected").order_by("-pk")[:50], "importitem_rejected"),
        (lambda: Resolution.objects.filter(title="", date__isnull=True).order_by("-pk")[:50], "resolution_stub"),
    ],
)
def test_other_lists_of_the_front_page(rows, index):
    read_by(rows(), index)


def test_open_citations_alike_come_out_of_their_index():
    claim = factories.citation(factories.article(blocks=["51-NQ/TW"]), factories.resolution())
    steps = " / ".join(plan(review_queue.alike(claim).order_by()[:200]))
    assert "citation_same" in steps or ("citation" in steps and "resolution_id" in steps), steps


def test_marks_and_leases_are_looked_up_not_searched():
    """Each claim is looked up by its number among leases and marks: both have an index that begins with the kind."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "articles_claimlease")
        marks = connection.introspection.get_constraints(cursor, "articles_claimmark")
    assert ["kind", "claim"] in [entry["columns"] for entry in found.values()]
    assert ["kind", "claim", "user_id"] in [entry["columns"] for entry in marks.values()]
