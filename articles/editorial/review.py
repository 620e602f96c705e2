"""Decisions in the review queue: on one claim or on all that read the same, each to be taken back in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import contradictions, decisions, history, review_leases, review_queue
from articles.editorial.access import require
from articles.editorial.outcome import Outcome, RefusalError
from articles.editorial.review_leases import kind_of
from articles.models import Claim, ClaimMark, ReviewAction

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet

ACCEPT, REJECT, CORRECT, UNSURE, SKIP = "accept", "reject", "correct", "unsure", "skip"
VERBS = (ACCEPT, REJECT, CORRECT, UNSURE, SKIP)
ADDED, SET_ASIDE = "added", "unsure"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did: the log's entry (None when nothing is to be undone), and what was left alone."""

    action: ReviewAction | None
    outcome: Outcome[Claim]


def decide(
    claim: Claim,
    verb: str,
    by: "User",
    *,
    values: Mapping[str, Any] | None = None,
    with_alike: bool = False,
    note: str = "",
) -> Decided:
    """Do `verb` to `claim`, `with_alike` also to the open claims that read the same.

    `values` are what a correction changes; accepting with changed values is a correction. Raises PermissionDenied
    without `decide_…`, RefusalError while somebody else is at the claim, ValidationError for values that break a rule.
    """
    require(by, type(claim), "decide")
    if verb not in VERBS:
        raise ValueError(f"not a decision: {verb}")
    with transaction.atomic():
        lease = review_leases.holder(claim, by)
        if lease is not None:
            until = history.plain(lease.expires_at)
            raise RefusalError(
                _("%(who)s is reviewing this claim, until %(until)s at most.") % {"who": lease.user, "until": until}
            )
        if verb in {UNSURE, SKIP}:
            decided = _set_aside(claim, verb, by, note)
        else:
            decided = _settle(claim, verb, by, values or {}, with_alike)
        done = [claim.pk, *(row.pk for row in decided.outcome.done)]
        review_leases.give_back(kind_of(claim), done)
        if verb not in {UNSURE, SKIP}:
            ClaimMark.objects.filter(kind=kind_of(claim), claim__in=done).delete()
            contradictions.look_again(decided.outcome.done)
    return decided


def _settle(claim: Claim, verb: str, by: "User", values: Mapping[str, Any], with_alike: bool) -> Decided:
    model = type(claim)
    pks = list(review_queue.alike(claim).order_by("pk").values_list("pk", flat=True)[: review_queue.ALIKE_AT_ONCE])
    others = pks if with_alike else []
    outcome: Outcome[Claim]
    if verb == REJECT:
        outcome, word = decisions.reject(model, [claim.pk, *others], by), Claim.Status.REJECTED
    elif values:
        outcome, word = _correct(claim, values, others, by), Claim.Status.CORRECTED
    else:
        outcome, word = decisions.accept(model, [claim.pk, *others], by), Claim.Status.ACCEPTED
    return Decided(_log(by, model, str(word.value), outcome.done), outcome)


def _correct(claim: Claim, values: Mapping[str, Any], others: list[int], by: "User") -> Outcome[Claim]:
    outcome: Outcome[Claim] = Outcome()
    corrected = decisions.correct(claim, values, by)
    if not corrected.is_decided:  # the values were what it says already
        return decisions.accept(type(claim), [claim.pk, *others], by)
    outcome.done.append(corrected)
    shared = {name: value for name, value in values.items() if name in review_queue.SAME_BY[type(claim)]}
    rows = type(claim)._default_manager.filter(pk__in=others).order_by("pk") if shared else ()
    for other in rows:
        try:
            with transaction.atomic():
                outcome.done.append(decisions.correct(other, shared, by))
        except RefusalError as refusal:
            outcome.skip(other, str(refusal))
        except ValidationError as error:
            outcome.skip(other, " ".join(error.messages))
    return outcome


def _set_aside(claim: Claim, verb: str, by: "User", note: str) -> Decided:
    to = ClaimMark.Verb.UNSURE if verb == UNSURE else ClaimMark.Verb.SKIPPED
    ClaimMark.objects.update_or_create(
        kind=kind_of(claim),
        claim=claim.pk,
        user=by,
        defaults={"verb": to, "note": note.strip()[:300] if verb == UNSURE else "", "at": timezone.now()},
    )
    over = timezone.now() - review_queue.SKIPPED_FOR  # what was left before is no longer hidden by it
    ClaimMark.objects.filter(user=by, verb=ClaimMark.Verb.SKIPPED, at__lte=over).delete()
    outcome: Outcome[Claim] = Outcome(done=[claim])
    return Decided(_log(by, type(claim), SET_ASIDE, [claim]) if verb == UNSURE else None, outcome)


def add(claim: Claim, by: "User") -> Claim:
    """Store a claim that the machine missed, so that it can be undone like a decision."""
    with transaction.atomic():
        added = decisions.add(claim, by)
        _log(by, type(claim), ADDED, [added])
        contradictions.look_again([added])
    return added


def _log(by: "User", model: type[Claim], verb: str, claims: Iterable[Claim]) -> ReviewAction | None:
    done = list(claims)
    if not done:
        return None
    label = str(done[0])
    label = label if len(label) <= 300 else f"{label[:299]}…"
    return ReviewAction.objects.create(
        user=by, at=timezone.now(), kind=kind_of(model), verb=verb, claims=[row.pk for row in done], label=label
    )


def latest(by: "User", number: int = 8) -> "QuerySet[ReviewAction]":
    """Return the last decisions of `by` that stand, the newest first."""
    return ReviewAction.objects.filter(user=by, undone_at__isnull=True).order_by("-id")[:number]


def undo(action: ReviewAction, by: "User") -> Outcome[Claim]:
    """Take a decision of one's own back, on each of its claims that nobody has decided on since.

    What was accepted, corrected or rejected is suggested again; what was added is rejected; what was set aside as
    unsure waits for everybody. RefusalError for somebody else's decision and for one that was taken back already.
    """
    model = review_queue.KINDS[action.kind]
    require(by, model, "decide")
    with transaction.atomic():
        current = ReviewAction.objects.select_for_update().get(pk=action.pk)
        if current.user_id != by.pk:
            raise RefusalError(_("This was not your decision. Reopen the claim on its page."))
        if current.undone_at is not None:
            raise RefusalError(_("This decision was taken back already."))
        current.undone_at = timezone.now()
        current.save(update_fields=["undone_at"])
        if current.verb == SET_ASIDE:
            ClaimMark.objects.filter(kind=current.kind, claim__in=current.claims, user=by).delete()
            return Outcome(done=list(model._default_manager.filter(pk__in=current.claims)))
        mine, outcome = _still_mine(current, model, by)
        if mine:
            back = decisions.reject(model, mine, by) if current.verb == ADDED else decisions.reopen(model, mine, by)
            outcome.done += back.done
            outcome.skipped += back.skipped
            contradictions.look_again(back.done)
    return outcome


def _still_mine(action: ReviewAction, model: type[Claim], by: "User") -> tuple[list[int], Outcome[Claim]]:
    """Return which claims of an action are as it left them; the others are told with who was there since."""
    outcome: Outcome[Claim] = Outcome()
    mine = []
    rows = model._default_manager.filter(pk__in=action.claims)
    for claim in rows.select_related("decided_by", *review_queue.NAMED_BY[model]):
        if claim.decided_by_id == by.pk and claim.decided_at and claim.decided_at <= action.at:
            mine.append(claim.pk)
        else:
            outcome.skip(claim, _("was %(decided)s since") % {"decided": decisions.decision_in_words(claim)})
    return mine, outcome
