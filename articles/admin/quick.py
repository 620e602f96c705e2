"""Adding an official, a post or a document in one line, from wherever a record is missing."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, actor, change_url
from articles.admin.forms import free_slug
from articles.editorial import quick
from articles.editorial.outcome import RefusalError
from articles.models import Post, Record, Resolution

HINTS = {
    Post: "In full, such as “Director of Mong La Provincial Police”.",
    Resolution: "As an article cites it, such as “Resolution No. 51-NQ/TW”.",
}


def quick_url(model: type[Record], name: str, back: str) -> str:
    """Return the address that adds a record of this name and then goes back; for officials, posts and documents."""
    address = reverse(f"admin:articles_{model._meta.model_name}_quick")
    return f"{address}?{urlencode({'name': name, 'next': back})}"


class QuickForm(forms.Form):
    """One line that names the record, and a word that it is none of those that are there."""

    name = forms.CharField(max_length=300, widget=forms.TextInput(attrs={"size": 60}))
    another = forms.BooleanField(required=False, label=_("It is none of these: add it"), label_suffix="")


class QuickMixin(DeskAdmin):
    """Adds the page on which a record is made in one line."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(self.quick_view)
        return [path("quick/", view, name=f"articles_{self.opts.model_name}_quick"), *super().get_urls()]

    def quick_view(self, request: HttpRequest) -> HttpResponse:
        """Offer what is there already, then make the record and go back."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = QuickForm(request.POST if request.method == "POST" else None, initial=request.GET.dict())
        offered: Any = []
        if request.method == "POST" and form.is_valid():
            try:
                row = quick.draft(self.model, form.cleaned_data["name"])
                offered = quick.known(row)
                if not offered or form.cleaned_data["another"]:
                    stem = str(getattr(row, "name", "") or getattr(row, "label", "") or f"{row} {row.title or ''}")
                    slug = free_slug(self.model, stem, forms.SlugField(max_length=120))
                    return self._added(request, quick.add(row, slug, actor(request)))
            except RefusalError as refusal:
                form.add_error("name", str(refusal))
            except ValidationError as error:
                form.add_error(None, error.messages)
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": f"Add {self.opts.verbose_name}",
            "opts": self.opts,
            "form": form,
            "hint": HINTS.get(self.model, "The whole name, family name first, with diacritics if you know them."),
            "offered": [(row, change_url(row)) for row in offered],
            "back": self._back(request),
            "is_popup": IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST,
        }
        return TemplateResponse(request, "admin/articles/quick.html", context)

    def _back(self, request: HttpRequest) -> str:
        """Return where to go afterwards: within this site, whatever the address says."""
        wanted = request.POST.get("next") or request.GET.get("next", "")
        mine = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
        return wanted if mine else ""

    def _added(self, request: HttpRequest, row: Record) -> HttpResponse:
        if IS_POPUP_VAR in request.POST:
            answer: HttpResponse = self.response_add(request, row)
            return answer
        self.message_user(request, f"“{row}” was added.", messages.SUCCESS)
        return HttpResponseRedirect(self._back(request) or change_url(row))
