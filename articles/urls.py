"""Public addresses. They are a contract: other sites and tools rely on them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.sitemaps import views as sitemaps
from django.http import HttpResponseBase
from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter, UUIDConverter
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.feeds import ListFeed
from articles.sitemaps import SECTIONS
from articles.views import (
    articles,
    calendar_files,
    calendars,
    citations,
    figures,
    meeting_parts,
    meetings,
    official_parts,
    officials,
    pages,
    permanent,
    posts,
    reading,
    resolutions,
    statements,
    versions,
    wanted,
)
from articles.views.citing import FILES
from articles.views.compare import compare
from articles.views.conditional import conditional
from articles.views.exports import KINDS, download
from articles.views.health import healthz
from articles.views.language import choose_language
from articles.views.listing import Listing
from articles.views.pictures import FORMS, comparison_picture, indicator_picture
from articles.views.reporting import report_error
from articles.views.search import search, suggestions
from articles.views.search_help import search_help
from articles.views.styleguide import styleguide


class YearConverter(StringConverter):
    """Four digits; 0000 for undated articles."""

    regex = "[0-9]{4}"


class MonthConverter(StringConverter):
    """Two digits; 00 for undated articles."""

    regex = "[0-9]{2}"


class DayConverter(StringConverter):
    """A day as year-month-day."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class PermanentConverter(UUIDConverter):
    """A permanent id in either case: people retype them, and some tools print them in capitals."""

    regex = "(?i:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"


class CitationConverter(StringConverter):
    """A form in which a citation can be taken along."""

    regex = "|".join(FILES)


register_converter(PermanentConverter, "permanent")
register_converter(CitationConverter, "citation")
register_converter(YearConverter, "yyyy")
register_converter(MonthConverter, "mm")
register_converter(DayConverter, "day")


def public(route: str, view: Callable[..., HttpResponseBase], name: str, **kwargs: Any) -> URLPattern:
    """Return the address of a page for readers.

    It answers GET and HEAD only, and 405 to anything else: it changes nothing, so that the check of forms, which
    would answer 403 first, has nothing to guard. It carries an ETag (articles.views.conditional) and must be asked
    for anew each time: a withdrawn article is gone from every page at once.
    """
    safe = require_safe(cache_control(no_cache=True)(conditional(view)))
    return path(route, csrf_exempt(safe), kwargs, name=name)


class DownloadConverter(StringConverter):
    """A kind of download."""

    regex = "|".join(KINDS)


register_converter(DownloadConverter, "kind")


class PictureConverter(StringConverter):
    """A form in which a chart can be taken along."""

    regex = "|".join(FORMS)


register_converter(PictureConverter, "picture")


def taken_along(listing: Listing, folder: str) -> list[URLPattern]:
    """Return the addresses of a list's downloads and of its feed."""
    return [
        public(f"{folder}/download.<kind:kind>", partial(download, listing=listing), f"{listing.name}-download"),
        public(f"feeds/{listing.name}.atom", ListFeed(listing), f"{listing.name}-feed"),
    ]


ARTICLE = "articles/<yyyy:year>/<mm:month>/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    public("", pages.home, "home"),
    public("articles/", articles.ArticleList.as_view(), "articles"),
    public(ARTICLE, reading.ArticlePage.as_view(), "article"),
    public(f"{ARTICLE}original/", reading.original, "article-original"),
    public(f"{ARTICLE}versions/", versions.versions, "article-versions"),
    public(f"{ARTICLE}versions/<int:number>/", versions.version, "article-version"),
    public(f"{ARTICLE}versions/<int:number>/changes/", versions.changes, "article-changes"),
    path("articles/<yyyy:year>/<mm:month>/<slug:slug>/report/", report_error, name="article-report"),
    public("officials/", officials.OfficialList.as_view(), "officials"),
    public("officials/<slug:slug>/", officials.OfficialPage.as_view(), "official"),
    public("officials/<slug:slug>/<slug:part>/", official_parts.OfficialParts.as_view(), "official-part"),
    public("posts/", posts.PostList.as_view(), "posts"),
    public("posts/<slug:slug>/", posts.PostPage.as_view(), "post"),
    public("posts/<slug:slug>/on/<day:day>/", posts.post_on_day, "post-on"),
    public("statements/", statements.StatementList.as_view(), "statements"),
    public("meetings/", meetings.MeetingList.as_view(), "meetings"),
    public("meetings/calendar/", calendars.calendar_start, "calendar"),
    public("meetings/calendar/<yyyy:year>/", calendars.calendar_year, "calendar-year"),
    public("meetings/calendar/<yyyy:year>/<mm:month>/", calendars.calendar_month, "calendar-month"),
    public("meetings/<slug:slug>/", meetings.MeetingPage.as_view(), "meeting"),
    public("meetings/<slug:slug>.ics", calendar_files.meeting_file, "meeting-file"),
    public("meetings/<slug:slug>/<slug:part>/", meeting_parts.MeetingParts.as_view(), "meeting-part"),
    public("feeds/meetings.ics", calendar_files.meetings_file, "meetings-calendar"),
    public("resolutions/", resolutions.ResolutionList.as_view(), "resolutions"),
    public("resolutions/wanted/", wanted.WantedList.as_view(), "wanted"),
    public("resolutions/<slug:slug>/", resolutions.ResolutionPage.as_view(), "resolution"),
    public("resolutions/<slug:slug>/<slug:part>/", resolutions.ResolutionParts.as_view(), "resolution-part"),
    public("figures/", figures.IndicatorList.as_view(), "figures"),
    public("figures/all/", figures.FigureList.as_view(), "figure-list"),
    public("figures/compare/", compare, "compare"),
    public("figures/compare/chart.<picture:form>", comparison_picture, "comparison-picture"),
    public("figures/<slug:code>/", figures.IndicatorPage.as_view(), "indicator"),
    public("figures/<slug:code>/chart.<picture:form>", indicator_picture, "indicator-picture"),
    public("search/", search, "search"),
    public("search/help/", search_help, "search-help"),
    path("search/suggest/", csrf_exempt(require_safe(suggestions)), name="search-suggest"),
    public("about/", pages.about, "about"),
    public("id/<permanent:uuid>/", permanent.permanent, "permanent"),
    public("id/<permanent:uuid>/cite/", citations.citation_page, "citation"),
    public("id/<permanent:uuid>/cite.<citation:form>", citations.citation_file, "citation-file"),
    *taken_along(articles.ARTICLES, "articles"),
    *taken_along(officials.OFFICIALS, "officials"),
    *taken_along(posts.POSTS, "posts"),
    *taken_along(statements.STATEMENTS, "statements"),
    *taken_along(meetings.MEETINGS, "meetings"),
    *taken_along(resolutions.RESOLUTIONS, "resolutions"),
    *taken_along(wanted.WANTED, "resolutions/wanted"),
    *taken_along(figures.FIGURES, "figures"),
    public("sitemap.xml", sitemaps.index, "sitemap", sitemaps=SECTIONS, sitemap_url_name="sitemap-section"),
    public("sitemap-<str:section>.xml", sitemaps.sitemap, "sitemap-section", sitemaps=SECTIONS),
    public("robots.txt", pages.robots, "robots"),
    path("styleguide/", styleguide, name="styleguide"),
    path("healthz", healthz, name="healthz"),
    path("language/", choose_language, name="language"),
]
