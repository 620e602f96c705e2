"""Matching of ranks, organizations, posts and indicators: by folded name or alias, created when unknown."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from articles.extraction import types
from articles.extraction.folding import fold
from articles.extraction.types import Extraction
from articles.importing.changes import Changes
from articles.importing.slugs import Slugs, slug_base
from articles.models import (
    Indicator,
    Organization,
    OrganizationAlias,
    Post,
    PostAlias,
    Rank,
    permanent_id,
)

# The head of a body is one person at a time; deputies, members and standing members are several.
_HEADS = frozenset(
    "director|director general|chief|head|minister|secretary|chairman|chairwoman|chairperson|president|commander"
    "|chief inspector|rector|ambassador|governor".split("|")
)


def is_single_head(label: str, role: str, organization: str | None) -> bool:
    """Whether one person at a time holds a post that the vocabulary does not know."""
    return organization is not None and fold(role) in _HEADS and not fold(label).startswith("former ")


class Vocabulary:
    """What a batch needs of the shared vocabulary, looked up with a fixed number of queries."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._ranks: dict[str, Rank] = {}
        self._organizations: dict[str, Organization] = {}
        self._posts: dict[str, list[Post]] = {}
        self._indicators: dict[str, Indicator] = {}
        self._slugs = Slugs(Post)

    def load(self, extractions: Sequence[Extraction]) -> None:
        """Look up everything these documents name."""
        if not self._ranks:
            self._ranks = {rank.name: rank for rank in Rank.objects.all()}
        posts = [post for found in extractions for post in _posts(found)]
        names = {fold(name) for found in extractions for name in _organizations(found)}
        names |= {fold(post.organization) for post in posts if post.organization}
        self._load_organizations(names - self._organizations.keys())
        self._load_posts({fold(post.label): post for post in posts})
        codes = {figure.indicator[:80] for found in extractions for figure in found.figures if figure.indicator}
        self._load_indicators(codes - self._indicators.keys())

    def _load_indicators(self, codes: set[str]) -> None:
        if not codes:
            return
        born = {permanent_id("indicator", code): code for code in codes}
        rows = Indicator.objects.filter(Q(code__in=codes) | Q(uuid__in=born)).order_by("id")
        for row in rows:
            self._indicators.setdefault(row.code, row)
        for row in rows:
            self._indicators.setdefault(born.get(row.uuid, row.code), row)

    def _load_organizations(self, names: set[str]) -> None:
        if not names:
            return
        # A renamed record still answers to the name it was made with: its permanent id says so.
        born = {permanent_id("organization", name): name for name in names}
        rows = Organization.objects.filter(Q(folded__in=names) | Q(uuid__in=born)).order_by("id")
        for row in rows:
            self._organizations.setdefault(row.folded, row)
        for row in rows:
            self._organizations.setdefault(born.get(row.uuid, row.folded), row)
        for alias in OrganizationAlias.objects.filter(folded__in=names).select_related("organization"):
            self._organizations.setdefault(alias.folded, alias.organization)

    def _load_posts(self, wanted: dict[str, types.Post]) -> None:
        names = wanted.keys() - self._posts.keys()
        if not names:
            return
        born = {permanent_id("post", name): name for name in names}
        rows = Post.objects.filter(Q(folded__in=names) | Q(uuid__in=born)).select_related("organization").order_by("id")
        for row in rows:
            self._posts.setdefault(row.folded, []).append(row)
        for row in rows:
            self._posts.setdefault(born.get(row.uuid, row.folded), [row])
        aliases = PostAlias.objects.filter(folded__in=names).select_related("post__organization")
        for alias in aliases:
            self._posts.setdefault(alias.folded, [alias.post])
        self._slugs.load(slug_base(post.label, 150) for name, post in wanted.items() if name not in self._posts)

    def rank(self, name: str | None) -> Rank | None:
        """Return a rank by its canonical name; None for no rank and for one that was taken out of the archive."""
        return self._ranks.get(name) if name else None

    def organization(self, name: str | None) -> Organization | None:
        """Return the organization of this name, made if it is new."""
        folded = fold(name or "")
        if not name or not folded:
            return None
        if folded not in self._organizations:
            made = Organization(uuid=permanent_id("organization", folded), name=name.strip()[:250], folded=folded[:250])
            self._changes.add(made)
            self._organizations[folded] = made
        return self._organizations[folded]

    def post(self, post: types.Post) -> Post | None:
        """Return the post of this label, made if it is new; None for a label without letters."""
        folded = fold(post.label)
        if not folded:
            return None
        organization = self.organization(post.organization)
        known = self._posts.setdefault(folded, [])
        if known:
            same = [row for row in known if row.organization is organization or row.organization == organization]
            return (same or known)[0]
        made = Post(
            uuid=permanent_id("post", folded),
            label=post.label.strip()[:300],
            slug=self._slugs.take(slug_base(post.label, 150)),
            role=post.role.strip()[:200],
            folded=folded[:300],
            organization=organization,
            single_holder=is_single_head(post.label, post.role, post.organization),
        )
        self._changes.add(made)
        known.append(made)
        return made

    def indicator(self, code: str | None, unit: str) -> Indicator | None:
        """Return the indicator of this code, made with a readable label if it is new."""
        if not code:
            return None
        code = code[:80]
        if code not in self._indicators:
            label = code.replace("-", " ").capitalize()[:200]
            made = Indicator(uuid=permanent_id("indicator", code), code=code, label=label, unit=unit[:40])
            self._changes.add(made)
            self._indicators[code] = made
        return self._indicators[code]


def _posts(found: Extraction) -> Iterable[types.Post]:
    for official in found.officials:
        yield from official.posts
        for mention in official.mentions:
            yield from mention.posts


def _organizations(found: Extraction) -> Iterable[str]:
    yield from (meeting.organizer for meeting in found.meetings if meeting.organizer)
    yield from (citation.issuer for citation in found.citations if citation.issuer)
