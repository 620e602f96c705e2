"""Versions of an article: each as it read, what changed, and links that outlive them."""

import time
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from articles import models
from articles.views.differences import What, compare
from tests import factories as make
from tests.views.scenes import scene

FIRST = ["The head of the paper.", "Police seized 5 kg of heroin. They held 7 people.", "The end of it."]
SECOND = ["The head of the paper.", "Police seized 5 kg of heroin. They held 9 people.", "The end of it.", "A new one."]


def taken_out(row: html.HtmlElement, element: str) -> list[str]:
    """What stands in the elements of a kind, without the words for screen readers."""
    return ["".join(found.xpath("text()")).strip() for found in row.xpath(f".//{element}")]


@pytest.fixture
def article(db: None) -> models.Article:
    made = make.article(blocks=FIRST, slug="changed")
    make.figure(made, "5 kg", 5)
    make.figure(made, "7 people", 7, unit="person")
    make.version(made, SECOND)
    make.figure(made, "5 kg", 5)
    return made


def page_of(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content)


def test_the_article_says_that_it_has_versions_and_leads_to_them(client: Client, article: models.Article) -> None:
    page = page_of(client, article.get_absolute_url())
    links = page.xpath("//section[@aria-labelledby='versions']//a/@href")
    assert links == ["/articles/2021/09/changed/versions/2/changes/", "/articles/2021/09/changed/versions/"]
    assert page.xpath("//p[@class='dateline']/a[text()='version 2']")
    alone = page_of(client, make.article().get_absolute_url())
    assert not alone.xpath("//section[@aria-labelledby='versions']")


def test_the_list_names_every_version_with_what_it_changed(client: Client, article: models.Article) -> None:
    page = page_of(client, "/articles/2021/09/changed/versions/")
    assert page.xpath("//p[@class='entry-line']/a/@href") == [
        "/articles/2021/09/changed/",
        "/articles/2021/09/changed/versions/1/",
    ]
    assert page.xpath("//p[@class='entry-note']/a/@href") == ["/articles/2021/09/changed/versions/2/changes/"]


def test_an_earlier_version_reads_as_it_did_and_says_that_it_is_not_the_present_one(
    client: Client, article: models.Article
) -> None:
    response = client.get("/articles/2021/09/changed/versions/1/")
    page = html.fromstring(response.content)
    assert response["X-Robots-Tag"] == "noindex"
    assert [p.text_content() for p in page.xpath("//div[@class='reading-text']/p")] == FIRST
    assert "has changed this text since" in page.xpath("string(//p[@role='note'])")
    assert page.xpath("//link[@rel='canonical']/@href") == ["http://testserver/articles/2021/09/changed/"]
    for claim in models.Figure.objects.filter(version__number=1):
        assert page.xpath(f"string(//*[@id='c-{claim.uuid.hex[:8]}'])") == claim.exact


def test_changes_are_told_by_word_and_in_words(client: Client, article: models.Article) -> None:
    page = page_of(client, "/articles/2021/09/changed/versions/2/changes/")
    (changed,) = page.xpath("//p[@class='difference-changed']")
    assert taken_out(changed, "del") == ["7"]
    assert taken_out(changed, "ins") == ["9"]
    assert "[taken out: 7 end of what was taken out]" in changed.text_content()
    (added,) = page.xpath("//p[@class='difference-added']")
    assert taken_out(added, "ins") == ["A new one."]
    assert "Paragraphs changed: 1, put in: 1, taken out: 0." in page.text_content()


