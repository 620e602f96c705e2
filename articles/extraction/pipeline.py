"""All stages in order: text in, everything that can be read off it out."""

import unicodedata

from articles.extraction.coreference import resolve
from articles.extraction.documents import find_documents
from articles.extraction.figures import find_figures
from articles.extraction.layout import read_page
from articles.extraction.meetings import Taken, find_meetings
from articles.extraction.people import find_mentions
from articles.extraction.periods import read_periods
from articles.extraction.reading import read_text
from articles.extraction.statements import find_statements
from articles.extraction.types import Extraction, Hints


def extract(text: str, hints: Hints = Hints()) -> Extraction:  # noqa: B008 - frozen, so one default serves all
    """Read `text`, a document of any layout, in English or Vietnamese. Never raises; finds nothing where nothing is.

    Blocks are slices of the NFC form of `text`.
    """
    page = read_page(unicodedata.normalize("NFC", text), hints)
    article = page.article
    published = article.published.date if article.published else None
    reading = read_text(article, page.letters)
    people = resolve(reading, find_mentions(reading))
    documents = find_documents(reading, published)
    periods = read_periods(reading, published)
    figures = find_figures(reading, documents.places, periods, article.language == "vi")
    meetings = find_meetings(reading, people, published, Taken(documents.places, periods))
    notices = (*page.notices, *(notice for figure in figures for notice in figure.notices))
    return Extraction(
        article=article,
        officials=people.officials,
        meetings=meetings,
        citations=documents.citations,
        figures=figures,
        statements=find_statements(reading, people),
        notices=notices,
    )
