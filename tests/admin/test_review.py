"""The review queue through the web, as plain forms and as its script asks for it."""

from decimal import Decimal

import pytest
from django.urls import reverse
from lxml import html

from articles.admin.forms import TOKEN
from articles.editorial import conflicts, review_leases
from articles.models import Attestation, ClaimLease, ClaimMark, Figure, Official, ReviewAction
from tests import factories
from tests.admin.people import client_of, person

pytestmark = pytest.mark.django_db
TEXT = "General To Lam said 130 kg of heroin were seized <b>under</b> Resolution No. 51-NQ/TW."
BY_SCRIPT = {"Accept": "application/json"}


def queue(**asked):
    return reverse("admin:review", query=asked)


def claim_url(claim, name="review_claim"):
    return reverse(f"admin:{name}", args=(claim._meta.model_name, claim.pk))


def page(response):
    return html.fromstring(response.content.decode())


def fields_of(shown):
    """What a browser without scripts would send of the claim's form."""
    form = shown.xpath("//form[contains(@class, 'review-form')]")[0]
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def decide(client, claim, verb, script=False, **changes):
    """Open a claim and press a button, having changed some fields."""
    sent = {**fields_of(page(client.get(claim_url(claim)))), **changes, "verb": verb}
    return client.post(claim_url(claim), sent, headers=BY_SCRIPT if script else {})


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def article():
    return factories.article(blocks=["Before.", TEXT, "After."])


@pytest.fixture
def anna():
    return client_of("editor", "anna")


# --- what is shown ---


def test_the_sentence_stands_on_the_left_and_the_proposal_on_the_right(anna, article):
    factories.figure(article, "130 kg")
    shown = page(anna.get(queue()))
    assert shown.xpath("string(//div[@class='review-blocks']/p[@data-block='1'])") == TEXT
    assert shown.xpath("//div[@class='review-blocks']//mark/text()") == ["130 kg"]
    assert [p.get("data-block") for p in shown.xpath("//div[@class='review-blocks']/p")] == ["0", "1", "2"]
    assert shown.xpath("//input[@name='value']/@value") == ["130"]
    assert shown.xpath("//button[@name='verb']/@value") == ["accept", "correct", "reject", "unsure", "skip"]
    assert shown.xpath("//button[@name='verb']/@aria-keyshortcuts") == ["a", "c", "r", "u", "s"]


def test_an_empty_queue_says_so(anna):
    assert "Nothing waits here" in page(anna.get(queue())).xpath("string(//div[@id='review-item'])")


def test_addresses_that_make_no_sense_ask_for_everything(anna, article):
    factories.figure(article, "130 kg")
    shown = page(anna.get(queue(kind="<script>", sure="very", article="x" * 40)))
    assert shown.xpath("//article[@data-key]")


def test_conflicts_are_told_with_a_link(anna):
    official = factories.official()
    low, high = factories.rank("Colonel of the test"), factories.rank("General of the test")
    earlier = factories.attestation(factories.article(), official, rank=high, as_of="2020-01-01")
    later = factories.attestation(factories.article(), official, rank=low, as_of="2021-01-01")
    shown = page(anna.get(claim_url(later)))
    warning = shown.xpath("//p[@class='review-conflict']")[0]
    assert "a lower rank later" in warning.text_content()
    assert warning.xpath(".//a/@href") == [claim_url(earlier)]


def test_who_is_not_to_decide_does_not_come_in(article):
    claim = factories.figure(article, "130 kg")
    for role in ("staff", "contributor"):
        client = client_of(role)
        assert client.get(queue()).status_code == 403
        assert client.get(claim_url(claim)).status_code == 403
        assert client.post(claim_url(claim), {"verb": "accept"}).status_code == 403
        assert client.post(claim_url(claim, "review_take")).status_code == 403
        assert client.post(reverse("admin:review_undo")).status_code in {302, 403}
    stranger = client_of("anonymous")
    for address in (queue(), claim_url(claim)):
        assert "/admin/login/" in stranger.get(address)["Location"]
    claim.refresh_from_db()
    assert claim.status == "suggested"


def test_claims_that_are_gone_are_not_found(anna):
    assert anna.get(reverse("admin:review_claim", args=("figure", 99))).status_code == 404
    assert anna.get(reverse("admin:review_claim", args=("article", 1))).status_code == 404


# --- decisions without scripts ---


