"""The query language: a table of cases, and any text at all."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.query import MAX_DEPTH, MAX_LENGTH, MAX_TERMS, parse
from articles.search.tree import (
    MESSAGES,
    And,
    Days,
    Has,
    InLanguage,
    Named,
    Not,
    OfKind,
    Or,
    Phrase,
    Prefix,
    Within,
    Word,
)

A, B, C = Word("a"), Word("b"), Word("c")


def days(*parts: int) -> date:
    return date(*parts)


MEANINGS: dict[str, Any] = {
    "": None,
    "   ": None,
    "heroin": Word("heroin"),
    "a b": And((A, B)),
    "a AND b": And((A, B)),
    "a && b": And((A, B)),
    '"drug crime"': Phrase("drug crime"),
    "“drug  crime”": Phrase("drug crime"),
    "«drug crime»": Phrase("drug crime"),
    '"a" "b c"': And((Phrase("a"), Phrase("b c"))),
    "-a": Not(A),
    "NOT a": Not(A),
    "a -b": And((A, Not(B))),
    "a –b": And((A, Not(B))),
    'a -"b c"': And((A, Not(Phrase("b c")))),
    "a -(b c)": And((A, Not(And((B, C))))),
    "--a": Not(Word("-a")),
    "NOT -a": Word("a"),
    "a-b": Word("a-b"),
    "a - b": And((A, B)),
    "a OR b": Or((A, B)),
    "a | b": Or((A, B)),
    "a || b": Or((A, B)),
    "a OR b OR c": Or((A, B, C)),
    "a b OR c": And((A, Or((B, C)))),
    "a OR b c": And((Or((A, B)), C)),
    "(a b) OR c": Or((And((A, B)), C)),
    "a or b": And((A, Word("or"), B)),
    "ORANGE": Word("ORANGE"),
    "NOTE": Word("NOTE"),
    "(a)": A,
    "((a))": A,
    "()": None,
    "a () b": And((A, B)),
    "traffick*": Prefix("traffick"),
    "official:lam": Named("official", "lam"),
    'official:"to lam"': Named("official", "to lam"),
    "person:lam": Named("official", "lam"),
    "OFFICIAL:lam": Named("official", "lam"),
    "official: lam": Named("official", "lam"),
    "-official:lam": Not(Named("official", "lam")),
    "official:(lam OR xo)": Or((Named("official", "lam"), Named("official", "xo"))),
    'official:("to lam" xo)': And((Named("official", "to lam"), Named("official", "xo"))),
    "official:(-lam)": Not(Named("official", "lam")),
    "post:minister": Named("post", "minister"),
    "role:minister": Named("post", "minister"),
    "org:mps": Named("organization", "mps"),
    "organisation:mps": Named("organization", "mps"),
    "meeting:review": Named("meeting", "review"),
    "resolution:51-NQ/TW": Named("resolution", "51-NQ/TW"),
    "document:51": Named("resolution", "51"),
    "indicator:heroin-seized": Named("indicator", "heroin-seized"),
    "source:cand": Named("source", "cand"),
    "title:review": Within("title", Word("review")),
    'title:"a b"': Within("title", Phrase("a b")),
    "title:(a OR b)": Within("title", Or((A, B))),
    "title:rev*": Within("title", Prefix("rev")),
    "caption:handshake": Within("caption", Word("handshake")),
    "year:2021": Days(days(2021, 1, 1), days(2021, 12, 31)),
    "year:2018-2021": Days(days(2018, 1, 1), days(2021, 12, 31)),
    "year:2018-": Days(days(2018, 1, 1), None),
    "year:-2021": Days(None, days(2021, 12, 31)),
    "on:2021": Days(days(2021, 1, 1), days(2021, 12, 31)),
    "on:2021-09": Days(days(2021, 9, 1), days(2021, 9, 30)),
    "on:2020-2": Days(days(2020, 2, 1), days(2020, 2, 29)),
    "on:2021-09-28": Days(days(2021, 9, 28), days(2021, 9, 28)),
    "after:2021": Days(days(2022, 1, 1), None),
    "after:2021-09-28": Days(days(2021, 9, 29), None),
    "before:2021": Days(None, days(2020, 12, 31)),
    "since:2021-09": Days(days(2021, 9, 1), None),
    "until:2021-09": Days(None, days(2021, 9, 30)),
    "has:figures": Has("figures"),
    "has:figure": Has("figures"),
    "has:meeting": Has("meeting"),
    "has:documents": Has("documents"),
    "has:captions": Has("captions"),
    "has:statements": Has("statements"),
    "kind:person": OfKind("official"),
    "kind:figures": OfKind("figure"),
    "language:vi": InLanguage("vi"),
    "51-NQ/TW": Word("51-NQ/TW"),
    "10:30": Word("10:30"),
    "https://example.vn/a": Word("https://example.vn/a"),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_meaning(text: str) -> None:
    parsed = parse(text)
    assert parsed.tree == MEANINGS[text]
    assert parsed.text == text
    assert [notice.code for notice in parsed.notices if notice.code != "empty"] == []


# What was typed -> the tree that is left, and the codes of the notices.
NOTICES: dict[str, tuple[Any, list[str]]] = {
    '"open phrase': (Phrase("open phrase"), ["quote"]),
    '"': (None, ["quote", "empty"]),
    "(a b": (And((A, B)), ["parenthesis"]),
    "a) b": (And((A, B)), ["parenthesis"]),
    "OR a": (A, ["or_alone"]),
    "a OR": (A, ["or_alone"]),
    "a OR OR b": (Or((A, B)), ["or_alone"]),
    "(a OR) b": (And((A, B)), ["or_alone"]),
    "-": (None, ["empty"]),
    "* ?": (None, ["empty", "empty"]),
    "!!!": (None, ["empty"]),
    "foo:bar": (And((Word("foo"), Word("bar"))), ["field_unknown"]),
    "official:": (None, ["field_empty"]),
    "official:)": (None, ["field_empty", "parenthesis"]),
    "official: OR a": (A, ["field_empty", "or_alone"]),
    "official:-": (None, ["empty"]),
    'official:""': (None, ["field_empty"]),
    "on:yesterday a": (A, ["date"]),
    "on:2021-13": (None, ["date"]),
    "on:2021-02-30": (None, ["date"]),
    "on:0000": (None, ["date"]),
    "after:9999": (None, ["date"]),
    "before:0001": (None, ["date"]),
    "year:21": (None, ["date"]),
    "has:nothing a": (A, ["has"]),
    "kind:thing": (None, ["kind"]),
    "language:fr": (None, ["language"]),
}


@pytest.mark.parametrize("text", NOTICES)
def test_what_is_not_understood_is_said(text: str) -> None:
    parsed = parse(text)
    tree, codes = NOTICES[text]
    assert parsed.tree == tree
    assert [notice.code for notice in parsed.notices] == codes
    assert all(notice.message for notice in parsed.notices)


def test_a_long_query_is_cut_and_says_where() -> None:
    parsed = parse("word " * MAX_LENGTH)
    assert [notice.code for notice in parsed.notices] == ["long"]
    assert isinstance(parsed.tree, And)
    assert len(parsed.tree.nodes) == MAX_TERMS
    assert parse("x" * 5000).tree == Word("x" * MAX_LENGTH)


def test_no_depth_of_parentheses_is_too_much() -> None:
    parsed = parse("(" * 900 + "a")
    assert parsed.tree == A
    assert {notice.code for notice in parsed.notices} == {"deep", "parenthesis"}
    nested = "(b " * (MAX_DEPTH - 1) + "a" + ")" * (MAX_DEPTH - 1)
    assert parse(nested).notices == ()


PARTS = [*'()"“”-|*:', "--", "OR", "AND", "NOT", "official:", "title:", "on:", "year:", "has:", "kind:", "foo:"]
WORDS = ["2021", "2021-09", "a", "Tô Lâm", "51-NQ/TW", "\x00", "\n", "ß", "🇻🇳", "苏林", "é", "e\u0301"]
ODD = st.lists(st.sampled_from(PARTS + WORDS), max_size=40).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])
)


@given(st.one_of(st.text(), ODD))
def test_no_text_is_an_error(text: str) -> None:
    parsed = parse(text)
    assert parsed == parse(text)
    assert all(notice.code in MESSAGES and notice.message for notice in parsed.notices)
