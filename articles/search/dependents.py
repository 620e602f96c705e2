"""Which index documents depend on what has changed."""

from collections.abc import Collection, Iterable
from itertools import batched
from typing import Any

from django.db.models import QuerySet

from articles.models import (
    ArticleVersion,
    Attestation,
    Citation,
    Figure,
    Meeting,
    MeetingReport,
    Participation,
    Resolution,
    Statement,
)
from articles.models.search import Changed
from articles.search import documents, schema

_CHUNK = 400
_NAMING_PEOPLE = (Attestation, Participation, Statement)


def _ids(source: Any, column: str, wanted: Iterable[int], values: str) -> set[int]:
    """Return the distinct values of a column in the rows of a model or query where another one is among `wanted`."""
    rows = source if isinstance(source, QuerySet) else source._default_manager
    found: set[int] = set()
    for chunk in batched(wanted, _CHUNK):
        chosen = rows.filter(**{f"{column}__in": chunk, f"{values}__isnull": False})
        found.update(chosen.order_by().values_list(values, flat=True).distinct())
    return found


class Dependents:
    """Gathers the records whose documents may have changed, by kind."""

    def __init__(self, subjects: dict[Changed, set[int]]) -> None:
        self.subjects = subjects
        self.officials = set(self._of(Changed.OFFICIAL)) | self._of(Changed.MERGE)
        self.meetings = set(self._of(Changed.MEETING))
        self.resolutions = set(self._of(Changed.RESOLUTION))
        self.figures = set(self._of(Changed.FIGURE))
        self.articles = set(self._of(Changed.ARTICLE))

    def _of(self, kind: Changed) -> set[int]:
        return self.subjects.get(kind, set())

    def keys(self) -> set[int]:
        """Return the numbers of all documents to look at again."""
        self._through_names()
        self._through_versions()
        self._through_people()
        by_kind: dict[str, Collection[int]] = {
            "article": self.articles,
            "official": self.officials,
            "meeting": self.meetings,
            "resolution": self.resolutions,
            "figure": self.figures,
        }
        return {schema.key_of(kind, pk) for kind, pks in by_kind.items() for pk in pks}

    def _through_names(self) -> None:
        """Add what shows the name of something else."""
        organizations = self._of(Changed.ORGANIZATION)
        self.officials |= _ids(Attestation, "post", self._of(Changed.POST), "official")
        self.officials |= _ids(Attestation, "rank", self._of(Changed.RANK), "official")
        self.meetings |= _ids(Meeting, "organizer", organizations, "pk")
        self.meetings |= _ids(Meeting, "series", self._of(Changed.SERIES), "pk")
        self.resolutions |= _ids(Resolution, "issuer", organizations, "pk")
        self.figures |= _ids(Figure, "indicator", self._of(Changed.INDICATOR), "pk")

    def _through_versions(self) -> None:
        """Add what the claims of changed texts name: whether it is public may depend on them."""
        versions = set(self._of(Changed.VERSION))
        self.articles |= _ids(ArticleVersion, "pk", versions, "article")
        versions |= _ids(ArticleVersion.objects.filter(is_current=True), "article", self._of(Changed.ARTICLE), "pk")
        for model in _NAMING_PEOPLE:
            self.officials |= _ids(model, "version", versions, "official")
        self.meetings |= _ids(MeetingReport, "version", versions, "meeting")
        self.meetings |= _ids(Participation, "version", versions, "meeting")
        self.resolutions |= _ids(Citation, "version", versions, "resolution")
        self.figures |= _ids(Figure, "version", versions, "pk")
        # an article has its meeting's organizer as a facet; a participant is public if the meeting is
        self.articles |= _ids(MeetingReport, "meeting", self._of(Changed.MEETING), "version__article")
        self.officials |= _ids(Participation, "meeting", self.meetings, "official")

    def _through_people(self) -> None:
        """Add what changes by a merge, or by a post that moved: facets that look through them."""
        merged = self._of(Changed.MERGE)
        for model in _NAMING_PEOPLE:
            self.articles |= _ids(model, "official", merged, "version__article")
        self.meetings |= _ids(Participation, "official", merged, "meeting")
        self.articles |= _ids(Attestation, "post", self._of(Changed.POST_MOVED), "version__article")
        # an official also carries the names of records merged into it, as far as texts that print them are public
        for chunk in batched(sorted(self.officials), _CHUNK):
            self.officials |= set(documents.standing_for(chunk).values())


def dependents(subjects: dict[Changed, set[int]]) -> set[int]:
    """Return the numbers of the documents that may have changed."""
    return Dependents(subjects).keys()
