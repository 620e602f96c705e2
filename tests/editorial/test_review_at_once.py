"""Two editors at the queue at the same moment."""

import pytest
from django.db import connection

from articles.editorial import review, review_leases, review_queue
from articles.editorial.outcome import RefusalError
from articles.editorial.review_queue import Queue
from articles.models import ClaimLease, Figure, ReviewAction
from tests import factories
from tests.admin.people import person
from tests.editorial.test_at_once import together

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="threads cannot share SQLite in memory; run with DATABASE_URL=postgres://…",
    ),
]
PEOPLE = 4


@pytest.fixture
def editors():
    return [person("editor", f"editor-{number}") for number in range(PEOPLE)]


def test_nobody_is_given_what_another_one_has(editors):
    article = factories.article(blocks=["130 kg"])
    for number in range(PEOPLE):
        factories.figure(article, "130 kg", value=number)
    given = together(lambda by: review_queue.next_claim(by, Queue()), editors)
    assert len({claim.pk for claim in given}) == PEOPLE
    assert ClaimLease.objects.count() == PEOPLE


def test_one_claim_goes_to_one_editor(editors):
    claim = factories.figure(factories.article(blocks=["130 kg"]), "130 kg")
    assert sorted(together(lambda by: review_leases.take(claim, by), editors)) == [False] * (PEOPLE - 1) + [True]


def test_one_of_two_decisions_stands_and_the_other_is_told(editors):
    claim = factories.figure(factories.article(blocks=["130 kg"]), "130 kg")

    def decide(by):
        verb = review.ACCEPT if by == editors[0] else review.REJECT
        try:
            return review.decide(claim, verb, by)
        except RefusalError as refusal:
            return refusal

    found = together(decide, editors[:2])
    stored = [one for one in found if isinstance(one, review.Decided) and one.action]
    assert len(stored) == 1
    (told,) = [one for one in found if one not in stored]
    assert isinstance(told, RefusalError) or "was" in told.outcome.skipped[0].why
    claim = Figure.objects.get(pk=claim.pk)
    assert ReviewAction.objects.get().user == claim.decided_by


def test_undo_happens_once(editors):
    by = editors[0]
    decided = review.decide(factories.figure(factories.article(blocks=["130 kg"]), "130 kg"), review.ACCEPT, by)

    def undo(_who):
        try:
            return len(review.undo(decided.action, by).done)
        except RefusalError:
            return 0

    assert sum(together(undo, editors)) == 1
