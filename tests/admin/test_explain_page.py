"""The page that explains what was read off an article, and by which rule."""

import pytest
from django.urls import reverse

from articles.models import ArticleVersion
from tests import factories
from tests.admin.people import client_of
from tests.admin.test_crawl import offences
from tests.admin.test_queries import queries

pytestmark = pytest.mark.django_db
FINDS = (
    "The Ministry of Public Security held a meeting in Hue on July 30. Colonel Vu Van Lam, Director of the Department"
    " of Traffic Police, said 12 kg of opium was seized under Decree No. 5/ND-CP."
)
STORY = ("A day in Hue", FINDS, "He asked all units to go on.")


def story(*blocks, **fields):
    blocks = blocks or STORY[1:]
    return factories.article(
        STORY[0], blocks=blocks, raw="\n\n".join((STORY[0], "31/07/2025", *blocks)).encode(), **fields
    )


def address(article):
    return reverse("admin:articles_article_explain", args=(article.pk,))


@pytest.mark.parametrize("role", ["editor", "chief", "superuser"])
def test_the_text_is_shown_with_every_find_and_its_rule(role):
    article = story()
    client = client_of(role)
    assert address(article) in client.get(reverse("admin:articles_article_change", args=(article.pk,))).content.decode()
    response = client.get(address(article))
    page = response.content.decode()
    assert offences(response) == []
    for mark, rule in (("Colonel Vu Van Lam", "title-name/full"), ("12 kg", "counted"), ("Decree No. 5", "numbered")):
        assert f'data-rule="{rule}">{mark}' in page
        assert f"· {rule} ·" in page
    assert '<li class="find-figure">figure: 12 kg' in page
    assert '<li class="find-meeting">meeting: ' in page


@pytest.mark.parametrize("role", ["anonymous", "staff"])
def test_others_are_refused(role):
    response = client_of(role).get(address(story()))
    assert response.status_code == (302 if role == "anonymous" else 403)
    assert b"Vu Van Lam" not in response.content


def test_it_changes_nothing_and_takes_no_posts():
    article = story()
    client = client_of("superuser")
    before = ArticleVersion.objects.values().get(article=article)
    assert client.post(address(article)).status_code == 405
    assert client.get(address(article)).status_code == 200
    assert ArticleVersion.objects.values().get(article=article) == before
    assert client.get(reverse("admin:articles_article_explain", args=(article.pk + 1,))).status_code == 404


def test_hostile_text_stays_text():
    evil = "</mark><script>alert(1)</script><img src=x onerror=alert(2)>\u202e"
    response = client_of("editor").get(
        address(story(f"Colonel Vu Van Lam, Director of the {evil} Department, left Hue."))
    )
    page = response.content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert offences(response) == []


def test_an_article_without_text_says_so():
    article = story()
    client = client_of("editor")
    ArticleVersion.objects.filter(article=article).update(is_current=False)
    assert "This article has no text." in client.get(address(article)).content.decode()
    version = factories.version(article, ["A paragraph."], raw=b"\x89PNG\r\n")
    page = client.get(address(article)).content.decode()
    assert "cannot be read: not a text document" in page
    ArticleVersion.objects.filter(pk=version.pk).update(is_current=False)
    factories.version(article, ["A paragraph."], raw=b"word " * 50_000)
    assert "too long" in client.get(address(article)).content.decode()


def test_finds_stand_in_the_stored_blocks():
    raw = "\n\n".join((STORY[0], "31/07/2025", *STORY[1:])).encode()
    article = factories.article(STORY[0], blocks=["Other words.", STORY[1]], raw=raw)
    page = client_of("editor").get(address(article)).content.decode()
    assert 'data-rule="counted">12 kg' in page
    assert "Other words." in page
    assert "He asked all units" not in page


def test_the_page_costs_the_same_for_few_and_many_finds():
    client = client_of("editor")
    few = len(queries(client, address(story())))
    many = story(*(f"Colonel Vu Van Lam said {number} kg of opium was seized." for number in range(3, 40)))
    assert len(queries(client, address(many))) == few == 6
