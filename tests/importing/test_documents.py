"""Citations of one document are one record, joined only when certain."""

from datetime import date
from typing import Any

import pytest

from articles.importing.documents import bare, symbol
from articles.models import Citation, Organization, Resolution
from tests.importing.readings import Reading, store

pytestmark = pytest.mark.django_db

DAY = date(2018, 3, 15)


def citing(nth: int, key: str, **fields: Any) -> Reading:
    return Reading(title=f"Article {nth}").cites(key=key, **fields)


@pytest.mark.parametrize(
    ("number", "letters", "digits"),
    [("51-NQ/TW", "NQ/TW", "51"), ("01/2018/ND-CP", "ND-CP", "1"), ("22", "", "22"), ("", "", ""), ("06", "", "6")],
)
def test_the_parts_of_a_number(number: str, letters: str, digits: str) -> None:
    assert (symbol(number), bare(number)) == (letters, digits)


@pytest.mark.parametrize("together", [False, True])
def test_one_key_is_one_record_and_later_citations_complete_it(together: bool) -> None:
    store(
        citing(1, "resolution:22/tw", number="22"),
        citing(2, "resolution:22/tw", number="22-NQ/TW", issuer="Politburo", date=DAY, title="on work in the hills"),
        citing(3, "resolution:22/tw", number="22", title="another wording"),
        together=together,
    )
    row = Resolution.objects.get()
    assert (row.number, row.symbol, row.date, row.title) == ("22-NQ/TW", "NQ/TW", DAY, "on work in the hills")
    assert row.issuer == Organization.objects.get(name="Politburo")
    assert row.slug == "resolution-22"
    assert Citation.objects.count() == 3


def test_the_same_number_of_another_day_is_another_document() -> None:
    for _again in range(2):
        store(
            citing(1, "resolution:22/tw", number="22", date=DAY),
            citing(2, "resolution:22/tw", number="22", date=date(2013, 4, 10)),
        )
    assert Resolution.objects.count() == 2
    assert set(Resolution.objects.values_list("key", flat=True)) == {"resolution:22/tw", "resolution:22/tw@2013-04-10"}


@pytest.mark.parametrize("together", [False, True])
def test_a_fuller_number_of_the_same_day_and_issuer_is_the_same_document(together: bool) -> None:
    store(
        citing(1, "resolution:22/politburo", number="22", issuer="Politburo", date=DAY),
        citing(2, "resolution:22/tw", number="22-NQ/TW", issuer="Politburo", date=DAY),
        together=together,
    )
    assert Resolution.objects.get().number == "22-NQ/TW"


@pytest.mark.parametrize(
    "other",
    [
        {"date": None},
        {"date": date(2018, 3, 16)},
        {"issuer": "Government"},
        {"issuer": None},
        {"kind": "Directive"},
        {"number": "23"},
    ],
    ids=str,
)
def test_without_certainty_two_keys_are_two_documents(other: dict[str, Any]) -> None:
    first = {"number": "22", "issuer": "Politburo", "date": DAY}
    store(citing(1, "resolution:22/x", **first), citing(2, "resolution:22/y", **{**first, **other}))
    assert Resolution.objects.count() == 2


def test_what_a_person_set_is_not_filled() -> None:
    store(citing(1, "resolution:22/tw", number="22"))
    row = Resolution.objects.get()
    row.remember_edits(["title", "number"])
    row.save()
    store(citing(2, "resolution:22/tw", number="22-NQ/TW", title="on work in the hills", date=DAY))
    row.refresh_from_db()
    assert (row.number, row.title, row.date) == ("22", "", DAY)


def test_a_citation_that_identifies_nothing_is_left_out() -> None:
    store(citing(1, "resolution:"))
    assert not Resolution.objects.exists()


@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        ({"number": "51-NQ/TW", "issuer": "Politburo"}, "resolution-51-nq-tw"),
        ({"number": "22", "issuer": "Politburo"}, "resolution-22-politburo"),
        ({"kind": "Law", "title": "Law on Identification"}, "law-on-identification"),
        ({"kind": "Project", "number": "06"}, "project-06"),
    ],
)
def test_addresses_say_what_a_document_is(fields: dict[str, Any], slug: str) -> None:
    store(citing(1, "key", **fields))
    assert Resolution.objects.get().slug == slug
