"""Contradictions between claims, and what readers report: lists to be worked off."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles.admin.base import EvidenceAdmin, actor, badge, change_url, link, primary_keys
from articles.editorial import contradictions, review_settling
from articles.models import ConsistencyCheck, Contradiction, ErrorReport


class SettledAdmin(EvidenceAdmin):
    """Base: what machine or readers say stays as it is; editors answer it."""

    change_form_template = "admin/review/settle_form.html"
    ordering = ("-id",)
    answers: ClassVar[tuple[tuple[str, Any], ...]]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may answer; fields are read only for everybody."""
        return actor(request).has_perm(f"articles.change_{self.opts.model_name}")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Answers go through buttons, so that who answered is kept."""
        return self.fields

    @admin.display(description=gettext_lazy("answer"), ordering="status")
    def status_badge(self, row: Any) -> SafeString:
        """The answer so far."""
        return badge(row.status, row.get_status_display())

    def settle(self, request: HttpRequest, to: str, pks: list[int]) -> None:
        """Answer, note it in the log, and say what was done."""
        outcome = review_settling.settle(self.model, pks, to, actor(request))
        label = str(dict(self.model.Status.choices)[to])
        self.log_outcome(request, outcome, f"answered “{label}”")
        self.tell(request, outcome, f"answered “{label}”")

    def get_urls(self) -> list[URLPattern]:
        """Add the address that the buttons post to."""
        name = f"articles_{self.opts.model_name}_settle"
        own = path("<int:object_id>/settle/", self.admin_site.admin_view(self.settle_view), name=name)
        return [own, *super().get_urls()]

    @method_decorator(require_POST)
    def settle_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Store the posted answer and go to the next open one."""
        row = self.get_object(request, str(object_id))
        to = request.POST.get("answer", "")
        if row is None or to not in self.model.Status.values:
            raise Http404
        self.settle(request, to, [row.pk])
        return HttpResponseRedirect(change_url(row))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Add the answers that are possible now."""
        row = context["original"]
        possible = self.answers if row.status == review_settling.OPEN else (("open", _("Open again")),)
        context["answers"] = possible if self.has_change_permission(request, row) else ()
        context["settle_address"] = reverse(f"admin:articles_{self.opts.model_name}_settle", args=(row.pk,))
        context["show_save"] = context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Contradiction)
class ContradictionAdmin(SettledAdmin):
    """Claims that cannot both be right."""

    change_list_template = "admin/review/contradiction_list.html"
    list_display = ("label", "rule", "status_badge", "found_at")
    list_filter = ("status", "rule")
    search_fields = ("label",)
    fields = ("rule", "first_claim", "second_claim", "found_at", "status", "decided_by", "decided_at")
    actions = ("call_fine", "open_again")
    answers = (("fine", gettext_lazy("No contradiction: both are right")),)

    @admin.display(description=gettext_lazy("first claim"))
    def first_claim(self, row: Contradiction) -> SafeString | str:
        """The claim that holds for the earlier day, in the queue."""
        return _in_queue(row.kind, row.first)

    @admin.display(description=gettext_lazy("second claim"))
    def second_claim(self, row: Contradiction) -> SafeString | str:
        """The other one."""
        return _in_queue(row.kind, row.second)

    @admin.action(permissions=["change"], description=gettext_lazy("Answer: no contradiction"))
    def call_fine(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Remember that the ticked pairs are right."""
        self.settle(request, Contradiction.Status.FINE, primary_keys(queryset))

    @admin.action(permissions=["change"], description=gettext_lazy("Open again"))
    def open_again(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Take answers back."""
        self.settle(request, Contradiction.Status.OPEN, primary_keys(queryset))

    def get_urls(self) -> list[URLPattern]:
        """Add the address that looks through the archive."""
        own = path("check/", self.admin_site.admin_view(self.check_view), name="articles_contradiction_check")
        return [own, *super().get_urls()]

    @method_decorator(require_POST)
    def check_view(self, request: HttpRequest) -> HttpResponse:
        """Look through the whole archive now."""
        if not self.has_change_permission(request):
            raise Http404
        number = contradictions.check()
        told = ngettext("%(number)s contradiction to look at.", "%(number)s contradictions to look at.", number)
        self.message_user(request, told % {"number": number}, messages.SUCCESS)
        return HttpResponseRedirect(f"{reverse('admin:articles_contradiction_changelist')}?status__exact=open")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Say when the archive was looked through last."""
        more = {
            "checked": ConsistencyCheck.objects.order_by("-id").first(),
            "may_check": self.has_change_permission(request),
        }
        return super().changelist_view(request, {**more, **(extra_context or {})})


def _in_queue(kind: str, number: int) -> SafeString | str:
    claim = contradictions.named(kind, number)
    if claim is None:
        return _("no longer there")
    address = reverse("admin:review_claim", args=(kind, number))
    words = contradictions.in_words(claim)
    return format_html('<a href="{}">{}</a><br>{}', address, words, claim.version.article)


@admin.register(ErrorReport)
class ErrorReportAdmin(SettledAdmin):
    """What readers say is wrong."""

    list_display = ("said", "article", "status_badge", "sent_at", "decided_by")
    list_filter = ("status", "sent_at")
    list_select_related = ("article", "decided_by")
    search_fields = ("text", "passage", "article__title")
    fields = ("text", "passage", "article_page", "sent_at", "status", "decided_by", "decided_at")
    actions = ("call_put_right", "call_no_error", "open_again")
    answers = (("put_right", gettext_lazy("It was wrong and is put right")), ("no_error", gettext_lazy("No error")))

    @admin.display(description=gettext_lazy("report"))
    def said(self, row: ErrorReport) -> str:
        """The report's beginning."""
        return row.text if len(row.text) <= 120 else f"{row.text[:119]}…"

    @admin.display(description=gettext_lazy("article"))
    def article_page(self, row: ErrorReport) -> SafeString | str:
        """The article at the desk."""
        return link(row.article)

    @admin.action(permissions=["change"], description=gettext_lazy("Answer: put right"))
    def call_put_right(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Note that what the ticked reports say was wrong is right now."""
        self.settle(request, ErrorReport.Status.PUT_RIGHT, primary_keys(queryset))

    @admin.action(permissions=["change"], description=gettext_lazy("Answer: no error"))
    def call_no_error(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Note that nothing was wrong."""
        self.settle(request, ErrorReport.Status.NO_ERROR, primary_keys(queryset))

    @admin.action(permissions=["change"], description=gettext_lazy("Open again"))
    def open_again(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Take answers back."""
        self.settle(request, ErrorReport.Status.OPEN, primary_keys(queryset))
