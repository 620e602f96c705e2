"""Plain functions that make records for tests. Every argument has a default; each call makes a valid row.

A claim's evidence is given as words: ``figure(version, "130 kg")`` finds them in the version's blocks.
Vocabulary (sources, ranks, organizations, posts, indicators) is looked up by name first, since
migrations bring some of it.
"""

import hashlib
import itertools
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from articles import models
from articles.extraction.folding import fold

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_numbers = itertools.count(1)

type Blocks = tuple[str | dict[str, str], ...] | list[str | dict[str, str]]


def _slug(text: str) -> str:
    return f"{slugify(fold(text))[:80] or 'record'}-{next(_numbers)}"


def user(username: str = "", **fields: Any) -> User:
    """An editor's account."""
    number = next(_numbers)
    return get_user_model().objects.create_user(username=username or f"editor-{number}", **fields)


def source(name: str = "Public Security News", **fields: Any) -> models.Source:
    """A source; the same name gives the same row."""
    values = {"slug": _slug(name), **fields}
    return models.Source.objects.get_or_create(name=name, defaults=values)[0]


def caption(text: str) -> dict[str, str]:
    """A caption block for `article(blocks=…)`; a bare string is a paragraph."""
    return {"kind": "caption", "text": text}


def article(
    title: str = "Ministry reviews task performance",
    blocks: Blocks = ("General To Lam chaired the meeting.",),
    published_on: date | None = date(2021, 9, 30),
    state: str = models.Article.State.PUBLISHED,
    raw: bytes | None = None,
    **fields: Any,
) -> models.Article:
    """An article with its first version; `published_on=None` for an undated one."""
    slug = fields.pop("slug", None) or _slug(title)
    precision = models.Article.Precision
    if fields.get("published_at"):
        fields.setdefault("date_precision", precision.MINUTE)
    fields.setdefault("date_precision", precision.DAY if published_on else precision.NONE)
    if state == models.Article.State.WITHDRAWN:
        fields.setdefault("withdrawal_reason", "The source took it back.")
        fields.setdefault("withdrawn_at", timezone.now())
    if state == models.Article.State.SCHEDULED:
        fields.setdefault("publish_at", timezone.now() + timedelta(days=1))
        if "scheduled_by" not in fields:
            fields["scheduled_by"] = user()
    if state == models.Article.State.PUBLISHED:
        fields.setdefault("first_published_at", timezone.now())
    fields.setdefault("document_key", slug)
    made = models.Article.objects.create(title=title, slug=slug, published_on=published_on, state=state, **fields)
    version(made, blocks, raw=raw)
    return made


def version(
    of: models.Article, blocks: Blocks = ("A paragraph.",), raw: bytes | None = None, **fields: Any
) -> models.ArticleVersion:
    """A new current version of an article; the one before stops being current."""
    packed = [{"kind": "paragraph", "text": block} if isinstance(block, str) else block for block in blocks]
    text = "\n\n".join(block["text"] for block in packed)
    raw = raw if raw is not None else f"{of.title}\n\n{text}\n{next(_numbers)}".encode()
    of.versions.filter(is_current=True).update(is_current=False)
    last = of.versions.aggregate(last=Max("number"))["last"] or 0
    values: dict[str, Any] = {
        "number": last + 1,
        "sha256": hashlib.sha256(raw).hexdigest(),
        "text_sha256": hashlib.sha256(fold(text).encode()).hexdigest(),
        "name": f"{of.slug}.txt",
        "encoding": "utf-8",
        "extractor": "test",
        "imported_at": timezone.now(),
        "blocks": packed,
        "raw": raw,
        **fields,
    }
    return models.ArticleVersion.objects.create(article=of, **values)


def current(of: models.Article | models.ArticleVersion) -> models.ArticleVersion:
    """The current version of an article; a version is returned as it is."""
    return of if isinstance(of, models.ArticleVersion) else of.versions.get(is_current=True)


def organization(name: str = "Ministry of Public Security", **fields: Any) -> models.Organization:
    """An organization; the same folded name gives the same row."""
    found = models.Organization.objects.filter(folded=fold(name)).first()
    return found or models.Organization.objects.create(name=name, **fields)


