"""Which pages are asked of each site: the same list, the same question, in its own addresses."""

import itertools
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from bench.client import Connection, fetch

DEPTH = 1000  # pages of 25
SERIES = 24  # addresses of a kind, each asked for once
SAMPLE = 400  # articles from which the words to search for are taken
COMMON, PHRASE, RARE = "police", '"loan sharking"', "Keresztes"
_NEXT = re.compile(r"""<(?:a|link)\b[^>]*\brel=["']?next["']?[^>]*>""")
_HREF = re.compile(r"""href=["']([^"']+)["']""")
_WORD = re.compile(r"[A-Za-z]{4,}")


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page by its addresses on each site, the same ones in the same order; none where a site lacks it.

    The first is asked for again and again, each of them once.
    """

    title: str
    archive: Sequence[str]
    smallest: Sequence[str] = ()
    datasette: Sequence[str] = ()

    def on(self, site: str) -> Sequence[str]:
        """Return its addresses on a site."""
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


def _list(database: sqlite3.Connection, title: str, first: int, year: int | None = None) -> Page:
    """Return pages of the list of articles from the page `first` on; of one year only, if given."""
    where, values = ("WHERE year = ?", [year]) if year else ("", [])
    ask = f"SELECT day, id FROM article {where} ORDER BY day DESC, id DESC LIMIT 1 OFFSET ?"
    ours, smallest, theirs = [], [], []
    kept = [("year", year)] if year else []
    for number in range(first, first + SERIES):
        row = database.execute(ask, [*values, number * 25 - 26]).fetchone() if number > 1 else None
        if number > 1 and row is None:
            break
        ours.append("/articles/?" + urlencode([*kept, *([("after", f"{row[0]}~{row[1]}")] if row else [])]))
        smallest.append(f"/articles/?{urlencode([*kept, ('page', number)])}")
        after = [("_next", f"{row[0]},{row[1]}")] if row else []
        theirs.append(_datasette("article", *kept, ("_sort_desc", "day"), *after))
    return Page(title, ours, smallest, theirs)


def _people(database: sqlite3.Connection) -> Page:
    """Return pages of the list of officials; the archive's hold fifty, which is twice as many."""
    from articles.extraction.folding import fold

    ours, smallest, theirs = ["/officials/"], ["/officials/"], [_datasette("official", ("_sort", "name"))]
    rows = database.execute("SELECT name, id FROM official ORDER BY name, id").fetchall()
    for number, (name, pk) in enumerate(rows[49 : 50 * SERIES : 50], start=2):
        ours.append("/officials/?" + urlencode({"after": f"{fold(name)}~{pk}"}))
        smallest.append(f"/officials/?page={number}")
        theirs.append(_datasette("official", ("_sort", "name"), ("_next", f"{name},{pk}")))
    return Page("officials", ours, smallest, theirs)


def _meetings(database: sqlite3.Connection) -> Page:
    """Return pages of the list of meetings."""
    order = ("_sort_desc", "day")
    ours, smallest, theirs = ["/meetings/"], ["/meetings/"], [_datasette("meeting", order)]
    ask = "SELECT day, id FROM meeting WHERE day IS NOT NULL ORDER BY day DESC, id DESC LIMIT ?"
    for number, (day, pk) in enumerate(database.execute(ask, [25 * SERIES]).fetchall()[24::25], start=2):
        ours.append(f"/meetings/?after={day}~{pk}")
        smallest.append(f"/meetings/?page={number}")
        theirs.append(_datasette("meeting", order, ("_next", f"{day},{pk}")))
    return Page("meetings", ours, smallest, theirs)


def _official_pages(database: sqlite3.Connection) -> Page:
    """Return the articles that name somebody, for those who are named most."""
    ours, smallest, theirs = [], [], []
    found = database.execute(
        "SELECT official_id, name FROM article_official JOIN official ON official.id = official_id"
        f" GROUP BY 1 ORDER BY count(*) DESC LIMIT {SERIES}"
    )
    for official, name in found:
        through = f'{{"table":"article_official","column":"official_id","value":"{official}"}}'
        ours.append(f"/articles/?{urlencode({'official': _slug(name)})}")
        smallest.append(f"/articles/?official={official}")
        theirs.append(_datasette("article", ("_through", through), ("_sort_desc", "day")))
    return Page("articles that name an official", ours, smallest, theirs)


