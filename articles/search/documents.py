"""Index documents, built from the database: batch by batch, with a number of queries that depends on the kind alone.

A document counts as published when its page is public, by the same rules as the pages themselves. Facets of an
article come from the claims of its current version that nobody rejected; those of other records from visible claims.
"""

import hashlib
import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import tantivy

from articles.extraction.folding import fold
from articles.extraction.sentences import sentence_bounds
from articles.models import (
    Article,
    ArticleVersion,
    Attestation,
    Citation,
    Claim,
    Figure,
    Meeting,
    MeetingReport,
    Official,
    OfficialAlias,
    Participation,
    Resolution,
    Statement,
)
from articles.models.careers import public_officials, public_participations
from articles.search import schema
from articles.search.names import unsaid

UNDATED = 1
_RECENCY_FROM, _RECENCY_TO = date(1990, 1, 1).toordinal(), date(2040, 1, 1).toordinal()
RECENCY_SHARE = 0.4  # how much more the newest counts than the oldest, all else equal
MOST_MERGES = 20  # how long a chain of merges is followed
# An article has many figures, each of few words: at full weight they would bury it.
KIND_SHARES = {"figure": 0.5}


@dataclass(slots=True)
class Document:
    """One document: its number in the index, the day it is placed at, texts by field and facets by name."""

    key: int
    published: bool
    day: int = UNDATED
    article: int = 0
    texts: dict[str, list[str]] = field(default_factory=dict)
    facets: dict[str, set[Any]] = field(default_factory=dict)

    def text(self, name: str, *values: str | None) -> None:
        """Add texts to a field, empty ones left out."""
        self.texts.setdefault(name, []).extend(unicodedata.normalize("NFC", value) for value in values if value)

    def facet(self, name: str, *values: int | str | None) -> None:
        """Add values to a facet, empty ones left out."""
        self.facets.setdefault(name, set()).update(value for value in values if value)

    def date(self, day: date | None) -> None:
        """Place the document at a day."""
        if day:
            self.day = day.toordinal()
            self.facet("year", day.year)
            self.facet("month", day.year * 100 + day.month)

    @property
    def digest(self) -> int:
        """A number that differs whenever anything in the document does."""
        texts = sorted((name, values) for name, values in self.texts.items() if values)
        facets = sorted((name, sorted(values)) for name, values in self.facets.items() if values)
        content = repr((schema.VERSION, self.key, self.published, self.day, self.article, texts, facets))
        return int.from_bytes(hashlib.blake2b(content.encode("utf-8", "replace"), digest_size=8).digest())

    def _called(self) -> set[str]:
        """Return the whole names by which a record other than an article or a figure is called, folded."""
        if schema.record_of(self.key)[0] in ("article", "figure"):
            return set()
        names = itertools.chain.from_iterable(self.texts.get(name, ()) for name in ("names", "numbers", "title"))
        return {" ".join(schema.EXACT.analyze(name)) for name in names}

    def packed(self) -> tantivy.Document:
        """Return the document as the index takes it."""
        kind, _pk = schema.record_of(self.key)
        made = tantivy.Document()
        made.add_unsigned("key", self.key)
        made.add_unsigned("kind", schema.KIND_CODES[kind])
        made.add_unsigned("placed", schema.placed_at(self.day, self.key))
        made.add_unsigned("digest", self.digest)
        made.add_unsigned("article", self.article)
        made.add_float("recency", _weight(kind, self.day))
        made.add_boolean("published", self.published)
        for name, values in self.texts.items():
            for value in values:
                made.add_text(name, value)
                if name in schema.STEMMED_FIELDS:
                    made.add_text(f"{name}_s", value)
        for value in self._called():
            made.add_text("called", value)
        for name, found in self.facets.items():
            add = made.add_text if name in schema.WORD_FACETS else made.add_unsigned
            for value in found:
                add(name, value)
        return made


