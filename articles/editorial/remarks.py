"""Who works on an article, what editors tell each other about it, and what readers are told was corrected."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.editorial import history
from articles.editorial.access import locked, permission, require
from articles.editorial.outcome import Outcome, RefusalError
from articles.models import Article, ArticleComment, Correction

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def assignable() -> "QuerySet[User]":
    """Return whom articles can be given to: everybody at the desk."""
    from django.contrib.auth import get_user_model

    return get_user_model().objects.filter(is_active=True, is_staff=True).order_by("username")


def assign(pks: Iterable[int], by: "User", to: "User | None", due: date | None = None) -> Outcome[Article]:
    """Give articles to somebody, or to nobody, with a day by which they should be ready.

    PermissionDenied without `change_article`, RefusalError for somebody who is not at the desk.
    """
    require(by, Article, "change")
    if to is not None and not (to.is_active and to.is_staff and to.has_perm(permission(Article, "view"))):
        raise RefusalError(f"{to} is not at the desk.")
    outcome: Outcome[Article] = Outcome()
    with transaction.atomic():
        for article in locked(Article, pks):
            if (article.assigned_to_id, article.due_on) == (to.pk if to else None, due):
                outcome.skip(article, "stands so already")
                continue
            history.baseline([article])
            article.assigned_to, article.due_on = to, due
            Article.objects.filter(pk=article.pk).update(assigned_to=to, due_on=due)
            outcome.done.append(article)
        until = f", due {history.plain(due)}" if due else ""
        history.note(outcome.done, by, f"assigned to {to}{until}" if to else f"assigned to nobody{until}")
    return outcome


def comment(article: Article, by: "User", text: str) -> ArticleComment:
    """Keep a remark for the desk. PermissionDenied without `add_articlecomment`, RefusalError for an empty one."""
    require(by, ArticleComment, "add")
    if not text.strip():
        raise RefusalError("The comment is empty.")
    return ArticleComment.objects.create(article=article, author=by, text=text.strip())


def publish_correction(article: Article, by: "User", text: str) -> Correction:
    """Tell readers of a published article what was corrected.

    PermissionDenied without `publish_article`, RefusalError for an empty note or an article that is not published.
    """
    require(by, Article, "publish")
    if not text.strip():
        raise RefusalError("Say what was wrong and what is right now.")
    with transaction.atomic():
        current = locked(Article, [article.pk]).get()
        if current.state != Article.State.PUBLISHED:
            raise RefusalError("Only published articles are read, and so corrected before readers.")
        made = Correction.objects.create(article=current, author=by, text=text.strip(), published_at=timezone.now())
        _note(current, by, f"published a correction: {made.text}")
    return made


def retract_correction(correction: Correction, by: "User") -> Correction:
    """Take a correction from readers' sight. PermissionDenied without `publish_article`, RefusalError if it is."""
    require(by, Article, "publish")
    with transaction.atomic():
        current = locked(Correction, [correction.pk]).select_related("article", "retracted_by").get()
        if current.retracted_at is not None:
            raise RefusalError(f"{current.retracted_by} has retracted it on {history.plain(current.retracted_at)}.")
        current.retracted_at, current.retracted_by = timezone.now(), by
        current.save(update_fields=["retracted_at", "retracted_by"])
        _note(current.article, by, f"retracted a correction: {current.text}")
    return current


def _note(article: Article, by: "User", reason: str) -> None:
    """Write into an article's history what readers are told of it; feeds see that it has changed."""
    history.baseline([article])
    article.updated_at = timezone.now()
    Article.objects.filter(pk=article.pk).update(updated_at=article.updated_at)
    history.note([article], by, reason[:500])
