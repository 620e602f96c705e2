"""Organizations, posts and ranks: the vocabulary of careers."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import AliasAdmin, AliasInline
from articles.admin.quick import QuickMixin
from articles.admin.records import RecordAdmin, count_of
from articles.models import Attestation, Organization, OrganizationAlias, Post, PostAlias, Rank


class OrganizationAliasInline(AliasInline):
    """Other names of an organization."""

    model = OrganizationAlias
    fields = ("name",)


class PostAliasInline(AliasInline):
    """Other wordings of a post."""

    model = PostAlias
    fields = ("label",)
    verbose_name = _("other wording")
    verbose_name_plural = _("other wordings")


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    """Bodies and offices with the posts in them."""

    list_display = ("name", "name_vi", "parent", "post_count")
    list_filter = ("updated_at",)
    list_select_related = ("parent",)
    search_fields = ("folded", "name_vi", "aliases__folded")
    autocomplete_fields = ("parent",)
    inlines = (OrganizationAliasInline,)
    fieldsets = (
        (None, {"fields": ("name", "name_vi", "parent")}),
        (_("Record"), {"fields": ("uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        """Return organizations with the number of their posts."""
        found: QuerySet[Organization] = (
            super().get_queryset(request).annotate(posts_here=count_of(Post.objects.all(), "organization"))
        )
        return found

    @admin.display(description=_("posts"), ordering="posts_here")
    def post_count(self, organization: Any) -> int:
        """Number of posts in it."""
        return int(organization.posts_here)


class AttestedAdmin(RecordAdmin):
    """Base for what attestations name: posts and ranks, with how often they do."""

    attested_as: str

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return records with the number of attestations that are not rejected."""
        counted = count_of(Attestation.objects.not_rejected(), self.attested_as)
        found: QuerySet[Any] = super().get_queryset(request).annotate(attested_count=counted)
        return found

    @admin.display(description=_("attested"), ordering="attested_count")
    def attested(self, record: Any) -> int:
        """Number of attestations that are not rejected."""
        return int(record.attested_count)


@admin.register(Post)
class PostAdmin(QuickMixin, AttestedAdmin):
    """Posts that officials hold one after the other."""

    attested_as = "post"
    list_display = ("label", "organization", "role", "single_holder", "attested")
    list_filter = ("single_holder", ("organization", admin.EmptyFieldListFilter), "updated_at")
    list_select_related = ("organization",)
    search_fields = ("folded", "label_vi", "aliases__folded", "slug")
    autocomplete_fields = ("organization",)
    slug_from = "label"
    inlines = (PostAliasInline,)
    fieldsets = (
        (None, {"fields": ("label", "label_vi", "role", "organization", "single_holder", "slug")}),
        (_("Record"), {"fields": ("uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )


@admin.register(Rank)
class RankAdmin(AttestedAdmin):
    """Ranks, the highest first."""

    attested_as = "rank"
    list_display = ("name", "name_vi", "order", "attested")
    search_fields = ("name", "name_vi")
    fieldsets = (
        (None, {"fields": ("name", "name_vi", "order", "abbreviations")}),
        (_("Record"), {"fields": ("uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )


@admin.register(OrganizationAlias)
class OrganizationAliasAdmin(AliasAdmin):
    """Other names of organizations."""

    list_display = ("name", "organization")
    list_select_related = ("organization",)
    search_fields = ("folded", "organization__folded")
    autocomplete_fields = ("organization",)


@admin.register(PostAlias)
class PostAliasAdmin(AliasAdmin):
    """Other wordings of posts."""

    list_display = ("label", "post")
    list_select_related = ("post",)
    search_fields = ("folded", "post__folded")
    autocomplete_fields = ("post",)
