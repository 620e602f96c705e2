"""Claims that cannot both be right: found one by one, over the whole archive, and forgotten when put right."""

from datetime import date
from decimal import Decimal

import pytest

from articles.editorial import contradictions, decisions, review, review_settling
from articles.models import Attestation, Contradiction, Figure
from tests import factories
from tests.admin.people import person

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2020, 5, 1), date(2021, 5, 1)


def shown(official, rank=None, day=EARLY, **fields):
    return factories.attestation(
        factories.article(blocks=["To Lam"]), official, "To Lam", rank=rank, as_of=day, **fields
    )


def counted(value, end, start=date(2021, 1, 1), **fields):
    article = factories.article(blocks=["130 kg"])
    return factories.figure(article, "130 kg", value=value, period=(start, end), **fields)


@pytest.fixture
def colonel():
    return factories.rank("Colonel of the test")


@pytest.fixture
def general(colonel):
    return factories.rank("General of the test")


def falling(colonel, general):
    official = factories.official()
    return shown(official, general, EARLY), shown(official, colonel, LATE)


def holding(colonel, general):
    post = factories.post(single_holder=True)
    return shown(factories.official(), post=post), shown(factories.official("Luong Tam Quang"), post=post)


def sinking(colonel, general):
    return counted(200, date(2021, 6, 30)), counted(150, date(2021, 9, 30))


CASES = {"rank_falls": falling, "two_holders": holding, "total_falls": sinking}


@pytest.mark.parametrize("rule", CASES)
def test_both_sides_name_each_other_and_the_archive_finds_them(rule, colonel, general):
    first, second = CASES[rule](colonel, general)
    assert [(found.rule, found.other) for found in contradictions.against(first)] == [(rule, second)]
    assert [(found.rule, found.other) for found in contradictions.against(second)] == [(rule, first)]
    assert contradictions.check() == 1
    row = Contradiction.objects.get()
    assert (row.rule, row.first, row.second) == (rule, first.pk, second.pk)


@pytest.mark.parametrize("rule", CASES)
def test_what_is_rejected_contradicts_nothing(rule, colonel, general):
    _first, second = CASES[rule](colonel, general)
    contradictions.check()
    review.decide(second, review.REJECT, person("editor"))
    assert not Contradiction.objects.exists()
    assert contradictions.check() == 0


def fine_pairs(colonel, general):
    official, post = factories.official(), factories.post(single_holder=True)
    shared = factories.post("Member of the Politburo", "Member", single_holder=False)
    shown(official, colonel, EARLY), shown(official, general, LATE)
    shown(official, general, LATE)
    shown(official, general, None)
    shown(official, post=post, day=EARLY), shown(factories.official("Luong Tam Quang"), post=post, day=LATE)
    shown(official, post=shared), shown(factories.official("Tran Quoc To"), post=shared)
    shown(factories.official("To An Xo"), colonel, LATE)
    counted(100, date(2021, 6, 30)), counted(150, date(2021, 9, 30))
    counted(50, date(2020, 12, 31), start=date(2020, 1, 1))
    counted(5, date(2021, 12, 31), unit="pill")
    rate = factories.indicator("rate", cumulative=False)
    counted(90, date(2021, 6, 30), indicator=rate), counted(80, date(2021, 9, 30), indicator=rate)


def test_what_agrees_is_left_alone(colonel, general):
    fine_pairs(colonel, general)
    for claim in [*Attestation.objects.all(), *Figure.objects.all()]:
        assert contradictions.against(claim) == []
    assert contradictions.check() == 0


def test_texts_that_were_replaced_do_not_count(colonel, general):
    _first, second = falling(colonel, general)
    factories.version(second.version.article, ["Nothing."])
    assert contradictions.check() == 0


def test_a_correction_that_solves_it_is_noticed_at_once(colonel, general):
    _first, second = sinking(colonel, general)
    contradictions.check()
    review.decide(second, review.CORRECT, person("editor"), values={"value": Decimal(250)})
    assert not Contradiction.objects.exists()


def test_a_correction_that_solves_nothing_keeps_it(colonel, general):
    _first, second = sinking(colonel, general)
    contradictions.check()
    review.decide(second, review.CORRECT, person("editor"), values={"value": Decimal(160)})
    assert Contradiction.objects.count() == 1


def test_an_answer_is_remembered_by_the_next_check(colonel, general):
    falling(colonel, general)
    contradictions.check()
    row = Contradiction.objects.get()
    by = person("editor")
    review_settling.settle(Contradiction, [row.pk], "fine", by)
    assert contradictions.check() == 0
    row.refresh_from_db()
    assert (row.status, row.decided_by) == ("fine", by)
    again = review_settling.settle(Contradiction, [row.pk], "fine", by)
    assert "was answered" in again.skipped[0].why
    review_settling.settle(Contradiction, [row.pk], "open", by)
    assert contradictions.check() == 1


def test_one_row_for_an_official_and_a_rank_however_many_articles(colonel, general):
    official = factories.official()
    for number in range(1, 5):
        shown(official, general, date(2020, 1, number))
        shown(official, colonel, date(2021, 1, number))
    assert contradictions.check() == 1


def test_a_second_check_changes_nothing(colonel, general):
    for case in CASES.values():
        case(colonel, general)
    contradictions.check()
    before = list(Contradiction.objects.order_by("pk").values())
    assert contradictions.check() == 3
    assert list(Contradiction.objects.order_by("pk").values()) == before


def test_claims_that_are_gone_leave_no_row(colonel, general):
    first, _second = falling(colonel, general)
    contradictions.check()
    number = first.pk
    Attestation.objects.filter(pk=number).delete()
    contradictions.look_again([Attestation(pk=number)])
    assert not Contradiction.objects.exists()
    assert contradictions.named("attestation", number) is None


def test_decisions_outside_the_queue_are_seen_by_the_next_check(colonel, general):
    first, _second = holding(colonel, general)
    contradictions.check()
    decisions.reject(Attestation, [first.pk], person("editor"))
    assert contradictions.check() == 0
