"""What is cited, in the words that every form of a citation is written from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    Claim,
    Figure,
    Indicator,
    Meeting,
    Official,
    PeriodKind,
    Post,
    Record,
    Resolution,
    Statement,
)
from articles.templatetags.archive import days, heading, period, quantity
from articles.views.quoting import sentence_around
from articles.views.vocabulary import spoken

ARCHIVE = "MPS Archive"
_LOWER = frozenset({PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.NONE})  # words, not names, begin these
_WHOLE = 2_000  # characters of a sentence that a citation quotes on either side of the evidence


class Form(StrEnum):
    """What kind of work it is to a reference manager."""

    NEWS = "news"
    PAGE = "page"
    DATASET = "dataset"


@dataclass(frozen=True, slots=True)
class Work:
    """A work to be cited. `path` is its permanent address within the site; empty text where nothing is known.

    `part` names what is cited within the work, `quote` is its sentence word for word.
    """

    key: str
    form: Form
    title: str
    path: str
    author: str = ""
    publisher: str = ""
    issued: date | None = None
    language: str = "en"
    version: int = 1
    part: str = ""
    quote: str = ""
    original: str = ""


def work_of(thing: Record | Claim) -> Work:
    """Return what to cite for an article, a record or a claim; TypeError for anything else.

    A claim comes with `version__article__source`, `block_text` of `with_sentences`, and its records.
    """
    match thing:
        case Article():
            return _article(thing)
        case Claim():
            return _claim(thing)
        case Indicator():
            return _record(thing, Form.DATASET, _("Figures: %s") % spoken(thing))
        case Official() | Post():
            return _record(thing, Form.PAGE, spoken(thing))
        case Meeting():
            return _record(thing, Form.PAGE, f"{heading(thing)}, {days(thing)}" if thing.date_start else heading(thing))
        case Resolution():
            return _record(thing, Form.PAGE, str(thing))
    raise TypeError(f"nothing to cite: {type(thing).__name__}")


def _record(thing: Record, form: Form, title: str) -> Work:
    return Work(_key(thing), form, title, permanent_path(thing))


def _article(article: Article, version: int = 1) -> Work:
    return Work(
        key=_key(article),
        form=Form.NEWS,
        title=article.title,
        path=permanent_path(article),
        author=article.byline,
        publisher=article.source.name if article.source else "",
        issued=article.published_on,
        language=article.language,
        version=version,
        original=article.url,
    )


def _claim(claim: Claim) -> Work:
    whole = _article(claim.version.article, claim.version.number)
    text = getattr(claim, "block_text", None)
    quote = "".join(sentence_around(text, claim.start, claim.end, _WHOLE)) if text else claim.exact
    return Work(
        key=_key(claim),
        form=whole.form,
        title=whole.title,
        path=permanent_path(claim),
        author=whole.author,
        publisher=whole.publisher,
        issued=whole.issued,
        language=whole.language,
        version=whole.version,
        part=part_in_words(claim),
        quote=" ".join(quote.split()),
        original=whole.original,
    )


def part_in_words(claim: Claim) -> str:
    """Return what a claim says, in a line: “heroin seized, September 2021: 5 kg”, “statement by To An Xo”."""
    match claim:
        case Figure():
            label = spoken(claim.indicator) if claim.indicator else _("figure")
            when = period(claim)
            if claim.period_kind in _LOWER:
                when = when[:1].lower() + when[1:]
            return f"{label}, {when}: {quantity(claim)}"
        case Statement():
            return _("statement by %s") % claim.official
    return str(claim)


def permanent_path(thing: Record | Claim) -> str:
    """Return the permanent address of a record or claim, within the site."""
    return reverse("permanent", kwargs={"uuid": thing.uuid})


def _key(thing: Record | Claim) -> str:
    return f"mps-{thing.uuid.hex[:8]}"
