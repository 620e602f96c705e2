"""Writes one article: who, where, when, on what; its paragraphs; and what is true of it."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from bench.corpus import laws, names, phrases
from bench.corpus.filling import Filler, named, pick, pieces
from bench.corpus.layouts import LAYOUTS, WEIGHTS, Page, dress
from bench.corpus.people import Official, Post, Staff, month_of
from bench.corpus.prose import PROSE, SPEECH, TITLES
from bench.corpus.series import NATION, Period, period_before

FIRST_DAY, DAYS = date(2015, 2, 10), 4140  # from when no event lies before 2015, to June 2026
MINISTRY = "Ministry of Public Security"
SUBJECTS = tuple(PROSE)


@dataclass(frozen=True, slots=True)
class Document:
    """A document and what is true of it, in the shape of the gold files."""

    name: str
    text: str
    truth: dict[str, Any]


class Press:
    """The world that articles tell of: staff and legal documents. The same seed gives the same world."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.staff = Staff(seed)
        self.laws = laws.pool(seed)

    def document(self, number: int) -> Document:
        """Return article `number`; it depends on nothing but the number and the seed."""
        return Writer(self, number).document()


@dataclass(slots=True)
class Person:
    """Somebody of an article, as printed so far."""

    name: str
    rank: str | None
    posts: list[str]
    short: str