@pytest.mark.parametrize(
    ("verb", "changes", "expected"),
    [
        ("accept", {}, ("accepted", 130)),
        ("reject", {}, ("rejected", 130)),
        ("reject", {"value": "no number"}, ("rejected", 130)),
        ("correct", {"value": "13"}, ("corrected", 13)),
        ("accept", {"value": "13"}, ("corrected", 13)),
        ("unsure", {}, ("suggested", 130)),
        ("skip", {}, ("suggested", 130)),
    ],
)
def test_a_decision_leads_to_the_next_claim(anna, article, verb, changes, expected):
    claim = factories.figure(article, "130 kg", confidence="0.5")
    following = factories.citation(article, factories.resolution(), "51-NQ/TW")
    response = decide(anna, claim, verb, **changes)
    assert response["Location"] == queue()
    claim.refresh_from_db()
    assert (claim.status, claim.value) == expected
    assert page(anna.get(queue())).xpath("//article/@data-key") == [f"citation-{following.pk}"]


def test_correcting_without_a_change_says_what_to_do(anna, article):
    claim = factories.figure(article, "130 kg")
    response = decide(anna, claim, "correct")
    assert response.status_code == 200
    assert "To confirm the claim, accept it" in response.content.decode()


def test_a_wrong_value_is_shown_again_with_its_error(anna, article):
    claim = factories.figure(article, "130 kg")
    response = decide(anna, claim, "correct", value="a lot", unit="tonne")
    shown = page(response)
    assert shown.xpath("//input[@name='value']/@value") == ["a lot"]
    assert shown.xpath("//input[@name='unit']/@value") == ["tonne"]
    assert shown.xpath("//*[contains(@class, 'field-value')]//ul[contains(@class, 'errorlist')]")
    claim.refresh_from_db()
    assert claim.status == "suggested"


def test_identical_surfaces_are_offered_and_decided_together(anna):
    official = factories.official()
    claims = [
        factories.attestation(factories.article(f"Report {number}", blocks=[TEXT]), official, "General To Lam")
        for number in range(3)
    ]
    shown = page(anna.get(claim_url(claims[0])))
    assert "the 2 other claims that read the same" in shown.xpath("string(//p[@class='review-alike'])")
    decide(anna, claims[0], "accept", alike="1")
    assert set(Attestation.objects.values_list("status", flat=True)) == {"accepted"}
    assert "and 2 more" in page(anna.get(queue())).xpath("string(//div[@id='review-log'])")


def test_undo_goes_back_to_the_claim(anna, article):
    claim = factories.figure(article, "130 kg")
    decide(anna, claim, "reject")
    button = page(anna.get(queue())).xpath("//div[@id='review-log']//button[@name='action']")[0]
    response = anna.post(reverse("admin:review_undo"), {"action": button.get("value")}, follow=True)
    assert messages_of(response) == [f"Taken back: {claim}"]
    assert page(response).xpath("//article/@data-key") == [f"figure-{claim.pk}"]
    claim.refresh_from_db()
    assert claim.status == "suggested"


def test_undo_without_a_number_takes_the_last_and_then_says_there_is_nothing(anna, article):
    claim = factories.figure(article, "130 kg")
    decide(anna, claim, "accept")
    anna.post(reverse("admin:review_undo"))
    claim.refresh_from_db()
    assert claim.status == "suggested"
    told = messages_of(anna.post(reverse("admin:review_undo"), follow=True))
    assert told[-1] == "There is nothing to take back."
    assert anna.post(reverse("admin:review_undo"), {"action": "99"}).status_code == 404
    assert anna.post(reverse("admin:review_undo"), {"action": "x"}).status_code == 404


def test_a_note_of_who_was_unsure_is_shown_to_the_next(anna, article):
    claim = factories.figure(article, "130 kg")
    decide(anna, claim, "unsure", note="<i>kg or tonnes?</i>")
    shown = page(client_of("editor", "bao").get(queue(unsure=1)))
    assert "anna was unsure" in shown.text_content()
    assert "<i>kg or tonnes?</i>" in shown.text_content()


def test_names_are_typed_where_no_script_offers_records(anna, article):
    claim = factories.attestation(article, factories.official("Nguyen Van A"), "General To Lam")
    right = factories.official("Tô Lâm")
    decide(anna, claim, "correct", **{"official-typed": "to lam"})
    claim.refresh_from_db()
    assert (claim.status, claim.official) == ("corrected", right)


