"""What the index holds: one document for each article, official, meeting, resolution and figure.

Text stands in it twice, in its exact form (folded: case and diacritics make no difference) and by English
stems. Facets hold ids; labels are read from the database, so that renaming touches no article.
"""

import tantivy

from articles.search.tree import KINDS

# Raise it whenever documents or fields change: an index of another version is made anew.
VERSION = 3

KIND_CODES = {kind: code for code, kind in enumerate(KINDS, start=1)}
CODE_KINDS = {code: kind for kind, code in KIND_CODES.items()}
CHECKPOINT = 0  # the key of the one document that says how far the change log was applied

# Text in its exact form; the fields that are searched by stems too have a twin named …_s.
EXACT_FIELDS = ("title", "text", "captions", "names", "numbers")
STEMMED_FIELDS = ("title", "text", "captions")
# Names that readers may not know (articles.search.names): only the desk looks there.
UNSAID = "unsaid"
DESK_FIELDS = (*EXACT_FIELDS, UNSAID)

# How much a match in a field counts.
WEIGHTS = {"names": 6.0, UNSAID: 6.0, "numbers": 6.0, "title": 3.0, "captions": 1.2, "text": 1.0}

# Facets by id or number, and by word.
ID_FACETS = (
    "year",
    "month",
    "source",
    "official",
    "post",
    "organization",
    "resolution",
    "meeting",
    "indicator",
)
WORD_FACETS = ("language", "has", "unit", "period_kind")
FACETS = ID_FACETS + WORD_FACETS

_ID_BITS = 39
_CODE_BITS = 3


def _build() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("key", "kind", "placed", "article", *ID_FACETS):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field("digest", fast=True)
    builder.add_float_field("recency", fast=True)
    builder.add_boolean_field("published", indexed=True, fast=True)
    for name in WORD_FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in DESK_FIELDS:
        builder.add_text_field(name, tokenizer_name="exact")
    for name in STEMMED_FIELDS:
        builder.add_text_field(f"{name}_s", tokenizer_name="stem")
    builder.add_text_field("called", tokenizer_name="raw", index_option="basic")  # whole names and numbers, folded
    builder.add_text_field("payload", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _analyzer(*, stems: bool) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (tantivy.Filter.remove_long(60), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        builder = builder.filter(step)
    return (builder.filter(tantivy.Filter.stemmer("english")) if stems else builder).build()


SCHEMA = _build()
EXACT = _analyzer(stems=False)
STEM = _analyzer(stems=True)


def register(index: tantivy.Index) -> tantivy.Index:
    """Tell an index how its texts are taken apart; needed each time one is opened."""
    index.register_tokenizer("exact", EXACT)
    index.register_tokenizer("stem", STEM)
    return index


def key_of(kind: str, pk: int) -> int:
    """Return the number under which a record stands in the index."""
    return pk << _CODE_BITS | KIND_CODES[kind]


def record_of(key: int) -> tuple[str, int]:
    """Return kind and primary key behind a number from the index."""
    return CODE_KINDS[key & (1 << _CODE_BITS) - 1], key >> _CODE_BITS


def placed_at(day: int, key: int) -> int:
    """Return a document's place in time: by day (`date.toordinal`, 1 for undated), then by key; unique."""
    return day << (_ID_BITS + _CODE_BITS) | key


def day_of(placed: int) -> int:
    """Return the day in a place."""
    return placed >> (_ID_BITS + _CODE_BITS)
