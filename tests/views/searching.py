"""Reading the search page in tests."""

from typing import Any
from urllib.parse import urlencode

from django.test import Client
from lxml import html


def page_of(client: Client, words: str = "", **more: Any) -> html.HtmlElement:
    """The search page for some words."""
    return address_of(client, f"/search/?{urlencode({'q': words, **more})}")


def address_of(client: Client, address: str) -> html.HtmlElement:
    """The page at an address that a search page links to."""
    response = client.get(address if address.startswith("/") else f"/search/{address.removeprefix('.')}")
    assert response.status_code == 200, address
    return html.fromstring(response.content)


def words_of(element: html.HtmlElement) -> str:
    """The text of an element with single blanks."""
    return " ".join(element.text_content().split())


def hits(page: html.HtmlElement) -> list[str]:
    """The headings of the ranked hits."""
    return [words_of(title) for title in page.xpath("//ol[@class='register']//h3")]


def bets(page: html.HtmlElement) -> list[str]:
    """The headings of the records that the words name outright."""
    return [words_of(title) for title in page.xpath("//section[@class='bets']//h3")]


def tabs(page: html.HtmlElement) -> dict[str, int]:
    """The tabs with their counts."""
    links = page.xpath("//nav[@class='tabs']//a")
    return {link.text.strip(): int(link.xpath("string(span)").replace(",", "")) for link in links}


def link(page: html.HtmlElement, label: str) -> str:
    """The address of the one link in the page's main part that reads so."""
    found = [one for one in page.xpath("//main//a") if words_of(one).startswith(label)]
    assert len(found) == 1, (label, [words_of(one) for one in page.xpath("//main//a")])
    return str(found[0].get("href"))


def notices(page: html.HtmlElement) -> list[str]:
    """What the page says about the search."""
    return [words_of(one) for one in page.xpath("//p[@class='problem']")]


def facet(page: html.HtmlElement, name: str) -> dict[str, int]:
    """The values of a facet with their counts."""
    found = {}
    for one in page.xpath(f"//section[@aria-labelledby='facet-{name}']//a[not(@aria-current)]"):
        label = words_of(one.xpath(".//*[@class='facet-label']")[0])
        found[label] = int(one.xpath("string(.//*[@class='facet-count']/text())").replace(",", ""))
    return found
