from datetime import timedelta
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial import decisions, edits, workflow
from articles.editorial.outcome import RefusalError
from articles.models import Article, permanent_id
from tests import factories
from tests.admin.people import person

State = Article.State
pytestmark = pytest.mark.django_db

LATER = timezone.now() + timedelta(days=400)
REASON = "The source took it back."
# (from, to) -> who may do it
ALLOWED = {
    ("draft", "in_review"): "contributor",
    ("draft", "scheduled"): "chief",
    ("draft", "published"): "chief",
    ("in_review", "draft"): "editor",
    ("in_review", "scheduled"): "chief",
    ("in_review", "published"): "chief",
    ("scheduled", "in_review"): "editor",
    ("scheduled", "scheduled"): "chief",
    ("scheduled", "published"): "chief",
    ("published", "in_review"): "chief",
    ("published", "withdrawn"): "chief",
    ("withdrawn", "published"): "chief",
}
LADDER = ("staff", "contributor", "editor", "chief")


def move(start, to, pks, by):
    """The call that makes this step; a submission where there is none."""
    calls = {
        "in_review": {"scheduled": workflow.unschedule, "published": workflow.take_back}.get(start, workflow.submit),
        "draft": workflow.return_to_draft,
        "scheduled": lambda pks, by: workflow.schedule(pks, by, LATER),
        "published": workflow.publish,
        "withdrawn": lambda pks, by: workflow.withdraw(pks, by, REASON),
    }
    return calls[to](pks, by)


def test_the_table_says_what_is_tested_here():
    assert set(workflow.TRANSITIONS) == set(ALLOWED)


@pytest.mark.parametrize(("start", "to"), list(product(State.values, State.values)))
def test_every_transition(start, to):
    article = factories.article(state=start)
    before = Article.objects.values().get(pk=article.pk)
    outcome = move(start, to, [article.pk], person("superuser"))
    article.refresh_from_db()
    if (start, to) in ALLOWED:
        assert [row.pk for row in outcome.done] == [article.pk]
        assert outcome.skipped == []
        assert article.state == to
        assert article.updated_at > before["updated_at"]
        assert (article.publish_at is None) == (to != "scheduled")
    else:
        assert outcome.done == []
        assert len(outcome.skipped) == 1
        assert ("already" if start == to else "cannot become") in outcome.skipped[0].why
        assert Article.objects.values().get(pk=article.pk) == before


@pytest.mark.parametrize("role", LADDER)
def test_permission_is_checked_again_here(role):
    by = person(role)
    for (start, to), least in ALLOWED.items():
        article = factories.article(state=start)
        if LADDER.index(role) >= LADDER.index(least):
            assert move(start, to, [article.pk], by).done, (start, to)
        else:
            with pytest.raises(PermissionDenied):
                move(start, to, [article.pk], by)
            article.refresh_from_db()
            assert article.state == start


def test_a_step_is_refused_where_its_start_takes_another_permission():
    draft, scheduled = factories.article(state="draft"), factories.article(state="scheduled")
    outcome = workflow.submit([draft.pk, scheduled.pk], person("contributor"))
    assert [row.pk for row in outcome.done] == [draft.pk]
    assert "cannot become" in outcome.skipped[0].why


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
    assert workflow.next_states(article, person("chief")) == ["in_review", "scheduled", "published"]
    assert workflow.next_states(article, person("contributor")) == ["in_review"]
    assert workflow.next_states(article, person("staff")) == []


def test_a_publication_can_be_taken_back_for_minutes_only():
    fresh, old = factories.article(state="draft"), factories.article()
    chief = person("chief")
    workflow.publish([fresh.pk], chief)
    Article.objects.filter(pk=old.pk).update(first_published_at=timezone.now() - workflow.TAKE_BACK * 2)
    outcome = workflow.take_back([fresh.pk, old.pk], chief)
    fresh.refresh_from_db()
    old.refresh_from_db()
    assert (fresh.state, fresh.first_published_at, old.state) == ("in_review", None, "published")
    assert "more than 10 minutes ago: withdraw it" in outcome.skipped[0].why
    assert workflow.next_states(old, chief) == ["withdrawn"]


def test_a_note_on_a_withdrawal_is_for_the_desk():
    article = factories.article()
    workflow.withdraw([article.pk], person("chief"), REASON, "They called on Monday.")
    assert article.comments.get().text == "They called on Monday."
    assert "Monday" not in Article.objects.get().withdrawal_reason


class TestFourEyes:
    """With the rule on, whoever imported or edited an article does not publish it."""

    @pytest.fixture(autouse=True)
    def _on(self, settings):
        settings.FOUR_EYES = True

    def refused(self, article, by):
        outcome = workflow.publish([article.pk], by)
        later = workflow.schedule([article.pk], by, LATER)
        assert bool(outcome.skipped) == bool(later.skipped)
        return outcome.skipped[0].why if outcome.skipped else ""

    def test_who_imported_does_not_publish(self):
        chief, article = person("chief"), factories.article(state="draft")
        article.versions.update(run=factories.import_run(user=chief))
        assert "was imported by you" in self.refused(article, chief)
        assert workflow.publish([article.pk], person("chief", "other")).done

    def test_who_edited_does_not_publish(self):
        chief, article = person("chief"), factories.article(state="draft")
        article.title = "Another title"
        edits.save(article, ["title"], chief)
        assert "was edited by you" in self.refused(article, chief)

    @pytest.mark.parametrize("verb", ["correct", "add"])
    def test_who_wrote_a_claim_does_not_publish(self, verb):
        chief, article = person("chief"), factories.article(state="draft")
        claim = factories.figure(article)
        if verb == "correct":
            decisions.correct(claim, {"value": 13}, chief)
        else:
            claim.pk = None
            claim.uuid = permanent_id("test", "another")
            claim._state.adding = True
            decisions.add(claim, chief)
        assert "was edited by you" in self.refused(article, chief)

    def test_who_reviewed_may_publish(self):
        chief, article = person("chief"), factories.article(state="draft")
        claim = factories.figure(article)
        decisions.accept(type(claim), [claim.pk], chief)
        workflow.submit([article.pk], chief)
        assert workflow.publish([article.pk], chief).done

    def test_the_rule_costs_the_same_for_one_and_for_many(self):
        chief = person("chief")
        chief.has_perm("articles.publish_article")

        def queries(number: int) -> int:
            pks = [factories.article(f"Article {number}-{i}", state="draft").pk for i in range(number)]
            with CaptureQueriesContext(connection) as captured:
                assert len(workflow.publish(pks, chief).done) == number
            return len(captured)

        assert queries(2) == queries(10)
