"""Marks nest properly and escape everything, whatever spans and texts come."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.views.marks import Kind, Mark, anchored, marked


class Reader(HTMLParser):
    """Reads what a browser would: text, ids, links; fails on tags that do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text, self.ids, self.links = "", [], []
        self.skipping = 0
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            assert "a" not in self.open, "a link within a link"
            self.links.append(values["href"])
        if tag == "a" and "flag" in (values["class"] or "").split():
            self.skipping = len(self.open) + 1
        if "id" in values:
            self.ids.append(values["id"])
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open}"
        self.open.pop()
        if self.skipping and len(self.open) < self.skipping:
            self.skipping = 0

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.text += data


def mark(start: int, end: int, kind: Kind = Kind.OFFICIAL, *ids: str, href: str = "/x/", decided: bool = False) -> Mark:
    return Mark(start, end, kind, ids or (f"{kind}-{start}-{end}",), href, "A label", decided)


TEXT = "Minister To Lam cited Resolution No. 51 and 130 kg."


@pytest.mark.parametrize(
    ("marks", "ids", "links"),
    [
        ([], [], []),
        ([mark(0, 15)], ["official-0-15"], ["/x/"]),
        ([mark(0, 15, Kind.OFFICIAL, "a", "b")], ["a", "b"], ["/x/"]),
        ([mark(0, len(TEXT))], [f"official-0-{len(TEXT)}"], ["/x/"]),
        # a phrase within a sentence: the sentence's link follows it
        ([mark(0, 51, Kind.STATEMENT, "s", href="/s/"), mark(0, 15, Kind.OFFICIAL, "o")], ["s", "o"], ["/x/", "/s/"]),
        # two sentences that cross are split; each keeps one id and one link
        (
            [mark(0, 30, Kind.MEETING, "m", href="/m/"), mark(20, 51, Kind.STATEMENT, "s", href="/s/")],
            ["m", "s"],
            ["/m/", "/s/"],
        ),
        # two phrases that cross: the first holds a link, so its own link follows
        ([mark(0, 15, Kind.OFFICIAL, "o", href="/o/"), mark(9, 30, Kind.DOCUMENT, "d", href="/d/")], ["o", "d"], None),
        # the same words twice, about two records
        ([mark(0, 5, Kind.FIGURE, "f", href="/f/"), mark(0, 5, Kind.DOCUMENT, "d", href="/d/")], ["f", "d"], None),
        # an anchor needs no link
        ([mark(0, 15, Kind.ANCHOR, "p", href="")], ["p"], []),
        ([mark(0, 15, Kind.ANCHOR, "p", href=""), mark(0, 15, Kind.OFFICIAL, "o")], ["o", "p"], ["/x/"]),
    ],
)
def test_marks_keep_text_ids_and_links(marks: list[Mark], ids: list[str], links: list[str] | None) -> None:
    read = Reader(marked(TEXT, marks))
    assert read.text == TEXT
    assert sorted(read.ids) == sorted(ids)
    if links is not None:
        assert read.links == links
    else:
        assert {"/o/", "/d/"} <= set(read.links) or {"/f/", "/d/"} <= set(read.links)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> & \"quotes\" and 'more'",
        "130\u00a0kg of heroin",
        "Tô Lâm, Bộ trưởng – “trích”",
        "a < b > c &amp; d",
        "𝄞 outside the basic plane 𝄞",
    ],
)
def test_any_text_reads_as_it_is(text: str) -> None:
    spans = [mark(0, 4), mark(2, len(text), Kind.STATEMENT), mark(3, 6, Kind.FIGURE)]
    html = marked(text, spans)
    assert Reader(html).text == text
    assert "<script" not in html


def test_labels_and_addresses_are_escaped() -> None:
    hostile = Mark(0, 4, Kind.OFFICIAL, ("a",), '/x/"onmouseover="alert(1)', '"><img src=x>')
    html = marked("text", [hostile])
    assert "<img" not in html
    assert Reader(html).links == ['/x/"onmouseover="alert(1)']


def test_switched_off_marks_leave_anchors_only() -> None:
    html = anchored(TEXT, [mark(0, 15), mark(0, 51, Kind.STATEMENT)])
    read = Reader(html)
    assert read.text == TEXT
    assert len(read.ids) == 2
    assert read.links == []
    assert "class" not in html


def test_status_shows_in_class_and_words() -> None:
    assert re.search(r'class="mark mark-official is-suggested".*machine-read', marked(TEXT, [mark(0, 8)]))
    assert re.search(r'is-decided".*confirmed by an editor', marked(TEXT, [mark(0, 8, decided=True)]))


KINDS = st.sampled_from(list(Kind))
WORDS = st.text(alphabet=st.sampled_from("ab <&\"'\u00a0éđ𝄞"), min_size=1, max_size=40)


@given(st.data())
def test_any_spans_nest(data: st.DataObject) -> None:
    text = data.draw(WORDS)
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)), KINDS), max_size=8).map(
            lambda rows: [(start, end, kind) for start, end, kind in rows if start < end]
        )
    )
    marks = [Mark(start, end, kind, (f"i{n}",), f"/{n}/", "l") for n, (start, end, kind) in enumerate(spans)]
    read = Reader(marked(text, marks))
    assert read.text == text
    assert sorted(read.ids) == sorted(f"i{n}" for n in range(len(marks)))
    linked = {f"/{n}/" for n, found in enumerate(marks) if found.kind is not Kind.ANCHOR}
    assert set(read.links) == linked
