"""Dresses an article as a page of the portal, the newspaper, an agency or a plain sheet."""

import random
from dataclasses import dataclass
from datetime import date

from bench.corpus import names

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
LAYOUTS = ("portal", "cand", "wire", "plain")
WEIGHTS = (40, 35, 15, 10)


@dataclass(slots=True)
class Page:
    """A body to dress: the first block is the lead; captions stand between paragraphs."""

    title: str
    blocks: list[tuple[str, str]]  # (paragraph or caption, text)
    day: date
    place: str


@dataclass(slots=True)
class Dressed:
    """A page as text, with what its truth says of the frame."""

    text: str
    layout: str
    published: str | None
    byline: str | None


def dress(rng: random.Random, page: Page, layout: str, *, undated: bool) -> Dressed:
    """Return the page in a layout; `undated` ones of agencies and plain sheets carry no date line."""
    if layout == "portal":
        return _portal(rng, page)
    if layout == "cand":
        return _cand(rng, page)
    return _wire(rng, page, undated) if layout == "wire" else _plain(rng, page, undated)


def _author(rng: random.Random) -> str:
    return f"{rng.choice(names.AUTHORS_FIRST)} {rng.choice(names.AUTHORS_LAST)}"


def _portal(rng: random.Random, page: Page) -> Dressed:
    lines = ["Ministry of Public Security Portal is under construction", ""] if rng.random() < 0.6 else []
    lines += [page.title, ""]
    lines.append(f"{page.day:%B}, {page.day:%d} {page.day.year}")
    if rng.random() < 0.3:
        lines.append(f"Lượt xem: {rng.randint(90, 4000)}")
    prefix = rng.choice(("MPS - ", "MPS - ", "PSNews - ", ""))
    lines += [prefix + page.blocks[0][1], ""]
    for _, text in page.blocks[1:]:
        lines += [text, ""]
    byline = _author(rng) if rng.random() < 0.8 else None
    if byline:
        lines += ["", f"by {byline}"]
    if rng.random() < 0.25:
        lines += ["", rng.choice(("Leave your comment", "Send mail to friend", "Source: Public Security News"))]
    return Dressed("\n".join(lines) + "\n", "portal", page.day.isoformat(), byline)


def _cand(rng: random.Random, page: Page) -> Dressed:
    hour, minute = rng.randint(7, 21), rng.randrange(60)
    day = f"{page.day:%d/%m/%Y}"
    line, time = rng.choice(
        (
            (f"{WEEKDAYS[page.day.weekday()]}, {day}, {hour:02}:{minute:02}", True),
            (f"{WEEKDAYS[page.day.weekday()]}, {day}, {hour:02}:{minute:02}", True),
            (f"{hour:02}:{minute:02} {day}", True),
            (f"{day} {hour:02}:{minute:02}", True),
        )
    )
    lines = [page.title, "", line, ""]
    for kind, text in page.blocks:
        if kind == "caption":
            lines.append(f"{page.title} -0")
        lines += [text, ""]
    byline = _author(rng) if rng.random() < 0.75 else None
    if byline:
        lines.append(f"By {byline}")
    published = f"{page.day}T{hour:02}:{minute:02}:00+07:00" if time else page.day.isoformat()
    return Dressed("\n".join(lines).rstrip() + "\n", "cand", published, byline)


def _wire(rng: random.Random, page: Page, undated: bool) -> Dressed:
    hour, minute = rng.randint(7, 21), rng.randrange(60)
    stamp = f"{page.day}T{hour:02}:{minute:02}:00+07:00"
    told = f"{page.day:%B} {page.day.day}"
    (_, lead), rest = page.blocks[0], page.blocks[1:]
    lines, published, end = [page.title, ""], None, ""
    draw = rng.random()
    if undated:
        lines += [f"{page.place} (VNA) – {lead}", ""]
        end = "-VNA"
    elif draw < 0.4:
        lines += [f"{told}, {page.day.year} - {hour:02}:{minute:02}", "", f"HÀ NỘI — {lead}", ""]
        published, end = stamp, "— VNS"
    elif draw < 0.7:
        lines += [f"{told}, {page.day.year} | {hour:02}:{minute:02} (GMT+7)", "", lead, ""]
        published = stamp
    else:
        lines += [f"{page.day:%d/%m/%Y}    {hour:02}:{minute:02} GMT+7", "", f"(VOVWORLD) - {lead}", ""]
        published, end = stamp, "VOV"
    for _, text in rest:
        lines += [text, ""]
    if end:
        lines.append(end)
    return Dressed("\n".join(lines).rstrip() + "\n", "wire", published, None)


def _plain(rng: random.Random, page: Page, undated: bool) -> Dressed:
    lines = [page.title, ""]
    published = None
    if not undated:
        published = page.day.isoformat()
        lines += [f"({page.day:%d/%m/%Y})", ""]
    for _, text in page.blocks:
        lines += [text, ""]
    byline = _author(rng) if rng.random() < 0.5 else None
    if byline:
        lines.append(byline)
    return Dressed("\n".join(lines).rstrip() + "\n", "plain", published, byline)
