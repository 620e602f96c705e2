"""Articles: text and claims, workflow, versions, near-duplicates."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.admin.base import badge, change_url, columns, link
from articles.admin.explaining import explanation
from articles.admin.questions import QuestionAdmin
from articles.admin.reading import reading
from articles.admin.records import RecordAdmin
from articles.admin.version import notice_in_words
from articles.admin.workflow import AssignedFilter, WorkflowMixin, state_badge
from articles.models import CLAIM_MODELS, Article, ArticleLink, Claim

State = Article.State


class ArticleList(ChangeList):
    """The list of articles, with the number of open claims counted for the page shown only."""

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the page and count its open claims: one query a kind, whatever the archive's size."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        pks = [article.pk for article in self.result_list]
        counts = dict.fromkeys(pks, 0)
        for model in CLAIM_MODELS:
            rows = model._default_manager.filter(
                version__article__in=pks, version__is_current=True, status=Claim.Status.SUGGESTED
            )
            for pk, number in rows.order_by().values_list("version__article").annotate(number=Count("pk")):
                counts[pk] += number
        for article in self.result_list:
            article.open_claims = counts[article.pk]


@admin.register(Article)
class ArticleAdmin(WorkflowMixin, RecordAdmin):
    """Articles come by import; here they are read, decided on, edited, published and withdrawn."""

    change_form_template = "admin/articles/article/change_form.html"
    list_display = ("title", "state_badge", "source", "published_on", "to_review", "assigned_to", "due_on")
    list_filter = ("state", AssignedFilter, "due_on", "source", "language", "layout", "date_precision", "updated_at")
    list_select_related = ("source", "assigned_to")
    date_hierarchy = "published_on"
    ordering = ("-listed_on", "-id")
    search_fields = ("title", "slug", "byline", "url", "document_key")
    autocomplete_fields = ("source",)
    actions = ("submit_selected", "draft_selected", "publish_selected", "assign_selected", "withdraw_selected")
    fieldsets = (
        (None, {"fields": ("title", "slug", "source", "url", "byline", "language")}),
        (_("Date"), {"fields": (("date_precision", "published_on", "published_at"),)}),
        (
            _("Record"),
            {
                "fields": (
                    "state",
                    "withdrawal_reason",
                    "first_published_at",
                    "withdrawn_at",
                    "publish_at",
                    "document_key",
                    "layout",
                    "uuid",
                    "created_at",
                    "updated_at",
                ),
                "classes": ("collapse",),
            },
        ),
    )
    readonly_fields = (
        *RecordAdmin.readonly_fields,
        "state",
        "withdrawal_reason",
        "first_published_at",
        "withdrawn_at",
        "publish_at",
        "document_key",
        "layout",
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the list that counts open claims."""
        return ArticleList

    def view_on_site(self, obj: Article) -> str | None:
        """Return the public address, where readers are given a page."""
        return obj.get_absolute_url() if obj.state in {State.PUBLISHED, State.WITHDRAWN} else None

    # --- columns ---

    @admin.display(description=_("state"), ordering="state")
    def state_badge(self, article: Article) -> SafeString:
        """The workflow state."""
        return state_badge(article)

    @admin.display(description=_("to review"))
    def to_review(self, article: Any) -> int:
        """Number of claims in the current text that nobody has decided on."""
        return int(article.open_claims)

    # --- permissions ---

    def has_add_permission(self, request: HttpRequest) -> bool:
        """An article without a document is nothing: imports add them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Evidence stays: withdraw an article instead."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Add the page that explains the finds."""
        view = self.admin_site.admin_view(self.explain_view)
        return [path("<path:object_id>/explain/", view, name="articles_article_explain"), *super().get_urls()]

    @method_decorator(require_safe)
    def explain_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the article's current text with all that the extractor finds in it, and by which rule."""
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            **explanation(article),
            "title": _("Finds and their rules"),
            "opts": self.opts,
            "original": article,
            "back": change_url(article),
        }
        return TemplateResponse(request, "admin/articles/article/explain.html", context)

    # --- the page of one article ---

    def panels(self, request: HttpRequest, record: Article) -> dict[str, Any]:
        """Show the workflow, the text with its claims, versions, imports and near-duplicates."""
        return {
            **reading(request, record),
            **self.workflow_panel(request, record),
            "tables": [_versions(record), _imports(record), _links(record)],
        }


def _versions(article: Article) -> dict[str, Any]:
    rows = article.versions.defer("raw", "blocks").select_related("article").order_by("-number")[:50]
    lines = [
        (
            link(row, f"version {row.number}"),
            "shown to readers" if row.is_current else "replaced",
            row.imported_at,
            row.name,
            "; ".join(notice_in_words(notice) for notice in row.notices) or "—",
        )
        for row in rows
    ]
    heads = (_("Version"), "", _("Imported"), _("Read from"), _("Notices"))
    return {"title": _("Versions"), "empty": _("No version."), **columns(heads, lines)}


def _imports(article: Article) -> dict[str, Any]:
    rows = article.import_items.select_related("run").order_by("-run", "position")[:20]
    lines = [
        (link(row.run), badge(row.outcome, row.get_outcome_display()), link(row, row.name), row.reason or "—")
        for row in rows
    ]
    heads = (_("Import"), _("Outcome"), _("Input"), _("Reason"))
    return {"title": _("Imports"), "empty": _("No import names this article."), **columns(heads, lines)}


def _links(article: Article) -> dict[str, Any]:
    pairs = [(row, row.other) for row in article.links_from.select_related("article", "other")]
    pairs += [(row, row.article) for row in article.links_to.select_related("article", "other")]
    lines = [
        (link(other), row.similarity, badge(row.status, row.get_status_display()), link(row, "decide"))
        for row, other in pairs
    ]
    heads = (_("Article"), _("In common"), _("Answer"), _("Question"))
    return {
        "title": _("Nearly the same"),
        "empty": _("No other article says nearly the same."),
        **columns(heads, lines),
    }


@admin.register(ArticleLink)
class ArticleLinkAdmin(QuestionAdmin):
    """Two articles that say nearly the same: one report or two."""

    list_display = ("__str__", "similarity", "status_badge", "decided_by", "decided_at")
    list_select_related = ("article", "other", "decided_by")
    search_fields = ("article__title", "other__title")
    fields = ("article", "other", "similarity", "status", "decided_by", "decided_at")
    sides = ("article", "other")

    def side(self, record: Article) -> dict[str, Any]:
        """Return headline, date and the first paragraphs of one of the two."""
        version = record.versions.filter(is_current=True).only("blocks").first()
        blocks = version.blocks[:3] if version else []
        lines = [str(record.published_on or "no date"), *(block["text"][:300] for block in blocks)]
        return {"title": record.title, "address": change_url(record), "lines": lines}
