"""Small pieces around every request: a log line, the language of pages, a permissions policy."""

import logging
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

log = logging.getLogger("mpsarchive.request")

type GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestLogMiddleware:
    """Write one line a request with method, path, status, milliseconds, user and a request id.

    The query string is left out: searches are nobody's business. The id goes back as `X-Request-ID`.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on and log how it ended."""
        started = time.perf_counter()
        request_id = uuid.uuid4().hex
        response = self.get_response(request)
        response["X-Request-ID"] = request_id
        milliseconds = round((time.perf_counter() - started) * 1000, 1)
        # `user` is only looked at where the session was, so that a public page stays without a query
        user = getattr(request, "_cached_user", None)
        fields = {
            "request_id": request_id,
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "ms": milliseconds,
            "user": user.pk if user is not None else None,
        }
        level = logging.WARNING if response.status_code >= 500 else logging.INFO
        log.log(level, "%s %s %s %sms", request.method, request.path, response.status_code, milliseconds, extra=fields)
        return response


class PermissionsPolicyMiddleware:
    """Send the Permissions-Policy header: the site uses no device and no tracking interface."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header unless a view has set its own."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class LanguageMiddleware(LocaleMiddleware):
    """Speak the language a reader chose, else what the browser asks for; caches between must tell them apart.

    The language ends with the request: what is streamed afterwards, such as downloads, is the same in every language.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Name the cookie beside the browser's header among what the answer depends on."""
        response = super().process_response(request, response)
        translation.deactivate()
        patch_vary_headers(response, ["Cookie"])
        return response
