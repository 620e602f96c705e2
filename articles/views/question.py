"""What an address asks of search: words, kind of records, filters, order, place.

The filters are those of the list of articles, by the same names: an address can be turned into the other by
changing its path.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.search import KINDS, PAGE_SIZE, ParsedQuery, Results, Search, Sort, count, parse
from articles.search.engine import MAX_OFFSET
from articles.search.query import MAX_LENGTH
from articles.search.tree import And, Days
from articles.templatetags.archive import whole
from articles.views.articles import ARTICLES
from articles.views.asked import Asked, with_query
from articles.views.highlights import is_markable
from articles.views.listing import Listing

TABS: dict[str, str | Promise] = {
    "": _("Everything"),
    "article": _("Articles"),
    "official": _("Officials"),
    "meeting": _("Meetings"),
    "resolution": _("Documents"),
    "figure": _("Figures"),
}
ORDERS: dict[Sort, str | Promise] = {
    Sort.RANK: _("Best first"),
    Sort.NEWEST: _("Newest first"),
    Sort.OLDEST: _("Oldest first"),
}
DAYS = ("since", "until")
# The kinds that "everything" lists: figures are many and short, so that page shows the first of them in a box.
LISTED = tuple(kind for kind in KINDS if kind != "figure")
FACET_SIZE = 15  # values of each facet; rarer ones are found by typing their name
_WORDS_KEPT = MAX_LENGTH + 100  # the engine says itself that a longer search was cut


@dataclass(frozen=True)
class Question(Asked):
    """One search as its address says it. What is wrong in it is told in words; nothing raises."""

    queries: dict[tuple[str, ...], str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, listing: Listing, request: HttpRequest) -> "Question":
        """Read the request's query string."""
        narrowing = request.GET.copy()
        narrowing.pop("q", None)  # the words are read by the query language, not by the form
        filters = listing.filterset_class(narrowing, queryset=listing.rows(), request=request)
        return cls(listing, request.GET, filters)

    @cached_property
    def words(self) -> str:
        """What stands in the box."""
        return str(self.parameters.get("q", "")).replace("\x00", "").strip()[:_WORDS_KEPT]

    @cached_property
    def parsed(self) -> ParsedQuery:
        """The words as the query language reads them."""
        return parse(self.words)

    @cached_property
    def kind(self) -> str:
        """The kind that is asked for, empty for all."""
        kind = self.parameters.get("kind", "")
        return kind if kind in KINDS else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is asked for yet."""
        return not (self.words or self.kind or self.is_filtered) and self.is_valid

    @property
    def has_rank(self) -> bool:
        """Whether there are words by which hits can be better or worse."""
        return is_markable(self.parsed)

    @cached_property
    def order(self) -> Sort:
        """The order that is asked for; best first where words are, else newest first."""
        usual = Sort.RANK if self.has_rank else Sort.NEWEST
        asked = self.parameters.get("sort", "")
        if asked not in tuple(Sort) or (asked == Sort.RANK and not self.has_rank):
            return usual
        return Sort(asked)

    @cached_property
    def offset(self) -> int:
        """How many hits of a ranked list stand on the pages before; a whole number of pages."""
        asked = self._whole("offset") or 0
        return min(asked, MAX_OFFSET) // PAGE_SIZE * PAGE_SIZE if self.order == Sort.RANK else 0

    @cached_property
    def after(self) -> int | None:
        """The place behind which a page by date begins."""
        return None if self.order == Sort.RANK else self._whole("after")

    @cached_property
    def before(self) -> int | None:
        """The place before which a page by date ends."""
        return None if self.order == Sort.RANK or self.after is not None else self._whole("before")

    @property
    def is_first_page(self) -> bool:
        """Whether this is the beginning of the hits."""
        return not self.offset and self.after is None and self.before is None

    def problems(self) -> Iterator[str]:
        """Yield what in the address, beside its words and filters, means nothing."""
        if self.parameters.get("kind", "") != self.kind:
            yield str(_("There is no such kind of record; everything is searched."))
        if self.parameters.get("sort", "") not in ("", *Sort):
            yield str(_("There is no such order; here is the usual one."))
        if any(self.parameters.get(name) and self._whole(name) is None for name in ("offset", "after", "before")):
            yield str(_("This address names no place in the results; here is their beginning."))

    def _whole(self, name: str) -> int | None:
        text = self.parameters.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None

    def query(self, *without: str, paged: bool = False) -> str:  # noqa: ARG002 - places are added by whoever pages
        """Return words, kind, filters and order as a query string without its "?"; empty for none."""
        if without not in self.queries:  # a page asks for the same ones hundreds of times
            self.queries[without] = self._query(without)
        return self.queries[without]

    def _query(self, without: tuple[str, ...]) -> str:
        asked = QueryDict(mutable=True)
        narrowing = {name: self.parameters.get(name) for name in self.filters.form.fields if name != "q"}
        for name, value in {"q": self.words, "kind": self.kind, **narrowing}.items():
            if value and name not in without:
                asked[name] = value
        if self.parameters.get("sort", "") == self.order and "sort" not in without:
            asked["sort"] = self.order.value
        return asked.urlencode()

    def address(self, *without: str, **more: str | int) -> str:
        """Return the address of this search, without some of what it asks and with something more."""
        rest = QueryDict(self.query(*without, *more), mutable=True)
        for name, value in more.items():
            if value != "":
                rest[name] = str(value)
        return with_query(reverse("search"), rest.urlencode())

    def search(self, parsed: ParsedQuery) -> Search:
        """Return a search for words, with the kind and the filters that are asked for, as the engine takes it."""
        query, limits = parsed, {}
        known: dict[str, str] = self.filters.in_index
        cleaned = self.filters.form.cleaned_data
        for name, facet in known.items():
            value = cleaned.get(name)
            if value not in (None, ""):
                limits[facet] = [value.pk if isinstance(value, Model) else value]
        first, last = (cleaned.get(name) for name in DAYS)
        if first or last:
            query = _within(query, first, last)
        return Search(query, (self.kind,) if self.kind else (), limits)

    def count_of(self, parsed: ParsedQuery) -> int:
        """Return how many hits other words would have, with the same kind and filters."""
        return count(self.search(parsed)) or 0

    def for_page(self, facets: tuple[str, ...], *kinds: str) -> Search:
        """Return the question for the page that is asked for, with counts for tabs and panel."""
        return replace(
            self.search(self.parsed),
            kinds=kinds,
            sort=self.order,
            offset=self.offset,
            after=self.after,
            before=self.before,
            facets=facets,
            facet_size=FACET_SIZE,
            count_kinds=True,
        )


def _within(query: ParsedQuery, first: date | None, last: date | None) -> ParsedQuery:
    days = Days(first, last)
    return ParsedQuery(query.text, And((query.tree, days)) if query.tree else days, query.notices)


def question(request: HttpRequest) -> Question:
    """Return what a request asks of search."""
    return Question.of(ARTICLES, request)


@dataclass(frozen=True, slots=True)
class Choice:
    """A tab or an order: label, address, whether it is the one shown, and how many hits it has."""

    label: str
    address: str
    is_current: bool
    count: str = ""


def tabs(asked: Question, results: Results) -> list[Choice]:
    """Return the kinds of records with the number of hits of each."""
    counts = {"": sum(results.kinds.values()), **results.kinds}
    return [
        Choice(str(label), asked.address(kind=kind), kind == asked.kind, whole(counts.get(kind, 0)))
        for kind, label in TABS.items()
    ]


def orders(asked: Question) -> list[Choice]:
    """Return the orders there are: by rank only where words are."""
    offered = [order for order in ORDERS if asked.has_rank or order != Sort.RANK]
    usual = offered[0]
    return [
        Choice(str(ORDERS[order]), asked.address(sort="" if order == usual else order.value), order == asked.order)
        for order in offered
    ]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the pages before and behind begin; empty where there is none."""

    first: str = ""
    before: str = ""
    after: str = ""
    is_cut: bool = False  # the ranks end here though more match


def places(asked: Question, results: Results) -> Places:
    """Return the ways on from a page."""
    first = "" if asked.is_first_page else asked.address()
    if asked.order == Sort.RANK:
        further = asked.offset + PAGE_SIZE
        before = max(asked.offset - PAGE_SIZE, 0)
        return Places(
            first,
            asked.address(**({"offset": before} if before else {})) if asked.offset else "",
            asked.address(offset=further) if results.has_more and further <= MAX_OFFSET else "",
            is_cut=results.has_more and further > MAX_OFFSET,
        )
    if not results.hits:
        return Places(first)
    backwards = asked.before is not None
    has_before = results.has_more if backwards else asked.after is not None
    has_after = backwards or results.has_more
    return Places(
        first,
        asked.address(before=results.hits[0].placed) if has_before else "",
        asked.address(after=results.hits[-1].placed) if has_after else "",
    )
