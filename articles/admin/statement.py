"""Statements: who said what."""

from django.contrib import admin

from articles.admin.claims import ClaimAdmin
from articles.models import Statement


@admin.register(Statement)
class StatementAdmin(ClaimAdmin):
    """What officials said, sentence by sentence."""

    claim_records = ("official", "meeting")
    search_fields = (*ClaimAdmin.search_fields, "official__folded")
    autocomplete_fields = ("version", "official", "meeting")