def _weight(kind: str, day: int) -> float:
    """Return a weight w; scores are multiplied by log2(2 + w): 1 for the old and undated, a little more later on."""
    share = (min(max(day, _RECENCY_FROM), _RECENCY_TO) - _RECENCY_FROM) / (_RECENCY_TO - _RECENCY_FROM)
    return float(2 ** (KIND_SHARES.get(kind, 1.0) * (1 + RECENCY_SHARE * share)) - 2)


def build(kind: str, pks: Sequence[int]) -> list[Document]:
    """Return the documents of these records, those that are not there left out."""
    return BUILDERS[kind](pks) if pks else []


def standing_for(pks: Iterable[int]) -> dict[int, int]:
    """Return for each official the one that stands for it: itself, or what it was merged into at the end."""
    wanted = set(pks)
    found: dict[int, int] = {}
    ask = set(wanted)
    while ask:
        rows = dict(Official.objects.filter(pk__in=ask, merged_into__isnull=False).values_list("pk", "merged_into_id"))
        found |= rows
        ask = set(rows.values()) - found.keys()
    final = {}
    for pk in wanted:
        at, seen = pk, {pk}
        while (step := found.get(at)) and step not in seen:
            at = step
            seen.add(at)
        final[pk] = at
    return final


def _counted[C: Claim](model: type[C], versions: Iterable[int], *columns: str) -> Any:
    rows = model._default_manager.filter(version__in=versions).exclude(status=Claim.Status.REJECTED)
    return rows.order_by().values_list("version_id", *columns).distinct()


def _articles(pks: Sequence[int]) -> list[Document]:
    documents: dict[int, Document] = {}
    rows = Article.objects.filter(pk__in=pks).values_list(
        "pk", "title", "byline", "published_on", "language", "source_id", "state"
    )
    for pk, title, byline, published_on, language, source, state in rows:
        made = Document(schema.key_of("article", pk), state == Article.State.PUBLISHED, article=pk)
        made.text("title", title)
        made.text("text", byline)
        made.date(published_on)
        made.facet("language", language)
        made.facet("source", source)
        documents[pk] = made
    versions: dict[int, Document] = {}
    current = ArticleVersion.objects.filter(article__in=documents, is_current=True)
    for version, article, blocks in current.values_list("pk", "article_id", "blocks"):
        versions[version] = made = documents[article]
        for block in blocks:
            is_caption = block.get("kind") == "caption"
            made.text("captions" if is_caption else "text", block.get("text"))
            made.facet("has", "captions" if is_caption else None)
    _claims_of_articles(versions)
    return list(documents.values())


def _claims_of_articles(versions: Mapping[int, Document]) -> None:
    """Add what the claims of these versions name to the facets of their articles."""
    people: list[tuple[int, int]] = []
    for version, official, post, organization in _counted(
        Attestation, versions, "official_id", "post_id", "post__organization_id"
    ):
        people.append((version, official))
        versions[version].facet("post", post)
        versions[version].facet("organization", organization)
    people += _counted(Participation, versions, "official_id")
    for version, official in _counted(Statement, versions, "official_id"):
        people.append((version, official))
        versions[version].facet("has", "statements")
    for version, meeting, organizer in _counted(MeetingReport, versions, "meeting_id", "meeting__organizer_id"):
        versions[version].facet("meeting", meeting)
        versions[version].facet("organization", organizer)
        versions[version].facet("has", "meeting")
    for version, resolution in _counted(Citation, versions, "resolution_id"):
        versions[version].facet("resolution", resolution)
        versions[version].facet("has", "documents")
    for version, indicator in _counted(Figure, versions, "indicator_id"):
        versions[version].facet("indicator", indicator)
        versions[version].facet("has", "figures")
    standing = standing_for(official for _version, official in people)
    for version, official in people:
        versions[version].facet("official", standing[official])


def _officials(pks: Sequence[int]) -> list[Document]:
    public = set(public_officials().filter(pk__in=pks).order_by().values_list("pk", flat=True))
    documents: dict[int, Document] = {}
    rows = Official.objects.filter(pk__in=pks).values_list("pk", "name", "name_vi", "merged_into_id")
    for pk, name, name_vi, merged in rows:
        made = documents[pk] = Document(schema.key_of("official", pk), pk in public)
        made.text("names", name, name_vi)
        made.facet("official", pk if merged is None else None)
    _other_names(documents)
    _careers(documents)
    return list(documents.values())


