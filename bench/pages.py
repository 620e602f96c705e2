"""Which pages are asked of each site: the same list, the same question, in its own addresses."""

import re
import sqlite3
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from bench.client import Connection, fetch

DEPTH = 1000  # pages of 25
COMMON, PHRASE, RARE = "police", '"loan sharking"', "Keresztes"
_NEXT = re.compile(r"""<(?:a|link)\b[^>]*\brel=["']?next["']?[^>]*>""")
_HREF = re.compile(r"""href=["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its address on each site; None where a site has no such page."""

    title: str
    archive: str
    smallest: str | None = None
    datasette: str | None = None

    def on(self, site: str) -> str | None:
        """Return its address on a site."""
        return {"MPS Archive": self.archive, "smallest Django": self.smallest}.get(site, self.datasette)


def follow(port: int, path: str, times: int) -> tuple[str, int]:
    """Follow “next” as often as asked or possible; return the address reached and the number of steps."""
    path, answer = fetch(port, path)
    base = path.partition("?")[0]
    with Connection(port) as connection:
        for step in range(times):
            found = _NEXT.search(answer.body.decode())
            href = _HREF.search(found[0]) if found else None
            if href is None:
                return path, step
            target = unescape(href[1])
            path = base + target if target.startswith("?") else target
            answer = connection.get(path)
    return path, times


def _datasette(table: str, *more: tuple[str, object]) -> str:
    return f"/plain/{table}?{urlencode(more)}"


def pages(port: int, plain: Path) -> list[Page]:
    """Return the pages to measure, chosen by what the archive holds. Asks the archive for some of its addresses."""
    with sqlite3.connect(f"file:{plain}?mode=ro", uri=True) as database:
        one = database.execute
        (year,) = one("SELECT year FROM article WHERE year IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC").fetchone()
        official, name = one(
            "SELECT official_id, name FROM article_official JOIN official ON official.id = official_id"
            " GROUP BY 1 ORDER BY count(*) DESC"
        ).fetchone()
        (total,) = one("SELECT count(*) FROM article").fetchone()
        wanted = min(DEPTH, total // 25 - 2)
        deep, steps = follow(port, "/articles/", wanted)
        after = one(
            "SELECT day, id FROM article ORDER BY day DESC, id DESC LIMIT 1 OFFSET ?", [steps * 25 - 1]
        ).fetchone()
        (pk,) = one("SELECT id FROM article ORDER BY abs(length(text) - 4500), id").fetchone()
    database.close()
    newest = ("_sort_desc", "day")
    found = re.findall(r'href="(/articles/\d{4}/\d\d/[^"?#]+/)"', fetch(port, "/articles/")[1].body.decode())
    slug = found[len(found) // 2]
    result = [
        Page("articles, first page", "/articles/", "/articles/", _datasette("article", newest)),
        Page(
            f"articles, page {steps + 1:,}",
            deep,
            f"/articles/?page={steps + 1}",
            _datasette("article", newest, ("_next", f"{after[0]},{after[1]}")),
        ),
        Page(
            f"articles of {year}",
            f"/articles/?year={year}",
            f"/articles/?year={year}",
            _datasette("article", ("year", year), newest),
        ),
        Page(
            "articles that name an official",
            f"/articles/?{urlencode({'official': _slug(name)})}",
            f"/articles/?official={official}",
            _datasette(
                "article",
                ("_through", f'{{"table":"article_official","column":"official_id","value":"{official}"}}'),
                newest,
            ),
        ),
        Page("officials", "/officials/", "/officials/", _datasette("official", ("_sort", "name"))),
        Page("meetings", "/meetings/", "/meetings/", _datasette("meeting", ("_sort_desc", "day"))),
        Page("documents", "/resolutions/", "/resolutions/", _datasette("resolution", ("_sort", "name"))),
    ]
    facets = (("_facet", "year"), ("_facet", "source_id"))
    for label, words, where in (
        ("a word in every article", COMMON, ()),
        ("a phrase", PHRASE, ()),
        ("a rare word", RARE, ()),
        (f"the common word in {year}", COMMON, (("year", year),)),
    ):
        asked = urlencode([("q", words), *where])
        in_archive = urlencode([("q", f"{words} on:{year}" if where else words)])
        theirs = _datasette("article", ("_search", words), ("_searchmode", "raw"), *where, *facets)
        result.append(Page(f"search: {label}", f"/search/?{in_archive}", f"/search/?{asked}", theirs))
    result.append(Page("article", slug, f"/articles/{pk}/", f"/plain/article/{pk}"))
    return result


def own_pages(port: int) -> list[Page]:
    """Return pages that only the archive has."""

    def first(path: str, pattern: str) -> str:
        found = re.findall(pattern, fetch(port, path)[1].body.decode())
        return found[len(found) // 2] if found else path

    return [
        Page("home", "/"),
        Page("figures", "/figures/"),
        Page("a figure's series", "/figures/drug-cases/"),
        Page("an official's career", first("/officials/", r'href="(/officials/[^"?#/]+/)"')),
        Page("a meeting", first("/meetings/", r'href="(/meetings/[^"?#/]+/)"')),
        Page("a document", first("/resolutions/", r'href="(/resolutions/[^"?#/]+/)"')),
    ]


def _slug(name: str) -> str:
    from articles.extraction.folding import fold

    return fold(name).replace(" ", "-")
