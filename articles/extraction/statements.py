"""Statements: sentences in which an official says, asks or promises something."""

import re

from articles.extraction.coreference import People
from articles.extraction.patterns import one_of
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import MentionForm, Statement
from articles.extraction.vocabulary.speech import SAYING

_SAYS = re.compile(one_of(SAYING))
_PRONOUN = re.compile(
    r"(?:(?:[A-Z][a-z]+(?: [a-z]+){0,5}, )?(?P<who>He|She|he|she)|(?:[Oo]ng|[Bb]a|[Dd]ong chi)) (?:also "
    r"|then |further |later |went on to )?(?=[a-z])"
)
_CLOSING = re.compile(
    r"[,\"”] ?(?:the )?[^,\"]{0,80}?\b(?:said|asked|stressed|added|noted|affirmed|stated|requested|urged"
    r"|concluded|emphasi[sz]ed)\.?\Z"
)


def find_statements(reading: Reading, people: People) -> tuple[Statement, ...]:
    """Return each sentence of the body that reports what an official said, with the speaker."""
    text = reading.text
    found: list[Statement] = []
    speaker: str | None = None
    speaker_block = -1
    for start, end in reading.sentences(0, reading.body_end):
        if reading.is_caption(start):
            continue
        says = _says(reading, start, end)
        mentions = people.names_in(start, end)
        block = reading.block_at(start)
        name, rule, confidence = _speaker(text, start, says, mentions)
        if name is None and says is not None and speaker is not None and block - speaker_block <= 3:
            pronoun = _PRONOUN.match(text, start)
            if pronoun and pronoun.end() >= says.start() - 25:
                name, rule, confidence = speaker, "pronoun", 0.75
        if name is not None and says is not None:
            found.append(Statement(name, reading.printed(start, end), reading.span(start, end), confidence, rule))
        subject = name or next((mention[2] for mention in mentions if mention[0] - start < 90), None)
        if subject is not None:
            speaker, speaker_block = subject, block
    return tuple(found)


def _says(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    """Return the first verb of saying in start..end."""
    for place in reading.openings(Trigger.SAY, start, end):
        if match := _SAYS.match(reading.text, place, end):
            return match
    return None


def _speaker(
    text: str, start: int, says: re.Match[str] | None, mentions: list[tuple[int, int, str, MentionForm]]
) -> tuple[str | None, str, float]:
    if says is None:
        return None, "", 0.0
    before = [mention for mention in mentions if mention[1] <= says.start() and says.start() - mention[1] < 160]
    if before:
        mention = before[-1]
        between = text[mention[1] : says.start()]
        near = len(between) < 40
        if ". " not in between:
            return mention[2], "subject-verb", 0.9 if near else 0.7
    after = [mention for mention in mentions if says.end() <= mention[0] <= says.end() + 6]
    if after and text[max(start, says.start() - 2) : says.start()].strip() in (",", '"', "”", ',"', ""):
        return after[0][2], "verb-subject", 0.8
    closing = [mention for mention in mentions if mention[1] < len(text)]
    if closing and _CLOSING.search(text[start : says.end() + 1]):
        return closing[-1][2], "closing-tag", 0.85
    return None, "", 0.0
