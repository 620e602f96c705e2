"""Merging officials at the desk: choose, see side by side what would move, merge, and take it back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, actor, change_url, columns, link
from articles.editorial import duplicates, merge_preview, merging, unmerging
from articles.editorial.outcome import RefusalError
from articles.models import Official, OfficialMerge

FOUND = 20


class MergeForm(forms.Form):
    """Asks why the two are one person."""

    note = forms.CharField(
        max_length=500,
        required=False,
        label=_("Why they are one person"),
        widget=forms.TextInput(attrs={"size": 60}),
        help_text=_("For the desk; kept with the merge."),
    )


def may_merge(request: HttpRequest) -> bool:
    """Whether the user may merge officials and take merges back."""
    return actor(request).has_perm("articles.merge_official")


def merge_url(source: Official, target: Official | None = None) -> str:
    """Return the address where `source` is merged; with `target`, where both are compared."""
    address = reverse("admin:articles_official_merge", args=(source.pk,))
    return f"{address}?into={target.pk}" if target else address


class MergingMixin(DeskAdmin):
    """Adds the page on which an official is merged into another."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the merge."""
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<path:object_id>/merge/", view, name="articles_official_merge"), *super().get_urls()]

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Let the editor choose, then compare, then merge."""
        source = self.get_object(request, object_id)
        if source is None:
            raise Http404
        if not may_merge(request):
            raise PermissionDenied
        chosen = request.GET.get("into", "")
        if not chosen:
            return self._choose(request, source)
        target = Official.objects.filter(pk=int(chosen) if chosen.isdecimal() else 0).first()
        if target is None:
            raise Http404
        form = MergeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            return self._merged(request, source, target, form.cleaned_data["note"])
        context = {"plan": merge_preview.plan(source, target), "form": form, "swap": merge_url(target, source)}
        return self._page(request, source, f"Merge “{source}” into “{target}”", context)

    def _choose(self, request: HttpRequest, source: Official) -> HttpResponse:
        asked = request.GET.get("q", "").strip()
        rows = Official.objects.standing().exclude(pk=source.pk)
        found = self.get_search_results(request, rows, asked)[0].distinct()[:FOUND] if asked else []
        offered = [] if asked else duplicates.similar(source)
        choices = [(link(row), merge_url(source, row), row.note) for row in found or offered]
        return self._page(request, source, f"Merge “{source}”", {"choices": choices, "asked": asked})

    def _merged(self, request: HttpRequest, source: Official, target: Official, note: str) -> HttpResponse:
        try:
            merging.merge(source, target, actor(request), note)
        except RefusalError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(merge_url(source, target))
        text = f"“{source}” was merged into this record. It can be taken back below, at Merges."
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(change_url(target))

    def _page(self, request: HttpRequest, source: Official, title: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        shared = {"title": title, "opts": self.opts, "original": source, "back": change_url(source)}
        return TemplateResponse(
            request,
            "admin/articles/official/merge.html",
            {**self.admin_site.each_context(request), **shared, **context},
        )

    def merging_tables(self, request: HttpRequest, record: Official) -> list[dict[str, Any]]:
        """Return who may be the same person, and the merges of this record."""
        able = may_merge(request) and record.merged_into_id is None
        offered = [
            (link(row), row.note or "—", format_html('<a href="{}">Compare and merge…</a>', merge_url(row, record)))
            for row in duplicates.similar(record)
        ]
        rows = [row if able else row[:2] for row in offered]
        heads = ("Official", "Note", "") if able else ("Official", "Note")
        like = {
            "title": _("Maybe the same person"),
            "empty": _("No other record has a like name."),
            **columns(heads, rows),
        }
        return [like, _merges(request, record)]


def _merges(request: HttpRequest, record: Official) -> dict[str, Any]:
    rows = OfficialMerge.objects.filter(source=record) | OfficialMerge.objects.filter(target=record)
    rows = rows.select_related("source", "target", "merged_by", "undone_by").defer("moved").order_by("-id")[:50]
    lines = [
        (
            link(row.source),
            link(row.target),
            row.note or "—",
            format_html("{}, {}", row.merged_by, row.merged_at.date()),
            _undo_link(request, row),
        )
        for row in rows
    ]
    heads = (_("Record"), _("Merged into"), _("Why"), "By", "")
    return {"title": _("Merges"), "empty": _("Nothing was merged with this record."), **columns(heads, lines)}


def _undo_link(request: HttpRequest, merged: OfficialMerge) -> SafeString | str:
    if merged.undone_at is not None:
        return f"taken back by {merged.undone_by}, {merged.undone_at.date()}"
    if not may_merge(request):
        return "stands"
    return format_html('<a href="{}">Take back…</a>', reverse("admin:articles_officialmerge_undo", args=(merged.pk,)))


class UndoingMixin(DeskAdmin):
    """Adds the page on which a merge is taken back."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address that takes a merge back."""
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<path:object_id>/undo/", view, name="articles_officialmerge_undo"), *super().get_urls()]

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask whether the two are to be remembered as not the same, then take the merge back."""
        merged = OfficialMerge.objects.filter(pk=int(object_id) if object_id.isdecimal() else 0)
        found = merged.select_related("source", "target", "undone_by").first()
        if found is None:
            raise Http404
        if not may_merge(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._undone(request, found)
        request.current_app = self.admin_site.name
        moved = sum(len(ids) for ids in found.moved.get("claims", {}).values())
        context = {
            **self.admin_site.each_context(request),
            "title": _("Take a merge back"),
            "opts": self.opts,
            "merge": found,
            "moved": moved,
            "names": len(found.moved.get("aliases", ())),
            "refusal": unmerging.why_not_undo(found),
            "back": change_url(found.target),
        }
        return TemplateResponse(request, "admin/articles/official/undo.html", context)

    def _undone(self, request: HttpRequest, merged: OfficialMerge) -> HttpResponse:
        try:
            done = unmerging.undo(merged, actor(request), remember="remember" in request.POST)
        except RefusalError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(change_url(merged.target))
        text = f"“{merged.source}” stands on its own again, with {done.back} claims."
        stay = f" {done.stay} of its claims were changed since and stay where they are." if done.stay else ""
        self.message_user(request, text + stay, messages.SUCCESS)
        return HttpResponseRedirect(change_url(merged.source))
