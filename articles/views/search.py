"""Search over everything: the page, and suggestions as you type.

What matches is asked of the index; what is shown is read from the database. Whatever an address says and whatever
state the index is in, there is a page.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from articles.search import PAGE_SIZE, Results, Sort, best_bets, did_you_mean, load
from articles.search import search as ask
from articles.search import suggest as suggested
from articles.templatetags.archive import heading, whole
from articles.views.articles import ARTICLES
from articles.views.asked import chips, with_query
from articles.views.examples import examples
from articles.views.facets import facets
from articles.views.hits import KIND_LABELS, entries, suggestion_note
from articles.views.loosening import Way, respelled, ways
from articles.views.question import LISTED, Question, orders, places, question, tabs

LONGEST_START = 100  # characters of a name that suggestions look at
FIGURES = 3  # shown with everything else
MANY = 10_000  # figures; to put more of them in order takes longer than all else on the page
KEPT = 60  # seconds a browser may keep its suggestions


def search(request: HttpRequest) -> HttpResponse:
    """Show what is found, or how to search."""
    asked = question(request)
    context: dict[str, Any] = {
        "section": "search",
        "asked": asked,
        "search_words": asked.words,
        "has_own_search": True,
        "is_filtered": True,  # no search engine is to list results
        "kept": kept(asked),
    }
    if asked.is_blank:
        context["examples"] = examples()
    elif not asked.is_valid:
        context["errors"] = errors(asked)
    else:
        context |= found(asked)
    return render(request, "search.html", context)


def kept(asked: Question) -> list[tuple[str, str]]:
    """Return what a search for other words keeps: kind, filters and order, as names and values."""
    names = ("kind", *(name for name in asked.filters.form.fields if name != "q"), "sort")
    return [(name, str(asked.parameters[name])) for name in names if asked.parameters.get(name)]


def errors(asked: Question) -> list[Way]:
    """Return what is wrong with the filters, each with the address of the search without that filter."""
    both = ("since", "until")
    return [
        Way(str(message), asked.address(*(both if name == "__all__" else (name,))))
        for name, messages in asked.filters.form.errors.items()
        for message in messages
    ]


def found(asked: Question) -> dict[str, Any]:
    """Return what the page shows of a search whose filters can be applied."""
    own = {"official": asked.kind, "resolution": asked.kind}
    offered = tuple(name for name in ARTICLES.facets if own.get(name) != name)
    results = answer(asked, offered)
    if not results.is_usable:
        query = urlencode({"q": asked.words[:200]}) if asked.words else ""
        return {"unusable": True, "instead": with_query(reverse("articles"), query)}
    bets = leading(asked)
    hits = [hit for hit in results.hits if (hit.kind, hit.pk) not in {(bet.kind, bet.pk) for bet in bets}]
    return {
        "results": results,
        "notices": [*asked.problems(), *(notice.message for notice in results.notices)],
        "tabs": tabs(asked, results),
        "orders": orders(asked),
        "chips": list(chips(asked)),
        "facets": facets(asked, results.facets),
        "bets": entries(bets, asked.parsed),
        "hits": entries(hits, asked.parsed),
        "range": span(asked, results),
        "places": places(asked, results),
        "newest": asked.address(sort=Sort.NEWEST.value),
        "list_query": as_list(asked),
        **first_figures(asked, results),
        **({} if results.total else nothing(asked, results)),
    }


def as_list(asked: Question) -> str | None:
    """Return the query string that gives the same articles as a list, None where there is no such list."""
    longest = asked.listing.filterset_class.base_filters["q"].extra["max_length"]
    is_list = asked.kind == "article" and len(asked.words) <= longest
    return asked.query("kind", "sort") if is_list else None


def answer(asked: Question, offered: tuple[str, ...]) -> Results:
    """Return the page of hits. "Everything" lists figures only where nothing else matches."""
    results = ask(asked.for_page(offered, *((asked.kind,) if asked.kind else LISTED)))
    if asked.kind or results.total or not results.kinds.get("figure"):
        return results
    return ask(asked.for_page(offered, "figure"))


def first_figures(asked: Question, results: Results) -> dict[str, Any]:
    """Return the figures that "everything" shows beside its list, and how many there are."""
    number = results.kinds.get("figure", 0)
    if asked.kind or not number or number == sum(results.kinds.values()):
        return {}
    box: dict[str, Any] = {
        "figures_number": number,
        "figures_count": whole(number),
        "figures_address": asked.address(kind="figure"),
    }
    if asked.is_first_page:
        box["figures"] = entries(best_figures(asked, results), asked.parsed, brief=True)
    return box


def best_figures(asked: Question, results: Results) -> Sequence[Any]:
    """Return the best figures; where very many match, the best of the latest year that has enough of them."""
    search = replace(asked.search(asked.parsed), kinds=("figure",), sort=asked.order, size=FIGURES, needs_total=False)
    years = [int(item.value) for item in results.facets.get("year", ())]
    if years and "year" not in search.filters and results.kinds["figure"] > MANY:
        found = ask(replace(search, filters={**search.filters, "year": [max(years)]})).hits
        if len(found) == FIGURES:
            return found
    return ask(search).hits


def leading(asked: Question) -> Sequence[Any]:
    """Return the records that the words name outright, at the beginning of an unfiltered search."""
    if not (asked.is_first_page and asked.order == Sort.RANK) or asked.is_filtered:
        return ()
    return [hit for hit in best_bets(asked.parsed) if asked.kind in ("", hit.kind)]


def span(asked: Question, results: Results) -> str:
    """Return which of the ranked hits the page shows: 21–40 of 1,234; how many there are for other orders."""
    if asked.order == Sort.RANK and results.total > PAGE_SIZE and results.hits:
        first, last = asked.offset + 1, asked.offset + len(results.hits)
        return _("%(first)s–%(last)s of %(total)s found") % {
            "first": whole(first),
            "last": whole(last),
            "total": whole(results.total),
        }
    return _("%(total)s found") % {"total": whole(results.total)}


def nothing(asked: Question, results: Results) -> dict[str, Any]:
    """Return what may help where nothing was found."""
    return {"ways": ways(asked, results), "meant": respelled(asked, did_you_mean(asked.parsed))}


@cache_control(private=True, max_age=KEPT)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Return records whose name, number or title begins as typed: kind, label, a note and the address of each.

    At most eight; none while there is no index. Readers' own browsers may keep the answer for a minute.
    """
    typed = request.GET.get("q", "").replace("\x00", "")[:LONGEST_START]
    rows = [
        {
            "kind": str(KIND_LABELS[hit.kind]),
            "label": label(hit.kind, record),
            "note": suggestion_note(record),
            "address": record.get_absolute_url(),
        }
        for hit, record in load(suggested(typed))
    ]
    return JsonResponse({"suggestions": rows}, headers={"X-Robots-Tag": "noindex"})


def label(kind: str, record: Any) -> str:
    """Return what a record is called in a list of suggestions."""
    text = heading(record) if kind == "meeting" else str(record)
    return text if kind == "article" else f"{text[:1].upper()}{text[1:]}"
