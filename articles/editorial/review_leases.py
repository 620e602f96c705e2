"""Claims are given to one editor at a time: a lease that runs out by itself."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Claim, ClaimLease

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet

LASTS = timedelta(minutes=10)  # long enough to read an article around a claim


def kind_of(claim: Claim | type[Claim]) -> str:
    """Return the kind by which leases, marks and actions name a claim: its model's name."""
    return str(claim._meta.model_name)


def take(claim: Claim, by: "User", *, over: bool = False) -> bool:
    """Give `claim` to `by`, or renew their lease; return whether they have it now.

    It fails while somebody else's lease lasts, unless it is taken `over` on purpose.
    """
    now = timezone.now()
    named = {"kind": kind_of(claim), "claim": claim.pk}
    free = Q() if over else Q(user=by) | Q(expires_at__lte=now)
    until = now + LASTS
    if ClaimLease.objects.filter(free, **named).update(user=by, taken_at=now, expires_at=until):
        return True
    try:
        with transaction.atomic():
            ClaimLease.objects.create(**named, user=by, taken_at=now, expires_at=until)
    except IntegrityError:  # somebody has it, or was faster
        return False
    return True


def holder(claim: Claim, other_than: "User") -> ClaimLease | None:
    """Return the lease that somebody else has on `claim` now."""
    return others(other_than).filter(kind=kind_of(claim), claim=claim.pk).select_related("user").first()


def others(than: "User") -> "QuerySet[ClaimLease]":
    """Return the leases that last and are not the given person's."""
    return running().exclude(user=than)


def running() -> "QuerySet[ClaimLease]":
    """Return the leases that last."""
    return ClaimLease.objects.filter(expires_at__gt=timezone.now())


def give_back(kind: str, pks: list[int]) -> None:
    """End the leases on these claims; those that ran out go along."""
    ClaimLease.objects.filter(Q(kind=kind, claim__in=pks) | Q(expires_at__lte=timezone.now())).delete()
