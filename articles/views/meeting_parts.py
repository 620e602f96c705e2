"""What stands beside a meeting: participants with their roles, statements, documents cited, figures."""

from typing import Any

from django.db.models import Case, Min, QuerySet, When
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Citation, Figure, Meeting, MeetingReport, Official, Participation, Resolution, Statement
from articles.models.careers import public_participations
from articles.views.keyset import Keyset, row_id
from articles.views.official_parts import first_of_each, with_indicators, with_meetings
from articles.views.parts import Part, PartPage
from articles.views.quoting import by_sentence

LEADING = 40  # participants on the meeting's own page
BY_NAME = Keyset((("folded", str), ("id", row_id)))
BY_NUMBER = Keyset((("kind", str), ("number", str), ("title", str), ("id", row_id)))
IN_READING_ORDER = Keyset((("version_id", row_id), ("block", row_id), ("start", row_id), ("id", row_id)))


def public_meetings() -> QuerySet[Meeting]:
    """Return the meetings that published articles report, with organizer and series."""
    return Meeting.objects.published().select_related("organizer", "series")


def leading_participants(meeting: Meeting) -> tuple[list[dict[str, Any]], bool]:
    """Return the first participants, chairs before others, then in reading order; and whether there are more.

    Four queries.
    """
    is_chair = Case(When(role=Participation.Role.CHAIR, then=0), default=1)
    named = (
        public_participations()
        .filter(meeting=meeting)
        .values("official")
        .annotate(rank=Min(is_chair), first=Min("id"))
        .order_by("rank", "first")
    )
    found = [row["official"] for row in named[: LEADING + 1]]
    people = Official.objects.in_bulk(found[:LEADING])
    return with_parts(meeting, [people[pk] for pk in found[:LEADING]]), len(found) > LEADING


def with_parts(meeting: Meeting, people: list[Official]) -> list[dict[str, Any]]:
    """Return each participant with one claim for each role, and one for each stretch of words behind them.

    Two queries.
    """
    claims = first_of_each(public_participations().filter(meeting=meeting, official__in=people), "official", "role")
    parts: dict[int, list[Participation]] = {}
    for claim in claims:
        parts.setdefault(claim.official_id, []).append(claim)
    return [
        {
            "official": person,
            "parts": parts.get(person.pk, []),
            "said": list({part.exact: part for part in reversed(parts.get(person.pk, []))}.values())[::-1],
        }
        for person in people
    ]


def participants(meeting: Meeting) -> QuerySet[Official]:
    """Return who took part."""
    return Official.objects.filter(pk__in=public_participations().filter(meeting=meeting).values("official"))


def reporting_versions(meeting: Meeting) -> QuerySet[MeetingReport, Any]:
    """Return the ids of the texts that report a meeting."""
    return MeetingReport.objects.visible_claims().filter(meeting=meeting).values("version")


def statements_at(meeting: Meeting) -> QuerySet[Statement]:
    """Return what was said there."""
    return Statement.objects.visible_claims().filter(meeting=meeting)


def documents_cited(meeting: Meeting) -> QuerySet[Resolution]:
    """Return the documents that its reports cite."""
    cited = Citation.objects.visible_claims().filter(version__in=reporting_versions(meeting))
    return Resolution.objects.filter(pk__in=cited.values("resolution")).select_related("issuer")


def with_citation(meeting: Meeting, documents: list[Resolution]) -> list[Citation]:
    """Return the first citation of each document in the meeting's reports. Two queries."""
    cited = Citation.objects.visible_claims().filter(version__in=reporting_versions(meeting), resolution__in=documents)
    first = {claim.resolution_id: claim for claim in reversed(first_of_each(cited, "resolution"))}
    for document in documents:
        first[document.pk].resolution = document
    return [first[document.pk] for document in documents]


def figures_given(meeting: Meeting) -> QuerySet[Figure]:
    """Return the figures in its reports."""
    return Figure.objects.visible_claims().filter(version__in=reporting_versions(meeting))


MEETING_PARTS = {
    part.name: part
    for part in (
        Part(
            "participants",
            gettext_lazy("Participants"),
            "articles/parts/participants.html",
            participants,
            BY_NAME,
            finish=with_parts,
            shown=0,
        ),
        Part(
            "documents",
            gettext_lazy("Documents cited in its reports"),
            "articles/parts/documents.html",
            documents_cited,
            BY_NUMBER,
            finish=with_citation,
            shown=30,
        ),
        Part(
            "statements",
            gettext_lazy("Statements"),
            "articles/parts/said.html",
            statements_at,
            IN_READING_ORDER,
            with_meetings,
            shown=12,  # each is a whole sentence or two
            words_in="exact",
            list_of=lambda meeting: f"{reverse('statements')}?meeting={meeting.slug}",
        ),
        Part(
            "figures",
            gettext_lazy("Figures in its reports"),
            "articles/parts/figures.html",
            figures_given,
            IN_READING_ORDER,
            with_indicators,
            lambda _meeting, figures: by_sentence(figures),
            shown=30,
        ),
    )
}


class MeetingParts(PartPage):
    """Every participant, statement, document or figure of a meeting."""

    parts = MEETING_PARTS
    section = "meetings"
    route = "meeting-part"

    def record(self, slug: str) -> Meeting:
        """Return the public meeting."""
        found = public_meetings().filter(slug=slug).first()
        if found is None:
            raise Http404(_("No published article reports this meeting."))
        return found
