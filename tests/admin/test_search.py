import pytest
from django.urls import reverse

from tests import factories
from tests.admin import scene
from tests.admin.people import client_of

pytestmark = pytest.mark.django_db


def found(client, model, query):
    response = client.get(reverse(f"admin:articles_{model}_changelist"), {"q": query})
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


@pytest.mark.parametrize("query", ["Tô Lâm", "to lam", "TO-LAM", "lâm tô", "Đai tuong to lam"])
def test_officials_are_found_without_diacritics(query):
    lam = factories.official("To Lam")
    factories.alias(lam, "Đại tướng Tô Lâm")
    factories.alias(lam, "To Lam")
    factories.official("Lam Son")
    assert found(client_of("editor"), "official", query) == [lam]


@pytest.mark.parametrize(
    ("model", "query"),
    [("organization", "phong ve si"), ("post", "cuc truong"), ("postalias", "CỤC TRƯỞNG"), ("officialalias", "tô lâm")],
)
def test_other_names_are_found_without_diacritics(model, query):
    from articles.models import OrganizationAlias, PostAlias

    organization = factories.organization("Guard Office")
    OrganizationAlias.objects.create(organization=organization, name="Phòng Vệ sĩ")
    post = factories.post("Head of Guard", "Head")
    other = PostAlias.objects.create(post=post, label="Cục trưởng Cảnh vệ")
    alias = factories.alias(factories.official("To Lam"), "Tô Lâm")
    expected = {"organization": organization, "post": post, "postalias": other, "officialalias": alias}[model]
    assert found(client_of("editor"), model, query) == [expected]


def test_claims_are_found_by_the_person_without_diacritics_and_by_their_words():
    article = factories.article(blocks=["General To Lam spoke. Duc Phong listened."])
    claim = factories.attestation(article, factories.official("Tô Lâm"), "General To Lam")
    other = factories.attestation(article, factories.official("Duc Phong"), "Duc Phong")
    client = client_of("editor")
    assert found(client, "attestation", "tô lâm") == [claim]
    assert found(client, "attestation", "đức phong") == [other]
    assert set(found(client, "attestation", "ministry reviews")) == {claim, other}


def test_a_permanent_id_finds_its_record():
    rows = scene.build()
    client = client_of("editor")
    for model, row in rows.items():
        if hasattr(row, "edited_fields") or hasattr(row, "confidence"):
            assert found(client, model._meta.model_name, f" {row.uuid} ") == [row]


def test_words_in_another_script_find_nothing_rather_than_everything():
    factories.official("To Lam")
    assert found(client_of("editor"), "officialalias", "苏林") == []


def test_autocomplete_is_blind_to_diacritics_too():
    lam = factories.official("To Lam")
    factories.official("To An Xo")
    query = {"term": "tô lâm", "app_label": "articles", "model_name": "attestation", "field_name": "official"}
    response = client_of("editor").get(reverse("admin:autocomplete"), query)
    assert [result["id"] for result in response.json()["results"]] == [str(lam.pk)]


def test_claims_are_filtered_by_confidence_and_text():
    article = factories.article(blocks=["130 kg and 5 kg"])
    low = factories.figure(article, "130 kg", confidence="0.4")
    high = factories.figure(article, "5 kg", value=5, confidence="0.95")
    factories.version(article, ["Another text with 7 kg."])
    current = factories.figure(article, "7 kg", value=7, confidence="0.6")
    client = client_of("editor")
    address = reverse("admin:articles_figure_changelist")

    def rows(**query):
        return list(client.get(address, query).context["cl"].result_list)

    assert rows() == [low, current, high]  # the least sure first
    assert rows(sure="low") == [low]
    assert rows(sure="some") == [current]
    assert rows(sure="high") == [high]
    assert rows(text="current") == [current]
    assert rows(text="earlier") == [low, high]
    assert rows(status__exact="accepted") == []
