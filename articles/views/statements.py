"""All statements as one list: to filter by words, speaker, meeting and day, to follow as a feed, to take along."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from articles.filters import StatementFilter
from articles.models import Article, ArticleVersion, Statement
from articles.views.keyset import Keyset, row_id
from articles.views.listing import Column, Listing, Sort
from articles.views.listpage import ListPage
from articles.views.official_parts import with_meetings


class Statements(Listing):
    """What officials said, as published articles print it."""

    name = "statements"
    title = gettext_lazy("Statements")
    section = "officials"
    filterset_class = StatementFilter
    sorts = (Sort("added", gettext_lazy("Latest in the archive first"), Keyset((("id", row_id),), descending=True)),)
    columns = (
        Column("id", lambda row: str(row.uuid)),
        Column("address", lambda row: reverse("permanent", kwargs={"uuid": row.uuid}), is_address=True),
        Column("official", lambda row: str(row.official)),
        Column("official_address", lambda row: row.official.get_absolute_url(), is_address=True),
        Column("statement", lambda row: row.exact),
        Column("meeting", lambda row: row.meeting.title if row.meeting_is_public else None),
        Column("status", lambda row: row.status),
        Column("article", lambda row: row.version.article.title),
        Column("article_address", lambda row: row.version.article.get_absolute_url(), is_address=True),
        Column("article_published", lambda row: row.version.article.published_on),
    )

    def rows(self) -> QuerySet[Statement]:
        """Return the statements that readers may see, asked for so that the database walks through them in order."""
        shown = ArticleVersion.objects.filter(is_current=True, article__state=Article.State.PUBLISHED)
        return Statement.objects.not_rejected().filter(Exists(shown.filter(pk=OuterRef("version"))))

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add speaker, meeting and article."""
        return with_meetings(rows)

    def address(self, row: Any) -> str:
        """Return the statement's permanent address: it leads to the words in the article."""
        return reverse("permanent", kwargs={"uuid": row.uuid})

    def summary(self, row: Any) -> str:
        """Return the statement."""
        return row.exact  # type: ignore[no-any-return]

    def author(self, row: Any) -> str:
        """Return who said it."""
        return str(row.official)

    def published(self, row: Any) -> datetime:
        """Return when the document came into the archive."""
        return row.version.imported_at  # type: ignore[no-any-return]

    def updated(self, row: Any) -> datetime:
        """Return when a person decided on it, else when it came in."""
        return row.decided_at or row.version.imported_at  # type: ignore[no-any-return]


STATEMENTS = Statements()


class StatementList(ListPage):
    """Every statement, the latest in the archive first."""

    template_name = "articles/statement_list.html"
    listing = STATEMENTS
