"""Conditional requests, decided before any heavy work.

An ETag has two halves: where the archive stood before the page was made, and a digest of what it says. While nothing
has changed in the archive, the first half alone answers 304, for one cheap query and without the page. When something
has, the page is made, and if it still says the same, the second half answers 304.

The first half holds all that a public page may depend on: the database by its change log, the search index, the
program and its templates, the day, the language. Whoever carries another cookie than these, an editor above all, gets
the second half only, and nothing of theirs may be kept by a shared cache.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.timezone import localdate
from django.utils.translation import get_language

from articles.models import SearchChange, SearchLog
from articles.search.store import UnusableError, opened

type View = Callable[..., HttpResponseBase]

_LOG, _CHANGES = SearchLog._meta.db_table, SearchChange._meta.db_table
# On SQLite writers come one after the other, so that the log's last number tells every state from every other. On
# PostgreSQL a snapshot does; within a transaction that has written, nothing can be said.
_STATES = {
    "sqlite": f"SELECT archive, (SELECT max(seq) FROM sqlite_sequence WHERE name = '{_CHANGES}') FROM {_LOG}",  # noqa: S608
    "postgresql": f"SELECT archive, pg_current_snapshot()::text FROM {_LOG}"  # noqa: S608
    " WHERE pg_current_xact_id_if_assigned() IS NULL",
}
_TAG = re.compile(r'(?:W/)?"(?:(?P<state>[0-9a-f]{16})\.)?(?P<digest>[0-9a-f]{32})"')
# Public pages hold no form with a token, so that its cookie says nothing about a reader.
_OF_ANYBODY = frozenset({settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME})
_PROGRAM = frozenset({".py", ".html", ".css", ".js", ".mo"})


def conditional(view: View) -> View:
    """Return the view with ETags in two halves; streamed answers and errors pass as they are."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        known = list(_known(request))
        state = archive_state() if is_anybody(request) and not settings.DEBUG else ""  # there templates change at will
        if state and (same := next((tag for tag in known if tag[0] == state), None)):
            return _not_modified(*same)
        response = view(request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
        if not is_anybody(request):
            patch_cache_control(response, private=True)
        patch_vary_headers(response, ("Cookie",))
        if not isinstance(response, HttpResponse) or response.streaming or response.status_code != 200:
            return response
        digest = hashlib.md5(response.content, usedforsecurity=False).hexdigest()
        if any(digest == other for _state, other in known):
            return _not_modified(state, digest)
        response["ETag"] = _tag(state, digest)
        return response

    return answer


def is_anybody(request: HttpRequest) -> bool:
    """Whether nothing but its address and language tells this request from another's."""
    return set(request.COOKIES) <= _OF_ANYBODY


def _known(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Yield the two halves of each tag that the client has."""
    for tag in parse_etags(request.headers.get("If-None-Match", "")):
        if found := _TAG.fullmatch(tag):
            yield found["state"] or "", found["digest"]


def _tag(state: str, digest: str) -> str:
    return f'"{state}.{digest}"' if state else f'"{digest}"'


def _not_modified(state: str, digest: str) -> HttpResponse:
    response = HttpResponseNotModified()
    response["ETag"] = _tag(state, digest)
    patch_vary_headers(response, ("Cookie",))
    return response


def archive_state() -> str:
    """Return what tells this state of everything that pages are made of from every other; "" when nobody can say."""
    with connection.cursor() as cursor:
        cursor.execute(_STATES[connection.vendor])
        row = cursor.fetchone()
    if row is None:
        return ""
    parts = (*row, _index_state(), program_state(), localdate(), get_language())
    return hashlib.md5(repr(parts).encode(), usedforsecurity=False).hexdigest()[:16]


def _index_state() -> tuple[object, ...]:
    try:
        index = opened()
    except UnusableError as error:
        return (error.status,)
    return index.folder.name, index.stamp


@cache
def program_state() -> str:
    """Return a digest of the program, its templates and its static files' names, read once a process."""
    digest = hashlib.md5(usedforsecurity=False)
    templates: Any = settings.TEMPLATES
    folders = (settings.BASE_DIR / "articles", *templates[0]["DIRS"], *settings.LOCALE_PATHS)
    roots = [Path(folder) for folder in folders]
    files = [
        path for root in roots for path in root.rglob("*") if path.suffix in {".py", ".html", ".css", ".js", ".mo"}
    ]
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()
