"""The living style guide, for staff: colours with their contrast, type, marks, statuses, charts, as pages use them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from articles.models import Indicator, PeriodKind
from articles.views.figures import FIGURES
from articles.views.series import EACH, latest_figures, series

LEAST_CONTRAST = 4.5  # WCAG 2.2 AA for text
GROUNDS = ("paper", "sheet", "wash", "target")  # what stands behind text
TEXTS = ("ink", "quiet", "accent", "accent-strong", "official", "document", "figure", "statement", "meeting")
_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6});")


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in both themes, and its least contrast as text on the grounds that text stands on (0: never text)."""

    name: str
    light: str
    dark: str
    contrast_light: float
    contrast_dark: float

    @property
    def is_text(self) -> bool:
        """Whether words are written in it."""
        return self.name in TEXTS


@never_cache
@staff_member_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every part of the design once."""
    context: dict[str, Any] = {"is_filtered": True, "colours": colours(), "least": LEAST_CONTRAST}
    indicator = Indicator.objects.published().exclude(category="").order_by("id").first()
    if indicator:
        parts = series(latest_figures([indicator], list(PeriodKind), EACH, FIGURES.rows()), indicator)
        context |= {"indicator": indicator, "part": next((part for part in parts if part.chart), None)}
    return render(request, "styleguide.html", context)


def colours() -> list[Colour]:
    """Return the colours that tokens.css names, as it names them now."""
    path = finders.find("articles/css/tokens.css")
    text = Path(str(path)).read_text(encoding="utf-8")
    before, _media, after = text.partition("prefers-color-scheme: dark")
    light, dark = dict(_TOKEN.findall(before)), dict(_TOKEN.findall(after))
    return [
        Colour(name, value, dark[name], _least(name, light), _least(name, dark))
        for name, value in light.items()
        if name in dark
    ]


def _least(name: str, tokens: dict[str, str]) -> float:
    """Return the least contrast of a text colour on its grounds; coloured words never stand on --target."""
    if name not in TEXTS:
        return 0.0
    grounds = GROUNDS if name == "ink" else GROUNDS[:3]
    return round(min(contrast(tokens[name], tokens[ground]) for ground in grounds), 2)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
