"""What every page of the desk shares: search without diacritics, history, refusals in words."""

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import searching
from articles.admin.forms import CompleteForm
from articles.editorial import history
from articles.editorial.outcome import Outcome, RefusalError
from articles.extraction.folding import fold

if TYPE_CHECKING:
    BaseAdmin = admin.ModelAdmin[Any]
    BaseInline = admin.TabularInline[Any, Any]
else:
    BaseAdmin = admin.ModelAdmin
    BaseInline = admin.TabularInline

NAMED_WHEN_SKIPPED = 5
HISTORY_PER_PAGE = 50


def actor(request: HttpRequest) -> User:
    """Return who is at the desk; the admin has let nobody else in."""
    return cast(User, request.user)


def change_url(row: Model) -> str:
    """Return the address of a row's page at the desk."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=(row.pk,))


def link(row: Model | None, text: str = "") -> SafeString | str:
    """Return a link to a row's page at the desk, or “—”."""
    return format_html('<a href="{}">{}</a>', change_url(row), text or str(row)) if row is not None else "—"


def badge(value: str, label: str) -> SafeString:
    """Return a state or status as a small label; its look follows `value`."""
    return format_html('<span class="badge badge-{}">{}</span>', value, label)


class DeskAdmin(BaseAdmin):
    """Base of every model's admin. Search fields named `folded` are searched without diacritics."""

    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 200

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Return what search finds, drafts included; a permanent id finds its record.

        What search does not know (other tables), does not find (parts of words, addresses) or cannot answer for now
        is looked up in the database: every word stands in some field.
        """
        found = _as_uuid(search_term)
        if found and any(field.name == "uuid" for field in queryset.model._meta.fields):
            return queryset.filter(uuid=found), False
        matches = searching.found(queryset.model, search_term, is_unfinished=is_autocomplete(request))
        if matches:
            self._tell_search(request, matches)
            return queryset.filter(pk__in=matches.pks), False
        fields = self.get_search_fields(request)
        for word in search_term.split():
            somewhere = Q()
            for name in fields:
                if not name.endswith("folded"):
                    somewhere |= Q((f"{name}__icontains", word))
                elif folded := fold(word):
                    somewhere |= Q((f"{name}__contains", folded))
            queryset = queryset.filter(somewhere)
        return queryset, any("aliases__" in name for name in fields)

    def _tell_search(self, request: HttpRequest, matches: searching.Matches) -> None:
        """Say what search says, once a page; lists alone have room for it."""
        if is_autocomplete(request) or hasattr(request, "_search_told"):
            return
        request._search_told = True  # type: ignore[attr-defined]
        for notice in matches.notices:
            self.message_user(request, notice, messages.WARNING)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Return the list; a date in the address that is none, such as the year 99999, leads to the whole list."""
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError) as error:
            raise IncorrectLookupParameters(error) from error

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer to add and change the record behind a field, not to delete it from there."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False
        return field

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name what protects a record rather than permissions that would not help."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else lacking, protected

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show or save a form; a refusal becomes a message and nothing is stored."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RefusalError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who changed what and when, the record's deletion included."""
        if not hasattr(self.model, "history"):
            return super().history_view(request, object_id, extra_context)
        row = self.get_object(request, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        entries = self.model.history.filter(id=_whole_number(object_id)).select_related("history_user")
        if row is None and not entries.exists():
            raise Http404
        page = Paginator(entries, HISTORY_PER_PAGE).get_page(request.GET.get("page"))
        # one row more than is shown: the last one shown has something before it, too
        shown = list(entries[page.start_index() - 1 : page.end_index() + 1]) if page.paginator.count else []
        differences = history.changes(shown)
        # two moments within one minute print the same: such a line would say nothing
        told = [[change for change in changed if change.old != change.new] for changed in differences]
        lines = list(zip(shown, told, strict=True))[:HISTORY_PER_PAGE]
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "subtitle": str(row) if row is not None else "deleted",
            "object": row,
            "opts": self.opts,
            "module_name": str(self.opts.verbose_name_plural),
            "page": page,
            "lines": lines,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/history.html", context)

    def tell(self, request: HttpRequest, outcome: Outcome[Any], done: str) -> None:
        """Say what a request did and what it left alone; `done` is a participle: “published”."""
        count = len(outcome.done)
        if count:
            name = self.opts.verbose_name if count == 1 else self.opts.verbose_name_plural
            self.message_user(request, f"{count} {name} {done}.", messages.SUCCESS)
        for skipped in outcome.skipped[:NAMED_WHEN_SKIPPED]:
            self.message_user(request, f"Left alone: “{skipped.label}” {skipped.why}.", messages.WARNING)
        more = len(outcome.skipped) - NAMED_WHEN_SKIPPED
        if more > 0:
            self.message_user(request, f"Left alone: {more} more.", messages.WARNING)
        if not count and not outcome.skipped:
            self.message_user(request, "Nothing was found to change.", messages.WARNING)

    def log_outcome(self, request: HttpRequest, outcome: Outcome[Any], done: str) -> None:
        """Note in the admin's log what was done, for records without a history of their own."""
        if outcome.done:
            LogEntry.objects.log_actions(
                user_id=actor(request).pk, queryset=outcome.done, action_flag=CHANGE, change_message=done.capitalize()
            )


class AliasAdmin(DeskAdmin):
    """Other names on a list of their own."""

    form = CompleteForm


class EvidenceAdmin(DeskAdmin):
    """What imports wrote down: read by everybody with the permission, changed by nobody."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Imports alone add evidence."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Evidence is never changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Evidence is never deleted here."""
        return False


class AliasInline(BaseInline):
    """Other names within a record's page."""

    form = CompleteForm
    extra = 0
    verbose_name = _("other name")
    verbose_name_plural = _("other names")


def primary_keys(rows: QuerySet[Any]) -> list[int]:
    """Return the keys of the rows ticked in a list."""
    return list(rows.order_by().values_list("pk", flat=True))


def columns(heads: Sequence[str | Promise], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Return a small table for `admin/articles/_table.html`."""
    return {"heads": heads, "rows": rows}


def _as_uuid(term: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(term.strip())
    except ValueError:
        return None


def is_autocomplete(request: HttpRequest) -> bool:
    """Return whether a field's choices are being looked up, rather than a list shown."""
    return bool(request.resolver_match and request.resolver_match.url_name == "autocomplete")


def _whole_number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
