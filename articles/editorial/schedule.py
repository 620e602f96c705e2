"""Scheduled publication: correct without a scheduler, since whoever asks for a page publishes first what is due.

Each web process looks at most once in `SCHEDULE_SECONDS` whether something is due (one look into a small index), and
publishes it before it answers. Until somebody asks for a page nobody could have seen the difference; lists, feeds and
the search index follow as after any publication. `manage.py publish_due` does the same without a visitor.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import Error, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.editorial import four_eyes, history, workflow
from articles.editorial.access import permission
from articles.editorial.outcome import BATCH, Outcome
from articles.models import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db import models

State = Article.State
log = logging.getLogger(__name__)


def publish_due() -> Outcome[Article]:
    """Publish the scheduled articles whose time has come, in the name of who scheduled them.

    Whoever may no longer publish, or has edited the article since under the four-eyes rule, does not publish it: it
    goes back into review, and its history says why.
    """
    outcome: Outcome[Article] = Outcome()
    while pks := list(_due().values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # again under the lock: another process may have been faster
            for article in _due().select_for_update().filter(pk__in=pks).order_by("pk"):
                _publish(article, outcome)
    return outcome


def _due() -> "models.QuerySet[Article]":
    return Article.objects.filter(state=State.SCHEDULED, publish_at__lte=timezone.now())


def _publish(article: Article, outcome: Outcome[Article]) -> None:
    by = article.scheduled_by
    why = _why_not(article, by)
    history.baseline([article])
    workflow.set_state(article, State.IN_REVIEW if why else State.PUBLISHED)
    workflow.save_states([article])
    history.note(
        [article], None if why else by, f"not published as scheduled: {why}" if why else "published as scheduled"
    )
    if why:
        outcome.skip(article, why)
    else:
        outcome.done.append(article)


def _why_not(article: Article, by: "User | None") -> str:
    if by is None or not by.is_active or not by.has_perm(permission(Article, "publish")):
        return f"{by} may not publish any more"
    return four_eyes.touched([article.pk], by).get(article.pk, "")


class ScheduleMiddleware:
    """Publishes what is due before a page is made."""

    _lock = threading.Lock()
    _next = 0.0

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look whether something is due, at most once in a while; a failure is logged and changes no answer."""
        if settings.SCHEDULE_SECONDS and self._is_time():
            try:
                if _due().exists():
                    publish_due()
            except Error:
                log.exception("scheduled articles could not be published")
        return self.get_response(request)

    @classmethod
    def _is_time(cls) -> bool:
        now = time.monotonic()
        with cls._lock:
            if now < cls._next:
                return False
            cls._next = now + settings.SCHEDULE_SECONDS
            return True
