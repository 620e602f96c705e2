from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from articles.admin.forms import TOKEN
from articles.editorial import conflicts, decisions
from articles.models import Attestation, Figure, Participation
from tests import factories
from tests.admin.people import client_of, person
from tests.admin.test_roles import figure_form

pytestmark = pytest.mark.django_db
TEXT = "Police seized 130 kg of heroin, then 130 kg of opium; 5 people were arrested."


def url(model, page, *args):
    return reverse(f"admin:articles_{model}_{page}", args=args)


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def add(client, article, exact, block=0, **data):
    values = {"version": factories.current(article).pk, "block": block, "exact": exact, "value": "130", "unit": "kg"}
    return client.post(url("figure", "add"), {**values, **data})


def test_adding_finds_the_words():
    article = factories.article(blocks=[TEXT])
    response = add(client_of("editor", "anna"), article, "  130 kg of heroin \n")
    assert response.status_code == 302
    claim = Figure.objects.get()
    assert (claim.start, claim.end, claim.exact) == (14, 30, "130 kg of heroin")
    assert (claim.status, claim.decided_by.username, claim.extractor, claim.confidence) == ("accepted", "anna", "", 1)
    assert claim.history.get().history_change_reason == "added by a person"


@pytest.mark.parametrize(
    ("exact", "block", "message"),
    [
        ("130 kg", 0, "stand 2 times in paragraph 0"),
        ("130 kg of cannabis", 0, "Copy them from the text"),
        ("130 kg of heroin", 7, "there is no 7"),
        ("", 0, "This field is required"),
    ],
)
def test_adding_says_what_is_wrong_with_the_words(exact, block, message):
    article = factories.article(blocks=[TEXT])
    response = add(client_of("editor"), article, exact, block)
    assert response.status_code == 200
    assert any(message in error for error in response.context["adminform"].form.errors["exact"])
    assert not Figure.objects.exists()


def test_adding_the_same_claim_twice_is_a_form_error():
    article = factories.article(blocks=["General To Lam chaired the meeting."])
    claim = factories.participation(article, factories.official(), factories.meeting())
    data = {
        "version": claim.version_id,
        "block": 0,
        "exact": "To Lam",
        "official": claim.official_id,
        "meeting": claim.meeting_id,
        "role": "chair",
    }
    response = client_of("editor").post(url("participation", "add"), data)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    assert Participation.objects.count() == 1


def test_rules_of_a_claim_are_form_errors():
    article = factories.article(blocks=["General To Lam chaired the meeting."])
    data = {
        "version": factories.current(article).pk,
        "block": 0,
        "exact": "To Lam",
        "official": factories.official().pk,
    }
    response = client_of("editor").post(url("attestation", "add"), data)
    assert "Give a post, a rank or both." in str(response.context["adminform"].form.errors)
    assert not Attestation.objects.exists()


def test_the_add_form_is_filled_from_the_paragraphs_link():
    version = factories.current(factories.article(blocks=[TEXT, "More."]))
    response = client_of("editor").get(url("figure", "add"), {"version": version.pk, "block": 1})
    form = response.context["adminform"].form
    assert (form["block"].value(), form["version"].value()) == ("1", str(version.pk))


def test_saving_a_change_corrects_and_keeps_the_proposal():
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg of heroin")
    claim.refresh_from_db()
    client = client_of("editor", "anna")
    response = client.post(url("figure", "change", claim.pk), figure_form(claim, value="13", _continue="1"))
    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.status, claim.value, claim.decided_by.username) == ("corrected", 13, "anna")
    page = client.get(url("figure", "change", claim.pk)).content.decode()
    assert "The machine had proposed" in page
    assert "<del>130</del> → <ins>13</ins>" in page


def test_saving_without_a_change_decides_nothing():
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg of heroin")
    claim.refresh_from_db()
    response = client_of("editor").post(url("figure", "change", claim.pk), figure_form(claim))
    assert "Nothing was changed. To confirm the claim, accept it." in str(response.context["adminform"].form.errors)
    claim.refresh_from_db()
    assert claim.status == "suggested"
    assert claim.history.count() == 1


def test_evidence_cannot_be_changed_by_a_crafted_post():
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg of heroin")
    claim.refresh_from_db()
    crafted = {
        "block": 0,
        "start": 0,
        "end": 6,
        "exact": "Police",
        "confidence": 1,
        "extractor": "",
        "status": "accepted",
    }
    client_of("superuser").post(url("figure", "change", claim.pk), figure_form(claim, value="13", **crafted))
    claim.refresh_from_db()
    assert (claim.exact, claim.start, claim.extractor) == ("130 kg of heroin", 14, "test")
    assert (claim.value, claim.status) == (13, "corrected")


def test_a_rejected_claim_is_not_corrected():
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg of heroin", status="rejected")
    claim.refresh_from_db()
    response = client_of("editor").post(url("figure", "change", claim.pk), figure_form(claim, value="13"))
    assert "Reopen it first" in str(response.context["adminform"].form.errors)
    claim.refresh_from_db()
    assert claim.value == 130


