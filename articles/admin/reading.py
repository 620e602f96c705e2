"""An article's text with its claims: what the article's page at the desk shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from articles.admin.base import actor, badge, change_url
from articles.admin.claims import buttons, decide_url
from articles.editorial import evidence
from articles.editorial.access import permission
from articles.models import CLAIM_MODELS, Article, ArticleVersion, Claim

# What a claim's name is made of, kind by kind: one query each.
_NAMED_BY: dict[str, tuple[str, ...]] = {
    "attestation": ("official", "post", "rank"),
    "meetingreport": ("meeting",),
    "participation": ("official", "meeting"),
    "citation": ("resolution__issuer",),
    "figure": ("indicator",),
    "statement": ("official",),
}


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim as the page lists it beside its paragraph."""

    claim: Claim
    kind: str
    kind_label: str
    anchor: str
    address: str
    badge: str
    decide_address: str
    buttons: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `anchor` leads to the claim with the shortest evidence there."""

    text: str
    anchor: str
    css: str


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One paragraph or caption with its claims."""

    number: int
    kind: str
    pieces: list[Piece]
    lines: list[ClaimLine]


def reading(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return template context: the current text in blocks, claims beside them; a fixed number of queries."""
    version = article.versions.filter(is_current=True).only("id", "number", "blocks", "notices", "article").first()
    if version is None:
        return {"version": None, "blocks": [], "open_claims": 0}
    claims = _claims(version)
    user = actor(request)
    may_decide = {model: user.has_perm(permission(model, "decide")) for model in CLAIM_MODELS}
    blocks = []
    for number, block in enumerate(version.blocks):
        here = sorted(
            (c for c in claims if c.block == number), key=lambda c: (c.start, c.end, c._meta.model_name or "")
        )
        lines = [_line(claim, may_decide[type(claim)]) for claim in here]
        kept = [claim for claim in here if claim.status != Claim.Status.REJECTED]
        pieces = [_piece(segment) for segment in evidence.segments(block["text"], kept)]
        blocks.append(BlockLine(number, block["kind"], pieces, lines))
    addable = [model for model in CLAIM_MODELS if user.has_perm(permission(model, "add"))]
    return {
        "version": version,
        "version_address": change_url(version),
        "blocks": blocks,
        "open_claims": sum(claim.status == Claim.Status.SUGGESTED for claim in claims),
        "all_claims": len(claims),
        "addable": [
            {"address": reverse(f"admin:articles_{model._meta.model_name}_add"), "label": model._meta.verbose_name}
            for model in addable
        ],
    }


def _claims(version: ArticleVersion) -> list[Claim]:
    found: list[Claim] = []
    for model in CLAIM_MODELS:
        names = _NAMED_BY[str(model._meta.model_name)]
        found += model._default_manager.filter(version=version).select_related("decided_by", *names)
    return found


def _anchor(claim: Claim) -> str:
    return f"claim-{claim._meta.model_name}-{claim.pk}"


def _line(claim: Claim, may_decide: bool) -> ClaimLine:
    return ClaimLine(
        claim=claim,
        kind=str(claim._meta.model_name),
        kind_label=str(claim._meta.verbose_name),
        anchor=_anchor(claim),
        address=change_url(claim),
        badge=badge(claim.status, claim.get_status_display()),
        decide_address=decide_url(claim),
        buttons=buttons(claim) if may_decide else [],
    )


def _piece(segment: evidence.Segment) -> Piece:
    if not segment.claims:
        return Piece(segment.text, "", "")
    kinds = sorted({str(claim._meta.model_name) for claim in segment.claims})
    return Piece(segment.text, _anchor(segment.claims[0]), " ".join(["mark", *(f"mark-{kind}" for kind in kinds)]))
