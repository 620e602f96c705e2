"""An article's workflow at the desk: steps, schedule, withdrawal, who works on it, comments, corrections."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.base import DeskAdmin, actor, badge, change_url, link, primary_keys
from articles.editorial import four_eyes, remarks, workflow
from articles.editorial.outcome import RefusalError
from articles.models import Article, Correction

State = Article.State
# posted name -> label, what it does, how the message tells it
STEPS = {
    "in_review": (_("Submit for review"), workflow.submit, "submitted for review"),
    "unschedule": (_("Take off the schedule"), workflow.unschedule, "taken off the schedule"),
    "take_back": (_("Take publication back"), workflow.take_back, "taken back into review"),
    "draft": (_("Back to draft"), workflow.return_to_draft, "put back to draft"),
    "published": (_("Publish"), workflow.publish, "published"),
}
_BACK = {State.DRAFT: "in_review", State.SCHEDULED: "unschedule", State.PUBLISHED: "take_back"}
SHOWN = 50  # comments and corrections on an article's page


def state_badge(article: Article) -> SafeString:
    """Return the workflow state as a small label."""
    return badge(article.state, article.get_state_display())


class WithdrawForm(forms.Form):
    """Asks for the reason that readers will see, and for what only the desk is to know."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80}),
        max_length=2000,
        label=_("Reason"),
        help_text=_("Readers see it on the page that stays at the article’s address."),
        error_messages={"required": "Say why: readers see the reason on the page that stays."},
    )
    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        max_length=2000,
        required=False,
        label=_("Note for the desk"),
        help_text=_("Kept as a comment; readers never see it."),
    )


