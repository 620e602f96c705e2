"""Base of the claims' admin: the sentence first, then what is claimed, then the decision."""

from decimal import Decimal
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.base import actor, badge, change_url, link, primary_keys
from articles.admin.forms import DeskForm
from articles.admin.records import FormStateMixin
from articles.editorial import decisions, evidence
from articles.editorial.access import permission
from articles.editorial.outcome import RefusalError
from articles.models import ArticleVersion, Claim

EVIDENCE = ("version", "block", "start", "end", "exact")
MACHINE = ("confidence", "rule", "extractor", "uuid")
VERBS = {
    "accept": (decisions.accept, "accepted"),
    "reject": (decisions.reject, "rejected"),
    "reopen": (decisions.reopen, "reopened"),
}
BUTTONS = (
    (Claim.Status.ACCEPTED, "accept", _("Accept")),
    (Claim.Status.REJECTED, "reject", _("Reject")),
    (Claim.Status.SUGGESTED, "reopen", _("Reopen")),
)


def buttons(claim: Claim) -> list[dict[str, str]]:
    """Return the decisions that can be taken on a claim as it stands, besides correcting it."""
    possible = decisions.next_statuses(claim)
    return [{"verb": verb, "label": str(label)} for status, verb, label in BUTTONS if status in possible]


class ClaimForm(DeskForm):
    """Adding asks for the evidence in words and finds its place; changing leaves evidence alone."""

    by: ClassVar[Any] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in self.initial.items():
            if isinstance(value, Decimal):  # 5645, not 5645.000000
                whole = value == value.to_integral_value()
                self.initial[name] = value.quantize(Decimal(1)) if whole else value.normalize()

    def clean(self) -> dict[str, Any]:
        """Find the evidence of a new claim; refuse to correct a rejected one."""
        values = super().clean()
        claim: Claim = self.instance
        if claim._state.adding:
            self._place(values)
            decisions.mark_as_persons(claim, self.by)
        elif Claim.Status.CORRECTED not in decisions.next_statuses(claim):
            raise ValidationError(f"This claim was {decisions.decision_in_words(claim)}. Reopen it first.")
        elif not set(self.changed_data) & set(claim.claim_fields):
            raise ValidationError("Nothing was changed. To confirm the claim, accept it.")
        return values

    def _place(self, values: dict[str, Any]) -> None:
        if not {"version", "block", "exact"} <= values.keys():
            return  # their own errors say what is missing
        exact = evidence.tidy(values["exact"])
        try:
            self.instance.start, self.instance.end = evidence.locate(values["version"], values["block"], exact)
        except RefusalError as refusal:
            self.add_error("exact", str(refusal))
        else:
            values["exact"] = exact


