"""What readers see of a hit: heading, a stretch of its text with the words marked, and where it leads.

Everything is read from the database, in a number of queries that depends only on the kinds among the hits.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.extraction.folding import strip_diacritics
from articles.models import Article, ArticleVersion, Attestation, Figure, Meeting, Official, OfficialAlias, Resolution
from articles.models.careers import public_officials
from articles.search import Hit, ParsedQuery, Snippet, load, marked, snippet
from articles.search.snippets import FUNCTION_WORDS, spans, wanted
from articles.templatetags.archive import days, heading, period, quantity, sentence_url, short_day
from articles.views.highlights import carried
from articles.views.officials import latest_attested
from articles.views.patterns import filled
from articles.views.quoting import sentence_around, with_sentences
from articles.views.vocabulary import kind_word, post_word, rank_word, spoken

KIND_LABELS: dict[str, str | Promise] = {
    "article": gettext_lazy("Article"),
    "official": gettext_lazy("Official"),
    "meeting": gettext_lazy("Meeting"),
    "resolution": gettext_lazy("Document"),
    "figure": gettext_lazy("Figure"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One hit as a page shows it. `note` says what it is beside its day, `text` where the words stand."""

    kind: str
    title: SafeString
    address: str
    day: date | None = None
    note: str = ""
    text: SafeString | str = ""
    more: tuple[str, str] | None = None  # label and address of a second link

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(KIND_LABELS[self.kind])

    @property
    def html(self) -> SafeString:
        """The hit as an item of the list."""
        more, address = self.more or ("", "")
        shown = {
            "kind": self.kind,
            "label": self.label,
            "day": self.day and self.day.isoformat(),
            "day_words": self.day and short_day(self.day),
            "address": self.address,
            "title": self.title,
            "note": self.note,
            "text": self.text,
            "more": more,
            "more_address": address,
        }
        return filled("_hit.html", shown)


def entries(hits: Sequence[Hit], parsed: ParsedQuery, *, brief: bool = False) -> list[Entry]:
    """Return the hits that readers may see, in order; `brief` ones come without the sentences of figures."""
    found = load(hits)
    drawing = _Drawing.of(found, parsed, brief=brief)
    return [drawing.entry(hit.kind, record) for hit, record in found]


