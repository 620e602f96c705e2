"""The desk's front page: what waits, with links that show the very same; who is at work; the last imports."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import contradictions, review, review_leases, review_queue
from articles.models import ClaimLease, Contradiction, ErrorReport
from tests import factories
from tests.admin import scene
from tests.admin.people import client_of, person
from tests.admin.test_queries import queries

pytestmark = pytest.mark.django_db


def waiting(client):
    return client.get(reverse("admin:index")).context["waiting"]


def lines(shown, section):
    return {line.label: line.count for line in shown[section]}


def test_claims_by_kind_and_confidence():
    article = factories.article(blocks=["130 kg, 5 kg"])
    for confidence in ("0.3", "0.6", "0.6", "0.9", "0.99"):
        factories.figure(article, "130 kg", confidence=confidence, value=len(confidence))
    unsure = factories.figure(article, "5 kg", confidence="0.2")
    factories.figure(article, "5 kg", status="accepted")
    review.decide(unsure, review.UNSURE, person("editor", "bao"))
    client = client_of("editor")
    (row,) = [row for row in waiting(client)["claims"] if row["label"] == "Figures"]
    assert [count for count, _address in row["steps"]] == ["2", "2", "1", "1", "1"]
    assert row["total"] == "6"
    for _count, address in row["steps"]:
        assert client.get(address).status_code == 200
        assert "kind=figure" in address


def test_whoever_may_not_decide_is_led_to_the_lists():
    factories.figure(factories.article(), confidence="0.3")
    client = client_of("superuser")
    viewer = person("staff")
    from django.contrib.auth.models import Permission

    viewer.user_permissions.add(Permission.objects.get(codename="view_figure"))
    client.force_login(viewer)
    (row,) = waiting(client)["claims"]
    assert [count for count, _address in row["steps"]] == ["1", "0", "0", "0", "0"]
    (claim,) = client.get(row["steps"][0][1]).context["cl"].result_list
    assert claim.confidence < 1


def test_every_count_is_what_its_link_shows():
    scene.build()
    factories.import_run(state="interrupted", finished_at=None)
    factories.article(state="in_review")
    client = client_of("superuser")
    shown = waiting(client)
    assert lines(shown, "questions") == {
        "One person or two?": "1",
        "Articles nearly the same": "1",
        "Contradictions": "1",
        "Readers’ error reports": "1",
        "Documents known by citation only": "1",
        "Figures without an indicator": "0",
    }
    assert lines(shown, "imports") == {"Rejected documents": "1", "Interrupted imports": "1"}
    assert lines(shown, "articles")["In review"] == "1"
    for section in ("articles", "questions", "imports"):
        for line in shown[section]:
            response = client.get(line.address)
            assert response.status_code == 200, line
            assert str(response.context["cl"].result_count) == line.count, line


def test_counts_stop_early(monkeypatch):
    monkeypatch.setattr(review_queue, "COUNTED_TO", 2)
    monkeypatch.setattr("articles.admin.review_page.COUNTED_TO", 2)
    for _ in range(4):
        factories.article(state="draft")
    assert lines(waiting(client_of("editor")), "articles")["Drafts"] == "2+"


def test_people_without_permission_are_shown_nothing():
    scene.build()
    shown = waiting(client_of("staff"))
    assert not any(shown.values())


def test_who_is_at_work_and_on_what():
    claim = factories.figure(factories.article())
    bao = person("editor", "bao")
    review_leases.take(claim, bao)
    late = factories.article("Late", state="draft", assigned_to=bao, due_on=timezone.localdate() - timedelta(days=1))
    factories.article("Done", assigned_to=bao)
    client = client_of("editor", "anna")
    shown = waiting(client)
    (someone,) = shown["people"]
    assert (someone["user"], someone["claims"]) == (
        bao,
        [(f"figure {claim.pk}", reverse("admin:review_claim", args=("figure", claim.pk)))],
    )
    assert [(line["article"], line["is_late"]) for line in shown["assigned"]] == [(late, True)]
    ClaimLease.objects.update(expires_at=timezone.now())
    assert waiting(client)["people"] == []


def test_the_last_imports_with_their_rejected_documents():
    for number in range(7):
        factories.import_run(counts={"new": number, "rejected": number % 2})
    runs = waiting(client_of("editor"))["runs"]
    assert [line["rejected"] for line in runs] == [0, 1, 0, 1, 0]


def test_one_query_for_all_counts_and_few_for_the_rest():
    client = client_of("editor")
    scene.build()
    captured = queries(client, reverse("admin:index"))
    assert sum("COUNT(*) FROM (" in query["sql"] for query in captured) == 1
    assert len(captured) <= 12


# --- contradictions and error reports ---


def test_contradictions_are_looked_for_and_answered_at_the_desk():
    official, low, high = factories.official(), factories.rank("Low rank"), factories.rank("High rank")
    factories.attestation(factories.article(), official, rank=high, as_of="2020-01-01")
    factories.attestation(factories.article(), official, rank=low, as_of="2021-01-01")
    client = client_of("editor", "anna")
    found = client.post(reverse("admin:articles_contradiction_check"), follow=True)
    assert [str(message) for message in found.context["messages"]] == ["1 contradiction to look at."]
    row = Contradiction.objects.get()
    page = client.get(reverse("admin:articles_contradiction_change", args=(row.pk,))).content.decode()
    assert reverse("admin:review_claim", args=("attestation", row.first)) in page
    client.post(reverse("admin:articles_contradiction_settle", args=(row.pk,)), {"answer": "fine"})
    row.refresh_from_db()
    assert (row.status, row.decided_by.username) == ("fine", "anna")
    bulk = {"action": "open_again", "_selected_action": [row.pk], "index": 0}
    client.post(reverse("admin:articles_contradiction_changelist"), bulk)
    assert contradictions.check() == 1


def test_error_reports_are_answered():
    reports = [factories.error_report(factories.article()) for _ in range(2)]
    client = client_of("editor", "anna")
    page = client.get(reverse("admin:articles_errorreport_change", args=(reports[0].pk,)))
    assert [value for value, _label in page.context["answers"]] == ["put_right", "no_error"]
    settle = reverse("admin:articles_errorreport_settle", args=(reports[0].pk,))
    client.post(settle, {"answer": "put_right"})
    told = client.post(settle, {"answer": "no_error"}, follow=True)
    assert "open it again first" in str(list(told.context["messages"])[-1])
    bulk = {"action": "call_no_error", "_selected_action": [row.pk for row in reports], "index": 0}
    client.post(reverse("admin:articles_errorreport_changelist"), bulk)
    assert list(ErrorReport.objects.order_by("pk").values_list("status", flat=True)) == ["put_right", "no_error"]
    assert client.post(settle, {"answer": "nonsense"}).status_code == 404


@pytest.mark.parametrize("role", ["staff", "anonymous"])
def test_nobody_else_answers(role):
    report = factories.error_report(factories.article())
    client = client_of(role)
    response = client.post(reverse("admin:articles_errorreport_settle", args=(report.pk,)), {"answer": "no_error"})
    assert response.status_code in {302, 403, 404}
    assert client.post(reverse("admin:articles_contradiction_check")).status_code in {302, 404}
    report.refresh_from_db()
    assert report.status == "open"