class ScheduleForm(forms.Form):
    """Asks when an article is to become public, in Hanoi’s time."""

    at = forms.DateTimeField(
        label=_("Publish at (Hanoi)"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class AssignForm(forms.Form):
    """Asks who works on an article, and by when."""

    to: Any = forms.ModelChoiceField(queryset=None, required=False, label=_("Assigned to"), empty_label=_("nobody"))
    due = forms.DateField(
        required=False, label=_("Due"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = remarks.assignable()  # type: ignore[attr-defined]


class AssignedFilter(admin.SimpleListFilter):
    """Whose work: one’s own, anybody’s, nobody’s, late."""

    title = _("work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return whose."""
        return [("mine", "assigned to me"), ("any", "assigned"), ("none", "assigned to nobody"), ("late", "late")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Keep what was chosen."""
        if self.value() == "mine":
            return queryset.filter(assigned_to=actor(request))
        if self.value() in {"any", "none"}:
            return queryset.filter(assigned_to__isnull=self.value() == "none")
        if self.value() == "late":
            unfinished = (State.DRAFT, State.IN_REVIEW)
            return queryset.filter(due_on__lt=timezone.localdate(), state__in=unfinished)
        return queryset


class WorkflowMixin(DeskAdmin):
    """Adds the workflow to the articles' admin."""

    # --- permissions ---

    def has_submit_permission(self, request: HttpRequest) -> bool:
        """Whether the user may submit drafts."""
        return actor(request).has_perm("articles.submit_article")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the user may publish, schedule and publish corrections."""
        return actor(request).has_perm("articles.publish_article")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """Whether the user may withdraw."""
        return actor(request).has_perm("articles.withdraw_article")

    def has_comment_permission(self, request: HttpRequest) -> bool:
        """Whether the user may comment."""
        return actor(request).has_perm("articles.add_articlecomment")

    # --- actions of the list ---

    @admin.action(permissions=["submit"], description=_("Submit selected articles for review"))
    def submit_selected(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Move the ticked drafts into review."""
        self._step(request, "in_review", primary_keys(queryset))

    @admin.action(permissions=["change"], description=_("Put selected articles back to draft"))
    def draft_selected(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Move the ticked articles from review back to draft."""
        self._step(request, "draft", primary_keys(queryset))

    @admin.action(permissions=["publish"], description=_("Publish selected articles"))
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Publish the ticked articles."""
        self._step(request, "published", primary_keys(queryset))

    @admin.action(permissions=["change"], description=_("Assign selected articles to me"))
    def assign_selected(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Give the ticked articles to whoever asks."""
        by = actor(request)
        self.tell(request, remarks.assign(primary_keys(queryset), by, by), "assigned to you")

    @admin.action(permissions=["withdraw"], description=_("Withdraw selected articles…"))
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse:
        """Ask for the reason, then withdraw the ticked articles."""
        return self._withdraw(request, queryset, then=request.get_full_path())

    def _step(self, request: HttpRequest, step: str, pks: list[int]) -> None:
        _, move, done = STEPS[step]
        self.tell(request, move(pks, actor(request)), done)

    def _withdraw(self, request: HttpRequest, rows: QuerySet[Article], then: str) -> HttpResponse:
        if not self.has_withdraw_permission(request):
            raise PermissionDenied
        asked = "reason" in request.POST
        form = WithdrawForm(request.POST if asked else None)
        if asked and form.is_valid():
            values = form.cleaned_data
            outcome = workflow.withdraw(primary_keys(rows), actor(request), values["reason"], values["note"])
            self.tell(request, outcome, "withdrawn")
            return HttpResponseRedirect(then)
        shown = list(rows.order_by("-listed_on")[:50])
        context = {
            **self.admin_site.each_context(request),
            "title": "Withdraw articles" if len(shown) != 1 else "Withdraw article",
            "opts": self.opts,
            "form": form,
            "articles": [(link(row), state_badge(row), row.state) for row in shown],
            "more": max(rows.count() - len(shown), 0),
            "selected": primary_keys(rows),
            "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
            "action": "withdraw_selected",
            "back": then,
        }
        return TemplateResponse(request, "admin/articles/article/withdraw.html", context)

    # --- addresses of one article ---

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of an article's workflow."""
        views = {
            "workflow": self.workflow_view,
            "withdraw": self.withdraw_view,
            "schedule": self.schedule_view,
            "assign": self.assign_view,
            "comment": self.comment_view,
            "correction": self.correction_view,
            "retract": self.retract_view,
        }
        own = [
            path(f"<path:object_id>/{name}/", self.admin_site.admin_view(view), name=f"articles_article_{name}")
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def _article(self, request: HttpRequest, object_id: str) -> Article:
        article: Article | None = self.get_object(request, object_id)
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article

    @method_decorator(require_POST)
    def workflow_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take the posted step with one article."""
        article, step = self._article(request, object_id), request.POST.get("to", "")
        if step not in STEPS:
            raise Http404
        self._step(request, step, [article.pk])
        return HttpResponseRedirect(change_url(article))

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the reason and withdraw one article."""
        article = self._article(request, object_id)
        return self._withdraw(request, Article.objects.filter(pk=article.pk), then=change_url(article))

    @method_decorator(require_POST)
    def schedule_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Schedule one article for the posted time."""
        article, form = self._article(request, object_id), ScheduleForm(request.POST)
        if not self.has_publish_permission(request):
            raise PermissionDenied
        if form.is_valid():
            try:
                outcome = workflow.schedule([article.pk], actor(request), form.cleaned_data["at"])
                self.tell(request, outcome, "scheduled")
            except RefusalError as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, "Give a day and a time, such as 2026-12-24 09:00.", messages.ERROR)
        return HttpResponseRedirect(change_url(article))

    @method_decorator(require_POST)
    def assign_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Give one article to the posted person."""
        article, form = self._article(request, object_id), AssignForm(request.POST)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        if form.is_valid():
            values = form.cleaned_data
            return self._done(
                request, article, lambda by: remarks.assign([article.pk], by, values["to"], values["due"]), "Assigned."
            )
        self.message_user(request, "Choose somebody at the desk, and a day or none.", messages.ERROR)
        return HttpResponseRedirect(change_url(article))

    @method_decorator(require_POST)
    def comment_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Keep the posted comment."""
        article, text = self._article(request, object_id), request.POST.get("text", "")[:5000]
        return self._done(request, article, lambda by: remarks.comment(article, by, text), "Comment kept.")

    @method_decorator(require_POST)
    def correction_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show readers the posted correction."""
        article, text = self._article(request, object_id), request.POST.get("text", "")[:2000]
        told = "Readers see the correction."
        return self._done(request, article, lambda by: remarks.publish_correction(article, by, text), told)

    @method_decorator(require_POST)
    def retract_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take the posted correction from readers' sight."""
        article, pk = self._article(request, object_id), request.POST.get("correction", "")
        found = Correction.objects.filter(article=article, pk=int(pk) if pk.isdecimal() else 0).first()
        if found is None:
            raise Http404
        told = "Readers see the correction no longer."
        return self._done(request, article, lambda by: remarks.retract_correction(found, by), told)

    def _done(self, request: HttpRequest, article: Article, do: Any, told: str) -> HttpResponse:
        """Do it in the name of whoever asks, say so or why not, and go back to the article."""
        try:
            do(actor(request))
        except RefusalError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(change_url(article))

    # --- the panel of one article ---

    def workflow_panel(self, request: HttpRequest, record: Article) -> dict[str, Any]:
        """Return what an article's page shows of its workflow: a fixed number of queries."""
        by = actor(request)
        may = workflow.next_states(record, by)
        publishing = {State.PUBLISHED, State.SCHEDULED} & set(may)
        watched = four_eyes.touched([record.pk], by).get(record.pk, "") if publishing else ""
        possible = [to for to in may if not (watched and to in publishing)]
        steps = [_BACK[State(record.state)] if to == State.IN_REVIEW else to for to in possible]
        may_correct = self.has_publish_permission(request) and record.state == State.PUBLISHED
        initial = {"to": record.assigned_to_id, "due": record.due_on}
        return {
            "state_badge": state_badge(record),
            "steps": [{"to": step, "label": STEPS[step][0]} for step in steps if step in STEPS],
            "may_withdraw": State.WITHDRAWN in possible,
            "four_eyes": watched,
            "schedule_form": ScheduleForm(initial={"at": record.publish_at}) if State.SCHEDULED in possible else None,
            "assign_form": AssignForm(initial=initial) if self.has_change_permission(request, record) else None,
            "may_comment": self.has_comment_permission(request),
            "comments": list(record.comments.select_related("author")[:SHOWN]),
            "corrections": list(record.corrections.select_related("author", "retracted_by")[:SHOWN]),
            "may_correct": may_correct,
            "urls": {
                name: reverse(f"admin:articles_article_{name}", args=(record.pk,))
                for name in ("workflow", "withdraw", "schedule", "assign", "comment", "correction", "retract")
            },
        }