def _ids(found: Iterable[tuple[Hit, Any]], kind: str) -> list[int]:
    return [hit.pk for hit, _record in found if hit.kind == kind]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What the entries of one page need beside the records themselves."""

    parsed: ParsedQuery
    carried: str
    blocks: dict[int, list[dict[str, str]]] = field(default_factory=dict)
    latest: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    aliases: dict[int, list[str]] = field(default_factory=dict)
    sentences: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Sequence[tuple[Hit, Any]], parsed: ParsedQuery, *, brief: bool) -> "_Drawing":
        drawing = cls(parsed, carried(parsed))
        if articles := _ids(found, "article"):
            current = ArticleVersion.objects.filter(article__in=articles, is_current=True)
            drawing.blocks.update(current.values_list("article_id", "blocks"))
        if officials := _ids(found, "official"):
            for row in latest_attested(public_officials().filter(pk__in=officials)).order_by():
                drawing.latest[row.pk] = (row.latest_rank, row.latest_post, row.latest_day)  # type: ignore[attr-defined]
            for pk, name in _printed_aliases(officials).values_list("official_id", "name"):
                drawing.aliases.setdefault(pk, []).append(name)
        if not brief and (figures := _ids(found, "figure")):
            rows: Any = with_sentences(Figure.objects.filter(pk__in=figures))
            drawing.sentences.update(rows.values_list("pk", "block_text"))
        return drawing

    def entry(self, kind: str, record: Any) -> Entry:
        draw: dict[str, Callable[[Any], Entry]] = {
            "article": self._article,
            "official": self._official,
            "meeting": self._meeting,
            "resolution": self._resolution,
            "figure": self._figure,
        }
        return draw[kind](record)

    def _marked(self, text: str) -> SafeString:
        return marked(text, self.parsed).html

    def _with_words(self, address: str) -> str:
        """Return the address of an article's page, a place in it perhaps, with the words of the search."""
        path, mark, place = address.partition("#")
        return f"{path}?{self.carried}{mark}{place}" if self.carried else address

    def _article(self, article: Article) -> Entry:
        texts = [block["text"] for block in self.blocks.get(article.pk, [])]
        return Entry(
            "article",
            self._marked(article.title),
            self._with_words(article.get_absolute_url()),
            article.published_on,
            spoken(article.source) if article.source else "",
            telling(texts, self.parsed).html,
        )

    def _official(self, official: Official) -> Entry:
        rank, post, day = self.latest.get(official.pk, (None, None, None))
        others = [name for name in (official.name_vi, *self.aliases.get(official.pk, ())) if name != official.name]
        matching = [name for name in dict.fromkeys(others) if name and spans(name, self.parsed)]
        also = matching[:3] or ([official.name_vi] if official.name_vi and official.name_vi != official.name else [])
        names = mark_safe(", ".join(self._marked(name) for name in also))
        return Entry(
            "official",
            self._marked(official.name),
            official.get_absolute_url(),
            day,
            ", ".join(part for part in (rank_word(rank), post_word(post)) if part),
            format_html(_("Also written {}"), names) if also else "",
            (_("Articles that name this person"), f"{reverse('articles')}?official={official.slug}"),
        )

    def _meeting(self, meeting: Meeting) -> Entry:
        place = meeting.place or (_("by video link") if meeting.mode == "online" else "")
        length = days(meeting) if meeting.date_end != meeting.date_start else ""
        organizer = spoken(meeting.organizer) if meeting.organizer else ""
        parts = (capfirst(kind_word(meeting.kind)), place, length, organizer)
        return Entry(
            "meeting",
            self._marked(heading(meeting)),
            meeting.get_absolute_url(),
            meeting.date_start,
            " · ".join(part for part in parts if part),
        )

    def _resolution(self, resolution: Resolution) -> Entry:
        name = str(resolution)
        return Entry(
            "resolution",
            self._marked(name[:1].upper() + name[1:]),
            resolution.get_absolute_url(),
            resolution.date,
            spoken(resolution.issuer) if resolution.issuer else "",
            self._marked(resolution.title) if resolution.number and resolution.title else "",
            (_("Articles that cite it"), f"{reverse('articles')}?resolution={resolution.slug}"),
        )

    def _figure(self, figure: Figure) -> Entry:
        article = figure.version.article
        text = self.sentences.get(figure.pk) or ""
        before, exact, after = sentence_around(text, figure.start, figure.end) if text else ("", figure.exact, "")
        label = spoken(figure.indicator) if figure.indicator else _("Not assigned to an indicator yet")
        series = (_("The whole series"), figure.indicator.get_absolute_url()) if figure.indicator else None
        return Entry(
            "figure",
            format_html("{}: {}", self._marked(label), quantity(figure)),
            self._with_words(sentence_url(figure)),
            article.published_on,
            f"{period(figure)} · {article.title}",
            self._marked(f"{before}{exact}{after}"),
            series,
        )


def _printed_aliases(officials: Sequence[int]) -> QuerySet[OfficialAlias]:
    """Return the other names that a visible attestation prints; what only drafts print stays unsaid."""
    printed = Attestation.objects.visible_claims().filter(
        official=OuterRef("official"), exact__icontains=OuterRef("name")
    )
    return OfficialAlias.objects.filter(Exists(printed), official__in=officials).order_by("name")


def telling(texts: Sequence[str], parsed: ParsedQuery) -> Snippet:
    """Return the snippet of the text in which most different words of the search stand, the first of equals.

    Without any it is the beginning of the first text. Taking a text apart is dear: those whose letters promise most
    come first, and no other is looked at once one has kept its promise.
    """
    hints = _hints(parsed)
    promised = [(sum(hint in plain for hint in hints), text) for text in texts if (plain := _plain_letters(text))]
    best, most = (texts[0] if texts else ""), 0
    for promise, text in sorted(promised, key=lambda item: -item[0]):
        if promise <= most:
            break
        different = min(promise, len({text[start:end].casefold() for start, end in spans(text, parsed)}))
        if different > most:
            best, most = text, different
    return snippet(best, parsed)


def _hints(parsed: ParsedQuery) -> list[str]:
    """Return letters that a text must hold for each thing that is to be marked. A stem's last letter may differ."""
    asked = wanted(parsed.tree)
    telling_stems = asked.stems - FUNCTION_WORDS if asked.has_others else asked.stems
    stems = [stem if len(stem) < 4 else stem[:-1] for stem in telling_stems]
    return [*stems, *asked.prefixes, *(phrase[0] for phrase in asked.phrases)]


def _plain_letters(text: str) -> str:
    return (text if text.isascii() else strip_diacritics(text)).lower()


def suggestion_note(record: Any) -> str:
    """Return what tells records of one name apart in a list of suggestions."""
    match record:
        case Article():
            return short_day(record.published_on)
        case Meeting():
            return days(record)
        case Resolution():
            return record.title if record.number else (spoken(record.issuer) if record.issuer else "")
    return ""
