"""Figures: quantities of the text with unit, indicator, qualifier, period and change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from articles.extraction.bare_numbers import inherits, unit_of_bare
from articles.extraction.changes import Change, apply_changes, change_at
from articles.extraction.figure_notices import figure_notices, normalized
from articles.extraction.indicators import indicator_for, substance_after
from articles.extraction.numbers import NUMERAL, NumberAt, is_printed_so, read_number, separators
from articles.extraction.periods import Periods
from articles.extraction.quantities import MASS_UNITS, Quantity, quantity_at
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Figure

_TARGET = re.compile(
    r"\b(?:to (?:reduce|cut|decrease|increase|raise|lower|bring|achieve|reach|keep|complete|finish|issue|grant|hand"
    r"|train|recruit|ensure|clear|solve|build)|must|should|will|aims? (?:to|at)|(?:target|goal)s? (?:of|is|was|to)"
    r"|strives?|phan dau|muc tieu|se|chi tieu)(?: \w+){0,6} (?:by )?"
    r"(?:more than |at least |over |some |about |it nhat )?\Z"
)
_NEARBY = 24  # figures before one that may say what it counts


@dataclass(slots=True)
class Draft:
    """A figure under construction."""

    quantity: Quantity
    start: int
    end: int
    unit: str
    substance: str | None = None
    indicator: str | None = None
    changes: list[Change] = field(default_factory=list)
    rule: str = "counted"


def find_figures(
    reading: Reading, taken: list[tuple[int, int]], periods: Periods, vietnamese: bool
) -> tuple[Figure, ...]:
    """Return every figure of the body in text order; `taken` are stretches (dates, document numbers) that hold none."""
    text = reading.text
    style = separators(text, reading.numbers, vietnamese)
    drafts: list[Draft] = []
    changes: list[Change] = []
    number_of_taken = 0
    taken = sorted([*taken, *((one.start, one.end) for one in periods.found)])
    for match in _numerals(reading):
        while number_of_taken < len(taken) and taken[number_of_taken][1] <= match.start():
            number_of_taken += 1
        if number_of_taken < len(taken) and taken[number_of_taken][0] <= match.start():
            continue
        number = read_number(match, style)
        if number is None or (number.vietnamese and not is_printed_so(reading.printed(*match.span("word")))):
            continue
        change = change_at(text, number, changes[-1] if changes else None) if number.percent else None
        if change is not None:
            changes.append(change)
            continue
        draft = _draft(reading, number, drafts, vietnamese)
        if draft is not None:
            drafts.append(draft)
    _share_substances(text, drafts)
    loose = apply_changes(reading, drafts, changes)
    drafts += [_alone(change) for change in loose]
    drafts.sort(key=lambda draft: draft.start)
    for number_, draft in enumerate(drafts):
        draft.indicator = indicator_for(reading, draft, drafts[max(0, number_ - _NEARBY) : number_])
    return tuple(_figure(reading, draft, periods, style.points) for draft in drafts)


_OPENING = 24  # characters that tell one paragraph from another


def _repeated(reading: Reading) -> set[int]:
    """Return the numbers of the blocks that say again what an earlier one said: a body printed twice, or cut off."""
    seen: dict[str, str] = {}
    again: set[int] = set()
    for number, (start, end) in enumerate(pairwise(reading.starts)):
        block = reading.text[start:end].strip()
        earlier = seen.setdefault(block[:_OPENING], block)
        if earlier is not block and earlier.startswith(block):
            again.add(number)
    return again


def _numerals(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield the numerals of the body: digits, number words, currencies, each once."""
    text, done = reading.text, 0
    repeated = _repeated(reading)
    for place in sorted((*reading.numbers, *reading.openings(Trigger.NUMBER))):
        if place >= reading.body_end:
            return
        start = place - 1 if text[place - 1 : place] == "$" else place
        if place < done or (repeated and reading.block_at(place) in repeated):
            continue
        match = NUMERAL.match(text, start, reading.body_end)
        if match is not None:
            done = match.end()
            yield match


def _draft(reading: Reading, number: NumberAt, drafts: list[Draft], vietnamese: bool) -> Draft | None:
    text = reading.text
    start, end = reading.context(number.start, number.end)
    quantity = quantity_at(text, number, end, vietnamese)
    if quantity is None:
        return None
    if quantity.unit is None:
        whole = _whole(reading, number, drafts, start)
        if whole is not None:
            return Draft(quantity, number.start, number.end, whole.unit, rule="part-of")
        earlier = drafts[-1] if drafts and drafts[-1].start >= start else None
        unit = unit_of_bare(text, number, start, earlier.unit if earlier else None)
        return Draft(quantity, number.start, number.end, unit, rule="bare") if unit else None
    substance, after = substance_after(text, quantity.end, end) if quantity.unit in MASS_UNITS else (None, quantity.end)
    return Draft(quantity, number.start, after, quantity.unit, substance)


