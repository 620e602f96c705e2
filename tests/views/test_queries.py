"""The number of queries of every page, pinned, with one scene and with thirty."""

from datetime import date

from django.test import TestCase

from articles import models
from tests import factories as make
from tests.views.scenes import Scene, scene


class Queries(TestCase):
    """Each page costs the same whatever the archive holds."""

    shown: Scene
    companion: models.Official

    @classmethod
    def setUpTestData(cls) -> None:
        cls.shown = shown = scene()
        cls.companion = make.official("Dang Hong Duc")
        make.participation(shown.article, cls.companion, shown.meeting, role="attend")
        make.citation(shown.article, make.resolution("22-NQ/TW"), "Resolution No. 51-NQ/TW")

    def grow(self) -> None:
        """Thirty more of everything, all of it about the same records as well."""
        shown = self.shown
        for number in range(30):
            article = make.article(f"More {number}", [shown.article.title, "To An Xo cited 51-NQ/TW: 5 kg."])
            make.attestation(article, shown.official, "To An Xo", post=shown.post, rank=shown.rank)
            make.attestation(article, make.official(f"Person {number}"), "To An Xo", post=shown.post)
            make.report(article, shown.meeting)
            make.participation(article, shown.official, shown.meeting)
            make.participation(article, self.companion, shown.meeting, role="attend")
            make.citation(article, shown.resolution, "51-NQ/TW")
            make.figure(article, "5 kg", 5, make.whole_month(2020, number % 12 + 1), indicator=shown.indicator)
            make.statement(article, shown.official, "To An Xo cited 51-NQ/TW: 5 kg.", meeting=shown.meeting)
            make.report(article, make.meeting(f"Meeting {number}", date(2021, 9, number % 28 + 1)))
        for number in range(30):
            text = "To An Xo cited 51-NQ/TW: 5 kg."
            make.version(shown.article, [text]) if number == 0 else None
            make.attestation(shown.article, make.official(f"Another {number}"), "To An Xo")
            make.citation(shown.article, make.resolution(f"{number}/TT"), "51-NQ/TW")
            make.figure(shown.article, "5 kg", number, indicator=make.indicator(f"indicator-{number}"))
            make.statement(shown.article, shown.official, text, meeting=shown.meeting)
        make.attestation(shown.article, shown.official, "To An Xo", post=shown.post)
        make.report(shown.article, shown.meeting, "To An Xo")
        make.citation(shown.article, shown.resolution, "51-NQ/TW")
        make.figure(shown.article, "5 kg", 5, indicator=shown.indicator)

    def costs(self) -> dict[str, int]:
        """Every page with the number of its queries. Change one only with a reason."""
        shown = self.shown
        # earlier versions and related articles are asked about where there are some
        reading = 18 if shown.article.versions.count() > 1 else 12
        return {
            "/": 14,
            "/about/": 17,
            "/articles/": 3,
            "/articles/?q=review": 3,
            f"/articles/?official={shown.official.slug}": 4,
            f"/articles/?resolution={shown.resolution.slug}": 4,
            f"/articles/?meeting={shown.meeting.slug}": 4,
            shown.article.get_absolute_url(): reading,
            f"{shown.article.get_absolute_url()}?marks=off": reading,
            f"{shown.article.get_absolute_url()}original/": 2,
            "/officials/": 2,
            shown.official.get_absolute_url(): 22,
            f"{shown.official.get_absolute_url()}meetings/": 6,
            f"{shown.official.get_absolute_url()}statements/?q=xo": 5,
            f"{shown.official.get_absolute_url()}figures/": 5,
            "/posts/": 2,
            shown.post.get_absolute_url(): 5,
            f"{shown.post.get_absolute_url()}on/2021-09-28/": 6,
            "/statements/": 2,
            f"/statements/?official={shown.official.slug}": 3,
            "/meetings/": 3,
            "/meetings/calendar/2021/09/": 3,
            "/meetings/calendar/2021/": 3,
            "/feeds/meetings.ics": 2,
            f"{shown.meeting.get_absolute_url()[:-1]}.ics": 2,
            shown.meeting.get_absolute_url(): 15,
            f"{shown.meeting.get_absolute_url()}participants/": 5,
            f"{shown.meeting.get_absolute_url()}documents/": 5,
            "/resolutions/": 2,
            "/resolutions/wanted/": 2,
            shown.resolution.get_absolute_url(): 12,
            f"{shown.resolution.get_absolute_url()}citations/": 4,
            "/figures/": 3,
            f"/figures/compare/?indicator={shown.indicator.code}": 3,
            shown.indicator.get_absolute_url(): 2,
            "/feeds/articles.atom": 1,
            "/robots.txt": 0,
        }

    def check(self) -> None:
        for address, cost in self.costs().items():
            with self.subTest(address), self.assertNumQueries(cost + 1):  # first of all: where the archive stands
                self.assertEqual(self.client.get(address).status_code, 200)

    def test_with_one_scene(self) -> None:
        self.check()

    def test_with_thirty_times_as_much(self) -> None:
        self.grow()
        self.assertEqual(models.Article.objects.count(), 31)
        self.check()