def _careers(documents: Mapping[int, Document]) -> None:
    """Add the posts, organizations and ranks that visible attestations name."""
    held = Attestation.objects.visible_claims().filter(official__in=documents).order_by()
    columns = ("official_id", "post_id", "post__label", "post__label_vi", "post__organization_id", "rank__name")
    for pk, post, label, label_vi, organization, rank in sorted(
        held.values_list(*columns).distinct(), key=lambda row: [str(value) for value in row]
    ):
        documents[pk].facet("post", post)
        documents[pk].facet("organization", organization)
        for words in (label, label_vi, rank):
            if words and unicodedata.normalize("NFC", words) not in documents[pk].texts.get("text", ()):
                documents[pk].text("text", words)


def _other_names(documents: Mapping[int, Document]) -> None:
    """Add aliases and the names of merged records; those that readers may not know where only the desk looks."""
    aliases = OfficialAlias.objects.filter(official__in=documents).values_list("official_id", "name")
    merged, standing = _names_of_merged(documents)
    given: dict[int, set[str]] = {}
    for pk, name in [*aliases, *merged]:
        given.setdefault(pk, set()).add(name)
    secret = unsaid(given, standing)
    for pk, names in given.items():
        for name in sorted(names):
            field_name = schema.UNSAID if name in secret.get(pk, ()) else "names"
            if unicodedata.normalize("NFC", name) not in documents[pk].texts["names"]:
                documents[pk].text(field_name, name)


def _names_of_merged(documents: Mapping[int, Document]) -> tuple[list[tuple[int, str]], dict[int, int]]:
    """Return the names of records merged into these, so that they still lead to the person, and who stands for whom."""
    found: list[tuple[int, str]] = []
    standing = {pk: pk for pk in documents}
    stands = dict(standing)
    for _step in range(MOST_MERGES):
        rows = Official.objects.filter(merged_into__in=stands)
        below: dict[int, int] = {}
        for pk, name, name_vi, into in rows.values_list("pk", "name", "name_vi", "merged_into_id"):
            below[pk] = stands[into]
            found += [(below[pk], text) for text in (name, name_vi) if text]
        aliases = OfficialAlias.objects.filter(official__in=below).values_list("official_id", "name")
        found += [(below[pk], name) for pk, name in aliases]
        standing |= below
        stands = below
        if not stands:
            break
    return found, standing


def _meetings(pks: Sequence[int]) -> list[Document]:
    public = set(Meeting.objects.published().filter(pk__in=pks).order_by().values_list("pk", flat=True))
    documents: dict[int, Document] = {}
    columns = ("pk", "title", "kind", "place", "sites", "date_start", "organizer_id")
    names = ("organizer__name", "organizer__name_vi", "series__name")
    for pk, title, kind, place, sites, day, organizer, *words in Meeting.objects.filter(pk__in=pks).values_list(
        *columns, *names
    ):
        made = documents[pk] = Document(schema.key_of("meeting", pk), pk in public)
        made.text("title", title)
        made.text("text", kind, place, *(str(site) for site in sites), *words)
        made.date(day)
        made.facet("meeting", pk)
        made.facet("organization", organizer)
    parts = public_participations().filter(meeting__in=pks).order_by()
    rows = list(parts.values_list("meeting_id", "official_id").distinct())
    standing = standing_for(official for _meeting, official in rows)
    for meeting, official in rows:
        if meeting in documents:
            documents[meeting].facet("official", standing[official])
    return list(documents.values())


