"""Records made in one line while reviewing: an official by name, a post by label, a document as it is printed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from articles.editorial import duplicates, edits
from articles.editorial.outcome import RefusalError
from articles.extraction.document_keys import canonical_key
from articles.extraction.folding import fold, strip_diacritics
from articles.models import Official, Organization, Post, Record, Resolution

if TYPE_CHECKING:
    from django.contrib.auth.models import User

KINDS: tuple[type[Record], ...] = (Official, Post, Resolution)


def draft(model: type[Record], text: str) -> Any:
    """Return the record that `text` names, not stored yet. RefusalError when nothing can be made of it."""
    text = " ".join(text.split())
    if not fold(text):
        raise RefusalError("Write a name.")
    if model is Official:
        plain = strip_diacritics(text)
        return Official(name=plain[:120], name_vi=text[:120] if text != plain else "")
    if model is Post:
        role, _of, body = text.partition(" of ")
        return Post(label=text[:300], role=role[:200], organization=_organization(body))
    return _document(text)


def known(row: Any) -> Sequence[Record]:
    """Return the records that a drafted one may be already, the likest first."""
    if isinstance(row, Official):
        return duplicates.alike({fold(row.name)})
    if isinstance(row, Post):
        folded = fold(row.label)
        return list(Post.objects.filter(Q(folded=folded) | Q(aliases__folded=folded)).distinct()[: duplicates.OFFERED])
    return list(Resolution.objects.filter(key=row.key))


def add[R: Record](row: R, slug: str, by: "User") -> R:
    """Store a drafted record in the name of `by`, who has said everything it says.

    Raises PermissionDenied without `add_…`, ValidationError when it breaks a rule, such as being there already.
    """
    row.slug = slug  # type: ignore[attr-defined]
    edits.complete(row)
    row.full_clean()
    said = [field.name for field in row._meta.concrete_fields if field.name in row.machine_fields and _says(row, field)]
    return edits.save(row, said, by)


def _says(row: Record, field: "models.Field[Any, Any]") -> bool:
    return getattr(row, field.attname) not in {None, ""}


def _organization(name: str) -> Organization | None:
    """Return the one organization of this name, “the” left out; None when nobody has it."""
    folded = fold(name.removeprefix("the "))
    if not folded:
        return None
    rows = list(Organization.objects.filter(Q(folded=folded) | Q(aliases__folded=folded)).distinct()[:2])
    return rows[0] if len(rows) == 1 else None


def _document(text: str) -> Resolution:
    """Read a document's kind, number, issuer, day and title off its citation as printed."""
    from articles.extraction import extract  # the recognisers are loaded when somebody adds a document

    found = extract(f"The meeting was held under {text}.").citations
    if len(found) != 1:
        raise RefusalError("Write it as an article would cite it, such as “Resolution No. 51-NQ/TW”.")
    cited = found[0]
    issuer = _organization(cited.issuer or "")
    key = canonical_key(cited.kind, cited.number, cited.issuer, cited.title, cited.date)[:230]
    return Resolution(
        kind=cited.kind[:40],
        number=(cited.number or "")[:60],
        issuer=issuer,
        date=cited.date,
        title=(cited.title or "")[:500],
        key=key,
    )
