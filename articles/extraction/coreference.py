"""Fourth stage: mentions become people, one per person in the document."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from articles.extraction.anaphora import complete_bodies
from articles.extraction.folding import fold
from articles.extraction.held_posts import bodies_by_role, posts_of
from articles.extraction.mentions import Found
from articles.extraction.patterns import alternation, plain
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import VIETNAMESE_RANK
from articles.extraction.types import Mention, MentionForm, Official, Post


@dataclass(slots=True)
class Person:
    """A person under construction."""

    key: str
    name: str
    mentions: list[Found] = field(default_factory=list)
    dead: bool = False  # somebody only remembered, whatever else is said

    def take(self, mention: Found) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        self.dead = self.dead or mention.dead

    @property
    def acts(self) -> bool:
        """Does any mention show the person acting in the article's present?"""
        return not self.dead and any(found.acts for found in self.mentions)

    @property
    def roles(self) -> set[str]:
        """Every role that any mention gives."""
        return {post.role for found in self.mentions for post in found.posts}

    @property
    def ranks(self) -> set[str]:
        """Every rank that any mention gives."""
        return {found.rank for found in self.mentions if found.rank}


@dataclass(slots=True)
class People:
    """All people of a document, and who is meant by each mention, in text order."""

    officials: tuple[Official, ...]
    by_place: list[tuple[int, int, str, MentionForm]]  # start, end, name, form

    def names_in(self, start: int, end: int) -> list[tuple[int, int, str, MentionForm]]:
        """Return the mentions inside start..end; `by_place` is sorted."""
        first = bisect_left(self.by_place, (start,))
        last = bisect_left(self.by_place, (end,))
        return [place for place in self.by_place[first:last] if place[1] <= end]


def resolve(reading: Reading, found: list[Found]) -> People:
    """Join the mentions of one person: same folded full name, given name with a fitting title, bare title."""
    persons: dict[str, Person] = {}
    found = complete_bodies(reading, found)
    for mention in found:
        if mention.name is not None and mention.form is MentionForm.FULL:
            _add(reading, persons, mention)
    _join_shorter_names(persons)
    _forget_headline_words(reading, persons)
    by_part = _by_part(persons)
    for mention in found:
        if mention.name is not None and mention.form is MentionForm.SHORT:
            _add_short(reading, persons, by_part, mention)
    for mention in found:
        if mention.name is None and mention.form is MentionForm.PRONOUN:
            _add_pronoun(persons, mention)
        elif mention.name is None:
            _add_title(persons, mention)
    _add_untitled(reading, persons)
    bodies = bodies_by_role((person.mentions for person in persons.values()), ours=_is_ours(reading.text))
    officials, places = [], []
    for person in sorted(persons.values(), key=lambda person: min(mention.start for mention in person.mentions)):
        person.mentions.sort(key=lambda mention: mention.start)
        places += [
            (mention.start, mention.end, person.name, mention.form) for mention in person.mentions if mention.acts
        ]
        official = _official(reading, person, bodies)
        if official is not None:
            officials.append(official)
    known = {official.name for official in officials}
    return People(tuple(officials), sorted(place for place in places if place[2] in known))


def _by_part(persons: dict[str, Person]) -> dict[str, list[Person]]:
    """Return who may be meant by one word of a name: a Vietnamese family or given name, any word of a guest's."""
    by_part: dict[str, list[Person]] = {}
    for person in persons.values():
        if any(mention.name and mention.name.vietnamese for mention in person.mentions):
            parts = person.key.split()
            parts = [parts[0], parts[-1]]
        else:  # "Ambassador Hernández" is Orlando Hernández Guillot, "Mr. Al-Harthi" is Salim Al-Harthi
            parts = [fold(part) for part in person.name.split() if len(part) > 2]
        for part in set(parts) if " " in person.key else ():
            by_part.setdefault(part, []).append(person)
    return by_part


def _add(reading: Reading, persons: dict[str, Person], mention: Found) -> None:
    if mention.name is None:
        return
    printed = reading.printed(mention.name.start, mention.name.end)
    key = fold(printed)
    person = persons.get(key)
    if person is None:
        person = persons[key] = Person(key, printed)
    elif (person.name.isascii() and not printed.isascii()) or (person.name.isupper() and not printed.isupper()):
        person.name = printed
    person.take(mention)