class ConfidenceFilter(admin.SimpleListFilter):
    """How sure the reader was, in four steps."""

    title = _("confidence")
    parameter_name = "sure"
    STEPS: ClassVar[dict[str, tuple[str, dict[str, str]]]] = {
        "low": ("below 0.5", {"confidence__lt": "0.5"}),
        "some": ("0.5 to 0.8", {"confidence__gte": "0.5", "confidence__lt": "0.8"}),
        "good": ("0.8 to 0.95", {"confidence__gte": "0.8", "confidence__lt": "0.95"}),
        "high": ("0.95 and above", {"confidence__gte": "0.95"}),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the steps."""
        return [(value, label) for value, (label, _) in self.STEPS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the step that was chosen."""
        return queryset.filter(**self.STEPS[self.value()][1]) if self.value() in self.STEPS else queryset  # type: ignore[index]


class TextFilter(admin.SimpleListFilter):
    """Claims in texts that readers get, or in texts that have been replaced."""

    title = _("text")
    parameter_name = "text"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return both kinds."""
        return [("current", "current version"), ("earlier", "earlier versions")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the kind that was chosen."""
        if self.value() in {"current", "earlier"}:
            return queryset.filter(version__is_current=self.value() == "current")
        return queryset


class ClaimAdmin(FormStateMixin):
    """Base of a claim's admin; subclasses name their fields."""

    form = ClaimForm
    change_form_template = "admin/articles/claim_form.html"
    actions = ("accept_selected", "reject_selected", "reopen_selected")
    base_filters: ClassVar[tuple[Any, ...]] = ("status", ConfidenceFilter, TextFilter)
    ordering = ("confidence", "id")  # the least sure first
    claim_records: ClassVar[tuple[str, ...]] = ()  # foreign keys that the claim's name is made of
    list_display: tuple[str, ...] = ("claimed", "sentence", "sureness")
    search_fields: ClassVar[tuple[str, ...]] = ("exact", "version__article__title")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return claims with what names them; documents stay in the database."""
        rows = super().get_queryset(request).select_related("version__article", "decided_by", *self.claim_records)
        return rows.defer("version__raw", "version__notices")

    def get_list_filter(self, request: HttpRequest) -> tuple[Any, ...]:
        """Put the filters that all claims share before the kind's own."""
        return (*self.base_filters, *self.list_filter)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return claim and evidence; the evidence of a new claim is asked for in words."""
        claimed = ("What it claims", {"fields": self.model.claim_fields})
        if obj is None:
            note = "Copy the words from the text exactly, enough of them to stand there only once."
            return [("Evidence", {"fields": ("version", "block", "exact"), "description": note}), claimed]
        machine = (*EVIDENCE, *MACHINE)
        return [claimed, ("Evidence and reading", {"fields": machine, "classes": ("collapse",)})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep evidence as it is once the claim exists."""
        return () if obj is None else (*EVIDENCE, *MACHINE)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[Any]:
        """Return the form of this request, told who is adding."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = actor(request)
        return form

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer versions without loading their documents."""
        if db_field.name == "version":
            kwargs["queryset"] = ArticleVersion.objects.select_related("article").defer("raw", "notices")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    # --- columns ---

    @admin.display(description=_("claim"))
    def claimed(self, claim: Claim) -> str:
        """What is claimed."""
        return str(claim)

    @admin.display(description=_("sentence"), ordering="version")
    def sentence(self, claim: Claim) -> SafeString:
        """The evidence where it stands, and a link to its paragraph in the article."""
        cut = evidence.excerpt(claim)
        article = claim.version.article
        return format_html(
            '<span class="sentence">{}<mark>{}</mark>{}</span><a class="desk-second" href="{}#block-{}">{}</a>',
            cut.before,
            cut.exact,
            cut.after,
            change_url(article),
            claim.block,
            article,
        )

    @admin.display(description=_("confidence"), ordering="confidence")
    def sureness(self, claim: Claim) -> SafeString:
        """How sure the reader was, the status, and who decided."""
        who = format_html(' <span class="quiet">{}</span>', claim.decided_by) if claim.decided_by else ""
        return format_html("{} {}{}", f"{claim.confidence:.2f}", badge(claim.status, claim.get_status_display()), who)

    # --- permissions ---

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether the user may accept, reject and reopen."""
        return actor(request).has_perm(permission(self.model, "decide"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A machine's claim is rejected, not deleted: the next extraction would bring it back."""
        own = obj is None or (isinstance(obj, Claim) and decisions.added_by_person(obj))
        return own and super().has_delete_permission(request, obj)

    def get_actions(
        self, request: HttpRequest, action_location: admin.ActionLocation = admin.ActionLocation.CHANGE_LIST
    ) -> dict[str, Any]:
        """Offer no bulk deletion."""
        actions = super().get_actions(request, action_location=action_location)
        actions.pop("delete_selected", None)
        return actions

    # --- decisions ---

    @admin.action(permissions=["decide"], description=_("Accept selected %(verbose_name_plural)s"))
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Accept the ticked claims that are open."""
        self._decide(request, "accept", primary_keys(queryset))

    @admin.action(permissions=["decide"], description=_("Reject selected %(verbose_name_plural)s"))
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Reject the ticked claims that are open."""
        self._decide(request, "reject", primary_keys(queryset))

    @admin.action(permissions=["decide"], description=_("Reopen selected %(verbose_name_plural)s"))
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Take the decisions on the ticked claims back."""
        self._decide(request, "reopen", primary_keys(queryset))

    def _decide(self, request: HttpRequest, verb: str, pks: list[int]) -> None:
        decide, done = VERBS[verb]
        self.tell(request, decide(self.model, pks, actor(request)), done)

    def get_urls(self) -> list[URLPattern]:
        """Add the address that the buttons beside a claim post to."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"
        own = path("<path:object_id>/decide/", self.admin_site.admin_view(self.decide_view), name=name)
        return [own, *super().get_urls()]

    @method_decorator(require_POST)
    def decide_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take the posted decision and go back to where the button was."""
        claim = self.get_object(request, object_id)
        verb = request.POST.get("verb", "")
        if claim is None or verb not in VERBS:
            raise Http404
        self._decide(request, verb, [claim.pk])
        if request.POST.get("back") == "article":
            return HttpResponseRedirect(f"{change_url(claim.version.article)}#block-{claim.block}")
        return HttpResponseRedirect(change_url(claim))

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        """Add a person's claim, or store a correction."""
        if not change:
            decisions.add(obj, actor(request))
            return
        values = {name: form.cleaned_data[name] for name in form.changed_data if name in obj.claim_fields}
        decisions.correct(obj, values, actor(request))

    # --- the page of one claim ---

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Show the claim in its paragraph, with its decision and the machine's proposal."""
        response = super().change_view(request, object_id, form_url, extra_context)
        if isinstance(response, TemplateResponse) and response.context_data and response.context_data.get("original"):
            claim = self.get_object(request, object_id)  # as stored, whatever the form says
            if claim is not None:
                response.context_data.update(self._panel(request, claim))
        return response

    def _panel(self, request: HttpRequest, claim: Claim) -> dict[str, Any]:
        may_decide = self.has_decide_permission(request)
        return {
            "claim": claim,
            "cut": evidence.excerpt(claim, around=10_000),
            "badge": badge(claim.status, claim.get_status_display()),
            "proposal": decisions.proposal_in_words(claim),
            "article_link": link(claim.version.article),
            "article_address": f"{change_url(claim.version.article)}#block-{claim.block}",
            "buttons": buttons(claim) if may_decide else [],
            "decide_address": decide_url(claim),
        }


def decide_url(claim: Claim) -> str:
    """Return the address that decides on a claim."""
    return reverse(f"admin:{claim._meta.app_label}_{claim._meta.model_name}_decide", args=(claim.pk,))
