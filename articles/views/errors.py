"""Answers to requests that cannot be understood, and to addresses at which nothing is, or is no longer."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.defaults import page_not_found

from articles.models import Article, Indicator, Meeting, Official, Post, Record, Resolution
from articles.views.gone import answer, ending_of_id, ending_of_record, renamed
from articles.views.located import located, public_rows, standing

# The first part of an address, the kind of record it names, and the name of the part that does.
_NAMED: dict[str, tuple[type[Record], str]] = {
    "articles": (Article, "slug"),
    "officials": (Official, "slug"),
    "posts": (Post, "slug"),
    "meetings": (Meeting, "slug"),
    "resolutions": (Resolution, "slug"),
    "figures": (Indicator, "code"),
}
_SAFE = frozenset({"GET", "HEAD"})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBadRequest:
    """Say what is wrong where a view has said so; a request that is hostile rather than wrong learns nothing."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    page = render(request, "400.html", {"reason": reason})
    return HttpResponseBadRequest(page.content)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Lead on from the former address of a record; say so where something was public; else nothing is there."""
    match = request.resolver_match
    kind = _NAMED.get(request.path.split("/", 2)[1])
    if match is None or kind is None or request.method not in _SAFE:
        return page_not_found(request, exception)
    model, key = kind
    slug = match.kwargs.get(key)
    found = _former(request, model, key, slug) if isinstance(slug, str) else None
    return found or page_not_found(request, exception)


def _former(request: HttpRequest, model: type[Record], key: str, slug: str) -> HttpResponse | None:
    record = model._default_manager.filter(**{key: slug}).first()
    if record is None:
        uuid = renamed(model, slug)
        found = located(uuid) if uuid else None
        if uuid and found is None:
            ending = ending_of_id(uuid)
            return answer(request, ending) if ending else None
        record = model._default_manager.get(pk=found[1]) if found else None
    if record is None:
        return None
    rows = Article.objects.announced() if model is Article else public_rows(model)
    shown = rows.filter(pk=standing(record)).first() if rows is not None else None
    if shown is not None:
        now = getattr(shown, key)
        return _leading_on(request, key, slug, now) if now != slug else None
    ending = ending_of_record(record)
    return answer(request, ending) if ending else None


def _leading_on(request: HttpRequest, key: str, before: str, now: str) -> HttpResponse | None:
    """Return the way to the same page of the record under its present name."""
    match = request.resolver_match
    if match is None or match.url_name is None:
        return None
    try:
        address = reverse(match.url_name, kwargs={**match.captured_kwargs, key: now})  # type: ignore[attr-defined]
    except NoReverseMatch:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
