"""Up to four indicators side by side: one chart each on the same years, for one kind of period."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from articles.models import Figure, Indicator, PeriodKind
from articles.views.charts import leading
from articles.views.figures import FIGURES, period_kind_of
from articles.views.series import CHARTED, HEADINGS, Part, counts_by_kind, latest_figures, part_of, years
from articles.views.vocabulary import spoken

MOST = 4
EACH = 24  # periods shown
OFFERED = 300  # names of indicators that the fields offer


@dataclass(frozen=True, slots=True)
class Side:
    """One indicator in a comparison. Its figures are in the unit that most of them have."""

    indicator: Indicator
    part: Part


def compare(request: HttpRequest) -> HttpResponse:
    """Show what is asked for; without indicators, the fields to name some."""
    chosen, unknown = chosen_indicators(request.GET)
    kind, kinds = _kind(request.GET, chosen)
    sides = sides_of(chosen, kind)
    names = [spoken(indicator) for indicator in chosen]
    context = {
        "section": "figures",
        "is_filtered": bool(request.GET),
        "sides": sides,
        "missing": [one for one in chosen if one.pk not in {side.indicator.pk for side in sides}],
        "unknown": unknown,
        "fields": [*names, *[""] * (MOST - len(names))],
        "kind": kind,
        "heading": HEADINGS[kind],
        "kinds": [
            {"label": HEADINGS[one], "address": _address(chosen, one), "is_current": one == kind} for one in kinds
        ],
        "address": _address(chosen, kind),
        "rows": by_period(sides),
        "offered": Indicator.objects.published()
        .exclude(category="")
        .order_by("label")
        .values_list("label", flat=True)[:OFFERED],
    }
    return render(request, "articles/compare.html", context)


def chosen_indicators(parameters: QueryDict) -> tuple[list[Indicator], list[str]]:
    """Return the indicators that the address names by code or by label, and the names that none has. One query."""
    asked = [name.strip()[:200] for name in parameters.getlist("indicator") if name.strip()]
    asked = list(dict.fromkeys(name.replace("\x00", "") for name in asked))[:MOST]
    if not asked:
        return [], []
    named = Q(code__in=asked)
    for name in asked:
        named |= Q(label__iexact=name) | Q(label_vi__iexact=name)
    found: dict[str, Indicator] = {}
    for indicator in Indicator.objects.published().filter(named).order_by("-id"):
        for name in (indicator.code, indicator.label.casefold(), indicator.label_vi.casefold()):
            found[name] = indicator
    known = {name: found.get(name) or found.get(name.casefold()) for name in asked}
    chosen = {one.pk: one for one in known.values() if one}
    return list(chosen.values()), [name for name, one in known.items() if one is None]


def _kind(parameters: QueryDict, chosen: Sequence[Indicator]) -> tuple[PeriodKind, list[PeriodKind]]:
    """Return the kind of period to compare by, and the kinds to choose from: those that most indicators have first."""
    counts = [counts_by_kind(indicator) for indicator in chosen]
    shared = Counter(kind for of_one in counts for kind in CHARTED if of_one and of_one.get(kind))
    kinds = [kind for kind in CHARTED if shared[kind]] if shared else list(CHARTED)
    asked = period_kind_of(parameters.get("kind", ""))
    if asked in CHARTED:
        return asked, kinds
    best = max(reversed(kinds), key=lambda kind: (shared[kind], _least(counts, kind)))
    return best, kinds


def _least(counts: Sequence[Mapping[str, int] | None], kind: PeriodKind) -> int:
    """Return how many figures of a kind the indicator has that has fewest."""
    return min((of_one.get(kind, 0) for of_one in counts if of_one), default=0)


def sides_of(chosen: Sequence[Indicator], kind: PeriodKind, public: QuerySet[Figure] | None = None) -> list[Side]:
    """Return each indicator that has figures of the kind, all on the same years. Two queries at most."""
    if not chosen:
        return []
    figures = latest_figures(chosen, [kind], EACH, FIGURES.rows() if public is None else public)
    span = years(figures)
    sides = []
    for indicator in chosen:
        rows = [figure for figure in figures if figure.indicator_id == indicator.pk]
        if rows:
            (unit, _times) = Counter(figure.unit for figure in rows).most_common(1)[0]
            rows = [figure for figure in rows if figure.unit == unit]
            sides.append(Side(indicator, part_of(rows, indicator, span)))
    return sides


def by_period(sides: Sequence[Side]) -> list[dict[str, Any]]:
    """Return the table's rows, latest period first: the period, and each indicator's figure in the chart or None."""
    cells: dict[tuple[Any, Any], dict[int, list[Figure]]] = {}
    for side in sides:
        for figure in side.part.rows:
            days = (figure.period_end, figure.period_start)
            cells.setdefault(days, {}).setdefault(side.indicator.pk, []).append(figure)
    table = []
    for _days, found in sorted(cells.items(), reverse=True):
        of_side = [(side.indicator, found.get(side.indicator.pk)) for side in sides]
        row = [leading(rows, largest=indicator.cumulative)[0] if rows else None for indicator, rows in of_side]
        table.append({"figure": next(filter(None, row)), "cells": row})
    return table


def _address(chosen: Sequence[Indicator], kind: PeriodKind) -> str:
    query = QueryDict(mutable=True)
    query.setlist("indicator", [indicator.code for indicator in chosen])
    query["kind"] = kind
    return f"?{query.urlencode()}"
