"""What each public list can be filtered by. One FilterSet serves an entity's page, feed, downloads and facets."""

from articles.filters.articles import ArticleFilter
from articles.filters.sets import (
    FigureFilter,
    MeetingFilter,
    OfficialFilter,
    PostFilter,
    ResolutionFilter,
    StatementFilter,
    WantedFilter,
)

__all__ = [
    "ArticleFilter",
    "FigureFilter",
    "MeetingFilter",
    "OfficialFilter",
    "PostFilter",
    "ResolutionFilter",
    "StatementFilter",
    "WantedFilter",
]
