"""From one document's extraction to claim rows: people, meetings and documents matched, every span checked."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from articles.extraction import EXTRACTOR_VERSION, types
from articles.extraction.folding import fold
from articles.extraction.types import Extraction, Notice, Span
from articles.importing.changes import Changes
from articles.importing.documents import Resolutions
from articles.importing.events import Meetings
from articles.importing.identities import Officials, Person
from articles.importing.vocabulary import Vocabulary
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
    Participation,
    Statement,
    period_kind,
    permanent_id,
)

_MOST = Decimal(10) ** 18
_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that the machine makes; `natural` is what it says in the document's own words."""

    claim: Claim
    natural: tuple[object, ...]


@dataclass(slots=True)
class Claims:
    """The claims of one version, in reading order of their kinds, and what could not be made one."""

    proposals: list[Proposal] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def claim_id(kind: str, sha256: str, span: Span, natural: Iterable[object]) -> UUID:
    """Return a claim's permanent id: what it says, and the place in the document that says it."""
    return permanent_id(kind, sha256, span.block, span.start, span.end, *natural)


def same_place(span: Span) -> Span:
    """Return the span itself: the document was parsed into the very blocks that are stored."""
    return span


@dataclass(slots=True)
class Registry:
    """Everything that claims of a batch can point to."""

    vocabulary: Vocabulary
    officials: Officials
    meetings: Meetings
    resolutions: Resolutions

    @classmethod
    def empty(cls, changes: Changes) -> "Registry":
        """Return a registry that knows nothing yet and notes what is new in `changes`."""
        return cls(Vocabulary(changes), Officials(changes), Meetings(changes), Resolutions(changes))

    def load(self, extractions: list[Extraction], articles: list[Article]) -> None:
        """Look up all records that these documents can mean; `articles` are those already stored."""
        self.vocabulary.load(extractions)
        self.officials.load(extractions)
        self.meetings.load(extractions, articles, self.vocabulary)
        self.resolutions.load(extractions)


