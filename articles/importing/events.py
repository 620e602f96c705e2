"""Which meeting is meant: reports of one event are joined when all that is printed agrees."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from articles.extraction import types
from articles.extraction.folding import fold
from articles.extraction.types import Extraction
from articles.importing.changes import Changes
from articles.importing.slugs import Slugs, slug_base
from articles.importing.vocabulary import Vocabulary
from articles.models import Article, Meeting, MeetingReport, Organization, Participation, permanent_id

_GATHERINGS = (
    "meeting|conference|videoconference|video conference|teleconference|online conference|online meeting|review"
    "|congress|forum|seminar|workshop|symposium|press conference"
)
_FAMILIES = {**dict.fromkeys(_GATHERINGS.split("|"), "gathering"), "talks": "working session"}
_EMPTY_WORDS = frozenset(
    "a an and as at by for from has held hold holds in its of on the their to under with reviews review reviewing"
    " meeting conference videoconference ceremony online event ministry public security mps forces force police".split()
)
_ENOUGH_WORDS = 0.5  # of the shorter title's words stand in the other one too


def family(kind: str) -> str:
    """Return the group of kinds that reports use for one event: a meeting for one is a conference for another."""
    return _FAMILIES.get(fold(kind), fold(kind))


def natural_key(found: types.Meeting, organizer: Organization | None, article: Article) -> str:
    """Return the key that other reports of the event share; one of the article's own where too little is said."""
    own = f"{found.date_start or 'undated'}|{family(found.kind)}|{article.uuid}"
    return _shared_key(found, organizer) or own


def _shared_key(found: types.Meeting, organizer: Organization | None) -> str | None:
    if found.date_start is None or organizer is None:
        return None
    return f"{found.date_start}/{found.date_end}|{family(found.kind)}|{organizer.folded}"[:280]


