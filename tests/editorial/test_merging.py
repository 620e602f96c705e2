"""Merging officials: everything moves, nothing is lost, and all of it comes back."""

from collections import Counter
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.editorial import decisions, merge_preview, merging, unmerging
from articles.editorial.outcome import RefusalError
from articles.models import (
    Attestation,
    IdentityQuestion,
    Official,
    OfficialAlias,
    OfficialMerge,
    Participation,
    Statement,
)
from tests import factories
from tests.admin.people import person
from tests.search.asking import found

pytestmark = pytest.mark.django_db
TEXT = "General To Lam chaired the review and said that 130 kg of heroin were seized."


@pytest.fixture
def chief() -> Any:
    return person("chief")


def named(name: str = "To Lam", **fields: Any) -> Official:
    """An official with a claim of each kind, another name and a meeting of its own."""
    official, article = factories.official(name, **fields), factories.article(blocks=[TEXT])
    factories.attestation(article, official, "General To Lam")
    factories.participation(article, official, factories.meeting(), "General To Lam chaired")
    factories.statement(article, official, TEXT)
    return official


def claims_of(official: Official) -> list[int]:
    return [model._default_manager.filter(official=official).count() for model in merging.PERSON_CLAIMS]


def state() -> dict[str, Any]:
    """Everything a merge may touch, apart from times of change."""
    claims = {
        model.__name__: sorted(
            model._default_manager.values_list(
                "id", "official", "status", "decided_by", "decided_at", "proposal__official"
            )
        )
        for model in merging.PERSON_CLAIMS
    }
    return {
        **claims,
        "officials": sorted(Official.objects.values_list("id", "name", "name_vi", "slug", "merged_into")),
        "aliases": sorted(OfficialAlias.objects.values_list("official", "folded")),
        "questions": sorted(IdentityQuestion.objects.values_list("official", "candidate", "reason", "status")),
    }


def test_every_relation_to_an_official_is_thought_of():
    """A new table that names officials must be moved by a merge, or be left for a reason that stands here."""
    moved = {"attestations", "participations", "statements", "aliases", "questions", "questions_about", "merged_from"}
    left = {"merges", "merges_taken"}  # the merges themselves
    assert {relation.name for relation in Official._meta.related_objects} == moved | left


def test_all_claims_and_names_move_and_the_record_leads_on(chief):
    source, target = named("To Lam", name_vi="Tô Lâm"), named("To An Lam")
    factories.alias(source, "General Lam")
    made = merging.merge(source, target, chief, "The same post on one day.")
    source.refresh_from_db()
    assert (source.merged_into, claims_of(source), claims_of(target)) == (target, [0, 0, 0], [2, 2, 2])
    assert sorted(target.aliases.values_list("name", flat=True)) == ["General Lam", "To Lam"]
    assert (made.merged_by, made.note) == (chief, "The same post on one day.")
    assert source.history.first().history_change_reason == "merged into To An Lam"
    assert target.history.first().history_change_reason == "took over Tô Lâm: 3 claims, 1 other names"
    claim = Attestation.objects.filter(official=target).earliest("pk")
    newest, baseline = claim.history.all()
    assert (newest.official_id, newest.history_user, baseline.official_id) == (target.pk, chief, source.pk)


def test_what_was_merged_before_leads_straight_on(chief):
    first, second, third = named("First"), named("Second"), named("Third")
    merging.merge(first, second, chief)
    second.refresh_from_db()
    merging.merge(second, third, chief)
    first.refresh_from_db()
    assert first.merged_into == third
    assert claims_of(third) == [3, 3, 3]


@pytest.mark.parametrize(
    ("own", "other", "stays"),
    [
        ("suggested", "suggested", "suggested"),
        ("accepted", "suggested", "accepted"),
        ("accepted", "rejected", "accepted"),
        ("rejected", "accepted", "accepted"),
        ("suggested", "rejected", "rejected"),
    ],
)
def test_what_both_are_said_to_have_done_counts_once(chief, own, other, stays):
    article, meeting = factories.article(blocks=[TEXT]), factories.meeting()
    source, target = factories.official("To Lam"), factories.official("To An Lam")
    mine = factories.participation(article, source, meeting, "General To Lam", status=own)
    theirs = factories.participation(article, target, meeting, "General To Lam", status=other)
    before = state()
    made = merging.merge(source, target, chief)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.official, mine.status) == (source, "rejected")
    assert (theirs.official, theirs.status) == (target, stays)
    unmerging.undo(made, chief)
    assert state() == before


