from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial import workflow
from articles.editorial.outcome import RefusalError
from articles.models import Article
from tests import factories
from tests.admin.people import person

State = Article.State
pytestmark = pytest.mark.django_db

ALLOWED = {
    ("draft", "in_review"),
    ("draft", "published"),
    ("in_review", "draft"),
    ("in_review", "published"),
    ("published", "withdrawn"),
    ("withdrawn", "published"),
}
MOVES = {
    "in_review": workflow.submit,
    "draft": workflow.return_to_draft,
    "published": workflow.publish,
    "withdrawn": lambda pks, by: workflow.withdraw(pks, by, "The source took it back."),
}


def test_the_table_says_what_is_tested_here():
    assert set(workflow.TRANSITIONS) == ALLOWED


@pytest.mark.parametrize(("start", "to"), list(product(State.values, State.values)))
def test_every_transition(start, to):
    article = factories.article(state=start)
    before = Article.objects.values().get(pk=article.pk)
    outcome = MOVES[to]([article.pk], person("superuser"))
    article.refresh_from_db()
    if (start, to) in ALLOWED:
        assert [row.pk for row in outcome.done] == [article.pk]
        assert outcome.skipped == []
        assert article.state == to
        assert article.updated_at > before["updated_at"]
    else:
        assert outcome.done == []
        assert len(outcome.skipped) == 1
        assert ("already" if start == to else "cannot become") in outcome.skipped[0].why
        assert Article.objects.values().get(pk=article.pk) == before


@pytest.mark.parametrize("to", State.values)
@pytest.mark.parametrize(
    ("role", "may"), [("staff", set()), ("editor", {"in_review", "draft"}), ("chief", set(State.values))]
)
def test_permission_is_checked_again_here(role, may, to):
    start = next(start for start, end in ALLOWED if end == to)
    article = factories.article(state=start)
    by = person(role)
    if to in may:
        assert MOVES[to]([article.pk], by).done
    else:
        with pytest.raises(PermissionDenied):
            MOVES[to]([article.pk], by)
        article.refresh_from_db()
        assert article.state == start


def test_inactive_accounts_may_nothing():
    article = factories.article(state="draft")
    root = person("superuser")
    root.is_active = False
    with pytest.raises(PermissionDenied):
        workflow.publish([article.pk], root)


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_withdrawing_needs_a_reason(reason):
    article = factories.article()
    with pytest.raises(RefusalError, match="Say why"):
        workflow.withdraw([article.pk], person("chief"), reason)
    article.refresh_from_db()
    assert article.state == State.PUBLISHED


def test_publishing_again_clears_the_reason_and_history_keeps_it():
    article = factories.article(state="draft")
    chief = person("chief")
    workflow.publish([article.pk], chief)
    article.refresh_from_db()
    first = article.first_published_at
    assert first is not None
    workflow.withdraw([article.pk], chief, "  A long reason. " + "x" * 300)
    article.refresh_from_db()
    assert article.withdrawn_at is not None
    assert article.withdrawal_reason.startswith("A long reason.")
    workflow.publish([article.pk], chief)
    article.refresh_from_db()
    assert (article.withdrawal_reason, article.withdrawn_at, article.first_published_at) == ("", None, first)
    assert article.history.filter(withdrawal_reason__startswith="A long reason.").count() == 1
    told = list(article.history.values_list("history_change_reason", "history_user__username"))[:3]
    assert told == [("published", chief.username), ("withdrawn", chief.username), ("published", chief.username)]


def test_a_repeated_request_writes_nothing():
    article = factories.article(state="draft")
    chief = person("chief")
    workflow.publish([article.pk, article.pk], chief)
    article.refresh_from_db()
    rows, stamp = article.history.count(), article.updated_at
    outcome = workflow.publish([article.pk], chief)
    article.refresh_from_db()
    assert not outcome.done
    assert (article.history.count(), article.updated_at) == (rows, stamp)


def test_many_articles_cost_no_query_each():
    chief = person("chief")
    chief.has_perm("articles.publish_article")  # fills the permission cache

    def queries(number: int) -> int:
        pks = [factories.article(f"Article {number}-{i}", state="draft").pk for i in range(number)]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert len(workflow.publish(pks, chief).done) == number
        return len(captured)

    assert queries(2) == queries(20)


def test_next_states_follow_permission_and_state():
    article = factories.article(state="draft")
    assert workflow.next_states(article, person("editor")) == ["in_review"]
    assert workflow.next_states(article, person("chief")) == ["in_review", "published"]
    assert workflow.next_states(article, person("staff")) == []
