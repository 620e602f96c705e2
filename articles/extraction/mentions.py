"""A mention of a person as it is read, before it is known whose it is."""

from dataclasses import dataclass

from articles.extraction.names import Name
from articles.extraction.types import MentionForm, Post


@dataclass(slots=True)
class Found:
    """One mention before it is known whose it is. `name` is None for "the Minister"."""

    start: int
    end: int
    name: Name | None
    rank: str | None
    posts: tuple[Post, ...]
    acts: bool  # False for the commemorated, the absent and the accused
    rule: str
    form: MentionForm = MentionForm.FULL
    dead: bool = False
    promoted: str | None = None  # the rank that this mention's person is given in the article
