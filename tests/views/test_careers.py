"""Careers, holders and handovers are computed from visible attestations, and say no more than these."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.models.careers import career, public_officials, public_posts
from articles.models.holders import handovers, holders, holders_on
from tests import factories as make

pytestmark = pytest.mark.django_db

SEEN = [date(2019, 11, 25), date(2020, 6, 30), date(2021, 9, 28)]


def seen(who: models.Official, day: date | None, state: str = "published", **what: object) -> models.Attestation:
    article = make.article(f"On {day}", ["He was there."], day, state=state)
    return make.attestation(article, who, as_of=day, **what)


@pytest.fixture
def ranks() -> tuple[models.Rank, models.Rank]:
    lower, higher = make.rank("Major General"), make.rank("Lieutenant General")
    assert lower.order < higher.order
    return lower, higher


def test_a_promotion_lies_between_two_attested_days(ranks: tuple[models.Rank, models.Rank]) -> None:
    who = make.official("To An Xo")
    seen(who, SEEN[1], rank=ranks[0])
    seen(who, SEEN[0], rank=ranks[0])
    seen(who, SEEN[2], rank=ranks[1])
    found = career(who)
    assert [(span.subject, span.since, span.until, span.count) for span in found.ranks] == [
        (ranks[0], SEEN[0], SEEN[1], 2),
        (ranks[1], SEEN[2], SEEN[2], 1),
    ]
    assert [(change.later_than, change.by) for change in found.promotions] == [(SEEN[1], SEEN[2])]
    assert not found.contradicts


def test_a_lower_rank_after_a_higher_one_is_a_contradiction(ranks: tuple[models.Rank, models.Rank]) -> None:
    who = make.official()
    for day, rank in zip(SEEN, (ranks[0], ranks[1], ranks[0]), strict=True):
        seen(who, day, rank=rank)
    found = career(who)
    assert found.promotions == ()
    assert found.contradicts


def test_a_step_down_is_no_promotion(ranks: tuple[models.Rank, models.Rank]) -> None:
    who = make.official()
    seen(who, SEEN[0], rank=ranks[1])
    seen(who, SEEN[1], rank=ranks[0])
    assert career(who).promotions == ()
    assert career(who).contradicts


def test_undated_hidden_and_rejected_attestations_do_not_count(ranks: tuple[models.Rank, models.Rank]) -> None:
    who = make.official()
    kept = seen(who, SEEN[1], rank=ranks[0])
    seen(who, None, rank=ranks[0])
    seen(who, SEEN[0], state="draft", rank=ranks[0])
    seen(who, SEEN[2], rank=ranks[0], status="rejected")
    (span,) = career(who).ranks
    assert (span.first, span.last, span.count) == (kept, kept, 2)


def test_a_dated_attestation_is_the_last_one_even_beside_undated_ones(
    ranks: tuple[models.Rank, models.Rank],
) -> None:
    who = make.official()
    seen(who, None, rank=ranks[0])
    seen(who, SEEN[0], rank=ranks[0])
    seen(who, SEEN[1], rank=ranks[0])
    (span,) = career(who).ranks
    assert (span.since, span.until) == (SEEN[0], SEEN[1])


def test_a_post_passes_on_between_two_attested_days() -> None:
    post = make.post("Chief of the Test Office", "Chief", single_holder=True)
    first, second = make.official("To An Xo"), make.official("Dang Hong Duc")
    seen(first, SEEN[0], post=post)
    seen(first, SEEN[1], post=post)
    seen(second, SEEN[2], post=post)
    spans = holders(post)
    assert [span.subject for span in spans] == [first, second]
    assert [(change.later_than, change.by) for change in handovers(spans)] == [(SEEN[1], SEEN[2])]


def test_holders_who_overlap_give_no_handover() -> None:
    post = make.post("Member of the Test Committee", "Member")
    first, second = make.official("A B"), make.official("C D")
    for who, days in ((first, SEEN[::2]), (second, SEEN[1:2])):
        for day in days:
            seen(who, day, post=post)
    assert handovers(holders(post)) == ()


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2019-11-25", "To An Xo"),
        ("2020-01-01", "To An Xo"),
        ("2020-06-30", "To An Xo"),
        ("2021-01-01", "No published article says."),
        ("2021-09-28", "Dang Hong Duc"),
        ("2019-01-01", "No published article says."),
        ("2030-01-01", "No published article says."),
    ],
)
def test_who_held_a_post_on_a_day(client: Client, day: str, answer: str) -> None:
    post = make.post("Chief of the Test Office", "Chief", single_holder=True, slug="chief")
    first, second = make.official("To An Xo"), make.official("Dang Hong Duc")
    seen(first, SEEN[0], post=post)
    seen(first, SEEN[1], post=post)
    seen(second, SEEN[2], post=post)
    page = client.get(f"/posts/chief/on/{day}/").content.decode()
    told = page.partition('<p class="answer">')[2].partition("</p>")[0]
    assert answer in told


def test_the_day_form_leads_on_and_refuses_what_is_no_day(client: Client) -> None:
    post = make.post("Chief of the Test Office", "Chief", slug="chief")
    seen(make.official(), SEEN[0], post=post)
    assert client.get("/posts/chief/?on=2021-09-28")["Location"] == "/posts/chief/on/2021-09-28/"
    for wrong in ("2021-02-30", "yesterday", "<b>"):
        page = client.get("/posts/chief/", {"on": wrong}).content.decode()
        assert "is not a day" in page
        assert "<b>" not in page
    assert client.get("/posts/chief/on/2021-02-30/").status_code == 404
    assert client.get("/posts/none/on/2021-02-03/").status_code == 404


def test_a_merged_official_leads_on(client: Client) -> None:
    target = make.official("To Lam")
    old = make.official("Tô Lâm", merged_into=target)
    hidden = make.official("Hidden", merged_into=make.official("Nobody"))
    seen(target, SEEN[0])
    response = client.get(old.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, target.get_absolute_url())
    assert client.get(f"/id/{old.uuid}/")["Location"] == target.get_absolute_url()
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_whoever_a_visible_claim_names_has_a_page() -> None:
    speaker, chair, hidden = make.official("A B"), make.official("C D"), make.official("E F")
    article, meeting = make.article(), make.meeting()
    make.statement(article, speaker)
    make.participation(article, chair, meeting)
    assert set(public_officials()) == {speaker}  # the meeting is not reported yet
    make.report(article, meeting)
    assert set(public_officials()) == {speaker, chair}
    seen(hidden, SEEN[0], state="draft", post=make.post("Chief of the Test Office", "Chief"))
    assert set(public_officials()) == {speaker, chair}
    assert list(public_posts()) == []


def test_career_page_says_the_interval(client: Client, ranks: tuple[models.Rank, models.Rank]) -> None:
    who = make.official("To An Xo")
    claims = [seen(who, day, rank=rank) for day, rank in zip(SEEN, (ranks[0], ranks[0], ranks[1]), strict=True)]
    page = client.get(who.get_absolute_url()).content.decode()
    assert "Promoted from Major General to Lieutenant General after 30 June 2020, by 28 September 2021." in page
    for claim in claims:
        assert f"{claim.version.article.get_absolute_url()}#c-{claim.uuid.hex[:8]}" in page


def test_a_day_between_two_holders_names_the_interval(client: Client) -> None:
    post = make.post("Chief of the Test Office", "Chief", single_holder=True, slug="chief")
    first, second = make.official("To An Xo"), make.official("Dang Hong Duc")
    seen(first, SEEN[1], post=post)
    seen(second, SEEN[2], post=post)
    page = client.get("/posts/chief/on/2021-01-01/").content.decode()
    passed = "passed from To An Xo to Dang Hong Duc after 30 June 2020, by 28 September 2021."
    assert passed in page
    models.Post.objects.update(single_holder=False)
    assert passed not in client.get("/posts/chief/on/2021-01-01/").content.decode()


def test_a_post_of_many_is_paged_latest_seen_first(client: Client) -> None:
    post = make.post("Member of the Test Committee", "Member", slug="member")
    for number in range(45):
        seen(make.official(f"Person {number:02}"), date(2000 + number // 12, number % 12 + 1, 1), post=post)
    seen(make.official("Undated"), None, post=post)
    rows = '//table//th[@scope="row"]/a/text()'
    first = html.fromstring(client.get("/posts/member/").content)
    assert first.xpath(rows) == [f"Person {number:02}" for number in range(44, 4, -1)]
    (onward,) = first.xpath("//a[@rel='next']/@href")
    last = html.fromstring(client.get(f"/posts/member/{onward}").content)
    assert last.xpath(rows) == [*(f"Person {number:02}" for number in range(4, -1, -1)), "Undated"]
    assert client.get("/posts/member/?after=nonsense")["Location"] == "/posts/member/"
    assert [span.subject.name for span in holders_on(post, date(2001, 1, 1)).on_day] == ["Person 12"]


def test_two_holders_of_a_single_post_at_once_is_said(client: Client) -> None:
    post = make.post("Chief of the Test Office", "Chief", single_holder=True, slug="chief")
    first, second = make.official("A B"), make.official("C D")
    for who, days in ((first, SEEN[::2]), (second, SEEN[1:2])):
        for day in days:
            seen(who, day, post=post)
    assert "Articles disagree" in client.get("/posts/chief/").content.decode()
    models.Post.objects.update(single_holder=False)
    assert "Articles disagree" not in client.get("/posts/chief/").content.decode()