def post(label: str = "Minister of Public Security", role: str = "Minister", **fields: Any) -> models.Post:
    """A post; the same folded label gives the same row."""
    found = models.Post.objects.filter(folded=fold(label)).first()
    if found:
        models.Post.objects.filter(pk=found.pk).update(**fields) if fields else None
        return models.Post.objects.get(pk=found.pk)
    return models.Post.objects.create(label=label, role=role, slug=fields.pop("slug", None) or _slug(label), **fields)


def rank(name: str = "General", **fields: Any) -> models.Rank:
    """A rank; the same name gives the same row, a new one is the highest so far."""
    highest = models.Rank.objects.aggregate(highest=Max("order"))["highest"] or 0
    return models.Rank.objects.get_or_create(name=name, defaults={"order": highest + 1, **fields})[0]


def official(name: str = "To Lam", **fields: Any) -> models.Official:
    """A new official, also when one of that name exists."""
    slug = fields.pop("slug", None) or _slug(name)
    return models.Official.objects.create(name=name, slug=slug, **fields)


def alias(of: models.Official, name: str) -> models.OfficialAlias:
    """A name under which an official is printed."""
    return models.OfficialAlias.objects.create(official=of, name=name)


def meeting(
    title: str = "Nine-month review", date_start: date | None = date(2021, 9, 28), **fields: Any
) -> models.Meeting:
    """A new meeting; `date_start=None` for an undated one."""
    slug = fields.pop("slug", None) or _slug(title)
    precision = models.Meeting.Precision
    values: dict[str, Any] = {
        "key": slug,
        "kind": "meeting",
        "date_start": date_start,
        "date_end": date_start,
        "date_precision": precision.DAY if date_start else precision.NONE,
        "place": "Hanoi",
        **fields,
    }
    return models.Meeting.objects.create(title=title, slug=slug, **values)


def series(name: str = "Monthly review", **fields: Any) -> models.MeetingSeries:
    """A series of meetings; the same name gives the same row."""
    return models.MeetingSeries.objects.get_or_create(name=name, defaults={"slug": _slug(name), **fields})[0]


def resolution(number: str = "51-NQ/TW", kind: str = "Resolution", **fields: Any) -> models.Resolution:
    """A new document known by number; give `title` for a law."""
    slug = fields.pop("slug", None) or _slug(f"{kind} {number}")
    return models.Resolution.objects.create(kind=kind, number=number, slug=slug, key=fields.pop("key", slug), **fields)


def indicator(code: str = "heroin-seized", **fields: Any) -> models.Indicator:
    """An indicator; the same code gives the same row."""
    values = {"label": code.replace("-", " ").capitalize(), "unit": "kg", "category": "Drugs", **fields}
    return models.Indicator.objects.get_or_create(code=code, defaults=values)[0]


def evidence(of: models.Article | models.ArticleVersion, exact: str) -> dict[str, Any]:
    """Where `exact` first stands in the version's blocks, as claim fields."""
    where = current(of)
    for number, block in enumerate(where.blocks):
        start = block["text"].find(exact)
        if start >= 0:
            return {"version": where, "block": number, "start": start, "end": start + len(exact), "exact": exact}
    raise AssertionError(f"{exact!r} is in no block of {where}")


def _claim(of: models.Article | models.ArticleVersion, exact: str, fields: dict[str, Any]) -> dict[str, Any]:
    exact = exact or current(of).blocks[0]["text"]
    values = {**evidence(of, exact), "extractor": "test", "rule": "test", **fields}
    if values.get("status", "suggested") != "suggested":
        values.setdefault("decided_by", user())
        values.setdefault("decided_at", timezone.now())
    return values


def attestation(
    of: models.Article | models.ArticleVersion, who: models.Official, exact: str = "", **fields: Any
) -> models.Attestation:
    """An official shown in a rank (General unless told) and a post; dated as the article is."""
    if "rank" not in fields and "post" not in fields:
        fields["rank"] = rank()
    fields.setdefault("as_of", current(of).article.published_on)
    return models.Attestation.objects.create(official=who, **_claim(of, exact, fields))


def report(
    of: models.Article | models.ArticleVersion, what: models.Meeting, exact: str = "", **fields: Any
) -> models.MeetingReport:
    """An article reports a meeting."""
    return models.MeetingReport.objects.create(meeting=what, **_claim(of, exact, fields))


def participation(
    of: models.Article | models.ArticleVersion,
    who: models.Official,
    what: models.Meeting,
    exact: str = "",
    role: str = models.Participation.Role.CHAIR,
    **fields: Any,
) -> models.Participation:
    """An official takes part in a meeting, as chair unless told."""
    return models.Participation.objects.create(official=who, meeting=what, role=role, **_claim(of, exact, fields))


