"""A document's page: how it is cited, over time, along with what; and the list of documents wanted."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from articles import models
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200, address
    assert len(response.content) < 100_000, address
    return html.fromstring(response.content)


def citing(text: str, year: int, *cited: models.Resolution, state: str = "published") -> models.Article:
    article = make.article(f"In {year}", [text], date(year, 5, 1), state=state)
    for document in cited:
        make.citation(article, document, text)
    return article


def words(found: html.HtmlElement, section: str) -> list[str]:
    rows = found.xpath(f"//section[@aria-labelledby='{section}']//li")
    return [" ".join(row.text_content().split()) for row in rows]


def test_wordings_years_and_company(client: Client) -> None:
    document, often, once = make.resolution("51-NQ/TW"), make.resolution("12-NQ/TW"), make.resolution("99-NQ/TW")
    citing("Resolution 51", 2019, document, often)
    citing("Resolution\u00a0 51", 2021, document, often, once)
    citing("the Resolution", 2021, document)
    citing("Draft words", 2022, document, once, state="draft")
    found = page(client, document.get_absolute_url())
    assert words(found, "wordings") == [
        "Resolution 51 2 times, first in In 2019",
        "the Resolution once, in In 2021",
    ]
    assert words(found, "documents") == ["Resolution No. 12-NQ/TW 2 articles", "Resolution No. 99-NQ/TW 1 article"]
    (svg,) = found.xpath("//figure[contains(@class, 'yearly')]//*[local-name()='svg']")
    assert svg.xpath("string(./*[local-name()='desc'])") == "2019: 1; 2020: 0; 2021: 2"
    heights = [float(bar.get("height")) for bar in svg.xpath(".//*[local-name()='rect']")]
    assert heights[1] == 0
    assert heights[2] == pytest.approx(2 * heights[0], abs=0.2)
    table = found.xpath("//figure[contains(@class, 'yearly')]/following-sibling::div[1]//tr")
    assert [cell.text_content() for row in table for cell in row] == [
        "Year", "2019", "2021", "Articles that cite it", "1", "2",
    ]  # fmt: skip


def test_one_year_needs_no_picture_and_meetings_are_named(client: Client) -> None:
    document, meeting, hidden = make.resolution(), make.meeting("Review"), make.meeting("Hidden")
    make.report(citing("Resolution 51", 2021, document), meeting)
    make.report(citing("Resolution 51", 2021, document, state="draft"), hidden)
    found = page(client, document.get_absolute_url())
    assert found.xpath("//figure[contains(@class, 'yearly')]") == []
    assert found.xpath("//section[@aria-labelledby='meetings']//h3/a/@href") == [meeting.get_absolute_url()]


def test_every_citation_can_be_reached(client: Client) -> None:
    document = make.resolution()
    text = "In line with Resolution No. 51-NQ/TW, " + "they went on with all of the work " * 15
    article = make.article("Report", [text])
    place = make.evidence(article, "Resolution No. 51-NQ/TW")
    models.Citation.objects.bulk_create(
        models.Citation(resolution=document, extractor="test", rule="test", **place) for _number in range(90)
    )
    own = page(client, document.get_absolute_url())
    address = f"{document.get_absolute_url()}citations/"
    assert address in own.xpath("//p[@class='more']/a/@href")
    first = page(client, address)
    (onward,) = first.xpath("//a[@rel='next']/@href")
    second = page(client, f"{address}{onward}")
    assert len({*first.xpath("//li/@id"), *second.xpath("//li/@id")}) == 80


def wanted(client: Client) -> dict[str, list[str]]:
    """What each table of the wanted list holds: document and number of citing articles."""
    tables = page(client, "/resolutions/wanted/").xpath("//main//table")
    return {
        table.xpath("string(caption)"): [
            f"{row.xpath('string(th)')}: {row.xpath('string(td[2])')}" for row in table.xpath("tbody/tr")
        ]
        for table in tables
    }


@pytest.mark.usefixtures("search_index")
def test_wanted_are_documents_without_title_and_date_the_most_cited_first(client: Client) -> None:
    often, once = make.resolution("22-NQ/TW"), make.resolution("9-CT")
    known = [make.resolution("1-ND", title="On order"), make.resolution("2-ND", date=date(2020, 1, 1))]
    citing("Resolution 22", 2020, often, *known)
    citing("Resolution 22 and 9", 2021, once, often)
    citing("Draft words", 2022, once, make.resolution("3-CT"), state="draft")
    lists = wanted(client)
    assert lists["Wanted documents that most articles cite"] == [
        "Resolution No. 22-NQ/TW: 2",
        "Resolution No. 9-CT: 1",
    ]
    assert lists["Wanted documents, the latest in the archive first"] == [
        "Resolution No. 9-CT: 1",
        "Resolution No. 22-NQ/TW: 2",
    ]
    taken = client.get("/resolutions/wanted/download.csv").getvalue().decode()
    assert [line.rpartition(",")[2] for line in taken.splitlines()] == ["citing_articles", "1", "2"]
    assert page(client, often.get_absolute_url()).xpath("//p[@class='problem']/a/@href") == ["/resolutions/wanted/"]


def test_without_an_index_the_wanted_list_is_whole(client: Client) -> None:
    citing("Resolution 22", 2020, make.resolution("22-NQ/TW"))
    assert wanted(client) == {"Wanted documents, the latest in the archive first": ["Resolution No. 22-NQ/TW: 1"]}
