"""Percentages that compare a figure with another period, and which figure each belongs to."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from articles.extraction.numbers import NumberAt
from articles.extraction.reading import Reading

if TYPE_CHECKING:
    from articles.extraction.figures import Draft

_DOWN = (
    r"down|decreas\w*|reduc\w+|fell|fall(?:en|ing)?|drop\w*|declin\w*|lower\w*|less|fewer|smaller|shrank"
    r"|shrunk|plung\w+|plummet\w*|slump\w*|cut|giam|thap hon|it hon"
)
_UP = (
    r"(?<!make )(?<!made )(?<!makes )(?<!making )(?<!taking )(?<!takes )up|ris(?:e|es|en|ing)|rose"
    r"|increas\w*|grew|grow\w*|growth|higher|more|larger|bigger|greater|surg\w+|jump\w*|soar\w*|expand\w*"
    r"|climb\w*|tang|cao hon|nhieu hon"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?: (?:of|by|to|in|the|number|cases|rate|year-on-year"
    rf"|respectively|nearly|about|around|over|more than|some|approximately|almost|at least|roughly|only"
    rf"|slightly|sharply|an?|hon|gan|lan luot|them|xuong|khoang)){{0,4}}"
    r"(?:,? (?:by )?(?:from [\d.,]+(?: [a-z]+)? to )?[\d.,]+(?: [a-z]+)?(?:,? or|,)?(?:,? (?:(?:equivalent"
    r"|equal) to|bang|tuong duong))?)?:? ?\(?\Z"
)  # of small letters
_AFTER = re.compile(rf" ?(?:(?:year-on-year|in|of) ?)?(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b")  # of small letters
_REACH = 60  # characters that it can take at most
# "respectively 5.1%, 7.4% and 3.8% lower": one direction behind a whole list.
_LIST_AFTER = re.compile(
    rf"(?:, \d[\d.,]* ?(?:%|per ?cent)){{0,4}},? (?:and|va) \d[\d.,]* ?(?:%|per ?cent) "
    rf"(?:year-on-year )?(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b"
)
# "down 5%, 6% and up 7%, respectively"
_TURN = re.compile(rf",? (?:and |but )?(?:(?P<down>{_DOWN})|(?P<up>{_UP})) (?:by |of )?")
_MOVES = re.compile(rf"\b(?:{_DOWN}|{_UP})\b")
_MORE_THAN = re.compile(r"\b(?:more|less|fewer) than \Z")
_TO_LEVEL = re.compile(r"\bto (?:more than |nearly |about |over )?\Z")
_COUNTED_NOUN = (
    r"(?:accidents?|cases?|deaths?|fatalities|the dead|injuries|the injured|injured|wounded|fires?|arrests|offenders"
    r"|people killed|people injured|killed|crimes?|so nguoi chet|so nguoi bi thuong|so vu|nguoi chet|nguoi bi thuong)"
)
_CHAIN = re.compile(
    r"(?:(?: (?:in|for)(?: the)?(?: number of)?(?: [a-z-]+){1,4})?,? (?:and |by |while )?(?:by )?|, |; | and |/| va "
    rf"|,? (?:and |while |va )?(?:the )?(?:number of )?{_COUNTED_NOUN} (?:by |giam |tang )?"
    r"|\)?,? (?:and )?(?:the )?(?:number of )?[a-z]+ by [\d.,]+(?: [a-z]+)? \()\Z"
)
_IN_NOUN = re.compile(r" (?:in|for)(?: terms of)?(?: the)?(?: number of)? (?P<noun>[a-z-]+(?: [a-z-]+){0,2})")
_REFERS_BACK = re.compile(
    r"(?:This|These|The (?:figures?|results?|totals?|numbers?(?! of))|It|They|Both|Compared|Against"
    r"|Year[- ]on[- ]year|So voi|Cac con so"
    r"|Con so)\b"
)
_NEARBY = 24
_NEXT_FIGURE = re.compile(r" (?:(?:year-on-year|compared with the same period) )?to \Z")


@dataclass(frozen=True, slots=True)
class Change:
    """A change in percent; `down` says its direction, `noun` what it is said to be a change in."""

    number: NumberAt
    down: bool
    noun: str | None
    chained: bool
    qualifier: str | None = None

    @property
    def signed(self) -> Decimal:
        """The change with its sign: a fall is negative."""
        return -self.number.value if self.down else self.number.value


def change_at(text: str, number: NumberAt, previous: Change | None) -> Change | None:
    """Return the change that the percentage `number` states, or None when it is a rate of its own."""
    noun = _IN_NOUN.match(text, number.end)
    what = noun["noun"] if noun else None
    near = previous is not None and 0 <= number.start - previous.number.end < 60
    chained = near and bool(_CHAIN.fullmatch(text, previous.number.end, number.start))  # type: ignore[union-attr]
    after = _AFTER.match(text[number.end : number.end + _REACH].lower()) or _LIST_AFTER.match(text, number.end)
    turn = _TURN.fullmatch(text, previous.number.end, number.start) if near and previous is not None else None
    if turn and "respectively" in text[number.end : number.end + 40]:
        return Change(number, bool(turn["down"]), what, True)
    if chained and not after:
        return Change(number, previous.down, what, True)  # type: ignore[union-attr]
    left = text[max(0, number.start - 60) : number.start]
    if left.endswith(("+", " -", "(-")):
        return Change(number, left.endswith("-"), what, False)
    before = _BEFORE.search(left.lower())
    if before and _is_level(left, before):
        before = None
    if before and not (_MORE_THAN.search(left) and not _MOVES.search(left[: before.start()][-14:])):
        return Change(number, bool(before["down"]), what, False)
    return Change(number, bool(after["down"]), what, chained) if after else None


def _is_level(left: str, before: re.Match[str]) -> bool:
    """ "rose to 85%" states the level reached, not the change."""
    return (
        bool(_TO_LEVEL.search(left)) and " by " not in before[0] and not left.endswith(("equal to ", "equivalent to "))
    )


def apply_changes(reading: Reading, drafts: "list[Draft]", changes: list[Change]) -> list[Change]:
    """Give each change to its figure; return those that no figure can take."""
    loose: list[Change] = []
    group: list[Change] = []
    for number, change in enumerate(changes):
        if _is_no_change(reading.text, change):
            loose.append(change)
            continue
        group.append(change)
        following = changes[number + 1] if number + 1 < len(changes) else None
        if following is None or not following.chained:
            loose += _deal(reading, drafts, group)
            group = []
    return loose


# "should be cut by 30%" aims at something to come; "20% higher than asked for" compares with no other time.
_AIMED = re.compile(
    r"\b(?:should|must|will|shall|would|(?:need|have|has|ought|try|strive|aim|order) to"
    r"|to)(?: be)?(?: further)? (?:cut|reduc|lower|increas"
    r"|rais|decreas|fall|drop|go (?:down|up))[a-z]*(?: [a-z]+){0,6} \Z"
)
_THAN_ASKED = re.compile(
    r" (?:more|less|fewer|higher|lower|larger|smaller|better|greater) than (?:planned|asked|required"
    r"|expected|needed|allowed|(?:the )?(?:plan|target|goal"
    r"|requirement|quota|set|assigned|permitted|norm|limit|average|national average))"
)


def _is_no_change(text: str, change: Change) -> bool:
    number = change.number
    return bool(_THAN_ASKED.match(text, number.end) or _AIMED.search(text, max(0, number.start - 80), number.start))


def _deal(reading: Reading, drafts: "list[Draft]", group: list[Change]) -> list[Change]:
    first = group[0].number.start
    start, end = reading.context(first, group[-1].number.end)
    # Drafts come in text order, so those near the change are found by bisection.
    place = bisect_left(drafts, first, key=_start_of)
    before = [draft for draft in drafts[max(0, place - _NEARBY) : place] if draft.start >= start]
    if not before and (named := _named_before(reading, drafts[max(0, place - _NEARBY) : place], start, group)):
        for draft, change in named:
            draft.changes.append(change)
        return []
    followed = [draft for draft in drafts[place : place + 2] if draft.start < end and _leads_to(reading, group, draft)]
    if (
        len(group) == 1
        and followed
        and not followed[0].changes
        and _TO_NEXT.search(text_between(reading, group, followed[0]))
    ):
        followed[0].changes.append(group[0])
        return []
    if not before and not followed:
        before = _referred_back(reading, drafts[max(0, place - _NEARBY) : place], start, len(group))
    if not before:
        if not followed:
            return group
        followed[0].changes.append(group[0])
        return group[1:]
    free = [draft for draft in before if not draft.changes and not _in_brackets(reading.text, draft, first)]
    free = free or [draft for draft in before if not draft.changes]
    if len(group) == 1:
        subject = _last_subject(reading.text[before[-1].end : first]) if not group[0].noun else None
        about = [one for one in free if subject is not None and _counts(one, subject)]
        about = about or [one for one in free if subject is not None and _is_about(reading.text, one, subject)]
        if about:
            about[-1].changes.append(group[0])
            return []
        _give_one(free or before[-1:], group[0])
        return []
    counted = [draft for draft in free if draft.unit != "percent"] or free
    for draft, change in zip(counted[-len(group) :], group, strict=False):
        draft.changes.append(change)
    return []


def _in_brackets(text: str, draft: "Draft", change: int) -> bool:
    """Tell whether a figure stands in brackets that are closed before the change: "76.2% (3,321 cases), up 2.1%"."""
    close = text.find(")", draft.end, change)
    return (
        close >= 0
        and "(" not in text[draft.end : close]
        and text.rfind("(", max(0, draft.start - 40), draft.start) >= 0
    )


_TO_NEXT = re.compile(r"^(?: (?:year-on-year|from a year (?:ago|earlier)|on last year))?,? to (?:[a-z]+ ){0,2}\Z")


def text_between(reading: Reading, group: list[Change], draft: "Draft") -> str:
    """Return what stands between the changes and a figure behind them."""
    return reading.text[group[-1].number.end : draft.start]


def _named_before(
    reading: Reading, drafts: "list[Draft]", start: int, group: list[Change]
) -> "list[tuple[Draft, Change]]":
    """Match "accidents fell by 449 (6.67%)" with the accidents that one of the two sentences before counted."""
    text = reading.text
    if not start or reading.block_at(start - 2) != reading.block_at(start):
        return []
    last, _ = reading.sentence(start - 2)
    earlier = max(reading.sentence(max(0, last - 2))[0], reading.starts[reading.block_at(start)])
    counted = [draft for draft in drafts if earlier <= draft.start < start and draft.unit != "percent"]
    found: list[tuple[Draft, Change]] = []
    for change in group:
        subject = _last_subject(change.noun) if change.noun else None
        if subject is None:
            subject = _last_subject(text[max(start, change.number.start - 90) : change.number.start])
        about = [one for one in counted if subject is not None and _is_about(text, one, subject)]
        draft = next((one for one in about if one.start >= last), about[0] if about else None)
        if draft is None or any(draft is taken for taken, _ in found):
            return []
        found.append((draft, change))
    return found


# What rises or falls, and the words at a figure that count just that.
_SUBJECT_WORDS: dict[str, str] = {
    r"death|fatalit|dead|killed|chet": r"kill|death|dead|fatalit|died|claim|lives|chet|tu vong",
    r"injur|wounded|bi thuong": r"injur|wounded|hurt|bi thuong",
    r"damages?\b|losses|thiet hai": r"damage|loss|vnd|usd|thiet hai",
    r"accident|tai nan": r"accident|tai nan",
    r"fire|vu chay": r"fire|chay",
    r"case|crime|so vu": r"case|\bvu\b|accident",
    r"offender|arrest|suspect": r"offender|arrest|suspect|people|person",
    r"gang": r"gang|ring",
}
_SUBJECTS = re.compile("|".join(f"(?P<s{place}>{said})" for place, said in enumerate(_SUBJECT_WORDS)))
_COUNTS = [re.compile(counted) for counted in _SUBJECT_WORDS.values()]


def _last_subject(clause: str) -> int | None:
    """Return which row of the table the clause before a change names last."""
    named = None
    for found in _SUBJECTS.finditer(clause.lower()):
        named = int((found.lastgroup or "s0")[1:])
    return named


def _counts(draft: "Draft", subject: int) -> bool:
    """Tell whether the noun of a figure is what rises or falls."""
    counted = _COUNTS[subject]
    return bool(counted.search(draft.quantity.phrase.lower()) or counted.search(draft.unit))


def _is_about(text: str, draft: "Draft", subject: int) -> bool:
    if _counts(draft, subject):
        return True
    counted = _COUNTS[subject]
    after = _CLAUSE_END.split(text[draft.end : draft.end + 14], maxsplit=1)[0]
    near = f"{text[max(0, draft.start - 14) : draft.start]} {after}".lower()
    return draft.unit == "person" and bool(counted.search(near))


_CLAUSE_END = re.compile(r"[,.;(]| and | va ")


def _referred_back(reading: Reading, drafts: "list[Draft]", start: int, wanted: int) -> "list[Draft]":
    """Return the figures of the sentence before, in this paragraph, where "these" or a comparison looks back."""
    if not start or not _REFERS_BACK.match(reading.text, start):
        return []
    earlier, _ = reading.sentence(max(0, start - 2))
    blocks = reading.block_at(start) - reading.block_at(earlier)
    if blocks > 1 or (blocks and not reading.text.startswith(("These figures", "The figures", "These numbers"), start)):
        return []
    counted = [draft for draft in drafts if earlier <= draft.start < start and draft.unit != "percent"]
    if len(counted) >= wanted > 1:
        return counted[:wanted]
    return [draft for draft in drafts if earlier <= draft.start < start][:wanted]


def _start_of(draft: "Draft") -> int:
    return draft.start


_DIGIT = re.compile(r"\d")


def _leads_to(reading: Reading, group: list[Change], draft: "Draft") -> bool:
    """Tell whether a change stands before the figure it led to: "rose 7.5% to 3,006"."""
    between = reading.text[group[-1].number.end : draft.start]
    if len(between) >= 50 or ";" in between or _DIGIT.search(between):
        return False
    opening = reading.sentence(group[0].number.start)[0]
    if group[0].number.start - opening < 12 and re.search(r", (?:\w+ ){0,3}\Z", between):
        return True  # "Up 5% from a year ago, 1,234 cases …"
    return bool(re.search(r"\bto (?:\w+ ){0,3}\Z", between))


def _give_one(free: "list[Draft]", change: Change) -> None:
    """A lone change belongs to the figure right before it, unless it names what it is a change in."""
    if change.noun:
        words = {word.rstrip("s") for word in change.noun.split()}
        named = [
            draft
            for draft in free
            if draft.unit.rstrip("s") in words
            or words & {word.rstrip("s") for word in draft.quantity.phrase.lower().split()}
        ]
        if named:
            named[-1].changes.append(change)
            return
    if not free[-1].changes:
        free[-1].changes.append(change)
