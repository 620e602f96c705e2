"""What pages say to machines, read back by a JSON-LD processor that knows only the terms listed here."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from lxml import html
from pyld import jsonld  # type: ignore[import-untyped]

from articles import models
from tests import factories as make
from tests.views.scenes import Scene, scene

pytestmark = pytest.mark.django_db

SCHEMA = "https://schema.org/"
# Types and properties of schema.org that the pages use, as its vocabulary defines them. A processor drops any other.
TYPES = {
    "NewsArticle", "Person", "Event", "Legislation", "Dataset", "Organization", "Place", "WebSite", "EventSeries",
    "DataDownload", "PropertyValue",
}  # fmt: skip
ADDRESSES = {
    "url", "mainEntityOfPage", "isBasedOn", "archivedAt", "contentUrl", "eventAttendanceMode",
}  # fmt: skip
PROPERTIES = {
    "NewsArticle": {
        "headline", "inLanguage", "datePublished", "dateModified", "version", "author", "publisher", "isBasedOn",
        "archivedAt", "isPartOf", "about", "mentions", "citation",
    },
    "Person": {"honorificPrefix", "jobTitle"},
    "Event": {
        "startDate", "endDate", "eventAttendanceMode", "location", "organizer", "superEvent", "attendee", "subjectOf",
    },
    "Legislation": {"legislationIdentifier", "legislationType", "legislationDate", "legislationPassedBy"},
    "Dataset": {"description", "creator", "isAccessibleForFree", "variableMeasured", "distribution"},
    "DataDownload": {"encodingFormat", "contentUrl"},
    "PropertyValue": {"unitText"},
    "Place": {"address"},
}  # fmt: skip
OF_THING = {"name", "alternateName", "identifier", "url", "mainEntityOfPage", "description"}
CONTEXT = {
    **{name: f"{SCHEMA}{name}" for name in TYPES | OF_THING | set().union(*PROPERTIES.values())},
    **{name: {"@id": f"{SCHEMA}{name}", "@type": "@id"} for name in ADDRESSES},
}


def no_network(url: str, _options: object) -> dict[str, Any]:
    assert url == "https://schema.org"
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
        "contentType": "application/json",
    }


def raw(client: Client, address: str) -> dict[str, Any]:
    page = html.fromstring(client.get(address).content)
    (block,) = page.xpath("//head/script[@type='application/ld+json']")
    said: dict[str, Any] = json.loads(block.text)
    return said


def read(client: Client, record: Any) -> dict[str, Any]:
    """What a processor makes of a page: nothing may be lost on the way."""
    said = raw(client, record.get_absolute_url())
    (node,) = jsonld.expand(said, {"documentLoader": no_network})
    check(said, node)
    back: dict[str, Any] = jsonld.compact(node, CONTEXT, {"documentLoader": no_network, "compactArrays": True})
    return back


def check(said: dict[str, Any], node: dict[str, Any]) -> None:
    """Every type is known, every property one of its type's, and no term was dropped."""
    (kind,) = node["@type"]
    name = kind.removeprefix(SCHEMA)
    assert name in TYPES, kind
    named = {key.removeprefix(SCHEMA) for key in node if not key.startswith("@")}
    assert named <= PROPERTIES.get(name, set()) | OF_THING, name
    assert named == {key for key in said if not key.startswith("@")}, name
    for key in named:
        parts = said[key] if isinstance(said[key], list) else [said[key]]
        for part, found in zip(parts, node[f"{SCHEMA}{key}"], strict=True):
            if isinstance(part, dict):
                check(part, found)


@pytest.fixture
def shown() -> Scene:
    made = scene(url="https://news.example/1", byline="Thien Minh")
    models.Resolution.objects.update(issuer=make.organization("Politburo"), date=date(2019, 9, 5))
    models.Meeting.objects.update(place="Hanoi", organizer=make.organization("Ministry of Tests"), mode="online")
    return made


