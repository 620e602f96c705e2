"""Templates that are rendered once and then filled in say what the engine would say."""

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from articles.views.patterns import filled

CASES = {
    "_facet_value.html": [
        {"address": "?a=1&b=%41", "label": "<b>50% %s</b>", "count": "1,234", "is_active": False},
        {"address": ".", "label": "Plain", "count": "0", "is_active": True},
    ],
    "_hit.html": [
        {
            "kind": "article",
            "label": "Article",
            "day": "2021-09-28",
            "day_words": "28 Sep 2021",
            "address": "/x/?q=%22a%22",
            "title": mark_safe("<mark>To</mark> Lam"),
            "note": "it's \x01day\x02",
            "text": "",
            "more": "All",
            "more_address": '"/',
        },
        {"kind": "figure", "label": "Figure", "title": "T", "address": "/"},
    ],
    "_row_official.html": [{"address": "/", "name": "A & B", "rank": None, "post": "Chief", "day": "undated"}],
}


@pytest.mark.parametrize("language", ["en-gb", "vi"])
@pytest.mark.parametrize("template", CASES)
def test_filled_in_is_as_rendered(template: str, language: str) -> None:
    for values in CASES[template]:
        with override(language):
            assert filled(template, values) == render_to_string(template, values)
            assert filled(template, values) == render_to_string(template, values)  # and once more from memory


def test_what_is_filled_in_is_escaped_once() -> None:
    made = filled("_facet_value.html", {"address": "/", "label": '<i>"&amp;', "count": "1"})
    assert "&lt;i&gt;&quot;&amp;amp;" in made