def test_the_second_editor_is_told():
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg of heroin")
    claim.refresh_from_db()
    anna, bao = client_of("editor", "anna"), client_of("editor", "bao")
    stale = figure_form(claim, value="14")
    anna.post(url("figure", "decide", claim.pk), {"verb": "accept"})
    told = messages_of(bao.post(url("figure", "decide", claim.pk), {"verb": "reject"}, follow=True))
    assert any("was accepted by anna" in message for message in told)
    response = bao.post(url("figure", "change", claim.pk), stale)
    errors = str(response.context["adminform"].form.errors)
    assert "anna changed Status from “suggested” to “accepted”" in errors
    claim.refresh_from_db()
    assert (claim.status, claim.value, claim.decided_by.username) == ("accepted", 130, "anna")


def test_a_repeated_decision_is_harmless():
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg of heroin")
    client = client_of("editor")
    for _ in range(3):
        client.post(url("figure", "decide", claim.pk), {"verb": "accept"})
    assert list(claim.history.values_list("status", flat=True)) == ["accepted", "suggested"]


def test_a_decision_goes_back_to_its_paragraph():
    article = factories.article(blocks=["One.", TEXT])
    claim = factories.figure(article, "130 kg of heroin")
    response = client_of("editor").post(url("figure", "decide", claim.pk), {"verb": "accept", "back": "article"})
    assert response["Location"] == url("article", "change", article.pk) + "#block-1"


@pytest.mark.parametrize("verb", ["", "delete", "correct"])
def test_other_verbs_are_not_found(verb):
    claim = factories.figure(factories.article())
    assert client_of("superuser").post(url("figure", "decide", claim.pk), {"verb": verb}).status_code == 404


def test_bulk_decisions_say_what_was_done_and_what_was_left():
    article = factories.article(blocks=[TEXT])
    claims = [factories.figure(article, "130 kg of heroin", value=number) for number in range(3)]
    decisions.reject(Figure, [claims[0].pk], person("editor", "anna"))
    data = {"action": "accept_selected", "_selected_action": [claim.pk for claim in claims], "index": 0}
    response = client_of("editor").post(url("figure", "changelist"), data, follow=True)
    told = messages_of(response)
    assert told[0] == "2 figures accepted."
    assert told[1].startswith("Left alone: “0 kg” was rejected by anna on ")
    for claim in claims[1:]:
        newest = claim.history.first()
        assert (newest.history_change_reason, newest.history_user.username) == ("accepted", "editor-person")


def test_lists_show_the_evidence_in_its_sentence():
    claim = factories.figure(factories.article(blocks=["A <b>bold</b> claim: 130 kg of heroin."]), "130 kg")
    page = client_of("editor").get(url("figure", "changelist")).content.decode()
    assert "A &lt;b&gt;bold&lt;/b&gt; claim: <mark>130 kg</mark> of heroin." in page
    assert url("figure", "change", claim.pk) in page


def test_only_a_persons_claim_can_be_deleted():
    article = factories.article(blocks=[TEXT])
    own = factories.figure(article, "130 kg of heroin", extractor="", rule="", status="accepted")
    machine = factories.figure(article, "5 people", value=5)
    client = client_of("chief")
    assert client.get(url("figure", "delete", own.pk)).status_code == 200
    assert client.get(url("figure", "delete", machine.pk)).status_code == 403
    offered = client.get(url("figure", "changelist")).content.decode()
    assert "delete_selected" not in offered


def test_a_record_that_claims_need_is_protected_with_an_explanation():
    official = factories.official()
    factories.attestation(factories.article(), official)
    response = client_of("chief").post(url("official", "delete", official.pk), {"post": "yes"})
    assert response.status_code == 200
    assert "protected related objects" in response.content.decode()
    official.refresh_from_db()


def test_the_state_mark_of_a_form_stays_through_other_errors():
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg of heroin")
    claim.refresh_from_db()
    mark = conflicts.token(claim)
    response = client_of("editor").post(url("figure", "change", claim.pk), figure_form(claim, value="no number"))
    assert f'name="{TOKEN}" value="{mark}"' in response.content.decode()


def test_history_leaves_out_what_prints_the_same():
    claim = factories.attestation(factories.article(blocks=["To Lam"]), factories.official("To Lam"))
    decisions.correct(claim, {"as_of": None}, person("editor", "first"))
    claim.refresh_from_db()
    decisions.correct(claim, {"as_of": date(2021, 9, 1)}, User.objects.get(username="first"))
    moment = timezone.now().replace(second=10)
    for number, row in enumerate(claim.history.exclude(decided_at=None)):
        type(row).objects.filter(pk=row.pk).update(decided_at=moment + timedelta(seconds=number))
    page = client_of("editor").get(reverse("admin:articles_attestation_history", args=(claim.pk,)))
    told = [[change.field for change in changes] for _entry, changes in page.context["lines"]]
    assert told[0] == ["As of"]
    assert "Decided at" in told[1]