def test_a_name_that_fits_several_records_asks_which(anna, article):
    claim = factories.attestation(article, factories.official("Nguyen Van A"), "General To Lam")
    two = [factories.official("Tran Van B", name_vi=name) for name in ("Trần Văn B", "Trần Vân B")]
    response = decide(anna, claim, "correct", **{"official-typed": "tran van b"})
    assert "Several records match: choose one." in response.content.decode()
    offered = page(response).xpath("//input[@type='radio' and @name='official-typed']/@value")
    assert sorted(offered) == sorted(f"#{row.pk}" for row in two)
    decide(anna, claim, "correct", **{"official-typed": f"#{two[1].pk}"})
    claim.refresh_from_db()
    assert claim.official == two[1]


def test_a_name_that_nobody_has_is_told(anna, article):
    claim = factories.attestation(article, factories.official("Nguyen Van A"), "General To Lam")
    assert "No record has this name." in decide(anna, claim, "correct", **{"official-typed": "Zzz"}).content.decode()


# --- two editors ---


def test_a_claim_that_somebody_reviews_is_taken_over_or_left(anna, article):
    claim = factories.figure(article, "130 kg")
    anna.get(queue())
    bao = client_of("editor", "bao")
    assert "Nothing waits here" in bao.get(queue()).content.decode()
    shown = page(bao.get(claim_url(claim)))
    assert "anna is reviewing this claim" in shown.text_content()
    assert shown.xpath("//button[@name='verb']") == []
    response = bao.post(claim_url(claim), {"verb": "accept", TOKEN: conflicts.token(claim)})
    assert "anna is reviewing this claim" in response.content.decode()
    claim.refresh_from_db()
    assert claim.status == "suggested"
    bao.post(claim_url(claim, "review_take"))
    assert ClaimLease.objects.get().user.username == "bao"
    decide(bao, claim, "accept")
    claim.refresh_from_db()
    assert claim.decided_by.username == "bao"


def test_an_edit_conflict_shows_both_versions(anna, article):
    claim = factories.figure(article, "130 kg")
    before = fields_of(page(anna.get(claim_url(claim))))
    bao = client_of("editor", "bao")
    bao.post(claim_url(claim, "review_take"))
    decide(bao, claim, "correct", value="14")
    response = anna.post(claim_url(claim), {**before, "value": "13", "verb": "correct"})
    shown = page(response)
    assert "bao changed Value from “130.000000” to “14.000000”" in shown.text_content()
    table = shown.xpath("//table[@class='review-versions']")[0]
    assert [cell.text_content() for cell in table.xpath(".//tbody/tr/*")] == ["Value", "14", "13"]
    claim.refresh_from_db()
    assert (claim.value, claim.decided_by.username) == (14, "bao")


def test_what_a_machine_changed_meanwhile_is_not_accepted_unseen(anna, article):
    claim = factories.figure(article, "130 kg")
    before = fields_of(page(anna.get(claim_url(claim))))
    Figure.objects.filter(pk=claim.pk).update(value=Decimal(999))  # as re-extraction writes
    response = anna.post(claim_url(claim), {**before, "verb": "accept"})
    assert "An import changed this record." in response.content.decode()
    claim.refresh_from_db()
    assert claim.status == "suggested"


# --- as the script asks ---


def test_the_script_gets_the_next_claim_beside_the_one_it_shows(anna, article):
    first = factories.figure(article, "130 kg", confidence="0.5")
    second = factories.figure(article, "130", confidence="0.6")
    third = factories.figure(article, "51", confidence="0.7")
    anna.get(queue())
    ahead = anna.get(queue(beside=f"figure-{first.pk}"), headers=BY_SCRIPT).json()["next"]
    assert ahead["key"] == f"figure-{second.pk}"
    assert ahead["address"] == claim_url(second)
    answer = decide(anna, first, "accept", script=True, beside=f"figure-{second.pk}").json()
    assert answer["stored"] is True
    assert answer["next"]["key"] == f"figure-{third.pk}"
    assert answer["told"] == [f"Accepted: {first}"]
    assert "1 decision today" in answer["log"]
    assert {(lease.kind, lease.claim) for lease in ClaimLease.objects.all()} == {
        ("figure", second.pk),
        ("figure", third.pk),
    }


def test_the_script_is_told_what_was_not_stored(anna, article):
    claim = factories.figure(article, "130 kg")
    answer = decide(anna, claim, "correct", script=True, value="a lot").json()
    assert answer["stored"] is False
    assert 'value="a lot"' in answer["again"]["html"]


def test_the_script_undoes_and_gets_the_claim_again(anna, article):
    claim = factories.figure(article, "130 kg")
    decide(anna, claim, "accept", script=True)
    action = ReviewAction.objects.get()
    answer = anna.post(reverse("admin:review_undo"), {"action": action.pk}, headers=BY_SCRIPT).json()
    assert answer["again"]["key"] == f"figure-{claim.pk}"
    assert "0 decisions today" in answer["log"]


