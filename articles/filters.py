"""What each public list can be filtered by. One FilterSet serves the page and its feed."""

import re
from datetime import date
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, Func, OuterRef, Q, QuerySet, TextField
from django.utils.translation import gettext_lazy as _

from articles.extraction.folding import fold, strip_diacritics
from articles.models import (
    Article,
    ArticleVersion,
    Attestation,
    Citation,
    Meeting,
    MeetingReport,
    Official,
    Participation,
    Resolution,
    Source,
    Statement,
)
from articles.models.careers import public_officials

MAX_WORDS = 8

# Every way a letter may carry Vietnamese diacritics; the search is blind to them both ways.
_LETTERS = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ",
    "d": "dđ",
    "e": "eèéẻẽẹêềếểễệ",
    "i": "iìíỉĩị",
    "o": "oòóỏõọôồốổỗộơờớởỡợ",
    "u": "uùúủũụưừứửữự",
    "y": "yỳýỷỹỵ",
}


class BlockText(Func):
    """The text of a version's blocks as one string, on either database."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Read the array with json_each."""
        template = "(SELECT group_concat(json_extract(value, '$.text'), char(10)) FROM json_each(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Read the array with jsonb_array_elements."""
        template = "(SELECT string_agg(value ->> 'text', E'\\n') FROM jsonb_array_elements(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **context)


def blind_pattern(word: str) -> str:
    """Return a regular expression that finds `word` whatever diacritics either side carries."""
    letters = []
    for char in strip_diacritics(word).lower():
        variants = _LETTERS.get(char)
        letters.append(f"[{variants}{variants.upper()}]" if variants else re.escape(char))
    return "".join(letters)


def has_words(text: str, *columns: str) -> Q:
    """Return the condition that every word of `text` stands in one of the columns."""
    condition = Q()
    for word in text.split()[:MAX_WORDS]:
        pattern = blind_pattern(word)
        somewhere = Q()
        for column in columns:
            somewhere |= Q(**{f"{column}__iregex": pattern})
        condition &= somewhere
    return condition


def public_sources(request: Any) -> QuerySet[Source]:
    """Return the sources of published articles."""
    return Source.objects.filter(Exists(Article.objects.published().filter(source=OuterRef("pk"))))


