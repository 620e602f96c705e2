"""The page of a list."""

from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles.views.asked import Asked, chips, orders, with_query
from articles.views.facets import facets
from articles.views.indexed import answer
from articles.views.keyset import BadCursorError
from articles.views.listing import Listing


class ListPage(TemplateView):
    """A list with its filters, active ones as chips, orders, facets, a count, and keyset pages."""

    listing: ClassVar[Listing]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page, the filter form and the ways to take the list along."""
        listing = self.listing
        asked = Asked.of(listing, self.request)
        active = list(chips(asked)) if asked.is_valid else []
        notices = [_("This list has no such order; here is its usual one.")] if asked.sort_is_unknown else []
        try:
            found = answer(asked, self.request.GET)
        except BadCursorError:
            notices.append(_("This address names no place in the list; here is its beginning."))
            found = answer(asked, QueryDict())
        query = asked.query() if asked.is_valid else ""
        return super().get_context_data(**kwargs) | {
            "section": listing.section,
            "filter": asked.filters,
            "sort": asked.sort.name if asked.sort is not listing.sorts[0] else "",
            "orders": orders(asked),
            "chips": active,
            "page": found.page,
            "count": found.total,
            "facets": facets(asked, found.facets),
            "has_counts": bool(found.facets),
            "notices": [*notices, *found.notices],
            "page_query": f"{query}&" if query else "",
            "feed_title": _("%(list)s: new entries") % {"list": listing.title},
            "feed_address": with_query(listing.feed_address(), asked.query("sort") if asked.is_valid else ""),
            "downloads": [
                {"kind": kind.upper(), "address": with_query(listing.download_address(kind), query)}
                for kind in ("csv", "json")
            ],
            "is_filtered": bool(active) or not asked.is_valid or asked.sort is not listing.sorts[0],
        }
