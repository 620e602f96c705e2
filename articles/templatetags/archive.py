"""How the archive writes things: days, periods, quantities, and links to the very sentence."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.utils.formats import date_format, get_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_noop, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from articles.extraction.folding import fold
from articles.models import Article, Claim, Figure, Meeting, PeriodKind
from articles.models.careers import Change
from articles.views import vocabulary
from articles.views.quoting import REACH, sentence_around
from articles.views.vocabulary_words import pgettext_noop

register = template.Library()

# Units whose plural is not the singular with an s; the rest are plain English nouns as printed.
_PLURALS = {"person": "people", "percent": "%", "kg": "kg", "vnd": "VND", "usd": "USD", "%": "%", "": ""}
_WEEKDAYS = (
    pgettext_lazy("day of the week in two letters", "Mo"),
    pgettext_lazy("day of the week in two letters", "Tu"),
    pgettext_lazy("day of the week in two letters", "We"),
    pgettext_lazy("day of the week in two letters", "Th"),
    pgettext_lazy("day of the week in two letters", "Fr"),
    pgettext_lazy("day of the week in two letters", "Sa"),
    pgettext_lazy("day of the week in two letters", "Su"),
)
_HALVES = {1: gettext_noop("First half of %s"), 7: gettext_noop("Second half of %s")}


@register.filter
def anchor(claim: Claim) -> str:
    """Return the id of a claim's words on its article's page, and of its row on its record's page."""
    return f"c-{claim.uuid.hex[:8]}"


@register.filter
def sentence_url(claim: Claim) -> str:
    """Return the address of the words a claim rests on."""
    return f"{claim.version.article.get_absolute_url()}#{anchor(claim)}"


_DAY = pgettext_noop("how a day is written", "j F Y")
_SHORT_DAY = pgettext_noop("how a day is written", "j M Y")


@lru_cache(maxsize=8192)
def _written(value: date, form: str, _language: str | None) -> str:
    """Return a day in a form of its language; a page writes the same days many times."""
    return date_format(value, pgettext("how a day is written", form))


register.filter("spoken", vocabulary.spoken)
register.filter("kind_word", vocabulary.kind_word)
register.filter("category_word", vocabulary.category_word)
register.filter("rank_word", vocabulary.rank_word)
register.filter("post_word", vocabulary.post_word)


@register.filter
def series_url(figure: Figure) -> str:
    """Return the address of a figure's row in its indicator's series, whether or not it is among the latest."""
    assert figure.indicator  # noqa: S101 - asked for figures of an indicator only
    return f"{figure.indicator.get_absolute_url()}?figure={figure.uuid}#{anchor(figure)}"


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """Return a day as 28 September 2021, and “undated” for none."""
    return _written(value, _DAY, get_language()) if value else _("undated")


@register.filter(expects_localtime=True)
def short_day(value: date | None) -> str:
    """Return a day as 28 Sep 2021, and “undated” for none."""
    return _written(value, _SHORT_DAY, get_language()) if value else _("undated")


@register.filter
def month(value: date) -> str:
    """Return a month as September 2021."""
    return date_format(value, pgettext("how a month is written", "F Y"))


@register.filter
def month_name(value: date) -> str:
    """Return a month of a year that is known: September."""
    return date_format(value, pgettext("how a month of a known year is written", "F"))


@register.filter
def calendar_weekday(value: date) -> str:
    """Return a day of the week as it stands before the day in a month's calendar: Mon."""
    return date_format(value, pgettext("how a day of the week is written before a day", "D"))


@register.filter
def calendar_month(value: date) -> str:
    """Return a month as it stands behind a day in a calendar: Sep."""
    return date_format(value, pgettext("how a month is written behind a day", "M"))


@register.filter
def weekday(value: date) -> str:
    """Return a day of the week in two letters: Mo."""
    return str(_WEEKDAYS[value.weekday()])


@register.filter
def article_day(article: Article) -> str:
    """Return the publication day, with the hour where the source gives it."""
    if article.published_at:
        return date_format(localtime(article.published_at), pgettext("how a day is written", "j F Y, H:i"))
    return day(article.published_on)


@register.filter
def days(meeting: Meeting) -> str:
    """Return a meeting's days: 27–29 December 2021, 30 June – 2 July 2021, one day, or “date not stated”."""
    first, last = meeting.date_start, meeting.date_end
    if first is None or last is None:
        return _("date not stated")
    return span_of_days(first, last)


