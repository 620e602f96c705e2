"""Base of the questions that imports leave open: two records side by side, and an answer."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.base import DeskAdmin, actor, badge, change_url, primary_keys
from articles.editorial import answers

SAID = {answers.SAME: "answered “the same”", answers.DIFFERENT: "answered “not the same”", answers.OPEN: "opened again"}


class QuestionAdmin(DeskAdmin):
    """Imports ask, people answer; nothing else about a question is edited."""

    change_form_template = "admin/articles/question_form.html"
    actions = ("answer_same", "answer_different", "open_again")
    list_filter = ("status",)
    ordering = ("-id",)
    sides: ClassVar[tuple[str, str]]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Imports ask."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Answers go through buttons, so that who answered is kept."""
        return self.fields

    def get_actions(
        self, request: HttpRequest, action_location: admin.ActionLocation = admin.ActionLocation.CHANGE_LIST
    ) -> dict[str, Any]:
        """Offer no bulk deletion: “not the same” is to be remembered."""
        actions = super().get_actions(request, action_location=action_location)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description=_("answer"), ordering="status")
    def status_badge(self, question: Any) -> SafeString:
        """The answer so far."""
        return badge(question.status, question.get_status_display())

    @admin.action(permissions=["change"], description=_("Answer: the same"))
    def answer_same(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Record that the ticked pairs are one."""
        self._answer(request, answers.SAME, primary_keys(queryset))

    @admin.action(permissions=["change"], description=_("Answer: not the same"))
    def answer_different(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Record that the ticked pairs are two."""
        self._answer(request, answers.DIFFERENT, primary_keys(queryset))

    @admin.action(permissions=["change"], description=_("Open again"))
    def open_again(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Take answers back."""
        self._answer(request, answers.OPEN, primary_keys(queryset))

    def _answer(self, request: HttpRequest, to: str, pks: list[int]) -> None:
        outcome = answers.answer(self.model, pks, to, actor(request))
        self.log_outcome(request, outcome, SAID[to])
        self.tell(request, outcome, SAID[to])

    def get_urls(self) -> list[URLPattern]:
        """Add the address that the answer's buttons post to."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_answer"
        return [
            path("<path:object_id>/answer/", self.admin_site.admin_view(self.answer_view), name=name),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def answer_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Record the posted answer."""
        question = self.get_object(request, object_id)
        to = request.POST.get("answer", "")
        if question is None or to not in SAID:
            raise Http404
        self._answer(request, to, [question.pk])
        return HttpResponseRedirect(change_url(question))

    def side(self, record: Any) -> dict[str, Any]:
        """Return title, address and lines that tell one of the two records."""
        raise NotImplementedError

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Add both records and the answers that are possible now."""
        question = context["original"]
        to = (answers.OPEN,) if question.status != answers.OPEN else (answers.SAME, answers.DIFFERENT)
        labels = {answers.SAME: _("The same"), answers.DIFFERENT: _("Not the same"), answers.OPEN: _("Open again")}
        context["sides"] = [self.side(getattr(question, name)) for name in self.sides]
        context["answers"] = [{"to": value, "label": labels[value]} for value in to]
        context["may_answer"] = self.has_change_permission(request, question)
        context["show_save"] = context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)
