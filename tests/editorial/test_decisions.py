from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.editorial import decisions
from articles.editorial.outcome import RefusalError
from articles.models import Attestation, Claim, Figure, Participation, PeriodKind
from tests import factories
from tests.admin.people import person

Status = Claim.Status
pytestmark = pytest.mark.django_db
TEXT = "General To Lam said 130 kg of heroin were seized."

VERBS = {"accepted": decisions.accept, "rejected": decisions.reject, "suggested": decisions.reopen}
MACHINE_ALLOWED = {
    ("suggested", "accepted"),
    ("suggested", "rejected"),
    ("accepted", "suggested"),
    ("corrected", "suggested"),
    ("rejected", "suggested"),
}
PERSON_ALLOWED = {("accepted", "rejected"), ("corrected", "rejected"), ("rejected", "accepted")}


def make_figure(**fields):
    return factories.figure(factories.article(blocks=[TEXT]), "130 kg", **fields)


@pytest.mark.parametrize(("start", "to"), list(product(Status.values, VERBS)))
def test_every_decision_on_a_machines_claim(start, to):
    claim = make_figure(status=start)
    editor = person("editor")
    outcome = VERBS[to](Figure, [claim.pk], editor)
    claim.refresh_from_db()
    if (start, to) in MACHINE_ALLOWED:
        assert [row.pk for row in outcome.done] == [claim.pk]
        assert claim.status == to
        assert claim.decided_by == (None if to == "suggested" else editor)
        assert (claim.decided_at is None) == (to == "suggested")
    else:
        assert not outcome.done
        assert claim.status == start
        assert claim.decided_by != editor


@pytest.mark.parametrize(("start", "to"), list(product(("accepted", "corrected", "rejected"), VERBS)))
def test_every_decision_on_a_persons_claim(start, to):
    claim = make_figure(status=start, extractor="", rule="")
    outcome = VERBS[to](Figure, [claim.pk], person("editor"))
    claim.refresh_from_db()
    assert bool(outcome.done) == ((start, to) in PERSON_ALLOWED)
    assert claim.status == (to if (start, to) in PERSON_ALLOWED else start)


@pytest.mark.parametrize("decide", VERBS.values())
def test_deciding_takes_its_permission(decide):
    claim = make_figure()
    with pytest.raises(PermissionDenied):
        decide(Figure, [claim.pk], person("staff"))
    with pytest.raises(PermissionDenied):
        decisions.correct(claim, {"value": Decimal(5)}, person("staff", "other"))
    claim.refresh_from_db()
    assert claim.status == "suggested"


def test_whoever_is_second_is_told_who_was_first():
    claim = make_figure()
    anna, bao = person("editor", "anna"), person("editor", "bao")
    decisions.accept(Figure, [claim.pk], anna)
    outcome = decisions.reject(Figure, [claim.pk], bao)
    assert not outcome.done
    assert "accepted by anna on" in outcome.skipped[0].why
    claim.refresh_from_db()
    assert (claim.status, claim.decided_by) == ("accepted", anna)


def test_correcting_keeps_the_first_proposal_and_reopening_brings_it_back():
    claim = make_figure()
    editor = person("editor")
    month = (date(2021, 9, 1), date(2021, 9, 30))
    decisions.correct(claim, {"value": Decimal(13), "period_start": month[0], "period_end": month[1]}, editor)
    corrected = decisions.correct(claim, {"value": Decimal(14), "indicator": None}, editor)
    assert (corrected.status, corrected.value, corrected.period_kind) == ("corrected", Decimal(14), PeriodKind.MONTH)
    assert corrected.proposal["value"] == "130"
    assert corrected.proposal["indicator"] == claim.indicator_id
    fields = {change.field for change in decisions.proposal_in_words(corrected)}
    assert fields == {"indicator", "value", "period start", "period end"}
    decisions.reopen(Figure, [claim.pk], editor)
    claim.refresh_from_db()
    assert (claim.status, claim.value, claim.period_kind) == ("suggested", Decimal(130), PeriodKind.YEAR)
    assert claim.indicator == factories.indicator()
    assert claim.proposal is None


def test_setting_back_to_the_proposal_is_accepting_it():
    claim = make_figure()
    editor = person("editor")
    decisions.correct(claim, {"value": Decimal(13)}, editor)
    back = decisions.correct(claim, {"value": Decimal("130.000")}, editor)
    assert (back.status, back.proposal) == ("accepted", None)


