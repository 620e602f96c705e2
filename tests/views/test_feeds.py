"""The Atom feed, the sitemap, robots.txt."""

from datetime import date, datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils.timezone import localtime

from tests import factories as make
from tests.views.scenes import scene

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed(client: Client, query: str = "") -> ET.Element:
    response = client.get(f"/feeds/articles.atom{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def test_feed_is_atom_with_lasting_ids(client: Client) -> None:
    article = make.article("A & <b>", ["First paragraph."], published_at=make.at(2021, 9, 30, 13, 34), byline="T. M.")
    undated = make.article("Undated", published_on=None)
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(root.findall(f"{ATOM}{name}")) == 1
    first, last = root.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == "A & <b>"
    assert first.findtext(f"{ATOM}id") == f"urn:uuid:{article.uuid}"
    assert first.findtext(f"{ATOM}summary") == "First paragraph."
    assert datetime.fromisoformat(first.findtext(f"{ATOM}published") or "") == make.at(2021, 9, 30, 13, 34)
    assert first.find(f"{ATOM}link").get("href") == f"http://testserver{article.get_absolute_url()}"
    assert first.findtext(f"{ATOM}author/{ATOM}name") == "T. M."
    assert last.findtext(f"{ATOM}id") == f"urn:uuid:{undated.uuid}"
    for node in (*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")):
        assert datetime.fromisoformat(node.text or "").tzinfo


def test_feed_takes_the_filters_of_the_list(client: Client) -> None:
    wanted = scene()
    make.article("Other", published_on=date(2020, 1, 1))
    for query in (
        f"?source={wanted.source.slug}",
        f"?official={wanted.official.slug}",
        "?q=heroin",
        "?since=2021-01-01",
    ):
        root = feed(client, query)
        assert [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")] == [wanted.article.title]
        (self_link,) = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert self_link == f"http://testserver/feeds/articles.atom{query}"
    assert "Official: To An Xo" in (feed(client, f"?official={wanted.official.slug}").findtext(f"{ATOM}title") or "")


@pytest.mark.parametrize("query", ["?since=x", "?official=nobody", "?source=none", "?q=%00"])
def test_feed_refuses_what_it_cannot_read(client: Client, query: str) -> None:
    assert client.get(f"/feeds/articles.atom{query}").status_code == 400


def test_empty_feed_is_valid(client: Client) -> None:
    root = feed(client)
    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}updated")


def test_lists_name_their_feed(client: Client) -> None:
    wanted = scene()
    assert 'type="application/atom+xml"' in client.get("/").content.decode()
    page = client.get(f"/articles/?official={wanted.official.slug}").content.decode()
    assert f'href="/feeds/articles.atom?official={wanted.official.slug}"' in page


def test_sitemap_lists_every_public_page_once_with_its_day(client: Client) -> None:
    wanted = scene()
    scene("Hidden", state="draft")
    index = ET.fromstring(client.get("/sitemap.xml").content)
    sections = [node.text or "" for node in index.iter(f"{MAP}loc")]
    assert len(sections) == 7
    found = {}
    for section in sections:
        root = ET.fromstring(client.get(section.removeprefix("http://testserver")).content)
        for url in root.iter(f"{MAP}url"):
            address = url.findtext(f"{MAP}loc") or ""
            assert address not in found
            found[address] = url.findtext(f"{MAP}lastmod")
    for record in wanted.records:
        address = f"http://testserver{record.get_absolute_url()}"
        assert found.pop(address) == f"{localtime(record.updated_at):%Y-%m-%d}", address
    assert {address.removeprefix("http://testserver") for address in found} == {
        "/", "/articles/", "/officials/", "/posts/", "/meetings/", "/resolutions/", "/figures/", "/statements/",
        "/about/",
    }  # fmt: skip


def test_robots_names_the_sitemap_and_closes_the_desk(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
