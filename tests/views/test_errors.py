"""Pages for what goes wrong, and permanent addresses."""

from uuid import uuid4

import pytest
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views import defaults
from lxml import html

from articles.views import pages
from articles.views.errors import bad_request
from tests.views.scenes import scene


@pytest.mark.django_db
def test_not_found_says_what_to_do(client: Client) -> None:
    response = client.get("/nowhere/")
    page = html.fromstring(response.content)
    assert response.status_code == 404
    assert page.xpath("string(//h1)") == "Nothing is at this address"
    assert page.xpath("//main//a[@href='/articles/']")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/officials/none/", "/posts/none/", "/meetings/none/", "/resolutions/none/", "/figures/none/", "/articles/1/2/x/"],
)
def test_unknown_records_are_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_failing_page_answers_without_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(pages, "totals", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    text = response.content.decode()
    assert "Something went wrong on our side" in text
    assert "broken" not in text
    assert "{%" not in text


def test_the_other_error_pages_need_no_more_than_a_request() -> None:
    request = RequestFactory().get("/")
    hostile = bad_request(request, SuspiciousOperation("how it was noticed"))
    assert "cannot be understood" in hostile.content.decode()
    assert "how it was noticed" not in hostile.content.decode()
    wrong = bad_request(request, BadRequest("Give a <day>."))
    assert (wrong.status_code, "Give a &lt;day&gt;." in wrong.content.decode()) == (400, True)
    assert "not open to you" in defaults.permission_denied(request, ValueError()).content.decode()
    assert "<h1>" in render_to_string("500.html")


@pytest.mark.django_db
def test_permanent_addresses_lead_to_records_and_sentences(client: Client) -> None:
    shown = scene()
    for record in shown.records:
        assert client.get(f"/id/{record.uuid}/")["Location"] == record.get_absolute_url()
    for claim in shown.claims:
        target = f"{shown.article.get_absolute_url()}#c-{claim.uuid.hex[:8]}"
        assert client.get(f"/id/{claim.uuid}/")["Location"] == target
    assert client.get(f"/id/{shown.source.uuid}/")["Location"] == f"/articles/?source={shown.source.slug}"
    assert client.get(f"/id/{uuid4()}/").status_code == 404
    assert client.get("/id/not-a-uuid/").status_code == 404


@pytest.mark.django_db
def test_permanent_addresses_are_read_in_either_case(client: Client) -> None:
    record = scene().official
    assert client.get(f"/id/{str(record.uuid).upper()}/")["Location"] == record.get_absolute_url()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_public_page_is_read_only(method: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    for address in ("/", "/articles/", "/about/", "/robots.txt", "/feeds/articles.atom", "/sitemap.xml"):
        response = getattr(browser, method)(address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_the_desk_still_refuses_forms_from_elsewhere() -> None:
    assert Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"}).status_code == 403
