"""Invented officials with careers: who held which post in which rank, month by month from 2015 to 2026.

Seats are filled from below: a deputy becomes director, a director deputy minister, and each move leaves
a seat to fill. A post has one holder at a time, a rank only rises.
"""

import random
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from bench.corpus import names

RANKS = (
    "Senior Lieutenant Colonel",
    "Colonel",
    "Senior Colonel",
    "Major General",
    "Lieutenant General",
    "Senior Lieutenant General",
    "General",
)
FIRST_YEAR, LAST_YEAR = 2015, 2026
MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its label, how the press prints it, and the short form used before a name ("" where there is none)."""

    label: str
    printed: tuple[str, ...]
    short: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What an official is from `month` (0 is January 2015) on; no posts once retired."""

    month: int
    rank: str
    posts: tuple[Post, ...]


@dataclass(slots=True)
class Official:
    """A person with a career."""

    name: str
    stages: list[Stage] = field(default_factory=list)

    def at(self, month: int) -> Stage:
        """Return rank and posts in this month; the person must have entered by then."""
        return self.stages[bisect_right([stage.month for stage in self.stages], month) - 1]


@dataclass(frozen=True, slots=True)
class Seat:
    """A place to fill. `tier` orders them; `field_of_work` says what the body does; `body` is its name."""

    post: Post
    tier: int
    body: str
    field_of_work: str
    highest: int
    extra: tuple[Post, ...] = ()


@dataclass(slots=True)
class _Service:
    official: Official
    rank: int
    promoted: int
    until: int


MINISTER, DEPUTY_MINISTER, DIRECTOR, DEPUTY = 3, 2, 1, 0
_TERMS = {MINISTER: (58, 74), DEPUTY_MINISTER: (40, 80), DIRECTOR: (36, 66), DEPUTY: (28, 60)}
_ENTRY_RANK = {MINISTER: (5, 6), DEPUTY_MINISTER: (4, 5), DIRECTOR: (2, 3), DEPUTY: (1, 2)}


def month_of(day: date) -> int:
    """Return the number of months since January 2015."""
    return (day.year - FIRST_YEAR) * 12 + day.month - 1


def _party(role: str, *also: str) -> Post:
    bodies = names.PSCPC_PRINTED
    return Post(f"{role} of the {bodies[0]}", (*(f"{role} of the {body}" for body in bodies), *also))


def _seats() -> list[Seat]:
    politburo = Post("Member of the Politburo", ("Member of the Politburo", "Politburo Member", "Politburo member"))
    central = Post("Member of the Party Central Committee", ("Member of the Party Central Committee",))
    minister = Post("Minister of Public Security", ("Minister of Public Security",), "Minister")
    deputy = Post(
        "Deputy Minister of Public Security",
        ("Deputy Minister of Public Security",),
        "Deputy Minister",
    )
    ministry, force = "Ministry of Public Security", "the work of the force"
    seats = [Seat(minister, MINISTER, ministry, force, 6, (politburo, _party("Secretary")))]
    for number in range(6):
        extra = ((central,), (_party("Deputy Secretary"), central), (), (central,), (), ())[number]
        seats.append(Seat(deputy, DEPUTY_MINISTER, ministry, force, 5, extra))
    for role, tier, count in (("Chief", DIRECTOR, 1), ("Deputy Chief", DEPUTY, 2)):
        printed = tuple(f"{role} of the {office}" for office in names.OFFICE_PRINTED)
        post = Post(printed[0], printed)
        seats += [Seat(post, tier, names.OFFICE, "paperwork and advice to the leaders", 4)] * count
    for department, _, work in names.DEPARTMENTS:
        for role, tier, count in (("Director", DIRECTOR, 1), ("Deputy Director", DEPUTY, 2)):
            label = f"{role} of the {department}"
            seats += [Seat(Post(label, (label,)), tier, department, work, 4 if tier else 3)] * count
    for province in names.PROVINCES:
        body = f"{province} Provincial Police Department"
        if province in ("Hai Phong", "Da Nang", "Can Tho"):
            body = f"{province} Municipal Police Department"
        for role, tier in (("Director", DIRECTOR), ("Deputy Director", DEPUTY)):
            post = Post(f"{role} of {body}", (f"{role} of {body}", f"{role} of the {body}"))
            seats.append(Seat(post, tier, body, f"order in {province}", 3 if tier else 2))
    return seats


