"""Second step: one document's bytes to everything read off it. Runs in any process; needs no database.

`load` and `parse` never raise: whatever a document holds, the answer is a value that says so.
"""

import hashlib
import json
import sys
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from articles.extraction import DecodeError, decode
from articles.extraction.folding import fold
from articles.extraction.types import Extraction, Hints, Notice
from articles.importing import similarity
from articles.importing.dating import read_off
from articles.importing.reading import HTML, JSON_LINE, Document, Input, Unreadable, open_regular, too_large

_MAX_URL = 1000
_JSON_FIELDS = ("text", "html", "url", "title", "published", "source", "byline", "language")
_TRACKING = ("utm_", "fbclid", "gclid", "zarsrc")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document that is not imported, and why."""

    name: str
    reason: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document's bytes and their hash, not read yet."""

    name: str
    key: str
    media_type: str
    raw: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as text, with what its carrier says about it."""

    text: str
    encoding: str
    hints: Hints
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with everything read off it.

    `key` is what makes a changed one a new version; `name` is what the report calls it, `origin`
    its address or its name without the folders of this machine.
    """

    name: str
    origin: str
    key: str
    url: str
    source: str
    sha256: str
    text_sha256: str
    raw: bytes
    media_type: str
    encoding: str
    extraction: Extraction
    bands: tuple[int, ...]
    notices: tuple[Notice, ...]


class _RejectedError(ValueError):
    """The document cannot be imported; the message says why."""


def load(document: Input, limit: int) -> Loaded | Rejected:
    """Return a document's bytes with their hash, or why there are none."""
    if isinstance(document, Unreadable):
        return Rejected(document.name, document.reason)
    try:
        raw = _bytes(document, limit)
    except OSError as error:
        return Rejected(document.name, f"cannot be read: {error.strerror}")
    sha256 = hashlib.sha256(raw).hexdigest()
    if len(raw) > limit:
        return Rejected(document.name, too_large(limit))
    if not raw.strip():
        return Rejected(document.name, "empty", sha256)
    return Loaded(document.name, document.key, document.media_type, raw, sha256)


def _bytes(document: Document, limit: int) -> bytes:
    """Return a document's bytes, of one that is too large only as many as tell so."""
    if document.path is None:
        return document.raw or b""
    with open_regular(document.path) as stream:
        return stream.read(limit + 1)


def parse(document: Loaded) -> Parsed | Rejected:
    """Decode and extract one document."""
    try:
        return _parsed(document)
    except (_RejectedError, DecodeError) as error:
        return Rejected(document.name, str(error), document.sha256)
    except Exception as error:  # noqa: BLE001 one document must never stop the batch
        reason = f"the reader failed on it: {type(error).__name__}: {error}"
        return Rejected(document.name, reason, document.sha256)


def _parsed(document: Loaded) -> Parsed:
    reading = read(document.raw, document.media_type)
    extraction = read_off(reading.text, reading.hints)
    blocks = extraction.article.blocks
    if not any(block.text.strip() for block in blocks):
        raise _RejectedError("no text in it")
    url, key = reading.hints.url or "", document.key
    if url:
        key = f"url:{url_key(url)}"
    elif not key:
        key = f"sha256:{document.sha256}"
    return Parsed(
        name=document.name,
        origin=url or document.key or document.name,
        key=key[:_MAX_URL],
        url=url,
        source=reading.hints.source or "",
        sha256=document.sha256,
        text_sha256=hashlib.sha256(fold(reading.text).encode()).hexdigest(),
        raw=document.raw,
        media_type=document.media_type,
        encoding=reading.encoding,
        extraction=extraction,
        bands=similarity.signature([block.text for block in blocks]),
        notices=(*reading.notices, *extraction.notices),
    )


def read(raw: bytes, media_type: str) -> Reading:
    """Return the text of a document that is kept as `raw`. Raise ValueError when it has none."""
    reading = _json_line(raw) if media_type == JSON_LINE else _text(raw, html=media_type == HTML)
    if not fold(reading.text) and not reading.text.strip():
        raise _RejectedError("no text in it")
    return reading


def _text(raw: bytes, *, html: bool) -> Reading:
    decoded = decode(raw)
    reading = Reading(decoded.text, decoded.encoding, Hints(), tuple(decoded.notices))
    return _main_text(reading) if html else reading


def _main_text(reading: Reading) -> Reading:
    """Return a page's main text; its metadata fill what the hints leave open."""
    # imported when the first page comes: it takes longer to load than a text takes to read
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Page

    try:
        page = bare_extraction(
            reading.text,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (ValueError, TypeError) as error:
        raise _RejectedError(f"no page that can be read: {error}") from error
    if not isinstance(page, Page) or not (page.text or "").strip():
        raise _RejectedError("no main text in the page")
    given, text = reading.hints, str(page.text)
    title = given.title or page.title
    if title and fold(title) and not fold(text).startswith(fold(title)):
        text = f"{title}\n\n{text}"
    url, notices = checked_url(given.url or page.url)
    hints = Hints(
        title=title or None,
        published=given.published or page.date or None,
        byline=given.byline or page.author or None,
        source=given.source or page.sitename or None,
        url=url,
        language=given.language or page.language or None,
    )
    text = decode(text.encode("utf-8", "replace")).text
    return replace(reading, text=text, hints=hints, notices=(*reading.notices, *notices))


def _json_line(raw: bytes) -> Reading:
    try:
        record: Any = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _RejectedError(f"not UTF-8, as JSON must be (byte {error.start})") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise _RejectedError(f"not a line of JSON: {error}") from error
    except ValueError as error:
        raise _RejectedError(f"holds a number of more than {sys.get_int_max_str_digits():,} digits") from error
    if not isinstance(record, dict):
        raise _RejectedError("not a JSON object")
    fields = {name: record.get(name) for name in _JSON_FIELDS}
    for name, value in fields.items():
        if value is not None and not isinstance(value, str):
            raise _RejectedError(f"its field “{name}” is not a string")
    body = fields["text"] or fields["html"]
    if not body or not body.strip():
        raise _RejectedError("no text in it: neither “text” nor “html” is filled")
    try:
        decoded = decode(body.encode("utf-8"))
        "".join(value for value in fields.values() if value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise _RejectedError("holds half a character (a lone surrogate)") from error
    url, notices = checked_url(fields["url"])
    given = {name: (fields[name] or "").replace("\x00", "").strip() or None for name in _JSON_FIELDS[3:]}
    reading = Reading(decoded.text, "utf-8", Hints(url=url, **given), (*decoded.notices, *notices))
    return reading if fields["text"] else _main_text(reading)


def checked_url(url: str | None) -> tuple[str | None, tuple[Notice, ...]]:
    """Return an address that may be shown as a link, or None and a notice."""
    if not url or not url.strip():
        return None, ()
    url = url.strip()
    try:
        parts = urlsplit(url)
        usable = parts.scheme.lower() in ("http", "https") and parts.hostname
        parts.port  # noqa: B018 raises where the port is no number, or none that exists
    except ValueError:
        usable = None
    if not usable or len(url) > _MAX_URL or any(char <= " " for char in url):
        return None, (Notice("address-ignored", f"The address {url[:80]!r} is not a web address; it was left out."),)
    return url, ()


def url_key(url: str) -> str:
    """Return the form in which two addresses of one page are equal: no scheme, fragment, tracking, last slash."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    query = urlencode([pair for pair in parse_qsl(parts.query, True) if not pair[0].startswith(_TRACKING)])
    return f"{host}{port}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")
