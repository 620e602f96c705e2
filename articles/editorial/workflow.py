"""An article's way: draft, in review, scheduled, published, withdrawn, and back.

Each step is checked by permission, by the state that the locked row has, and by the four-eyes rule where that is on.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import batched
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import four_eyes, history
from articles.editorial.access import permission, require
from articles.editorial.outcome import BATCH, Outcome, RefusalError
from articles.models import Article, ArticleComment

if TYPE_CHECKING:
    from django.contrib.auth.models import User

State = Article.State

# (from, to) -> the permission it takes. What is not here cannot be done.
TRANSITIONS: dict[tuple[str, str], str] = {
    (State.DRAFT, State.IN_REVIEW): "submit",
    (State.DRAFT, State.SCHEDULED): "publish",
    (State.DRAFT, State.PUBLISHED): "publish",
    (State.IN_REVIEW, State.DRAFT): "change",
    (State.IN_REVIEW, State.SCHEDULED): "publish",
    (State.IN_REVIEW, State.PUBLISHED): "publish",
    (State.SCHEDULED, State.IN_REVIEW): "change",
    (State.SCHEDULED, State.SCHEDULED): "publish",
    (State.SCHEDULED, State.PUBLISHED): "publish",
    (State.PUBLISHED, State.IN_REVIEW): "publish",  # a first publication, within minutes
    (State.PUBLISHED, State.WITHDRAWN): "withdraw",
    (State.WITHDRAWN, State.PUBLISHED): "publish",
}
_REASONS = {
    (State.DRAFT, State.IN_REVIEW): "submitted for review",
    (State.IN_REVIEW, State.DRAFT): "back to draft",
    (State.SCHEDULED, State.IN_REVIEW): "taken off the schedule",
    (State.PUBLISHED, State.IN_REVIEW): "publication taken back",
}
TAKE_BACK = timedelta(minutes=10)  # how long a first publication can be taken back; later it is withdrawn
_FIELDS = (
    "state",
    "withdrawal_reason",
    "withdrawn_at",
    "first_published_at",
    "publish_at",
    "scheduled_by",
    "updated_at",
)


def submit(pks: Iterable[int], by: "User") -> Outcome[Article]:
    """Move drafts into review. PermissionDenied without `submit_article`."""
    return _move(pks, State.IN_REVIEW, by, {State.DRAFT})


def return_to_draft(pks: Iterable[int], by: "User") -> Outcome[Article]:
    """Move articles from review back to draft. PermissionDenied without `change_article`."""
    return _move(pks, State.DRAFT, by)


def publish(pks: Iterable[int], by: "User") -> Outcome[Article]:
    """Publish drafts, reviewed, scheduled and withdrawn articles. PermissionDenied without `publish_article`.

    A withdrawal's reason and time are cleared; the history keeps them. The time of the first
    publication stays as it was.
    """
    return _move(pks, State.PUBLISHED, by)


def schedule(pks: Iterable[int], by: "User", at: datetime) -> Outcome[Article]:
    """Have drafts and reviewed articles published at a time, or scheduled ones at another. RefusalError for the past.

    PermissionDenied without `publish_article`.
    """
    if at <= timezone.now():
        raise RefusalError("This time has passed. Give one to come, or publish now.")

    def set_time(article: Article) -> None:
        article.publish_at, article.scheduled_by = at, by

    return _move(pks, State.SCHEDULED, by, reason=f"scheduled for {history.plain(at)}", then=set_time)


def unschedule(pks: Iterable[int], by: "User") -> Outcome[Article]:
    """Move scheduled articles back into review. PermissionDenied without `change_article`."""
    return _move(pks, State.IN_REVIEW, by, {State.SCHEDULED})


def take_back(pks: Iterable[int], by: "User") -> Outcome[Article]:
    """Move articles back into review that were published for the first time minutes ago.

    PermissionDenied without `publish_article`.
    """
    return _move(pks, State.IN_REVIEW, by, {State.PUBLISHED})


def withdraw(pks: Iterable[int], by: "User", reason: str, note: str = "") -> Outcome[Article]:
    """Withdraw published articles; readers are shown `reason`, editors `note` as a comment.

    RefusalError without a reason, PermissionDenied without `withdraw_article`.
    """
    require(by, Article, "withdraw")
    reason = reason.strip()
    if not reason:
        raise RefusalError("Say why: readers see the reason on the page that stays.")

    def set_reason(article: Article) -> None:
        article.withdrawal_reason, article.withdrawn_at = reason, article.updated_at

    with transaction.atomic():
        outcome = _move(pks, State.WITHDRAWN, by, then=set_reason)
        if note.strip():
            ArticleComment.objects.bulk_create(
                ArticleComment(article=article, author=by, text=note.strip()) for article in outcome.done
            )
    return outcome


def next_states(article: Article, by: "User") -> list[str]:
    """Return the states into which `by` may move `article` as it stands; the four-eyes rule is not asked."""
    return [
        to
        for (start, to), action in TRANSITIONS.items()
        if start == article.state and by.has_perm(permission(Article, action)) and not _too_late(article, to)
    ]


def _too_late(article: Article, to: str) -> bool:
    """Whether a publication is no longer one that can be taken back."""
    if (article.state, to) != (State.PUBLISHED, State.IN_REVIEW):
        return False
    return article.first_published_at is None or article.first_published_at < timezone.now() - TAKE_BACK


def _nothing(article: Article) -> None:
    """Leave it as it is."""


def _move(
    pks: Iterable[int],
    to: Article.State,
    by: "User",
    starts: set[Article.State] | None = None,
    reason: str = "",
    then: Callable[[Article], None] = _nothing,
) -> Outcome[Article]:
    """Move articles to a state, from those of `starts` only where these are given; `then` completes each."""
    actions = {action for (start, end), action in TRANSITIONS.items() if end == to and (not starts or start in starts)}
    if not any(by.is_active and by.has_perm(permission(Article, action)) for action in actions):
        raise PermissionDenied(_("%(who)s may not move articles to %(state)s.") % {"who": by, "state": to.label})
    outcome: Outcome[Article] = Outcome()
    with transaction.atomic():
        for some in batched(sorted(set(pks)), BATCH):
            _move_some(some, to, by, starts, reason, then, outcome)
    return outcome


def _move_some(
    pks: tuple[int, ...],
    to: Article.State,
    by: "User",
    starts: set[Article.State] | None,
    reason: str,
    then: Callable[[Article], None],
    outcome: Outcome[Article],
) -> None:
    moving = []
    watched = four_eyes.touched(pks, by) if to in {State.PUBLISHED, State.SCHEDULED} else {}
    for article in Article.objects.select_for_update().filter(pk__in=pks).order_by("pk"):
        why = _why_not(article, to, by, starts) or watched.get(article.pk, "")
        if why:
            outcome.skip(article, why)
        else:
            moving.append(article)
    history.baseline(moving)
    told: dict[str, list[Article]] = {}
    for article in moving:
        told.setdefault(reason or _REASONS.get((State(article.state), to), str(to.value)), []).append(article)
        set_state(article, to)
        then(article)
    Article.objects.bulk_update(moving, _FIELDS)
    for what, articles in told.items():
        history.note(articles, by, what)
    outcome.done += moving


def _why_not(article: Article, to: Article.State, by: "User", starts: set[Article.State] | None) -> str:
    if article.state == to and (to, to) not in TRANSITIONS:
        return _("is %(state)s already") % {"state": article.get_state_display()}
    action = TRANSITIONS.get((article.state, to))
    if action is None or (starts and article.state not in starts):
        return _("is %(state)s and cannot become %(to)s") % {"state": article.get_state_display(), "to": to.label}
    if not by.has_perm(permission(Article, action)):
        states = {"state": article.get_state_display(), "to": to.label}
        return _("is %(state)s, and you may not make it %(to)s") % states
    if _too_late(article, to):
        return _("was published more than %(minutes)s minutes ago: withdraw it") % {"minutes": TAKE_BACK.seconds // 60}
    return ""


def set_state(article: Article, to: Article.State) -> None:
    """Give an article a state with the times that belong to it; nothing is stored."""
    now = timezone.now()
    taken_back = (article.state, to) == (State.PUBLISHED, State.IN_REVIEW)
    article.state = to
    article.updated_at = now  # bulk_update leaves auto_now alone
    article.withdrawal_reason, article.withdrawn_at = "", None
    article.publish_at = article.scheduled_by = None
    if to == State.PUBLISHED and article.first_published_at is None:
        article.first_published_at = now
    elif taken_back:
        article.first_published_at = None


def save_states(articles: list[Article]) -> None:
    """Store what `set_state` has set."""
    Article.objects.bulk_update(articles, _FIELDS)
