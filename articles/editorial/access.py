"""Who may do what: the one check behind every function of this package."""

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
