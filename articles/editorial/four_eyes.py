"""Four eyes: who imported an article or edited what it says does not publish it. Off unless the setting turns it on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q

from articles.models import CLAIM_MODELS, Article, ArticleVersion, Claim

if TYPE_CHECKING:
    from django.contrib.auth.models import User

IMPORTED = "was imported by you; somebody else publishes it"
EDITED = "was edited by you; somebody else publishes it"
_EDITS = ("edited", "put back", "gave")  # how the history's reasons of edits begin (articles.editorial.edits)


def touched(pks: Sequence[int], by: "User") -> dict[int, str]:
    """Return why `by` may not publish some of these articles: a fixed number of queries, none where the rule is off.

    Edits are changes of the article's own fields, and claims in its current text that the person added or corrected.
    To accept or reject what the machine found is reviewing, not editing.
    """
    if not settings.FOUR_EYES:
        return {}
    found = dict.fromkeys(_edited(pks, by), EDITED)
    imported = ArticleVersion.objects.filter(article__in=pks, run__user=by).values_list("article", flat=True)
    return {**found, **dict.fromkeys(imported, IMPORTED)}


def _edited(pks: Sequence[int], by: "User") -> set[int]:
    reasons = Q()
    for begin in _EDITS:
        reasons |= Q(history_change_reason__startswith=begin)
    found = set(Article.history.filter(reasons, id__in=pks, history_user=by).values_list("id", flat=True))
    for model in CLAIM_MODELS:
        own = Q(status=Claim.Status.CORRECTED) | Q(extractor="")
        rows = model._default_manager.filter(own, decided_by=by, version__article__in=pks, version__is_current=True)
        found |= set(rows.order_by().values_list("version__article", flat=True))
    return found
