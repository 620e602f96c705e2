"""How well the program reads, as the about page tells it: from the figures that were measured last."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.extraction.quality import Measured, quality

# What readers call each kind of find, in the order of the page.
NAMES = {
    "title": _("Headlines"),
    "published": _("Publication dates"),
    "byline": _("Authors"),
    "captions": _("Captions of pictures"),
    "paragraphs": _("Paragraphs"),
    "officials": _("Officials"),
    "ranks": _("Their ranks"),
    "posts": _("Their posts"),
    "meetings": _("Meetings, with their days"),
    "places": _("Places of meetings"),
    "chairs": _("Who chaired"),
    "resolutions": _("Documents cited"),
    "issuers": _("Who issued them"),
    "resolution_dates": _("Their dates"),
    "figures": _("Figures"),
    "units": _("What figures count"),
    "changes": _("Changes in percent"),
    "periods": _("Periods of figures"),
    "indicators": _("Series that figures belong to"),
}


def reading_quality() -> dict[str, Any]:
    """Return the table of precision and recall on documents that no rule was made for, and the known weak spots."""
    found = quality()
    corpora = found.unseen()
    rows = [
        {"name": name, "cells": [_shares(corpus.kinds[kind]) for corpus in corpora]} for kind, name in NAMES.items()
    ]
    return {
        "corpora": corpora,
        "rows": rows,
        "held_back": any(corpus.held_back for corpus in corpora),
        "extractor": found.extractor,
        "weak_spots": found.weak_spots,
    }


def _shares(cell: Measured) -> dict[str, str]:
    """Return a kind's shares in percent; where there was nothing to find, there is no share."""
    if not cell.gold:
        return {"gold": "0", "precision": "–", "recall": "–"}
    return {"gold": str(cell.gold), "precision": f"{cell.precision:.1%}", "recall": f"{cell.recall:.1%}"}
