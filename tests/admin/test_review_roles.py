"""Who may do what in the queue and on its lists, each role against each action, through the web."""

import pytest
from django.urls import reverse

from articles.admin.forms import TOKEN
from articles.editorial import conflicts
from articles.models import ConsistencyCheck, Figure
from tests import factories
from tests.admin.people import ROLES, client_of

pytestmark = pytest.mark.django_db
TEXT = "General To Lam said 130 kg of heroin were seized."


def a_figure():
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg")
    claim.refresh_from_db()
    return claim


def decided(client, verb, **sent):
    claim = a_figure()
    address = reverse("admin:review_claim", args=("figure", claim.pk))
    client.post(address, {"verb": verb, TOKEN: conflicts.token(claim), "value": "130", "unit": "kg", **sent})
    claim.refresh_from_db()
    return claim.status


def accept(client):
    return decided(client, "accept") != "suggested"


def reject(client):
    return decided(client, "reject") == "rejected"


def correct(client):
    return decided(client, "correct", value="13") == "corrected"


def undo(client):
    decided(client, "reject")
    client.post(reverse("admin:review_undo"))
    return Figure.objects.get().status == "suggested" and Figure.history.count() > 1


def see_queue(client):
    return client.get(reverse("admin:review")).status_code == 200


def take_over(client):
    return client.post(reverse("admin:review_take", args=("figure", a_figure().pk)))["Location"].startswith(
        reverse("admin:review")
    )


def propose(client):
    version = factories.current(factories.article(blocks=[TEXT]))
    sent = {"version": version.pk, "block": 0, "exact": "130 kg", "value": "130", "unit": "kg"}
    client.post(reverse("admin:review_add", args=("figure",)), sent)
    return Figure.objects.exists()


def answer_report(client):
    report = factories.error_report(factories.article())
    client.post(reverse("admin:articles_errorreport_settle", args=(report.pk,)), {"answer": "no_error"})
    report.refresh_from_db()
    return report.status == "no_error"


def answer_contradiction(client):
    claim = factories.attestation(factories.article(), factories.official())
    row = factories.contradiction(claim, claim)
    client.post(reverse("admin:articles_contradiction_settle", args=(row.pk,)), {"answer": "fine"})
    row.refresh_from_db()
    return row.status == "fine"


def look_for_contradictions(client):
    client.post(reverse("admin:articles_contradiction_check"))
    return ConsistencyCheck.objects.exists()


def read_again(client):
    article = factories.article()
    return client.get(reverse("admin:review_read_again", args=(article.pk,))).status_code == 200


DECIDING = {"editor", "chief", "administrator", "superuser"}
MATRIX = [
    (see_queue, DECIDING),
    (accept, DECIDING),
    (reject, DECIDING),
    (correct, DECIDING),
    (undo, DECIDING),
    (take_over, DECIDING),
    (propose, DECIDING | {"contributor"}),
    (answer_report, DECIDING),
    (answer_contradiction, DECIDING),
    (look_for_contradictions, DECIDING),
    (read_again, DECIDING),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("action", "may"), MATRIX, ids=lambda value: getattr(value, "__name__", ""))
def test_role_and_action(role, action, may):
    client = client_of(role)
    try:
        done = action(client)
    except KeyError:  # no way on: refused
        done = False
    assert done == (role in may)


@pytest.mark.parametrize("name", ["review_undo", "articles_contradiction_check"])
def test_what_changes_something_takes_no_get(name):
    assert client_of("superuser").get(reverse(f"admin:{name}")).status_code == 405


def test_posts_without_the_csrf_token_are_refused():
    client = client_of("superuser")
    client.handler.enforce_csrf_checks = True
    claim = a_figure()
    sent = {"verb": "accept", TOKEN: conflicts.token(claim)}
    assert client.post(reverse("admin:review_claim", args=("figure", claim.pk)), sent).status_code == 403
    claim.refresh_from_db()
    assert claim.status == "suggested"
