import pytest
from django.urls import reverse

from articles.models import IdentityQuestion, OfficialMerge
from tests import factories
from tests.admin.people import client_of

pytestmark = pytest.mark.django_db
TEXT = "General To Lam chaired the review."


def url(model, page, *args):
    return reverse(f"admin:articles_{model}_{page}", args=args)


def told(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def pair():
    source, target = factories.official("To Lam", name_vi="Tô Lâm"), factories.official("To An Lam")
    factories.alias(source, "<b>General</b> Lam")
    factories.attestation(factories.article(blocks=[TEXT]), source, "General To Lam")
    return source, target


def test_like_names_are_offered_and_found(pair):
    source, target = pair
    client = client_of("chief")
    page = client.get(url("official", "change", source.pk)).content.decode()
    address = f"{url('official', 'merge', target.pk)}?into={source.pk}"
    assert f'<a href="{address}">Compare and merge…</a>' in page
    chosen = client.get(url("official", "merge", source.pk)).content.decode()
    assert f'href="{url("official", "merge", source.pk)}?into={target.pk}"' in chosen
    other = factories.official("Nguyen Van A")
    found = client.get(url("official", "merge", source.pk) + "?q=Nguyen").content.decode()
    assert f"?into={other.pk}" in found
    assert f"?into={target.pk}" not in found


def test_comparing_writes_nothing_and_says_what_moves(pair):
    source, target = pair
    address = f"{url('official', 'merge', source.pk)}?into={target.pk}"
    page = client_of("chief").get(address).content.decode()
    assert "1 claim goes over to To An Lam." in page
    assert "Other names go over: &lt;b&gt;General&lt;/b&gt; Lam." in page
    assert "<b>General</b>" not in page
    assert not OfficialMerge.objects.exists()


def test_merging_and_taking_back(pair):
    source, target = pair
    client = client_of("chief")
    address = f"{url('official', 'merge', source.pk)}?into={target.pk}"
    done = client.post(address, {"note": "One post."}, follow=True)
    assert "was merged into this record" in told(done)[0]
    assert done.redirect_chain[-1][0] == url("official", "change", target.pk)
    merge = OfficialMerge.objects.get()
    assert (merge.source, merge.target, merge.note, merge.merged_by.username) == (
        source,
        target,
        "One post.",
        "chief-person",
    )
    assert client.get(source.get_absolute_url())["Location"] == target.get_absolute_url()
    again = client.post(address, follow=True)
    assert "was merged into To An Lam already" in told(again)[0]
    assert "Take back…" in client.get(url("official", "change", source.pk)).content.decode()
    undo = url("officialmerge", "undo", merge.pk)
    assert "1 claim and 1 other name go back" in client.get(undo).content.decode()
    back = client.post(undo, {"remember": "on"}, follow=True)
    assert "stands on its own again, with 1 claims" in told(back)[0]
    assert IdentityQuestion.objects.get().status == "different"
    refused = client.get(address).content.decode()
    assert "are not the same" in refused
    assert 'value="Merge"' not in refused
    assert "was taken back by chief-person" in client.get(undo).content.decode()


def test_addresses_that_name_nobody(pair):
    client = client_of("chief")
    for address in (
        url("official", "merge", 987654),
        f"{url('official', 'merge', pair[0].pk)}?into=987654",
        f"{url('official', 'merge', pair[0].pk)}?into=abc",
        url("officialmerge", "undo", 987654),
    ):
        assert client.get(address).status_code in {302, 404}, address


def test_a_question_leads_to_the_comparison(pair):
    question = factories.identity_question(*pair)
    link = f"{url('official', 'merge', pair[0].pk)}?into={pair[1].pk}"
    address = url("identityquestion", "change", question.pk)
    assert link in client_of("chief").get(address).content.decode()
    assert link not in client_of("editor").get(address).content.decode()


def test_fields_offer_standing_officials_only(pair):
    source, target = pair
    client = client_of("chief")
    client.post(f"{url('official', 'merge', source.pk)}?into={target.pk}")
    asked = {"app_label": "articles", "model_name": "attestation", "field_name": "official", "term": "lam"}
    found = client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [row["id"] for row in found] == [str(target.pk)]


@pytest.mark.parametrize("page", ["choose", "compare", "official"])
def test_pages_cost_the_same_for_few_and_many(pair, page, django_assert_num_queries):
    source, target = pair
    client = client_of("chief")
    address = {
        "choose": url("official", "merge", source.pk),
        "compare": f"{url('official', 'merge', source.pk)}?into={target.pk}",
        "official": url("official", "change", source.pk),
    }[page]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(6):
        other = factories.official("To Thi Lam", note="x")
        article = factories.article(f"More {number}", blocks=[TEXT])
        for who in (source, target):
            factories.attestation(article, who, "General To Lam", rank=factories.rank(f"Rank {number}"))
            factories.participation(article, who, factories.meeting(), "General To Lam")
        factories.official_merge(other, source, undone_at=article.created_at, undone_by=factories.user())
    with django_assert_num_queries(len(few)):
        client.get(address)
