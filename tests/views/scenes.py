"""Small worlds for tests of the public site."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from articles import models
from articles.views.meeting_parts import MEETING_PARTS
from articles.views.official_parts import OFFICIAL_PARTS
from articles.views.resolutions import RESOLUTION_PARTS
from tests import factories as make

PUBLISHED = models.Article.State.PUBLISHED
NAMED = "Lieutenant General To An Xo, Chief of the MPS Office"
TEXT = (
    "At the review on September 28 in Hanoi, Lieutenant General To An Xo, Chief of the MPS Office, said that "
    "police seized 517.57 kg of heroin in nine months, in line with Resolution No. 51-NQ/TW."
)


@dataclass(frozen=True)
class Scene:
    """An article with one claim of every kind, and the records these are about."""

    article: models.Article
    source: models.Source
    official: models.Official
    post: models.Post
    rank: models.Rank
    meeting: models.Meeting
    resolution: models.Resolution
    indicator: models.Indicator
    claims: tuple[models.Claim, ...]

    @property
    def records(self) -> tuple[models.Record, ...]:
        return (self.article, self.official, self.post, self.meeting, self.resolution, self.indicator)

    @property
    def parts(self) -> list[str]:
        """The pages that go through one long part of a record."""
        long = ((self.official, OFFICIAL_PARTS), (self.meeting, MEETING_PARTS), (self.resolution, RESOLUTION_PARTS))
        return [f"{record.get_absolute_url()}{part}/" for record, parts in long for part in parts]

    @property
    def addresses(self) -> list[str]:
        """Every page that shows some of this, its own pages included."""
        own = [record.get_absolute_url() for record in self.records]
        permanent = [f"/id/{thing.uuid}/" for thing in (*self.records, *self.claims, self.source)]
        filters = [
            f"/articles/?source={self.source.slug}",
            f"/articles/?official={self.official.slug}",
            f"/articles/?meeting={self.meeting.slug}",
            f"/articles/?resolution={self.resolution.slug}",
        ]
        feeds = [address.replace("/articles/", "/feeds/articles.atom", 1) for address in filters]
        downloads = [address.replace("/articles/", "/articles/download.json", 1) for address in filters]
        return [
            *PAGES,
            *own,
            *permanent,
            *filters,
            *feeds,
            *downloads,
            f"{self.article.get_absolute_url()}?marks=off",
            f"{self.article.get_absolute_url()}original/",
            f"{self.post.get_absolute_url()}on/2021-09-28/",
            "/meetings/calendar/2021/09/",
            f"{self.meeting.get_absolute_url()[:-1]}.ics",
            *self.parts,
            "/meetings/?year=2021",
        ]


LISTS = ("articles", "officials", "posts", "statements", "meetings", "resolutions", "figures")
PAGES = [
    "/",
    "/articles/",
    "/officials/",
    "/posts/",
    "/statements/",
    "/meetings/",
    "/meetings/calendar/",
    "/feeds/meetings.ics",
    "/resolutions/",
    "/figures/",
    "/about/",
    "/search/",
    "/search/?q=review",
    "/search/?q=review&kind=article&sort=newest",
    "/search/help/",
    "/search/suggest/?q=review",
    "/figures/all/",
    *(f"/feeds/{name}.atom" for name in LISTS),
    *(f"/{name}/download.{kind}" for name in LISTS for kind in ("csv", "json")),
    "/sitemap.xml",
    *(
        f"/sitemap-{section}.xml"
        for section in ("pages", "articles", "officials", "posts", "meetings", "resolutions", "figures")
    ),
    "/robots.txt",
]


def scene(word: str = "", state: str = PUBLISHED, status: str = "suggested", **fields: Any) -> Scene:
    """A scene whose every name carries `word`, so that a page that shows any of it can be told."""
    source = make.source(f"{word} Public Security News".strip())
    article = make.article(
        f"{word} Nine-month review".strip(),
        [f"{TEXT} {word}".strip(), make.caption(f"Delegates at the {word} review.")],
        source=source,
        state=state,
        **fields,
    )
    official = make.official(f"{word} To An Xo".strip())
    rank = make.rank("Lieutenant General")
    post = make.post(f"Chief of the {word} MPS Office", "Chief", single_holder=True)
    meeting = make.meeting(f"{word} Nine-month meeting".strip(), date(2021, 9, 28))
    resolution = make.resolution(f"51-NQ/TW{word}", title=f"{word} Strategy".strip())
    indicator = make.indicator(f"{word}heroin-seized".lower())
    of_nine_months = (date(2021, 1, 1), date(2021, 9, 30))
    shared = {"status": status}
    claims = (
        make.attestation(article, official, NAMED, rank=rank, **shared),
        make.attestation(article, official, NAMED, post=post, **shared),
        make.report(article, meeting, "At the review on September 28 in Hanoi", **shared),
        make.participation(article, official, meeting, "Lieutenant General To An Xo", role="report", **shared),
        make.citation(article, resolution, "Resolution No. 51-NQ/TW", **shared),
        make.figure(article, "517.57 kg of heroin", "517.57", of_nine_months, indicator=indicator, **shared),
        make.statement(article, official, TEXT, meeting=meeting, **shared),
    )
    return Scene(article, source, official, post, rank, meeting, resolution, indicator, claims)


def internal(href: str) -> str | None:
    """The path and query of a link within the site, None for one that leads away."""
    parts = urlsplit(href)
    if parts.scheme not in ("", "http") or parts.netloc not in ("", "testserver"):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
