import json
from datetime import date
from pathlib import Path

import pytest

from articles.importing.parsing import Parsed, Rejected, url_key
from articles.importing.reading import HTML, JSON_LINE, Document, Unreadable
from tests.importing.documents import parsed, read_through, release

VIETNAMESE = (
    "Công an thị trấn nhắc người dân khóa cửa\n\n"
    "Trung tá Đỗ Thị Hằng cho biết, trong tuần qua lực lượng công an đã tuần tra ban đêm ở các xóm ven sông, nhắc nhở"
    " bà con khóa cửa cẩn thận và không để xe máy ngoài đường.\n"
)
ENGLISH = "Café owners thank the patrol\n\nThe owners of two cafés said the night patrol’s visits—every hour—helped.\n"


def ok(text: str | bytes, media_type: str = "text/plain") -> Parsed:
    result = parsed(text, media_type=media_type)
    assert isinstance(result, Parsed), result
    return result


def refused(text: str | bytes, media_type: str = "text/plain") -> str:
    result = parsed(text, media_type=media_type)
    assert isinstance(result, Rejected), result
    return result.reason


def words(result: Parsed) -> str:
    return "\n".join(block.text for block in result.extraction.article.blocks)


@pytest.mark.parametrize(
    ("raw", "encoding", "expected"),
    [
        (VIETNAMESE.encode("utf-8"), "utf-8", "Đỗ Thị Hằng"),
        (VIETNAMESE.encode("utf-8-sig"), "utf-8", "Đỗ Thị Hằng"),
        (VIETNAMESE.encode("utf-16"), "utf-16-le", "Đỗ Thị Hằng"),
        (b"\xfe\xff" + VIETNAMESE.encode("utf-16-be"), "utf-16-be", "Đỗ Thị Hằng"),
        (VIETNAMESE.encode("utf-16-le"), "utf-16-le", "Đỗ Thị Hằng"),
        (ENGLISH.encode("cp1252"), "cp1252", "two cafés"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 with mark", "utf-16-be with mark", "utf-16 without mark", "cp1252"],
)
def test_every_encoding_gives_the_same_words(raw: bytes, encoding: str, expected: str) -> None:
    result = ok(raw)
    assert expected in words(result)
    assert result.encoding == encoding
    assert result.raw == raw


def test_windows_1258_is_read_and_composed() -> None:
    import unicodedata

    # this code page has tone marks of their own
    marked = "".join(char if len(unicodedata.normalize("NFD", char)) < 3 else _toned(char) for char in VIETNAMESE)
    raw = b"".join(_cp1258(char) for char in marked)
    result = ok(raw)
    assert result.encoding == "cp1258"
    assert "Đỗ Thị Hằng" in words(result)


def _toned(char: str) -> str:
    import unicodedata

    first, second, third = unicodedata.normalize("NFD", char)
    tones = "\u0300\u0301\u0303\u0309\u0323"
    tone, shape = (second, third) if second in tones else (third, second)
    return unicodedata.normalize("NFC", first + shape) + tone


def _cp1258(char: str) -> bytes:
    import unicodedata

    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        return unicodedata.normalize("NFD", char).encode("cp1258")


def test_mojibake_is_repaired_and_said() -> None:
    result = ok(VIETNAMESE.encode("utf-8").decode("latin-1"))
    assert "Đỗ Thị Hằng" in words(result)
    assert [notice.code for notice in result.notices if notice.code == "mojibake-repaired"] == ["mojibake-repaired"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t \n", "empty"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"words and a NUL \x00 byte", "NUL"),
        ("\ufeff\n \n".encode(), "no text"),
    ],
    ids=["empty", "blank", "pdf", "png", "nul", "only a mark"],
)
def test_what_is_no_document_is_rejected_with_a_reason(raw: bytes, reason: str) -> None:
    assert reason in refused(raw)


def test_a_document_above_the_limit_names_the_setting(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" * 101)
    result = read_through(Document("a.txt", "a.txt", "text/plain", path=path), 100)
    assert result == Rejected("a.txt", "larger than 100 bytes (IMPORT_MAX_BYTES)")


def test_a_file_that_has_gone_is_rejected(tmp_path: Path) -> None:
    result = read_through(Document("a.txt", "a.txt", "text/plain", path=tmp_path / "gone"), 100)
    assert isinstance(result, Rejected)
    assert "No such file" in result.reason


def test_an_unreadable_input_stays_rejected() -> None:
    assert read_through(Unreadable("x", "why")) == Rejected("x", "why")


def test_a_reader_that_fails_rejects_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str, hints: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("articles.importing.dating.extract", fail)
    assert refused("some words") == "the reader failed on it: KeyError: 'oops'"


PAGE = """<!doctype html><html lang="en"><head><title>Harbour police open a new pier | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Harbour police open a new pier">
<meta property="article:published_time" content="2022-05-06T10:00:00+07:00">
<link rel="canonical" href="https://post.example.vn/pier.html"></head>
<body><nav><a href="/">Home</a> <a href="/x">Other news</a></nav><article><h1>Harbour police open a new pier</h1>
<p>Harbour police opened a new pier on Friday, so that patrol boats can land at low tide and in any wind.</p>
<p>Lieutenant Colonel Mai Van Phuc, Chief of the Harbour Police Division, said that the work had taken two years
and that fishermen were welcome to use it during storms, as they had asked for since the flood.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_main_text_and_its_metadata() -> None:
    result = ok(PAGE, HTML)
    assert "Mai Van Phuc" in words(result)
    assert "Other news" not in words(result)
    assert "All rights" not in words(result)
    assert result.extraction.article.title == "Harbour police open a new pier"
    published = result.extraction.article.published
    assert published is not None
    assert published.date == date(2022, 5, 6)
    assert (result.url, result.source) == ("https://post.example.vn/pier.html", "Harbour Post")
    assert result.key == "url:post.example.vn/pier.html"


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><head><title>x</title></head></html>"])
def test_a_page_without_text_is_rejected(page: str) -> None:
    assert refused(page, HTML).startswith("no main text")


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def test_a_json_line_gives_hints_that_fill_gaps() -> None:
    body = "The river police towed three boats out of the reeds and brought their owners home before dark."
    result = ok(line(text=body, url="https://x.vn/a", title="Boats in the reeds", published="2021-02-03"), JSON_LINE)
    assert result.extraction.article.title == "Boats in the reeds"
    assert result.extraction.article.published is not None
    assert result.extraction.article.published.date == date(2021, 2, 3)
    assert result.key == "url:x.vn/a"


def test_a_json_line_may_hold_a_page() -> None:
    result = ok(line(html=PAGE, url="https://other.vn/1"), JSON_LINE)
    assert "Mai Van Phuc" in words(result)
    assert result.url == "https://other.vn/1"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "not a line of JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"text": 5}', "“text” is not a string"),
        (b'{"text": "a", "title": ["x"]}', "“title” is not a string"),
        (b'{"title": "only"}', "neither “text” nor “html”"),
        (b'{"text": " "}', "neither “text” nor “html”"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"text": "half \\ud83d"}', "lone surrogate"),
        (b'{"text": "words", "title": "half \\ud83d"}', "lone surrogate"),
        (b'{"text": "nul \\u0000 inside"}', "NUL"),
        (b"[" * 100_000, "not a line of JSON"),
        (b'{"text": "words", "id": ' + b"9" * 5000 + b"}", "a number of more than 4,300 digits"),
    ],
)
def test_a_bad_line_is_rejected_with_a_reason(raw: bytes, reason: str) -> None:
    assert reason in refused(raw, JSON_LINE)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://x.vn/a",
        "https://",
        "https://x.vn/a b",
        "http://[x",
        "https://a.b:99999999/x",
        "https://a.b:x/",
    ],
)
def test_an_address_that_is_none_is_left_out_and_said(url: str) -> None:
    result = ok(line(text=release(), url=url), JSON_LINE)
    assert result.url == ""
    assert result.key == "a.txt"
    assert [notice.code for notice in result.notices if notice.code == "address-ignored"] == ["address-ignored"]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.X.vn/a/", "x.vn/a"),
        ("http://x.vn/a#part", "x.vn/a"),
        ("https://x.vn/a?utm_source=y&id=3", "x.vn/a?id=3"),
        ("https://x.vn:8443/a", "x.vn:8443/a"),
        ("https://x.vn:443/a", "x.vn/a"),
    ],
)
def test_addresses_of_one_page_are_one_key(url: str, key: str) -> None:
    assert url_key(url) == key


def test_a_document_without_a_name_is_known_by_its_bytes() -> None:
    result = read_through(Document("standard input", "", "text/plain", raw=release().encode()))
    assert isinstance(result, Parsed)
    assert result.key == f"sha256:{result.sha256}"


def test_white_space_and_case_make_no_other_text() -> None:
    assert ok(release()).text_sha256 == ok(release().upper().replace("\n", "\r\n")).text_sha256
    assert ok(release()).sha256 != ok(release().upper()).sha256
