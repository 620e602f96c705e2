"""Dates that the archive can keep: a day or time that is none, or lies outside its years, is dropped and said.

Everything that is read off a document goes through `dated` before anything is matched or stored.
"""

from dataclasses import replace
from datetime import date, datetime

from articles.extraction import extract
from articles.extraction.publication import EARLIEST, LATEST
from articles.extraction.types import Citation, Extraction, Figure, Hints, Meeting, Notice, Period, Published

_YEARS = f"the years {EARLIEST.year} to {LATEST.year}"
_MOST_PRINTED = 80


def read_off(text: str, hints: Hints) -> Extraction:
    """Return what a document says, with dates that can be kept; notices name those that were left out."""
    found = dated(extract(text, hints))
    printed = (hints.published or "").strip()
    said = any(notice.code in ("date-implausible", "date-out-of-range") for notice in found.notices)
    if not printed or found.article.published is not None or said:
        return found
    message = f"The publication date {printed[:_MOST_PRINTED]!r} is not a date; it was left out."
    return replace(found, notices=(*found.notices, Notice("published-ignored", message)))


def dated(found: Extraction) -> Extraction:
    """Return an extraction whose dates all lie in the archive's years, with a notice for each that was dropped."""
    notices: list[Notice] = []
    article = replace(found.article, published=_published(found.article.published, notices))
    return replace(
        found,
        article=article,
        meetings=tuple(_meeting(meeting, notices) for meeting in found.meetings),
        citations=tuple(_citation(citation, notices) for citation in found.citations),
        figures=tuple(_figure(figure, notices) for figure in found.figures),
        notices=(*found.notices, *notices),
    )


def moment(published: Published) -> datetime | None:
    """Return the time of publication; None where none is printed, or what is printed is no time of that day."""
    if not published.has_time:
        return None
    try:
        read = datetime.fromisoformat(published.iso)
    except ValueError:
        return None
    return read if read.date() == published.date else None  # 24:00 is another day


def _kept(*days: date | None) -> bool:
    return all(day is None or EARLIEST <= day <= LATEST for day in days)


def _outside(what: str, printed: str, notices: list[Notice]) -> None:
    notices.append(Notice("date-out-of-range", f"{what} {printed} lies outside {_YEARS}; it was left out."))


def _published(published: Published | None, notices: list[Notice]) -> Published | None:
    if published is None:
        return None
    if not _kept(published.date):
        _outside("The publication date", published.iso, notices)
        return None
    if published.has_time and moment(published) is None:
        message = f"The time of publication {published.iso} is not a time; the day alone was kept."
        notices.append(Notice("published-time-ignored", message))
        return Published(published.date.isoformat(), published.date, has_time=False)
    return published


def _meeting(meeting: Meeting, notices: list[Notice]) -> Meeting:
    if _kept(meeting.date_start, meeting.date_end):
        return meeting
    _outside("The date of a meeting,", _run(meeting.date_start, meeting.date_end), notices)
    return replace(meeting, date_start=None, date_end=None)


def _citation(citation: Citation, notices: list[Notice]) -> Citation:
    if citation.date is None or _kept(citation.date):
        return citation
    _outside(f"The date of a {citation.kind.lower()},", citation.date.isoformat(), notices)
    return replace(citation, date=None)


def _figure(figure: Figure, notices: list[Notice]) -> Figure:
    period = _period(figure.period, "The period of a figure,", notices)
    baseline = _period(figure.change_baseline, "The period that a figure is compared with,", notices)
    return replace(figure, period=period, change_baseline=baseline)


def _period(period: Period | None, what: str, notices: list[Notice]) -> Period | None:
    if period is None or _kept(period.start, period.end):
        return period
    _outside(what, _run(period.start, period.end), notices)
    return None


def _run(start: date | None, end: date | None) -> str:
    return " to ".join(dict.fromkeys(day.isoformat() for day in (start, end) if day))
