import codecs
import unicodedata

import pytest

from articles.extraction import DecodeError, decode

VIETNAMESE = "Hội nghị tổng kết công tác năm 2021 tại thành phố Đà Nẵng, do Thứ trưởng chủ trì."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (VIETNAMESE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + VIETNAMESE.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + VIETNAMESE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + VIETNAMESE.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_text_survives_every_unicode_encoding(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.notices) == (VIETNAMESE, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_recognised_without_a_mark(encoding: str) -> None:
    text = "The unit held a meeting in the capital. " * 5
    assert decode(text.encode(encoding)).text == text


def test_western_code_page_keeps_its_quotes_and_accents() -> None:
    text = "The minister said: “We shall go on” – the café opened later, and the résumé was sent to the señor. " * 3
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.encoding == "cp1252"


def test_vietnamese_code_page_is_told_by_its_tone_marks() -> None:
    text = "Hôi nghi đươc tô chưc tai thanh phô, cac đai biêu đa thao luân. " * 4
    marked = text.replace("tai", "ta\u0323i").replace("thao", "tha\u0309o").replace("cac", "ca\u0301c")
    decoded = decode(marked.encode("cp1258"))
    assert decoded.encoding == "cp1258"
    assert decoded.text == unicodedata.normalize("NFC", marked)


def test_decomposed_text_is_composed() -> None:
    assert decode("To\u0302 La\u0302m".encode()).text == "Tô Lâm"


def test_line_ends_are_left_alone() -> None:
    assert decode(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


def test_mojibake_is_repaired_and_said_so() -> None:
    whole = "The café’s owner said “yes” to the naïve question"
    decoded = decode(whole.encode().decode("cp1252", errors="ignore").encode())
    assert decoded.text != whole.encode().decode("cp1252", errors="ignore")
    assert "café’s" in decoded.text
    assert [notice.code for notice in decoded.notices] == ["mojibake-repaired"]


def test_sound_text_is_never_repaired() -> None:
    text = "Tô Lâm’s “speech” – 100 % of it… was “uncurled” by nobody, ﬁne ligatures and ｗｉｄｅ letters included."
    decoded = decode(text.encode())
    assert decoded.text == text
    assert decoded.notices == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 rest of it", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"text\x00with a zero", "NUL"),
        (b"bell \x07 rings", r"U\+0007"),
        (b"\xff\xfea", "utf-16-le"),
    ],
)
def test_binary_content_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(DecodeError, match=message):
        decode(data)


def test_no_bytes_are_no_text() -> None:
    assert decode(b"").text == ""
