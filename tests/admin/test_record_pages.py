import pytest
from django.urls import reverse

from articles.admin.forms import TOKEN
from articles.editorial import conflicts
from articles.models import IdentityQuestion, Meeting, Official
from tests import factories
from tests.admin.people import client_of

pytestmark = pytest.mark.django_db
NO_INLINES = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}


def url(model, page, *args):
    return reverse(f"admin:articles_{model}_{page}", args=args)


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def official_form(official, **changes):
    values = {"name": official.name, "name_vi": official.name_vi, "slug": official.slug, "note": official.note}
    return {**values, **NO_INLINES, TOKEN: conflicts.token(official), **changes}


def one_name(name):
    return {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0, "aliases-0-name": name}


def test_a_saved_field_is_remembered_and_an_import_leaves_it():
    official = factories.official("To Lam")
    client_of("editor").post(url("official", "change", official.pk), official_form(official, name_vi="Tô Lâm"))
    official.refresh_from_db()
    assert official.edited_fields == ["name_vi"]
    assert official.fill({"name_vi": "Other"}) == []
    assert official.history.first().history_user.username == "editor-person"


def test_two_people_editing_one_record():
    official = factories.official("To Lam")
    stale = official_form(official, note="bao's note", name="To Lam the First")
    anna, bao = client_of("editor", "anna"), client_of("editor", "bao")
    anna.post(url("official", "change", official.pk), official_form(official, name_vi="Tô Lâm"))
    response = bao.post(url("official", "change", official.pk), stale)
    assert response.status_code == 200
    errors = str(response.context["adminform"].form.non_field_errors())
    assert "anna changed Vietnamese name from “—” to “Tô Lâm”" in errors
    assert "Nothing of yours is stored" in errors
    official.refresh_from_db()
    assert (official.name, official.name_vi, official.note) == ("To Lam", "Tô Lâm", "")
    again = bao.post(url("official", "change", official.pk), stale)
    assert again.status_code == 200  # the same form is refused again


@pytest.mark.parametrize("mark", [None, "", "nonsense", "1-"])
def test_a_form_that_does_not_say_its_state_is_refused(mark):
    official = factories.official("To Lam")
    data = official_form(official, note="x")
    data.pop(TOKEN)
    if mark is not None:
        data[TOKEN] = mark
    assert client_of("superuser").post(url("official", "change", official.pk), data).status_code == 200
    official.refresh_from_db()
    assert official.note == ""


def test_a_new_record_gets_a_slug_of_its_own_and_remembers_what_was_set():
    factories.official("Nguyễn Đức", slug="nguyen-duc")
    client = client_of("editor")
    response = client.post(url("official", "add"), {"name": "Nguyễn Đức", "note": "another", **NO_INLINES})
    assert response.status_code == 302
    made = Official.objects.get(slug="nguyen-duc-2")
    assert made.edited_fields == ["name"]
    assert made.history.get().history_user.username == "editor-person"


def test_records_made_at_the_desk_get_keys_of_their_own():
    client = client_of("editor")
    for title in ("First visit", "Second visit"):
        data = {"title": title, "kind": "visit", "date_precision": "none", "sites": "[]", "mode": "in_person"}
        assert client.post(url("meeting", "add"), data).status_code == 302
    assert Meeting.objects.values("key").distinct().count() == 2
    data = {"kind": "Decree", "number": "5/ND-CP"}
    assert client.post(url("resolution", "add"), data).status_code == 302
    assert client.post(url("resolution", "add"), {**data, "number": "6/ND-CP"}).status_code == 302


def test_a_document_made_at_the_desk_is_the_one_that_citations_find():
    from articles.models import Resolution

    client = client_of("editor")
    client.post(url("resolution", "add"), {"kind": "Decree", "number": "05/2018/ND-CP", "symbol": ""})
    made = Resolution.objects.get(number="05/2018/ND-CP")
    assert made.key == "decree:5/cp:2018"
    again = client.post(url("resolution", "add"), {"kind": "Decree", "number": "5/2018/NĐ-CP"})
    assert "This document is there already" in str(again.context["adminform"].form.errors)
    assert Resolution.objects.filter(kind="Decree").count() == 1


def test_names_that_differ_in_diacritics_only_are_a_form_error():
    factories.organization("Guard Office")
    data = {**NO_INLINES, "name": "Guard-Óffice"}
    response = client_of("editor").post(url("organization", "add"), data)
    assert "case and diacritics make no difference" in str(response.context["adminform"].form.errors)
    post = factories.post("Head of Guard", "Head")
    data = {**NO_INLINES, "label": "HEAD OF GUARD", "role": "Head", "slug": ""}
    response = client_of("editor", "other").post(url("post", "add"), data)
    assert response.status_code == 200, post


