"""The query language in plain words, with examples that run."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.views.examples import Names, names


@dataclass(frozen=True, slots=True)
class Example:
    """A search and what it finds."""

    text: str
    finds: str

    @property
    def address(self) -> str:
        """The address that runs it."""
        return f"{reverse('search')}?{urlencode({'q': self.text})}"


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to know, with examples."""

    title: str
    words: str
    examples: tuple[Example, ...]


def search_help(request: HttpRequest) -> HttpResponse:
    """Explain the query language."""
    known = names("official", "resolution", "post", "organization", "indicator")
    return render(request, "search_help.html", {"section": "search", "topics": [*topics(known)]})


def topics(known: Names) -> Iterator[Topic]:
    """Yield what there is to know; records are taken from the archive, and left out where it has none."""
    yield Topic(
        _("Words"),
        _(
            "Every word must stand in the record, in any order and with any ending: seize finds seized. "
            "Case and diacritics make no difference."
        ),
        (
            Example("drug cases", _("Both words, and drugs and case as well")),
            Example("ma túy", _("The same as ma tuy")),
            Example("traffick*", _("Words that begin so: trafficking, traffickers")),
        ),
    )
    yield Topic(
        _("Phrases, choices, exclusions"),
        _("Quotation marks ask for the words side by side, exactly as written. A minus sign or NOT leaves out."),
        (
            Example('"drug crime"', _("These two words, in this order and form")),
            Example("heroin OR opium", _("Either word, or both")),
            Example("drug -traffic", _("The first word, without the second")),
            Example("(heroin OR opium) seized", _("Parentheses hold together what belongs together")),
            Example("title:review", _("The word in the title")),
            Example("caption:meeting", _("The word under a photo")),
        ),
    )
    yield from _records(known)
    year = known.year or "2021"
    yield Topic(
        _("Days"),
        _("A date is a year, a month or a day: 2021, 2021-09, 2021-09-28."),
        (
            Example(f"year:{year}", _("In that year")),
            Example(f"on:{year}-09", _("In that month")),
            Example(f"since:{year}-01 until:{year}-06", _("From the first day of January to the last of June")),
            Example(f"year:2018-{max(int(year), 2019)}", _("From one year to another")),
            Example(f"after:{year}-06-30", _("Later than that day; before: is earlier")),
        ),
    )
    yield Topic(
        _("Kinds and contents"),
        _("The tabs above the results and the panel beside them set the same by a click."),
        (
            Example("has:figures", _("Articles that give figures; also meeting, documents, captions, statements")),
            Example("kind:meeting", _("Meetings only; also article, official, resolution, figure")),
            Example("language:en", _("Articles in English; vi is Vietnamese")),
        ),
    )


def _records(known: Names) -> Iterator[Topic]:
    found = {
        "official": _("Articles that name the person, meetings the person took part in, and the person"),
        "post": _("Articles that name somebody in that post, and who held it"),
        "resolution": _("Articles that cite the document, and the document"),
        "organization": _("What has to do with a body: posts in it, meetings it held, documents it issued"),
        "indicator": _("Articles that give such a figure, and the figures"),
    }
    examples = [
        Example(f'{field}:"{value}"', finds) for field, finds in found.items() if (value := getattr(known, field))
    ]
    if known.official:
        examples.insert(0, Example(known.official, _("A name alone leads to the person first")))
    if known.resolution:
        examples.insert(0, Example(known.resolution, _("A number leads to the document, and to where it is cited")))
    if examples:
        yield Topic(
            _("People, posts, documents"),
            _("A field name and a colon ask for a record rather than for words; part of the name will do."),
            tuple(examples),
        )
