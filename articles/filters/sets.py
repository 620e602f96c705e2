"""The FilterSets of all records but articles, and of statements and figures.

What each filter asks of the database is here; the search index answers the same questions faster.
"""

from datetime import date
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.filters.choices import (
    indicator_filter,
    meeting_filter,
    official_filter,
    organization_filter,
    post_filter,
    source_filter,
)
from articles.filters.fields import DayFilter, PeriodForm, YearFilter
from articles.filters.records import (
    RecordFilter,
    find_official,
    public_series,
)
from articles.filters.words import has_words, with_folded_words
from articles.models import (
    Attestation,
    Figure,
    Indicator,
    Meeting,
    Official,
    Organization,
    Participation,
    PeriodKind,
    Post,
    Resolution,
    Statement,
)


class OfficialFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Officials by name, however it is spelled, and by what they were."""

    q = django_filters.CharFilter(label=_("Name"), method="by_name", max_length=120)
    post = post_filter()
    organization = organization_filter()

    in_index = {"post": "post", "organization": "organization"}

    class Meta:
        model = Official
        fields: tuple[str, ...] = ()

    def by_name(self, rows: QuerySet[Official], _name: str, value: str) -> QuerySet[Official]:
        """Every part of the folded name stands in the official's folded name."""
        return with_folded_words(rows, value)

    def by_post(self, rows: QuerySet[Official], _name: str, value: Post) -> QuerySet[Official]:
        """Was attested in the post at any time."""
        return rows.filter(Exists(Attestation.objects.visible_claims().filter(post=value, official=OuterRef("pk"))))

    def by_organization(self, rows: QuerySet[Official], _name: str, value: Organization) -> QuerySet[Official]:
        """Was attested in a post of the organization at any time."""
        held = Attestation.objects.visible_claims().filter(post__organization=value, official=OuterRef("pk"))
        return rows.filter(Exists(held))


class PostFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Posts by words of their label."""

    q = django_filters.CharFilter(label=_("Post or body"), method="by_words", max_length=200)

    class Meta:
        model = Post
        fields: tuple[str, ...] = ()

    def by_words(self, rows: QuerySet[Post], _name: str, value: str) -> QuerySet[Post]:
        """Every word stands in the folded label."""
        return with_folded_words(rows, value)


class MeetingFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Meetings by words, days, and who took part."""

    q = django_filters.CharFilter(label=_("Words"), method="by_words", max_length=200)
    since = DayFilter(label=_("From"), method="by_first_day")
    until = DayFilter(label=_("To"), method="by_last_day")
    year = YearFilter(label=_("Year"), method="by_year")
    official = official_filter()
    role = django_filters.ChoiceFilter(
        label=_("Role"), method="by_role", choices=Participation.Role.choices, widget=forms.HiddenInput
    )
    beside = RecordFilter(
        label=_("Together with"),
        method="by_beside",
        find=find_official,
        unknown=_("No single official is known as “%(name)s”. Choose one from the list of officials."),
        widget=forms.HiddenInput,
    )
    organization = organization_filter(widget=forms.HiddenInput)
    series = django_filters.ModelChoiceFilter(
        label=_("Series"), queryset=public_series, to_field_name="slug", widget=forms.HiddenInput
    )

    in_index = {"year": "year", "official": "official", "organization": "organization"}

    class Meta:
        model = Meeting
        fields: tuple[str, ...] = ()
        form = PeriodForm

    def by_words(self, rows: QuerySet[Meeting], _name: str, value: str) -> QuerySet[Meeting]:
        """Every word stands in the title or the place."""
        return rows.filter(has_words(value, "title", "place"))

    def by_year(self, rows: QuerySet[Meeting], _name: str, value: int) -> QuerySet[Meeting]:
        """Begins in that year."""
        return rows.filter(listed_on__gte=date(value, 1, 1), listed_on__lte=date(value, 12, 31))

    def by_official(self, rows: QuerySet[Meeting], _name: str, value: Official) -> QuerySet[Meeting]:
        """The official took part in it."""
        # a list of ids, which both databases make once: beside other conditions, they ask an EXISTS again for each row
        return rows.filter(pk__in=Participation.objects.visible_claims().filter(official=value).values("meeting"))

    def by_first_day(self, rows: QuerySet[Meeting], _name: str, value: date) -> QuerySet[Meeting]:
        """Begins on that day or later."""
        return rows.filter(listed_on__gte=value)

    def by_last_day(self, rows: QuerySet[Meeting], _name: str, value: date) -> QuerySet[Meeting]:
        """Begins on that day or earlier; undated meetings do neither."""
        return rows.filter(listed_on__lte=value, listed_on__gt=date.min)

    def by_role(self, rows: QuerySet[Meeting], _name: str, value: str) -> QuerySet[Meeting]:
        """The official that is asked for, or anybody, took part in that role."""
        parts = Participation.objects.visible_claims().filter(role=value)
        official = self.form.cleaned_data.get("official")
        return rows.filter(pk__in=(parts.filter(official=official) if official else parts).values("meeting"))

    def by_beside(self, rows: QuerySet[Meeting], _name: str, value: Official) -> QuerySet[Meeting]:
        """This official took part as well."""
        return self.by_official(rows, _name, value)

    def by_organization(self, rows: QuerySet[Meeting], _name: str, value: Organization) -> QuerySet[Meeting]:
        """The organization held it."""
        return rows.filter(organizer=value)


class ResolutionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Documents by number, title, issuer and year of issue."""

    q = django_filters.CharFilter(label=_("Number, title or issuer"), method="by_words", max_length=200)
    year = YearFilter(label=_("Year of issue"), method="by_year")
    organization = organization_filter(widget=forms.HiddenInput)

    in_index = {"year": "year", "organization": "organization"}

    class Meta:
        model = Resolution
        fields: tuple[str, ...] = ()

    def by_words(self, rows: QuerySet[Resolution], _name: str, value: str) -> QuerySet[Resolution]:
        """Every word stands in the kind, the number, the title or the issuer's name."""
        return rows.filter(has_words(value, "kind", "number", "title", "issuer__name"))

    def by_year(self, rows: QuerySet[Resolution], _name: str, value: int) -> QuerySet[Resolution]:
        """Issued in that year."""
        return rows.filter(date__gte=date(value, 1, 1), date__lte=date(value, 12, 31))

    def by_organization(self, rows: QuerySet[Resolution], _name: str, value: Organization) -> QuerySet[Resolution]:
        """Issued by the organization."""
        return rows.filter(issuer=value)


class WantedFilter(ResolutionFilter):
    """Documents without title and date, by number and issuer."""

    q = django_filters.CharFilter(label=_("Number or issuer"), method="by_words", max_length=200)
    year = None  # type: ignore[assignment]  # the way of django-filter to leave one out

    in_index = {"organization": "organization"}


class StatementFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Statements by words, speaker, meeting, and the day of the article."""

    q = django_filters.CharFilter(label=_("Words"), method="by_words", max_length=200)
    official = official_filter()
    since = DayFilter(label=_("From"), method="by_first_day")
    until = DayFilter(label=_("To"), method="by_last_day")
    meeting = meeting_filter()

    class Meta:
        model = Statement
        fields: tuple[str, ...] = ()
        form = PeriodForm

    def by_words(self, rows: QuerySet[Statement], _name: str, value: str) -> QuerySet[Statement]:
        """Every word stands in the statement."""
        return rows.filter(has_words(value, "exact"))

    def by_official(self, rows: QuerySet[Statement], _name: str, value: Official) -> QuerySet[Statement]:
        """The official said it."""
        return rows.filter(official=value)

    def by_first_day(self, rows: QuerySet[Statement], _name: str, value: date) -> QuerySet[Statement]:
        """Stands in an article published on that day or later."""
        return rows.filter(version__article__published_on__gte=value)

    def by_last_day(self, rows: QuerySet[Statement], _name: str, value: date) -> QuerySet[Statement]:
        """Stands in an article published on that day or earlier."""
        return rows.filter(version__article__published_on__lte=value)

    def by_meeting(self, rows: QuerySet[Statement], _name: str, value: Meeting) -> QuerySet[Statement]:
        """Was said there."""
        return rows.filter(meeting=value)


class FigureFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Figures by indicator, period and source; the days bound the period that a figure covers."""

    indicator = indicator_filter()
    period = django_filters.ChoiceFilter(
        label=_("Length of period"), method="by_kind", choices=PeriodKind, empty_label=_("Any length")
    )
    since = DayFilter(label=_("From"), method="by_first_day")
    until = DayFilter(label=_("To"), method="by_last_day")
    source = source_filter()

    in_index = {"indicator": "indicator", "period": "period_kind", "source": "source"}

    class Meta:
        model = Figure
        fields: tuple[str, ...] = ()
        form = PeriodForm

    def by_indicator(self, rows: QuerySet[Figure], _name: str, value: Indicator) -> QuerySet[Figure]:
        """Counts that."""
        return rows.filter(indicator=value)

    def by_kind(self, rows: QuerySet[Figure], _name: str, value: str) -> QuerySet[Figure]:
        """Covers a period of that length."""
        return rows.filter(period_kind=value)

    def by_first_day(self, rows: QuerySet[Figure], _name: str, value: date) -> QuerySet[Figure]:
        """Covers a period that begins on that day or later."""
        return rows.filter(period_start__gte=value)

    def by_last_day(self, rows: QuerySet[Figure], _name: str, value: date) -> QuerySet[Figure]:
        """Covers a period that ends on that day or earlier."""
        return rows.filter(period_end__lte=value)

    def by_source(self, rows: QuerySet[Figure], _name: str, value: Any) -> QuerySet[Figure]:
        """Reported by that source."""
        return rows.filter(version__article__source=value)
