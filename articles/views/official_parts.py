"""What stands beside an official: meetings with the parts taken, statements, figures reported."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Figure, Meeting, Official, Participation, Statement
from articles.models.alongside import reported_figures
from articles.models.careers import public_officials, public_participations, with_meeting_shown
from articles.views.keyset import NEWEST_FIRST, Keyset, row_id
from articles.views.parts import Part, PartPage
from articles.views.quoting import by_sentence, with_sentences

LATEST_SAID = Keyset((("said_on", date.fromisoformat), ("id", row_id)), descending=True)


def meetings_with(official: Official, role: str = "") -> QuerySet[Meeting]:
    """Return the public meetings that `official` took part in, or only those in one role."""
    parts = public_participations().filter(official=official)
    if role:
        parts = parts.filter(role=role)
    return Meeting.objects.filter(pk__in=parts.values("meeting")).select_related("organizer")


def with_roles(official: Official, meetings: list[Meeting]) -> list[dict[str, Any]]:
    """Return each meeting with one claim for each role of the official, the chair first. Two queries."""
    claims = first_of_each(public_participations().filter(official=official, meeting__in=meetings), "meeting", "role")
    roles: dict[int, list[Participation]] = {}
    for claim in claims:
        roles.setdefault(claim.meeting_id, []).append(claim)
    chair = Participation.Role.CHAIR
    return [
        {
            "meeting": meeting,
            "roles": sorted(roles.get(meeting.pk, ()), key=lambda part: (part.role != chair, part.role)),
        }
        for meeting in meetings
    ]


def first_of_each(claims: QuerySet[Any], *fields: str) -> QuerySet[Any]:
    """Return the first claim for each combination of values, with its article. Two queries."""
    partition = [F(name) for name in fields]
    numbered = claims.annotate(nth=Window(RowNumber(), partition_by=partition, order_by=["version_id", "id"]))
    ids = list(numbered.filter(nth=1).order_by().values_list("pk", flat=True))
    rows: QuerySet[Any] = claims.model._default_manager.filter(pk__in=ids).select_related("version__article")
    return rows.defer("version__raw", "version__blocks").order_by("version_id", "block", "start", "id")


def statements_of(official: Official) -> QuerySet[Statement]:
    """Return what the official said, with `said_on`: the day of the article, for ordering."""
    said = Statement.objects.visible_claims().filter(official=official).only("exact")
    return said.annotate(said_on=F("version__article__listed_on"))


def with_meetings(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return statements with article and meeting, and whether that may be shown."""
    said = with_meeting_shown(statements).select_related("meeting__organizer", "version__article", "official")
    return said.defer("version__raw", "version__blocks")


def with_indicators(figures: QuerySet[Figure]) -> QuerySet[Figure]:
    """Return figures with sentence and indicator."""
    return with_sentences(figures).select_related("indicator", "version__article")


OFFICIAL_PARTS = {
    part.name: part
    for part in (
        Part(
            "meetings",
            gettext_lazy("Meetings"),
            "articles/parts/meetings.html",
            meetings_with,
            NEWEST_FIRST,
            finish=with_roles,
            choices={
                Participation.Role.CHAIR.value: gettext_lazy("Chaired"),
                Participation.Role.REPORT.value: gettext_lazy("Reported at"),
                Participation.Role.SPEECH.value: gettext_lazy("Spoke at"),
            },
            by_role=meetings_with,
            list_of=lambda official: f"{reverse('meetings')}?official={official.slug}",
        ),
        Part(
            "statements",
            gettext_lazy("Statements"),
            "articles/parts/statements.html",
            statements_of,
            LATEST_SAID,
            with_meetings,
            words_in="exact",
            list_of=lambda official: f"{reverse('statements')}?official={official.slug}",
        ),
        Part(
            "figures",
            gettext_lazy("Figures reported"),
            "articles/parts/figures.html",
            lambda official: reported_figures(official).only("listed_on"),
            NEWEST_FIRST,
            with_indicators,
            lambda _official, figures: by_sentence(figures),
            note=gettext_lazy(
                "Figures in the official’s own statements, and those that an article gives behind the words by which"
                " the official delivers a report, up to the next person who speaks."
            ),
            shown=12,
        ),
    )
}


class OfficialParts(PartPage):
    """Every meeting, statement or figure of an official."""

    parts = OFFICIAL_PARTS
    section = "officials"
    route = "official-part"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the part; that of a merged record is at the one that stands for it."""
        target = public_officials().filter(merged_from__slug=kwargs["slug"]).first()
        if target:
            return redirect(self.route, slug=target.slug, part=kwargs["part"], permanent=True)
        return super().get(request, *args, **kwargs)

    def record(self, slug: str) -> Official:
        """Return the public official."""
        found = public_officials().filter(slug=slug).first()
        if found is None:
            raise Http404(_("No published article names this official."))
        return found
