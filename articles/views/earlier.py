"""Anchors that outlive a version: what led to a sentence of an earlier version leads to it now, or to a word on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from articles.models import CLAIM_MODELS, Article, ArticleVersion, Claim
from articles.views.marks import Kind, Mark
from articles.views.passages import Block, place_now

LOOKED_AT = 1_000  # claims of earlier versions, the latest first
SAID = 200  # changed passages that a page has a word on; permanent addresses lead to all of them


@dataclass(frozen=True, slots=True)
class Changed:
    """A passage of an earlier version whose sentence has changed since."""

    anchor: str
    number: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """Anchors for passages that still stand, by block, and passages that do not."""

    anchors: dict[int, list[Mark]]
    changed: list[Changed]


NOTHING = Earlier({}, [])


def earlier_versions(article: Article) -> list[ArticleVersion]:
    """Return the versions before the present one without their contents, latest first. One query."""
    rows = article.versions.filter(is_current=False).only("number", "imported_at", "article_id")
    return list(rows.order_by("-number"))


def earlier_passages(article: Article, blocks: Sequence[Block], taken: Iterable[Claim]) -> Earlier:
    """Return what became of the passages of earlier versions in the present `blocks`. Two queries.

    `taken` are the claims that have their anchors already.
    """
    known = {_anchor(claim.uuid) for claim in taken}
    versions = {
        version.pk: version
        for version in article.versions.filter(is_current=False).only("number", "blocks", "article_id")
    }
    anchors: dict[int, list[Mark]] = {}
    changed: list[Changed] = []
    for uuid, version_id, block, start, end in _passages(article):
        name, version = _anchor(uuid), versions.get(version_id)
        if name in known or version is None:
            continue
        known.add(name)
        place = place_now(blocks, version.blocks[block]["text"], block, start, end)
        if place:
            anchors.setdefault(place[0], []).append(Mark(place[1], place[2], Kind.ANCHOR, (name,)))
        elif len(changed) < SAID:
            changed.append(Changed(name, version.number))
    return Earlier(anchors, changed)


def _anchor(uuid: UUID) -> str:
    return f"c-{uuid.hex[:8]}"


def _passages(article: Article) -> Iterable[tuple[UUID, int, int, int, int]]:
    """Return the claims of earlier versions that nobody rejected. One query over all kinds."""
    first, *others = (
        model._default_manager.filter(version__article=article, version__is_current=False)
        .exclude(status=Claim.Status.REJECTED)
        .order_by()
        .values_list("uuid", "version_id", "block", "start", "end")
        for model in CLAIM_MODELS
    )
    return first.union(*others, all=True).order_by("-version_id", "block", "start")[:LOOKED_AT]
