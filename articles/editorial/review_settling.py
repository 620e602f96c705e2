"""What editors make of contradictions and of readers' error reports: settled, or open again."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from articles.editorial import history
from articles.editorial.access import locked, require
from articles.editorial.outcome import Outcome
from articles.models import Contradiction, ErrorReport

if TYPE_CHECKING:
    from django.contrib.auth.models import User

OPEN = "open"


def settle[S: (Contradiction, ErrorReport)](model: type[S], pks: Iterable[int], to: str, by: "User") -> Outcome[S]:
    """Settle rows with the answer `to`, or open them again. What is settled is not settled over: it is opened first.

    PermissionDenied without `change_…`, ValueError for an answer that there is not.
    """
    require(by, model, "change")
    if to not in model.Status.values:
        raise ValueError(f"not an answer: {to}")
    outcome: Outcome[S] = Outcome()
    with transaction.atomic():
        for row in locked(model, pks).select_related("decided_by"):
            if to == row.status == OPEN:
                outcome.skip(row, "is open already")
                continue
            if OPEN not in {to, row.status}:
                who = f"by {row.decided_by} on {history.plain(row.decided_at)}"
                outcome.skip(row, f"was answered “{row.get_status_display()}” {who}; open it again first")
                continue
            row.status = to
            row.decided_by = None if to == OPEN else by
            row.decided_at = None if to == OPEN else timezone.now()
            row.save(update_fields=["status", "decided_by", "decided_at"])
            outcome.done.append(row)
    return outcome
