"""Whatever is typed or put into an address, search answers with a sound page, and nothing in it is unescaped."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from tests.views.scenes import scene
from tests.views.searching import page_of, words_of
from tests.views.test_crawl import soundness

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]

HOSTILE = [
    "",
    " ",
    '"',
    '""',
    "“",
    "(",
    ")",
    "((((((((((((((((((((((((((((((((",
    "()",
    "-",
    "--",
    "-(",
    "NOT",
    "OR",
    "OR OR OR",
    "AND",
    "heroin OR",
    "*",
    "**",
    "a*",
    "title:",
    "title:(",
    'official:"',
    "official:()",
    "has:everything",
    "kind:poem",
    "on:2021-13-45",
    "year:0000",
    "year:99999999999",
    "year:9999-0001",
    "after:9999-12-31",
    "before:0001-01-01",
    "language:xx",
    "nofield:x",
    "http://x.example/a:b",
    "\\",
    "a\\b/c^d~e!f",
    "+heroin",
    "[a TO b]",
    "{a}",
    "a:b:c:d",
    "\x00",
    "heroin\x00seized",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "🜁🜂🜃",
    "苏林",
    "Т о Л а м",
    "ạ̣̣̣̣̣̣̣̣",
    "<script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "%00%ff",
    "{{ 7 }}{% now 'Y' %}",
    "a " * 600,
    "a" * 5000,
    "(a OR " * 200,
    '"' * 999,
    "x:" * 300,
]


def test_hostile_words_get_a_sound_page(client: Client, subtests: pytest.Subtests) -> None:
    made = scene()
    for query in HOSTILE:
        with subtests.test(query=query[:50]):
            for kind in ("", "article", "figure"):
                page = page_of(client, query, kind=kind)
                assert list(soundness(query, page)) == []
                assert page.xpath("//main//script | //main//img | //main//b") == []
            box = page.xpath("//input[@id='search-box']/@value")[0]
            assert box == query.replace("\x00", "").strip()[:1100]
            assert client.get("/search/suggest/", {"q": query}).status_code == 200
            article = client.get(made.article.get_absolute_url(), {"q": query})
            assert article.status_code == 200
            assert list(soundness(query, html.fromstring(article.content))) == []
            assert html.fromstring(article.content).xpath("//article//script | //article//img") == []


ADDRESSES = [
    {"offset": "-1"},
    {"offset": "9" * 30},
    {"offset": "٣"},
    {"sort": "newest", "after": "9" * 30},
    {"sort": "newest", "after": "18446744073709551615"},
    {"sort": "oldest", "before": "0"},
    {"sort": "newest", "after": "-5"},
    {"sort": "newest", "after": "1", "before": "2"},
    {"kind": "<b>"},
    {"sort": "\x00"},
    {"year": "0"},
    {"year": "2021x"},
    {"since": "2021-02-30"},
    {"has": "nothing"},
    {"official": "\x00"},
    {"resolution": "x" * 500},
    {"source": "'; --"},
]


def test_hostile_addresses_get_a_sound_page(client: Client, subtests: pytest.Subtests) -> None:
    scene()
    for more in ADDRESSES:
        with subtests.test(more=more):
            page = page_of(client, "review", **more)
            assert list(soundness(str(more), page)) == []
            told = "//p[@class='problem'] | //div[@role='alert'] | //ol[@class='register'] | //p[@class='empty']"
            assert page.xpath(told)


PIECES = st.sampled_from(
    ['"', "(", ")", "-", " ", "OR", "NOT", "AND", "*", ":", "official:", "year:", "on:", "title:", "has:", "heroin",
     "Tô", "lâm", "51-NQ/TW", "2021", "<b>", "&", "\x00", "“", "”", "\\", "|"]
)  # fmt: skip
ANYTHING = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map(" ".join), st.text())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=ANYTHING)
def test_any_text_gets_an_answer(client: Client, query: str) -> None:
    page = page_of(client, query.encode("utf-8", "replace").decode())
    assert words_of(page.xpath("//h1")[0]) == "Search"
    assert page.xpath("//main//b") == []
    assert client.get("/search/suggest/", {"q": query.encode("utf-8", "replace").decode()}).status_code == 200
