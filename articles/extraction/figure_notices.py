"""What an editor should look at in a figure: kept as printed and flagged, never changed."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from articles.extraction.numbers import parse_number
from articles.extraction.reading import Reading
from articles.extraction.types import Notice, Span

if TYPE_CHECKING:
    from articles.extraction.figures import Draft

# Weights in kg; a value of the archive is summed over months and years in one unit.
KILOGRAMS: dict[str, Decimal] = {"kg": Decimal(1), "ton": Decimal(1000), "gram": Decimal("0.001")}
_SUSPECT_MASS = Decimal(50_000)
_TOLERANCE = Decimal("0.6")  # percentage points: room for rounding on both sides
# "1,234 cases, down 56 cases or 4.3%": by how many, and by how much.
_BY_HOW_MANY = re.compile(
    r"\b(?:down|up|fell|rose|fewer|more|increased?|decreased?|reduced|by|of|giam|tang) (?P<by>\d(?:[\d.,]*\d)?) "
    r"(?!per ?cent|%)[a-z(]"
)
_MOVED = re.compile(r"\b(?:up|down|ris|rose|increas|decreas|fell|drop|reduc|tang|giam)")
_SHARE_BEHIND = re.compile(r"[^.;\d%]{0,50}?[(, ](?P<share>\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|per ?cent)")


def normalized(draft: "Draft") -> tuple[Decimal, str] | None:
    """Return a weight in kg where it is printed in tons or grams."""
    factor = KILOGRAMS.get(draft.unit)
    if factor is None or draft.unit == "kg":
        return None
    return draft.quantity.number.value * factor, "kg"


def figure_notices(reading: Reading, draft: "Draft", points: bool, span: Span) -> tuple[Notice, ...]:
    """Return what is doubtful about one figure. Codes: suspect-value, contradicts-percentage."""
    number = draft.quantity.number
    found = []
    if draft.unit in KILOGRAMS and draft.substance and number.value * KILOGRAMS[draft.unit] > _SUSPECT_MASS:
        found.append(
            Notice(
                "suspect-value", f"{number.value} {draft.unit} is far more than is ever seized; kept as printed.", span
            )
        )
    if draft.unit == "percent" and number.value > 100 and draft.rule != "change-alone":
        found.append(Notice("suspect-value", f"A share of {number.value} percent; kept as printed.", span))
    if number.of is not None and number.value > number.of:
        found.append(Notice("suspect-value", f"{number.value} of {number.of}: the part exceeds the whole.", span))
    contradiction = _contradiction(reading, draft, points)
    if contradiction is not None:
        printed, computed = contradiction
        message = f"The numbers give {computed:.2f} percent, the text says {printed}; kept as printed."
        found.append(Notice("contradicts-percentage", message, span))
    return tuple(found)


def _contradiction(reading: Reading, draft: "Draft", points: bool) -> tuple[Decimal, Decimal] | None:
    """Return the printed and the computed percentage where they differ by more than rounding explains."""
    text, number = reading.text, draft.quantity.number
    if number.of:
        share = _SHARE_BEHIND.match(text, draft.end, draft.end + 80)
        printed = parse_number(share["share"], points) if share and not _MOVED.search(share[0]) else None
        return _differ(printed, 100 * number.value / number.of)
    change = draft.changes[0] if draft.changes else None
    if change is None or not 0 < change.number.start - draft.end < 80:
        return None
    by = _BY_HOW_MANY.search(text, draft.end, change.number.start)
    moved = parse_number(by["by"], points) if by else None
    before = number.value + moved if moved is not None and change.down else number.value - (moved or 0)
    if moved is None or before <= 0:
        return None
    return _differ(change.number.value, 100 * moved / before)


def _differ(printed: Decimal | None, computed: Decimal) -> tuple[Decimal, Decimal] | None:
    return (printed, computed) if printed is not None and abs(printed - computed) > _TOLERANCE else None
