from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.editorial import conflicts, edits, history
from articles.editorial.outcome import RefusalError
from articles.models import Official
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
