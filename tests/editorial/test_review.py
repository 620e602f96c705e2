"""The review queue: what comes next, leases, decisions on all that read the same, undo."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.editorial import decisions, review, review_leases, review_queue
from articles.editorial.outcome import RefusalError
from articles.editorial.review_queue import Queue
from articles.models import Attestation, ClaimLease, ClaimMark, Figure, ReviewAction
from tests import factories
from tests.admin.people import person

pytestmark = pytest.mark.django_db
TEXT = "General To Lam said 130 kg of heroin were seized under Resolution No. 51-NQ/TW."
ALL = Queue()


@pytest.fixture
def anna():
    return person("editor", "anna")


@pytest.fixture
def bao():
    return person("editor", "bao")


@pytest.fixture
def article():
    return factories.article(blocks=[TEXT])


def names(claims):
    return [(review_leases.kind_of(claim), claim.pk) for claim in claims]


def given(by, queue=ALL, number=3):
    """What an editor is given one after the other, each beside the ones before."""
    found = []
    for _ in range(number):
        claim = review_queue.next_claim(by, queue, names(found))
        if claim is None:
            break
        found.append(claim)
    return found


# --- what comes next ---


def test_the_least_sure_comes_first_across_kinds(anna, article):
    sure = factories.figure(article, "130 kg", confidence="0.9")
    unsure = factories.citation(article, factories.resolution(), "51-NQ/TW", confidence="0.4")
    middling = factories.figure(article, "130", confidence="0.6")
    assert given(anna) == [unsure, middling, sure]


def test_within_one_article_claims_come_in_reading_order(anna, article):
    last = factories.citation(article, factories.resolution(), "51-NQ/TW", confidence="0.1")
    first = factories.attestation(article, factories.official(), "General To Lam", confidence="0.9")
    factories.figure(factories.article("Another", blocks=[TEXT]), "130 kg", confidence="0.05")
    assert given(anna, Queue(article=article.pk)) == [first, last]


@pytest.mark.parametrize(
    ("queue", "expected"),
    [
        (Queue(kind="figure"), {"sure", "doubtful"}),
        (Queue(kind="figure", sure="low"), {"doubtful"}),
        (Queue(sure="high"), {"sure"}),
        (Queue(kind="statement"), set()),
        (Queue(unsure=True), set()),
    ],
)
def test_a_queue_keeps_to_what_was_asked_for(anna, article, queue, expected):
    claims = {
        "sure": factories.figure(article, "130 kg", confidence="0.97"),
        "doubtful": factories.figure(article, "130", confidence="0.3"),
        "citation": factories.citation(article, factories.resolution(), "51-NQ/TW", confidence="0.7"),
    }
    assert {name for name, claim in claims.items() if claim in given(anna, queue)} == expected


def test_decided_claims_and_those_of_replaced_texts_do_not_come(anna, article):
    factories.figure(article, "130 kg", status="accepted")
    factories.figure(article, "130")
    factories.version(article, ["A new text."])
    assert given(anna) == []


def test_kinds_that_one_may_not_decide_do_not_come(article):
    factories.figure(article, "130 kg")
    assert given(person("staff")) == []


def test_claims_are_loaded_without_their_raw_documents(anna, article):
    claim = factories.figure(article, "130 kg")
    assert "raw" in review_queue.find("figure", claim.pk).version.get_deferred_fields()


# --- leases ---


def test_two_editors_are_given_different_claims(anna, bao, article):
    claims = [factories.figure(article, "130 kg", value=value) for value in (1, 2)]
    assert review_queue.next_claim(anna, Queue()) == claims[0]
    assert review_queue.next_claim(bao, Queue()) == claims[1]
    assert review_queue.next_claim(anna, Queue()) == claims[0]  # still hers


def test_a_lease_runs_out(anna, bao, article):
    claim = factories.figure(article, "130 kg")
    assert review_leases.take(claim, anna)
    assert not review_leases.take(claim, bao)
    ClaimLease.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert review_queue.next_claim(bao, Queue()) == claim
    assert review_leases.holder(claim, anna).user == bao


def test_a_lease_is_taken_over_on_purpose_only(anna, bao, article):
    claim = factories.figure(article, "130 kg")
    review_leases.take(claim, anna)
    with pytest.raises(RefusalError, match="anna is reviewing this claim"):
        review.decide(claim, review.ACCEPT, bao)
    assert review_leases.take(claim, bao, over=True)
    review.decide(claim, review.ACCEPT, bao)
    claim.refresh_from_db()
    assert claim.decided_by == bao
    assert not ClaimLease.objects.exists()


# --- decisions ---


@pytest.mark.parametrize(("verb", "status"), [(review.ACCEPT, "accepted"), (review.REJECT, "rejected")])
def test_a_decision_on_all_that_read_the_same(anna, verb, status):
    official, other = factories.official(), factories.official("To Lam")
    claims = [factories.attestation(factories.article(blocks=[TEXT]), official, "General To Lam") for _ in range(3)]
    different = [
        factories.attestation(factories.article(blocks=[TEXT]), official, "To Lam"),
        factories.attestation(factories.article(blocks=[TEXT]), other, "General To Lam"),
        factories.attestation(factories.article(blocks=[TEXT]), official, "General To Lam", rank=factories.rank("X")),
    ]
    decided = review.decide(claims[0], verb, anna, with_alike=True)
    assert set(decided.outcome.done) == set(claims)
    assert {row.status for row in Attestation.objects.filter(pk__in=[c.pk for c in claims])} == {status}
    assert {row.status for row in Attestation.objects.filter(pk__in=[c.pk for c in different])} == {"suggested"}
    assert decided.action.claims == [claim.pk for claim in claims]


def test_without_asking_only_the_one_is_decided(anna):
    official = factories.official()
    claims = [factories.attestation(factories.article(blocks=[TEXT]), official, "General To Lam") for _ in range(2)]
    review.decide(claims[0], review.ACCEPT, anna)
    claims[1].refresh_from_db()
    assert claims[1].status == "suggested"


def test_a_correction_goes_to_all_alike_but_the_day_stays_each_ones_own(anna):
    official, post = factories.official(), factories.post()
    days = ["2021-01-01", "2022-02-02"]
    claims = [
        factories.attestation(factories.article(blocks=[TEXT]), official, "General To Lam", as_of=day) for day in days
    ]
    review.decide(claims[0], review.CORRECT, anna, values={"post": post, "as_of": "2020-05-05"}, with_alike=True)
    rows = Attestation.objects.filter(official=official).order_by("pk").values_list("post", "as_of__year", "status")
    assert list(rows) == [(post.pk, 2020, "corrected"), (post.pk, 2022, "corrected")]


def test_accepting_with_changed_values_corrects(anna, article):
    claim = factories.figure(article, "130 kg")
    decided = review.decide(claim, review.ACCEPT, anna, values={"value": Decimal(13)})
    claim.refresh_from_db()
    assert (claim.status, claim.value, decided.action.verb) == ("corrected", 13, "corrected")
    assert claim.proposal["value"] == "130"


def test_values_that_are_what_stands_accept(anna, article):
    claim = factories.figure(article, "130 kg")
    review.decide(claim, review.CORRECT, anna, values={"value": Decimal("130.000")})
    claim.refresh_from_db()
    assert (claim.status, claim.proposal) == ("accepted", None)


def test_values_that_break_a_rule_store_nothing(anna, article):
    claim = factories.attestation(article, factories.official(), "General To Lam")
    with pytest.raises(ValidationError):
        review.decide(claim, review.CORRECT, anna, values={"rank": None})
    claim.refresh_from_db()
    assert claim.status == "suggested"
    assert not ReviewAction.objects.exists()


def test_deciding_takes_the_permission(article):
    claim = factories.figure(article, "130 kg")
    with pytest.raises(PermissionDenied):
        review.decide(claim, review.SKIP, person("staff"))


def test_who_comes_second_is_told_and_nothing_is_logged(anna, bao, article):
    claim = factories.figure(article, "130 kg")
    review.decide(claim, review.ACCEPT, anna)
    decided = review.decide(claim, review.REJECT, bao)
    assert decided.action is None
    assert "was accepted by anna" in decided.outcome.skipped[0].why


# --- set aside ---


def test_what_is_skipped_waits_for_others_and_comes_back_later(anna, bao, article):
    claim = factories.figure(article, "130 kg")
    review.decide(claim, review.SKIP, anna)
    assert review_queue.next_claim(anna, Queue()) is None
    assert review_queue.next_claim(bao, Queue()) == claim
    ClaimLease.objects.all().delete()
    ClaimMark.objects.update(at=timezone.now() - review_queue.SKIPPED_FOR)
    assert review_queue.next_claim(anna, Queue()) == claim


def test_what_one_is_unsure_of_waits_for_others_in_a_queue_of_its_own(anna, bao, article):
    claim = factories.figure(article, "130 kg")
    review.decide(claim, review.UNSURE, anna, note=" kilograms or tonnes? ")
    assert review_queue.next_claim(bao, Queue()) is None
    assert review_queue.next_claim(anna, Queue(unsure=True)) is None
    assert review_queue.next_claim(bao, Queue(unsure=True)) == claim
    assert ClaimMark.objects.get().note == "kilograms or tonnes?"
    review.decide(claim, review.ACCEPT, bao)
    assert not ClaimMark.objects.exists()


# --- undo ---


def test_undo_takes_one_decision_back_whole(anna):
    official = factories.official()
    claims = [factories.attestation(factories.article(blocks=[TEXT]), official, "General To Lam") for _ in range(2)]
    kept = factories.figure(factories.article(blocks=[TEXT]), "130 kg")
    review.decide(kept, review.ACCEPT, anna)
    decided = review.decide(claims[0], review.REJECT, anna, with_alike=True)
    outcome = review.undo(decided.action, anna)
    assert set(outcome.done) == set(claims)
    assert set(Attestation.objects.values_list("status", flat=True)) == {"suggested"}
    kept.refresh_from_db()
    assert kept.status == "accepted"
    assert [action.verb for action in review.latest(anna)] == ["accepted"]
    with pytest.raises(RefusalError, match="taken back already"):
        review.undo(decided.action, anna)


def test_undoing_a_correction_brings_the_proposal_back(anna, article):
    claim = factories.figure(article, "130 kg")
    decided = review.decide(claim, review.CORRECT, anna, values={"value": Decimal(13)})
    review.undo(decided.action, anna)
    claim.refresh_from_db()
    assert (claim.status, claim.value, claim.decided_by) == ("suggested", 130, None)


def test_undo_leaves_alone_what_was_decided_since(anna, bao, article):
    claim = factories.figure(article, "130 kg")
    decided = review.decide(claim, review.ACCEPT, anna)
    decisions.reopen(Figure, [claim.pk], bao)
    decisions.reject(Figure, [claim.pk], bao)
    outcome = review.undo(decided.action, anna)
    claim.refresh_from_db()
    assert (claim.status, claim.decided_by, outcome.done) == ("rejected", bao, [])
    assert "was rejected by bao" in outcome.skipped[0].why


def test_undo_leaves_alone_what_one_decided_anew(anna, article):
    claim = factories.figure(article, "130 kg")
    decided = review.decide(claim, review.ACCEPT, anna)
    decisions.reopen(Figure, [claim.pk], anna)
    decisions.accept(Figure, [claim.pk], anna)
    assert review.undo(decided.action, anna).done == []
    claim.refresh_from_db()
    assert claim.status == "accepted"


def test_nobody_undoes_another_ones_decision(anna, bao, article):
    decided = review.decide(factories.figure(article, "130 kg"), review.ACCEPT, anna)
    with pytest.raises(RefusalError, match="not your decision"):
        review.undo(decided.action, bao)


def test_undo_of_unsure_gives_the_claim_back_to_the_queue(anna, article):
    claim = factories.figure(article, "130 kg")
    decided = review.decide(claim, review.UNSURE, anna)
    review.undo(decided.action, anna)
    assert review_queue.next_claim(anna, Queue()) == claim


def test_an_added_claim_is_undone_by_rejecting_it(anna, article):
    version = factories.current(article)
    claim = Figure(**factories.evidence(version, "130 kg"), value=Decimal(130), unit="kg")
    added = review.add(claim, anna)
    assert (added.status, added.decided_by) == ("accepted", anna)
    review.undo(review.latest(anna).get(), anna)
    added.refresh_from_db()
    assert added.status == "rejected"


# --- counting ---


def test_counts_are_bounded_and_cost_one_query(article, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(review_queue, "COUNTED_TO", 3)
    for value in range(6):
        factories.figure(article, "130 kg", value=value)
    rows = [Figure.objects.all(), Figure.objects.filter(value=2), Figure.objects.none(), Attestation.objects.all()]
    with django_assert_num_queries(1):
        assert review_queue.counts(rows) == [4, 1, 0, 0]
