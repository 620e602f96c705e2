"""Figures: quantities of the text with unit, indicator, qualifier, period and change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from articles.extraction.bare_numbers import inherits, unit_of_bare
from articles.extraction.changes import Change, apply_changes, change_at
from articles.extraction.figure_notices import figure_notices, normalized
from articles.extraction.indicators import indicator_for, substance_after, substance_before
from articles.extraction.noun_phrases import MASS_UNITS, MEASURED, others_of, printed_unit
from articles.extraction.numbers import NUMERAL, NumberAt, Separators, is_printed_so, read_number, separators
from articles.extraction.patterns import any_of
from articles.extraction.periods import Periods
from articles.extraction.quantities import Quantity, is_harmed, quantity_at
from articles.extraction.reading import CONTEXT, Reading
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
    printed: str | None = None  # the unit to print where it is not the one that indicators go by


def find_figures(
    reading: Reading, taken: list[tuple[int, int]], periods: Periods, vietnamese: bool
) -> tuple[Figure, ...]:
    """Return every figure of the body in text order; `taken` are stretches (dates, document numbers) that hold none."""
    text = reading.text
    style = separators(text, reading.numbers, vietnamese)
    found = _Found()
    for number in _numbers(reading, taken, periods, style):
        found.read(reading, number, vietnamese)
    drafts = found.drafts
    _share_substances(text, drafts)
    _name_weights(reading, drafts)
    loose = apply_changes(reading, drafts, found.changes)
    drafts += [_alone(change) for change in loose]
    drafts.sort(key=lambda draft: draft.start)
    figures = []
    sentence = (0, 0)
    for place, draft in enumerate(drafts):
        if not sentence[0] <= draft.start < sentence[1]:
            sentence = reading.sentence(draft.start)
        draft.indicator = indicator_for(reading, draft, drafts[max(0, place - _NEARBY) : place], sentence)
        figures.append(_figure(reading, draft, periods, style.points, sentence))
    return tuple(figures)


def _numbers(reading: Reading, taken: list[tuple[int, int]], periods: Periods, style: Separators) -> Iterator[NumberAt]:
    """Yield the numbers of the body that lie in no date, document number or period."""
    text = reading.text
    taken = sorted([*taken, *((one.start, one.end) for one in periods.found)])
    passed = 0
    for match in _numerals(reading):
        start = match.start()
        while passed < len(taken) and taken[passed][1] <= start:
            passed += 1
        if passed < len(taken) and taken[passed][0] <= start:
            continue
        number = read_number(match, style)
        if number is None or (number.vietnamese and not is_printed_so(reading.printed(*match.span("word")))):
            continue
        if _begins_percentages(text, number):
            number.percent = True
        yield number


def _begins_percentages(text: str, number: NumberAt) -> bool:
    """Tell whether the sign of a percentage stands behind the last of a list: "12.3, 4.5 and 6.7 per cent"."""
    if number.percent or not text.startswith((",", " a", " d"), number.end) or number.value > 100:
        return False
    return _PERCENT_LIST.match(text, number.end) is not None


@dataclass(slots=True)
class _Found:
    """What a text's numbers turned out to be so far."""

    drafts: list[Draft] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    sentence: tuple[int, int] = (0, 0)  # the bounds of the one that holds the last number read
    # Lower ends of a range and members of a list: what the last one counts, they count.
    waiting: list[Quantity] = field(default_factory=list)

    def read(self, reading: Reading, number: NumberAt, vietnamese: bool) -> None:
        """Take the next number for a change, for a figure, for one that waits for its noun, or for nothing."""
        text = reading.text
        if not self.sentence[0] <= number.start < self.sentence[1]:
            self.sentence = reading.sentence(number.start)
        if number.percent:
            change = change_at(text, number, self.changes[-1] if self.changes else None)
            if change is not None:
                self.changes.append(change)
                return
        if self.waiting and number.start - self.waiting[-1].number.end > _LIST_GAP:
            self.waiting = []
        if _GOES_ON.match(text, number.end) and (_opens_range(text, number) or _LISTED.match(text, number.end)):
            of_percent = number.low is None and _OF_PERCENT.match(text, number.end) is not None
            lower = (
                Quantity(number, None, number.end, "", None)
                if of_percent
                else quantity_at(text, number, number.end, vietnamese)
            )
            if lower is not None and (lower.unit is None or number.percent):
                self.waiting.append(lower)
                return
        draft = _draft(reading, number, self.drafts, vietnamese, self.sentence)
        if draft is not None:
            self.drafts += [_lower_end(one, draft) for one in self.waiting]
            if number.low is not None and not self.waiting:
                lowest = replace(number, value=number.low, low=None)
                self.drafts.append(_lower_end(replace(draft.quantity, number=lowest), draft))
            self.drafts.append(draft)
        self.waiting = []


_LIST_GAP = _OPENING = 24  # characters between the numbers of one range or list, at most; that tell paragraphs apart


