"""How to cite an article: as a line of text, as BibTeX, and as tags that reference managers read."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from articles.models import Article
from articles.templatetags.archive import day

_BIBTEX_SPECIAL = re.compile(r"[\\{}%&$#_^~]")
_BIBTEX_WORDS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


@dataclass(frozen=True, slots=True)
class CitationText:
    """An article's citation; `address` is the permanent one."""

    address: str
    text: str
    bibtex: str
    tags: tuple[tuple[str, str], ...]


def citation(article: Article, request: HttpRequest) -> CitationText:
    """Return how to cite `article`."""
    address = request.build_absolute_uri(reverse("permanent", kwargs={"uuid": article.uuid}))
    source = article.source.name if article.source else ""
    author = f"{article.byline}. " if article.byline else ""
    printed = f"{source}, {day(article.published_on)}" if source else day(article.published_on)
    return CitationText(
        address=address,
        text=f"{author}“{article.title}.” {printed}. MPS Archive. {address}",
        bibtex=_bibtex(article, source, address),
        tags=tuple(_tags(article, source, request)),
    )


def _bibtex(article: Article, source: str, address: str) -> str:
    fields = [("title", f"{{{_tex(article.title)}}}")]
    if article.byline:
        fields.append(("author", f"{{{_tex(article.byline)}}}"))
    if article.published_on:
        fields += [("year", str(article.published_on.year)), ("date", article.published_on.isoformat())]
    if source:
        fields.append(("organization", _tex(source)))
    fields += [("url", address), ("urldate", localdate().isoformat()), ("note", "MPS Archive")]
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields)
    return f"@online{{mps-{article.uuid.hex[:8]},\n{lines}\n}}"


def _tex(text: str) -> str:
    return _BIBTEX_SPECIAL.sub(lambda match: _BIBTEX_WORDS.get(match[0], f"\\{match[0]}"), text)


def _tags(article: Article, source: str, request: HttpRequest) -> list[tuple[str, str]]:
    """Return Highwire and Dublin Core tags as name and content."""
    address = request.build_absolute_uri(article.get_absolute_url())
    tags = [
        ("citation_title", article.title),
        ("citation_public_url", address),
        ("citation_language", article.language),
        ("DC.title", article.title),
        ("DC.identifier", address),
        ("DC.language", article.language),
        ("DC.type", "Text"),
    ]
    if article.byline:
        tags += [("citation_author", article.byline), ("DC.creator", article.byline)]
    if article.published_on:
        tags += [
            ("citation_publication_date", f"{article.published_on:%Y/%m/%d}"),
            ("DC.date", article.published_on.isoformat()),
        ]
    if source:
        tags += [("citation_publisher", source), ("DC.publisher", source)]
    return tags
