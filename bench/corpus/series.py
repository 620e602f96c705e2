"""Invented monthly counts for the country and for each province; longer periods are sums of their months."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bench.corpus.people import FIRST_YEAR, LAST_YEAR

NATION = "Vietnam"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: unit and indicator of the truth, a month's usual count for the country, decimals printed."""

    unit: str
    indicator: str | None
    usual: float
    decimals: int = 0
    rate: bool = False  # a share: no sum over months, no change


MEASURES: dict[str, Measure] = {
    "social_cases": Measure("case", "social-order-cases", 3600),
    "criminal_cases": Measure("case", "criminal-cases", 4100),
    "criminal_arrests": Measure("person", "criminal-arrests", 7100),
    "drug_cases": Measure("case", "drug-cases", 2150),
    "drug_arrests": Measure("person", "drug-arrests", 3200),
    "heroin": Measure("kg", "heroin-seized", 58, 2),
    "synthetic_kg": Measure("kg", "synthetic-drugs-seized", 210, 2),
    "synthetic_pills": Measure("pill", "synthetic-drugs-seized", 182_000),
    "cannabis": Measure("kg", "cannabis-seized", 95, 2),
    "economic_cases": Measure("case", "economic-cases", 420),
    "corruption_cases": Measure("case", "corruption-cases", 34),
    "smuggling_cases": Measure("case", "smuggling-cases", 230),
    "environment_cases": Measure("case", "environment-cases", 1900),
    "hitech_cases": Measure("case", "hi-tech-cases", 130),
    "weapons_cases": Measure("case", "weapons-cases", 190),
    "accidents": Measure("accident", "traffic-accidents", 1150),
    "deaths": Measure("person", "traffic-deaths", 530),
    "injuries": Measure("person", "traffic-injuries", 800),
    "fires": Measure("fire", "fires", 260),
    "gangs": Measure("gang", "criminal-gangs", 180),
    "wanted": Measure("person", "wanted-arrests", 420),
    "reports": Measure("report", "crime-reports", 10_800),
    "cards": Measure("card", "id-cards-issued", 940_000),
    "accounts": Measure("account", "e-id-accounts", 610_000),
    "guns": Measure("gun", "weapons-seized", 310),
    "vehicles": Measure("vehicle", None, 9_400),
    "fines": Measure("vnd", None, 182_000_000_000),
    "violations": Measure("violation", "traffic-violations", 210_000),
    "cleared": Measure("percent", "clearance-rate", 79.0, 2, rate=True),
    "cleared_serious": Measure("percent", "clearance-rate-serious", 93.0, 2, rate=True),
    "handled": Measure("percent", "crime-reports-handled-rate", 88.0, 2, rate=True),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months of one year, and how the press names them."""

    kind: str  # month, quarter, half, nine-month, year
    year: int
    first: int
    last: int

    @property
    def text(self) -> str:
        """The span as in the gold contract."""
        return f"{date(self.year, self.first, 1)}/{self.end}"

    @property
    def end(self) -> date:
        """Its last day."""
        after = date(self.year + self.last // 12, self.last % 12 + 1, 1)
        return after - timedelta(days=1)

    @property
    def before(self) -> "Period":
        """The same months a year earlier."""
        return Period(self.kind, self.year - 1, self.first, self.last)


@cache
def _months(seed: int, key: str, scope: str) -> tuple[float, ...]:
    """Return the counts from January 2014 on: a slow trend, a yearly wave, some noise."""
    rng = random.Random(f"series:{seed}:{key}:{scope}")
    measure = MEASURES[key]
    share = 1.0 if scope == NATION or measure.rate else rng.uniform(0.008, 0.03)
    level, drift, wave = measure.usual * share, rng.uniform(-0.006, 0.006), rng.random() * 12
    result = []
    for number in range((LAST_YEAR - FIRST_YEAR + 2) * 12):
        if measure.rate:
            result.append(round(measure.usual + rng.uniform(-6, 6), measure.decimals))
            continue
        season = 1 + 0.12 * (1 - abs((number + wave) % 12 - 6) / 3)
        level *= 1 + drift
        result.append(round(level * season * rng.uniform(0.8, 1.2), measure.decimals))
    return tuple(result)


def value(seed: int, key: str, scope: str, period: Period) -> float:
    """Return what was counted over a period; a rate is that of its last month."""
    months = _months(seed, key, scope)
    start = (period.year - FIRST_YEAR + 1) * 12
    if MEASURES[key].rate:
        return months[start + period.last - 1]
    total = round(sum(months[start + period.first - 1 : start + period.last]), MEASURES[key].decimals)
    return max(total, 2) if MEASURES[key].decimals else max(int(total), 2)


def change(seed: int, key: str, scope: str, period: Period) -> float:
    """Return the change against the same months of the year before, percent with two decimals."""
    old, new = value(seed, key, scope, period.before), value(seed, key, scope, period)
    return round((new - old) / old * 100, 2)


def period_before(rng: random.Random, day: date) -> Period:
    """Return a period that an article of this day may report: of the month that ends or has just ended."""
    month, year = day.month, day.year
    if day.day < 20:
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    draw = rng.random()
    if month % 3 == 0 and draw < 0.75:
        if month == 12 and draw < 0.5:
            return Period("year", year, 1, 12)
        if month == 9 and draw < 0.4:
            return Period("nine-month", year, 1, 9)
        if month == 6 and draw < 0.4:
            return Period("half", year, 1, 6)
        return Period("quarter", year, month - 2, month)
    return Period("month", year, month, month)
