"""The language of the pages: how it is chosen, what it changes, and that its catalogue is whole."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from articles import messages
from articles.templatetags import archive

OTHERS = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
FIELDS = re.compile(r"%\(\w+\)s|%s|%%|\{\w*\}")


def choose(client: Client, language: str, back: str = "/") -> str:
    response = client.post("/language/", {"language": language, "next": back})
    return f"{response.status_code} {response.headers.get('Location', '')}".strip()


@pytest.mark.django_db
def test_a_reader_chooses_a_language_and_stays_on_the_page(client: Client) -> None:
    assert 'lang="en-gb"' in client.get("/officials/").text
    assert choose(client, "vi", "/officials/?page=2") == "302 /officials/?page=2"
    page = client.get("/officials/")
    assert '<html lang="vi">' in page.text
    assert "Cán bộ" in page.text
    assert page["Content-Language"] == "vi"
    choose(client, "en-gb")
    assert 'lang="en-gb"' in client.get("/officials/").text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "given"), [("vi-VN,vi;q=0.9", "vi"), ("en-US", "en-gb"), ("fr", "en-gb"), ("", "en-gb")]
)
def test_without_a_choice_the_browser_is_asked(client: Client, asked: str, given: str) -> None:
    response = client.get("/officials/", headers={"accept-language": asked})
    assert response["Content-Language"] == given
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in response["Vary"].split(",")}


@pytest.mark.django_db
def test_a_page_in_another_language_is_another_answer(client: Client) -> None:
    tag = client.get("/officials/")["ETag"]
    choose(client, "vi")
    assert client.get("/officials/", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(client: Client, back: str) -> None:
    assert choose(client, "vi", back) == "302 /"


@pytest.mark.parametrize("language", ["xx", "", "vi-XX", "<b>"])
def test_a_language_that_is_not_there_is_refused(client: Client, language: str) -> None:
    assert choose(client, language) == "400"
    assert client.get("/language/").status_code == 405


def test_days_and_numbers_are_written_as_the_language_does() -> None:
    with override("vi"):
        assert archive.number(Decimal("1750311.50")) == "1.750.311,5"
        assert archive.day(date(2021, 9, 28)) == "28 tháng 9, 2021"
        assert archive.period_words(date(2021, 1, 1), date(2021, 9, 30), "nine_months") == "9 tháng đầu năm 2021"
    with override("en-gb"):
        assert archive.number(Decimal("1750311.50")) == "1,750,311.5"
        assert archive.day(date(2021, 9, 28)) == "28 September 2021"


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_is_whole_and_compiled(language: str) -> None:
    assert messages.untranslated(messages.updated(language)) == []
    assert messages.is_current(language), "run `make messages`"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_what_is_put_into_it(language: str) -> None:
    wrong = []
    for message in messages.known(language):
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        given = message.string if isinstance(message.string, tuple) else (message.string,)
        fields = {field for text in texts for field in FIELDS.findall(text)} - {"%%"}
        if message.id and any(set(FIELDS.findall(text)) - {"%%"} - fields for text in given):
            wrong.append(message.id)
        if message.id and not fields <= {field for text in given for field in FIELDS.findall(text)}:
            wrong.append(message.id)
    assert wrong == []
