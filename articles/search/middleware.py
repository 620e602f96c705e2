"""After a request that may have changed something, the index takes it in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.search import upkeep

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class SearchUpkeepMiddleware:
    """Let the writer pay for upkeep, so that an editor's next search finds it done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer first; nothing that goes wrong here changes the answer."""
        response = self.get_response(request)
        if request.method not in SAFE:
            upkeep.after_write()
        return response
