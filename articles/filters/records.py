"""Records named in an address: by their slug, or in words that lead to exactly one of them."""

from collections.abc import Callable
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from articles.extraction.folding import fold
from articles.models import (
    Article,
    Attestation,
    Indicator,
    Meeting,
    MeetingSeries,
    Official,
    Organization,
    Post,
    Resolution,
    Source,
)
from articles.models.careers import public_officials, public_posts
from articles.search.names import known_by


class RecordField(forms.CharField):
    """One record. Clean value: the record, None for an empty value; ValidationError says what is not known."""

    def __init__(self, *, find: Callable[[str], Model | None], unknown: str, **kwargs: Any) -> None:
        self.find, self.unknown = find, unknown
        super().__init__(max_length=300, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the record."""
        text = super().clean(value)
        if not text:
            return None
        record = self.find(text)
        if record is None:
            raise ValidationError(self.unknown, params={"name": text})
        return record


class RecordFilter(django_filters.Filter):  # type: ignore[misc]
    """Keeps the rows that have to do with one record."""

    field_class = RecordField


def public_sources(_request: object = None) -> QuerySet[Source]:
    """Return the sources of published articles."""
    return Source.objects.filter(Exists(Article.objects.published().filter(source=OuterRef("pk"))))


def public_series(_request: object = None) -> QuerySet[MeetingSeries]:
    """Return the series with a meeting that published articles report."""
    return MeetingSeries.objects.filter(Exists(Meeting.objects.published().filter(series=OuterRef("pk"))))


def _only[M: Model](rows: QuerySet[M]) -> M | None:
    """Return the one row there is; None for none and for several: nothing is guessed."""
    found = list(rows.distinct()[:2])
    return found[0] if len(found) == 1 else None


def find_official(text: str) -> Official | None:
    """Return the one public official with this slug or name; a merged record leads to its target."""
    merged = Official.objects.filter(slug=text, merged_into__isnull=False).values("merged_into")
    by_slug = public_officials().filter(Q(slug=text) | Q(pk__in=merged)).first()
    if by_slug or not fold(text):
        return by_slug
    return _only(public_officials().filter(Q(folded=fold(text)) | Q(pk__in=known_by(fold(text)))))


def find_post(text: str) -> Post | None:
    """Return the one public post with this slug or label."""
    by_slug = public_posts().filter(slug=text).first()
    if by_slug or not fold(text):
        return by_slug
    return _only(public_posts().filter(Q(folded=fold(text)) | Q(aliases__folded=fold(text))))


def organization_slug(organization: Organization) -> str:
    """Return how an organization stands in addresses: its folded name with hyphens."""
    return organization.folded.replace(" ", "-")


def find_organization(text: str) -> Organization | None:
    """Return the organization of this name or `organization_slug` that a public page names.

    Such pages are those of posts in it, of meetings it held and of documents it issued.
    """
    folded = fold(text.replace("-", " "))
    if not folded:
        return None
    held = Attestation.objects.visible_claims().filter(post__organization=OuterRef("pk"))
    met = Meeting.objects.published().filter(organizer=OuterRef("pk"))
    issued = Resolution.objects.published().filter(issuer=OuterRef("pk"))
    named = Organization.objects.filter(Q(folded=folded) | Q(aliases__folded=folded))
    return _only(named.filter(Exists(held) | Exists(met) | Exists(issued)))


def find_meeting(text: str) -> Meeting | None:
    """Return the public meeting with this slug."""
    return Meeting.objects.published().filter(slug=text).first()


def find_resolution(text: str) -> Resolution | None:
    """Return the one public document with this slug or number."""
    found = Resolution.objects.published()
    return found.filter(slug=text).first() or _only(found.filter(number__iexact=text))


def find_indicator(text: str) -> Indicator | None:
    """Return the one public indicator with this code or label."""
    found = Indicator.objects.published()
    return found.filter(code=text).first() or _only(found.filter(label__iexact=text))
