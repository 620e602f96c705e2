"""Two people at the same moment. SQLite lets one writer in at a time; PostgreSQL has to be asked to."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.utils import timezone

from articles.editorial import decisions, merging, schedule, workflow
from articles.editorial.outcome import RefusalError
from articles.models import Article, Figure, Official, OfficialMerge
from tests import factories

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="threads cannot share SQLite in memory; run with DATABASE_URL=postgres://…",
    ),
]
PEOPLE = 6


def together(work, people):
    """Call `work(person)` for each of `people` at one moment; return what the calls return."""
    start = Barrier(len(people))

    def call(who):
        start.wait(timeout=20)
        try:
            return work(who)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(call, people))


def roots() -> list[User]:
    return [factories.user(f"root-{number}", is_superuser=True) for number in range(PEOPLE)]


def test_one_decision_wins_and_the_others_are_told():
    claim = factories.figure(factories.article(blocks=["130 kg"]), "130 kg")
    verbs = [decisions.accept, decisions.reject]
    outcomes = together(lambda who: verbs[who.pk % 2](Figure, [claim.pk], who), roots())
    assert sorted(len(outcome.done) for outcome in outcomes) == [0] * (PEOPLE - 1) + [1]
    claim.refresh_from_db()
    assert all(str(claim.decided_by) in outcome.skipped[0].why for outcome in outcomes if outcome.skipped)
    assert claim.history.count() == 2


def test_an_article_is_published_once():
    article = factories.article(state="draft")
    outcomes = together(lambda who: workflow.publish([article.pk], who), roots())
    assert sum(len(outcome.done) for outcome in outcomes) == 1
    assert Article.history.filter(id=article.pk, history_change_reason="published").count() == 1


def test_many_rows_in_another_order_do_not_lock_each_other_out():
    articles = [factories.article(f"Article {number}", state="draft").pk for number in range(20)]

    def work(who):
        return workflow.publish(articles if who.pk % 2 else articles[::-1], who)

    outcomes = together(work, roots())
    assert sum(len(outcome.done) for outcome in outcomes) == len(articles)


def test_two_officials_are_merged_once_whichever_way():
    one, other = factories.official("A"), factories.official("B")
    for official in (one, other):
        factories.attestation(factories.article(), official)

    def work(who):
        pair = (one, other) if who.pk % 2 else (other, one)
        try:
            return merging.merge(*pair, who)
        except RefusalError as refusal:
            return str(refusal)

    told = together(work, roots())
    assert [isinstance(answer, OfficialMerge) for answer in told].count(True) == 1
    assert all("was merged into" in answer for answer in told if isinstance(answer, str))
    standing = Official.objects.get(merged_into=None)
    assert standing.attestations.count() == 2


def test_what_is_due_is_published_once():
    chief = factories.user("chief", is_superuser=True)
    pks = [factories.article(f"Article {number}", state="scheduled", scheduled_by=chief).pk for number in range(5)]
    Article.objects.filter(pk__in=pks).update(publish_at=timezone.now())
    outcomes = together(lambda _who: schedule.publish_due(), roots())
    assert sorted(row.pk for outcome in outcomes for row in outcome.done) == pks
    assert Article.history.filter(history_change_reason="published as scheduled").count() == 5
