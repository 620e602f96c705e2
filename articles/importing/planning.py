"""What a batch changes: each document recognised, matched and turned into rows, none of them written yet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from articles.extraction import EXTRACTOR_VERSION
from articles.extraction.types import Notice
from articles.importing.carrying import carry, decide_stored, load_claims, load_decided
from articles.importing.changes import Changes
from articles.importing.claims import ClaimBuilder, Claims, Registry, count_by_kind
from articles.importing.dating import moment
from articles.importing.library import Known, Library
from articles.importing.parsing import Loaded, Parsed, Rejected, parse
from articles.importing.slugs import Slugs, slug_base
from articles.importing.sources import Sources
from articles.models import (
    Article,
    ArticleLink,
    ArticleVersion,
    Claim,
    ImportItem,
    ImportRun,
    Source,
    permanent_id,
)

_TITLE_WORDS = 12
DATES = ("published_at", "published_on", "date_precision")
Outcome = ImportItem.Outcome


type Step = Loaded | Parsed | Rejected


@dataclass(frozen=True, slots=True)
class Result:
    """How one input ended."""

    name: str
    outcome: str
    reason: str = ""
    sha256: str = ""
    notices: tuple[Notice, ...] = ()
    article: Article | None = None
    claims: Counter[str] = field(default_factory=Counter)
    title: str = ""  # the document's own; a later document of the import can give the article another


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are imported."""

    state: str = Article.State.PUBLISHED
    source: Source | None = None


