"""Which of an official's other names a reader may know.

An alias, or the name of a merged record, may stand only in a draft, a withdrawn article, an older text or a claim
that was rejected. Such a name must lead no reader to the person: that would tell what the unpublished text says.
Names that no text prints were given by an editor, and count as known.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import batched
from typing import Any

from django.db.models import Q

from articles.extraction.folding import fold
from articles.models import Article, ArticleVersion, Attestation, Claim, OfficialAlias, Participation, Statement

_CHUNK = 400  # texts read at a time

# Names by the official they lead to.
type Names = Mapping[int, Collection[str]]

_NAMING: tuple[type[Claim], ...] = (Attestation, Participation, Statement)
_HIDDEN = (
    Q(status=Claim.Status.REJECTED) | Q(version__is_current=False) | ~Q(version__article__state=Article.State.PUBLISHED)
)


def unsaid(names: Names, standing: Mapping[int, int]) -> dict[int, set[str]]:
    """Return those names that only texts print which readers may not see.

    `standing` maps every record that claims may name, merged ones too, to the official it stands for. A number of
    queries that does not depend on how many names there are.
    """
    wanted = {pk: set(given) for pk, given in names.items() if given}
    members = {record: pk for record, pk in standing.items() if pk in wanted}
    for official, exacts in _printed(members):
        wanted[official] = _missing(wanted[official], exacts)
    doubtful = {record: pk for record, pk in members.items() if wanted[pk]}
    hidden: dict[int, set[str]] = {}
    for official, texts in _hidden(doubtful):
        found = wanted[official] - _missing(wanted[official], texts)
        hidden.setdefault(official, set()).update(found)
    return {official: found for official, found in hidden.items() if found}


def _missing(names: Collection[str], texts: Iterable[str]) -> set[str]:
    """Return the names that stand in none of the texts, however they are spelled."""
    everything = " | ".join(f" {fold(text)} " for text in texts)
    return {name for name in names if f" {fold(name)} " not in everything}


def _printed(standing: Mapping[int, int]) -> Iterator[tuple[int, set[str]]]:
    """Yield each official with the words by which visible claims name it."""
    found: dict[int, set[str]] = {}
    for model in (Attestation, Participation):
        rows: Any = model.objects.visible_claims().filter(official__in=standing)
        for record, exact in rows.order_by().values_list("official_id", "exact").distinct():
            found.setdefault(standing[record], set()).add(exact)
    yield from found.items()


def _hidden(standing: Mapping[int, int]) -> Iterator[tuple[int, list[str]]]:
    """Yield each official with what texts say that readers may not see, a text at a time."""
    if not standing:
        return
    naming: dict[int, set[int]] = {}
    for model in _NAMING:
        every: Any = model._default_manager
        rows = every.filter(_HIDDEN, official__in=standing)
        for version, record in rows.order_by().values_list("version_id", "official_id").distinct():
            naming.setdefault(version, set()).add(standing[record])
    for chunk in batched(naming, _CHUNK):
        for version, blocks in ArticleVersion.objects.filter(pk__in=chunk).values_list("pk", "blocks"):
            texts = [str(block.get("text", "")) for block in blocks]
            for official in naming[version]:
                yield official, texts


def known_by(folded: str) -> set[int]:
    """Return the officials that have an alias of this folded spelling which readers may know."""
    aliases: dict[int, set[str]] = {}
    for official, name in OfficialAlias.objects.filter(folded=folded).values_list("official_id", "name")[:100]:
        aliases.setdefault(official, set()).add(name)
    secret = unsaid(aliases, {pk: pk for pk in aliases})
    return {pk for pk, given in aliases.items() if given - secret.get(pk, set())}
