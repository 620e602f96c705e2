"""Merges of officials: who found whom to be whom, and whether it still stands."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import EvidenceAdmin, badge, link
from articles.admin.merging import UndoingMixin
from articles.models import OfficialMerge


@admin.register(OfficialMerge)
class OfficialMergeAdmin(UndoingMixin, EvidenceAdmin):
    """Every merge, undone ones included. Merging and undoing are done at the official."""

    list_display = ("__str__", "standing", "merged_by", "merged_at", "undone_by", "undone_at")
    list_filter = (("undone_at", admin.EmptyFieldListFilter),)
    list_select_related = ("source", "target", "merged_by", "undone_by")
    search_fields = ("source__folded", "target__folded")
    fields = ("source_link", "target_link", "note", "merged_by", "merged_at", "undone_by", "undone_at")
    readonly_fields = ("source_link", "target_link")

    @admin.display(description=_("state"), ordering="undone_at")
    def standing(self, merge: OfficialMerge) -> SafeString:
        """Whether the merge stands."""
        return badge("same", "stands") if merge.undone_at is None else badge("undone", "undone")

    @admin.display(description=_("merged record"))
    def source_link(self, merge: OfficialMerge) -> Any:
        """The record that was merged."""
        return link(merge.source)

    @admin.display(description=_("into"))
    def target_link(self, merge: OfficialMerge) -> Any:
        """The record that stands."""
        return link(merge.target)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return merges without their lists of moved rows."""
        return super().get_queryset(request).defer("moved")
