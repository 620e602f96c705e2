"""Who is who: officials by folded name, joined only where nothing speaks against it (docs/architecture.md, rule 4)."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from articles.extraction.folding import fold, strip_diacritics
from articles.extraction.types import Extraction
from articles.extraction.vocabulary.names import SYLLABLE
from articles.importing.changes import Changes
from articles.importing.slugs import Slugs, slug_base
from articles.models import Attestation, IdentityQuestion, Official, OfficialAlias, Post, Rank, permanent_id

# A rank may fall by one step (demotion, or a slip of the pen) and rise by two at once, then by one a year;
# the halves leave room for ranks of other forces that stand between two steps.
STEP = 10  # difference in height between neighbouring ranks (Rank.order)
MOST_STEPS_DOWN = 1.5
MOST_STEPS_UP = 2.5
_NAMESAKES = 6  # numbered records of one name that are looked for by their permanent id
_SAME_TIME = 400  # days; a rank attested this near supports the same rank
_NOBODY_TELLS = "Several people have this name, and nothing printed tells who it is."
_EXECUTIVE = {"chief": "head", "head": "head", "director": "head", "director general": "head", "minister": "minister"}

type Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Held:
    """What matching needs to know of a post."""

    uuid: UUID
    label: str
    organization: UUID | None
    office: str | None  # what one person can hold in one body only at a time; None for other posts
    vietnamese: bool  # the label is Vietnamese: its body has no English name that we know


@dataclass(slots=True)
class Evidence:
    """A known official's attested ranks and posts, each with its first and last day."""

    ranks: dict[int, Interval] = field(default_factory=dict)
    posts: dict[UUID, tuple[Held, Interval]] = field(default_factory=dict)
    undated_posts: set[UUID] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Person:
    """One person of one document, with vocabulary matched."""

    name: str
    ranks: tuple[Rank, ...]
    posts: tuple[Post, ...]
    as_of: date | None


def held(post: Post) -> Held:
    """Return what matching needs to know of a post."""
    office = _EXECUTIVE.get(fold(post.role)) if post.single_holder else None
    organization = post.organization.uuid if post.organization else None
    return Held(post.uuid, post.label, organization, office, _is_vietnamese(post.label))


def _is_vietnamese(label: str) -> bool:
    """Whether every word is a Vietnamese syllable; English labels have an "of" at least, which is none."""
    return all(SYLLABLE.match(word) for word in fold(label).split())


def _wider(known: Interval | None, day: date) -> Interval:
    return (min(known[0], day), max(known[1], day)) if known else (day, day)