class ClaimBuilder:
    """Builds the claims of one version of an article."""

    def __init__(
        self,
        registry: Registry,
        article: Article,
        version: ArticleVersion,
        found: Extraction,
        place: Callable[[Span], Span | None] = same_place,
    ) -> None:
        self._registry = registry
        self._article, self._version, self._found = article, version, found
        self._place = place
        self._claims = Claims()
        self._people: dict[str, Official] = {}
        self._seen: set[object] = set()
        single = found.meetings[0] if len(found.meetings) == 1 else None
        published = found.article.published.date if found.article.published else None
        self._day = (single.date_start if single else None) or published

    def build(self) -> Claims:
        """Return all claims; records that they need are matched or made on the way."""
        self._identify_people()
        meetings = [self._meeting(meeting, found) for meeting, found in self._meetings()]
        for official in self._found.officials:
            self._attestations(official)
        for citation in self._found.citations:
            self._citation(citation)
        for figure in self._found.figures:
            self._figure(figure)
        for statement in self._found.statements:
            self._statement(statement, meetings[0] if len(meetings) == 1 else None)
        return self._claims

    def _identify_people(self) -> None:
        taken: set[UUID] = set()
        for found in self._found.officials:
            names = {found.rank, *(mention.rank for mention in found.mentions)}
            ranks = [self._registry.vocabulary.rank(name) for name in sorted(name for name in names if name)]
            labels = {post.label: post for mention in found.mentions for post in _posts_of(found, mention)}
            labels |= {post.label: post for post in found.posts}
            posts = [self._registry.vocabulary.post(labels[label]) for label in sorted(labels)]
            person = Person(found.name, tuple(filter(None, ranks)), tuple(filter(None, posts)), self._day)
            official = self._registry.officials.identify(person, taken)
            if official is None:
                self._note("name-not-latin", f"{found.name!r} has no Latin letters; the person was left out.")
                continue
            taken.add(official.uuid)
            self._people.setdefault(found.name, official)

    def _meetings(self) -> list[tuple[Meeting, types.Meeting]]:
        pairs: list[tuple[Meeting, types.Meeting]] = []
        taken: set[UUID] = set()
        for found in self._found.meetings:
            organizer = self._registry.vocabulary.organization(found.organizer)
            chairs = {self._people[name].uuid for name in found.chairs if name in self._people}
            meeting = self._registry.meetings.find(found, organizer, chairs, self._article, taken)
            taken.add(meeting.uuid)
            pairs.append((meeting, found))
        return pairs

    def _meeting(self, meeting: Meeting, found: types.Meeting) -> Meeting:
        report = MeetingReport(meeting=meeting)
        self._add(report, found.span, found, (found.date_start,), once=("report", meeting.uuid))
        for participant in found.participants:
            official = self._people.get(participant.name)
            if official is None:
                self._note("participant-unknown", f"{participant.name} takes part, but is no official of this article.")
                continue
            part = Participation(official=official, meeting=meeting, role=participant.role.value)
            once = ("part", official.uuid, meeting.uuid, participant.role)
            natural = (fold(participant.name), participant.role.value)
            self._add(part, participant.span, participant, natural, once=once)
        return meeting

    def _attestations(self, found: types.Official) -> None:
        official = self._people.get(found.name)
        if official is None:
            return
        printed = [mention for mention in found.mentions if mention.rank or _posts_of(found, mention)]
        for mention in printed:
            for post in _posts_of(found, mention) or (None,):
                self._attestation(found, official, mention.span, mention.rank, post)
        if not printed and found.mentions:
            for bare_post in found.posts or (None,):
                self._attestation(found, official, found.mentions[0].span, found.rank, bare_post)

    def _attestation(
        self, found: types.Official, official: Official, span: Span, rank_name: str | None, post: types.Post | None
    ) -> None:
        row = self._registry.vocabulary.post(post) if post else None
        rank = self._registry.vocabulary.rank(rank_name)
        if rank_name and rank is None:
            self._note("rank-unknown", f"The archive has no rank “{rank_name}”.")
        if row is None and rank is None:
            return
        claim = Attestation(official=official, post=row, rank=rank, as_of=self._day)
        once = ("attestation", span, official.uuid, row and row.uuid, rank and rank.name)
        self._add(claim, span, found, (fold(post.label) if post else "", rank_name), once=once)

    def _citation(self, found: types.Citation) -> None:
        resolution = self._registry.resolutions.find(found, self._registry.vocabulary.organization(found.issuer))
        if resolution is None:
            self._note("citation-unidentified", f"A {found.kind} without number, title and issuer was left out.")
            return
        self._add(Citation(resolution=resolution), found.span, found, (found.key,))

    def _figure(self, found: types.Figure) -> None:
        numbers = (found.value, found.change_percent or Decimal(0))
        if not all(number.is_finite() and abs(number) < _MOST for number in numbers):
            self._note("figure-out-of-range", f"The figure {found.value} is too large to be kept.")
            return
        change = found.change_percent
        if change is not None and abs(change) >= 1_000_000:
            self._note("change-out-of-range", f"The change of {change} percent is too large to be kept.")
            change = None
        start, end = (found.period.start, found.period.end) if found.period else (None, None)
        baseline = found.change_baseline
        claim = Figure(
            indicator=self._registry.vocabulary.indicator(found.indicator, found.unit),
            value=found.value.quantize(_PLACES),
            unit=found.unit[:40],
            qualifier=(found.qualifier or "")[:40],
            period_start=start,
            period_end=end,
            period_kind=period_kind(start, end),
            change_percent=change.quantize(Decimal("0.001")) if change is not None else None,
            baseline_start=baseline.start if baseline else None,
            baseline_end=baseline.end if baseline else None,
            notices=[notice.message for notice in found.notices],
        )
        self._add(claim, found.span, found, (f"{found.value.normalize():f}", found.unit))

    def _statement(self, found: types.Statement, meeting: Meeting | None) -> None:
        official = self._people.get(found.speaker)
        if official is None:
            self._note("speaker-unknown", f"{found.speaker} says something, but is no official of this article.")
            return
        self._add(Statement(official=official, meeting=meeting), found.span, found, (fold(found.speaker),))

    def _add(
        self,
        claim: Claim,
        span: Span,
        found: "types.Official | types.Participant | types.Meeting | types.Citation | types.Figure | types.Statement",
        natural: tuple[object, ...],
        once: tuple[object, ...] | None = None,
    ) -> None:
        """Complete a claim with its evidence. One that says the same at the same place is made once."""
        place = self._place(span)
        text = self._version.blocks[place.block]["text"] if place and place.block < len(self._version.blocks) else ""
        if place is None or not 0 <= place.start < place.end <= len(text):
            self._note("evidence-lost", f"The evidence of a {claim._meta.verbose_name} has no place in the text.")
            return
        kind = claim._meta.model_name or ""
        uuid = claim_id(kind, self._version.sha256, place, natural)
        if uuid in self._seen or once in self._seen:
            return
        self._seen |= {uuid, once} - {None}
        claim.uuid = uuid
        claim.version = self._version
        claim.block, claim.start, claim.end = place.block, place.start, place.end
        claim.exact = text[place.start : place.end]
        claim.confidence = Decimal(min(max(found.confidence, 0), 1)).quantize(Decimal("0.001"))
        claim.rule = found.rule[:60]
        claim.extractor = EXTRACTOR_VERSION
        self._claims.proposals.append(Proposal(claim, natural))

    def _note(self, code: str, message: str) -> None:
        self._claims.notices.append(Notice(code, message))


def _posts_of(found: types.Official, mention: types.Mention) -> tuple[types.Post, ...]:
    """Return the posts named at a mention, in full: “Minister Lam” names the one post of that role he has.

    A role alone that is none of the person's posts is no post.
    """
    full: dict[str, types.Post] = {}
    for post in mention.posts:
        same = [own for own in found.posts if own.label == post.label]
        same = same or [own for own in found.posts if own.role == post.role and post.organization is None]
        if len(same) == 1:
            full[same[0].label] = same[0]
        elif post.organization is not None:
            full[post.label] = post
    return tuple(full.values())


def count_by_kind(claims: Iterable[Claim]) -> Counter[str]:
    """Return how many claims there are of each kind, by plural name."""
    return Counter(str(claim._meta.verbose_name_plural) for claim in claims)
