"""First stage: bytes to text. Nothing but the encoding is changed here; line ends stay as they are."""

import unicodedata
from dataclasses import dataclass

import charset_normalizer
import ftfy

from articles.extraction.types import Notice

_MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "gzip data",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "an SQLite database",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"BZh": "bzip2 data",
}
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\r\f\v\x1a\x1c\x1d\x1e\x1f")
_LEGACY = ["cp1258", "cp1252"]
_REPAIR = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    replace_lossy_sequences=False,
    restore_byte_a0=True,
    decode_inconsistent_utf8=True,
    fix_c1_controls=False,
    normalization=None,
    explain=False,
)


class DecodeError(ValueError):
    """The bytes are no text that we can read; the message says why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text (NFC), the encoding it came in, and what was repaired on the way."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of `data`. Raise DecodeError for binary content.

    Tried in order: byte order mark, valid UTF-8, UTF-16 without a mark, then the Vietnamese and
    the Western Windows code page as charset-normalizer judges them.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise DecodeError(f"not a text document: this is {what}")
    text, encoding = _to_text(data)
    _refuse_control_characters(text)
    notices: tuple[Notice, ...] = ()
    repaired = ftfy.fix_encoding(text, _REPAIR)
    if repaired != text and _certain(text, repaired):
        text = repaired
        notices = (
            Notice("mojibake-repaired", "The text had been decoded with the wrong character set; it was repaired."),
        )
    return Decoded(unicodedata.normalize("NFC", text), encoding, notices)


def _to_text(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise DecodeError(f"marked as {encoding}, but byte {error.start} is not") from None
    if (encoding16 := _unmarked_utf16(data)) is not None:
        try:
            return data.decode(encoding16), encoding16
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell UTF-16 by the zero bytes that Latin text has in every other place."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    pairs = len(sample) // 2
    if sample[1::2].count(0) > pairs * 0.6 and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > pairs * 0.6 and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _legacy(data: bytes) -> tuple[str, str]:
    if b"\x00" in data:
        raise DecodeError("not a text document: it holds NUL bytes")
    best = charset_normalizer.from_bytes(data, cp_isolation=_LEGACY).best()
    if best is None:
        raise DecodeError("not a text document: no known character set fits")
    # Combining tone marks are what tells the Vietnamese page from the Western one.
    encoding = "cp1258" if best.encoding == "cp1258" and _has_vietnamese_marks(str(best)) else "cp1252"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return str(best), best.encoding


def _has_vietnamese_marks(text: str) -> bool:
    return any(char in "\u0300\u0301\u0303\u0309\u0323ươăđƯƠĂĐ" for char in text)


def _refuse_control_characters(text: str) -> None:
    for position, char in enumerate(text):
        if char in _CONTROL:
            name = "NUL bytes" if char == "\x00" else f"the control character U+{ord(char):04X}"
            raise DecodeError(f"not a text document: it holds {name} (at character {position})")


def _certain(before: str, after: str) -> bool:
    """A repair is certain when it shortens the text and leaves none of the tell-tale letters."""
    return len(after) < len(before) and "\ufffd" not in after
