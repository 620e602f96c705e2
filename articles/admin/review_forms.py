"""Forms of the review queue: a claim's own form from its admin, with dates that need no script and names typed out."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from articles.admin.quick import quick_url
from articles.editorial import quick
from articles.editorial.review_queue import KINDS
from articles.extraction.folding import fold
from articles.models import ArticleVersion, Claim

TYPED = "-typed"  # beside a field that offers records: a name typed out, for browsers without scripts
OFFERED = 10


@dataclass(slots=True)
class Row:
    """One field as the page shows it; `candidates` are the records that a typed name may mean.

    `quick` leads to where a record that is missing is added in one line.
    """

    bound: forms.BoundField
    takes_name: bool
    typed: str = ""
    candidates: list[tuple[str, str]] = field(default_factory=list)
    quick: str = ""


def claim_form(request: HttpRequest, claim: Claim, data: QueryDict | None = None) -> Any:
    """Return the form of a stored claim, filled from `data` when there is any."""
    model_admin: Any = admin.site.get_model_admin(type(claim))
    return _plain(model_admin.get_form(request, claim, change=True)(data, instance=claim))


def new_claim_form(request: HttpRequest, kind: str, version: ArticleVersion, block: int, exact: str) -> Any:
    """Return the form of a claim that the machine missed, its evidence filled in; bound when it is posted."""
    model = KINDS[kind]
    model_admin: Any = admin.site.get_model_admin(model)
    form_class = model_admin.get_form(request, None, change=False)
    start = {"version": version.pk, "block": block, "exact": exact}
    data = None
    if request.method == "POST":
        data = with_names(request, model, request.POST)[0]
    form = _plain(form_class(data, initial=start, instance=model(version=version)))
    for name in ("version", "block"):
        form.fields[name].widget = forms.HiddenInput()
    form.fields["exact"].widget.attrs["rows"] = 3
    return form


def _plain(form: Any) -> Any:
    for form_field in form.fields.values():
        if isinstance(form_field, forms.DateField):
            form_field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        form_field.help_text = ""  # dense: the claim's own page has it
    return form


def _related(model: type[Claim], name: str) -> Any:
    return model._meta.get_field(name).related_model


def with_names(
    request: HttpRequest, model: type[Claim], posted: QueryDict
) -> tuple[QueryDict, dict[str, list[tuple[str, str]]]]:
    """Return the posted values with typed names turned into records, and what the names that stay open may mean."""
    data, unclear = posted.copy(), {}
    for name in model.claim_fields:
        typed = [value.strip() for value in posted.getlist(f"{name}{TYPED}") if value.strip()]
        if not typed or _related(model, name) is None:
            continue
        chosen = next((value[1:] for value in typed if value.startswith("#") and value[1:].isdecimal()), None)
        found = [] if chosen else _records(request, _related(model, name), typed[0])
        if chosen or len(found) == 1:
            data[name] = chosen or found[0][0]
        else:
            unclear[name] = found
    return data, unclear


def _records(request: HttpRequest, model: Any, typed: str) -> list[tuple[str, str]]:
    """Return number and name of the records that a typed name may mean; one alone when the name is exactly its."""
    model_admin: Any = admin.site.get_model_admin(model)
    rows, _may_repeat = model_admin.get_search_results(request, model_admin.get_queryset(request), typed)
    found = [(str(row.pk), str(row)) for row in rows[:OFFERED]]
    exact = [row for row in found if fold(row[1]) == fold(typed)]
    return exact if len(exact) == 1 else found


def rows(
    form: Any, unclear: dict[str, list[tuple[str, str]]], posted: QueryDict | None = None, back: str = ""
) -> list[Row]:
    """Return the fields of a claim's form as the page shows them, with their errors.

    A field for officials, posts or documents leads to where a missing one is added, and then to `back`.
    """
    shown = []
    for bound in form.visible_fields():
        model = type(form.instance)
        takes_name = bound.name in model.claim_fields and _related(model, bound.name) is not None
        typed = posted.get(f"{bound.name}{TYPED}", "") if posted and takes_name else ""
        if bound.name in unclear and form.is_bound:
            message = _("Several records match: choose one.") if unclear[bound.name] else _("No record has this name.")
            form.add_error(bound.name, message)
        target = _related(model, bound.name) if takes_name else None
        missing = quick_url(target, typed, back) if back and target in quick.KINDS else ""
        shown.append(Row(bound, takes_name, typed, unclear.get(bound.name, []), missing))
    return shown


def unbound_values(claim: Claim) -> dict[str, Any]:
    """Return what a claim says by field name: records as records, the rest as stored."""
    return {name: getattr(claim, name) for name in claim.claim_fields}