def _resolutions(pks: Sequence[int]) -> list[Document]:
    public = set(Resolution.objects.published().filter(pk__in=pks).order_by().values_list("pk", flat=True))
    documents = []
    columns = ("pk", "kind", "number", "title", "key", "date", "issuer_id", "issuer__name", "issuer__name_vi")
    for pk, kind, number, title, key, day, issuer, *names in Resolution.objects.filter(pk__in=pks).values_list(
        *columns
    ):
        made = Document(schema.key_of("resolution", pk), pk in public)
        made.text("title", f"{kind} {number}".strip(), title)
        made.text("numbers", *spellings(kind, number, key))
        made.text("text", *names)
        made.date(day)
        made.facet("resolution", pk)
        made.facet("organization", issuer)
        documents.append(made)
    return documents


def spellings(kind: str, number: str, key: str) -> list[str]:
    """Return the ways to write a document's number: 51-NQ/TW, Resolution No. 51, 51-NQTW, its key."""
    if not number:
        return []
    parts = fold(number.replace("T.Ư", "TW").replace("TƯ", "TW")).replace("/", " ").split()
    digits = parts[0] if parts[0].isdigit() else ""
    found = [number, " ".join(parts), f"{kind} {' '.join(parts)}", f"{kind} No. {' '.join(parts)}", key]
    if len(parts) > 1:
        found.append(f"{parts[0]} {''.join(parts[1:])}")
    if digits:
        short = digits.lstrip("0") or "0"
        padded = {digits, short, short.zfill(2), short.zfill(3)}
        found += [f"{kind} {no}{spelled}" for spelled in sorted(padded) for no in ("", "No. ")]
        found += [" ".join([spelled, *parts[1:]]) for spelled in sorted(padded)]
    return list(dict.fromkeys(found))


def _figures(pks: Sequence[int]) -> list[Document]:
    columns = ("pk", "version_id", "block", "start", "end", "exact", "unit", "status", "period_end", "period_kind")
    of_indicator = ("indicator_id", "indicator__label", "indicator__label_vi", "indicator__category")
    rows = list(Figure.objects.filter(pk__in=pks).values(*columns, *of_indicator))
    of_article = ("article_id", "article__state", "article__published_on", "article__language", "article__source_id")
    versions = {
        version["pk"]: version
        for version in ArticleVersion.objects.filter(pk__in={row["version_id"] for row in rows}).values(
            "pk", "is_current", "blocks", *of_article
        )
    }
    documents = []
    for row in rows:
        version = versions.get(row["version_id"])
        if version is None:
            continue  # deleted since the rows were read
        public = version["is_current"] and version["article__state"] == Article.State.PUBLISHED
        made = Document(
            schema.key_of("figure", row["pk"]),
            public and row["status"] != Claim.Status.REJECTED,
            article=version["article_id"],
        )
        made.text("title", row["indicator__label"], row["indicator__label_vi"])
        made.text("text", row["indicator__category"], _sentence(version["blocks"], row), row["unit"])
        made.date(row["period_end"] or version["article__published_on"])
        made.facet("indicator", row["indicator_id"])
        made.facet("unit", row["unit"])
        made.facet("period_kind", row["period_kind"])
        made.facet("source", version["article__source_id"])
        made.facet("language", version["article__language"])
        documents.append(made)
    return documents


def _sentence(blocks: Sequence[Mapping[str, str]], row: Mapping[str, Any]) -> str:
    text: str = blocks[row["block"]].get("text", "") if row["block"] < len(blocks) else row["exact"]
    first, last = sentence_bounds(text, row["start"], row["end"])
    return text[first:last].strip()


BUILDERS: dict[str, Callable[[Sequence[int]], list[Document]]] = {
    "article": _articles,
    "official": _officials,
    "meeting": _meetings,
    "resolution": _resolutions,
    "figure": _figures,
}
MODELS: dict[str, type[Article] | type[Official] | type[Meeting] | type[Resolution] | type[Figure]] = {
    "article": Article,
    "official": Official,
    "meeting": Meeting,
    "resolution": Resolution,
    "figure": Figure,
}


def grouped(keys: Iterable[int]) -> dict[str, list[int]]:
    """Return primary keys by kind, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for key in sorted(keys):
        kind, pk = schema.record_of(key)
        found[kind].append(pk)
    return found
