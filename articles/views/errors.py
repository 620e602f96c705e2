"""Answers to requests that cannot be understood."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBadRequest
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBadRequest:
    """Say what is wrong where a view has said so; a request that is hostile rather than wrong learns nothing."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    page = render(request, "400.html", {"reason": reason})
    return HttpResponseBadRequest(page.content)
