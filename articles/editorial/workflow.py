"""An article's way: draft, in review, published, withdrawn, and back."""

from collections.abc import Iterable
from itertools import batched
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from articles.editorial import history
from articles.editorial.access import require
from articles.editorial.outcome import BATCH, Outcome, RefusalError
from articles.models import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

State = Article.State

# (from, to) -> the permission it takes. What is not here cannot be done.
TRANSITIONS: dict[tuple[str, str], str] = {
    (State.DRAFT, State.IN_REVIEW): "change",
    (State.DRAFT, State.PUBLISHED): "publish",
    (State.IN_REVIEW, State.DRAFT): "change",
    (State.IN_REVIEW, State.PUBLISHED): "publish",
    (State.PUBLISHED, State.WITHDRAWN): "withdraw",
    (State.WITHDRAWN, State.PUBLISHED): "publish",
}
_REASONS = {
    State.DRAFT: "back to draft",
    State.IN_REVIEW: "submitted for review",
    State.PUBLISHED: "published",
    State.WITHDRAWN: "withdrawn",
}


def submit(pks: Iterable[int], by: "User") -> Outcome[Article]:
    """Move drafts into review. PermissionDenied without `change_article`."""
    return _move(pks, State.IN_REVIEW, by)


def return_to_draft(pks: Iterable[int], by: "User") -> Outcome[Article]:
    """Move articles from review back to draft. PermissionDenied without `change_article`."""
    return _move(pks, State.DRAFT, by)


def publish(pks: Iterable[int], by: "User") -> Outcome[Article]:
    """Publish drafts, reviewed and withdrawn articles. PermissionDenied without `publish_article`.

    A withdrawal's reason and time are cleared; the history keeps them. The time of the first
    publication stays as it was.
    """
    return _move(pks, State.PUBLISHED, by)


def withdraw(pks: Iterable[int], by: "User", reason: str) -> Outcome[Article]:
    """Withdraw published articles; readers are shown `reason`. RefusalError without one.

    PermissionDenied without `withdraw_article`.
    """
    return _move(pks, State.WITHDRAWN, by, reason.strip())


def next_states(article: Article, by: "User") -> list[str]:
    """Return the states into which `by` may move `article` as it stands."""
    return [
        to
        for (start, to), action in TRANSITIONS.items()
        if start == article.state and by.has_perm(f"articles.{action}_article")
    ]


def _move(pks: Iterable[int], to: Article.State, by: "User", reason: str = "") -> Outcome[Article]:
    action = next(action for (_, end), action in TRANSITIONS.items() if end == to)
    require(by, Article, action)
    if to == State.WITHDRAWN and not reason:
        raise RefusalError("Say why: readers see the reason on the page that stays.")
    outcome: Outcome[Article] = Outcome()
    with transaction.atomic():
        for some in batched(sorted(set(pks)), BATCH):
            _move_some(some, to, by, reason, outcome)
    return outcome


def _move_some(pks: tuple[int, ...], to: Article.State, by: "User", reason: str, outcome: Outcome[Article]) -> None:
    moving = []
    for article in Article.objects.select_for_update().filter(pk__in=pks).order_by("pk"):
        if article.state == to:
            outcome.skip(article, f"is {article.get_state_display()} already")
        elif (article.state, to) not in TRANSITIONS:
            outcome.skip(article, f"is {article.get_state_display()} and cannot become {to.label}")
        else:
            moving.append(article)
    history.baseline(moving)
    for article in moving:
        _set_state(article, to, reason)
    Article.objects.bulk_update(
        moving, ["state", "withdrawal_reason", "withdrawn_at", "first_published_at", "updated_at"]
    )
    history.note(moving, by, _REASONS[to])
    outcome.done += moving


def _set_state(article: Article, to: Article.State, reason: str) -> None:
    now = timezone.now()
    article.state = to
    article.updated_at = now  # bulk_update leaves auto_now alone
    article.withdrawal_reason = reason if to == State.WITHDRAWN else ""
    article.withdrawn_at = now if to == State.WITHDRAWN else None
    if to == State.PUBLISHED and article.first_published_at is None:
        article.first_published_at = now
