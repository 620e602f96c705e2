"""The style guide: for staff only, alive, and its colours legible."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from articles.views.styleguide import LEAST_CONTRAST, TEXTS, colours, contrast
from tests import factories as make


def test_every_text_colour_is_legible_in_both_themes() -> None:
    found = {colour.name: colour for colour in colours()}
    assert set(TEXTS) <= set(found)
    for name in TEXTS:
        assert min(found[name].contrast_light, found[name].contrast_dark) >= LEAST_CONTRAST, name


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("#000", "#ffffff", 21), ("#777777", "#fff", 4.48), ("#123456", "#123456", 1)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@pytest.mark.django_db
def test_only_staff_sees_it(client: Client) -> None:
    assert client.get("/styleguide/").status_code == 302
    client.force_login(make.user("reader"))
    assert client.get("/styleguide/").status_code == 302
    client.force_login(make.user("editor", is_staff=True))
    assert client.get("/styleguide/").status_code == 200


@pytest.mark.django_db
def test_it_shows_the_archives_own_chart_and_keeps_away_from_search_engines(client: Client) -> None:
    article = make.article(blocks=["In 2021 police seized 517 kg."])
    make.figure(article, "517 kg", 517, (date(2021, 1, 1), date(2021, 12, 31)), unit="kg")
    client.force_login(make.user("editor", is_staff=True))
    page = html.fromstring(client.get("/styleguide/").content)
    assert page.xpath("//svg/a/@aria-label") == ["2021: 517 kg"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]
    assert not page.xpath("//@style")
