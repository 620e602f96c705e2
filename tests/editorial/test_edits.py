from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.editorial import conflicts, decisions, edits, history
from articles.editorial.outcome import RefusalError
from articles.models import Official, Organization
from tests import factories
from tests.admin.people import person

pytestmark = pytest.mark.django_db


def test_an_edit_is_remembered_by_field_and_survives_an_import():
    official = factories.official("To Lam")
    official.name_vi, official.note = "Tô Lâm", "the minister"
    saved = edits.save(official, ["name_vi", "note"], person("editor"))
    assert saved.edited_fields == ["name_vi"]  # nobody but a person fills the note
    stored = Official.objects.get(pk=official.pk)
    assert stored.fill({"name": "TO LAM", "name_vi": "To Lam"}) == ["name"]
    assert (stored.name, stored.name_vi) == ("TO LAM", "Tô Lâm")


def test_only_the_named_fields_are_taken_over():
    official = factories.official("To Lam", note="kept")
    stale = Official.objects.get(pk=official.pk)
    Official.objects.filter(pk=official.pk).update(name="To Lam the First", edited_fields=["name"])
    stale.name_vi = "Tô Lâm"
    saved = edits.save(stale, ["name_vi"], person("editor"))
    assert (saved.name, saved.name_vi, saved.note) == ("To Lam the First", "Tô Lâm", "kept")
    assert saved.edited_fields == ["name", "name_vi"]
    assert saved.folded == "to lam the first"


def test_a_field_given_back_is_filled_again():
    official = factories.official("To Lam", name_vi="Tô Lam", edited_fields=["name_vi"])
    editor = person("editor")
    released = edits.release(official, "name_vi", editor)
    assert released.edited_fields == []
    assert released.fill({"name_vi": "Tô Lâm"}) == ["name_vi"]
    assert released.history.first().history_change_reason == "gave name_vi back to imports"
    with pytest.raises(RefusalError):
        edits.release(official, "name_vi", editor)


def test_edits_take_their_permissions():
    official = factories.official()
    staff = person("staff")
    with pytest.raises(PermissionDenied):
        edits.save(official, ["name"], staff)
    with pytest.raises(PermissionDenied):
        edits.release(official, "name", staff)
    with pytest.raises(PermissionDenied):
        edits.save(Official(name="New", slug="new"), ["name"], staff)
    assert not Official.objects.filter(slug="new").exists()


def test_saving_nothing_writes_nothing():
    official = factories.official()
    edits.save(official, [], person("editor"))
    assert official.history.count() == 1


def test_the_first_difference_has_a_before():
    official = factories.official("To Lam")
    Official.history.all().delete()  # as after an import, which writes in bulk
    editor = person("editor")
    official.name_vi = "Tô Lâm"
    edits.save(official, ["name_vi"], editor)
    newest, baseline = official.history.all()
    assert (baseline.history_user, baseline.history_change_reason) == (None, history.BEFORE)
    assert (newest.history_user, newest.history_change_reason) == (editor, "edited name_vi")
    (change,), last = history.changes([newest, baseline])
    assert (change.field, change.old, change.new) == ("Vietnamese name", "—", "Tô Lâm")
    assert last == []


def test_what_an_import_did_meanwhile_is_not_shown_as_a_persons():
    official = factories.official("To Lam")
    editor = person("editor")
    official.name_vi = "Tô Lâm"
    edits.save(official, ["name_vi"], editor)
    Official.objects.filter(pk=official.pk).update(name="To Lam the First", folded="to lam the first")
    official.note = "seen"
    edits.save(official, ["note"], editor)
    entries = list(official.history.all())
    told = [[change.field for change in found] for found in history.changes(entries)]
    assert told == [["Note"], ["Name"], ["Vietnamese name"], []]
    assert entries[1].history_user is None


def test_a_state_mark_tells_who_changed_what():
    official = factories.official("To Lam")
    mark = conflicts.token(official)
    assert conflicts.changed_since(official, mark) == []
    Official.objects.filter(pk=official.pk).update(updated_at=timezone.now() + timedelta(days=1))
    assert conflicts.changed_since(Official.objects.get(pk=official.pk), mark) == []
    official.note = "seen"
    saved = edits.save(official, ["note"], person("editor", "anna"))
    (sentence,) = conflicts.changed_since(saved, mark)
    assert sentence.startswith("anna changed Note from “—” to “seen” (")
    assert conflicts.changed_since(saved, conflicts.token(saved)) == []


def test_a_state_mark_notices_imports_and_nonsense():
    official = factories.official("To Lam")
    mark = conflicts.token(official)
    Official.objects.filter(pk=official.pk).update(name="TO LAM")
    official.refresh_from_db()
    assert conflicts.changed_since(official, mark) == ["An import changed this record."]
    assert conflicts.changed_since(official, "")
    assert conflicts.changed_since(official, "x-y")


