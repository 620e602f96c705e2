"""The long parts of a record's page: its first rows there, all of them on pages of their own.

A `Part` says once which claims or records stand beside a record, in which order and how they are shown. A record's
page shows the first rows of each part and leads to `/<record>/<part>/`, which goes through all of them by keyset.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles.filters.words import has_words
from articles.views.keyset import BadCursorError, Keyset, Page, capped_count, keyset_page
from articles.views.listing import Words

PAGE = 40
MAX_WORDS = 200  # characters


def as_they_are(_record: Any, rows: list[Any]) -> list[Any]:
    """Show the rows as the database gives them."""
    return rows


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of row beside a record. `finish` makes what `template` shows of one page's rows, read with `details`."""

    name: str
    title: Words
    template: str
    rows: Callable[[Any], QuerySet[Any]]
    keyset: Keyset
    details: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None  # what is read of one page's rows only
    finish: Callable[[Any, list[Any]], Sequence[Any]] = as_they_are
    note: Words = ""
    shown: int = 20  # rows on the record's own page; 0 where that page shows them in a way of its own
    words_in: str = ""  # the field that a reader can look for words in
    choices: Mapping[str, Words] = field(default_factory=dict)  # what `role=` may be
    by_role: Callable[[Any, str], QuerySet[Any]] | None = None
    list_of: Callable[[Any], str] | None = None  # the address of the list that holds the same, to filter and to keep

    def shown_as(self, record: Any, found: list[Any]) -> Sequence[Any]:
        """Return what the template shows of these rows: one query for their details, and what `finish` asks."""
        if self.details:
            rows = self.details(self.rows(record).model._default_manager.filter(pk__in=[row.pk for row in found]))
            detailed = {row.pk: row for row in rows}
            found = [detailed[row.pk] for row in found if row.pk in detailed]
        return self.finish(record, found)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first rows of a part, as they stand on the record's own page."""

    part: Part
    rows: Sequence[Any]
    has_more: bool
    address: str


def beginning(part: Part, record: Any, address: str) -> Beginning:
    """Return the first rows of a part; `address` is that of the page with all of them."""
    found = list(part.rows(record).order_by(*part.keyset.order(backwards=False))[: part.shown + 1])
    return Beginning(part, part.shown_as(record, found[: part.shown]), len(found) > part.shown, address)


def page_from(rows: QuerySet[Any], keyset: Keyset, uuid: str) -> Page[Any] | None:
    """Return the page that begins with the claim of this permanent id; None where it is not among the rows."""
    try:
        start = rows.filter(uuid=UUID(uuid)).first() if uuid else None
    except ValueError:
        return None
    if start is None:
        return None
    cursor = keyset.cursor(start)
    onward = rows.filter(Q(pk=start.pk) | keyset.beyond(keyset.read(cursor), backwards=False))
    return replace(keyset_page(onward, keyset, QueryDict(), PAGE), before=cursor, is_first=False)


class PartPage(TemplateView):
    """All rows of one part of a record, a page at a time."""

    template_name = "articles/part.html"
    parts: ClassVar[Mapping[str, Part]]
    section: ClassVar[str]
    route: ClassVar[str]

    def record(self, slug: str) -> Any:
        """Return the public record; Http404 for none."""
        raise NotImplementedError

    @classmethod
    def address(cls, record: Any, part: Part) -> str:
        """Return where all rows of a part are."""
        return reverse(cls.route, kwargs={"slug": record.slug, "part": part.name})

    @classmethod
    def beginnings(cls, record: Any) -> dict[str, Beginning]:
        """Return the first rows of every part that begins on the record's own page."""
        return {
            name: beginning(part, record, cls.address(record, part)) for name, part in cls.parts.items() if part.shown
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the record and one page of rows."""
        part = self.parts.get(self.kwargs["part"])
        if part is None:
            raise Http404(_("This record has no such part."))
        record = self.record(self.kwargs["slug"])
        asked, notices = self.request.GET, []
        role = asked.get("role", "") if asked.get("role", "") in part.choices else ""
        rows = part.by_role(record, role) if role and part.by_role else part.rows(record)
        words = asked.get("q", "").replace("\x00", "")[:MAX_WORDS].strip() if part.words_in else ""
        if words:
            rows = rows.filter(has_words(words, part.words_in))
        try:
            page = page_from(rows, part.keyset, asked.get("at", "")) or keyset_page(rows, part.keyset, asked, PAGE)
        except BadCursorError:
            notices.append(_("This address names no place in the list; here is its beginning."))
            page = keyset_page(rows, part.keyset, QueryDict(), PAGE)
        query = urlencode({name: value for name, value in (("q", words), ("role", role)) if value})
        return super().get_context_data(**kwargs) | {
            "section": self.section,
            "record": record,
            "part": part,
            "page": page,
            "rows": part.shown_as(record, page.rows),
            "list_address": part.list_of(record) if part.list_of else "",
            "count": capped_count(rows),
            "words": words,
            "role": role,
            "choices": [(name, label, f"?role={name}") for name, label in part.choices.items()],
            "notices": notices,
            "page_query": f"{query}&" if query else "",
            "is_filtered": bool(words or role or not page.is_first),
        }
