"""Lists taken along: CSV and JSON hold what the page shows, whole and readable by any program."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.views import exports
from tests import factories as make
from tests.views.scenes import LISTS, scene

pytestmark = pytest.mark.django_db


def read_csv(client: Client, name: str, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/{name}/download.csv{query}")
    assert response.status_code == 200
    text = response.getvalue().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def read_json(client: Client, name: str, query: str = "") -> dict[str, Any]:
    response = client.get(f"/{name}/download.json{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return json.loads(response.getvalue())  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", LISTS)
def test_both_kinds_hold_the_same_public_rows(client: Client, name: str) -> None:
    scene()
    scene("Hidden", state="draft")
    scene("Gone", state="withdrawn")
    table, found = read_csv(client, name), read_json(client, name)
    assert found["list"] == name
    assert found["next"] is None
    assert len(table) == len(found["rows"]) >= 1
    for line, row in zip(table, found["rows"], strict=True):
        assert list(line) == list(row)
        assert line["id"] == row["id"]
        assert row["address"].startswith("http://testserver/")
        assert client.get(row["address"].removeprefix("http://testserver"), follow=True).status_code == 200
    whole = json.dumps(found)
    assert "Hidden" not in whole
    assert "Gone" not in whole


def test_a_download_follows_filters_and_order_of_the_page(client: Client) -> None:
    for year in (2019, 2020, 2021):
        make.article(f"Of {year}", published_on=date(year, 5, 1))
    query = "?since=2020-01-01&sort=oldest"
    assert [row["title"] for row in read_csv(client, "articles", query)] == ["Of 2020", "Of 2021"]
    found = read_json(client, "articles", query)
    assert found["filters"] == {"since": "2020-01-01"}
    assert found["address"] == "http://testserver/articles/?since=2020-01-01&sort=oldest"
    page = html.fromstring(client.get(f"/articles/{query}").content)
    links = page.xpath("//ul[@class='choices']//a/@href")
    assert f"/articles/download.csv{query}" in links
    assert f"/articles/download.json{query}" in links


def test_text_with_line_ends_quotes_and_diacritics_survives(client: Client) -> None:
    title = 'Bộ trưởng "Tô Lâm",\nsays; more'
    make.article(title, ["First\r\nline, “quoted”."])
    (row,) = read_csv(client, "articles")
    assert row["title"] == title
    assert row["first_paragraph"] == "First\r\nline, “quoted”."
    assert client.get("/articles/download.csv").getvalue().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@cmd", "\tx"])
def test_no_cell_is_run_as_a_formula(client: Client, title: str) -> None:
    make.article(title)
    (row,) = read_csv(client, "articles")
    assert row["title"] == f"'{title}"
    assert read_json(client, "articles")["rows"][0]["title"] == title


def test_numbers_and_days_keep_their_form(client: Client) -> None:
    wanted = scene()
    make.figure(wanted.article, "517.57 kg", "-12.50", make.whole_month(2021, 3), indicator=wanted.indicator)
    rows = {row["value"]: row for row in read_csv(client, "figures")}
    assert rows["-12.5"]["period_start"] == "2021-03-01"
    assert rows["-12.5"]["period_end"] == "2021-03-31"
    assert rows["-12.5"]["indicator"] == wanted.indicator.code
    assert "517.57 kg of heroin" in rows["-12.5"]["sentence"]


def test_a_long_list_comes_in_parts_that_lose_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "FILE_ROWS", 7)
    monkeypatch.setattr(exports, "BATCH", 3)
    titles = {
        make.article(f"Article {number}", published_on=date(2021, 1, 1 + number // 4)).title for number in range(17)
    }
    address: str | None = "/articles/download.json?since=2020-01-01"
    parts = []
    while address:
        response = client.get(address)
        found = json.loads(response.getvalue())
        parts.append([row["title"] for row in found["rows"]])
        onward = found["next"]
        assert response.get("Link") == (f'<{onward}>; rel="next"' if onward else None)
        address = onward and onward.removeprefix("http://testserver")
    assert [len(part) for part in parts] == [7, 7, 3]
    assert {title for part in parts for title in part} == titles
    link = client.get("/articles/download.csv")["Link"]
    assert link.startswith("<http://testserver/articles/download.csv?after=")


def test_rows_that_come_in_while_a_part_is_read_shift_none_into_a_gap(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "FILE_ROWS", 4)
    monkeypatch.setattr(exports, "BATCH", 2)
    for number in range(8):
        make.article(f"Old {number}", published_on=date(2021, 1, 20 - number))
    first = client.get("/articles/download.json")
    stream = iter(first)
    begun = next(stream) + next(stream)
    make.article("New", published_on=date(2021, 1, 18))  # between rows of this part that are still to come
    found = json.loads(begun + b"".join(stream))
    rest = read_json(client, "articles", f"?{found['next'].partition('?')[2]}")
    assert [row["title"] for row in (*found["rows"], *rest["rows"]) if row["title"] != "New"] == [
        f"Old {number}" for number in range(8)
    ]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("?since=x", "Give a day as year-month-day"),
        ("?official=nobody", "No single official is known as “nobody”"),
        ("?after=x", "after= names no place in this list"),
        ("?sort=made-up", "sort= must be one of newest, oldest"),
        ("?q=%00", "Null characters are not allowed"),
    ],
)
def test_bad_values_are_refused_with_the_reason(client: Client, query: str, reason: str) -> None:
    make.article()
    response = client.get(f"/articles/download.csv{query}")
    assert response.status_code == 400
    assert reason in response.content.decode()


def test_other_kinds_do_not_exist(client: Client) -> None:
    assert client.get("/articles/download.xml").status_code == 404
    assert client.post("/articles/download.csv").status_code == 405


def test_figures_list_is_filtered_by_indicator_period_and_source(client: Client) -> None:
    wanted = scene()
    other = make.indicator("drug-cases")
    make.figure(wanted.article, "nine months", 12, make.whole_month(2020, 2), indicator=other)
    cases = {
        "": 2,
        f"?indicator={wanted.indicator.code}": 1,
        "?indicator=drug-cases": 1,
        "?period=month": 1,
        "?since=2020-02-01&until=2020-02-29": 1,
        "?since=2020-02-02&until=2020-02-29": 0,
        f"?source={wanted.source.slug}": 2,
    }
    for query, number in cases.items():
        assert len(read_json(client, "figures", query)["rows"]) == number, query
    assert models.Figure.objects.count() == 2
