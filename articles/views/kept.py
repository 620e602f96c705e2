"""Pages that are remembered while the database and the search index stay as they are.

Readers ask for the same pages again and again, crawlers most of all. A page that anybody gets is kept under the moment
it was read at (`articles.search.moments`): as soon as anything is written it is made anew, so a page out of date or a
withdrawn article is never shown. A browser that has the page already is told so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import localdate
from django.utils.translation import get_language

from articles.search import moments, store

_EACH = 2_000  # bytes that a page takes besides its text
_PRIVATE = ("/admin/", "/healthz")
_LONGEST = 2_000  # characters of an address


@dataclass(frozen=True, slots=True)
class _Page:
    content: bytes
    headers: tuple[tuple[str, str], ...]


class KeptPagesMiddleware:
    """Answers from memory what is there; place it innermost, so that the others do their part each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.pages: moments.Kept[_Page] = moments.Kept(settings.KEPT_MB * 1_000_000)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the page, made now or before."""
        if not settings.KEPT_MB or not _is_for_anybody(request):
            return self.get_response(request)
        moment, key = _moment(), _key(request)
        if (page := self.pages.get(moment, key)) is not None:
            response = HttpResponse(page.content, headers=dict(page.headers))
        else:
            response = self.get_response(request)
            if not _may_be_kept(request, response):
                return response
            response.headers.setdefault("ETag", f'"{blake2b(response.content, digest_size=16).hexdigest()}"')
            response.headers.setdefault("Cache-Control", "no-cache")  # keep it, and ask whether it still holds
            page = _Page(response.content, tuple(response.items()))
            self.pages.put(moment, key, page, len(page.content) + _EACH)
        return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _is_for_anybody(request: HttpRequest) -> bool:
    """Whether the answer can depend on nothing but address and language."""
    return (
        request.method == "GET"
        and not request.path.startswith(_PRIVATE)
        and len(request.get_full_path()) <= _LONGEST
        and set(request.COOKIES) <= {settings.LANGUAGE_COOKIE_NAME}
        and "Range" not in request.headers
    )


def _moment() -> moments.Moment | None:
    """Return the moment of database and index: a new index may find what the old one could not."""
    moment = moments.now()
    return None if moment is None else (moment, store.state(), localdate())


def _key(request: HttpRequest) -> tuple[object, ...]:
    return request.scheme, request.get_host(), request.get_full_path(), get_language()


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether anybody who asks for the address may be given this very answer."""
    session = getattr(request, "session", None)  # not looked at: then no cookie but that of the language matters
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not (session is not None and session.accessed)
        and "CSRF_COOKIE" not in request.META
        and "private" not in response.get("Cache-Control", "")
        and "no-store" not in response.get("Cache-Control", "")
    )
