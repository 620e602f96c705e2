"""What people decided about one version goes on to the next, as far as the same sentence stands there."""

import re
from collections.abc import Sequence
from typing import Any

from articles.extraction.types import Span
from articles.importing.changes import Changes
from articles.importing.claims import Claims, claim_id
from articles.models import (
    CLAIM_MODELS,
    Article,
    ArticleVersion,
    Claim,
    Figure,
    MeetingReport,
    Participation,
    permanent_id,
)

_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘'(]?[^\W\d_a-z])|\n+")
_ONCE: dict[type[Claim], tuple[str, ...]] = {
    MeetingReport: ("meeting_id",),
    Participation: ("official_id", "meeting_id", "role"),
}


def load_decided(articles: Sequence[Article]) -> list[Claim]:
    """Return the decided claims of the current versions of these articles, with their versions."""
    ids = [article.pk for article in articles if article.pk is not None]
    return _load({"version__article__in": ids, "version__is_current": True}, decided=True) if ids else []


def load_claims(versions: Sequence[ArticleVersion]) -> list[Claim]:
    """Return all claims of these stored versions."""
    ids = [version.pk for version in versions if version.pk is not None]
    return _load({"version__in": ids}) if ids else []


def _load(conditions: dict[str, Any], *, decided: bool = False) -> list[Claim]:
    claims: list[Claim] = []
    for model in CLAIM_MODELS:
        rows = model._default_manager.filter(**conditions).order_by("id")
        # what a person proposed is kept like what one decided
        claims += rows.exclude(status=Claim.Status.SUGGESTED, extractor__gt="") if decided else rows
    return claims


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a stretch of text begins and ends."""
    begin, finish = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end - 1:
            finish = match.end()
            break
    return begin, finish


def place_in(blocks: Sequence[dict[str, str]], old: ArticleVersion, claim: Claim) -> Span | None:
    """Return where a claim's evidence stands in other blocks: its whole sentence must stand there unchanged."""
    text = old.blocks[claim.block]["text"]
    begin, finish = sentence(text, claim.start, claim.end)
    words = text[begin:finish].strip()
    begin += len(text[begin:finish]) - len(text[begin:finish].lstrip())
    nearby = sorted(range(len(blocks)), key=lambda number: (abs(number - claim.block), number))
    for number in nearby:
        found = blocks[number]["text"].find(words)
        if found >= 0:
            start = found + claim.start - begin
            return Span(number, start, start + claim.end - claim.start)
    return None


def carry(decided: Sequence[Claim], old: ArticleVersion, new: ArticleVersion, claims: Claims) -> list[Claim]:
    """Return the claims to write on `new`: the decided ones of `old` that still stand, then the machine's others.

    A machine's claim gives way to a decided one that says the same at the same place, or that was
    corrected from the same.
    """
    carried: list[Claim] = []
    proposals = list(claims.proposals)
    for claim in decided:
        place = place_in(new.blocks, old, claim)
        if place is None:
            continue
        copy = _copy(claim, old, new, place)
        for proposal in list(proposals):
            if _gives_way(proposal.claim, proposal.natural, copy, claim, old):
                proposals.remove(proposal)
                if claim_id(_kind(claim), old.sha256, _span(claim), proposal.natural) == claim.uuid:
                    copy.uuid = proposal.claim.uuid
        carried.append(copy)
    return carried + [proposal.claim for proposal in proposals]


def decide_stored(rows: Sequence[Claim], stored: Sequence[Claim], changes: Changes) -> None:
    """Bring carried decisions to the claims that a version has already; what a person decided there stays."""
    for row in rows:
        if not row.is_decided and row.extractor:
            continue
        same = [claim for claim in stored if type(claim) is type(row) and claim.uuid == row.uuid]
        same = same or [
            claim
            for claim in stored
            if excludes(claim, row) or (_span(claim) == _span(row) and says_the_same(claim, row))
        ]
        if not same:
            changes.add(row)
        elif row.is_decided and not same[0].is_decided:
            fields = [*row.claim_fields, "status", "decided_by", "decided_at", "proposal"]
            for name in fields:
                setattr(same[0], name, getattr(row, name))
            changes.touch(same[0], fields)


def _kind(claim: Claim) -> str:
    return claim._meta.model_name or ""


def _span(claim: Claim) -> Span:
    return Span(claim.block, claim.start, claim.end)


def says_the_same(first: Claim, second: Claim) -> bool:
    """Whether two claims of one kind have the same claim fields."""
    names = [first._meta.get_field(name).attname for name in first.claim_fields]  # type: ignore[union-attr]
    return type(first) is type(second) and all(getattr(first, name) == getattr(second, name) for name in names)


def excludes(first: Claim, second: Claim) -> bool:
    """Whether a version can hold only one of two claims."""
    names = _ONCE.get(type(first))
    return (
        names is not None
        and type(first) is type(second)
        and all(getattr(first, name) == getattr(second, name) for name in names)
    )


def _gives_way(machine: Claim, natural: tuple[object, ...], copy: Claim, decided: Claim, old: ArticleVersion) -> bool:
    if type(machine) is not type(copy):
        return False
    if excludes(machine, copy):
        return True
    if _span(machine) != _span(copy):
        return False
    born_same = claim_id(_kind(decided), old.sha256, _span(decided), natural) == decided.uuid
    return born_same or says_the_same(machine, copy)


def _copy(claim: Claim, old: ArticleVersion, new: ArticleVersion, place: Span) -> Claim:
    names = [claim._meta.get_field(name).attname for name in claim.claim_fields]  # type: ignore[union-attr]
    names += ["confidence", "rule", "extractor", "status", "decided_by_id", "decided_at", "proposal", "exact"]
    if isinstance(claim, Figure):
        names += ["period_kind", "notices"]
    values = {name: getattr(claim, name) for name in names}
    return type(claim)(
        uuid=permanent_id("carried", claim.uuid, new.sha256),
        version=new,
        block=place.block,
        start=place.start,
        end=place.end,
        **values,
    )
