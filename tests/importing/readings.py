"""Hand-built extractions, so that matching is tested apart from the extractor. Each mention is a block of its own."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from articles.extraction import types
from articles.extraction.types import Extraction, Span
from articles.importing.parsing import Parsed
from articles.importing.planning import Options, Planner
from articles.importing.similarity import bands, shingles


def post(label: str) -> types.Post:
    """A post as the extractor names it: role and body on both sides of “of”."""
    role, _of, body = label.partition(" of ")
    return types.Post(label, role, body.removeprefix("the ") or None, True)


@dataclass
class Reading:
    """One document under construction."""

    title: str = "A title"
    published: date | None = date(2020, 6, 30)
    texts: list[str] = field(default_factory=list)
    officials: list[types.Official] = field(default_factory=list)
    meetings: list[types.Meeting] = field(default_factory=list)
    citations: list[types.Citation] = field(default_factory=list)

    def say(self, text: str) -> Span:
        """Add a paragraph and return its span."""
        self.texts.append(text)
        return Span(len(self.texts) - 1, 0, len(text))

    def person(self, name: str, rank: str | None = None, *labels: str) -> "Reading":
        """Add an official who is named once, with rank and posts."""
        posts = tuple(post(label) for label in labels)
        span = self.say(" ".join([rank or "", name, *labels]).strip())
        mention = types.Mention(span, types.MentionForm.FULL, rank, posts)
        self.officials.append(types.Official(name, rank, posts, (mention,), 0.9, "test"))
        return self

    def meeting(self, title: str = "review of work", day: date | None = date(2020, 6, 29), **fields: Any) -> "Reading":
        """Add a meeting; `chairs` are names of officials added before."""
        span = self.say(f"{title} took place")
        chairs = tuple(fields.pop("chairs", ()))
        values: dict[str, Any] = {
            "kind": "meeting",
            "date_end": day,
            "place": "Hanoi",
            "places": (),
            "online": False,
            "organizer": "Ministry of Public Security",
            "confidence": 0.9,
            "rule": "test",
            "participants": tuple(types.Participant(name, types.Role.CHAIR, span, 0.9, "test") for name in chairs),
            **fields,
        }
        self.meetings.append(types.Meeting(title=title, date_start=day, chairs=chairs, span=span, **values))
        return self

    def cites(self, kind: str = "Resolution", key: str = "", **fields: Any) -> "Reading":
        """Add a citation."""
        values: dict[str, Any] = {"number": None, "issuer": None, "date": None, "title": None, **fields}
        span = self.say(f"{kind} {values['number'] or values['title']}")
        self.citations.append(types.Citation(kind=kind, key=key, span=span, confidence=0.9, rule="test", **values))
        return self

    def extraction(self) -> Extraction:
        """Return what the extractor would have returned."""
        blocks = tuple(types.Block(types.BlockKind.PARAGRAPH, text, 0, len(text)) for text in self.texts)
        day = self.published
        published = types.Published(day.isoformat(), day, False) if day else None
        article = types.Article(self.title, published, None, types.Layout.PLAIN, "en", blocks)
        return Extraction(article, tuple(self.officials), tuple(self.meetings), tuple(self.citations))

    def parsed(self, key: str) -> Parsed:
        """Return it as a document of this name."""
        raw = f"{key}|{self.title}|{self.texts}".encode()
        sha256 = hashlib.sha256(raw).hexdigest()
        return Parsed(
            name=key,
            origin=key,
            key=key,
            url="",
            source="",
            sha256=sha256,
            text_sha256=sha256,
            raw=raw,
            media_type="text/plain",
            encoding="utf-8",
            extraction=self.extraction(),
            bands=bands(shingles([f"{key} {raw.hex()}"])),
            notices=(),
        )


def store(*readings: Reading, together: bool = False) -> None:
    """Match and write these documents, each in a batch of its own or all in one."""
    documents = [reading.parsed(f"{hashlib.sha256(repr(reading).encode()).hexdigest()}.txt") for reading in readings]
    for batch in [documents] if together else [[document] for document in documents]:
        planner = Planner(Options(), None, timezone.now())
        planner.plan(batch)
        planner.changes.save()
