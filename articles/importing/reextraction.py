"""Reading a stored version again with the present extractor.

The stored blocks stay (claims point into them); what the new reading finds is put in its place in
them. Claims that nobody has decided on are replaced, decided ones are never touched, and what a
person rejected or corrected does not come back.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from articles.extraction import EXTRACTOR_VERSION
from articles.extraction.types import Block, Span
from articles.importing import runs
from articles.importing.carrying import excludes, says_the_same
from articles.importing.changes import Changes
from articles.importing.claims import ClaimBuilder, Proposal, Registry
from articles.importing.dating import read_off
from articles.importing.parsing import Reading, read
from articles.models import CLAIM_MODELS, ArticleVersion, Claim, Figure

_READING = ("confidence", "rule")


@dataclass(slots=True)
class Difference:
    """What reading a version again changes, by kind of claim."""

    added: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unplaced: int = 0  # found, but not to be placed in the stored blocks
    claims: list[tuple[str, Claim]] = field(default_factory=list)  # added, changed or removed, and which

    def note(self, what: str, kind: str, claim: Claim) -> None:
        """Count one change, and keep the claim."""
        getattr(self, what)[kind] += 1
        self.claims.append((what, claim))

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def reextract(version: ArticleVersion, *, dry_run: bool = False) -> Difference:
    """Replace the undecided claims of a version by what the present extractor reads; return what changed.

    The raw document is kept byte for byte, so it can be read again at any time.
    """
    reading = read(bytes(version.raw), version.media_type)
    found = read_off(reading.text, reading.hints)
    with transaction.atomic():
        runs.lock_batch()
        changes = Changes()
        registry = Registry.empty(changes)
        registry.load([found], [version.article])
        place = placing(version.blocks, found.article.blocks, reading)
        claims = ClaimBuilder(registry, version.article, version, found, place).build()
        difference = Difference(unplaced=sum(notice.code == "evidence-lost" for notice in claims.notices))
        _compare(version, claims.proposals, changes, difference)
        if dry_run:
            return difference
        changes.save()
        if version.extractor != EXTRACTOR_VERSION:
            ArticleVersion.objects.filter(pk=version.pk).update(extractor=EXTRACTOR_VERSION)
    return difference


def _compare(version: ArticleVersion, proposals: Sequence[Proposal], changes: Changes, difference: Difference) -> None:
    """Note which claims go, stay, change and come."""
    stored = [claim for model in CLAIM_MODELS for claim in _claims(model, version)]
    decided = [claim for claim in stored if claim.is_decided or not claim.extractor]
    undecided = {claim.uuid: claim for claim in stored if not claim.is_decided and claim.extractor}
    for proposal in proposals:
        claim = proposal.claim
        if any(_settled(claim, other) for other in decided):
            continue
        kind = str(claim._meta.verbose_name_plural)
        known = undecided.pop(claim.uuid, None)
        if known is None:
            changes.add(claim)
            difference.note("added", kind, claim)
        elif _overwrite(known, claim, changes):
            difference.note("changed", kind, known)
    for claim in undecided.values():
        changes.remove(claim)
        difference.note("removed", str(claim._meta.verbose_name_plural), claim)


def _claims(model: type[Claim], version: ArticleVersion) -> Any:
    return model._default_manager.filter(version=version).order_by("id")


def _settled(claim: Claim, decided: Claim) -> bool:
    """Whether a person has decided this already: the same claim, or one that leaves no room for it."""
    if type(claim) is not type(decided):
        return False
    if claim.uuid == decided.uuid or excludes(claim, decided):
        return True
    same_place = all(getattr(claim, name) == getattr(decided, name) for name in ("block", "start", "end"))
    return same_place and says_the_same(claim, decided)


def _overwrite(known: Claim, claim: Claim, changes: Changes) -> bool:
    """Bring an undecided claim up to date; return whether anything changed. Its id and history stay."""
    names = [known._meta.get_field(name).attname for name in known.claim_fields]  # type: ignore[union-attr]
    names += _READING
    if isinstance(known, Figure):
        names += ["period_kind", "notices"]
    related = [name for name in known.claim_fields if known._meta.get_field(name).is_relation]
    unsaved = [name for name in related if (row := getattr(claim, name)) is not None and row.pk is None]
    if not unsaved and all(getattr(known, name) == getattr(claim, name) for name in names):
        return False
    fields = [*known.claim_fields, *_READING, *(("period_kind", "notices") if isinstance(known, Figure) else ())]
    for name in fields:
        setattr(known, name, getattr(claim, name))
    known.extractor = claim.extractor
    changes.touch(known, [*fields, "extractor"])
    return True


def placing(
    stored: Sequence[dict[str, str]], blocks: Sequence[Block], reading: Reading
) -> Callable[[Span], Span | None]:
    """Return how a span of new blocks is found in the stored ones; None for one that has no place there.

    Both kinds of blocks are slices of the document's text, so a place in the document is a place
    in either. The words at the new place must be the same.
    """
    if [block.text for block in blocks] == [block["text"] for block in stored]:
        return lambda span: span
    offsets = _offsets(stored, reading.text)

    def place(span: Span) -> Span | None:
        block = blocks[span.block]
        if block.end - block.start != len(block.text):
            return None
        start, end = block.start + span.start, block.start + span.end
        words = block.text[span.start : span.end]
        for number, offset in enumerate(offsets):
            text = stored[number]["text"]
            if offset is not None and offset <= start and end <= offset + len(text):
                moved = Span(number, start - offset, end - offset)
                return moved if text[moved.start : moved.end] == words else None
        return None

    return place


def _offsets(stored: Sequence[dict[str, str]], text: str) -> list[int | None]:
    """Return where each stored block begins in the text, going forward; None for one that is not found."""
    offsets: list[int | None] = []
    position = 0
    for block in stored:
        found = text.find(block["text"], position)
        offsets.append(found if found >= 0 else None)
        position = found + len(block["text"]) if found >= 0 else position
    return offsets