class Staff:
    """All officials, and who sits where in each month."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(f"staff:{seed}")
        self._taken: set[str] = set()
        self.seats = _seats()
        self.officials: list[Official] = []
        self._months: list[list[Official]] = []
        self._sitting: list[_Service] = [self._enter(seat, 0) for seat in self.seats]
        for month in range(MONTHS):
            self._step(month)
            self._months.append([service.official for service in self._sitting])
        self._by_body: dict[str, list[int]] = {}
        for number, seat in enumerate(self.seats):
            self._by_body.setdefault(seat.body, []).append(number)

    def sitting(self, number: int, month: int) -> Official:
        """Return who holds seat `number` in a month. Raise ValueError for one before 2015."""
        if month < 0:
            raise ValueError(month)
        return self._months[month][number]

    def of_body(self, body: str) -> list[int]:
        """Return the seats of a body, the highest first."""
        return self._by_body[body]

    def new_name(self) -> str:
        """Return a name that nobody has."""
        while True:
            rng = self._rng
            if rng.random() < 0.07:
                middle, given = rng.choice(names.WOMEN_MIDDLE).replace("_", " "), rng.choice(names.WOMEN_GIVEN)
            else:
                middle, given = rng.choice(names.MIDDLE), rng.choice(names.GIVEN)
            name = f"{rng.choice(names.FAMILY)} {middle} {given}"
            if name not in self._taken and middle != given and len({*name.split()}) == len(name.split()):
                self._taken.add(name)
                return name

    def _enter(self, seat: Seat, month: int) -> _Service:
        official = Official(self.new_name())
        self.officials.append(official)
        service = _Service(official, self._rng.choice(_ENTRY_RANK[seat.tier]), month - self._rng.randint(0, 30), 0)
        self._sit(service, seat, month)
        if month == 0:  # the first holders have sat for a while
            service.until = self._rng.randint(4, _TERMS[seat.tier][1])
        return service

    def _sit(self, service: _Service, seat: Seat, month: int) -> None:
        service.until = month + self._rng.randint(*_TERMS[seat.tier])
        service.official.stages.append(Stage(month, RANKS[service.rank], (*seat.extra, seat.post)))

    def _step(self, month: int) -> None:
        """Let terms end and ranks rise; higher seats are filled first, from those below."""
        for number in sorted(range(len(self.seats)), key=lambda n: -self.seats[n].tier):
            if self._sitting[number].until <= month and month:
                self._sitting[number].official.stages.append(
                    Stage(month, self._sitting[number].official.stages[-1].rank, ())
                )
                self._fill(number, month)
        for number, service in enumerate(self._sitting):
            seat = self.seats[number]
            due = month - service.promoted >= 40 + (number * 7) % 20
            if due and service.rank < seat.highest:
                service.rank, service.promoted = service.rank + 1, month
                self._restage(service, Stage(month, RANKS[service.rank], (*seat.extra, seat.post)))

    def _restage(self, service: _Service, stage: Stage) -> None:
        stages = service.official.stages
        if stages[-1].month == stage.month:
            stages.pop()
        stages.append(stage)

    def _fill(self, number: int, month: int) -> None:
        seat = self.seats[number]
        if seat.tier == DEPUTY or self._rng.random() < 0.1:
            self._sitting[number] = self._enter(seat, month)
            return
        below = [n for n, other in enumerate(self.seats) if other.tier == seat.tier - 1]
        if seat.tier == DIRECTOR and self._rng.random() < 0.7:
            own = [n for n in below if self.seats[n].body == seat.body]
            below = own or below
        free = [n for n in below if self._sitting[n].official.stages[-1].month < month]
        if not free:
            self._sitting[number] = self._enter(seat, month)
            return
        chosen = self._rng.choice(free)
        service = self._sitting[chosen]
        service.rank = max(service.rank, _ENTRY_RANK[seat.tier][0])
        if service.rank != RANKS.index(service.official.stages[-1].rank):
            service.promoted = month
        self._sit(service, seat, month)
        self._sitting[number] = service
        self._fill(chosen, month)
