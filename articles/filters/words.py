"""Words looked up in the database itself: blind to case and diacritics, slower than the search index."""

import re
from typing import Any

from django.db.models import Func, Q, QuerySet, TextField

from articles.extraction.folding import fold, strip_diacritics

MAX_WORDS = 8

# Every way a letter may carry Vietnamese diacritics; the search is blind to them both ways.
_LETTERS = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ",
    "d": "dđ",
    "e": "eèéẻẽẹêềếểễệ",
    "i": "iìíỉĩị",
    "o": "oòóỏõọôồốổỗộơờớởỡợ",
    "u": "uùúủũụưừứửữự",
    "y": "yỳýỷỹỵ",
}


class BlockText(Func):
    """The text of a version's blocks as one string, on either database."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Read the array with json_each."""
        template = "(SELECT group_concat(json_extract(value, '$.text'), char(10)) FROM json_each(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Read the array with jsonb_array_elements."""
        template = "(SELECT string_agg(value ->> 'text', E'\\n') FROM jsonb_array_elements(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **context)


def blind_pattern(word: str) -> str:
    """Return a regular expression that finds `word` whatever diacritics either side carries."""
    letters = []
    for char in strip_diacritics(word).lower():
        variants = _LETTERS.get(char)
        letters.append(f"[{variants}{variants.upper()}]" if variants else re.escape(char))
    return "".join(letters)


def has_words(text: str, *columns: str) -> Q:
    """Return the condition that every word of `text` stands in one of the columns."""
    condition = Q()
    for word in text.split()[:MAX_WORDS]:
        pattern = blind_pattern(word)
        somewhere = Q()
        for column in columns:
            somewhere |= Q(**{f"{column}__iregex": pattern})
        condition &= somewhere
    return condition


def with_folded_words[Q: QuerySet[Any]](rows: Q, value: str) -> Q:
    """Keep the rows whose `folded` column holds every word of `value`; none for a value without letters."""
    parts = fold(value).split()
    if not parts:
        return rows.none()
    for part in parts[:MAX_WORDS]:
        rows = rows.filter(folded__contains=part)
    return rows
