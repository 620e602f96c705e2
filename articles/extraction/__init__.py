"""Reading an article: bytes to text, text to blocks, blocks to people, meetings, documents, figures and statements.

Pure Python; nothing here knows of Django or of a database. Start at `types`, then `pipeline`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from articles.extraction.contract import to_contract
from articles.extraction.types import (
    Article,
    Block,
    BlockKind,
    Citation,
    Extraction,
    Figure,
    Hints,
    Layout,
    Meeting,
    Mention,
    MentionForm,
    Notice,
    Official,
    Participant,
    Period,
    Post,
    Published,
    Role,
    Span,
    Statement,
)

if TYPE_CHECKING:
    from articles.extraction.decoding import Decoded, DecodeError, decode
    from articles.extraction.pipeline import extract

EXTRACTOR_VERSION = "1.2"

# The recognisers' patterns take a second to compile: only a process that reads documents waits for them.
_LATE = {"extract": "pipeline", "Decoded": "decoding", "DecodeError": "decoding", "decode": "decoding"}

__all__ = [
    "EXTRACTOR_VERSION",
    "Article",
    "Block",
    "BlockKind",
    "Citation",
    "DecodeError",
    "Decoded",
    "Extraction",
    "Figure",
    "Hints",
    "Layout",
    "Meeting",
    "Mention",
    "MentionForm",
    "Notice",
    "Official",
    "Participant",
    "Period",
    "Post",
    "Published",
    "Role",
    "Span",
    "Statement",
    "decode",
    "extract",
    "to_contract",
]


def __getattr__(name: str) -> object:
    """Import what is asked for the first time."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
    globals()[name] = found
    return found
