"""Which article a document is: known by its bytes, its text, its key, or new; and what it nearly repeats."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from articles.extraction.folding import fold
from articles.importing.parsing import Loaded, Parsed, read
from articles.importing.similarity import NEAR, Shingles, jaccard, shingles
from articles.models import Article, ArticleVersion, TextBand

UNRELATED = 0.1  # below it, and with another title, a file name was used again for another article
_NAMESAKES = 8  # articles that can share one file name
_MOST_CANDIDATES = 20
_MOST_LINKS = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive has of a document. `version` is the stored version that says the same, if any."""

    article: Article | None = None  # the article it is, if it is one already
    version: ArticleVersion | None = None
    duplicate_of: Article | None = None
    reason: str = ""
    key: str = ""  # the document key for a new article
    name_reused: bool = False
    other_bytes: bool = False  # the text is the stored one, the bytes are not


class Library:
    """The stored articles that a batch can meet, and those it adds."""

    def __init__(self) -> None:
        self._articles: dict[int, Article] = {}
        self._by_key: dict[str, Article] = {}
        self._by_sha: dict[str, ArticleVersion] = {}
        self._by_text: dict[str, list[ArticleVersion]] = {}
        self._versions: dict[UUID, list[ArticleVersion]] = {}
        self._by_band: dict[tuple[int, int], list[ArticleVersion]] = {}
        self._with_blocks: dict[int, ArticleVersion] = {}
        self._last: dict[str, str] = {}
        self._shingles: dict[str, Shingles] = {}
        self._arrivals: dict[str, int] = {}  # versions that this batch adds, in order

    def settled(self, documents: Sequence[Loaded], parsed: Sequence[Parsed]) -> set[str]:
        """Return the hashes of those documents that are a current version and stay it in this batch.

        They need not be read: their bytes say nothing new, and no other document has their key.
        """
        busy = {key for document in parsed for key in _keys(document.key)}
        hashes = {document.sha256 for document in documents} - self._by_sha.keys()
        rows = ArticleVersion.objects.filter(sha256__in=hashes).select_related("article").defer("raw", "blocks")
        for version in rows if hashes else ():
            version.article = self._articles.setdefault(version.article_id, version.article)
            self._by_key.setdefault(version.article.document_key, version.article)
            self._note(version)
        known = [self._by_sha[document.sha256] for document in documents if document.sha256 in self._by_sha]
        return {version.sha256 for version in known if version.is_current and version.article.document_key not in busy}

    def recall(self, document: Loaded) -> Known:
        """Return what the archive has of a settled document."""
        version = self._by_sha[document.sha256]
        key = version.article.document_key
        if key in _keys(document.key) or key.startswith(("url:", "sha256:")):
            return Known(article=version.article, version=version)
        return Known(duplicate_of=version.article, reason=f"the same bytes as {version.name}")

    def load(self, documents: Sequence[Parsed]) -> None:
        """Look up everything these documents can be."""
        self._last = {document.key: document.sha256 for document in documents}
        shas = {document.sha256 for document in documents} - self._by_sha.keys()
        texts = {document.text_sha256 for document in documents}
        keys = {key for document in documents for key in _keys(document.key)} - self._by_key.keys()
        same = (
            ArticleVersion.objects.filter(Q(sha256__in=shas) | Q(text_sha256__in=texts))
            .select_related("article")
            .defer("raw", "blocks")
            .order_by("id")
        )
        for version in same:
            version.article = self._articles.setdefault(version.article_id, version.article)
            self._note(version)
        self._load_raw(documents)
        for article in Article.objects.filter(document_key__in=keys):
            known = self._articles.setdefault(article.pk, article)
            self._by_key.setdefault(known.document_key, known)
        for article in self._articles.values():
            self._by_key.setdefault(article.document_key, article)
        fresh = [document for document in documents if document.sha256 not in self._by_sha]
        self._load_versions(fresh)
        self._load_candidates(fresh)

    def _load_raw(self, documents: Sequence[Parsed]) -> None:
        """Load the bytes of versions whose folded text comes again in other bytes, to compare them exactly."""
        changed = {document.text_sha256 for document in documents if document.sha256 not in self._by_sha}
        twins = [version for text in changed for version in self._by_text.get(text, ()) if version.pk]
        if not twins:
            return
        raws = dict(ArticleVersion.objects.filter(pk__in=[twin.pk for twin in twins]).values_list("pk", "raw"))
        for twin in twins:
            twin.raw = raws[twin.pk]

    def _load_versions(self, fresh: Sequence[Parsed]) -> None:
        """Load all versions of the articles that a document changes, or puts an old version back of."""
        changed = {article.pk for document in fresh for article in self.named(document) if article.pk}
        changed |= {version.article_id for version in self._by_sha.values() if not version.is_current and version.pk}
        if not changed:
            return
        for version in ArticleVersion.objects.filter(article__in=changed).defer("raw").order_by("id"):
            version.article = self._articles[version.article_id]
            self._with_blocks[version.pk] = version
            self._note(version)

    def _load_candidates(self, fresh: Sequence[Parsed]) -> None:
        """Load the versions that share a band of their signature with a new document."""
        wanted: dict[int, set[int]] = {}
        for document in fresh:
            for band, value in enumerate(document.bands):
                if (band, value) not in self._by_band:
                    wanted.setdefault(band, set()).add(value)
        if not wanted:
            return
        lookup = Q()
        for band, values in wanted.items():
            lookup |= Q(band=band, value__in=values)
        hits: dict[tuple[int, int], list[int]] = {}
        for pk, band, value in TextBand.objects.filter(lookup).values_list("version_id", "band", "value"):
            hits.setdefault((band, value), []).append(pk)
        candidates: set[int] = set()
        for document in fresh:
            shared = Counter(pk for place in enumerate(document.bands) for pk in hits.get(place, ()))
            ranked = sorted(shared, key=lambda pk: (-shared[pk], pk))
            candidates |= {*ranked[:_MOST_CANDIDATES]}
        missing = candidates - self._with_blocks.keys()
        rows = ArticleVersion.objects.filter(pk__in=missing).select_related("article").defer("raw")
        for version in rows if missing else ():
            version.article = self._articles.setdefault(version.article_id, version.article)
            self._with_blocks[version.pk] = version
        for place, pks in hits.items():
            found = [self._with_blocks[pk] for pk in sorted(pks) if pk in self._with_blocks]
            self._by_band.setdefault(place, []).extend(found)

    def _note(self, version: ArticleVersion) -> None:
        """Make a version known; one that was loaded twice stays one object."""
        if version.sha256 in self._by_sha:
            known = self._by_sha[version.sha256]
            if "blocks" not in version.get_deferred_fields() and "blocks" in known.get_deferred_fields():
                known.blocks = version.blocks
            return
        self._by_sha[version.sha256] = version
        self._by_text.setdefault(version.text_sha256, []).append(version)
        self._versions.setdefault(version.article.uuid, []).append(version)

    def add(self, version: ArticleVersion, bands: Sequence[int]) -> None:
        """Make a new version known to the rest of the batch."""
        self._note(version)
        self._arrivals[version.sha256] = len(self._arrivals)
        self._by_key.setdefault(version.article.document_key, version.article)
        for place in enumerate(bands):
            self._by_band.setdefault(place, []).append(version)

    def named(self, document: Parsed) -> list[Article]:
        """Return the articles that have this document's key; a file name can stand for several."""
        return [self._by_key[key] for key in _keys(document.key) if key in self._by_key]

    def versions(self, article: Article) -> list[ArticleVersion]:
        """Return the known versions of an article, oldest first."""
        return sorted(self._versions.get(article.uuid, []), key=lambda version: version.number)

    def current(self, article: Article) -> ArticleVersion | None:
        """Return the version that readers are shown."""
        return next((version for version in self.versions(article) if version.is_current), None)

    def recognise(self, document: Parsed) -> Known:
        """Return what the archive has of this document."""
        named = self.named(document)
        same = self._by_sha.get(document.sha256)
        if same is not None:
            if same.article in named:
                return Known(article=same.article, version=same)
            return Known(duplicate_of=same.article, reason=f"the same bytes as {same.name}")
        for twin in self._by_text.get(document.text_sha256, []):
            if twin.article in named and _same_text(twin, document):
                return Known(article=twin.article, version=twin, other_bytes=True)
        twins = [twin for twin in self._by_text.get(document.text_sha256, []) if twin.article not in named]
        if twins:
            return Known(duplicate_of=twins[0].article, reason=f"the same text as {twins[0].name}")
        related = self._related(document, named)
        if related is not None:
            return Known(article=related)
        key = next((key for key in _keys(document.key) if key not in self._by_key), None)
        return Known(key=key or f"{document.key[:900]}#{document.sha256[:16]}", name_reused=bool(named))

    def comes_back_later(self, document: Parsed) -> bool:
        """Whether a later document of the same batch and key is what readers are shown already."""
        last = self._by_sha.get(self._last.get(document.key, ""))
        return last is not None and last.sha256 != document.sha256 and last.is_current

    def _related(self, document: Parsed, named: list[Article]) -> Article | None:
        """Return the article that this document is a changed version of, or None if its name was used again."""
        if named and document.url:
            return named[0]
        best: tuple[float, Article] | None = None
        title = fold(document.extraction.article.title or "")
        for article in named:
            current = self.current(article)
            likeness = jaccard(self._groups(document), self._groups_of(current)) if current else 0.0
            if title and title == fold(article.title):
                likeness = max(likeness, UNRELATED)
            if likeness >= UNRELATED and (best is None or likeness > best[0]):
                best = (likeness, article)
        return best[1] if best else None

    def near(self, document: Parsed, article: Article) -> list[tuple[Article, float]]:
        """Return other articles that say nearly the same, the most alike first."""
        shared = Counter(
            version.sha256 for place in enumerate(document.bands) for version in self._by_band.get(place, ())
        )
        versions = {
            version.sha256: version for place in enumerate(document.bands) for version in self._by_band.get(place, ())
        }
        best: dict[UUID, tuple[Article, float, tuple[int, int]]] = {}
        ranked = sorted(shared, key=lambda sha: (-shared[sha], self._age(versions[sha])))
        for sha in ranked[:_MOST_CANDIDATES]:
            version = versions[sha]
            if version.article.uuid == article.uuid:
                continue
            likeness = jaccard(self._groups(document), self._groups_of(version))
            known = best.get(version.article.uuid)
            if likeness >= NEAR and (known is None or likeness > known[1]):
                best[version.article.uuid] = (version.article, likeness, self._age(version))
        alike = sorted(best.values(), key=lambda entry: (-entry[1], entry[2]))[:_MOST_LINKS]
        return [(other, likeness) for other, likeness, _age in alike]

    def _age(self, version: ArticleVersion) -> tuple[int, int]:
        """Order versions by when they came, stored ones first."""
        arrival = self._arrivals.get(version.sha256)
        return (0, version.pk) if arrival is None else (1, arrival)

    def _groups(self, document: Parsed) -> Shingles:
        if document.sha256 not in self._shingles:
            self._shingles[document.sha256] = shingles(block.text for block in document.extraction.article.blocks)
        return self._shingles[document.sha256]

    def _groups_of(self, version: ArticleVersion) -> Shingles:
        if version.sha256 not in self._shingles:
            self._shingles[version.sha256] = shingles(block["text"] for block in version.blocks)
        return self._shingles[version.sha256]


def _keys(key: str) -> list[str]:
    """Return the keys under which documents of one name stand; an address or a hash stands for one document."""
    if key.startswith(("url:", "sha256:")):
        return [key]
    return [key, *(f"{key[:990]}#{number}" for number in range(2, _NAMESAKES + 1))]


def _same_text(version: ArticleVersion, document: Parsed) -> bool:
    """Whether only bytes differ (encoding, line ends, white space), so that there is nothing new to keep."""
    stored = read(bytes(version.raw), version.media_type).text
    return stored.split() == read(document.raw, document.media_type).text.split()
