"""Nothing of a draft, a withdrawn article, a rejected claim or an old version leaks anywhere."""

import pytest
from django.test import Client
from django.utils import timezone

from articles import models
from tests import factories as make
from tests.views.scenes import PAGES, TEXT, Scene, scene

WORD = "zebra"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def body(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    return response.getvalue().decode().lower() if response.status_code == 200 else ""


def showing(client: Client, hidden: Scene) -> list[str]:
    """The addresses on which a word of the scene can be read."""
    found = []
    for address in hidden.addresses:
        text = body(client, address)
        asked = address.partition("=")[2] or address
        for given in (address, asked, hidden.article.get_absolute_url()):  # a page may repeat what it was asked for
            text = text.replace(given.lower(), "").replace(given.lower().replace("&", "&amp;"), "")
        if WORD in text:
            found.append(address)
    return found


def test_positive_control_every_address_shows_a_published_scene(client: Client) -> None:
    shown = scene(WORD)
    silent = {"/about/", "/robots.txt", "/sitemap.xml", "/sitemap-pages.xml"}  # numbers and sections only
    counted = [address for address in shown.addresses if address not in silent]
    assert [address for address in counted if WORD not in body(client, address)] == []


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_unpublished_article_shows_nowhere(client: Client, state: str) -> None:
    scene()
    hidden = scene(WORD, state=state)
    assert showing(client, hidden) == []


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_unpublished_article_counts_nowhere(client: Client, state: str) -> None:
    scene()
    pages = ["/", "/about/", "/articles/", "/officials/", "/figures/"]
    before = [body(client, page) for page in pages]
    scene(WORD, state=state)
    assert [body(client, page) for page in pages] == before
    scene("published")  # control: one more published article does show
    assert [body(client, page) for page in pages] != before


def test_rejected_claims_show_nowhere(client: Client) -> None:
    scene()
    hidden = scene(WORD, status="rejected")
    models.Article.objects.filter(pk=hidden.article.pk).update(title="Plain title", slug="plain", source=None)
    own = [record.get_absolute_url() for record in hidden.records[1:]]
    permanent = [f"/id/{thing.uuid}/" for thing in (*hidden.records[1:], *hidden.claims)]
    for address in (*own, *permanent):
        gone = client.get(address, follow=True)
        assert gone.status_code == 410, address
        assert WORD not in gone.content.decode().replace(address, "").lower()
    lists = [page for page in PAGES if "articles" not in page and "search" not in page and page != "/"]
    assert [page for page in lists if WORD in body(client, page)] == []
    page = client.get("/articles/2021/09/plain/").content.decode()
    for claim in hidden.claims:
        assert f"c-{claim.uuid.hex[:8]}" not in page


def test_a_single_rejected_claim_is_gone_and_its_neighbours_stay(client: Client) -> None:
    shown = scene()
    figure = shown.claims[5]
    editor = make.user()
    models.Figure.objects.filter(pk=figure.pk).update(status="rejected", decided_by=editor, decided_at=timezone.now())
    page = client.get(shown.article.get_absolute_url()).content.decode()
    assert f"c-{figure.uuid.hex[:8]}" not in page
    assert f"c-{shown.claims[4].uuid.hex[:8]}" in page
    assert client.get(shown.indicator.get_absolute_url()).status_code == 410


def test_claims_of_an_old_version_are_not_shown(client: Client) -> None:
    shown = scene()
    make.version(shown.article, ["A corrected text without any of it."])
    page = client.get(shown.article.get_absolute_url()).content.decode()
    assert "517.57" not in page
    gone = client.get(shown.indicator.get_absolute_url())
    assert gone.status_code == 410
    assert "517.57" not in gone.content.decode()


def test_a_participation_in_a_meeting_whose_report_is_rejected_does_not_show(client: Client) -> None:
    shown = scene()
    models.MeetingReport.objects.all().delete()
    assert client.get(shown.meeting.get_absolute_url()).status_code == 410
    page = client.get(shown.official.get_absolute_url()).content.decode()
    assert TEXT in page  # what was said is still there, without where
    assert shown.meeting.slug not in page


def test_a_statement_names_its_meeting(client: Client) -> None:
    shown = scene()
    page = client.get(shown.official.get_absolute_url()).content.decode()
    assert shown.meeting.get_absolute_url() in page.partition('id="statements"')[2]


def test_a_name_that_only_a_draft_prints_is_no_variant(client: Client) -> None:
    shown = scene()
    make.alias(shown.official, "To An-Xo")
    make.alias(shown.official, "Zebra Xo")
    draft = make.article("Draft", ["Zebra Xo spoke."], state="draft")
    make.attestation(draft, shown.official, "Zebra Xo")
    public = make.article("Public", ["To An-Xo spoke."])
    make.attestation(public, shown.official, "To An-Xo")
    page = client.get(shown.official.get_absolute_url()).content.decode()
    assert "To An-Xo" in page
    assert "Zebra" not in page


def test_withdrawn_article_says_so_and_why(client: Client) -> None:
    gone = scene(WORD, state="withdrawn", withdrawal_reason="A name was wrong.").article
    response = client.get(gone.get_absolute_url())
    assert response.status_code == 200
    page = response.content.decode()
    assert "has been withdrawn" in page
    assert "A name was wrong." in page
    assert '<meta name="robots" content="noindex">' in page
    assert response["X-Robots-Tag"] == "noindex"
    assert client.get(f"/id/{gone.uuid}/")["Location"] == gone.get_absolute_url()
    assert client.get(f"{gone.get_absolute_url()}original/")["Location"] == gone.get_absolute_url()


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_article_not_yet_published_is_not_found(client: Client, state: str) -> None:
    hidden = scene(WORD, state=state).article
    for address in (hidden.get_absolute_url(), f"{hidden.get_absolute_url()}original/", f"/id/{hidden.uuid}/"):
        assert client.get(address).status_code == 404
