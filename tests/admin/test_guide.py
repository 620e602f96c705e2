import html
import re
from pathlib import Path

import pytest
from django.urls import reverse

from tests.admin.people import client_of

GUIDE = Path(__file__).resolve().parents[2] / "docs/editors-guide.md"


def words(text: str) -> list[str]:
    """The guide's words, without marks of headings and lists and without its pictures."""
    return re.sub(r"^#+ |^- |^!\[.*\)$", "", text, flags=re.MULTILINE).split()


@pytest.mark.django_db
def test_the_desk_shows_the_guide_of_the_docs_word_for_word():
    page = client_of("editor").get(reverse("admin:guide")).content.decode()
    body = page.split('<div id="content-main" class="desk-guide">')[1].split("</div>")[0]
    shown = html.unescape(re.sub(r"<[^>]+>", " ", body)).split()
    source = GUIDE.read_text()
    title, _, rest = source.partition("\n")
    assert title == "# Editors’ guide"
    assert shown == words(rest)


def test_the_guide_names_every_status_and_state():
    from articles.models import Article, Claim

    text = GUIDE.read_text().lower()
    for label in [*Claim.Status.labels, *Article.State.labels]:
        assert str(label) in text
