"""How to cite: as a line of text, and in the forms that reference managers read."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Claim, Record
from articles.templatetags.archive import day
from articles.views.works import ARCHIVE, Form, Work, work_of

_BIBTEX_SPECIAL = re.compile(r"[\\{}%&$#_^~]")
_BIBTEX_WORDS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
_BIBTEX_TYPES = {Form.NEWS: "online", Form.PAGE: "online", Form.DATASET: "dataset"}
_RIS_TYPES = {Form.NEWS: "NEWS", Form.PAGE: "ELEC", Form.DATASET: "DATA"}
_CSL_TYPES = {Form.NEWS: "article-newspaper", Form.PAGE: "webpage", Form.DATASET: "dataset"}


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation in every form; `address` is the permanent one."""

    work: Work
    address: str
    text: str
    bibtex: str
    ris: str
    csl: str


def citation(thing: Record | Claim, request: HttpRequest) -> CitationText:
    """Return how to cite an article, a record or a claim; see `work_of` for what has to come with it."""
    work = work_of(thing)
    address = request.build_absolute_uri(work.path)
    return CitationText(work, address, plain(work, address), *(for_machines(thing, address)))


def for_machines(thing: Record | Claim, address: str) -> tuple[str, str, str]:
    """Return BibTeX, RIS and CSL-JSON: the same in every language of the pages, for one library of references."""
    with override(settings.LANGUAGE_CODE):
        work = work_of(thing)
        return bibtex(work, address), ris(work, address), csl(work, address)


def plain(work: Work, address: str) -> str:
    """Return a line: author. “Title.” Source, day. “The sentence.” MPS Archive. Address."""
    parts = []
    if work.author:
        parts.append(f"{work.author}.")
    parts.append(f"“{work.title}.”")
    if work.form is Form.NEWS:
        parts.append(f"{', '.join(part for part in (work.publisher, day(work.issued)) if part)}.")
    if work.version > 1:
        parts.append(f"{_('Version %s') % work.version}.")
    if work.part:
        parts.append(f"{work.part[:1].upper()}{work.part[1:]}:" if work.quote else f"{work.part}.")
    if work.quote:
        parts.append(f"“{work.quote}”")
    return " ".join([*parts, f"{_('MPS Archive')}.", address])


def bibtex(work: Work, address: str) -> str:
    """Return a BibTeX entry that biblatex and BibTeX read."""
    fields = [("title", f"{{{_tex(work.title)}}}")]
    if work.author:
        fields.append(("author", f"{{{_tex(work.author)}}}"))
    if work.issued:
        fields += [("year", f"{work.issued.year:04}"), ("date", work.issued.isoformat())]
    fields.append(("organization", _tex(work.publisher or ARCHIVE)))
    if work.version > 1:
        fields.append(("version", str(work.version)))
    fields += [("url", _url(address)), ("urldate", localdate().isoformat())]
    fields.append(("langid", {"vi": "vietnamese"}.get(work.language, "english")))
    fields.append(("note", _tex(_note(work))))
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields)
    return f"@{_BIBTEX_TYPES[work.form]}{{{work.key},\n{lines}\n}}\n"


def _tex(text: str) -> str:
    return _BIBTEX_SPECIAL.sub(lambda match: _BIBTEX_WORDS.get(match[0], f"\\{match[0]}"), " ".join(text.split()))


def _url(address: str) -> str:
    """Return an address with what BibTeX would stumble over written as addresses write it."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _note(work: Work) -> str:
    """Return what is cited within the work, its sentence, and where the work was read."""
    found = [f"{work.part[:1].upper()}{work.part[1:]}"] if work.part else []
    found += [f"“{work.quote}”"] if work.quote else []
    return ". ".join([*found, ARCHIVE])


def ris(work: Work, address: str) -> str:
    """Return an RIS record; lines end as the format asks."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_lines(work, address))


def _ris_lines(work: Work, address: str) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES[work.form]
    yield "ID", work.key
    yield "TI", " ".join(work.title.split())
    if work.author:
        yield "AU", f"{' '.join(work.author.split())},"  # a name in one piece: nothing is taken for a given name
    if work.issued:
        yield "PY", f"{work.issued.year:04}"
        yield "DA", f"{work.issued:%Y/%m/%d}"
    if work.publisher:
        yield "T2", " ".join(work.publisher.split())
    yield "PB", ARCHIVE if work.form is not Form.NEWS else " ".join(work.publisher.split()) or ARCHIVE
    if work.version > 1:
        yield "ET", str(work.version)
    yield "LA", work.language
    yield "DB", ARCHIVE
    yield "UR", address
    yield "Y2", f"{localdate():%Y/%m/%d}"
    if work.part or work.quote:
        yield "N1", _note(work)
    yield "ER", ""


def csl(work: Work, address: str) -> str:
    """Return a list with one CSL-JSON item, as reference managers import it."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": _CSL_TYPES[work.form],
        "title": work.title,
        "archive": ARCHIVE,
        "URL": address,
        "accessed": _date_parts(localdate()),
        "language": work.language,
    }
    if work.author:
        item["author"] = [{"literal": work.author}]
    if work.issued:
        item["issued"] = _date_parts(work.issued)
    item["container-title" if work.form is Form.NEWS and work.publisher else "publisher"] = work.publisher or ARCHIVE
    if work.version > 1:
        item["version"] = str(work.version)
    if work.part or work.quote:
        item["note"] = _note(work)
    return json.dumps([item], ensure_ascii=False, indent=2)


def _date_parts(when: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[when.year, when.month, when.day]]}


# The forms in which a citation can be taken along: what an address ends in, media type, writer.
FILES: dict[str, tuple[str, Callable[[Work, str], str]]] = {
    "txt": ("text/plain", plain),
    "bib": ("application/x-bibtex", bibtex),
    "ris": ("application/x-research-info-systems", ris),
    "json": ("application/vnd.citationstyles.csl+json", csl),
}
