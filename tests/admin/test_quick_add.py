import pytest
from django.urls import reverse
from django.utils.html import escape

from articles.admin.quick import quick_url
from articles.extraction.documents import canonical_key
from articles.models import Official, Post, Resolution
from tests import factories
from tests.admin.people import client_of

pytestmark = pytest.mark.django_db
BACK = "/admin/articles/attestation/"


def add(client, model, name, **data):
    return client.post(reverse(f"admin:articles_{model}_quick"), {"name": name, **data})


def test_an_official_is_made_in_one_line():
    client = client_of("editor")
    assert add(client, "official", "  Nguyễn  Văn An ", next=BACK)["Location"] == BACK
    made = Official.objects.get()
    assert (made.name, made.name_vi, made.slug) == ("Nguyen Van An", "Nguyễn Văn An", "nguyen-van-an")
    assert made.edited_fields == ["name", "name_vi"]
    assert made.history.get().history_user.username == "editor-person"


def test_who_may_be_the_same_is_offered_first():
    there = factories.official("Nguyen Van An", note="of <Bac Ninh>")
    client = client_of("editor")
    page = add(client, "official", "Nguyễn An").content.decode()
    assert "of &lt;Bac Ninh&gt;" in page
    assert reverse("admin:articles_official_change", args=(there.pk,)) in page
    assert Official.objects.count() == 1
    add(client, "official", "Nguyễn An", another="on")
    assert Official.objects.count() == 2


def test_a_post_finds_its_organization():
    police = factories.organization("Mong La Provincial Police")
    add(client_of("editor"), "post", "Director of the Mong La Provincial Police")
    made = Post.objects.get(role="Director")
    assert (made.label, made.organization) == ("Director of the Mong La Provincial Police", police)
    page = add(client_of("editor", "bao"), "post", "DIRECTOR of the Mong La Provincial Police")
    assert "There already" in page.content.decode()


def test_a_document_is_read_as_printed():
    client = client_of("editor")
    add(client, "resolution", "Resolution No. 51-NQ/TW")
    made = Resolution.objects.get()
    key = canonical_key("Resolution", "51-NQ/TW", None, None, None)
    assert (made.kind, made.number, made.key) == ("Resolution", "51-NQ/TW", key)
    page = add(client, "resolution", "Resolution 51-NQ/TW")
    assert "There already" in page.content.decode()
    assert Resolution.objects.count() == 1
    refused = add(client, "resolution", "something else")
    assert "Write it as an article would cite it" in refused.content.decode()


def test_nobody_is_led_away_from_the_site():
    client = client_of("editor")
    response = add(client, "official", "Nguyen Van An", next="https://example.org/")
    assert response["Location"].startswith("/admin/articles/official/")
    assert quick_url(Official, "A&B", BACK).endswith("?name=A%26B&next=%2Fadmin%2Farticles%2Fattestation%2F")
    page = client.get(quick_url(Official, "A&B", BACK)).content.decode()
    assert 'value="A&amp;B"' in page


@pytest.mark.parametrize("name", ["", "   ", "金正恩"])
def test_a_name_that_is_none_is_refused(name):
    response = add(client_of("editor"), "official", name)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Official.objects.exists()


def test_a_popup_hands_the_record_to_its_opener():
    response = add(client_of("editor"), "official", "Nguyen Van An", _popup="1")
    assert response.status_code == 200
    assert "admin/popup_response.html" in response.template_name


def test_adding_takes_its_permission():
    for role in ("anonymous", "staff", "contributor"):
        add(client_of(role), "official", "Nguyen Van An")
    assert not Official.objects.exists()


def test_the_queue_leads_to_it_and_back():
    claim = factories.attestation(factories.article(), factories.official())
    address = reverse("admin:review_claim", args=("attestation", claim.pk))
    page = client_of("editor").get(address).content.decode()
    for model, field in ((Official, "official"), (Post, "post")):
        assert escape(quick_url(model, "", address)) in page, field