def _repeated(reading: Reading) -> set[int]:
    """Return the numbers of the blocks that say again what an earlier one said: a body printed twice, or cut off."""
    text, starts = reading.text, reading.starts
    openings = {text[start : min(end, start + _OPENING)] for start, end in pairwise(starts)}
    if len(openings) == len(starts) - 1:
        return set()
    seen: dict[str, str] = {}
    again: set[int] = set()
    for number, (start, end) in enumerate(pairwise(starts)):
        block = text[start:end].strip()
        earlier = seen.setdefault(block[:_OPENING], block)
        if earlier is not block and earlier.startswith(block):
            again.add(number)
    return again


_SIGNS = frozenset("$£€¥")


def _numerals(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield the numerals of the body: digits, number words, currencies, each once."""
    text, body_end, done = reading.text, reading.body_end, 0
    repeated = _repeated(reading)
    for place in sorted((*reading.numbers, *reading.openings(Trigger.NUMBER))):
        if place >= body_end:
            return
        if place < done or (repeated and reading.block_at(place) in repeated):
            continue
        start = place
        if text[place - 1 : place] in _SIGNS:
            start -= 2 if text[place - 2 : place] in ("A$", "S$") and text[place - 3 : place] != "US$" else 1
        match = NUMERAL.match(text, start, body_end)
        if match is not None:
            done = match.end()
            yield match


def _draft(
    reading: Reading, number: NumberAt, drafts: list[Draft], vietnamese: bool, sentence: tuple[int, int]
) -> Draft | None:
    text = reading.text
    start, end = max(sentence[0], number.start - CONTEXT), min(sentence[1], number.end + CONTEXT)
    quantity = quantity_at(text, number, end, vietnamese)
    if quantity is None:
        return None
    if quantity.unit is None:
        whole = _whole(reading, number, drafts, start)
        if whole is not None:
            return Draft(quantity, number.start, number.end, whole.unit, rule="part-of", printed=whole.printed)
        earlier = drafts[-1] if drafts and drafts[-1].start >= start else None
        unit = unit_of_bare(text, number, start, earlier.unit if earlier else None)
        if unit is None and number.in_words and drafts and _goes_on(reading, number, drafts[-1]):
            earlier = drafts[-1]
            unit = earlier.unit
        if unit is None:
            return None
        printed = earlier.printed if earlier and earlier.unit == unit else None
        return Draft(quantity, number.start, number.end, unit, rule="bare", printed=printed)
    substance, after = substance_after(text, quantity.end, end) if quantity.unit in MASS_UNITS else (None, quantity.end)
    if quantity.phrase in ("others", "more") and drafts and drafts[-1].start >= start and not is_harmed(text, quantity):
        # "Twelve houses were destroyed and 3,400 others …"
        last = drafts[-1]
        unit = others_of(last.unit)
        if unit is not None:
            return Draft(quantity, number.start, quantity.end, unit, rule="part-of")
    printed = printed_unit(quantity.phrase) if quantity.phrase else None
    return Draft(quantity, number.start, after, quantity.unit, substance, printed=printed)


def _goes_on(reading: Reading, number: NumberAt, last: Draft) -> bool:
    """Tell whether a sentence opens with a part of what the one before counted: "Eight were deported"."""
    begins = reading.sentence(number.start)[0] == number.start and number.value > 1
    return (
        begins
        and last.unit not in MEASURED
        and bool(_WERE.match(reading.text, number.end))
        and (reading.block_at(last.start) == reading.block_at(number.start))
    )


_WERE = re.compile(r" (?:of (?:those|them|these) |have |had |were |are |came |went |died\b|remain)")
# "5 to 10 per cent", "from 38 to 46 cells", "between 300 and 500 officers", "20-30 vehicles"
_RANGE = re.compile(r"(?: (?:to|den|into)|-| - )(?: ?(?:more than|over|about|nearly|some|as many as))? ?(?=\d)")
# "fell by 12.3, 4.5 and 6.7 per cent"
_PERCENT_LIST = re.compile(r"(?:,? (?:and )?(?:(?:down|up|by) )?\d+[.,]\d+){1,4} ?(?:%|per ?cent)")
# What a range or a list goes on with.
_GOES_ON = re.compile(
    r"(?:,(?: and)?| (?:to|into|den|and|va)|-| - )(?: ?(?:more than|over|about|nearly|some|as many as))? ?\d"
)
# "71, 893 and 2,240 cases"
_LISTED = re.compile(r"(?:, \d[\d.,]*\d|, \d){0,4},? and \d[\d.,]* (?!of\b|per\b|were\b|had\b)[a-z]{3,}s\b")
_RANGE_AND = re.compile(r" (?:and|va) (?=\d)")
_OF_PERCENT = re.compile(r" ?(?:to|den|-) ?[\d.,]+ ?(?:%|per ?cent|phan tram)")
_BETWEEN = re.compile(r"\b(?:[Bb]etween|tu)(?: (?:some|about))? \Z")
_MOVED_BY = re.compile(r"\bby (?:[a-z]+ ){0,2}\Z|\b(?:giam|tang) \Z")


def _opens_range(text: str, number: NumberAt) -> bool:
    """Tell whether `number` is the lower end of a range, whose noun stands behind the upper end."""
    if number.in_words or number.of is not None or number.currency is not None:
        return False
    before = max(0, number.start - 24)
    if _RANGE.match(text, number.end):
        if number.percent or _OF_PERCENT.match(text, number.end):
            return True
        return _MOVED_BY.search(text, before, number.start) is None or text.startswith("-", number.end)
    return bool(_RANGE_AND.match(text, number.end) and _BETWEEN.search(text, before, number.start))


def _lower_end(lower: Quantity, upper: Draft) -> Draft:
    """Return the lower end of a range, in the unit and for the substance of the upper."""
    number, unit = lower.number, upper.unit
    of_it = replace(lower, unit=unit, end=number.end, phrase=upper.quantity.phrase)
    return Draft(of_it, number.start, number.end, unit, upper.substance, rule="range", printed=upper.printed)


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
        return drafts[-1] if drafts[-1].unit not in ("percent", "vnd", "usd") else None
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


def _name_weights(reading: Reading, drafts: list[Draft]) -> None:
    """ "Seizures of heroin doubled to 345 kg": the substance stands before the amount, and after what came before."""
    for number, draft in enumerate(drafts):
        if draft.unit in MASS_UNITS and draft.substance is None:
            start = max(reading.context(draft.start, draft.start)[0], drafts[number - 1].end if number else 0)
            draft.substance = substance_before(reading.text, start, draft.start)


# "They helped to solve 40 cases" tells of what was done, though "to solve" alone names an aim.
_DONE = re.compile(
    r"\b(?:help|manag|able|enabl|contribut|co-?operat|co-?ordinat|join|allow|led|serv|us|work)\w*(?: \w+){0,3} ?\Z"
)


_may_aim = any_of(
    ("to ", "must", "should", "will", "aim", "target", "goal", "striv", "phan dau", "muc tieu", "se ", "chi tieu")
)


def _is_target(text: str, position: int) -> bool:
    """Tell whether the quantity at `position` is aimed at and not reached."""
    left = max(0, position - 70)
    if not _may_aim(text[left:position]):
        return False
    found = _TARGET.search(text, left, position)
    if found is None:
        return False
    return not (found[0].startswith("to ") and _DONE.search(text, max(0, found.start() - 40), found.start()))


_AHEAD = re.compile(r"(?:Next|In the coming|In the next|From now (?:on|to|until))\b")


def _is_ahead(text: str, start: int) -> bool:
    """Tell whether the sentence that begins at `start` speaks of a time to come."""
    return text.startswith(("Next", "In the", "From"), start) and _AHEAD.match(text, start) is not None


def _figure(reading: Reading, draft: Draft, periods: Periods, points: bool, sentence: tuple[int, int]) -> Figure:
    text = reading.text
    number, start, end = draft.quantity.number, draft.start, draft.end
    first, last = sentence
    target = _is_target(text, start) or _is_ahead(text, first)
    change = draft.changes[0] if draft.changes else None
    span = reading.span(start, end)
    notices = figure_notices(reading, draft, points, span)
    period = None
    if not target:
        period = periods.covering(reading, start, end, max(first, start - CONTEXT), min(last, start + CONTEXT))
    return Figure(
        value=number.value,
        unit=draft.printed or draft.unit,
        indicator=draft.indicator,
        qualifier=draft.quantity.qualifier,
        change_percent=change.signed if change else None,
        change_baseline=periods.baseline(reading, start) if change else None,
        period=period,
        span=span,
        confidence=_confidence(
            draft.rule,
            unnamed=draft.indicator is None,
            in_words=number.in_words,
            item=draft.unit == "item",
            target=target,
            doubtful=bool(notices),
        ),
        rule=draft.rule,
        notices=notices,
        normalized=normalized(draft),
    )


# The share of finds of each rule that is right, measured on the development documents (tests.extraction.calibration).
_CONFIDENCE = {
    "counted": 0.98,
    "range": 0.93,
    "shared-substance": 0.97,
    "part-of": 0.93,
    "bare": 0.92,
    "change-alone": 0.88,
}


@lru_cache(maxsize=256)
def _confidence(rule: str, *, unnamed: bool, in_words: bool, item: bool, target: bool, doubtful: bool) -> float:
    score = _CONFIDENCE[rule]
    if unnamed:
        score -= 0.02
    if in_words:
        score -= 0.05
    if item:
        score -= 0.05
    if target:
        score -= 0.02
    if doubtful:
        score -= 0.15
    return round(score, 2)
