"""A reader reports an error: a plain form, few reports an hour, nothing of it public."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ErrorReport
from articles.views import reporting
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(article):
    return f"{article.get_absolute_url()}report/"


@pytest.fixture
def article():
    return make.article("A meeting")


def test_a_report_reaches_the_editors(client, article):
    response = client.post(address(article), {"passage": "General To Lam", "text": "He was <b>Senior</b> General."})
    assert response["Location"] == f"{address(article)}?sent=1"
    report = ErrorReport.objects.get()
    assert (report.article, report.passage, report.text, report.status) == (
        article,
        "General To Lam",
        "He was <b>Senior</b> General.",
        "open",
    )
    assert "Thank you" in client.get(response["Location"]).content.decode()
    assert "Senior" not in client.get(article.get_absolute_url()).content.decode()


def test_the_article_leads_to_the_form_and_the_form_takes_the_passage(client, article):
    assert f'href="{address(article)}"' in client.get(article.get_absolute_url()).content.decode()
    page = client.get(address(article), {"passage": '"><script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in page
    assert "noindex" in page


@pytest.mark.parametrize("data", [{}, {"text": "  "}, {"text": "x" * 2001}, {"text": "x", "passage": "y" * 501}])
def test_empty_and_endless_reports_are_refused(client, article, data):
    response = client.post(address(article), data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("in_review", 404), ("withdrawn", 302)])
def test_only_published_articles_take_reports(client, state, status):
    article = make.article(state=state)
    assert client.get(address(article)).status_code == status
    assert client.post(address(article), {"text": "wrong"}).status_code == status
    assert not ErrorReport.objects.exists()


def test_another_month_in_the_address_leads_to_the_right_one(client, article):
    assert client.get(address(article).replace("/2021/09/", "/1999/01/"))["Location"] == address(article)


def test_one_sender_is_limited_and_others_are_not(client, article):
    for _ in range(reporting.OF_ONE_SENDER):
        client.post(address(article), {"text": "wrong"})
    refused = client.post(address(article), {"text": "wrong again"})
    assert refused.status_code == 429
    assert "wrong again" in refused.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.7").post(address(article), {"text": "wrong"}).status_code == 302
    ErrorReport.objects.update(sent_at=timezone.now() - timedelta(hours=2))
    assert client.post(address(article), {"text": "wrong"}).status_code == 302


def test_all_senders_together_are_limited(client, article, monkeypatch):
    monkeypatch.setattr(reporting, "OF_ALL", 3)
    for number in range(3):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(address(article), {"text": "wrong"})
    assert client.post(address(article), {"text": "wrong"}).status_code == 429


@pytest.mark.parametrize(("trusted", "senders"), [(True, 2), (False, 1)])
def test_the_address_that_a_proxy_names_counts_where_it_is_trusted(article, settings, trusted, senders):
    settings.TRUST_PROXY_HEADERS = trusted
    for network in ("198.51.100.1", "198.51.100.2"):
        headers = {"X-Forwarded-For": f"203.0.113.9, {network}"}
        Client().post(address(article), {"text": "wrong"}, headers=headers)
    kept = set(ErrorReport.objects.values_list("sender", flat=True))
    assert len(kept) == senders
    assert not any("198.51" in sender for sender in kept)


def test_posts_from_other_sites_are_refused(article):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(article), {"text": "wrong"}).status_code == 403


def test_the_form_costs_one_query(client, article, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(address(article))