def _alone(change: Change) -> Draft:
    """A change of something that the text does not count is a figure of its own, in percent."""
    number = change.number
    quantity = Quantity(number, "percent", number.end, "", change.qualifier)
    return Draft(quantity, number.start, number.end, "percent", rule="change-alone")


def _whole(reading: Reading, number: NumberAt, drafts: list[Draft], start: int) -> Draft | None:
    """Return what a numeral without a noun counts a part of, in its sentence or for "of the total" before it."""
    if not drafts or not inherits(reading.text, number):
        return None
    if drafts[-1].start >= start:
        return drafts[-1] if drafts[-1].unit != "percent" else None
    earlier, _ = reading.sentence(max(0, start - 2))
    return next((draft for draft in drafts[-_NEARBY:] if draft.start >= earlier and draft.unit != "percent"), None)


# "2,212.24 kg and 1,750,311 pills of synthetic drug": the first amount is of the same substance …
_SHARED = re.compile(
    r",? ?(?:and|&|plus|or|va|cung|as well as)(?: (?:over|nearly|more than|about|some|almost|hon|gan|tren))? \Z"
)
# … and "1,204 bars of heroin weighing 421.4 kg": the second.
_WEIGHS = re.compile(
    r"[^,;.\d]{0,12}?(?:\(|weighing|totall?ing|equivalent to|equal to|or|nang|tuong duong|khoi luong)[^,;.\d]{0,14}\Z"
)


def _share_substances(text: str, drafts: list[Draft]) -> None:
    for draft, following in pairwise(drafts):
        weighed = following.unit in ("kg", "gram", "ton") and following.substance is None and draft.substance
        if weighed and draft.unit in MASS_UNITS and _WEIGHS.fullmatch(text, draft.end, following.start):
            following.substance, following.rule = draft.substance, "shared-substance"
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if (
            draft.unit in MASS_UNITS
            and draft.substance is None
            and following.unit in MASS_UNITS
            and following.substance is not None
            and following.start - draft.end < 22
            and _SHARED.fullmatch(text, draft.end, following.start)
        ):
            draft.substance = following.substance
            draft.rule = "shared-substance"


# "They helped to solve 40 cases" tells of what was done, though "to solve" alone names an aim.
_DONE = re.compile(
    r"\b(?:help|manag|able|enabl|contribut|co-?operat|co-?ordinat|join|allow|led|serv|us|work)\w*(?: \w+){0,3} ?\Z"
)


def _is_target(text: str, position: int) -> bool:
    """Tell whether the quantity at `position` is aimed at and not reached."""
    found = _TARGET.search(text, max(0, position - 70), position)
    if found is None:
        return False
    return not (found[0].startswith("to ") and _DONE.search(text, max(0, found.start() - 40), found.start()))


def _figure(reading: Reading, draft: Draft, periods: Periods, points: bool) -> Figure:
    text = reading.text
    number = draft.quantity.number
    target = _is_target(text, draft.start)
    change = draft.changes[0] if draft.changes else None
    notices = tuple(figure_notices(reading, draft, points))
    return Figure(
        value=number.value,
        unit=draft.unit,
        indicator=draft.indicator,
        qualifier=draft.quantity.qualifier,
        change_percent=change.signed if change else None,
        change_baseline=periods.baseline(reading, draft.start) if change else None,
        period=None if target else periods.covering(reading, draft.start, draft.end),
        span=reading.span(draft.start, draft.end),
        confidence=_confidence(draft, target, bool(notices)),
        rule=draft.rule,
        notices=notices,
        normalized=normalized(draft),
    )


# The share of finds of each rule that is right, measured on the development documents (tests.extraction.calibration).
_CONFIDENCE = {"counted": 0.98, "shared-substance": 0.97, "part-of": 0.93, "bare": 0.92, "change-alone": 0.88}


def _confidence(draft: Draft, target: bool, doubtful: bool) -> float:
    score = _CONFIDENCE[draft.rule]
    doubts = (
        (draft.indicator is None, 0.02),
        (draft.quantity.number.in_words, 0.05),
        (draft.unit == "item", 0.05),
        (target, 0.02),
        (doubtful, 0.15),
    )
    return round(score - sum(share for holds, share in doubts if holds), 2)
