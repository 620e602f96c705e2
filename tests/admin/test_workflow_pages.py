"""An article's workflow at its page: what is offered, what is said, and that many cost no more than few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests import factories
from tests.admin.people import client_of, person

pytestmark = pytest.mark.django_db


def url(page, *args):
    return reverse(f"admin:articles_article_{page}", args=args)


def told(response):
    return [str(message) for message in response.context["messages"]]


def offered(client, article):
    page = client.get(url("change", article.pk))
    return [step["to"] for step in page.context["steps"]], page


@pytest.mark.parametrize(
    ("state", "editor", "chief"),
    [
        ("draft", ["in_review"], ["in_review", "published"]),
        ("in_review", ["draft"], ["draft", "published"]),
        ("scheduled", ["unschedule"], ["unschedule", "published"]),
        ("published", [], ["take_back"]),
        ("withdrawn", [], ["published"]),
    ],
)
def test_steps_follow_state_and_role(state, editor, chief):
    article = factories.article(state=state)
    assert offered(client_of("editor"), article)[0] == editor
    steps, page = offered(client_of("chief"), article)
    assert steps == chief
    assert (page.context["schedule_form"] is not None) == (state in {"draft", "in_review", "scheduled"})


def test_scheduling_says_what_is_wrong_with_a_time():
    article, client = factories.article(state="in_review"), client_of("chief")
    for at, why in [("2001-01-01T09:00", "has passed"), ("soon", "Give a day and a time")]:
        assert why in told(client.post(url("schedule", article.pk), {"at": at}, follow=True))[0]
    done = client.post(url("schedule", article.pk), {"at": "2190-01-01T09:30"}, follow=True)
    assert told(done) == ["1 article scheduled."]
    article.refresh_from_db()
    assert timezone.localtime(article.publish_at).isoformat() == "2190-01-01T09:30:00+07:00"
    assert article.history.first().history_change_reason == "scheduled for 1 Jan 2190, 9:30 a.m."
    assert 'value="2190-01-01T09:30"' in client.get(url("change", article.pk)).content.decode()


def test_four_eyes_are_explained(settings):
    settings.FOUR_EYES = True
    chief = client_of("chief")
    article = factories.article(state="in_review")
    article.versions.update(run=factories.import_run(user=person("chief", "importer")))
    assert "published" in offered(chief, article)[0]
    article.versions.get().run.__class__.objects.update(user_id=int(chief.session["_auth_user_id"]))
    steps, page = offered(chief, article)
    assert "published" not in steps
    assert "was imported by you; somebody else publishes it" in page.content.decode()
    refused = chief.post(url("workflow", article.pk), {"to": "published"}, follow=True)
    assert "was imported by you" in told(refused)[0]


def test_work_is_assigned_and_found():
    article, client = factories.article(state="draft"), client_of("editor", "anna")
    anna = int(client.session["_auth_user_id"])
    client.post(url("assign", article.pk), {"to": anna, "due": "2020-01-02"})
    factories.article("Nobody's")
    for work, number in [("mine", 1), ("any", 1), ("none", 1), ("late", 1)]:
        found = client.get(url("changelist"), {"work": work}).context["cl"].result_list
        assert len(found) == number, work
    assert "anna works on it · due 2 Jan 2020" in client.get(url("change", article.pk)).content.decode()
    bad = client.post(url("assign", article.pk), {"to": 987654, "due": "x"}, follow=True)
    assert "Choose somebody at the desk" in told(bad)[0]


def test_comments_and_corrections_are_text():
    article, client = factories.article(), client_of("chief")
    client.post(url("comment", article.pk), {"text": "<b>look</b>"})
    client.post(url("correction", article.pk), {"text": "<i>The year</i> was wrong."})
    page = client.get(url("change", article.pk)).content.decode()
    assert "&lt;b&gt;look&lt;/b&gt;" in page
    assert "&lt;i&gt;The year&lt;/i&gt; was wrong." in page
    note = article.corrections.get()
    other = factories.article()
    assert client.post(url("retract", other.pk), {"correction": note.pk}).status_code == 404
    client.post(url("retract", article.pk), {"correction": note.pk})
    assert "retracted by chief-person" in client.get(url("change", article.pk)).content.decode()
    assert "The comment is empty" in told(client.post(url("comment", article.pk), {"text": " "}, follow=True))[0]


def test_a_withdrawals_note_stays_at_the_desk():
    article, client = factories.article(), client_of("chief")
    client.post(url("withdraw", article.pk), {"reason": "Taken back.", "note": "They called."})
    assert article.comments.get().text == "They called."
    assert "They called" not in client.get(article.get_absolute_url()).content.decode()


def test_the_page_costs_the_same_for_few_and_many_remarks():
    article, client = factories.article(), client_of("chief")

    def cost():
        client.get(url("change", article.pk))
        with CaptureQueriesContext(connection) as captured:
            client.get(url("change", article.pk))
        return len(captured)

    few = cost()
    for number in range(5):
        factories.comment(article)
        factories.correction(article, retracted_at=timezone.now(), retracted_by=person("chief", f"chief-{number}"))
        factories.correction(article)
        person("editor", f"editor-{number}")
    assert cost() == few
    assert Article.objects.count() == 1