def test_other_names_are_noted_in_the_records_history():
    official = factories.official("To Lam")
    edits.note_names(official, ["Tô Lâm"], ["T. Lam"], person("editor"))
    assert official.history.first().history_change_reason == "other names: added Tô Lâm; removed T. Lam"
    rows = official.history.count()
    edits.note_names(official, [], [], person("editor", "other"))
    assert official.history.count() == rows


class TestPutBack:
    """A field or a record goes back to an earlier state, by a person."""

    def edited(self):
        official = factories.official("To Lam", name_vi="Tô Lam")
        official.name_vi, official.note = "Tô Lâm", "the minister"
        return edits.save(official, ["name_vi", "note"], person("editor"))

    def test_a_field_goes_back_and_may_be_filled_again(self):
        official = self.edited()
        back = edits.put_back(official, official.history.first().pk, person("editor", "bao"), "name_vi")
        assert (back.name_vi, back.note, back.edited_fields) == ("Tô Lam", "the minister", [])
        newest = back.history.first()
        assert newest.history_user.username == "bao"
        assert newest.history_change_reason.startswith("put back name_vi as of ")

    def test_what_an_import_changed_is_the_persons_once_put_back(self):
        official = factories.official("To Lam", name_vi="Tô Lâm")
        Official.objects.filter(pk=official.pk).update(name_vi="Wrong")
        official.refresh_from_db()
        history.baseline([official])
        back = edits.put_back(official, official.history.first().pk, person("editor"), "name_vi")
        assert (back.name_vi, back.edited_fields) == ("Tô Lâm", ["name_vi"])
        assert back.fill({"name_vi": "Wrong"}) == []

    def test_a_whole_record_goes_back(self):
        official = self.edited()
        first = official.history.last()
        back = edits.put_back(official, first.pk, person("editor", "bao"))
        assert (back.name_vi, back.note, back.edited_fields) == ("Tô Lam", "", [])
        again = edits.put_back(back, official.history.all()[1].pk, person("editor", "anna"))
        assert (again.name_vi, again.note, again.edited_fields) == ("Tô Lâm", "the minister", ["name_vi"])

    def test_what_makes_no_sense_is_refused(self):
        official, other = self.edited(), factories.official("Other")
        editor = person("editor", "bao")
        newest = official.history.first().pk
        for entry, name in [
            (newest, ""),
            (0, ""),
            (other.history.first().pk, ""),
            (newest, "merged_into"),
            (official.history.last().pk, "name_vi"),
        ]:
            with pytest.raises(RefusalError):
                edits.put_back(official, entry, editor, name)
        with pytest.raises(PermissionDenied):
            edits.put_back(official, newest, person("contributor"), "name_vi")

    def test_a_record_of_that_time_that_is_gone_is_refused(self):
        parent = factories.organization("Old parent")
        child = factories.organization("Department", parent=parent)
        child.parent = None
        edits.save(child, ["parent"], person("editor"))
        parent.delete()
        with pytest.raises(RefusalError, match="no longer exists"):
            edits.put_back(child, child.history.first().pk, person("editor", "bao"), "parent")

    def test_rules_hold_for_what_is_put_back(self):
        department = factories.organization("Department")
        department.name = "Other name"
        edits.save(department, ["name"], person("editor"))
        Organization.objects.create(name="Department")
        with pytest.raises(ValidationError):
            edits.put_back(department, department.history.first().pk, person("editor", "bao"), "name")

    def test_a_claim_goes_back_to_an_earlier_correction(self):
        claim = factories.figure(factories.article(), value=130)
        editor = person("editor")
        for value in (13, 14):
            claim = decisions.correct(claim, {"value": value}, editor)
        back = edits.put_claim_back(claim, claim.history.first().pk, editor, "value")
        assert (back.value, back.status) == (13, "corrected")
        back = edits.put_claim_back(back, claim.history.last().pk, editor)
        assert (back.value, back.status) == (130, "accepted")  # what the machine had proposed


def test_two_versions_of_a_record_are_told_apart():
    official = factories.official("To Lam", name_vi="Tô Lam")
    mark = conflicts.token(official)
    official.name_vi = "Tô Lâm"
    saved = edits.save(official, ["name_vi"], person("editor", "anna"))
    mine = {"name": "To Lam the First", "name_vi": "Tô Lam", "note": ""}
    found = conflicts.sides(saved, mark, mine)
    assert [(side.name, side.theirs, side.mine, side.touched, side.clash) for side in found] == [
        ("name", "To Lam", "To Lam the First", True, False),
        ("name_vi", "Tô Lâm", "Tô Lam", False, True),
    ]
