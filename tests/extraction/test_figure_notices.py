from decimal import Decimal

import pytest

from articles.extraction import extract
from articles.extraction.types import Figure


def first(sentence: str) -> Figure:
    return extract(f"Numbers of the day\n\n{sentence}").figures[0]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("There were 2,400 crashes, down 100 crashes or 4%.", []),
        ("There were 2,400 crashes, down 100 crashes or 14%.", ["contradicts-percentage"]),
        ("Work is done in 120/480 hamlets (25%).", []),
        ("Work is done in 120/480 hamlets (52%).", ["contradicts-percentage"]),
        ("There were 2,400 crashes, down 5.8 percent.", []),
        ("They burned 98,000 kg of opium.", ["suspect-value"]),
        ("They burned 98 tons of opium.", ["suspect-value"]),
        ("They burned 98 kg of opium.", []),
        ("Some 140% of the households came.", ["suspect-value"]),
        ("Work is done in 500/480 hamlets.", ["suspect-value"]),
    ],
)
def test_what_an_editor_should_look_at(sentence: str, codes: list[str]) -> None:
    assert [notice.code for notice in first(sentence).notices] == codes


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They burned 1.7 tonnes of opium.", (Decimal(1700), "kg")),
        ("They burned 250 grams of opium.", (Decimal("0.25"), "kg")),
        ("They burned 12 kg of opium.", None),
        ("They held 12 people.", None),
    ],
)
def test_weights_in_one_unit(sentence: str, expected: tuple[Decimal, str] | None) -> None:
    assert first(sentence).normalized == expected


def test_the_printed_value_stays() -> None:
    found = first("They burned nearly 1.7 tonnes of opium.")
    assert (found.value, found.unit, found.qualifier) == (Decimal("1.7"), "ton", "nearly")
