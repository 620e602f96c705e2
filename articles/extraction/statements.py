"""Statements: sentences in which an official says, asks or promises something."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from articles.extraction.coreference import People
from articles.extraction.patterns import one_of, plain
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import MentionForm, Statement
from articles.extraction.vocabulary.speech import SAYING

type _Mention = tuple[int, int, str, MentionForm]
type _Speaker = tuple[str, str, float]  # name, rule, confidence

_SAYS = re.compile(one_of(SAYING))
_PRONOUN = re.compile(r"(?:(?:[A-Z][a-z]+(?: [a-z]+){0,5}, )?(?:He|She|he|she)|(?:Ong|Ba|Dong chi)) (?=[a-z])")
_CLOSING = re.compile(
    r"[,\"”] ?(?:the )?[^,\"]{0,80}?\b(?:said|asked|stressed|added|noted|affirmed|stated|requested|urged"
    r"|concluded|emphasi[sz]ed)\.?\Z"
)
# "was asked", "to be noted", "cases reported": nobody speaks there.
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being|get|got|duoc|bi) (?:also |then |often |\w+ly )?\Z")
# "In the presence of General A, the secretary noted": somebody else than General A is the subject.
_OTHER_SUBJECT = re.compile(r", (?:the|an?|his|her|their|some|many|several|delegates|leaders) ?(?:[\w'-]+ ){0,4}\Z")
_ACCORDING = re.compile(
    r"(?:\b[Aa]ccording to(?: (?:an?|the|his|her) (?:\w+ ){0,2}?(?:report|summary|speech|paper) (?:\w+ )?by)?"
    r"|\b[Aa]s told by|\bTheo)"
    r" (?:the |dong chi |ong |ba )?\Z"
)
# What stands behind these is whom somebody speaks to.
_TO_SOMEBODY = frozenset(
    "told asked urged thanked praised congratulated informed requested instructed invited reminded assured advised "
    "encouraged ordered commended".split()
)
_SHORT = re.compile(r"(?:\A|[,.;\"] ?|\n|(?<=[a-z]) )([A-Z][A-Za-z'-]+) (?:also |then |further |later )?\Z")
_SAY = int(Trigger.SAY)
_NEAR = 40
_FAR = 160
_BLOCKS_BACK = 3


def find_statements(reading: Reading, people: People) -> tuple[Statement, ...]:
    """Return each sentence of the body that reports what an official said, with the speaker."""
    if not people.by_place:
        return ()
    text = reading.text
    starts = reading.sentence_starts
    named = {starts[bisect_right(starts, place[0]) - 1] for place in people.by_place}
    found: list[Statement] = []
    speaker: str | None = None
    speaker_block = -1
    by_word = {plain(one.name).rsplit(" ", 1)[-1]: one.name for one in people.officials}
    told = [
        bounds for bounds, mask in zip(reading.bounds, reading.masks, strict=True) if mask & _SAY or bounds[0] in named
    ]
    for start, end in told:
        if start >= reading.body_end:
            break
        mentions = people.names_in(start, end) if start in named else []
        # A sentence may hold a mention's beginning only.
        if (not mentions and not reading.has(_SAY, start, end)) or reading.is_caption(start):
            continue
        block = reading.block_at(start)
        before = speaker if block - speaker_block <= _BLOCKS_BACK else None
        said = _said(reading, start, end, mentions, before, by_word)
        if said is not None:
            name, rule, confidence = said
            found.append(Statement(name, reading.printed(start, end), reading.span(start, end), confidence, rule))
        subject = said[0] if said else next((mention[2] for mention in mentions if mention[0] - start < 90), None)
        if subject is not None and not (said is None and _PRONOUN.match(text, start)):
            speaker, speaker_block = subject, block
    return tuple(found)


def _said(
    reading: Reading,
    start: int,
    end: int,
    mentions: list[_Mention],
    before: str | None,
    people_by_word: dict[str, str],
) -> _Speaker | None:
    """Return who speaks in this sentence; `before` is who a pronoun at its beginning stands for."""
    text = reading.text
    told = text.find("ccording to", start, end) >= 0 or text.find("s told by", start, end) >= 0
    for mention in mentions if told or text.find("Theo", start, end) >= 0 else ():
        if _ACCORDING.search(text, max(start, mention[0] - 60), mention[0]):
            return mention[2], "according-to", 0.8
    for says in _verbs(reading, start, end):
        speaker = _speaker(text, start, says, mentions)
        if speaker is not None:
            return speaker
        if name := _named_in_short(text, start, says.start(), people_by_word):
            return name, "given-name", 0.7
        if before is not None and not any(mention[1] <= says.start() for mention in mentions):
            pronoun = _PRONOUN.match(text, start)
            if pronoun and 0 <= says.start() - pronoun.end() < _FAR:
                return before, "pronoun", 0.75
    return None


def _verbs(reading: Reading, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the verbs of saying in start..end that somebody does."""
    for place in reading.openings(_SAY, start, end):
        match = _SAYS.match(reading.text, place, end)
        if match and not _PASSIVE.search(reading.text, max(start, place - 24), place):
            yield match


def _named_in_short(text: str, start: int, verb: int, people_by_word: dict[str, str]) -> str | None:
    """ "Vuong also asked": whose given name, or a guest's surname, stands alone before the verb."""
    found = _SHORT.search(text, max(start, verb - 40), verb)
    return people_by_word.get(found[1]) if found else None


def _speaker(text: str, start: int, says: re.Match[str], mentions: list[_Mention]) -> _Speaker | None:
    before = [mention for mention in mentions if mention[1] <= says.start() and says.start() - mention[1] < _FAR]
    if before:
        mention = before[-1]
        between = text[mention[1] : says.start()]
        if ". " not in between and not _OTHER_SUBJECT.search(between):
            return mention[2], "subject-verb", 0.9 if len(between) < _NEAR else 0.7
    after = [mention for mention in mentions if says.end() <= mention[0] <= says.end() + 6]
    if after and says[0] in _TO_SOMEBODY and '"' not in text[max(start, says.start() - 2) : says.start()]:
        after = []
    if after and text[max(start, says.start() - 2) : says.start()].strip() in (",", '"', "”", ',"', ""):
        return after[0][2], "verb-subject", 0.8
    if mentions and _CLOSING.search(text[start : says.end() + 1]):
        return mentions[-1][2], "closing-tag", 0.85
    return None