class RecordField(forms.CharField):
    """A record named in the address: by its slug, or in words that lead to exactly one record."""

    def __init__(self, *, find: Any, unknown: str, **kwargs: Any) -> None:
        self.find, self.unknown = find, unknown
        super().__init__(max_length=200, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the record, None for an empty value; ValidationError says what is not known."""
        text = super().clean(value)
        if not text:
            return None
        record = self.find(text)
        if record is None:
            raise ValidationError(self.unknown, params={"name": text})
        return record


class RecordFilter(django_filters.Filter):  # type: ignore[misc]
    """Keeps the articles with a visible claim about one record."""

    field_class = RecordField


def find_official(text: str) -> Official | None:
    """Return the one public official with this slug or name; a merged record leads to its target."""
    merged = Official.objects.filter(slug=text, merged_into__isnull=False).values("merged_into")
    by_slug = public_officials().filter(Q(slug=text) | Q(pk__in=merged)).first()
    if by_slug or not fold(text):
        return by_slug
    named = list(public_officials().filter(Q(folded=fold(text)) | Q(aliases__folded=fold(text))).distinct()[:2])
    return named[0] if len(named) == 1 else None


def find_meeting(text: str) -> Meeting | None:
    """Return the public meeting with this slug."""
    return Meeting.objects.published().filter(slug=text).first()


def find_resolution(text: str) -> Resolution | None:
    """Return the one public document with this slug or number."""
    found = Resolution.objects.published()
    by_slug = found.filter(slug=text).first()
    if by_slug:
        return by_slug
    numbered = list(found.filter(number__iexact=text)[:2])
    return numbered[0] if len(numbered) == 1 else None


class DayField(forms.DateField):
    """A day as date inputs send it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ("%Y-%m-%d",)
    default_error_messages = {"invalid": _("Give a day as year-month-day, such as 2021-09-28.")}


class DayFilter(django_filters.DateFilter):  # type: ignore[misc]
    """Filters by a day."""

    field_class = DayField


class PeriodForm(forms.Form):
    """A filter form whose two days must be in order."""

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            raise ValidationError(_("The first day comes after the last one. Swap them, or leave one out."))
        return cleaned


class ArticleFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Articles by words, days, source, person, meeting and document."""

    q = django_filters.CharFilter(label=_("Words"), method="by_words", max_length=200)
    since = DayFilter(label=_("From"), method="by_first_day")
    until = DayFilter(label=_("To"), method="by_last_day")
    source = django_filters.ModelChoiceFilter(
        label=_("Source"), queryset=public_sources, to_field_name="slug", empty_label=_("Any source")
    )
    official = RecordFilter(
        label=_("Official"),
        method="by_official",
        find=find_official,
        unknown=_("No single official is known as “%(name)s”. Choose one from the list of officials."),
    )
    resolution = RecordFilter(
        label=_("Document"),
        method="by_resolution",
        find=find_resolution,
        unknown=_("No single document is known as “%(name)s”. Choose one from the list of documents."),
    )
    meeting = RecordFilter(
        label=_("Meeting"),
        method="by_meeting",
        find=find_meeting,
        widget=forms.HiddenInput,
        unknown=_("No meeting has the address “%(name)s”. Choose one from the list of meetings."),
    )

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

    def by_official(self, rows: QuerySet[Article], _name: str, value: Official) -> QuerySet[Article]:
        """Some visible claim names the official."""
        claims = {"official": value, "version__article": OuterRef("pk")}
        return rows.filter(
            Q(Exists(Attestation.objects.visible_claims().filter(**claims)))
            | Q(Exists(Participation.objects.visible_claims().filter(**claims)))
            | Q(Exists(Statement.objects.visible_claims().filter(**claims)))
        )

    def by_resolution(self, rows: QuerySet[Article], _name: str, value: Resolution) -> QuerySet[Article]:
        """Cites the document."""
        cited = Citation.objects.visible_claims().filter(resolution=value, version__article=OuterRef("pk"))
        return rows.filter(Exists(cited))

    def by_meeting(self, rows: QuerySet[Article], _name: str, value: Meeting) -> QuerySet[Article]:
        """Reports the meeting."""
        reported = MeetingReport.objects.visible_claims().filter(meeting=value, version__article=OuterRef("pk"))
        return rows.filter(Exists(reported))


class OfficialFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Officials by name, however it is spelled."""

    q = django_filters.CharFilter(label=_("Name"), method="by_name", max_length=120)

    class Meta:
        model = Official
        fields: tuple[str, ...] = ()

    def by_name(self, rows: QuerySet[Official], _name: str, value: str) -> QuerySet[Official]:
        """Every part of the folded name stands in the official's folded name."""
        parts = fold(value).split()
        if not parts:
            return rows.none()
        for part in parts[:MAX_WORDS]:
            rows = rows.filter(folded__contains=part)
        return rows


class PostFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Posts by words of their label."""

    q = django_filters.CharFilter(label=_("Post or body"), method="by_words", max_length=200)

    class Meta:
        model = Official
        fields: tuple[str, ...] = ()

    def by_words(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Every word stands in the folded label."""
        parts = fold(value).split()
        if not parts:
            return rows.none()
        for part in parts[:MAX_WORDS]:
            rows = rows.filter(folded__contains=part)
        return rows


class MeetingFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Meetings by words and year."""

    q = django_filters.CharFilter(label=_("Words"), method="by_words", max_length=200)
    year = django_filters.NumberFilter(label=_("Year"), method="by_year", min_value=1900, max_value=2200)

    class Meta:
        model = Meeting
        fields: tuple[str, ...] = ()

    def by_words(self, rows: QuerySet[Meeting], _name: str, value: str) -> QuerySet[Meeting]:
        """Every word stands in the title or the place."""
        return rows.filter(has_words(value, "title", "place"))

    def by_year(self, rows: QuerySet[Meeting], _name: str, value: Any) -> QuerySet[Meeting]:
        """Begins in that year."""
        return rows.filter(listed_on__gte=date(int(value), 1, 1), listed_on__lte=date(int(value), 12, 31))


class ResolutionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Documents by number, title, issuer."""

    q = django_filters.CharFilter(label=_("Number, title or issuer"), method="by_words", max_length=200)

    class Meta:
        model = Resolution
        fields: tuple[str, ...] = ()

    def by_words(self, rows: QuerySet[Resolution], _name: str, value: str) -> QuerySet[Resolution]:
        """Every word stands in the kind, the number, the title or the issuer's name."""
        return rows.filter(has_words(value, "kind", "number", "title", "issuer__name"))