def test_other_names_are_noted_in_history():
    official = factories.official("To Lam")
    inline = {
        "aliases-TOTAL_FORMS": 1,
        "aliases-INITIAL_FORMS": 0,
        "aliases-0-name": "Tô Lâm",
        "aliases-0-official": official.pk,
    }
    client_of("editor").post(url("official", "change", official.pk), official_form(official, **inline))
    assert [alias.name for alias in official.aliases.all()] == ["Tô Lâm"]
    newest = official.history.first()
    assert newest.history_change_reason == "other names: added Tô Lâm"


def test_the_same_other_name_twice_is_a_form_error():
    official = factories.official("To Lam")
    factories.alias(official, "Tô Lâm")
    inline = {
        "aliases-TOTAL_FORMS": 1,
        "aliases-INITIAL_FORMS": 0,
        "aliases-0-name": "to lam",
        "aliases-0-official": official.pk,
    }
    response = client_of("editor").post(url("official", "change", official.pk), official_form(official, **inline))
    assert response.status_code == 200
    assert official.aliases.count() == 1


def test_merged_into_is_read_only():
    official, other = factories.official(), factories.official("Other")
    data = official_form(official, merged_into=other.pk, note="x")
    client_of("superuser").post(url("official", "change", official.pk), data)
    official.refresh_from_db()
    assert (official.merged_into, official.note) == (None, "x")


def test_giving_back_names_the_field():
    official = factories.official(edited_fields=["name_vi"])
    client = client_of("editor")
    assert "Give back to imports" in client.get(url("official", "change", official.pk)).content.decode()
    response = client.post(url("official", "release", official.pk), {"field": "name_vi"}, follow=True)
    assert "Imports may fill “Vietnamese name” again." in messages_of(response)
    again = client.post(url("official", "release", official.pk), {"field": "name_vi"}, follow=True)
    assert "No person has set this field" in messages_of(again)[0]


def test_history_shows_who_what_and_the_difference():
    official = factories.official("To Lam")
    client = client_of("editor", "anna")
    client.post(url("official", "change", official.pk), official_form(official, name_vi="Tô Lâm"))
    page = client.get(url("official", "history", official.pk)).content.decode()
    assert "anna" in page
    assert "edited name_vi" in page
    assert "<dt>Vietnamese name</dt><dd>— → <ins>Tô Lâm</ins></dd>" in page


def test_history_of_a_deleted_record_is_kept():
    official = factories.official("To Lam")
    client = client_of("chief")
    client.post(url("official", "delete", official.pk), {"post": "yes"})
    page = client.get(url("official", "history", official.pk))
    assert page.status_code == 200
    assert "deleted" in page.content.decode()
    assert client.get(url("official", "history", official.pk + 1000)).status_code == 404


def test_bulk_deletion_is_in_history():
    officials = [factories.official(), factories.official("Other")]
    data = {"action": "delete_selected", "_selected_action": [row.pk for row in officials], "post": "yes"}
    client_of("chief").post(url("official", "changelist"), data)
    gone = Official.history.filter(history_type="-")
    assert {entry.id for entry in gone} == {row.pk for row in officials}
    assert {entry.history_user.username for entry in gone} == {"chief-person"}


def test_history_has_no_page_that_saves_an_old_state():
    official = factories.official()
    entry = official.history.first()
    address = url("official", "history", official.pk) + f"{entry.pk}/"
    client = client_of("editor")
    assert client.post(address, {"name": "Overwritten", **NO_INLINES}).status_code in {302, 404}
    official.refresh_from_db()
    assert official.name == "To Lam"


def test_answers_are_recorded_with_who_gave_them():
    question = factories.identity_question(factories.official(), factories.official("Tô Lam"))
    anna, bao = client_of("editor", "anna"), client_of("editor", "bao")
    anna.post(url("identityquestion", "answer", question.pk), {"answer": "different"})
    question.refresh_from_db()
    assert (question.status, question.decided_by.username) == ("different", "anna")
    told = bao.post(url("identityquestion", "answer", question.pk), {"answer": "same"}, follow=True)
    assert "was answered “not the same” by anna" in messages_of(told)[0]
    data = {"action": "open_again", "_selected_action": [question.pk], "index": 0}
    bao.post(url("identityquestion", "changelist"), data)
    assert IdentityQuestion.objects.get().decided_by is None
    history = anna.get(url("identityquestion", "history", question.pk)).content.decode()
    assert "Answered “not the same”" in history
    assert "bao" in history


