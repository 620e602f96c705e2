"""Addresses that last: permanent ids, renames, merges, and what is said where something no longer is."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from articles import models
from tests import factories as make
from tests.views.scenes import NAMED, Scene, scene

pytestmark = pytest.mark.django_db


def rejected(claim: models.Claim) -> None:
    type(claim)._default_manager.filter(pk=claim.pk).update(
        status="rejected", decided_by=make.user(), decided_at=timezone.now()
    )


def said(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 410, address
    assert response["X-Robots-Tag"] == "noindex"
    page = html.fromstring(response.content)
    assert len(page.xpath("//h1")) == 1
    return page.xpath("string(//main)")


def test_every_record_and_claim_has_a_permanent_address_that_leads_to_it(client: Client) -> None:
    shown = scene()
    for record in shown.records:
        assert client.get(f"/id/{record.uuid}/")["Location"] == record.get_absolute_url()
        assert client.get(f"/id/{str(record.uuid).upper()}/")["Location"] == record.get_absolute_url()
    for claim in shown.claims:
        anchor = f"{shown.article.get_absolute_url()}#c-{claim.uuid.hex[:8]}"
        assert client.get(f"/id/{claim.uuid}/")["Location"] == anchor
    assert client.get(f"/id/{shown.source.uuid}/")["Location"] == f"/articles/?source={shown.source.slug}"
    body = make.organization("Body of tests")
    series = models.MeetingSeries.objects.create(name="Yearly reviews", slug="yearly-reviews")
    assert client.get(f"/id/{series.uuid}/").status_code == 404
    make.report(shown.article, make.meeting("Of the body", organizer=body, series=series))
    assert client.get(f"/id/{series.uuid}/")["Location"] == "/meetings/?series=yearly-reviews"
    assert client.get(f"/id/{body.uuid}/")["Location"] == "/articles/?organization=body-of-tests"
    assert client.get(f"/id/{uuid4()}/").status_code == 404


@pytest.mark.parametrize(
    ("index", "field"), [(0, "slug"), (1, "slug"), (2, "slug"), (3, "slug"), (4, "slug"), (5, "code")]
)
def test_a_renamed_record_is_found_under_every_former_name(client: Client, index: int, field: str) -> None:
    record: Any = scene().records[index]
    addresses = [record.get_absolute_url()]
    for name in ("second-name", "third-name"):
        type(record).objects.filter(pk=record.pk).update(**{field: name})  # no code of ours is in between
        record.refresh_from_db()
        addresses.append(record.get_absolute_url())
    for before in addresses[:-1]:
        response = client.get(f"{before}?q=x")
        assert (response.status_code, response["Location"]) == (301, f"{addresses[-1]}?q=x")
    assert client.get(addresses[-1]).status_code == 200


def test_pages_below_a_renamed_record_lead_on_too(client: Client) -> None:
    shown = scene()
    address = f"{shown.post.get_absolute_url()}on/2021-09-28/"
    models.Post.objects.filter(pk=shown.post.pk).update(slug="renamed")
    assert client.get(address)["Location"] == "/posts/renamed/on/2021-09-28/"


def test_a_name_that_was_given_on_leads_to_its_new_bearer(client: Client) -> None:
    first, second = scene("first").official, scene("second").official
    slug = first.slug
    models.Official.objects.filter(pk=first.pk).update(slug="other")
    models.Official.objects.filter(pk=second.pk).update(slug=slug)
    assert str(second) in client.get(f"/officials/{slug}/").content.decode()


def test_the_former_name_of_a_draft_says_nothing(client: Client) -> None:
    hidden = scene("zebra", state="draft")
    for record in hidden.records[:5]:
        address = record.get_absolute_url()
        type(record)._default_manager.filter(pk=record.pk).update(slug=f"new-{record.pk}")
        assert client.get(address).status_code == 404, address


def test_merged_officials_lead_on_however_often_they_were_merged(client: Client) -> None:
    shown = scene()
    first, second = make.official("First"), make.official("Second")
    models.Official.objects.filter(pk=first.pk).update(merged_into=second)
    models.Official.objects.filter(pk=second.pk).update(merged_into=shown.official)
    for merged in (first, second):
        assert client.get(f"/id/{merged.uuid}/")["Location"] == shown.official.get_absolute_url()
        response = client.get(merged.get_absolute_url())
        assert (response.status_code, response["Location"]) == (301, shown.official.get_absolute_url())


def test_what_a_withdrawn_article_alone_named_says_so_and_why(client: Client) -> None:
    gone = scene("zebra", state="withdrawn", withdrawal_reason="A name was wrong.")
    for record in gone.records[1:]:
        for address in (record.get_absolute_url(), f"/id/{record.uuid}/"):
            text = said(client, address)
            assert "A name was wrong." in text
            assert "zebra" not in text.lower()
    for claim in gone.claims:
        assert client.get(f"/id/{claim.uuid}/")["Location"] == gone.article.get_absolute_url()


def test_a_rejected_reading_says_so(client: Client) -> None:
    shown = scene()
    figure = shown.claims[5]
    rejected(figure)
    text = said(client, f"/id/{figure.uuid}/")
    assert "rejected" in text
    assert shown.article.title in text
    assert "517.57" not in text


def test_a_reading_that_was_removed_says_so(client: Client) -> None:
    shown = scene()
    for claim in shown.claims:
        type(claim)._default_manager.filter(pk=claim.pk).delete()
    for claim in shown.claims:
        assert shown.article.title in said(client, f"/id/{claim.uuid}/")
    for record in shown.records[1:]:
        for address in (record.get_absolute_url(), f"/id/{record.uuid}/"):
            assert shown.article.title in said(client, address), record


def test_a_record_from_which_its_only_claim_was_turned_away_says_so(client: Client) -> None:
    article = make.article(blocks=[NAMED])
    mistaken, right = make.official("Mistaken Name"), make.official("Right Name")
    make.attestation(article, mistaken, NAMED)
    models.Attestation.objects.update(official=right)
    assert article.title in said(client, mistaken.get_absolute_url())
    assert client.get(right.get_absolute_url()).status_code == 200


def test_a_record_that_was_deleted_says_so(client: Client) -> None:
    shown = scene()
    official = shown.official
    for claim in shown.claims:
        type(claim)._default_manager.filter(pk=claim.pk).delete()
    models.Official.objects.filter(pk=official.pk).delete()
    for address in (official.get_absolute_url(), f"/id/{official.uuid}/"):
        assert shown.article.title in said(client, address)


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_what_was_never_public_stays_unsaid(client: Client, state: str) -> None:
    hidden: Scene = scene("zebra", state=state)
    kept = [f"/id/{thing.uuid}/" for thing in (*hidden.records, *hidden.claims)]
    kept += [record.get_absolute_url() for record in hidden.records]
    assert [client.get(address).status_code for address in kept] == [404] * len(kept)
    for claim in hidden.claims:
        type(claim)._default_manager.filter(pk=claim.pk).delete()
    assert [client.get(address).status_code for address in kept] == [404] * len(kept)


def test_a_claim_of_an_earlier_version_leads_to_its_sentence_now_or_to_the_version(client: Client) -> None:
    article = make.article(blocks=["One. Police seized 5 kg of heroin. They held 7 people."])
    kept, lost = make.figure(article, "5 kg", 5), make.figure(article, "7 people", 7)
    make.version(article, ["A new first paragraph.", "One. Police seized 5 kg of heroin. They held 9 people."])
    address = article.get_absolute_url()
    assert client.get(f"/id/{kept.uuid}/")["Location"] == f"{address}#c-{kept.uuid.hex[:8]}"
    assert client.get(f"/id/{lost.uuid}/")["Location"] == f"{address}versions/1/#c-{lost.uuid.hex[:8]}"


def test_a_permanent_address_costs_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    shown = scene()
    for thing in (*shown.records, *shown.claims):
        with django_assert_max_num_queries(4):
            client.get(f"/id/{thing.uuid}/")