def test_an_article(client: Client, shown: Scene) -> None:
    said = read(client, shown.article)
    assert said["@type"] == "NewsArticle"
    assert said["@id"] == said["archivedAt"] == f"http://testserver/id/{shown.article.uuid}/"
    assert said["identifier"] == f"urn:uuid:{shown.article.uuid}"
    assert said["headline"] == shown.article.title
    assert said["datePublished"] == "2021-09-30"
    assert said["author"]["name"] == "Thien Minh"
    assert said["publisher"]["name"] == shown.source.name
    assert said["isBasedOn"] == "https://news.example/1"
    assert said["about"]["@id"] == f"http://testserver/id/{shown.meeting.uuid}/"
    assert said["mentions"]["url"] == f"http://testserver{shown.official.get_absolute_url()}"
    assert said["citation"]["@type"] == "Legislation"


def test_an_official(client: Client, shown: Scene) -> None:
    said = read(client, shown.official)
    assert (said["@type"], said["name"]) == ("Person", "To An Xo")
    assert said["honorificPrefix"] == "Lieutenant General"
    assert said["jobTitle"] == shown.post.label


def test_a_meeting(client: Client, shown: Scene) -> None:
    said = read(client, shown.meeting)
    assert said["@type"] == "Event"
    assert said["startDate"] == said["endDate"] == "2021-09-28"
    assert said["location"]["name"] == "Hanoi"
    assert said["organizer"]["name"] == "Ministry of Tests"
    assert said["attendee"]["name"] == "To An Xo"
    assert said["subjectOf"]["name"] == shown.article.title
    assert said["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_a_document(client: Client, shown: Scene) -> None:
    said = read(client, shown.resolution)
    assert said["@type"] == "Legislation"
    assert said["legislationIdentifier"] == "51-NQ/TW"
    assert said["legislationDate"] == "2019-09-05"
    assert said["legislationPassedBy"]["name"] == "Politburo"


def test_figures(client: Client, shown: Scene) -> None:
    said = read(client, shown.indicator)
    assert said["@type"] == "Dataset"
    assert len(said["description"]) >= 50  # below this, search engines take no notice
    assert {part["encodingFormat"] for part in said["distribution"]} == {"text/csv", "application/json"}
    for part in said["distribution"]:
        assert client.get(part["contentUrl"]).status_code == 200


HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \" ' ]]>"


def test_nothing_in_a_record_ends_the_block(client: Client) -> None:
    article = make.article(HOSTILE, byline=HOSTILE, source=make.source(HOSTILE), slug="hostile")
    text = client.get(article.get_absolute_url()).content.decode()
    assert "alert(1)</script>" not in text
    assert raw(client, article.get_absolute_url())["headline"] == HOSTILE
    block = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set(block) & set("<>&")


def test_reference_managers_and_other_sites_find_their_tags(client: Client, shown: Scene) -> None:
    page = html.fromstring(client.get(shown.article.get_absolute_url()).content)
    tags = {tag.get("name") or tag.get("property"): tag.get("content") for tag in page.xpath("//head/meta")}
    address = f"http://testserver{shown.article.get_absolute_url()}"
    assert tags["citation_title"] == tags["DC.title"] == tags["og:title"] == shown.article.title
    assert tags["citation_author"] == tags["DC.creator"] == "Thien Minh"
    assert tags["citation_publication_date"] == "2021/09/30"
    assert tags["DC.date"] == tags["article:published_time"] == "2021-09-30"
    assert tags["citation_public_url"] == tags["og:url"] == address
    assert tags["DC.identifier"] == f"http://testserver/id/{shown.article.uuid}/"
    assert tags["DC.source"] == "https://news.example/1"
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert page.xpath("//link[@rel='schema.DC']/@href") == ["http://purl.org/dc/elements/1.1/"]
    for record, kind in ((shown.official, "profile"), (shown.meeting, "website"), (shown.indicator, "website")):
        page = html.fromstring(client.get(record.get_absolute_url()).content)
        assert page.xpath("//meta[@property='og:type']/@content") == [kind]
        assert page.xpath("//link[@rel='canonical']/@href") == page.xpath("//meta[@property='og:url']/@content")


def test_an_undated_article_without_byline_says_only_what_is_known(client: Client) -> None:
    article = make.article("Title", published_on=None)
    said = raw(client, article.get_absolute_url())
    assert {"author", "publisher", "datePublished", "isBasedOn"}.isdisjoint(said)
    text = client.get(article.get_absolute_url()).content.decode()
    for name in ("citation_author", "citation_publication_date", "DC.date", "DC.creator"):
        assert name not in text