def _forget_headline_words(reading: Reading, persons: dict[str, Person]) -> None:
    """In a headline every word is capitalised: what is no Vietnamese name there must be confirmed by the body."""
    for key, person in list(persons.items()):
        if all(
            reading.in_title(mention.start) and mention.name and not mention.name.vietnamese
            for mention in person.mentions
        ):
            del persons[key]


def _join_shorter_names(persons: dict[str, Person]) -> None:
    """Join "Alvarez Casas" to the one person whose full name ends, or begins, with just these words."""
    for key, person in list(persons.items()):
        vietnamese = any(mention.name and mention.name.vietnamese for mention in person.mentions)
        if vietnamese and key.count(" ") != 1:
            continue
        longer = [
            other
            for name, other in persons.items()
            if name.endswith(f" {key}") or (not vietnamese and name.startswith(f"{key} "))
        ]
        # "Deputy Minister Bach Yen" is Duong Thi Bach Yen where her titles fit.
        if vietnamese and any(_fits(other, mention) < 1 for other in longer for mention in person.mentions):
            continue
        if len(longer) == 1:
            longer[0].mentions += person.mentions
            del persons[key]


def _fits(person: Person, mention: Found) -> int:
    """Return how well a short mention's title fits: higher is better, negative is a contradiction."""
    score = 0
    roles = {post.role for post in mention.posts}
    if roles:
        score += 2 if roles & person.roles else -1 if person.roles else 0
    if mention.rank:
        score += (
            2
            if mention.rank in person.ranks
            else 1
            if any(mention.rank in rank for rank in person.ranks)
            else -1
            if person.ranks
            else 0
        )
    return score


def _add_short(reading: Reading, persons: dict[str, Person], by_part: dict[str, list[Person]], mention: Found) -> None:
    if mention.name is None:
        return
    printed = reading.printed(mention.name.start, mention.name.end)
    given = fold(printed)
    candidates = by_part.get(given, ())
    if candidates:
        best = max(
            candidates,
            key=lambda person: (
                person.key.split()[-1] == given,
                _fits(person, mention),
                _last_before(person, mention.start),
            ),
        )
        best.take(mention)
    elif (
        given
        and not mention.name.vietnamese
        and not reading.in_title(mention.start)
        and (mention.posts or mention.rank)
        and len(given) > 2
    ):
        _add(reading, persons, mention)


def _last_before(person: Person, position: int) -> int:
    """Return where the person was last named before `position`, or -1."""
    return max((one.start for one in person.mentions if one.start < position), default=-1)


def _add_title(persons: dict[str, Person], mention: Found) -> None:
    roles = {post.role for post in mention.posts}
    best, place = None, -1
    for person in persons.values():
        if (
            not person.acts
            or (roles and not roles & person.roles)
            or (mention.rank and not any(mention.rank in rank for rank in person.ranks))
        ):
            continue
        if any(post.organization and not _same_body(post, person) for post in mention.posts):
            continue
        before = _last_before(person, mention.start)
        if before > place:
            best, place = person, before
    if best is not None and mention.acts:
        # "the Minister of Public Security" says which minister; "the Singaporean minister" adds nothing to a name.
        best.take(replace(mention, posts=tuple(post for post in mention.posts if post.known)))


def _add_pronoun(persons: dict[str, Person], mention: Found) -> None:
    """ "He is also Chairman of …": said of the one whom the text names last."""
    last = max(persons.values(), key=lambda person: _last_before(person, mention.start), default=None)
    if last is not None and 0 <= mention.start - _last_before(last, mention.start) < _REACH:
        last.take(mention)


def _same_body(post: Post, person: Person) -> bool:
    return any(
        held.role == post.role and held.organization in (None, post.organization)
        for found in person.mentions
        for held in found.posts
    )


