"""The catalogue of translations: what is said to people, gathered from code and templates, and its compiled form.

GNU gettext would have to be installed; Babel reads and writes the same files and comes by pip. It finds no strings
in Django's templates, which Django itself can rewrite so that it does.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

type Found = tuple[str, int, str | tuple[str, ...], list[str], str | None]

LOCALE = Path(settings.BASE_DIR) / "articles" / "locale"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "pgettext_lazy": ((1, "c"), 2),
    "pgettext_noop": ((1, "c"), 2),
    "ngettext_lazy": (1, 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
SOURCES = (("mpsarchive", "*.py"), ("articles", "*.py"), ("templates", "*.html"))


def found() -> Iterator[Found]:
    """Yield file, line, message (a pair with a plural), comments and context of everything said to people."""
    for folder, pattern in SOURCES:
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob(pattern)):
            name = path.relative_to(settings.BASE_DIR).as_posix()
            source = path.read_text(encoding="utf-8")
            if pattern == "*.html":
                source = templatize(source)
            for line, message, comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
                yield name, line, message, comments, context


def path_of(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def known(language: str) -> Catalog:
    """Return the catalogue as it lies there; an empty one where there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, header_comment="# Messages of MPS Archive.")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """Return the catalogue with what is said now: translations kept, new messages empty, others left out.

    The comment at its head stays: translators keep their glossary there.
    """
    before = known(language)
    now = Catalog(locale=language, fuzzy=False, header_comment=before.header_comment)
    for name, _line, text, comments, context in found():
        now.add(text, locations=[(name, 0)], auto_comments=comments, context=context)
    for message in list(now):
        if message.id and (old := before.get(message.id, context=message.context)):
            message.string = old.string
    return now


def po_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as it is stored: without times and line numbers, so that it changes with its messages only."""
    catalog.revision_date = catalog.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    file = BytesIO()
    write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as programs read it; what is not translated is left out."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def is_current(language: str) -> bool:
    """Whether both files hold what would be written now."""
    path = path_of(language)
    return (
        path.exists()
        and path.read_bytes() == po_bytes(updated(language))
        and path.with_suffix(".mo").exists()
        and path.with_suffix(".mo").read_bytes() == mo_bytes(known(language))
    )


def write(language: str) -> Catalog:
    """Bring a language's catalogue up to date, in both forms; return it."""
    catalog = updated(language)
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_bytes(catalog))
    path.with_suffix(".mo").write_bytes(mo_bytes(known(language)))
    return catalog


def untranslated(catalog: Catalog) -> list[tuple[str, str]]:
    """Return place and text of each message without a translation."""
    return [
        (message.locations[0][0] if message.locations else "", _first(message.id))
        for message in catalog
        if message.id and not all(_all(message.string))
    ]


def _first(text: object) -> str:
    return str(text[0]) if isinstance(text, list | tuple) else str(text)


def _all(text: object) -> list[str]:
    return [str(part) for part in text] if isinstance(text, list | tuple) else [str(text or "")]
