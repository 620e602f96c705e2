"""Lists to take along: CSV for spreadsheets, JSON for programs, with the filters and the order of the page.

A file holds at most `FILE_ROWS` rows, so that no reader can hold a server busy; the next part's address stands
in the Link header (both kinds) and under "next" (JSON).
"""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.http.response import StreamingHttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.views.asked import Asked, with_query
from articles.views.indexed import cursor_of, hits_from, in_batches, matching
from articles.views.keyset import BadCursorError, Keyset, keyset_page
from articles.views.listing import Listing

FILE_ROWS = 10_000
BATCH = 500
KINDS = {"csv": "text/csv; charset=utf-8; header=present", "json": "application/json"}
# A cell that begins so is run as a formula by spreadsheets: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def download(request: HttpRequest, *, listing: Listing, kind: str) -> StreamingHttpResponse:
    """Return the rows of a filtered list as a file; 400 with the reason for a value that cannot be read."""
    asked = Asked.of(listing, request)
    if not asked.is_valid:
        raise BadRequest(" ".join(asked.errors))
    if asked.sort_is_unknown:
        raise BadRequest(_("sort= must be one of %s.") % ", ".join(sort.name for sort in listing.sorts))
    try:
        rows, following = _part(asked)
    except BadCursorError as error:
        raise BadRequest(_("after= names no place in this list; leave it out to begin at the start.")) from error
    onward = _address(request, asked, kind, following) if following else None
    records = _records(listing, rows, request)
    lines = _csv(listing, records) if kind == "csv" else _json(request, asked, records, onward)
    response = StreamingHttpResponse(lines, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="mps-archive-{listing.name}.{kind}"'
    response["X-Robots-Tag"] = "noindex"
    if onward:
        response["Link"] = f'<{onward}>; rel="next"'
    return response


def _part(asked: Asked) -> tuple[Iterator[Any], str | None]:
    """Return the rows of the file that is asked for, and the cursor of its last row where more follow it."""
    after = asked.parameters.get("after")
    detailed = asked.listing.with_details(asked.listing.rows())
    found = hits_from(asked, after, FILE_ROWS)
    if found is not None:
        hits, has_more = found
        return in_batches(hits, detailed, BATCH), cursor_of(hits[-1]) if hits and has_more else None
    keyset = asked.sort.keyset
    behind = keyset.beyond(keyset.read(after), backwards=False) if after is not None else Q()
    rows = matching(asked, detailed).filter(behind)
    columns = [name for name, _read in keyset.columns]
    plain = matching(asked, asked.listing.rows()).filter(behind).only(*columns)
    edge = list(plain.order_by(*keyset.order(backwards=False))[FILE_ROWS - 1 : FILE_ROWS + 1])
    if len(edge) < 2:
        return _walk(rows, keyset), None
    last = keyset.cursor(edge[0])
    # bounded by its last row, not by a number: rows that come in meanwhile shift none into a gap
    return _walk(rows.exclude(keyset.beyond(keyset.read(last), backwards=False)), keyset), last


def _walk(rows: QuerySet[Any], keyset: Keyset) -> Iterator[Any]:
    """Yield rows in order, a batch a query."""
    parameters = QueryDict(mutable=True)
    while True:
        page = keyset_page(rows, keyset, parameters, BATCH)
        yield from page.rows
        if page.after is None:
            return
        parameters["after"] = page.after


def _address(request: HttpRequest, asked: Asked, kind: str, after: str = "") -> str:
    position = QueryDict(mutable=True)
    if after:
        position["after"] = after
    query = "&".join(part for part in (asked.query(), position.urlencode()) if part)
    return request.build_absolute_uri(with_query(asked.listing.download_address(kind), query))


def _records(listing: Listing, rows: Iterator[Any], request: HttpRequest) -> Iterator[list[Any]]:
    """Yield the columns of each row."""
    for row in rows:
        yield [
            request.build_absolute_uri(column.value(row)) if column.is_address else column.value(row)
            for column in listing.columns
        ]


class _Line:
    """What csv.writer writes to: hands each line back."""

    def write(self, line: str) -> str:
        return line


def _csv(listing: Listing, records: Iterator[list[Any]]) -> Iterator[str]:
    """Yield RFC 4180 lines, the byte order mark first: spreadsheets then read diacritics right."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow([column.name for column in listing.columns])
    for record in records:
        yield writer.writerow([_cell(value) for value in record])


def _cell(value: Any) -> str:
    """Return a value as it stands in CSV; text that a spreadsheet would run gets an apostrophe in front."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    plain = _plain(value)
    return "" if plain is None else str(plain)


def _plain(value: Any) -> str | int | None:
    """Return a value as JSON has it: days and times in ISO 8601, decimals exact as text."""
    if isinstance(value, datetime):
        return localtime(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value  # type: ignore[no-any-return]


def _json(request: HttpRequest, asked: Asked, records: Iterator[list[Any]], onward: str | None) -> Iterator[str]:
    """Yield one JSON object: what was asked, where it goes on, and the rows, one a line."""
    listing = asked.listing
    head = {
        "list": listing.name,
        "address": request.build_absolute_uri(with_query(listing.page_address(), asked.query())),
        "filters": {name: asked.parameters[name] for name, _label, _value in asked.active()},
        "sort": asked.sort.name,
        "next": onward,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    names = [column.name for column in listing.columns]
    between = "\n"
    for record in records:
        row = dict(zip(names, map(_plain, record), strict=True))
        yield between + json.dumps(row, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"
