"""What records do by themselves: folded names, permanent ids, periods, remembered edits."""

from datetime import date

import pytest

from articles import models
from articles.extraction.folding import fold
from articles.models import PeriodKind, period_kind, permanent_id
from tests import factories as make


@pytest.mark.parametrize("spelling", ["To Lam", "Tô Lâm", "TÔ LÂM", "To-Lam", "  To\u00a0 Lam ", "Tô Lâm"], ids=repr)
def test_spellings_of_one_name_fold_alike(spelling: str) -> None:
    assert fold(spelling) == "to lam"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Hồng Đức", "dang hong duc"),
        ("MPS’s Office", "mps s office"),
        ("51-NQ/TW", "51 nq/tw"),
        ("5%", "5%"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_twice_changes_nothing() -> None:
    assert fold(fold("Thượng tướng Nguyễn Văn Được")) == fold("Thượng tướng Nguyễn Văn Được")


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        (date(2019, 11, 1), date(2019, 11, 30), PeriodKind.MONTH),
        (date(2020, 2, 1), date(2020, 2, 29), PeriodKind.MONTH),
        (date(2020, 2, 1), date(2020, 2, 28), PeriodKind.OTHER),
        (date(2024, 1, 1), date(2024, 3, 31), PeriodKind.QUARTER),
        (date(2024, 2, 1), date(2024, 4, 30), PeriodKind.OTHER),
        (date(2020, 1, 1), date(2020, 6, 30), PeriodKind.HALF),
        (date(2020, 4, 1), date(2020, 9, 30), PeriodKind.OTHER),
        (date(2021, 1, 1), date(2021, 9, 30), PeriodKind.NINE_MONTHS),
        (date(2021, 1, 1), date(2021, 12, 31), PeriodKind.YEAR),
        (date(2020, 12, 1), date(2021, 11, 30), PeriodKind.OTHER),
        (date(2019, 12, 15), date(2020, 3, 14), PeriodKind.OTHER),
        (date(9999, 1, 1), date(9999, 12, 31), PeriodKind.YEAR),
        (None, None, PeriodKind.NONE),
    ],
)
def test_period_kind(start: date | None, end: date | None, kind: PeriodKind) -> None:
    assert period_kind(start, end) is kind


def test_permanent_ids_follow_from_their_parts_and_keep_them_apart() -> None:
    assert permanent_id("official", "to lam") == permanent_id("official", "to lam")
    assert permanent_id("a", "bc") != permanent_id("ab", "c")
    assert permanent_id("a", None) != permanent_id("a")


@pytest.mark.django_db
def test_a_figure_keeps_its_period_kind_in_step() -> None:
    figure = make.figure(make.article(), period=make.whole_month(2019, 11))
    assert figure.period_kind == PeriodKind.MONTH
    figure.period_start = date(2019, 1, 1)
    figure.save()
    figure.refresh_from_db()
    assert figure.period_kind == PeriodKind.OTHER


@pytest.mark.django_db
def test_a_persons_edit_is_left_alone_by_fill() -> None:
    who = make.official("To Lam")
    who.name = "Tô Lâm (minister)"
    who.remember_edits(["name", "slug", "name"])
    who.save()
    who.refresh_from_db()
    assert who.edited_fields == ["name"]
    assert who.fill({"name": "To Lam", "name_vi": "Tô Lâm"}) == ["name_vi"]
    assert (who.name, who.name_vi) == ("Tô Lâm (minister)", "Tô Lâm")


@pytest.mark.django_db
def test_an_undated_article_has_an_address() -> None:
    assert models.Article(slug="no-date").get_absolute_url() == "/articles/0000/00/no-date/"
    assert models.Article(slug="dated", published_on=date(2021, 9, 3)).get_absolute_url() == "/articles/2021/09/dated/"
    assert models.Article(slug="old", published_on=date(921, 9, 3)).get_absolute_url() == "/articles/0921/09/old/"
