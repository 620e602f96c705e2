"""The Atom feeds. Each list has one; it takes the filters of the list."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.views.asked import Asked, with_query
from articles.views.indexed import hits_from, matching, rows_of
from articles.views.listing import Listing

ENTRIES = 50


class ArchiveAtom(Atom1Feed):
    """Atom that reads the same each time it is asked for while nothing changes."""

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed; a fixed day for a feed without entries."""
        return super().latest_post_date() if self.items else datetime(2000, 1, 1, tzinfo=UTC)


class ListFeed(Feed):  # type: ignore[type-arg]  # not subscriptable at run time
    """The newest rows of a list that match the filters."""

    feed_type = ArchiveAtom
    subtitle = gettext_lazy(
        "Press of the Ministry of Public Security, and what was read off it, as it enters the archive."
    )

    def __init__(self, listing: Listing) -> None:
        self.listing = listing

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> Asked:
        """Return the filters; 400 with the reason when a value cannot be read."""
        asked = Asked.of(self.listing, request)
        if not asked.is_valid:
            raise BadRequest(" ".join(asked.errors))
        return asked

    def title(self, asked: Asked) -> str:
        """Name the feed by its filters."""
        words = ", ".join(f"{label}: {value}" for _name, label, value in asked.active())
        return f"{_('MPS Archive')} – {words or str(self.listing.title).lower()}"

    def link(self, asked: Asked) -> str:
        """Return the list that the feed follows."""
        return with_query(self.listing.page_address(), asked.query("sort"))

    def feed_url(self, asked: Asked) -> str:
        """Return the feed's own address, filters included."""
        return with_query(self.listing.feed_address(), asked.query("sort"))

    def items(self, asked: Asked) -> list[Any]:
        """Return the newest rows."""
        found = hits_from(asked, None, ENTRIES)
        if found is not None:
            return rows_of(found[0], self.listing.for_feed(self.listing.rows()))
        return list(self.listing.for_feed(matching(asked, self.listing.rows()))[:ENTRIES])

    def item_title(self, item: Any) -> str:
        """Return the row in words; the generator escapes them."""
        return str(item)

    def item_description(self, item: Any) -> str:
        """Return what the list says of the row."""
        return self.listing.summary(item)

    def item_link(self, item: Any) -> str:
        """Return the row's page."""
        return self.listing.address(item)

    def item_guid(self, item: Any) -> str:
        """Return an id that outlives every address."""
        return f"urn:uuid:{item.uuid}"

    def item_pubdate(self, item: Any) -> datetime:
        """Return when it came out."""
        return self.listing.published(item)

    def item_updateddate(self, item: Any) -> datetime:
        """Return when the record last changed."""
        return self.listing.updated(item)

    def item_author_name(self, item: Any) -> str:
        """Return who wrote it: Atom wants an author for each entry."""
        return self.listing.author(item)