def test_a_decision_taken_since_is_not_undone_with_the_merge(chief):
    article, meeting = factories.article(blocks=[TEXT]), factories.meeting()
    source, target, other = factories.official("A"), factories.official("B"), factories.official("C")
    factories.participation(article, source, meeting, status="accepted")
    theirs = factories.participation(article, target, meeting)
    moved, corrected = factories.attestation(article, source), factories.attestation(article, source, "General")
    made = merging.merge(source, target, chief)
    decisions.reopen(Participation, [theirs.pk], chief)
    corrected.refresh_from_db()
    decisions.correct(corrected, {"official": other}, chief)
    factories.attestation(article, target, "To Lam")  # came since
    undone = unmerging.undo(made, chief)
    assert (undone.back, undone.stay) == (1, 1)
    for claim in (theirs, moved, corrected):
        claim.refresh_from_db()
    assert (theirs.status, moved.official, corrected.official) == ("suggested", source, other)
    assert claims_of(target) == [1, 1, 0]


def test_what_a_double_had_kept_behind_follows_when_the_other_goes(chief):
    article, meeting = factories.article(blocks=[TEXT]), factories.meeting()
    first, second, standing = (factories.official(name) for name in ("A", "B", "C"))
    parts = [factories.participation(article, who, meeting, "General To Lam") for who in (first, second)]
    for who in (first, second):
        factories.alias(who, "Shared name")
    before = state()
    made, other = merging.merge(first, standing, chief), merging.merge(second, standing, chief)
    unmerging.undo(made, chief)
    for part in parts:
        part.refresh_from_db()
    assert [(part.official.name, part.status) for part in parts] == [("A", "suggested"), ("C", "suggested")]
    assert standing.aliases.filter(name="Shared name").exists()
    unmerging.undo(OfficialMerge.objects.get(pk=other.pk), chief)
    assert state() == before


def test_a_proposal_follows_the_merge(chief):
    source, target, right = factories.official("A"), factories.official("B"), factories.official("C")
    claim = factories.attestation(factories.article(), source)
    decisions.correct(claim, {"official": right}, chief)
    made = merging.merge(source, target, chief)
    decisions.reopen(Attestation, [claim.pk], chief)
    claim.refresh_from_db()
    assert claim.official == target
    decisions.correct(claim, {"official": right}, chief)
    unmerging.undo(made, chief)
    decisions.reopen(Attestation, [claim.pk], chief)
    claim.refresh_from_db()
    assert claim.official == source


def test_questions_about_the_two_are_answered_and_asked_again(chief):
    source, before_it, target, third = (factories.official(name) for name in ("A", "B", "C", "D"))
    merging.merge(before_it, source, chief)
    source.refresh_from_db()
    ours = [factories.identity_question(source, target), factories.identity_question(target, before_it)]
    other = factories.identity_question(source, third)
    before = state()
    made = merging.merge(source, target, chief)
    for question in ours:
        question.refresh_from_db()
        assert (question.status, question.decided_by) == ("same", chief)
    other.refresh_from_db()
    assert other.status == "open"
    unmerging.undo(made, chief)
    assert state() == before


def test_an_answer_given_by_one_merge_falls_when_another_is_taken_back(chief):
    first, second, standing = (factories.official(name) for name in ("A", "B", "C"))
    question = factories.identity_question(first, second)
    made = merging.merge(first, standing, chief)
    merging.merge(second, standing, chief)
    question.refresh_from_db()
    assert question.status == "same"
    unmerging.undo(made, chief)
    question.refresh_from_db()
    assert question.status == "open"


def test_not_the_same_is_remembered(chief):
    source, target = factories.official("A"), factories.official("B")
    made = merging.merge(source, target, chief)
    unmerging.undo(made, chief, remember=True)
    assert IdentityQuestion.objects.get().status == "different"
    with pytest.raises(RefusalError, match=r"answered on .* that A and B are not the same"):
        merging.merge(source, target, chief)
    with pytest.raises(RefusalError, match="are not the same"):
        merging.merge(target, source, chief)


def test_not_the_same_counts_for_what_was_merged_too(chief):
    first, second, third = (factories.official(name) for name in ("A", "B", "C"))
    factories.identity_question(first, third, status="different", decided_by=chief, decided_at=chief.date_joined)
    merging.merge(first, second, chief)
    second.refresh_from_db()
    assert merging.refusals(second, third)
    with pytest.raises(RefusalError, match="A and C are not the same"):
        merging.merge(third, second, chief)