def test_a_correction_that_changes_nothing_writes_nothing():
    claim = make_figure()
    same = decisions.correct(claim, {"value": Decimal("130.0")}, person("editor"))
    assert same.status == "suggested"
    assert claim.history.count() == 1


def test_a_rejected_claim_is_not_corrected():
    claim = make_figure(status="rejected")
    with pytest.raises(RefusalError, match="reopen it first"):
        decisions.correct(claim, {"value": Decimal(13)}, person("editor"))


def test_evidence_is_no_field_of_a_correction():
    with pytest.raises(ValueError, match="not fields of this claim"):
        decisions.correct(make_figure(), {"exact": "x"}, person("editor"))


def test_a_correction_may_not_repeat_another_claim():
    article = factories.article(blocks=[TEXT])
    who, other, meeting = factories.official(), factories.official("To An Xo"), factories.meeting()
    factories.participation(article, who, meeting)
    claim = factories.participation(article, other, meeting)
    with pytest.raises(ValidationError):
        decisions.correct(claim, {"official": who}, person("editor"))
    assert Participation.objects.get(pk=claim.pk).official == other


def test_reopening_is_refused_where_the_proposal_has_become_another_claim():
    article = factories.article(blocks=[TEXT])
    who, other, meeting = factories.official(), factories.official("To An Xo"), factories.meeting()
    claim = factories.participation(article, who, meeting)
    editor = person("editor")
    decisions.correct(claim, {"official": other}, editor)
    factories.participation(article, who, meeting)
    outcome = decisions.reopen(Participation, [claim.pk], editor)
    assert not outcome.done
    assert "cannot go back to the machine's proposal" in outcome.skipped[0].why
    claim.refresh_from_db()
    assert (claim.status, claim.official) == ("corrected", other)


def test_reopening_is_refused_where_the_proposed_record_is_gone():
    article = factories.article(blocks=[TEXT])
    gone = factories.official("Nguyen Van A")
    claim = factories.attestation(article, gone)
    editor = person("editor")
    decisions.correct(claim, {"official": factories.official()}, editor)
    gone.delete()
    outcome = decisions.reopen(Attestation, [claim.pk], editor)
    assert "no longer exists" in outcome.skipped[0].why
    assert decisions.proposal_in_words(Attestation.objects.get(pk=claim.pk))[0].old.startswith("no longer there")


def test_a_persons_claim_is_accepted_at_once():
    article = factories.article(blocks=[TEXT])
    editor = person("editor")
    claim = Figure(value=Decimal(130), unit="kg", **factories.evidence(article, "130 kg"))
    decisions.add(claim, editor)
    claim.refresh_from_db()
    assert (claim.status, claim.decided_by, claim.confidence, claim.extractor) == ("accepted", editor, 1, "")
    assert decisions.added_by_person(claim)
    with pytest.raises(PermissionDenied):
        decisions.add(Figure(value=1, **factories.evidence(article, "130 kg")), person("staff"))


def test_bulk_decisions_write_history_for_each_claim():
    article = factories.article(blocks=[TEXT])
    claims = [factories.figure(article, "130 kg", value=number) for number in range(3)]
    editor = person("editor")
    Figure.history.all().delete()  # as after an import, which writes in bulk
    outcome = decisions.accept(Figure, [claim.pk for claim in claims], editor)
    assert len(outcome.done) == 3
    for claim in claims:
        newest, baseline = claim.history.all()
        assert (newest.history_user, newest.history_change_reason, newest.status) == (editor, "accepted", "accepted")
        assert (baseline.history_user, baseline.status) == (None, "suggested")


def test_a_claim_of_who_may_not_decide_is_a_proposal():
    version = factories.current(factories.article())
    contributor, editor = person("contributor"), person("editor")
    made = decisions.add(
        Attestation(**factories.evidence(version, "To Lam"), official=factories.official(), rank=factories.rank()),
        contributor,
    )
    assert (made.status, made.decided_by, made.extractor) == ("suggested", None, "")
    newest = made.history.first()
    assert (newest.history_user, newest.history_change_reason) == (contributor, "proposed by a person")
    assert decisions.next_statuses(made) == {"accepted", "rejected", "corrected"}
    assert decisions.accept(Attestation, [made.pk], editor).done
    assert "added by a person" in decisions.reopen(Attestation, [made.pk], editor).skipped[0].why
