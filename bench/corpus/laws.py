"""Invented legal documents that articles cite, beside laws known by their titles."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

# Kind, number with {n} and {y}, issuer, what may stand before the kind.
FORMS: tuple[tuple[str, str, str, int], ...] = (
    ("Resolution", "{n}-NQ/TW", "Politburo", 60),
    ("Resolution", "{n}/{y}/QH14", "National Assembly", 120),
    ("Resolution", "{n}/NQ-CP", "Government", 120),
    ("Decree", "{n}/{y}/ND-CP", "Government", 160),
    ("Decision", "{n}/QD-TTg", "Prime Minister", 1900),
    ("Directive", "{n}/CT-TTg", "Prime Minister", 40),
    ("Directive", "{n}/CT-BCA", "Ministry of Public Security", 20),
    ("Conclusion", "{n}-KL/TW", "Politburo", 90),
    ("Circular", "{n}/{y}/TT-BCA", "Ministry of Public Security", 90),
    ("Plan", "{n}/KH-BCA", "Ministry of Public Security", 600),
    ("Official Dispatch", "{n}/CD-TTg", "Prime Minister", 1200),
)
TITLED = (
    "Law on Residence|Law on Identification|Law on Cyber Security|Law on Drug Prevention and Control"
    "|Law on Fire Prevention and Fighting|Law on Road Traffic Order and Safety|Law on Grassroots Security Forces"
    "|Law on Entry and Exit of Citizens|Law on Human Trafficking Prevention|Law on State Secrets Protection"
).split("|")
CODES = ("Penal Code", "Criminal Procedure Code")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as the truth names it."""

    kind: str
    number: str | None
    issuer: str | None
    date: date | None
    title: str | None


def pool(seed: int, size: int = 420) -> list[Cited]:
    """Return the documents there are, oldest first."""
    rng = random.Random(f"laws:{seed}")
    taken: set[tuple[str, str]] = set()
    result: list[Cited] = []
    while len(result) < size:
        kind, form, issuer, most = rng.choice(FORMS)
        day = date(2014, 1, 6) + timedelta(days=rng.randrange(4400))
        number = form.format(n=rng.randint(3, most), y=day.year)
        if (kind, number) not in taken:
            taken.add((kind, number))
            result.append(Cited(kind, number, issuer, day, None))
    return sorted(result, key=lambda document: (document.date or day, document.kind, document.number or ""))