def words(database: sqlite3.Connection) -> tuple[list[str], list[str], list[str]]:
    """Return words that nearly every article has, phrases that some have, and words that few have."""
    texts = [text for (text,) in database.execute(f"SELECT text FROM article ORDER BY id DESC LIMIT {SAMPLE}")]
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    for text in texts:
        found = _WORD.findall(text)
        single.update(set(found))
        double.update({f"{one} {two}" for one, two in itertools.pairwise(found) if f"{one} {two}" in text})
    count = len(texts)
    common = [word for word, number in single.most_common() if number >= 0.5 * count and word.islower()]
    some = [pair for pair, number in double.most_common() if 0.05 * count <= number <= 0.4 * count and pair.islower()]
    rare = sorted(word for word, number in single.items() if number <= max(1, 0.01 * count))
    return common[:SERIES], [f'"{pair}"' for pair in some[:SERIES]], rare[:SERIES]


def _searches(title: str, asked: Sequence[str], year: int | None = None) -> Page:
    facets = (("_facet", "year"), ("_facet", "source_id"))
    where = [("year", year)] if year else []
    return Page(
        f"search: {title}",
        [f"/search/?{urlencode([('q', f'{one} on:{year}' if year else one)])}" for one in asked],
        [f"/search/?{urlencode([('q', one), *where])}" for one in asked],
        [_datasette("article", ("_search", one), ("_searchmode", "raw"), *where, *facets) for one in asked],
    )


def pages(port: int, plain: Path) -> list[Page]:
    """Return the pages to measure, chosen by what the archive holds. Asks the archive for one of its addresses."""
    with sqlite3.connect(f"file:{plain}?mode=ro", uri=True) as database:
        one = database.execute
        (year,) = one("SELECT year FROM article WHERE year IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC").fetchone()
        (total,) = one("SELECT count(*) FROM article").fetchone()
        deep = max(min(DEPTH + 1, total // 25 - SERIES), 1)
        (pk,) = one("SELECT id FROM article ORDER BY abs(length(text) - 4500), id").fetchone()
        lists = [
            _list(database, "articles, first pages", 1),
            _list(database, f"articles, from page {deep:,}", deep),
            _list(database, f"articles of {year}", 1, year),
            _official_pages(database),
            _people(database),
            _meetings(database),
        ]
        common, phrases, rare = words(database)
    database.close()
    found = re.findall(r'href="(/articles/\d{4}/\d\d/[^"?#]+/)"', fetch(port, "/articles/")[1].body.decode())
    return [
        *lists,
        Page("documents", ["/resolutions/"], ["/resolutions/"], [_datasette("resolution", ("_sort", "name"))]),
        _searches("a word in most articles", [COMMON, *common]),
        _searches("a phrase", [PHRASE, *phrases]),
        _searches("a rare word", [RARE, *rare]),
        _searches(f"a common word in {year}", [COMMON, *common], year),
        Page("article", [found[len(found) // 2]], [f"/articles/{pk}/"], [f"/plain/article/{pk}"]),
    ]


def own_pages(port: int) -> list[Page]:
    """Return pages that only the archive has."""

    def all_of(path: str, pattern: str) -> list[str]:
        found = list(dict.fromkeys(re.findall(pattern, fetch(port, path)[1].body.decode())))
        return found[:SERIES] or [path]

    return [
        Page("home", ["/"]),
        Page("about", ["/about/"]),
        Page("sitemap, its index", ["/sitemap.xml"]),
        Page("figures", ["/figures/"]),
        Page("a figure's series", ["/figures/drug-cases/"]),
        Page("an official's career", all_of("/officials/", r'href="(/officials/[^"?#/]+/)"')),
        Page("a meeting", all_of("/meetings/", r'href="(/meetings/(?!calendar/)[^"?#/]+/)"')),
        Page("a document", all_of("/resolutions/", r'href="(/resolutions/(?!wanted/)[^"?#/]+/)"')),
    ]


def _slug(name: str) -> str:
    from articles.extraction.folding import fold

    return fold(name).replace(" ", "-")
