"""When an article was published: its date lines, else what the carrier of the document says."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone

from articles.extraction.types import Notice, Published
from articles.extraction.vocabulary.calendar import MONTHS, WEEKDAYS

# Weekdays as date lines print them; "thu 2" is the second day of a week that begins on Sunday.
WEEKDAY_NAMES: dict[str, int] = {
    **WEEKDAYS,
    **{f"{word}{number}": number - 2 for word in ("thu ", "t") for number in range(2, 8)},
    **dict.fromkeys(("cn",), 6),
    **{
        short: number
        for number, shorts in enumerate(
            (("mon",), ("tue", "tues"), ("wed",), ("thu", "thur", "thurs"), ("fri",), ("sat",), ("sun",))
        )
        for short in shorts
    },
}
# Vietnamese months as words, without accents.
_MONTH_WORDS = {
    word: number
    for number, word in enumerate(
        [*"gieng hai ba tu nam sau bay tam chin muoi".split(), "muoi mot", "muoi hai"], start=1
    )
}
# Outside these years a printed date is a slip, and no day on which an article appeared.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def date_of(found: re.Match[str]) -> date | None:
    """Return the day that a date line prints, or None where there is no such day.

    A second number past twelve can only be a day: "06/18/2022" is June 18.
    """
    groups = found.groupdict()
    printed = (groups.get("monthno") or "").lower()
    month = int(printed) if printed.isdigit() else _MONTH_WORDS.get(printed, 0)
    month = month or MONTHS.get((groups.get("month") or "").lower(), 0)
    day = int(groups["day"])
    if month > 12 >= day:
        month, day = day, month
    try:
        return date(int(groups["year"]), month, day)
    except ValueError:
        return None


_HANOI = timezone(timedelta(hours=7))
# Hours from the printed zone to Vietnamese time, which these sources mean where they print none.
_ZONES = {"pst": 15, "pdt": 14, "est": 12, "edt": 11, "gmt": 7, "utc": 7}
_OFFSET = re.compile(r"(?:gmt|utc)([+-]\d{1,2})(?::?(\d\d))?\Z")


def _behind(printed: str | None, day: date) -> timedelta:
    """Return by how much a printed zone is behind Vietnamese time."""
    zone = (printed or "").replace(" ", "").lower()
    if offset := _OFFSET.match(zone):
        minutes = int(offset[2] or 0)
        return timedelta(hours=7 - int(offset[1]), minutes=minutes if offset[1][0] == "-" else -minutes)
    if zone in ("pt", "et"):
        zone = zone[0] + ("dt" if _is_summer_time(day) else "st")
    return timedelta(hours=_ZONES.get(zone, 0))


def _is_summer_time(day: date) -> bool:
    """In America: from the second Sunday of March to the first of November."""
    start = date(day.year, 3, 14 - date(day.year, 3, 7).isoweekday() % 7)
    end = date(day.year, 11, 7 - date(day.year, 10, 31).isoweekday() % 7)
    return start <= day < end


def _stamp(found: re.Match[str], day: date) -> Published | None:
    """Return the day with its printed time, told in Vietnamese time; None where there is no such time."""
    groups = found.groupdict()
    if not groups.get("hour"):
        return Published(day.isoformat(), day, has_time=False)
    hour, half = int(groups["hour"]), (groups.get("half") or "").lower()
    try:
        clock = time(hour, int(groups["minute"]), int(groups.get("second") or 0), tzinfo=_HANOI)
    except ValueError:
        return None
    if half:
        clock = clock.replace(hour=hour % 12 + (12 if half in ("p", "c") else 0))
    moment = datetime.combine(day, clock) + _behind(groups.get("zone"), day)
    return Published(moment.isoformat(), moment.date(), has_time=True)


def read_published(lines: Iterable[re.Match[str]], hinted: str | None) -> tuple[Published | None, tuple[Notice, ...]]:
    """Return when the date lines, else the hint, say that the article appeared, and what is doubtful about it."""
    notices: list[Notice] = []
    best: Published | None = None
    updated = False  # `best` is the day of an update
    for line in lines:
        day = date_of(line)
        if day is None:
            continue
        weekday = line.groupdict().get("weekday")
        if weekday and WEEKDAY_NAMES[" ".join(weekday.lower().split())] != day.weekday():
            notices.append(Notice("weekday-mismatch", f"The printed weekday does not match {day.isoformat()}."))
        stamp = _checked(_stamp(line, day) if _is_plausible(day) else None, day, line[0], notices)
        if stamp is None:
            continue
        is_update = _UPDATE.match(line[0]) is not None
        # A time that is printed beside the same day, in its own zone or ours, is the more exact.
        is_closer = best is not None and not best.has_time and stamp.has_time and best.date in (day, stamp.date)
        if best is None or is_closer or (updated and not is_update and stamp.date != best.date):
            best, updated = stamp, is_update
    if best is None and hinted:
        best = _hinted(hinted, notices)
    return best, tuple(notices)


_UPDATE = re.compile(r"\(?(?:(?:Last )?(?:Updated?|Modified)|(?:Bai )?Cap nhat|Ngay cap nhat)\b", re.IGNORECASE)


def _is_plausible(day: date) -> bool:
    return EARLIEST <= day <= LATEST


def _checked(stamp: Published | None, day: date, printed: str, notices: list[Notice]) -> Published | None:
    """Return `stamp`, or the bare day where its time cannot be read, or nothing where the day cannot be meant."""
    if not _is_plausible(day) or (stamp is not None and not _is_plausible(stamp.date)):
        notices.append(Notice("date-implausible", f"The year of “{printed}” cannot be that of an article."))
        return None
    if stamp is None:
        notices.append(Notice("time-unreadable", f"There is no such time of day as in “{printed}”."))
        return Published(day.isoformat(), day, has_time=False)
    return stamp


_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?")


def _hinted(printed: str, notices: list[Notice]) -> Published | None:
    """Read the ISO date or time that a carrier gives; anything else is no date."""
    found = _ISO.match(printed.strip())
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return None
    zone = "+00:00" if found[3] == "Z" else found[3] or "+07:00"
    stamp: Published | None = Published(found[1], day, has_time=False)
    if found[2]:
        stamp = Published(f"{found[1]}T{found[2]}:00{zone}", day, has_time=True) if _is_time(found[2]) else None
    return _checked(stamp, day, found[0], notices)


def _is_time(printed: str) -> bool:
    try:
        time.fromisoformat(printed)
    except ValueError:
        return False
    return True
