"""A crawl over the whole public site: every link answers, every page is sound."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from tests import factories as make
from tests.views.scenes import PAGES, internal, scene

pytestmark = pytest.mark.django_db

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
# Named here so that a new route cannot be left out of the crawl unnoticed.
ROUTES = {
    "home", "articles", "article", "article-original", "article-versions", "article-version", "article-changes",
    "article-report", "officials", "official", "posts", "post", "post-on", "meetings", "calendar", "calendar-month",
    "calendar-year", "meeting", "meeting-file", "meetings-calendar", "meeting-part", "official-part", "statements",
    "resolution-part", "wanted", "wanted-feed", "wanted-download", "resolutions", "resolution", "figures",
    "indicator", "search", "about", "search-help", "search-suggest", "permanent", "citation", "citation-file",
    "language", "sitemap", "sitemap-section", "robots", "healthz", "figure-list", "compare", "comparison-picture",
    "indicator-picture", "styleguide",
    *(f"{name}-{twin}" for twin in ("feed", "download")
      for name in ("articles", "officials", "posts", "statements", "meetings", "resolutions", "figures")),
}  # fmt: skip


def crawl(client: Client, starts: list[str]) -> Iterator[tuple[str, object]]:
    """Yield every address that can be reached within the site, with its response.

    Left out are links that say nofollow (facets) and those that carry the words of a search on: there is no end of
    them, and the tests of these follow them.
    """
    waiting, known = list(starts), set(starts)
    while waiting:
        address = waiting.pop()
        response = client.get(address, follow=True)
        yield address, response
        if not response["Content-Type"].startswith("text/html"):
            continue
        page = html.fromstring(response.content)
        for href in page.xpath("//a[not(contains(@rel, 'nofollow'))]/@href | //link[@rel='alternate']/@href"):
            base = response.request["PATH_INFO"]
            target = internal(f"{base}{href}" if href.startswith("?") else base if href == "." else href.split("#")[0])
            if (
                target
                and not target.startswith(("/admin/", "/search/?"))
                and "/?q=" not in target
                and target not in known
            ):
                known.add(target)
                waiting.append(target)
        assert len(known) < 2000


@pytest.fixture
def site(client: Client, search_index: Path) -> dict[str, object]:
    second = scene("Second")
    make.citation(second.article, make.resolution("22-NQ/TW"), "Resolution No. 51-NQ/TW")
    post = scene().post
    scene("Gone", state="withdrawn")
    scene("Confirmed", status="accepted")
    plain = make.article("Plain", ["Nothing to mark."], published_on=None)
    make.version(plain, ["Nothing to mark, and more."])
    for number in range(30):
        make.article(f"More {number}")
    on_day = f"{post.get_absolute_url()}on/2021-09-28/"
    found = f"{plain.get_absolute_url()}?q=nothing"
    starts = [
        *PAGES,
        *second.parts,
        on_day,
        found,
        plain.get_absolute_url(),
        "/articles/?q=absent",
        "/articles/?since=x",
    ]
    return dict(crawl(client, starts))


_seen: dict[str, object] = {}


@pytest.fixture
def answers(request: pytest.FixtureRequest) -> dict[str, object]:
    """Every address with its answer, for tests that ask for nothing more: they share one crawl."""
    if not _seen:
        _seen.update(request.getfixturevalue("site"))
    return _seen


def soundness(address: str, page: html.HtmlElement) -> Iterator[str]:
    """Yield what is wrong with a page."""
    if len(page.xpath("//h1")) != 1:
        yield f"{address}: {len(page.xpath('//h1'))} h1"
    for name in ("main", "header[contains(@class,'masthead')]", "footer[contains(@class,'colophon')]", "nav"):
        if not page.xpath(f"//{name}"):
            yield f"{address}: no {name}"
    ids = page.xpath("//@id")
    if len(ids) != len(set(ids)):
        yield f"{address}: ids {sorted({name for name in ids if ids.count(name) > 1})}"
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"{address}: headings {levels}"
    for control in page.xpath("//input[not(@type='hidden')]|//select"):
        if not page.xpath(f"//label[@for='{control.get('id')}']"):
            yield f"{address}: {control.get('name')} has no label"
    for table in page.xpath("//table"):
        if not table.xpath("caption") or table.xpath(".//th[not(@scope)]"):
            yield f"{address}: a table without caption or scope"
    if page.xpath(
        "//@style | //style | //script[not(@src or @type='application/ld+json')] | //@*[starts-with(name(), 'on')]"
    ):
        yield f"{address}: inline style or script"


def test_every_page_is_sound_and_no_link_is_broken(answers: dict[str, object]) -> None:
    problems = []
    pages = {}
    for address, response in answers.items():
        if response.status_code != 200:
            problems.append(f"{address}: {response.status_code}")
        elif response["Content-Type"].startswith("text/html"):
            pages[address] = html.fromstring(response.content)
            problems += soundness(address, pages[address])
    assert problems == []
    assert len(pages) > 60


def test_every_route_is_visited(site: dict[str, object]) -> None:
    from articles.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == ROUTES
    visited = {response.resolver_match.url_name for response in site.values()}
    leading_on = [address for address in site if address.startswith(("/id/", "/meetings/calendar/"))]
    visited |= {Client().get(address).resolver_match.url_name for address in leading_on}
    assert ROUTES - visited == {"healthz", "styleguide", "language"}


def test_every_anchor_that_a_link_names_exists(answers: dict[str, object], client: Client) -> None:
    ids = {}
    for response in answers.values():
        if response["Content-Type"].startswith("text/html"):
            page = html.fromstring(response.content)
            ids[response.request["PATH_INFO"]] = (set(page.xpath("//@id")), page.xpath("//a/@href"))
    missing = []
    for address, (_own, links) in ids.items():
        for href in links:
            path, _mark, fragment = href.partition("#")
            anchor = fragment.partition(":~:")[0]  # what follows names words of the text, not an id
            target = path.partition("?")[0] or address
            if anchor and target in ids and anchor not in ids[target][0]:
                missing.append(f"{address} → {href}")
    assert missing == []
    assert sum("#c-" in href for _own, links in ids.values() for href in links) > 50


def test_security_headers_on_every_route(answers: dict[str, object], client: Client) -> None:
    responses = {**answers, "/nowhere/": client.get("/nowhere/"), "/healthz": client.get("/healthz")}
    for address, response in responses.items():
        for name, value in HEADERS.items():
            assert response[name] == value, (address, name)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "Permissions-Policy" in response


def test_pages_answer_head_and_conditional_requests_and_refuse_the_rest(
    site: dict[str, object], client: Client
) -> None:
    for address in site:
        if (
            address.startswith(("/search/suggest/", "/id/", "/meetings/calendar/"))
            or "original" in address
            or "/report/" in address
        ):
            continue
        if "/download." in address:
            continue  # streamed: there is no whole content to make an ETag of
        fresh = client.get(address)
        if fresh.status_code != 200:
            continue
        head = client.head(address)
        assert (head.status_code, head.content) == (200, b""), address
        again = client.get(address, headers={"If-None-Match": fresh["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert fresh["Cache-Control"] == "no-cache", address
        assert client.post(address).status_code == 405, address


def test_no_page_is_heavy_and_none_asks_another_host(answers: dict[str, object]) -> None:
    for address, response in answers.items():
        if response.streaming:
            continue  # a download, as large as the list
        if response["Content-Type"].startswith("text/html"):
            assert len(response.content) < 100_000, address
            page = html.fromstring(response.content)
            for source in page.xpath(
                "//link[not(@rel='canonical' or @rel='schema.DC')]/@href | //img/@src | //script/@src"
            ):
                assert source.startswith("/"), (address, source)