def span_of_days(first: date, last: date) -> str:
    """Return the days from `first` to `last` without repeating a month or year."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{date_format(first, pgettext('how a day is written', 'j F'))} – {day(last)}"
    return f"{day(first)} – {day(last)}"


@register.filter
def interval(change: Change[Any]) -> str:
    """Return when something changed: after 30 June 2020, by 28 September 2021."""
    return _("after %(after)s, by %(by)s") % {"after": day(change.later_than), "by": day(change.by)}


@register.filter
def period(figure: Figure) -> str:
    """Return the observation period in words: September 2021, Q1 2024, first nine months of 2021."""
    first, last = figure.period_start, figure.period_end
    if first is None or last is None:
        return _("no period stated")
    return period_words(first, last, figure.period_kind)


def period_words(first: date, last: date, kind: str) -> str:
    """Return a period of a known kind in words."""
    match kind:
        case PeriodKind.MONTH:
            return month(first)
        case PeriodKind.QUARTER:
            return _("Q%(quarter)s %(year)s") % {"quarter": first.month // 3 + 1, "year": first.year}
        case PeriodKind.HALF:
            return _(_HALVES[first.month]) % first.year
        case PeriodKind.NINE_MONTHS:
            return _("First nine months of %s") % first.year
        case PeriodKind.YEAR:
            return str(first.year)
    return span_of_days(first, last)


@register.filter
def number(value: Decimal | None) -> str:
    """Return a decimal with thousands separated and without empty decimals: 2,330,888 or 517.57 (vi: 517,57)."""
    if value is None:
        return ""
    plain = f"{value.normalize():,f}"
    point, comma = get_format("DECIMAL_SEPARATOR"), get_format("THOUSAND_SEPARATOR")
    return plain if point == "." else plain.translate({ord("."): point, ord(","): comma})


@register.filter
def whole(value: int) -> str:
    """Return a whole number with thousands separated: 2,330,888 (vi: 2.330.888)."""
    return f"{value:,}" if value < 1000 else f"{value:,}".replace(",", get_format("THOUSAND_SEPARATOR"))


def short_number(value: Decimal) -> str:
    """Return a round number as an axis shows it: 500, 40k, 2.5M."""
    for size, letter in ((1_000_000, "M"), (10_000, "k")):
        if value >= size:
            return f"{number(value / (1_000_000 if letter == 'M' else 1000))}{letter}"
    return number(value)


@register.filter
def signed(value: Decimal | None) -> str:
    """Return a change with its sign, a true minus for a fall: +5% or −23.64%."""
    if value is None:
        return ""
    return f"{'−' if value < 0 else '+'}{number(abs(value))}%"


@register.filter
def units(value: Decimal, unit: str) -> str:
    """Return the unit as it follows a value: 1 case, 2 cases, 5 people, 90 %."""
    if unit and (said := vocabulary.unit_word(unit)) != unit:
        return said
    if unit in _PLURALS:
        return unit if value == 1 and unit == "person" else _PLURALS[unit]
    if value == 1 or unit.endswith("s"):
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit[-2:-1] not in "aeiou" else f"{unit}s"


@register.filter
def unit_words(unit: str) -> str:
    """Return the unit as a column's heading says it: cases, people, kg."""
    return units(Decimal(2), unit)


@register.filter
def quantity(figure: Figure) -> str:
    """Return a figure as it is said: more than 130 kg, 31,452 cases, 86.37%."""
    unit = units(figure.value, figure.unit)
    value = f"{number(figure.value)}{unit}" if unit == "%" else f"{number(figure.value)} {unit}".strip()
    return f"{vocabulary.qualifier_word(figure.qualifier)} {value}" if figure.qualifier else value


@register.filter
def sentence(claim: Claim, reach: int = REACH) -> SafeString:
    """Return the sentence a claim rests on with its words marked; needs `block_text` of `with_sentences`."""
    text = getattr(claim, "block_text", None)
    parts = sentence_around(text, claim.start, claim.end, reach) if text else ("", claim.exact, "")
    language = foreign(claim.version.article)
    if language:
        return format_html('<span lang="{}">{}<mark>{}</mark>{}</span>', language, *parts)
    return format_html("{}<mark>{}</mark>{}", *parts)


@register.filter
def foreign(article: Article) -> str:
    """Return the language of an article in which the page is not written; "" for the page's own or an unknown one."""
    language = str(vars(article).get("language", ""))  # what is not loaded is not asked for
    return "" if (get_language() or "").startswith(language) else language


@register.filter
def heading(meeting: Meeting) -> str:
    """Return a meeting's title as a heading; a bare “conference” gets its organizer."""
    title = meeting.title
    if meeting.organizer and fold(title) == fold(meeting.kind):
        title = _("%(kind)s of the %(organizer)s") % {"kind": title, "organizer": meeting.organizer}
    return title[:1].upper() + title[1:]