def test_what_cannot_be_merged_is_refused(chief):
    one, other = factories.official("A"), factories.official("B")
    gathering = factories.official("C", undetermined=True)
    made = merging.merge(one, other, chief)
    for source, target, why in [
        (one, other, "merged into B already"),
        (other, one, "merged into B already"),
        (other, other, "into itself"),
        (other, gathering, "gathers mentions"),
    ]:
        with pytest.raises(RefusalError, match=why):
            merging.merge(source, target, chief)
    other.refresh_from_db()
    merging.merge(other, factories.official("D"), chief)
    with pytest.raises(RefusalError, match="Take that merge back first"):
        unmerging.undo(made, chief)
    unmerging.undo(OfficialMerge.objects.first(), chief)
    unmerging.undo(made, chief)
    with pytest.raises(RefusalError, match="was taken back by"):
        unmerging.undo(made, chief)


def test_merging_takes_its_permission(chief):
    source, target, editor = factories.official("A"), factories.official("B"), person("editor")
    with pytest.raises(PermissionDenied):
        merging.merge(source, target, editor)
    made = merging.merge(source, target, chief)
    with pytest.raises(PermissionDenied):
        unmerging.undo(made, editor)


def test_the_preview_says_what_happens_and_what_speaks_against_it(chief):
    source, target = named("To Lam", name_vi="Tô Lâm"), named("To Lam", name_vi="Tô Lam")
    factories.alias(source, "General Lam")
    article = factories.article(blocks=[TEXT])
    factories.attestation(article, source, "General", rank=factories.rank("General"))
    factories.attestation(article, target, "General To Lam", rank=factories.rank("Captain"))
    made = merge_preview.plan(source, target)
    assert made.source.claims == {"attestations": 2, "participations": 1, "statements": 1}
    assert made.kept_names == ["General Lam"]
    assert (made.new_names, made.refusals, made.aside) == ([], [], 0)
    assert made.conflicts[0] == "The name is written Tô Lâm there and Tô Lam here."
    assert "1 texts name both." in made.conflicts
    merging.merge(source, target, chief)
    target.refresh_from_db()
    assert claims_of(target) == [4, 2, 2]


def test_merge_and_undo_in_any_order_lose_nothing(chief):
    """Random merges and undos: all rows are there, every address leads to a standing record, and all comes back."""
    officials = [named(f"Person {number}", name_vi=f"Pérson {number}" if number % 2 else "") for number in range(4)]
    article, meeting = factories.article(blocks=[TEXT]), factories.meeting()
    for number, official in enumerate(officials):
        factories.alias(official, "Shared name")
        status = "accepted" if number == 2 else "suggested"
        factories.participation(article, official, meeting, "To Lam", status=status)
        factories.identity_question(official, officials[number - 1], f"asked {number}")
    before, steps = state(), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=7)
    total = sum(claims_of(official)[1] for official in officials)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps)
    def holds(sequence):
        with transaction.atomic():
            for one, other, undoing in sequence:
                standing = list(OfficialMerge.objects.filter(undone_at=None).order_by("pk"))
                try:
                    if undoing and standing:
                        unmerging.undo(standing[one % len(standing)], chief)
                    else:
                        merging.merge(officials[one], officials[other], chief)
                except RefusalError:
                    continue
                nothing_is_lost()
            while standing := list(OfficialMerge.objects.filter(undone_at=None).order_by("-pk")):
                unmerging.undo(next(row for row in standing if not unmerging.why_not_undo(row)), chief)
            assert state() == before
            transaction.set_rollback(True)

    def nothing_is_lost():
        now = state()
        for name in ("Attestation", "Participation", "Statement"):
            assert [row[0] for row in now[name]] == [row[0] for row in before[name]]
        rows = Official.objects.select_related("merged_into").in_bulk()
        assert sorted(rows) == [row[0] for row in before["officials"]]
        leading = {pk: row.merged_into or row for pk, row in rows.items()}
        assert all(row.merged_into is None for row in leading.values())
        # nothing that counts hangs on a merged record
        for model in (Attestation, Participation, Statement):
            assert not model.objects.not_rejected().filter(official__merged_into__isnull=False).exists()
        assert Participation.objects.count() == total
        # every name leads to who had it, by whatever record
        for official, folded in before["aliases"]:
            holders = [leading[row[0]] for row in now["aliases"] if row[1] == folded]
            assert leading[official] in holders
        assert not [pair for pair, times in Counter(now["aliases"]).items() if times > 1]

    holds()


def test_search_follows_at_once(chief, search_index):
    source, target = named("Pham Zebra"), named("To Lam")
    assert found("zebra kind:official") == [source]
    made = merging.merge(source, target, chief)
    assert found("zebra kind:official") == [target]
    unmerging.undo(made, chief)
    assert found("zebra kind:official") == [source]


def test_statements_are_among_what_moves():
    assert set(merging.PERSON_CLAIMS) == {Attestation, Participation, Statement}