def test_questions_are_answered_by_buttons_only():
    question = factories.identity_question(factories.official(), factories.official("Tô Lam"))
    crafted = {"status": "same", "decided_by": 1, "reason": "x"}
    client_of("superuser").post(url("identityquestion", "change", question.pk), crafted)
    question.refresh_from_db()
    assert (question.status, question.reason) == ("open", "Same name, other ministry.")
    assert (
        client_of("editor").post(url("identityquestion", "answer", question.pk), {"answer": "maybe"}).status_code == 404
    )


class TestTwoVersions:
    """Two editors, one record: both versions are shown, and what is kept is chosen field by field."""

    def clash(self):
        official = factories.official("To Lam")
        stale = official_form(official, note="bao's note", name="To Lam the First")
        anna, bao = client_of("editor", "anna"), client_of("editor", "bao")
        anna.post(url("official", "change", official.pk), official_form(official, name_vi="Tô Lâm", note="anna's"))
        return official, stale, bao, bao.post(url("official", "change", official.pk), stale)

    def test_both_are_shown(self):
        _, _, _, response = self.clash()
        page = response.content.decode()
        assert "what stands now: <strong>anna&#x27;s</strong>" in page
        assert "yours: <strong>bao&#x27;s note</strong>" in page
        assert 'name="keep_name" value="mine" checked> yours: <strong>To Lam the First</strong>' in page
        assert 'name="keep_note" value="theirs" checked>' in page
        assert "Vietnamese name stays <strong>Tô Lâm</strong>, which you did not change." in page

    def test_what_is_chosen_is_kept(self):
        official, stale, bao, response = self.clash()
        fresh = response.context["adminform"].form.fresh_state
        chosen = {"keep_note": "theirs", "keep_name": "mine", "keep_name_vi": "theirs", "desk_resolved": fresh}
        assert bao.post(url("official", "change", official.pk), {**stale, **chosen}).status_code == 302
        official.refresh_from_db()
        assert (official.name, official.name_vi, official.note) == ("To Lam the First", "Tô Lâm", "anna's")
        assert official.edited_fields == ["name", "name_vi"]
        assert official.history.first().history_change_reason == "edited name"

    def test_a_third_edit_meanwhile_is_a_conflict_again(self):
        official, stale, bao, response = self.clash()
        fresh = response.context["adminform"].form.fresh_state
        Official.objects.filter(pk=official.pk).update(note="a third")
        chosen = {"keep_note": "mine", "keep_name": "mine", "desk_resolved": fresh}
        assert bao.post(url("official", "change", official.pk), {**stale, **chosen}).status_code == 200
        official.refresh_from_db()
        assert official.note == "a third"


def test_the_history_offers_to_put_back_to_those_who_may():
    official = factories.official("To Lam")
    client = client_of("editor", "anna")
    client.post(url("official", "change", official.pk), official_form(official, name_vi="Tô Lâm"))
    page = client.get(url("official", "history", official.pk)).content.decode()
    assert 'name="field" value="name_vi"' in page
    assert "Put all back to this" in page
    assert 'name="field"' not in client_of("contributor").get(url("official", "history", official.pk)).content.decode()
    entry = official.history.first().pk
    done = client.post(url("official", "restore", official.pk), {"entry": entry, "field": "name_vi"}, follow=True)
    assert messages_of(done) == ["“Vietnamese name” was put back."]
    official.refresh_from_db()
    assert (official.name_vi, official.edited_fields) == ("", [])
    again = client.post(url("official", "restore", official.pk), {"entry": "x", "field": "name_vi"}, follow=True)
    assert "does not go back there" in messages_of(again)[0]


def test_a_claim_is_put_back_from_its_history():
    claim = factories.figure(factories.article())
    from articles.editorial import decisions

    decisions.correct(claim, {"value": 13}, factories.user("root", is_superuser=True))
    client = client_of("editor")
    assert 'name="field" value="value"' in client.get(url("figure", "history", claim.pk)).content.decode()
    client.post(url("figure", "restore", claim.pk), {"entry": claim.history.first().pk, "field": "value"})
    claim.refresh_from_db()
    assert (claim.value, claim.status) == (130, "accepted")