def test_every_link_ever_made_to_a_sentence_leads_to_it_or_to_a_word_on_it(
    client: Client, article: models.Article
) -> None:
    kept, lost = models.Figure.objects.filter(version__number=1).order_by("start")
    page = page_of(client, article.get_absolute_url())
    assert page.xpath(f"string(//div[@class='reading-text']//*[@id='c-{kept.uuid.hex[:8]}'])") == "5 kg"
    (said,) = page.xpath(f"//*[@id='c-{lost.uuid.hex[:8]}']")
    assert "this sentence has changed since" in said.text_content()
    assert said.xpath("a/@href") == [f"/articles/2021/09/changed/versions/1/#c-{lost.uuid.hex[:8]}"]
    assert "7 people" not in page.text_content()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_rejected_readings_of_earlier_versions_have_no_anchor(client: Client, article: models.Article) -> None:
    editor = make.user()
    first = models.Figure.objects.filter(version__number=1)
    first.update(status="rejected", decided_by=editor, decided_at="2026-01-01T00:00Z")
    for address in (article.get_absolute_url(), "/articles/2021/09/changed/versions/1/"):
        text = client.get(address).content.decode()
        assert [claim for claim in first if f"c-{claim.uuid.hex[:8]}" in text] == []


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_versions_of_what_is_not_public_are_not_shown(client: Client, article: models.Article, state: str) -> None:
    more = {"withdrawal_reason": "x", "withdrawn_at": "2026-01-01T00:00Z"} if state == "withdrawn" else {}
    models.Article.objects.update(state=state, **more)
    for end in ("versions/", "versions/1/", "versions/2/", "versions/2/changes/"):
        response = client.get(f"/articles/2021/09/changed/{end}")
        assert response.status_code == (302 if state == "withdrawn" else 404)


def test_versions_that_do_not_exist_are_not_found(client: Client, article: models.Article) -> None:
    for end in ("versions/3/", "versions/0/", "versions/1/changes/", "versions/9/changes/"):
        assert client.get(f"/articles/2021/09/changed/{end}").status_code == 404, end
    response = client.get("/articles/2020/01/changed/versions/2/changes/")
    assert (response.status_code, response["Location"]) == (301, "/articles/2021/09/changed/versions/2/changes/")


def test_pages_of_versions_cost_few_queries(
    client: Client, article: models.Article, django_assert_num_queries: Any
) -> None:
    for end, cost in (("versions/", 2), ("versions/1/", 9), ("versions/2/changes/", 3)):
        with django_assert_num_queries(cost + 1):
            client.get(f"/articles/2021/09/changed/{end}")


def test_hostile_text_is_escaped_in_every_view(client: Client, db: None) -> None:
    hostile = "<script>alert(1)</script> & \"x\" 'y'"
    article = make.article(blocks=[f"{hostile} one two three", "Same."], slug="hostile")
    make.version(article, [f"{hostile} one two four", "Same.", hostile])
    for end in ("versions/", "versions/1/", "versions/2/changes/"):
        assert "<script>alert" not in client.get(f"/articles/2021/09/hostile/{end}").content.decode()


TEXTS = st.lists(
    st.lists(st.sampled_from("one two three four < & five six".split()), max_size=8).map(" ".join), max_size=6
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back_from_a_comparison(before: list[str], after: list[str]) -> None:
    rows = compare(before, after)
    for texts, kept, left_out in ((before, "ins", What.ADDED), (after, "del", What.REMOVED)):
        if any(row.what is What.LEFT_OUT for row in rows):
            return
        found = []
        for row in rows:
            if row.what is left_out:
                continue
            page = html.fragment_fromstring(f"<p>{row.html}</p>")
            for gone in page.xpath(f".//{kept} | .//span"):
                gone.drop_tree()
            found.append(" ".join(page.text_content().split()))
        assert [text for text in found if text] == [text for text in texts if text]


def test_a_comparison_of_long_texts_ends_soon() -> None:
    before = [" ".join(["same words again and again"] * 900)] * 40
    after = [" ".join(["same words again but again"] * 900)] * 40
    started = time.process_time()
    rows = compare(before, after)
    assert time.process_time() - started < 3
    assert {row.what for row in rows} == {What.CHANGED}


def test_unchanged_paragraphs_far_from_a_change_are_counted_only() -> None:
    before = [f"Paragraph number {number}." for number in range(20)]
    rows = compare(before, [*before[:10], "Something new.", *before[10:]])
    assert [(row.what.value, row.count) for row in rows] == [
        ("left-out", 9), ("same", 0), ("added", 0), ("same", 0), ("left-out", 9),
    ]  # fmt: skip


def test_a_record_leads_back_to_its_sentence_by_an_anchor_that_exists(client: Client, db: None) -> None:
    shown = scene()
    article = page_of(client, shown.article.get_absolute_url())
    ids = set(article.xpath("//@id"))
    for record in shown.records[1:]:
        page = page_of(client, record.get_absolute_url())
        anchors = [href.partition("#")[2] for href in page.xpath("//a/@href") if shown.article.slug in href]
        sentences = {anchor for anchor in anchors if anchor.startswith("c-")}
        assert sentences, record
        assert sentences <= ids
