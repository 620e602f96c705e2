"""Citations of articles, records and claims: read back by the libraries that others read them with."""

import json
from datetime import date
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from django.test import Client
from django.utils.timezone import localdate
from lxml import html

from articles import models
from tests import factories as make
from tests.views.scenes import TEXT, Scene, scene

pytestmark = pytest.mark.django_db

HARD = r"50% more & {better}: a_b #1 ~ \ ^ $5 “quoted” Tô Lâm"


def taken(client: Client, uuid: object, form: str) -> str:
    response = client.get(f"/id/{uuid}/cite.{form}")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert response["X-Robots-Tag"] == "noindex"
    return response.content.decode()


def bibtex(client: Client, uuid: object) -> dict[str, str]:
    library = bibtexparser.parse_string(taken(client, uuid, "bib"), append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {
        name: field.value.strip("{}") if name != "title" else field.value for name, field in entry.fields_dict.items()
    }
    return {"TYPE": entry.entry_type, "ID": entry.key, **fields}


def ris(client: Client, uuid: object) -> dict[str, Any]:
    (entry,) = rispy.loads(taken(client, uuid, "ris"))
    return entry


def csl(client: Client, uuid: object) -> dict[str, Any]:
    (item,) = json.loads(taken(client, uuid, "json"))
    return item


@pytest.fixture
def article() -> models.Article:
    return make.article(HARD, byline="Thiên Minh", source=make.source("Public Security News"))


def test_bibtex_of_an_article_reads_back_what_it_is(client: Client, article: models.Article) -> None:
    entry = bibtex(client, article.uuid)
    assert (entry["TYPE"], entry["ID"]) == ("online", f"mps-{article.uuid.hex[:8]}")
    title = entry["title"].replace("ˆ", "^")  # the library has another circumflex for \textasciicircum
    assert title.replace("{", "").replace("}", "") == HARD.replace("{", "").replace("}", "")
    assert entry["author"] == "Thiên Minh"
    assert (entry["year"], entry["date"]) == ("2021", "2021-09-30")
    assert entry["organization"] == "Public Security News"
    assert entry["url"] == f"http://testserver/id/{article.uuid}/"
    assert entry["urldate"] == localdate().isoformat()


def test_ris_of_an_article_reads_back_what_it_is(client: Client, article: models.Article) -> None:
    entry = ris(client, article.uuid)
    assert entry["type_of_reference"] == "NEWS"
    assert entry["title"] == HARD
    assert entry["authors"] == ["Thiên Minh,"]
    assert (entry["year"], entry["date"]) == ("2021", "2021/09/30")
    assert entry["urls"] == [f"http://testserver/id/{article.uuid}/"]
    assert entry["publisher"] == "Public Security News"


def test_csl_json_of_an_article_says_what_it_is(client: Client, article: models.Article) -> None:
    item = csl(client, article.uuid)
    assert (item["type"], item["title"]) == ("article-newspaper", HARD)
    assert item["author"] == [{"literal": "Thiên Minh"}]
    assert item["issued"] == {"date-parts": [[2021, 9, 30]]}
    assert item["container-title"] == "Public Security News"
    assert item["URL"] == f"http://testserver/id/{article.uuid}/"


def test_a_line_of_text(client: Client, article: models.Article) -> None:
    assert taken(client, article.uuid, "txt") == (
        f"Thiên Minh. “{HARD}.” Public Security News, 30 September 2021. MPS Archive. "
        f"http://testserver/id/{article.uuid}/"
    )


@pytest.mark.parametrize(("number", "part"), [(5, "Heroin seized"), (6, "Statement by To An Xo")])
def test_a_figure_and_a_statement_are_cited_with_their_sentence(client: Client, number: int, part: str) -> None:
    shown = scene()
    claim = shown.claims[number]
    text = taken(client, claim.uuid, "txt")
    assert f": “{TEXT}” MPS Archive. http://testserver/id/{claim.uuid}/" in text
    assert part in text
    for note in (
        bibtex(client, claim.uuid)["note"],
        ris(client, claim.uuid)["notes"][0],
        csl(client, claim.uuid)["note"],
    ):
        assert note.startswith(part)
        assert TEXT in note
    assert bibtex(client, claim.uuid)["title"].strip("{}") == shown.article.title


def test_every_record_and_every_claim_has_a_page_that_says_how_to_cite_it(client: Client) -> None:
    shown = scene()
    for thing in (*shown.records, *shown.claims):
        response = client.get(f"/id/{thing.uuid}/cite/")
        page = html.fromstring(response.content)
        (text,) = page.xpath("//p[@class='cite-text']")
        assert text.text_content().endswith(f"http://testserver/id/{thing.uuid}/"), thing
        files = page.xpath("//ul[@class='cite-files']//a[@download]/@href")
        assert [client.get(address).status_code for address in files] == [200] * 4
        assert page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
        if isinstance(thing, models.Claim):
            assert thing.exact in page.xpath("string(//blockquote)")


def test_the_article_shows_every_form_and_takes_each_along(client: Client, article: models.Article) -> None:
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    box = page.xpath("//section[@aria-labelledby='cite']")[0]
    shown = [pre.text_content() for pre in box.xpath(".//pre")]
    for form, text in zip(("bib", "ris", "json"), shown, strict=True):
        assert text.split() == taken(client, article.uuid, form).split()
    assert f"http://testserver/id/{article.uuid}/" in box.xpath(".//a/@href")


def test_indicators_are_cited_as_data_and_other_records_as_pages(client: Client) -> None:
    shown = scene()
    assert csl(client, shown.indicator.uuid)["type"] == bibtex(client, shown.indicator.uuid)["TYPE"] == "dataset"
    assert ris(client, shown.indicator.uuid)["type_of_reference"] == "DATA"
    for record in (shown.official, shown.meeting, shown.resolution, shown.post):
        assert csl(client, record.uuid)["type"] == "webpage"
        assert ris(client, record.uuid)["type_of_reference"] == "ELEC"
        assert bibtex(client, record.uuid)["organization"] == "MPS Archive"


def test_a_later_version_is_named(client: Client, article: models.Article) -> None:
    make.version(article, ["Changed."])
    claim = make.figure(article, "Changed")
    assert "Version 2." in taken(client, claim.uuid, "txt")
    assert bibtex(client, claim.uuid)["version"] == csl(client, claim.uuid)["version"] == "2"


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_nothing_unpublished_is_citable(client: Client, state: str) -> None:
    hidden: Scene = scene("zebra", state=state)
    for thing in (*hidden.records, *hidden.claims):
        for end in ("cite/", "cite.bib", "cite.ris", "cite.json", "cite.txt"):
            assert client.get(f"/id/{thing.uuid}/{end}").status_code in {404, 410}, (thing, end)


def test_an_undated_article_without_source_is_citable(client: Client) -> None:
    article = make.article("Title", published_on=None)
    assert taken(client, article.uuid, "txt").startswith("“Title.” undated. MPS Archive.")
    assert "year" not in bibtex(client, article.uuid)
    assert "issued" not in csl(client, article.uuid)


def test_line_breaks_cannot_start_a_field(client: Client) -> None:
    article = make.article("Title\nTY  - BOOK\nER  - ", byline="A\r\nER  - ", published_on=date(2021, 1, 1))
    entry = ris(client, article.uuid)
    assert entry["type_of_reference"] == "NEWS"
    assert entry["title"] == "Title TY - BOOK ER -"
    title = bibtex(client, article.uuid)["title"]
    assert " ".join(title.split()) == title
