"""Reading an article: bytes to text, text to blocks, blocks to people, meetings, documents, figures and statements.

Pure Python; nothing here knows of Django or of a database. Start at `types`, then `pipeline`.
"""

from articles.extraction.contract import to_contract
from articles.extraction.decoding import Decoded, DecodeError, decode
from articles.extraction.pipeline import EXTRACTOR_VERSION, extract
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
