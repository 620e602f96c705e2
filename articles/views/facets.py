"""Facets: what the matching rows have in common, each value with its number and the address that narrows to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from articles.filters.choices import CONTENTS, LANGUAGES
from articles.filters.records import organization_slug
from articles.models import Indicator, Meeting, Official, Organization, PeriodKind, Post, Resolution, Source
from articles.search import FacetCount, moments
from articles.templatetags.archive import whole
from articles.views.asked import Asked
from articles.views.patterns import filled
from articles.views.vocabulary import spoken

SHOWN, MOST = 5, 15  # values shown at once, and altogether
NAMES = 20_000  # names of values that are remembered while the database stays as it is


@dataclass(frozen=True, slots=True)
class Value:
    """One value; `address` sets the filter, or removes it where it is set."""

    label: str
    count: str
    address: str
    is_active: bool

    @property
    def html(self) -> str:
        """The value as an item of the list."""
        shown = {"address": self.address, "label": self.label, "count": self.count, "is_active": self.is_active}
        return filled("_facet_value.html", shown)


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with the values that the matching rows have."""

    name: str
    label: str
    values: tuple[Value, ...]

    @property
    def shown(self) -> tuple[Value, ...]:
        """The commonest values, and those that are set."""
        return tuple(value for at, value in enumerate(self.values) if at < SHOWN or value.is_active)

    @property
    def folded_away(self) -> tuple[Value, ...]:
        """The others."""
        return tuple(value for at, value in enumerate(self.values) if at >= SHOWN and not value.is_active)

    @property
    def shown_html(self) -> SafeString:
        """`shown` as items."""
        return mark_safe("".join([value.html for value in self.shown]))

    @property
    def folded_away_html(self) -> SafeString:
        """`folded_away` as items."""
        return mark_safe("".join([value.html for value in self.folded_away]))


@dataclass(frozen=True, slots=True)
class Named:
    """How records of a facet are called: which rows, how they stand in addresses and on the page."""

    rows: Callable[[], QuerySet[Any]]
    slug: Callable[[Any], str]
    label: Callable[[Any], str] = str


RECORDS: Mapping[str, Named] = {
    "source": Named(Source.objects.all, lambda row: row.slug, spoken),
    "official": Named(Official.objects.all, lambda row: row.slug),
    "post": Named(lambda: Post.objects.only("slug", "label", "label_vi"), lambda row: row.slug, spoken),
    "organization": Named(lambda: Organization.objects.only("name", "name_vi", "folded"), organization_slug, spoken),
    "resolution": Named(
        lambda: Resolution.objects.select_related("issuer"), lambda row: row.slug, lambda row: _capital(str(row))
    ),
    "meeting": Named(Meeting.objects.all, lambda row: row.slug),
    "indicator": Named(Indicator.objects.all, lambda row: row.code, spoken),
}
WORDS: Mapping[str, Mapping[Any, Any]] = {
    "language": dict(LANGUAGES),
    "has": dict(CONTENTS),
    "period_kind": {kind.value: kind.label for kind in PeriodKind},
}


def facets(asked: Asked, counts: Mapping[str, Sequence[FacetCount]]) -> list[Facet]:
    """Return the list's facets in its order, those without a choice left out. One query a facet of records."""
    known: Mapping[str, str] = getattr(asked.filters, "in_index", {})
    found = []
    for name, facet in known.items():
        values = _values(asked, name, facet, counts.get(facet, ())[:MOST])
        if len(values) > 1 or any(value.is_active for value in values):
            label = str(asked.filters.form.fields[name].label)
            found.append(Facet(name, label, values))
    return found


def _values(asked: Asked, name: str, facet: str, counts: Sequence[FacetCount]) -> tuple[Value, ...]:
    named = _named(facet, counts)
    chosen = asked.filters.form.cleaned_data.get(name)
    active = chosen.pk if isinstance(chosen, Model) else chosen
    values = []
    rest = asked.query(name)
    for item in counts:
        if item.value not in named:
            continue
        slug, label = named[item.value]
        is_active = active not in (None, "") and item.value == active
        query = rest if is_active else "&".join(part for part in (rest, f"{name}={slug}") if part)
        values.append(Value(label, whole(item.count), f"?{query}" if query else ".", is_active))
    if facet == "year":
        values.sort(key=lambda value: value.label, reverse=True)
    return tuple(values)


def _named(facet: str, counts: Sequence[FacetCount]) -> Mapping[int | str, tuple[str, str]]:
    """Return how each value stands in addresses and on the page; values that name nothing any more are left out."""
    if facet in RECORDS:
        return _named_records(facet, [item.value for item in counts])
    if facet in WORDS:
        return {key: (str(key), str(label)) for key, label in WORDS[facet].items()}
    return {item.value: (str(item.value), str(item.value)) for item in counts}


_names: moments.Kept[tuple[str, str]] = moments.Kept(NAMES)


def _named_records(facet: str, pks: Sequence[int | str]) -> dict[int | str, tuple[str, str]]:
    """Return slug and label of records: one query for those that are not remembered."""
    moment, language = moments.now() if pks else None, get_language()
    known = {pk: name for pk in pks if (name := _names.get(moment, (facet, language, pk)))}
    missing = [pk for pk in pks if pk not in known]
    if missing:
        of = RECORDS[facet]
        for row in of.rows().filter(pk__in=missing):
            known[row.pk] = of.slug(row), of.label(row)
            _names.put(moment, (facet, language, row.pk), known[row.pk])
    return known


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