def _add_untitled(reading: Reading, persons: dict[str, Person]) -> None:
    """Find the full names of known people where they stand without a title."""
    names = {plain(person.name) for person in persons.values() if " " in person.key}
    if not names:
        return
    taken = sorted((mention.start, mention.end) for person in persons.values() for mention in person.mentions)
    index = 0
    for start, end in _places_of(names, reading.text, reading.body_end):
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        if index < len(taken) and taken[index][0] < end:
            continue
        person = persons.get(fold(reading.text[start:end]))
        if person is None or reading.text[start - 1 : start].isalnum():
            continue
        acts = person.acts and not reading.text.startswith((" City", " Municipal", " Mausoleum", "'s mausoleum"), end)
        person.take(Found(start, end, None, None, (), acts, "untitled", MentionForm.FULL))


# What an article of the ministry says of it somewhere: its bare "Deputy Minister" is the ministry's.
_OURS = ("Ministry of Public Security", "Public Security Ministry", "PSNews", "Bo Cong an")
_MPS = re.compile(r"\bMPS\b")
_REACH = 400
_FEW = 40
_NAME_GOES_ON = re.compile(r"[\w-]")


def _is_ours(text: str) -> bool:
    return any(name in text for name in _OURS) or ("MPS" in text and _MPS.search(text) is not None)


def _places_of(names: set[str], text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Yield where any of `names` stands in text[:limit], in order, the longest where several begin at one place.

    Looking for a few names one by one costs less than making one pattern of them; of many it would cost more.
    """
    if len(names) > _FEW:
        pattern = re.compile(alternation(names) + _NAME_GOES_ON.pattern.join(("(?!", ")")))
        yield from (found.span() for found in pattern.finditer(text, 0, limit))
        return
    places = []
    for name in names:
        start = text.find(name, 0, limit)
        while start >= 0:
            end = start + len(name)
            if not _NAME_GOES_ON.match(text, end):
                places.append((start, end))
            start = text.find(name, end, limit)
    last = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= last:
            yield start, end
            last = end


def _official(reading: Reading, person: Person, bodies: dict[str, Post]) -> Official | None:
    """Return the finished person, or None when nothing in the body presents them as acting."""
    acting = [mention for mention in person.mentions if mention.acts and not person.dead]
    promoted = next((mention.promoted for mention in reversed(acting) if mention.promoted), None)
    # "General Ngoc" is short for his full rank, so short mentions count only where no full one gives a rank.
    ranks = [mention.rank for mention in acting if mention.rank and mention.form is MentionForm.FULL] or [
        mention.rank for mention in acting if mention.rank
    ]
    ranks = [promoted] if promoted else _as_in_english(reading, acting, ranks)
    # A guest's bare "Minister" is another country's.
    vietnamese = any(mention.name and mention.name.vietnamese for mention in person.mentions)
    told = [mention for mention in person.mentions if not reading.text.startswith(("then ", "Then "), mention.start)]
    posts = posts_of(told, bodies if vietnamese else {})
    mentions = tuple(
        Mention(reading.span(mention.start, mention.end), mention.form, mention.rank, mention.posts)
        for mention in acting
        if not reading.in_title(mention.start)
    )
    if not mentions or not (ranks or posts):
        return None
    first = next((mention for mention in acting if mention.rank or mention.posts), acting[0])
    return Official(
        name=person.name,
        rank=max(ranks, key=lambda rank: (ranks.count(rank), -ranks.index(rank))) if ranks else None,
        posts=posts,
        mentions=mentions,
        confidence=_confidence(person, acting, bool(ranks), posts),
        rule=first.rule,
    )


def _as_in_english(reading: Reading, acting: list[Found], ranks: list[str]) -> list[str]:
    """Where the ranks differ, those in English count before those of a Vietnamese caption: no table is one to one."""
    if len(set(ranks)) < 2:
        return ranks
    english = {
        mention.rank for mention in acting if not VIETNAMESE_RANK.search(reading.text, mention.start, mention.end)
    }
    return [rank for rank in ranks if rank in english] or ranks


def _confidence(person: Person, mentions: list[Found], ranked: bool, posts: tuple[Post, ...]) -> float:
    """More for a Vietnamese name, a rank, a known post, and for being named more than once."""
    vietnamese = any(mention.name and mention.name.vietnamese for mention in mentions)
    score = (
        0.55 + 0.15 * vietnamese + 0.1 * ranked + 0.1 * any(post.known for post in posts) + 0.05 * (len(mentions) > 1)
    )
    return round(min(score, 0.98) if " " in person.key else 0.5, 2)
