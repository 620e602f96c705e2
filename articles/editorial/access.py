"""Who may do what, and who is first: what every function of this package begins with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import models

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def permission(model: type[models.Model], action: str) -> str:
    """Return the full name of a permission, e.g. ``articles.decide_figure``."""
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"


def require(by: "User", model: type[models.Model], action: str) -> None:
    """Raise PermissionDenied unless `by` is active and may do `action` with this kind of record."""
    if not (by.is_active and by.has_perm(permission(model, action))):
        raise PermissionDenied(f"{by} may not {action} {model._meta.verbose_name_plural}.")


def locked[M: models.Model](model: type[M], pks: Iterable[int]) -> "models.QuerySet[M]":
    """Lock rows until the transaction ends and return them, in the order of their keys, to be read.

    Two steps on purpose: PostgreSQL gives whoever waited for a lock the fresh row joined with
    what its foreign keys pointed to before, so that a decision would be told without its decider.
    """
    keys = list(
        model._default_manager.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk", flat=True)
    )
    return model._default_manager.filter(pk__in=keys).order_by("pk")
