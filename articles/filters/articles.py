"""The FilterSet of articles: by words, days, source, and what was read off them."""

from datetime import date
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.filters.choices import (
    CONTENTS,
    LANGUAGES,
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
    find_resolution,
)
from articles.filters.words import MAX_WORDS, BlockText, has_words
from articles.models import (
    Article,
    ArticleVersion,
    Attestation,
    Citation,
    Figure,
    Indicator,
    Meeting,
    MeetingReport,
    Official,
    Organization,
    Participation,
    Post,
    Resolution,
    Statement,
)


class ArticleFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Articles by words, days, source, and what was read off them."""

    q = django_filters.CharFilter(label=_("Words"), method="by_words", max_length=200)
    since = DayFilter(label=_("From"), method="by_first_day")
    until = DayFilter(label=_("To"), method="by_last_day")
    source = source_filter()
    official = official_filter()
    resolution = RecordFilter(
        label=_("Document"),
        method="by_resolution",
        find=find_resolution,
        unknown=_("No single document is known as “%(name)s”. Choose one from the list of documents."),
    )
    year = YearFilter(label=_("Year"), method="by_year", widget=forms.HiddenInput)
    post = post_filter(widget=forms.HiddenInput)
    organization = organization_filter(widget=forms.HiddenInput)
    indicator = indicator_filter(widget=forms.HiddenInput)
    meeting = meeting_filter()
    language = django_filters.ChoiceFilter(
        label=_("Language"), method="by_language", choices=LANGUAGES, widget=forms.HiddenInput
    )
    has = django_filters.ChoiceFilter(
        label=_("With"),
        method="by_content",
        choices=CONTENTS,
        widget=forms.HiddenInput,
    )

    # The filters that the search index can answer too, each with the facet that does.
    in_index = {
        "year": "year",
        "source": "source",
        "official": "official",
        "post": "post",
        "organization": "organization",
        "resolution": "resolution",
        "indicator": "indicator",
        "meeting": "meeting",
        "language": "language",
        "has": "has",
    }

    class Meta:
        model = Article
        fields: tuple[str, ...] = ()
        form = PeriodForm

    def by_words(self, rows: QuerySet[Article], _name: str, value: str) -> QuerySet[Article]:
        """Every word stands in the title or in the text."""
        current = ArticleVersion.objects.filter(article=OuterRef("pk"), is_current=True).annotate(
            body=BlockText("blocks")
        )
        for word in value.split()[:MAX_WORDS]:
            rows = rows.filter(has_words(word, "title") | Q(Exists(current.filter(has_words(word, "body")))))
        return rows

    def by_first_day(self, rows: QuerySet[Article], _name: str, value: date) -> QuerySet[Article]:
        """Published on that day or later."""
        return rows.filter(listed_on__gte=value)

    def by_last_day(self, rows: QuerySet[Article], _name: str, value: date) -> QuerySet[Article]:
        """Published on that day or earlier; undated articles are neither."""
        return rows.filter(listed_on__lte=value, listed_on__gt=date.min)

    def by_year(self, rows: QuerySet[Article], _name: str, value: int) -> QuerySet[Article]:
        """Published in that year."""
        return rows.filter(listed_on__gte=date(value, 1, 1), listed_on__lte=date(value, 12, 31))

    def by_source(self, rows: QuerySet[Article], _name: str, value: Any) -> QuerySet[Article]:
        """Published by that source."""
        return rows.filter(source=value)

    def by_language(self, rows: QuerySet[Article], _name: str, value: str) -> QuerySet[Article]:
        """Written in that language."""
        return rows.filter(language=value)

    def by_official(self, rows: QuerySet[Article], _name: str, value: Official) -> QuerySet[Article]:
        """Some visible claim names the official."""
        claims = {"official": value, "version__article": OuterRef("pk")}
        return rows.filter(
            Q(Exists(Attestation.objects.visible_claims().filter(**claims)))
            | Q(Exists(Participation.objects.visible_claims().filter(**claims)))
            | Q(Exists(Statement.objects.visible_claims().filter(**claims)))
        )

    def by_post(self, rows: QuerySet[Article], _name: str, value: Post) -> QuerySet[Article]:
        """Names somebody in the post."""
        return rows.filter(Exists(Attestation.objects.visible_claims().filter(post=value, **_of_article())))

    def by_organization(self, rows: QuerySet[Article], _name: str, value: Organization) -> QuerySet[Article]:
        """Names somebody in a post of the organization, or reports a meeting that it held."""
        held = Attestation.objects.visible_claims().filter(post__organization=value, **_of_article())
        reported = MeetingReport.objects.visible_claims().filter(meeting__organizer=value, **_of_article())
        return rows.filter(Exists(held) | Exists(reported))

    def by_resolution(self, rows: QuerySet[Article], _name: str, value: Resolution) -> QuerySet[Article]:
        """Cites the document."""
        return rows.filter(Exists(Citation.objects.visible_claims().filter(resolution=value, **_of_article())))

    def by_indicator(self, rows: QuerySet[Article], _name: str, value: Indicator) -> QuerySet[Article]:
        """Gives a figure of the indicator."""
        return rows.filter(Exists(Figure.objects.visible_claims().filter(indicator=value, **_of_article())))

    def by_meeting(self, rows: QuerySet[Article], _name: str, value: Meeting) -> QuerySet[Article]:
        """Reports the meeting."""
        return rows.filter(Exists(MeetingReport.objects.visible_claims().filter(meeting=value, **_of_article())))

    def by_content(self, rows: QuerySet[Article], _name: str, value: str) -> QuerySet[Article]:
        """Has some visible claim of the kind."""
        visible: dict[str, QuerySet[Any]] = {
            "figures": Figure.objects.visible_claims(),
            "meeting": MeetingReport.objects.visible_claims(),
            "documents": Citation.objects.visible_claims(),
            "statements": Statement.objects.visible_claims(),
        }
        return rows.filter(Exists(visible[value].filter(**_of_article())))


def _of_article() -> dict[str, OuterRef]:
    return {"version__article": OuterRef("pk")}
