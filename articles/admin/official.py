"""Officials, their names and questions of identity, and what attests them."""

from typing import Any

from django.contrib import admin
from django.db.models import Max, Min, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import AliasAdmin, AliasInline, badge, change_url, columns, is_autocomplete, link
from articles.admin.claims import ClaimAdmin
from articles.admin.merging import MergingMixin, may_merge, merge_url
from articles.admin.questions import QuestionAdmin
from articles.admin.quick import QuickMixin
from articles.admin.records import RecordAdmin, count_of
from articles.models import Attestation, IdentityQuestion, Official, OfficialAlias


class OfficialAliasInline(AliasInline):
    """Names under which documents print the person."""

    model = OfficialAlias
    fields = ("name",)


@admin.register(Official)
class OfficialAdmin(QuickMixin, MergingMixin, RecordAdmin):
    """Officials with the days between which articles attest them."""

    list_display = ("__str__", "name", "attested", "first_day", "last_day", "merged_into")
    list_filter = (("merged_into", admin.EmptyFieldListFilter), "undetermined", "updated_at")
    list_select_related = ("merged_into",)
    search_fields = ("folded", "name_vi", "aliases__folded", "slug")
    search_help_text = _("Any spelling, with or without diacritics; other names count too.")
    slug_from = "name"
    change_form_template = "admin/articles/official/change_form.html"
    inlines = (OfficialAliasInline,)
    fieldsets = (
        (None, {"fields": ("name", "name_vi", "slug", "undetermined", "note")}),
        (_("Record"), {"fields": ("merged_into", "uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )
    readonly_fields = (*RecordAdmin.readonly_fields, "merged_into")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Official]:
        """Return officials with how often and when they are attested."""
        rows = Attestation.objects.not_rejected().filter(official=OuterRef("pk")).order_by().values("official")
        found: QuerySet[Official] = (
            super()
            .get_queryset(request)
            .annotate(
                attested_count=count_of(Attestation.objects.not_rejected(), "official"),
                first_attested=Subquery(rows.annotate(day=Min("as_of")).values("day")),
                last_attested=Subquery(rows.annotate(day=Max("as_of")).values("day")),
            )
        )
        return found

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Offer standing officials only where a record is chosen for a field."""
        if is_autocomplete(request):
            queryset = queryset.filter(merged_into__isnull=True)
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("attested"), ordering="attested_count")
    def attested(self, official: Any) -> int:
        """Number of attestations that are not rejected."""
        return int(official.attested_count)

    @admin.display(description=_("first"), ordering="first_attested")
    def first_day(self, official: Any) -> Any:
        """First day attested."""
        return official.first_attested

    @admin.display(description=_("last"), ordering="last_attested")
    def last_day(self, official: Any) -> Any:
        """Last day attested."""
        return official.last_attested

    def panels(self, request: HttpRequest, record: Official) -> dict[str, Any]:
        """Show the career as attested, and who else this might be."""
        rows = Attestation.objects.filter(official=record).select_related(
            "official", "rank", "post", "version__article"
        )
        rows = rows.defer("version__raw", "version__blocks", "version__notices").order_by("as_of", "id")
        career = [
            (
                row.as_of or "—",
                row.rank or "—",
                row.post or "—",
                badge(row.status, row.get_status_display()),
                link(row, "claim"),
                link(row.version.article),
            )
            for row in rows[:200]
        ]
        may = may_merge(request) and record.merged_into_id is None
        asked = [*_questions(record.questions, "candidate"), *_questions(record.questions_about, "official")]
        return {
            "merge_address": merge_url(record) if may else "",
            "tables": [
                {
                    "title": _("Attested"),
                    "empty": _("No article attests this person yet."),
                    **columns(("As of", _("Rank"), _("Post"), _("Status"), _("Claim"), _("Article")), career),
                },
                {
                    "title": _("One person or two?"),
                    "empty": _("Nothing is asked about this person."),
                    **columns((_("Maybe the same as"), _("Why it is asked"), _("Answer"), _("Question")), asked),
                },
                *self.merging_tables(request, record),
            ],
        }


def _questions(questions: Any, other: str) -> list[tuple[Any, ...]]:
    return [
        (link(getattr(row, other)), row.reason, badge(row.status, row.get_status_display()), link(row, "open"))
        for row in questions.select_related("official", "candidate")
    ]


@admin.register(OfficialAlias)
class OfficialAliasAdmin(AliasAdmin):
    """Names as printed."""

    list_display = ("name", "official")
    list_select_related = ("official",)
    search_fields = ("folded", "official__folded")
    autocomplete_fields = ("official",)


@admin.register(IdentityQuestion)
class IdentityQuestionAdmin(QuestionAdmin):
    """One person or two: the answer is recorded; who may merge is led on to comparing both."""

    change_form_template = "admin/articles/official/question.html"

    list_display = ("__str__", "reason", "status_badge", "decided_by", "decided_at")
    list_select_related = ("official", "candidate", "decided_by")
    search_fields = ("official__folded", "candidate__folded", "reason")
    fields = ("official", "candidate", "reason", "status", "decided_by", "decided_at")
    sides = ("official", "candidate")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Lead on to the page that merges the two, unless they are answered to be two."""
        question = context["original"]
        one, other = (row.merged_into or row for row in (question.official, question.candidate))
        if may_merge(request) and question.status != IdentityQuestion.Status.DIFFERENT and one != other:
            context["merge_address"] = merge_url(one, other)
        return super().render_change_form(request, context, *args, **kwargs)

    def side(self, record: Official) -> dict[str, Any]:
        """Return what tells one of the two: names and the last posts and ranks attested."""
        rows = Attestation.objects.not_rejected().filter(official=record)
        rows = rows.select_related("official", "rank", "post").order_by("-as_of", "-id")[:8]
        return {
            "title": str(record),
            "address": change_url(record),
            "lines": [
                f"{row.as_of or 'no day'}: {', '.join(str(p) for p in (row.rank, row.post) if p)}" for row in rows
            ],
        }


@admin.register(Attestation)
class AttestationAdmin(ClaimAdmin):
    """Rank and post as an article shows them."""

    claim_records = ("official", "post", "rank")
    list_display = (*ClaimAdmin.list_display, "as_of")
    list_filter = ("rank",)
    date_hierarchy = "as_of"
    search_fields = (*ClaimAdmin.search_fields, "official__folded", "post__folded")
    autocomplete_fields = ("version", "official", "post", "rank")
