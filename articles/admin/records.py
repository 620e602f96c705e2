"""Base of the records that editors curate: edits remembered, conflicts told, fields given back."""

from typing import Any, ClassVar, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import BaseModelFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from articles.admin.base import DeskAdmin, actor, change_url
from articles.admin.forms import KEEP, RESOLVED, TOKEN, DeskForm
from articles.editorial import conflicts, edits
from articles.editorial.access import permission
from articles.editorial.outcome import RefusalError
from articles.models import Claim, Record


def count_of(rows: QuerySet[Any], name: str) -> Coalesce:
    """Return an annotation: how many of `rows` point here with their field `name`."""
    counted = rows.filter(**{name: OuterRef("pk")}).order_by().values(name).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


class FormStateMixin(DeskAdmin):
    """Sends the state of a record along with its form and hands it back to the form."""

    form = DeskForm
    slug_from: ClassVar[str] = ""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[Any]:
        """Return the form of this request, told what the page was made from."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        resolved = request.POST.get(RESOLVED)
        form.posted_state = resolved or request.POST.get(TOKEN)
        names = (name.removeprefix(KEEP) for name, value in request.POST.items() if value == "theirs")
        form.theirs = frozenset(names) if resolved else frozenset()
        form.slug_from = self.slug_from
        return cast("type[Any]", form)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Add the state; a form that comes back with errors keeps the one it had."""
        obj = context.get("original")
        if obj is not None:
            context["desk_state"] = request.POST.get(TOKEN) or conflicts.token(obj)
            context["desk_state_name"] = TOKEN
        return super().render_change_form(request, context, *args, **kwargs)

    # --- putting back ---

    def get_urls(self) -> list[URLPattern]:
        """Add the address that puts a field or a record back to an earlier state."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"
        view = self.admin_site.admin_view(self.restore_view)
        return [path("<path:object_id>/restore/", view, name=name), *super().get_urls()]

    def may_put_back(self, request: HttpRequest, row: Any) -> bool:
        """Return whether the user may put a record back, or decide on a claim."""
        verb = "decide" if isinstance(row, Claim) else "change"
        return row is not None and actor(request).has_perm(permission(self.model, verb))

    @method_decorator(require_POST)
    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Put the posted field back to what it was before the posted line of the history, or all to that line."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        entry, name = request.POST.get("entry", ""), request.POST.get("field", "")
        put_back: Any = edits.put_claim_back if isinstance(row, Claim) else edits.put_back
        try:
            put_back(row, int(entry) if entry.isdecimal() else 0, actor(request), name)
        except (RefusalError, ValidationError) as refusal:
            text = " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
            self.message_user(request, text, messages.ERROR)
        else:
            told = f"“{capfirst(field_label(self.model, name))}” was put back." if name else "All was put back."
            self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(history_url(row))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the history with buttons that put back."""
        row = self.get_object(request, object_id)
        able = edits.restorable(self.model) if self.may_put_back(request, row) else frozenset()
        return super().history_view(request, object_id, {"restorable": able, **(extra_context or {})})


class RecordAdmin(FormStateMixin):
    """Base of a Record's admin."""

    change_form_template = "admin/articles/record_form.html"
    readonly_fields: ClassVar[tuple[str, ...]] = ("uuid", "created_at", "updated_at")

    def get_urls(self) -> list[URLPattern]:
        """Add the address that gives a field back to imports."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_release"
        own = path("<path:object_id>/release/", self.admin_site.admin_view(self.release_view), name=name)
        return [own, *super().get_urls()]

    @method_decorator(require_POST)
    def release_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Give the posted field back to imports."""
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        name = request.POST.get("field", "")
        try:
            edits.release(record, name, actor(request))
        except RefusalError as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            label = field_label(self.model, name)
            self.message_user(request, f"Imports may fill “{label}” again.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(record))

    def save_model(self, request: HttpRequest, obj: Record, form: Any, change: bool) -> None:
        """Store what the form changed and remember it as a person's."""
        names = {field.name for field in obj._meta.concrete_fields}
        changed = [name for name in form.changed_data if name in names]
        edits.save(obj, changed, actor(request))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store other names and note them in the record's history."""
        super().save_related(request, form, formsets, change)
        if change:
            record = self.model._default_manager.get(pk=form.instance.pk)
            for formset in formsets:
                edits.note_names(record, *_names_changed(formset), actor(request))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete a record; its history stays."""
        obj._change_reason = "deleted"
        super().delete_model(request, obj)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Show the record with the panels that stand beside its form."""
        response = super().change_view(request, object_id, form_url, extra_context)
        if isinstance(response, TemplateResponse) and response.context_data and response.context_data.get("original"):
            record = response.context_data["original"]
            response.context_data["set_by_people"] = [
                {"name": name, "label": capfirst(field_label(self.model, name))} for name in record.edited_fields
            ]
            response.context_data["may_change"] = self.has_change_permission(request, record)
            response.context_data.update(self.panels(request, record))
        return response

    def panels(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """Return what a record's page shows besides its form: template context."""
        return {}


def history_url(row: Model) -> str:
    """Return the address of a row's history at the desk."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_history", args=(row.pk,))


def field_label(model: type[Model], name: str) -> str:
    """Return a field's name in words."""
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def _names_changed(formset: "BaseModelFormSet[Any, Any]") -> tuple[list[str], list[str]]:
    added = [str(row) for row in formset.new_objects] + [str(row) for row, _ in formset.changed_objects]
    return added, [str(row) for row in formset.deleted_objects]
