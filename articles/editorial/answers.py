"""Answers to questions that an import left open: one person or two, one report or two."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from articles.editorial import history
from articles.editorial.access import locked, require
from articles.editorial.outcome import Outcome
from articles.models import ArticleLink, IdentityQuestion

if TYPE_CHECKING:
    from django.contrib.auth.models import User

OPEN, SAME, DIFFERENT = "open", "same", "different"


def answer[Q: (IdentityQuestion, ArticleLink)](model: type[Q], pks: Iterable[int], to: str, by: "User") -> Outcome[Q]:
    """Record an answer: ``same``, ``different``, or ``open`` to take one back.

    “Same” is recorded only: nothing is merged by it. An answered question is not answered over;
    it is opened first. PermissionDenied without `change_…`, ValueError for another answer.
    """
    require(by, model, "change")
    if to not in {OPEN, SAME, DIFFERENT}:
        raise ValueError(f"not an answer: {to}")
    outcome: Outcome[Q] = Outcome()
    with transaction.atomic():
        for question in locked(model, pks).select_related("decided_by"):
            if to == OPEN and question.status == OPEN:
                outcome.skip(question, "is open already")
                continue
            if OPEN not in {to, question.status}:
                who = f"by {question.decided_by} on {history.plain(question.decided_at)}"
                outcome.skip(question, f"was answered “{question.get_status_display()}” {who}; open it again first")
                continue
            question.status = to
            question.decided_by = None if to == OPEN else by
            question.decided_at = None if to == OPEN else timezone.now()
            question.save(update_fields=["status", "decided_by", "decided_at"])
            outcome.done.append(question)
    return outcome
