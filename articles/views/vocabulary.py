"""Words of the extraction that stand in records, as pages say them in the reader's language.

A record keeps them in English; a word that the catalogue does not know is shown as it is kept. The words that it
knows stand in `vocabulary_words`.
"""

from functools import lru_cache

from django.utils.translation import get_language, pgettext

from articles.models import Record, Source

_OWN = ("name_vi", "label_vi")  # where records keep what they are called in Vietnamese


def spoken(record: Record | Source) -> str:
    """Return what a record is called in the language of the page, where the archive knows; never asks the database."""
    if get_language() == "vi":
        known = vars(record)
        for field in _OWN:
            if known.get(field):
                return str(known[field])
    return str(record)


@lru_cache(maxsize=4096)
def _said(context: str, word: str, _language: str | None) -> str:
    """Return a word's translation; what has none is dear to look for, and most English words have none."""
    return pgettext(context, word)


def unit_word(unit: str) -> str:
    """Return a unit in the reader's language; in English as it is kept, in the singular."""
    return _said("unit", unit, get_language())


def qualifier_word(qualifier: str) -> str:
    """Return a qualifier such as “more than” in the reader's language."""
    return _said("qualifier", qualifier, get_language())


def kind_word(kind: str) -> str:
    """Return a kind of meeting or of document in the reader's language, as it is kept in English."""
    return _said("kind", kind, get_language())


def rank_word(rank: str | None) -> str:
    """Return the name of a rank in the reader's language; "" for none."""
    return _said("rank", rank, get_language()) if rank else ""


def post_word(post: str | None) -> str:
    """Return the label of a post in the reader's language; "" for none."""
    return _said("post", post, get_language()) if post else ""


def category_word(category: str) -> str:
    """Return a group of indicators in the reader's language."""
    return _said("group of indicators", category, get_language())
