"""Related articles: nearest first, each with its reason, never one that is not public."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from articles import models
from tests import factories as make

pytestmark = pytest.mark.django_db


def article(title: str, *records: models.Record, **fields: object) -> models.Article:
    made = make.article(title, ["The only sentence."], **fields)
    for record in records:
        if isinstance(record, models.Meeting):
            make.report(made, record)
        elif isinstance(record, models.Official):
            make.attestation(made, record)
        else:
            make.citation(made, record)  # type: ignore[arg-type]
    return made


def shown(client: Client, of: models.Article) -> list[tuple[str, str]]:
    page = html.fromstring(client.get(of.get_absolute_url()).content)
    rows = page.xpath("//section[@aria-labelledby='related']//li")
    return [(row.xpath("string(a)"), " ".join(row.xpath("string(span)").split())) for row in rows]


@pytest.fixture
def reports() -> dict[str, models.Article]:
    meeting, person, paper = make.meeting("Review", date(2021, 9, 28)), make.official("To Lam"), make.resolution("51")
    made = {
        "first": article("First", meeting, person, paper),
        "meeting": article("Of the same meeting", meeting),
        "paper": article("Citing the same", paper),
        "person": article("Naming the same", person),
        "other": article("Of something else", make.meeting("Other"), make.official("Nguyen Van A")),
        "draft": article("Draft of the same meeting", meeting, person, paper, state="draft"),
        "gone": article("Gone", meeting, person, paper, state="withdrawn"),
    }
    for number in range(12):  # a person whom everybody names says little
        article(f"More {number}", person)
    return made


def test_the_nearest_come_first_with_their_reasons(
    client: Client, reports: dict[str, models.Article], search_index: Path
) -> None:
    found = shown(client, reports["first"])
    assert [title for title, _why in found[:2]] == ["Of the same meeting", "Citing the same"]
    assert found[0][1].endswith("same meeting")
    assert found[1][1].endswith("cites Resolution No. 51")
    assert found[2][1].endswith("names To Lam")
    assert len(found) == 5
    assert not {"Draft of the same meeting", "Gone", "Of something else", "First"} & {title for title, _why in found}


def test_without_an_index_those_of_the_same_meeting_are_named(
    client: Client, reports: dict[str, models.Article]
) -> None:
    assert [title for title, _why in shown(client, reports["first"])] == ["Of the same meeting"]


def test_an_article_without_relations_has_no_such_part(client: Client, search_index: Path) -> None:
    assert shown(client, make.article("Alone")) == []
