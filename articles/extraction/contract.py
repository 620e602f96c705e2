"""The extraction as the JSON object that other tools rely on."""

from decimal import Decimal
from typing import Any

from articles.extraction.types import Extraction, Notice, Period, Span

JSON = dict[str, Any]


def to_contract(extraction: Extraction, *, file: str, sha256: str) -> JSON:
    """Return the JSON-ready object for one document; numbers are plain, dates ISO 8601, absent values null."""
    article = extraction.article
    return {
        "file": file,
        "sha256": sha256,
        "article": {
            "title": article.title,
            "published": article.published.iso if article.published else None,
            "byline": article.byline,
            "layout": article.layout.value,
            "language": article.language,
            "blocks": [{"kind": block.kind.value, "text": block.text} for block in article.blocks],
        },
        "officials": [
            {
                "name": one.name,
                "rank": one.rank,
                "posts": [post.label for post in one.posts],
                "mentions": [_span(mention.span) for mention in one.mentions],
                "confidence": one.confidence,
                "rule": one.rule,
            }
            for one in extraction.officials
        ],
        "meetings": [
            {
                "title": one.title,
                "date_start": one.date_start.isoformat() if one.date_start else None,
                "date_end": one.date_end.isoformat() if one.date_end else None,
                "place": one.place,
                "online": one.online,
                "chairs": list(one.chairs),
                "organizer": one.organizer,
                "evidence": _span(one.span),
                "confidence": one.confidence,
                "rule": one.rule,
            }
            for one in extraction.meetings
        ],
        "resolutions": [
            {
                "kind": one.kind,
                "number": one.number,
                "issuer": one.issuer,
                "date": one.date.isoformat() if one.date else None,
                "title": one.title,
                "evidence": _span(one.span),
                "confidence": one.confidence,
                "rule": one.rule,
            }
            for one in extraction.citations
        ],
        "figures": [
            {
                "value": _number(one.value),
                "unit": one.unit,
                "indicator": one.indicator,
                "qualifier": one.qualifier,
                "change_percent": _number(one.change_percent) if one.change_percent is not None else None,
                "period": _period(one.period),
                "evidence": _span(one.span),
                "confidence": one.confidence,
                "rule": one.rule,
            }
            for one in extraction.figures
        ],
        "statements": [
            {
                "speaker": one.speaker,
                "text": one.text,
                "evidence": _span(one.span),
                "confidence": one.confidence,
                "rule": one.rule,
            }
            for one in extraction.statements
        ],
        "notices": [_notice(one) for one in extraction.notices],
    }


def _span(span: Span) -> JSON:
    return {"block": span.block, "start": span.start, "end": span.end}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _period(period: Period | None) -> str | None:
    return f"{period.start.isoformat()}/{period.end.isoformat()}" if period else None


def _notice(notice: Notice) -> JSON:
    return {"code": notice.code, "message": notice.message, "evidence": _span(notice.span) if notice.span else None}
