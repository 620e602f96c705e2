"""Charts to take along: SVG, and the same drawing as PNG. Each carries the sentences of its figures below it."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import resvg_py
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles import fonts
from articles.models import Indicator
from articles.templatetags.archive import unit_words
from articles.views.charts import CHART_WIDTH, HEIGHT, Chart
from articles.views.compare import chosen_indicators, sides_of
from articles.views.figures import FIGURES, period_kind_of
from articles.views.series import ALONE, CHARTED, Part, latest_figures, series
from articles.views.vocabulary import spoken

FONT_FILES = [str(fonts.FOLDER / name) for name in fonts.NAMES]
FORMS = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
MARGIN, HEAD, LINE = 28, 88, 17
LETTERS = 78  # characters of small text that a line holds
PNG_ZOOM = 2


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart in a picture: where it begins, and the lines of text below it."""

    chart: Chart
    title: str
    y: int
    lines: tuple[tuple[int, str, bool], ...]  # from the top, text, whether it names the figure


def indicator_picture(request: HttpRequest, *, code: str, form: str) -> HttpResponse:
    """Return one chart of an indicator; `kind=` and `unit=` say which."""
    indicator = get_object_or_404(Indicator.objects.published(), code=code)
    kind = period_kind_of(request.GET.get("kind", ""))
    if kind not in CHARTED:
        raise Http404("kind= must name a whole period: month, quarter, half, nine_months or year.")
    parts = series(latest_figures([indicator], [kind], ALONE, FIGURES.rows()), indicator)
    unit = request.GET.get("unit", "")
    part = next((part for part in parts if part.unit == unit and part.chart), None)
    if part is None:
        raise Http404("There is no chart in this unit.")
    address = f"{request.scheme}://{request.get_host()}{indicator.get_absolute_url()}?kind={kind}"
    return picture(spoken(indicator), part.heading, [(_of(part), part)], address, form, f"{code}-{kind}")


def comparison_picture(request: HttpRequest, *, form: str) -> HttpResponse:
    """Return the charts of a comparison, one below the other."""
    chosen, _unknown = chosen_indicators(request.GET)
    kind = period_kind_of(request.GET.get("kind", ""))
    if kind not in CHARTED:
        raise Http404("kind= must name a whole period: month, quarter, half, nine_months or year.")
    sides = [side for side in sides_of(chosen, kind) if side.part.chart]
    if not sides:
        raise Http404("There is nothing to draw.")
    parts = [(f"{side.indicator}{_of(side.part)}", side.part) for side in sides]
    address = f"{request.scheme}://{request.get_host()}{request.path.rpartition('/')[0]}/?{request.GET.urlencode()}"
    return picture(_("Figures compared"), parts[0][1].heading, parts, address, form, f"comparison-{kind}")


def _of(part: Part) -> str:
    return f", {unit_words(part.unit)}" if part.unit else ""


def picture(
    title: str, subtitle: str, parts: Sequence[tuple[str, Part]], address: str, form: str, name: str
) -> HttpResponse:
    """Return charts with their sentences as one picture to keep."""
    if len(parts) == 1:
        subtitle, parts = f"{subtitle}{parts[0][0]}", [("", parts[0][1])]
    panels, y = [], HEAD
    for named, part in parts:
        if part.chart:
            panel = _panel(part.chart, named, y)
            panels.append(panel)
            y = panel.lines[-1][0] + 2 * LINE
    source = [*textwrap.wrap(_("MPS Archive. Each column stands on the days it counts."), LETTERS), address]
    context = {
        "title": title,
        "subtitle": subtitle,
        "panels": panels,
        "source": [(y + LINE * at, line) for at, line in enumerate(source)],
        "width": CHART_WIDTH + 2 * MARGIN,
        "height": y + LINE * len(source) + MARGIN // 2,
        "margin": MARGIN,
    }
    svg = render_to_string("articles/chart.svg", context)
    content = svg if form == "svg" else png(svg)
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="mps-archive-{name}.{form}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _panel(chart: Chart, title: str, y: int) -> Panel:
    top = y + (LINE + 6 if title else 0)
    at = top + HEIGHT + LINE
    lines: list[tuple[int, str, bool]] = []
    for column in reversed(chart.columns):
        told = "; ".join((column.words, *(_("another article: %s") % other for other in column.others)))
        head = f"≠ {told} ({_('numbers do not fit')})" if column.is_marked else told
        for text, is_head in ((head, True), (f"“{column.sentence}” {column.source}", False)):
            for line in textwrap.wrap(text, LETTERS):
                lines.append((at, line, is_head))
                at += LINE
        at += 6
    return Panel(chart, title, top, tuple(lines))


def png(svg: str) -> bytes:
    """Return a drawing as PNG, its text in the archive's own typeface whatever the machine has."""
    return resvg_py.svg_to_bytes(svg_string=svg, font_files=FONT_FILES, skip_system_fonts=True, zoom=PNG_ZOOM)