class Meetings:
    """The meetings that a batch can mean."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._by_day: dict[date, list[Meeting]] = {}
        self._chairs: dict[UUID, set[UUID]] = {}
        self._reporters: dict[UUID, set[UUID]] = {}
        self._of_article: dict[UUID, list[Meeting]] = {}
        self._keys = Slugs(Meeting, "key", "|")
        self._slugs = Slugs(Meeting)

    def load(self, extractions: Sequence[Extraction], articles: Sequence[Article], vocabulary: Vocabulary) -> None:
        """Look up the meetings of these days, and those that stored ones of these articles report."""
        found = [meeting for extraction in extractions for meeting in extraction.meetings]
        days = {meeting.date_start for meeting in found if meeting.date_start} - self._by_day.keys()
        stored = [article.pk for article in articles if article.pk is not None]
        rows = list(Meeting.objects.filter(date_start__in=days).select_related("organizer").order_by("id"))
        rows += self._reported_by(stored, {row.pk for row in rows})
        rows_by_pk = {row.pk: row for row in rows}
        for day in days:
            self._by_day[day] = [row for row in rows if row.date_start == day]
        for pk, official in (
            Participation.objects.not_rejected()
            .filter(meeting__in=rows_by_pk, role=Participation.Role.CHAIR)
            .values_list("meeting_id", "official__uuid")
        ):
            self._chairs.setdefault(rows_by_pk[pk].uuid, set()).add(official)
        reports = MeetingReport.objects.not_rejected().filter(meeting__in=rows_by_pk).order_by("version_id", "block")
        for pk, article in reports.values_list("meeting_id", "version__article__uuid"):
            self._note_report(rows_by_pk[pk], article)
        self._slugs.load(_slug(meeting) for meeting in found)
        organizers = [vocabulary.organization(meeting.organizer) for meeting in found]
        self._keys.load(filter(None, map(_shared_key, found, organizers)))

    @staticmethod
    def _reported_by(articles: Sequence[int], known: set[int]) -> list[Meeting]:
        """Return the meetings that these stored articles report on other days."""
        reports = MeetingReport.objects.filter(version__article__in=articles).values_list("meeting_id", flat=True)
        missing = {*reports} - known if articles else set()
        rows = Meeting.objects.filter(pk__in=missing).select_related("organizer").order_by("id")
        return list(rows) if missing else []

    def _note_report(self, meeting: Meeting, article: UUID) -> None:
        self._reporters.setdefault(meeting.uuid, set()).add(article)
        known = self._of_article.setdefault(article, [])
        if meeting not in known:
            known.append(meeting)

    def find(
        self,
        found: types.Meeting,
        organizer: Organization | None,
        chairs: set[UUID],
        article: Article,
        taken: set[UUID],
    ) -> Meeting:
        """Return the meeting this report is about, made if it is new; `taken` are the article's other ones."""
        key = natural_key(found, organizer, article)
        own = [row for row in self._of_article.get(article.uuid, []) if row.uuid not in taken]
        meeting = next((row for row in own if row.key == key or row.key.startswith(f"{key}|")), None)
        if meeting is None:
            meeting = next((row for row in own if self._same(row, found, organizer, chairs)), None)
        if meeting is None:
            meeting = next((row for row in own if self._redated(row, found, article)), None)
        if meeting is None:
            same_day = self._by_day.get(found.date_start, []) if found.date_start else []
            others = [row for row in same_day if row.uuid not in taken]
            meeting = next((row for row in others if self._same(row, found, organizer, chairs)), None)
        if meeting is None:
            meeting = self._make(found, organizer, key)
        else:
            self._complete(meeting, found, organizer, article)
        self._chairs.setdefault(meeting.uuid, set()).update(chairs)
        self._note_report(meeting, article.uuid)
        return meeting

    def _same(self, row: Meeting, found: types.Meeting, organizer: Organization | None, chairs: set[UUID]) -> bool:
        """Whether days, kind and organizer agree, the titles share their subject, and nothing contradicts."""
        if row.date_start is None or (row.date_start, row.date_end) != (found.date_start, found.date_end):
            return False
        if family(row.kind) != family(found.kind) or not _alike(row.title, found.title):
            return False
        if organizer is None or row.organizer is None or row.organizer.uuid != organizer.uuid:
            return False
        known = self._chairs.get(row.uuid, set())
        if known and chairs and not known & chairs:
            return False
        return not row.place or not found.place or fold(row.place) == fold(found.place)

    def _redated(self, row: Meeting, found: types.Meeting, article: Article) -> bool:
        """Whether this is the article's own meeting whose day a new version corrects."""
        sole = self._reporters.get(row.uuid) == {article.uuid}
        return sole and family(row.kind) == family(found.kind) and _alike(row.title, found.title)

    def _complete(
        self, meeting: Meeting, found: types.Meeting, organizer: Organization | None, article: Article
    ) -> None:
        """Fill what is still empty; the only article that reports a meeting may also correct it."""
        values = _values(found, organizer)
        if self._reporters.get(meeting.uuid) != {article.uuid}:
            dates = {name: values.pop(name) for name in ("date_start", "date_end", "date_precision")}
            values.pop("mode"), values.pop("title"), values.pop("kind")
            if meeting.date_start is None:
                values |= dates
            self._changes.fill_empty(meeting, values)
            return
        if {"date_start", "date_end", "date_precision"} & {*meeting.edited_fields}:
            for name in ("date_start", "date_end", "date_precision"):
                values.pop(name)
        self._changes.fill(meeting, values)

    def _make(self, found: types.Meeting, organizer: Organization | None, key: str) -> Meeting:
        unique = self._keys.take(key)
        meeting = Meeting(
            uuid=permanent_id("meeting", unique),
            key=unique,
            slug=self._slugs.take(_slug(found)),
            **_values(found, organizer),
        )
        self._changes.add(meeting)
        if found.date_start:
            self._by_day.setdefault(found.date_start, []).append(meeting)
        return meeting


def _values(found: types.Meeting, organizer: Organization | None) -> dict[str, Any]:
    start, end = found.date_start, found.date_end or found.date_start
    if start is None or end is None or end < start:
        end = start
    return {
        "title": found.title.strip()[:500] or found.kind.capitalize(),
        "kind": found.kind[:40],
        "date_start": start,
        "date_end": end,
        "date_precision": Meeting.Precision.DAY if start else Meeting.Precision.NONE,
        "place": (found.place or "")[:120],
        "sites": list(found.places) if len(found.places) > 1 else [],
        "mode": Meeting.Mode.ONLINE if found.online else Meeting.Mode.IN_PERSON,
        "organizer": organizer,
    }


def _slug(found: types.Meeting) -> str:
    day = f"{found.date_start}-" if found.date_start else ""
    return f"{day}{slug_base(found.title or found.kind, 90)}"


def _alike(first: str, second: str) -> bool:
    """Whether two titles share their subject; titles of empty words alone must be equal."""
    left, right = ({*fold(title).split()} - _EMPTY_WORDS for title in (first, second))
    if not left or not right:
        return fold(first) == fold(second) or left == right
    return len(left & right) >= _ENOUGH_WORDS * min(len(left), len(right))