class Officials:
    """The officials that a batch can mean."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._by_name: dict[str, list[Official]] = {}
        self._evidence: dict[UUID, Evidence] = {}
        self._aliases: dict[UUID, set[str]] = {}
        self._asked: set[tuple[UUID, UUID]] = set()  # what is known to have been asked about undetermined ones
        self._uuids: set[UUID] = set()
        self._slugs = Slugs(Official)

    def load(self, extractions: Sequence[Extraction]) -> None:
        """Look up everybody of these names, with what is attested of them."""
        names = {folded for found in extractions for official in found.officials if (folded := fold(official.name))}
        names -= self._by_name.keys()
        if not names:
            return
        born = {official_id(name, number): name for name in names for number in range(1, _NAMESAKES)}
        rows = Official.objects.filter(Q(folded__in=names) | Q(uuid__in=born)).order_by("id")
        named = [(name, row) for row in rows for name in {row.folded, born.get(row.uuid, row.folded)} & names]
        aliases = OfficialAlias.objects.filter(folded__in=names).select_related("official").order_by("id")
        named += [(alias.folded, alias.official) for alias in aliases]
        self._uuids |= {row.uuid for _name, row in named}
        standing = _standing(row for _name, row in named)
        for name, row in named:
            known = self._by_name.setdefault(name, [])
            if standing[row.pk] not in known:
                known.append(standing[row.pk])
        for name in names:
            self._by_name.setdefault(name, []).sort(key=lambda row: row.pk)
        self._load_evidence(standing)
        self._slugs.load(slug_base(name) for name in names)

    def _load_evidence(self, standing: dict[int, Official]) -> None:
        orders = dict(Rank.objects.values_list("pk", "order"))
        for pk, rank, earliest, latest in attested_ranks(standing):
            evidence, order = self._of(standing[pk]), orders[rank]
            evidence.ranks[order] = _wider(_wider(evidence.ranks.get(order), earliest), latest)
        posts: dict[int, Held] = {}
        rows = list(attested_posts(standing))
        for post in Post.objects.filter(pk__in={row[1] for row in rows}).select_related("organization"):
            posts[post.pk] = held(post)
        for pk, post_pk, first, last in rows:
            self._note_post(self._of(standing[pk]), posts[post_pk], first, last)
        for alias in OfficialAlias.objects.filter(official_id__in={row.pk for row in standing.values()}):
            owner = standing.get(alias.official_id)
            if owner is not None:
                self._aliases.setdefault(owner.uuid, set()).add(alias.folded)
        open_ones = [row for row in standing.values() if row.undetermined]
        if open_ones:
            asked = IdentityQuestion.objects.filter(official__in=open_ones).values_list("official_id", "candidate_id")
            self._asked |= {(standing[one].uuid, standing[other].uuid) for one, other in asked if other in standing}

    def _of(self, official: Official) -> Evidence:
        return self._evidence.setdefault(official.uuid, Evidence())

    @staticmethod
    def _note_post(evidence: Evidence, post: Held, first: date | None, last: date | None) -> None:
        if first is None or last is None:
            evidence.undated_posts.add(post.uuid)
            return
        known = evidence.posts.get(post.uuid)
        interval = _wider(_wider(known[1] if known else None, first), last)
        evidence.posts[post.uuid] = (post, interval)

    def identify(self, person: Person, taken: set[UUID]) -> Official | None:
        """Return the official this person is, made if nobody fits; None for a name without Latin letters.

        `taken` are officials that another person of the same document already is.
        """
        folded = fold(person.name)
        if not folded:
            return None
        candidates = self._by_name.setdefault(folded, [])
        known = [row for row in candidates if not row.undetermined]
        objections = {row.uuid: self._objection(row, person, taken) for row in known}
        fitting = [row for row in known if objections[row.uuid] is None]
        official = fitting[0] if len(fitting) == 1 else self._best(fitting, person)
        if official is None and fitting:
            official = self._undetermined(person, folded, fitting, taken)
        elif official is None:
            official = self._make(person.name, folded)
            for other in known:
                self._ask(official, other, objections[other.uuid] or "")
        self._note(official, person)
        return official

    def _undetermined(self, person: Person, folded: str, fitting: list[Official], taken: set[UUID]) -> Official:
        """Return the one record that gathers what nobody can tell apart by this name; ask about each namesake once.

        It is no person that a mention could fit, so it never speaks for or against anybody.
        """
        gathering = [row for row in self._by_name[folded] if row.undetermined and row.uuid not in taken]
        official = gathering[0] if gathering else self._make(person.name, folded, undetermined=True)
        for other in fitting:
            if (official.uuid, other.uuid) not in self._asked:
                self._asked.add((official.uuid, other.uuid))
                self._ask(official, other, _NOBODY_TELLS)
        return official

    def _ask(self, official: Official, other: Official, reason: str) -> None:
        self._changes.add(IdentityQuestion(official=official, candidate=other, reason=reason[:300]))

    def _best(self, fitting: list[Official], person: Person) -> Official | None:
        """Return the only one of several namesakes who is known in one of the person's posts."""
        posts = {post.uuid for post in person.posts}
        known = [row for row in fitting if posts & ({*self._of(row).posts} | self._of(row).undated_posts)]
        return known[0] if len(known) == 1 else None

    def _make(self, name: str, folded: str, *, undetermined: bool = False) -> Official:
        number = 1
        while official_id(folded, number) in self._uuids:
            number += 1
        ascii_name = strip_diacritics(name)
        official = Official(
            uuid=official_id(folded, number),
            name=ascii_name[:120],
            name_vi=name[:120] if name != ascii_name else "",
            folded=folded[:120],
            slug=self._slugs.take(slug_base(name)),
            undetermined=undetermined,
        )
        self._uuids.add(official.uuid)
        self._changes.add(official)
        self._by_name[folded].append(official)
        return official

    def _note(self, official: Official, person: Person) -> None:
        """Remember a printed form of the name, and what this document adds to the evidence."""
        plain, folded = strip_diacritics(person.name), fold(person.name)
        if person.name != plain and not official.undetermined:
            self._changes.fill_empty(official, {"name_vi": person.name[:120]})
        aliases = self._aliases.setdefault(official.uuid, set())
        if plain != official.name and folded not in aliases and plain.casefold() != official.name.casefold():
            aliases.add(folded)
            self._changes.add(OfficialAlias(official=official, name=plain[:120], folded=folded[:120]))
        evidence = self._of(official)
        for rank in person.ranks if person.as_of else ():
            evidence.ranks[rank.order] = _wider(evidence.ranks.get(rank.order), person.as_of or date.min)
        for post in person.posts:
            self._note_post(evidence, held(post), person.as_of, person.as_of)

    def _objection(self, row: Official, person: Person, taken: set[UUID]) -> str | None:
        """Return why this person cannot be that official without a guess, or None."""
        if row.uuid in taken:
            return "Two people of this name stand in one article."
        if row.name_vi and not _same_marks(row.name_vi, person.name):
            return f"The name is written {row.name_vi} there and {person.name} here."
        if person.as_of is None:
            return None
        evidence = self._of(row)
        for rank in person.ranks:
            if (reason := _rank_objection(evidence.ranks, rank, person.as_of)) is not None:
                return reason
        for post in person.posts:
            if (reason := _post_objection(evidence, held(post), person.as_of)) is not None:
                return reason
        return None