def citation(
    of: models.Article | models.ArticleVersion, what: models.Resolution, exact: str = "", **fields: Any
) -> models.Citation:
    """An article cites a document."""
    return models.Citation.objects.create(resolution=what, **_claim(of, exact, fields))


def figure(
    of: models.Article | models.ArticleVersion,
    exact: str = "",
    value: Decimal | str | int = "130",
    period: tuple[date, date] | None = (date(2021, 1, 1), date(2021, 12, 31)),
    **fields: Any,
) -> models.Figure:
    """A figure, heroin in kg for 2021 unless told; `period=None` and `indicator=None` leave these open."""
    if "indicator" not in fields:
        fields["indicator"] = indicator()
    fields.setdefault("unit", "kg")
    start, end = period or (None, None)
    return models.Figure.objects.create(
        value=Decimal(value), period_start=start, period_end=end, **_claim(of, exact, fields)
    )


def statement(
    of: models.Article | models.ArticleVersion, who: models.Official, exact: str = "", **fields: Any
) -> models.Statement:
    """An official said something."""
    return models.Statement.objects.create(official=who, **_claim(of, exact, fields))


def import_run(**fields: Any) -> models.ImportRun:
    """A finished import."""
    now = timezone.now()
    number = next(_numbers)
    values: dict[str, Any] = {
        "uuid": models.permanent_id("test run", number),
        "started_at": now,
        "finished_at": now,
        "state": models.ImportRun.State.FINISHED,
        "extractor": "test",
        **fields,
    }
    return models.ImportRun.objects.create(**values)


def import_item(run: models.ImportRun | None = None, **fields: Any) -> models.ImportItem:
    """One input of an import, new unless told."""
    run = run or import_run()
    position = run.items.count()
    values = {"name": f"{position}.txt", "outcome": models.ImportItem.Outcome.NEW, **fields}
    return models.ImportItem.objects.create(run=run, position=position, **values)


def near_duplicate(later: models.Article, earlier: models.Article, **fields: Any) -> models.ArticleLink:
    """Two articles linked as nearly the same."""
    values = {"similarity": Decimal("0.900"), **fields}
    return models.ArticleLink.objects.create(article=later, other=earlier, **values)


def identity_question(
    later: models.Official, earlier: models.Official, reason: str = "Same name, other ministry.", **fields: Any
) -> models.IdentityQuestion:
    """Two officials who may be one."""
    return models.IdentityQuestion.objects.create(official=later, candidate=earlier, reason=reason, **fields)


def official_merge(source: models.Official, target: models.Official, **fields: Any) -> models.OfficialMerge:
    """A merge as it is kept, with nothing moved."""
    values = {"merged_by": fields.pop("merged_by", None) or user(), "merged_at": timezone.now(), **fields}
    return models.OfficialMerge.objects.create(source=source, target=target, **values)


def comment(of: models.Article, text: str = "Look at the date again.", **fields: Any) -> models.ArticleComment:
    """An editor's remark on an article."""
    author = fields.pop("author", None) or user()
    return models.ArticleComment.objects.create(article=of, text=text, author=author, **fields)


def correction(of: models.Article, text: str = "The year was wrong.", **fields: Any) -> models.Correction:
    """A note that tells readers what was corrected."""
    values = {"author": fields.pop("author", None) or user(), "published_at": timezone.now(), **fields}
    return models.Correction.objects.create(article=of, text=text, **values)


def contradiction(
    first: models.Claim, second: models.Claim, rule: str = "rank_falls", **fields: Any
) -> models.Contradiction:
    """Two claims that cannot both be right."""
    label = f"{first} — {second}"
    values = {"kind": first._meta.model_name, "label": label, "found_at": timezone.now(), **fields}
    return models.Contradiction.objects.create(rule=rule, first=first.pk, second=second.pk, **values)


def error_report(of: models.Article, text: str = "The rank is wrong.", **fields: Any) -> models.ErrorReport:
    """A reader's report."""
    values = {"sent_at": timezone.now(), "sender": "a-reader", **fields}
    return models.ErrorReport.objects.create(article=of, text=text, **values)


def whole_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month, as a figure's period."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A time in Hanoi, where the ministry works."""
    return datetime(year, month, day, hour, minute, tzinfo=HANOI)
