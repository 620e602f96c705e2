from html.parser import HTMLParser

from articles.extraction import extract
from articles.extraction.explain import explain_html, explain_page, explain_text, finds_of

EVIL = "</mark><script>alert(1)</script>\x1b[31m"
STORY = (
    f"A <b>day</b> & night\n\n31/07/2025\n\nThe Ministry of Public Security held a meeting in Hue on July 30. "
    f"Colonel Vu Van Lam, Director of the {EVIL} Department, said 12 kg of opium was seized under Decree No. 5/ND-CP."
    '\n\nHe asked "all" units to go on.'
)


class Reader(HTMLParser):
    """Keep the elements, the open ones and all text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_find_is_shown_with_its_rule() -> None:
    extraction = extract(STORY)
    finds = finds_of(extraction)
    assert {find.kind for find in finds} >= {"official", "meeting", "document", "figure", "statement"}
    page, text = explain_html(extraction), explain_text(extraction, colour=False)
    for find in finds:
        assert find.rule in page
        assert f"{find.rule} {find.confidence}" in text


def test_the_page_is_whole_and_escapes_everything() -> None:
    reader = Reader()
    page = explain_page([extract(STORY), extract(STORY)])
    reader.feed(page)
    assert reader.open == []
    assert reader.seen <= set("html head meta title style body h1 h2 section p mark ul li".split())
    assert "<script>alert(1)</script>" in reader.text
    assert "\x1b" not in page


def test_blocks_lose_no_letter_on_the_page() -> None:
    extraction = extract(STORY)
    reader = Reader()
    reader.feed(explain_html(extraction))
    for block in extraction.article.blocks:
        assert block.text.replace("\x1b", "\ufffd") in reader.text


def test_colours_only_when_asked_and_never_the_documents_own() -> None:
    extraction = extract(STORY)
    assert "\x1b" not in explain_text(extraction, colour=False)
    coloured = explain_text(extraction, colour=True)
    assert "\x1b[1;36m" in coloured
    assert "\x1b[31m" not in coloured
    assert "[bold]" in explain_text(extract("A day\n\nColonel Vu Van Lam wrote [bold]."), colour=False)