def attested_ranks(officials: Iterable[int]) -> "QuerySet[Attestation, tuple[int, int, date, date]]":
    """Return official, rank, first and last day of every rank that is attested of them, read off one index."""
    rows = Attestation.objects.not_rejected().filter(official_id__in=officials, rank__isnull=False, as_of__isnull=False)
    return rows.values_list("official_id", "rank_id").annotate(Min("as_of"), Max("as_of")).order_by()


def attested_posts(officials: Iterable[int]) -> "QuerySet[Attestation, tuple[int, int, date | None, date | None]]":
    """Return official, post, first and last day of every post that is attested of them, read off one index."""
    rows = Attestation.objects.not_rejected().filter(official_id__in=officials, post__isnull=False)
    return rows.values_list("official_id", "post_id").annotate(Min("as_of"), Max("as_of")).order_by()


def official_id(folded: str, number: int) -> UUID:
    """Return the permanent id of the n-th official of a name."""
    return permanent_id("official", folded) if number == 1 else permanent_id("official", folded, number)


def _standing(rows: Iterable[Official]) -> dict[int, Official]:
    """Return for each official, by primary key, the one that stands for it after all merges."""
    known = {row.pk: row for row in rows}
    while missing := {row.merged_into_id for row in known.values() if row.merged_into_id} - known.keys():
        known |= Official.objects.in_bulk(missing)
    standing: dict[int, Official] = {}
    for pk, row in known.items():
        last, seen = row, {pk}
        while last.merged_into_id and last.merged_into_id not in seen:
            seen.add(last.merged_into_id)
            last = known[last.merged_into_id]
        standing[pk] = last
    return standing


def _marks(word: str) -> tuple[str, ...]:
    return tuple(sorted(char for char in unicodedata.normalize("NFD", word) if unicodedata.combining(char)))


def _same_marks(first: str, second: str) -> bool:
    """Whether two spellings differ at most in words that one of them prints without diacritics.

    Where in a syllable the tone mark stands (hoà, hòa) makes no difference.
    """
    pairs = zip(first.lower().replace("-", " ").split(), second.lower().replace("-", " ").split(), strict=False)
    return all(
        (left.isascii() or right.isascii()) or (_marks(left), "đ" in left) == (_marks(right), "đ" in right)
        for left, right in pairs
    )


def _rank_objection(known: dict[int, Interval], rank: Rank, day: date) -> str | None:
    """Return why a rank on a day does not fit the attested ones, or None. The same rank near that day settles it."""
    same = known.get(rank.order)
    if same and (same[0] - day).days <= _SAME_TIME and (day - same[1]).days <= _SAME_TIME:
        return None
    for order, (first, last) in known.items():
        for attested in (first, last):
            earlier, later = (order, rank.order) if attested <= day else (rank.order, order)
            years = abs((day - attested).days) / 365
            steps = (later - earlier) / STEP
            if steps < -MOST_STEPS_DOWN or steps > MOST_STEPS_UP + years:
                return f"{rank.name} on {day:%d %b %Y} does not fit the rank attested on {attested:%d %b %Y}."
    return None


def _post_objection(evidence: Evidence, post: Held, day: date) -> str | None:
    """Return why a post on a day does not fit the attested ones, or None: nobody heads two bodies at once.

    A body named in Vietnamese and one named in English can be the same: they speak neither for nor against.
    """
    if post.office is None or post.uuid in evidence.posts:
        return None
    for other, (first, last) in evidence.posts.values():
        same_day = day in (first, last) or first < day < last
        if other.vietnamese != post.vietnamese:
            continue
        if other.office == post.office and other.organization != post.organization and same_day:
            return f"{post.label} on {day:%d %b %Y}, while {other.label} is attested for the same time."
    return None