# --- what the machine missed ---


def add_url(version, kind="figure", **asked):
    return reverse("admin:review_add", args=(kind,), query={"version": version.pk, "block": 1, **asked})


def test_a_missed_claim_is_added_from_the_words_marked(anna, article):
    known = factories.citation(article, factories.resolution(), "51-NQ/TW")
    version = factories.current(article)
    address = add_url(version, exact=" 130 kg ", back=f"citation-{known.pk}")
    sent = fields_of(page(anna.get(address)))
    assert (sent["exact"].strip(), sent["block"]) == ("130 kg", "1")
    response = anna.post(address, {**sent, "value": "130", "unit": "kg"})
    assert response["Location"] == claim_url(known)
    claim = Figure.objects.get()
    assert (claim.exact, claim.block, claim.status, claim.decided_by.username) == ("130 kg", 1, "accepted", "anna")
    anna.post(reverse("admin:review_undo"))
    claim.refresh_from_db()
    assert claim.status == "rejected"


def test_words_that_do_not_stand_there_are_refused(anna, article):
    version = factories.current(article)
    response = anna.post(
        add_url(version), {"version": version.pk, "block": 1, "exact": "131 kg", "value": "131", "unit": "kg"}
    )
    assert "Copy them from the text" in response.content.decode()
    assert not Figure.objects.exists()


def test_adding_with_a_name_typed(anna, article):
    official, version = factories.official("Tô Lâm"), factories.current(article)
    sent = {"version": version.pk, "block": 1, "exact": "General To Lam", "official-typed": "To Lam"}
    anna.post(add_url(version, "attestation"), {**sent, "rank": factories.rank().pk})
    assert Attestation.objects.get().official == official
    assert Official.objects.count() == 1


def test_who_may_add_but_not_decide_goes_on_to_the_article(article):
    version = factories.current(article)
    sent = {"version": version.pk, "block": 1, "exact": "130 kg", "value": "130", "unit": "kg"}
    response = client_of("contributor").post(add_url(version), sent)
    assert response["Location"] == reverse("admin:articles_article_change", args=(article.pk,)) + "#block-1"
    assert Figure.objects.get().status == "suggested"


def test_adding_takes_the_permission(article):
    assert client_of("staff").get(add_url(factories.current(article))).status_code == 403


# --- costs ---

KINDS = {
    "attestation": lambda article, official: factories.attestation(article, official, "General To Lam"),
    "citation": lambda article, official: factories.citation(article, factories.resolution(), "51-NQ/TW"),
    "figure": lambda article, official: factories.figure(article, "130 kg"),
    "statement": lambda article, official: factories.statement(article, official, "General To Lam"),
    "participation": lambda article, official: factories.participation(
        article, official, factories.meeting(), "General To Lam"
    ),
    "meetingreport": lambda article, official: factories.report(article, factories.meeting(), "General To Lam"),
}
# session, account and permissions are four; six kinds are looked at for the next one and counted in one
COSTS = {"attestation": 23, "citation": 20, "figure": 22, "statement": 20, "participation": 21, "meetingreport": 20}


@pytest.mark.parametrize("kind", KINDS)
def test_the_queue_costs_the_same_for_one_claim_and_for_many(kind):
    from tests.admin.test_queries import queries

    client, official = client_of("editor"), factories.official()
    KINDS[kind](factories.article(blocks=[TEXT]), official)
    few = len(queries(client, queue()))
    for number in range(12):
        KINDS[kind](factories.article(f"Report {number}", blocks=[TEXT]), official)
    assert len(queries(client, queue())) == few
    assert few == COSTS[kind]


def test_a_page_of_the_queue_is_light(anna):
    long = "To Lam said that much. " * 200
    article = factories.article(blocks=[f"{long}{number}" for number in range(60)])
    factories.figure(article, f"{long}30")
    assert len(anna.get(queue()).content) < 100_000


def test_leases_and_marks_of_claims_that_are_gone_harm_nothing(anna, article):
    claim = factories.figure(article, "130 kg")
    anna.get(queue())
    decide(anna, claim, "unsure")
    review_leases.take(claim, person("editor"))
    Figure.objects.all().delete()
    assert ClaimMark.objects.exists()
    assert anna.get(queue(unsure=1)).status_code == 200
    assert anna.get(reverse("admin:index")).status_code == 200