class Planner:
    """Plans batches one after the other. Nothing is written; `changes` holds what would be.

    Several batches can be planned without writing (a dry run): each sees what the ones before add.
    `brought` are the articles that the import has brought or seen so far, with the document's name.
    """

    def __init__(
        self, options: Options, run: ImportRun | None, now: datetime, brought: Mapping[UUID, str] | None = None
    ) -> None:
        self.changes = Changes()
        self._options, self._run, self._now = options, run, now
        self._brought = dict(brought or {})
        self._library = Library()
        self._registry = Registry.empty(self.changes)
        self._slugs = Slugs(Article)
        self._sources = Sources(options.source)
        self._decided: dict[int, list[Claim]] = {}  # by version
        self._stored: dict[int, list[Claim]] = {}  # of versions that are put back

    def plan(self, steps: Sequence[Step]) -> list[Result]:
        """Return how each document ends, in the given order.

        A document that is only loaded is one whose bytes were a current version a moment ago.
        """
        loaded = [step for step in steps if isinstance(step, Loaded)]
        settled = self._library.settled(loaded, [step for step in steps if isinstance(step, Parsed)])
        documents = [parse(step) if isinstance(step, Loaded) and step.sha256 not in settled else step for step in steps]
        parsed = [document for document in documents if isinstance(document, Parsed)]
        if parsed:
            self._load(parsed)
        results = []
        for document in documents:
            results.append(result := self._any(document))
            if result.article is not None and result.outcome != Outcome.DUPLICATE:
                self._brought.setdefault(result.article.uuid, result.name)
        return results

    def _any(self, document: Step) -> Result:
        if isinstance(document, Rejected):
            return Result(document.name, Outcome.REJECTED, document.reason, document.sha256)
        if isinstance(document, Parsed):
            return self._one(document)
        known = self._library.recall(document)
        if known.duplicate_of is not None:
            return self._result(document, Outcome.DUPLICATE, known.duplicate_of, reason=known.reason)
        assert known.article is not None  # noqa: S101 one of the two is set
        return self._result(document, Outcome.UNCHANGED, known.article)

    def _load(self, parsed: Sequence[Parsed]) -> None:
        self._library.load(parsed)
        recognised = [(document, self._library.recognise(document)) for document in parsed]
        work = [document for document, known in recognised if not known.duplicate_of and not _is_current(known)]
        changed = [known.article for _document, known in recognised if known.article and not _is_current(known)]
        old = [known.version for _document, known in recognised if known.version and not known.version.is_current]
        if work:
            self._sources.load()
            self._registry.load([document.extraction for document in work], changed)
            self._slugs.load(slug_base(_title(document)) for document in work)
        for claim in load_decided(changed):
            self._decided.setdefault(claim.version_id, []).append(claim)
        for claim in load_claims(old) if self._decided else ():
            self._stored.setdefault(claim.version_id, []).append(claim)

    def _one(self, document: Parsed) -> Result:
        known = self._library.recognise(document)
        if known.duplicate_of is not None:
            return self._result(document, Outcome.DUPLICATE, known.duplicate_of, reason=known.reason)
        notices = document.notices
        if known.other_bytes:
            notices += (
                Notice("other-bytes", "The text is the stored one; only its bytes differ, so nothing was kept."),
            )
        if known.article is None:
            return self._new(document, known, notices)
        if known.version is None:
            return self._changed(document, known.article, notices)
        if known.version.is_current or self._library.comes_back_later(document):
            return self._result(document, Outcome.UNCHANGED, known.article, notices)
        return self._put_back(document, known.article, known.version, notices)

    def _new(self, document: Parsed, known: Known, notices: tuple[Notice, ...]) -> Result:
        values = self._values(document)
        if document.source and values["source"] is None:
            message = (
                f"The archive knows no source “{document.source[:100]}”; add it in the admin, or import with --source."
            )
            notices += (Notice("source-unknown", message),)
        if known.name_reused:
            message = "Another article had this file name; their texts have nothing in common, so this is a new one."
            notices += (Notice("name-reused", message),)
        state = self._options.state
        article = Article(
            uuid=permanent_id("article", known.key),
            document_key=known.key,
            slug=self._slugs.take(slug_base(_title(document))),
            state=state,
            first_published_at=self._now if state == Article.State.PUBLISHED else None,
            **values,
        )
        self.changes.add(article)
        near = self._library.near(document, article)
        _version, claims, more = self._write(document, article, 1)
        self.changes.add_all(rows := [proposal.claim for proposal in claims.proposals])
        for other, likeness in near:
            self.changes.add(ArticleLink(article=article, other=other, similarity=f"{likeness:.3f}"))
        reason = f"much like {near[0][0].title} ({near[0][1]:.0%} of its word groups)" if near else ""
        outcome = Outcome.NEAR_DUPLICATE if near else Outcome.NEW
        return self._result(document, outcome, article, notices + more, reason, count_by_kind(rows))

    def _changed(self, document: Parsed, article: Article, notices: tuple[Notice, ...]) -> Result:
        old = self._library.current(article)
        number = max((version.number for version in self._library.versions(article)), default=0) + 1
        self._retire(article)
        self._update(article, document)
        version, claims, more = self._write(document, article, number)
        decided = self._decided.get(old.pk, []) if old is not None else []
        rows = carry(decided, old, version, claims) if old and decided else [p.claim for p in claims.proposals]
        self.changes.add_all(rows)
        notices += (*more, *self._again(article, number))
        return self._result(document, Outcome.UPDATED, article, notices, claims=count_by_kind(rows))

    def _again(self, article: Article, number: int) -> tuple[Notice, ...]:
        """Say that an earlier document of this import is the same article; two rows with one address may be a slip."""
        earlier = self._brought.get(article.uuid)
        if earlier is None:
            return ()
        what = "address" if article.document_key.startswith("url:") else "name"
        message = f"It has the same {what} as {earlier}, earlier in this import, so it became version {number} of that."
        return (Notice("same-key-again", message),)

    def _put_back(
        self, document: Parsed, article: Article, version: ArticleVersion, notices: tuple[Notice, ...]
    ) -> Result:
        old = self._library.current(article)
        decided = self._decided.get(old.pk, []) if old is not None else []
        if old is not None and decided:
            claims = ClaimBuilder(self._registry, article, version, document.extraction).build()
            rows = carry(decided, old, version, claims)
            decide_stored(rows, self._stored.get(version.pk, []), self.changes)
        self._retire(article)
        self.changes.switch(version, current=True)
        self._update(article, document)
        notices += (Notice("version-put-back", f"Version {version.number} is the current one again."),)
        return self._result(document, Outcome.UPDATED, article, notices)

    def _retire(self, article: Article) -> None:
        for version in self._library.versions(article):
            if version.is_current:
                self.changes.switch(version, current=False)

    def _write(
        self, document: Parsed, article: Article, number: int
    ) -> tuple[ArticleVersion, Claims, tuple[Notice, ...]]:
        version = ArticleVersion(
            article=article,
            number=number,
            is_current=True,
            sha256=document.sha256,
            text_sha256=document.text_sha256,
            name=document.origin[-500:],
            media_type=document.media_type,
            encoding=document.encoding,
            extractor=EXTRACTOR_VERSION,
            imported_at=self._now,
            run=self._run,
            blocks=ArticleVersion.pack_blocks(document.extraction.article.blocks),
            raw=document.raw,
        )
        claims = ClaimBuilder(self._registry, article, version, document.extraction).build()
        version.notices = [pack_notice(notice) for notice in (*document.notices, *claims.notices)]
        self.changes.add(version)
        self.changes.sign(version, document.bands)
        self._library.add(version, document.bands)
        return version, claims, tuple(claims.notices)

    def _values(self, document: Parsed) -> dict[str, Any]:
        found = document.extraction.article
        values: dict[str, Any] = {
            "title": _title(document),
            "source": self._sources.find(document.url, document.source, found.layout.value),
            "url": document.url,
            "byline": (found.byline or "")[:200],
            "language": found.language[:5],
            "layout": found.layout.value,
            "published_at": None,
            "published_on": None,
            "date_precision": Article.Precision.NONE,
        }
        if found.published is not None:
            values["published_on"] = found.published.date
            values["date_precision"] = Article.Precision.DAY
            if (printed := moment(found.published)) is not None:
                values["published_at"] = printed if printed.tzinfo else timezone.make_aware(printed)
                values["date_precision"] = Article.Precision.MINUTE
        return values

    def _update(self, article: Article, document: Parsed) -> None:
        values = self._values(document)
        if {*DATES} & {*article.edited_fields}:
            for name in DATES:  # the three say one thing together
                values.pop(name)
        if values["source"] is None:
            values.pop("source")
        self.changes.fill(article, values)

    def _result(
        self,
        document: Parsed | Loaded,
        outcome: str,
        article: Article,
        notices: tuple[Notice, ...] = (),
        reason: str = "",
        claims: Counter[str] | None = None,
    ) -> Result:
        title = article.title
        if isinstance(document, Parsed) and outcome != Outcome.DUPLICATE:
            title = _title(document)
        counts = claims or Counter()
        return Result(document.name, outcome, reason[:500], document.sha256, notices, article, counts, title)


def _is_current(known: Known) -> bool:
    return known.version is not None and known.version.is_current


def pack_notice(notice: Notice) -> dict[str, str]:
    """Return a notice as it is stored."""
    return {"code": notice.code, "message": notice.message}


def _title(document: Parsed) -> str:
    """Return the title, or the first words of a document that has none."""
    title = (document.extraction.article.title or "").strip()
    if title:
        return title[:500]
    words = next((block.text for block in document.extraction.article.blocks if block.text.strip()), "Untitled").split()
    return (" ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else ""))[:500]