class Writer:
    """One article in the making."""

    def __init__(self, press: Press, number: int) -> None:
        self._press = press
        self._number = number
        self._rng = rng = random.Random(f"{press.seed}:{number}")
        self._day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        self._subject = pick(rng, SUBJECTS)
        self._body, self._scope, self._seats = self._holder()
        self._people: list[Person] = []
        self._citations: list[dict[str, Any]] = []
        self._meeting: dict[str, Any] | None = None
        self._layout = rng.choices(LAYOUTS, WEIGHTS)[0]
        self._undated = self._layout in ("wire", "plain") and rng.random() < 0.12
        self._blocks: list[tuple[str, str]] = []
        self._plan_event()
        self._filler = Filler(rng, press.seed, self._scope, self._period)

    def _holder(self) -> tuple[str, str, list[int]]:
        """Return the body that holds the event, the scope of its counts, and its seats."""
        staff, rng = self._press.staff, self._rng
        draw = rng.random()
        if draw < 0.4:
            return MINISTRY, NATION, staff.of_body(MINISTRY)
        if draw < 0.65:
            province = pick(rng, names.PROVINCES)
            seats = [n for n, seat in enumerate(staff.seats) if seat.body.startswith(f"{province} ")]
            return staff.seats[seats[0]].body, province, seats
        if draw < 0.72:
            return names.OFFICE, NATION, staff.of_body(names.OFFICE)
        department = pick(rng, names.DEPARTMENTS)[0]
        return department, NATION, staff.of_body(department)

    def _plan_event(self) -> None:
        """Decide day, place, form and chair; a regular review is the same for every article that reports it."""
        rng = self._rng
        self._period: Period = period_before(rng, self._day)
        self._held = self._day - timedelta(days=pick(rng, (0, 0, 1, 1, 2, 3)))
        own = rng
        if self._body == MINISTRY and rng.random() < 0.45:
            own = random.Random(f"{self._press.seed}:review:{self._period}")
            self._held = self._period.end + timedelta(days=own.randint(-4, 5))
            self._day = self._held + timedelta(days=pick(rng, (0, 1, 1, 2)))
            self._subject = pick(own, SUBJECTS)
        self._event = pick(own, phrases.EVENTS)
        self._chair_seat = self._seats[int(own.random() * min(len(self._seats), 4))]
        if self._scope != NATION:
            self._place = self._scope
        else:
            self._place = pick(own, names.TOWNS)

    @cached_property
    def _groups(self) -> list[str]:
        """The groups of counts that the article has not told yet."""
        return list(phrases.FIGURES_OF[self._subject])

    @cached_property
    def _used(self) -> set[str]:
        """Patterns of prose that stand in the article."""
        return set()

    @cached_property
    def _month(self) -> int:
        return month_of(self._held)

    # --- people ------------------------------------------------------------------------------------

    def _introduce(self, official: Official) -> tuple[str, str, str]:
        """Return a person with rank and posts, what closes the apposition, and how the text goes on to call them."""
        stage = official.at(self._month)
        rng = self._rng
        posts = list(stage.posts)
        if len(posts) > 1 and rng.random() < 0.4:
            posts = posts[-1:]
        elif len(posts) > 2:
            posts = [posts[0], posts[-1]] if rng.random() < 0.3 else posts
        printed = [pick(rng, post.printed) for post in posts]
        person = Person(official.name, stage.rank, [post.label for post in posts], posts[-1].short)
        self._people.append(person)
        if len(printed) == 1 and rng.random() < 0.35:
            return f"{printed[0]} {stage.rank} {official.name}", "", self._called(person, posts[-1])
        joined = printed[0] if len(printed) == 1 else f"{', '.join(printed[:-1])} and {printed[-1]}"
        who = "who is the " if len(printed) == 1 and rng.random() < 0.1 else ""
        return f"{stage.rank} {official.name}, {who}{joined}", ",", self._called(person, posts[-1])

    def _called(self, person: Person, post: Post) -> str:
        given = person.name.split()[-1]
        forms = [f"{person.rank} {person.name}", f"{person.rank} {given}"]
        if post.short:
            forms += [f"{post.short} {person.name}", f"{post.short} {given}"]
        return pick(self._rng, forms)

    def _others(self, count: int) -> Iterator[tuple[str, str, str]]:
        """Introduce colleagues of the chair, of the same body and of others."""
        staff, rng = self._press.staff, self._rng
        for _ in range(count):
            pool = self._seats if rng.random() < 0.55 else range(len(staff.seats))
            official = staff.sitting(pick(rng, pool), self._month)
            if official.name not in {person.name for person in self._people}:
                yield self._introduce(official)

    def _guest(self) -> str:
        country, _, head, _, guests = pick(self._rng, names.FOREIGN)
        self._filler.given["country"] = country
        index = (self._month // 18) % len(guests)
        if self._rng.random() < 0.5:
            name, post = guests[index], f"{head} of {country}"
        else:
            name, post = guests[index - 1], f"Ambassador of {country} to Vietnam"
        self._people.append(Person(name, None, [post], ""))
        return f"{name}, {post}"

    # --- documents ---------------------------------------------------------------------------------

    def _cite(self) -> str:
        """Return a document as printed; few are cited often, none before it was issued."""
        rng = self._rng
        if rng.random() < 0.2:
            title = pick(rng, laws.TITLED) if rng.random() < 0.8 else pick(rng, laws.CODES)
            kind = "Code" if title in laws.CODES else "Law"
            self._note(laws.Cited(kind, None, None, None, title))
            return f"the {title}"
        issued = [cited for cited in self._press.laws if cited.date and cited.date < self._held]
        cited = issued[int(len(issued) * rng.random() ** 2.2)]
        day = cited.date or self._held
        told = f"{day:%B} {day.day}, {day.year}"
        no = pick(rng, ("No. ", "No. ", "No.", "No ", ""))
        form = pick(rng, ("of", "dated", "issued", "bare", "owner"))
        dated = form in ("dated", "issued")
        head = f"{cited.kind} {no}{cited.number}"
        self._note(laws.Cited(cited.kind, cited.number, cited.issuer, day if dated else None, None), form)
        match form:
            case "of":
                return f"{head} of the {cited.issuer}"
            case "dated":
                return f"{head} dated {told}"
            case "issued":
                return f"{head} issued by the {cited.issuer} on {told}"
            case "owner":
                return f"the {cited.issuer}'s {head}"
            case _:
                return head

    def _note(self, cited: laws.Cited, form: str = "") -> None:
        """Put a citation among the truth. Party organs share a suffix: unnamed, the issuer is the Committee."""
        unsaid = form in ("bare", "dated") and (cited.number or "").endswith("/TW")
        number = cited.number
        if any(known["kind"] == cited.kind and known["number"] == number and known["title"] == cited.title
               for known in self._citations):  # fmt: skip
            return
        self._citations.append(
            {
                "kind": cited.kind,
                "number": number,
                "issuer": None if unsaid else cited.issuer,
                "date": cited.date.isoformat() if cited.date else None,
                "title": cited.title,
            }
        )

    # --- paragraphs --------------------------------------------------------------------------------

    def document(self) -> Document:
        """Write the article and return it with its truth."""
        rng, given = self._rng, self._filler.given
        on = f"{self._held:%B} {self._held.day}"
        if self._undated or self._held.year != self._day.year or rng.random() < 0.3:
            on += f", {self._held.year}"
        topic = self._filler.fill(pick(rng, phrases.TOPICS[self._subject]))
        topic = topic[0].lower() + topic[1:] if not topic.startswith("Party") else topic
        given |= {"event": self._event, "on": on, "place": self._place, "org": self._body, "topic": topic}
        given |= {"in_period": "", "event_cap": self._event.capitalize()}
        given["org_short"] = pick(rng, (self._body, self._body.replace(MINISTRY, "MPS")))
        self._opening()
        self._middle()
        self._closing()
        self._pictures()
        form = pick(rng, TITLES if rng.random() < 0.25 else phrases.TITLE_FORMS)
        if "country" in given:
            form = pick(rng, phrases.RECEPTION_TITLES)
        page = Page(self._filler.fill(form), self._blocks, self._day, self._place)
        dressed = dress(rng, page, self._layout, undated=self._undated)
        return Document(
            f"{self._number:07}.txt", dressed.text, self._truth(page, dressed.published, dressed.byline, dressed.text)
        )

    def _paragraph(self, *sentences: str) -> None:
        self._blocks.append(("paragraph", " ".join(sentences)))

    def _opening(self) -> None:
        """Lead with the event and its chair; a part of the articles report no event but a reception or none."""
        rng, fill = self._rng, self._filler.fill
        chair, close, called = self._introduce(self._press.staff.sitting(self._chair_seat, self._month))
        self._filler.given |= {"c": called, "called": called}
        draw = rng.random()
        start = self._held.isoformat()
        if draw < 0.14:
            self._filler.given["event"] = "reception"
            self._event = "reception"
            pattern = pick(rng, phrases.RECEPTIONS)
            self._paragraph(
                fill(pattern, {"chair": chair, "chair;": chair + close, "guest": self._guest()}),
                *self._prose("abroad", 1),
            )
            self._meet(start, [])
            return
        self._paragraph(fill(pick(rng, phrases.LEADS)), *self._prose(self._subject, rng.randrange(2)))
        chaired = fill(pick(rng, phrases.CHAIRED), {"chair": chair, "chair;": chair + close})
        also = [
            fill(pick(rng, phrases.ATTENDED), {"a": who, "a;": who + end})
            for who, end, _ in self._others(pick(rng, (0, 1, 1, 2)))
        ]
        self._paragraph(chaired, *also)
        self._meet(start, [self._people[0].name])
        for who, end, _ in self._others(1):
            self._paragraph(
                fill(pick(rng, phrases.REPORTED), {"a": who, "a;": who + end}), *self._prose(self._subject, 2)
            )

    def _meet(self, day: str, chairs: list[str]) -> None:
        self._meeting = {
            "date_start": day,
            "date_end": day,
            "place": self._place,
            "online": self._event in ("videoconference", "teleconference"),
            "chairs": chairs,
            "organizer": self._body,
        }

    def _prose(self, subject: str, count: int) -> list[str]:
        """Return sentences of a subject that the article does not hold yet."""
        used = self._used
        result: list[str] = []
        for _ in range(count):
            pattern = pick(self._rng, PROSE[subject])
            if pattern not in used:
                used.add(pattern)
                result.append(self._filler.fill(pattern))
        return result

    def _middle(self) -> None:
        """Figures, documents and prose in turn, until the article is long enough."""
        rng = self._rng
        wanted = rng.gauss(3800, 750)
        moves = [self._figures, self._documents]
        if rng.random() < 0.8:
            moves.append(self._figures)
        if rng.random() < 0.6:
            moves.append(self._documents)
        subjects = [self._subject, *rng.sample(SUBJECTS, len(SUBJECTS))]
        for number, subject in enumerate(subjects):
            if moves and number != 1:
                moves.pop(0)()
            if sentences := self._prose(subject, rng.randint(2, 4)):
                self._paragraph(*sentences)
            if not moves and sum(len(text) for _, text in self._blocks) > wanted:
                return

    def _figures(self) -> None:
        """Write a paragraph of counts of one or two groups."""
        table, groups = dict(phrases.FIGURES), self._groups
        sentences: list[str] = []
        first, wanted = "", self._rng.randint(2, 4)
        while groups and len(sentences) < wanted:
            group = groups.pop(0)
            patterns = [text for text in table[group] if self._new(text)]
            if patterns:
                first = first or self._period_name()
                sentences.append(self._filler.fill(pick(self._rng, patterns), {"in_period": first}))
        if sentences:
            self._paragraph(*sentences)

    def _period_name(self) -> str:
        return named(self._rng, self._period)

    def _new(self, pattern: str) -> bool:
        """Whether a pattern prints no count again, and none in millions of a province."""
        if ":m]" in pattern and self._scope != NATION:
            return False
        return not any(kind == "count" and self._filler.has(key) for kind, key, _ in pieces(pattern))

    def _documents(self) -> None:
        rng, fill = self._rng, self._filler.fill
        more = {"doc": self._cite(), "units_cap": fill("{units}")}
        patterns = phrases.CITED
        if rng.random() < 0.35:
            patterns, more["doc2"] = phrases.CITED_TWO, self._cite()
        self._paragraph(fill(pick(rng, patterns), more), *self._prose("law", 1 if rng.random() < 0.85 else 0))

    def _closing(self) -> None:
        rng, fill = self._rng, self._filler.fill
        self._paragraph(fill(pick(rng, phrases.SPOKE)), *(fill(text) for text in rng.sample(SPEECH, rng.randint(1, 3))))
        if rng.random() < 0.6:
            self._paragraph(
                fill(pick(rng, phrases.ASKED)), *(fill(text) for text in rng.sample(SPEECH, rng.randint(1, 2)))
            )

    def _pictures(self) -> None:
        """Put captions between the paragraphs."""
        rng = self._rng
        for _ in range(pick(rng, (0, 1, 1, 2, 3))):
            text = self._filler.fill(pick(rng, phrases.CAPTIONS))
            if all(text != known for _, known in self._blocks):
                self._blocks.insert(rng.randint(1, len(self._blocks) - 1), ("caption", text))

    # --- truth -------------------------------------------------------------------------------------

    def _truth(self, page: Page, published: str | None, byline: str | None, text: str) -> dict[str, Any]:
        return {
            "file": f"{self._number:07}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "article": {
                "title": page.title,
                "published": published,
                "byline": byline,
                "layout": self._layout,
                "captions": [text for kind, text in page.blocks if kind == "caption"],
                "paragraphs": sum(kind == "paragraph" for kind, _ in page.blocks),
            },
            "officials": [{"name": person.name, "rank": person.rank, "posts": person.posts} for person in self._people],
            "meetings": [self._meeting] if self._meeting else [],
            "resolutions": self._citations,
            "figures": [{k: v for k, v in figure.items() if k != "key"} for figure in self._filler.figures],
        }
