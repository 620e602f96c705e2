import pytest
from django.urls import reverse

from articles.admin.forms import TOKEN
from articles.editorial import conflicts
from articles.models import Article, ArticleVersion
from tests import factories
from tests.admin import scene
from tests.admin.people import client_of

pytestmark = pytest.mark.django_db


def url(model, page, *args):
    return reverse(f"admin:articles_{model}_{page}", args=args)


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_the_page_shows_the_text_with_its_claims():
    rows = scene.build()
    article = rows[Article]
    page = client_of("editor").get(url("article", "change", article.pk))
    blocks = page.context["blocks"]
    text = factories.current(article).blocks[0]["text"]
    assert "".join(piece.text for piece in blocks[0].pieces) == text
    assert len(blocks[0].lines) == 6
    marked = {piece.text for piece in blocks[0].pieces if "mark-attestation" in piece.css}
    assert marked == {"General To Lam"}
    html = page.content.decode()
    assert f'formaction="{url("attestation", "decide", rows_of(rows, "Attestation").pk)}"' in html
    assert "4 of 6 claims to review" in html
    assert rows_of(rows, "Statement").status == "rejected"  # listed, and not marked in the text
    assert not any("mark-statement" in piece.css for piece in blocks[0].pieces)


def rows_of(rows, name):
    return next(row for model, row in rows.items() if model.__name__ == name)


def test_markup_in_a_text_is_text():
    article = factories.article(blocks=['<script>alert("x")</script> 130 kg'])
    factories.figure(article, "130 kg")
    page = client_of("editor").get(url("article", "change", article.pk)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_buttons_follow_permission():
    claim = factories.figure(factories.article())
    address = url("article", "change", claim.version.article_id)
    editor, chief = client_of("editor").get(address).content.decode(), client_of("chief").get(address).content.decode()
    assert "Withdraw…" in chief
    assert "Withdraw…" not in editor
    assert 'value="accept"' in editor


def test_claims_of_an_earlier_version_are_not_shown():
    article = factories.article(blocks=["130 kg"])
    factories.figure(article, "130 kg")
    factories.version(article, ["Nothing here."])
    page = client_of("editor").get(url("article", "change", article.pk))
    assert page.context["all_claims"] == 0
    assert "version 1" in page.content.decode()
    assert "replaced" in page.content.decode()


def test_raw_documents_are_text_and_cannot_be_changed():
    article = factories.article(raw="Ông Tô Lâm <b>".encode())
    version = factories.current(article)
    client = client_of("superuser")
    page = client.get(url("articleversion", "change", version.pk)).content.decode()
    assert "Ông Tô Lâm &lt;b&gt;" in page
    before = ArticleVersion.objects.values().get(pk=version.pk)
    crafted = {"raw": "x", "blocks": "[]", "number": 7, "is_current": "", "sha256": "0" * 64}
    assert client.post(url("articleversion", "change", version.pk), crafted).status_code == 403
    assert ArticleVersion.objects.values().get(pk=version.pk) == before


def test_a_document_in_an_unknown_encoding_is_shown_all_the_same():
    version = factories.version(factories.article(), encoding="klingon", raw=b"abc \xff")
    page = client_of("editor").get(url("articleversion", "change", version.pk)).content.decode()
    assert "abc \ufffd" in page


def test_state_and_reason_cannot_be_typed():
    article = factories.article(state="draft")
    data = {
        "title": "New title",
        "slug": article.slug,
        "language": "en",
        "date_precision": "day",
        "published_on": "2021-09-30",
    }
    crafted = {"state": "published", "withdrawal_reason": "x", "document_key": "other", TOKEN: conflicts.token(article)}
    client_of("superuser").post(url("article", "change", article.pk), {**data, **crafted})
    article.refresh_from_db()
    assert (article.title, article.state, article.withdrawal_reason) == ("New title", "draft", "")
    assert article.document_key != "other"
    assert article.edited_fields == ["title"]


def test_withdrawing_in_bulk_asks_for_the_reason_first():
    published, draft = factories.article(), factories.article(state="draft")
    client = client_of("chief")
    ticked = {"action": "withdraw_selected", "_selected_action": [published.pk, draft.pk]}
    asked = client.post(url("article", "changelist"), {**ticked, "index": 0})
    assert asked.status_code == 200
    assert "only published articles are withdrawn" in asked.content.decode()
    empty = client.post(url("article", "changelist"), {**ticked, "reason": "  "})
    assert "Say why" in empty.content.decode()
    assert Article.objects.filter(state="withdrawn").count() == 0
    done = client.post(url("article", "changelist"), {**ticked, "reason": "Taken back."}, follow=True)
    told = messages_of(done)
    assert told[0] == "1 article withdrawn."
    assert "is draft and cannot become withdrawn" in told[1]
    published.refresh_from_db()
    assert published.withdrawal_reason == "Taken back."
    newest = published.history.first()
    assert (newest.history_change_reason, newest.history_user.username) == ("withdrawn", "chief-person")


def test_withdrawing_one_goes_back_to_it():
    article = factories.article()
    client = client_of("chief")
    address = url("article", "withdraw", article.pk)
    assert client.get(address).status_code == 200
    assert "Say why" in client.post(address, {"reason": ""}).content.decode()
    done = client.post(address, {"reason": "Taken back."})
    assert done["Location"] == url("article", "change", article.pk)
    repeated = client.post(address, {"reason": "Another reason."}, follow=True)
    assert "is withdrawn already" in messages_of(repeated)[-1]
    article.refresh_from_db()
    assert article.withdrawal_reason == "Taken back."


def test_bulk_publishing_says_what_it_did():
    articles = [factories.article(state="draft"), factories.article(state="in_review"), factories.article()]
    data = {"action": "publish_selected", "_selected_action": [row.pk for row in articles], "index": 0}
    response = client_of("chief").post(url("article", "changelist"), data, follow=True)
    assert messages_of(response)[0] == "2 articles published."
    assert messages_of(response)[1].endswith("is published already.")


def test_open_claims_are_counted_in_the_list():
    article = factories.article(blocks=["130 kg and 5 kg"])
    factories.figure(article, "130 kg")
    factories.figure(article, "5 kg", value=5, status="accepted")
    factories.attestation(article, factories.official(), "130 kg")
    (row,) = client_of("editor").get(url("article", "changelist")).context["cl"].result_list
    assert row.open_claims == 2


@pytest.mark.parametrize(
    ("state", "shown"), [("draft", False), ("in_review", False), ("published", True), ("withdrawn", True)]
)
def test_the_public_page_is_linked_where_there_is_one(state, shown):
    article = factories.article(state=state)
    page = client_of("editor").get(url("article", "change", article.pk)).content.decode()
    assert ("viewsitelink" in page) == shown
