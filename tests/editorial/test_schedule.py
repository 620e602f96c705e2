"""Scheduled articles become public at their time, without a scheduler, everywhere at once."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial import edits, schedule, workflow
from articles.editorial.outcome import RefusalError
from articles.models import Article
from tests import factories
from tests.admin.people import person
from tests.search.asking import found

pytestmark = pytest.mark.django_db


def scheduled(by=None, due=True, **fields):
    """An article that was scheduled and whose time has come, unless told."""
    article = factories.article(state="draft", **fields)
    workflow.schedule([article.pk], by or person("chief"), timezone.now() + timedelta(hours=1))
    if due:
        Article.objects.filter(pk=article.pk).update(publish_at=timezone.now() - timedelta(seconds=1))
    return Article.objects.get(pk=article.pk)


def test_a_time_that_has_passed_is_refused():
    article = factories.article(state="draft")
    with pytest.raises(RefusalError, match="has passed"):
        workflow.schedule([article.pk], person("chief"), timezone.now())


def test_what_is_due_is_published_in_the_name_of_who_scheduled_it():
    chief = person("chief")
    due, later = scheduled(chief), scheduled(person("chief", "other"), due=False)
    assert [row.pk for row in schedule.publish_due().done] == [due.pk]
    due.refresh_from_db()
    later.refresh_from_db()
    assert (due.state, due.publish_at, due.scheduled_by, later.state) == ("published", None, None, "scheduled")
    assert due.first_published_at is not None
    newest = due.history.first()
    assert (newest.history_change_reason, newest.history_user) == ("published as scheduled", chief)
    assert not schedule.publish_due().done


def test_who_may_no_longer_publish_publishes_nothing():
    chief = person("chief")
    article = scheduled(chief)
    chief.groups.clear()
    outcome = schedule.publish_due()
    article.refresh_from_db()
    assert (outcome.done, article.state) == ([], "in_review")
    newest = article.history.first()
    assert newest.history_change_reason == "not published as scheduled: chief-person may not publish any more"
    assert newest.history_user is None


def test_four_eyes_hold_at_the_time_too(settings):
    settings.FOUR_EYES = True
    chief = person("chief")
    article = scheduled(chief)
    article.title = "Changed since"
    edits.save(article, ["title"], chief)
    schedule.publish_due()
    article.refresh_from_db()
    assert article.state == "in_review"


def test_the_next_visitor_sees_it_everywhere(client, settings, search_index):
    article = scheduled(title="Zebra review", due=False)
    settings.SCHEDULE_SECONDS, schedule.ScheduleMiddleware._next = 60, 0.0
    address = article.get_absolute_url()
    assert client.get(address).status_code == 404
    assert found("zebra") == []
    Article.objects.filter(pk=article.pk).update(publish_at=timezone.now())
    assert client.get(address).status_code == 404  # looked at within the minute
    schedule.ScheduleMiddleware._next = 0.0
    assert client.get(address).status_code == 200
    assert found("zebra") == [article]
    for page in ("/", "/articles/", "/articles/?q=zebra", "/feeds/articles.atom", "/sitemap-articles.xml"):
        assert address in client.get(page).content.decode(), page


def test_looking_costs_one_query_once_in_a_while(client, settings):
    with CaptureQueriesContext(connection) as without:
        client.get("/robots.txt")
    settings.SCHEDULE_SECONDS, schedule.ScheduleMiddleware._next = 60, 0.0
    with CaptureQueriesContext(connection) as first:
        client.get("/robots.txt")
    with CaptureQueriesContext(connection) as second:
        client.get("/robots.txt")
    assert (len(first) - len(without), len(second) - len(without)) == (1, 0)
    assert "article_due" in str(connection.introspection.get_constraints(connection.cursor(), "articles_article"))


def test_the_command_publishes_and_says_so():
    scheduled(title="Zebra review")
    output = StringIO()
    call_command("publish_due", stdout=output)
    assert output.getvalue() == "published: Zebra review\n"


def test_the_command_fails_where_something_could_not_be_published():
    chief = person("chief")
    scheduled(chief)
    chief.groups.clear()
    with pytest.raises(SystemExit):
        call_command("publish_due", stderr=StringIO())
