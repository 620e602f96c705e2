"""The rows of lists, drawn from patterns: a list has up to fifty of them."""

from typing import Any

from django import template
from django.template.defaultfilters import truncatechars
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from articles.models import Article, Meeting, Official, Resolution
from articles.templatetags.archive import days, foreign, heading, short_day
from articles.views.patterns import filled
from articles.views.vocabulary import kind_word, post_word, rank_word, spoken

register = template.Library()


@register.simple_tag
def article_row(article: Article, level: object = "", brief: object = "") -> SafeString:
    """Return an article's entry; `level` 3 below another heading, `brief` without its first words."""
    day, lede = article.published_on, "" if brief else getattr(article, "lede", "")
    shown: dict[str, Any] = {
        "day": day and day.isoformat(),
        "day_words": day and short_day(day),
        "is_part": level == 3,
        "address": article.get_absolute_url(),
        "title": article.title,
        "source": article.source and spoken(article.source),
        "lede": lede and truncatechars(lede, 220),
        "language": foreign(article),
    }
    return filled("_row_article.html", shown)


@register.simple_tag
def meeting_row(meeting: Meeting, level: object = "") -> SafeString:
    """Return a meeting's entry; `level` 3 below another heading."""
    day = meeting.date_start
    shown: dict[str, Any] = {
        "day": day and day.isoformat(),
        "day_words": day and short_day(day),
        "is_part": level == 3,
        "address": meeting.get_absolute_url(),
        "title": heading(meeting),
        "kind": capfirst(kind_word(meeting.kind)),
        "place": meeting.place,
        "is_online": meeting.mode == Meeting.Mode.ONLINE,
        "days": meeting.date_end != day and days(meeting),
        "organizer": meeting.organizer and spoken(meeting.organizer),
    }
    return filled("_row_meeting.html", shown)


@register.simple_tag
def official_row(official: Official) -> SafeString:
    """Return an official's row of the table, with what `latest_attested` adds."""
    found: Any = official
    shown: dict[str, Any] = {
        "address": official.get_absolute_url(),
        "name": str(official),
        "rank": rank_word(found.latest_rank),
        "post": post_word(found.latest_post),
        "day": short_day(found.latest_day),
    }
    return filled("_row_official.html", shown)


@register.simple_tag
def resolution_row(resolution: Resolution) -> SafeString:
    """Return a document's row of the table."""
    name = str(resolution)
    shown: dict[str, Any] = {
        "address": resolution.get_absolute_url(),
        "name": name[:1].upper() + name[1:],
        "title": resolution.title if resolution.number else "",
        "issuer": resolution.issuer and spoken(resolution.issuer),
        "day": resolution.date and short_day(resolution.date),
    }
    return filled("_row_resolution.html", shown)
