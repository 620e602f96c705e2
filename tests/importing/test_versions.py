"""A changed document is a new version; what people decided stays."""

from pathlib import Path

import pytest
from django.utils import timezone

from articles.models import Article, ArticleVersion, Attestation, Claim, Figure, Meeting
from tests import factories
from tests.importing.documents import ORCHARD, bring, outcomes, release, write

pytestmark = pytest.mark.django_db


def decide(claim: Claim, status: str, **fields: object) -> None:
    claim.status, claim.decided_by, claim.decided_at = status, factories.user(), timezone.now()
    for name, value in fields.items():
        setattr(claim, name, value)
    claim.save()


def figure(code: str = "criminal-cases") -> Figure:
    return Figure.objects.get(indicator__code=code, version__is_current=True)


def test_a_changed_document_adds_a_version_and_its_claims(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    write(tmp_path, "a.txt", release(title="Ministry takes stock of a very wet month", cases="1,300"))
    report = bring(path)
    assert outcomes(report) == ["updated"]
    article = Article.objects.get()
    assert article.title == "Ministry takes stock of a very wet month"
    assert article.slug == "ministry-takes-stock-of-a-wet-month", "others link to it"
    assert list(article.versions.values_list("number", "is_current")) == [(2, True), (1, False)]
    assert figure().value == 1300
    assert Figure.objects.filter(version__number=1, indicator__code="criminal-cases").get().value == 1208


def test_two_versions_in_one_batch(tmp_path: Path) -> None:
    lines = "".join(
        f'{{"url": "https://x.vn/a", "text": {text!r}}}\n'.replace("'", '"')
        for text in (release(cases="1"), release(cases="22"), release(cases="333"))
    )
    path = write(tmp_path, "a.jsonl", lines)
    assert outcomes(bring(path)) == ["new", "updated", "updated"]
    assert list(ArticleVersion.objects.order_by("number").values_list("number", "is_current")) == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert outcomes(bring(path)) == ["unchanged"] * 3


def test_a_text_that_comes_back_is_the_old_version_again(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    write(tmp_path, "a.txt", release(title="Another title", cases="1,300"))
    bring(path)
    write(tmp_path, "a.txt", release())
    report = bring(path)
    assert outcomes(report) == ["updated"]
    assert [notice.code for notice in report.results[0].notices] == ["version-put-back"]
    article = Article.objects.get()
    assert article.title == "Ministry takes stock of a wet month"
    assert list(article.versions.values_list("number", "is_current")) == [(2, False), (1, True)]
    assert outcomes(bring(path)) == ["unchanged"]


def test_other_bytes_of_the_same_text_are_no_version(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    write(tmp_path, "a.txt", b"\xef\xbb\xbf" + release().replace("\n", "\r\n").encode())
    report = bring(path)
    assert outcomes(report) == ["unchanged"]
    assert [notice.code for notice in report.results[0].notices] == ["other-bytes"]


def test_a_change_that_folding_hides_is_a_version(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release(cases="1,208"))
    bring(path)
    write(tmp_path, "a.txt", release(cases="1.208"))
    assert outcomes(bring(path)) == ["updated"]


def test_a_file_name_used_again_is_another_article(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    write(tmp_path, "a.txt", ORCHARD)
    report = bring(path)
    assert outcomes(report) == ["new"]
    assert [notice.code for notice in report.results[0].notices] == ["name-reused"]
    assert set(Article.objects.values_list("document_key", flat=True)) == {"a.txt", "a.txt#2"}
    assert outcomes(bring(path)) == ["unchanged"]
    write(tmp_path, "a.txt", ORCHARD.replace("within days", "within two weeks"))
    assert outcomes(bring(path)) == ["updated"]
    assert Article.objects.get(document_key="a.txt#2").versions.count() == 2


def test_what_a_person_set_is_never_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    article = Article.objects.get()
    article.title, article.date_precision, article.published_at = "The editor's title", "day", None
    article.remember_edits(["title", "date_precision"])
    article.save()
    write(tmp_path, "a.txt", release(title="Another title", time="09:00 06/03/2022", cases="7"))
    assert outcomes(bring(path)) == ["updated"]
    article.refresh_from_db()
    assert article.title == "The editor's title"
    assert (article.date_precision, article.published_at) == ("day", None)


def test_a_meeting_a_person_corrected_stays_so_in_a_new_version(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    meeting = Meeting.objects.get()
    meeting.place = "Vinh"
    meeting.remember_edits(["place"])
    meeting.save()
    write(tmp_path, "a.txt", release(place="Hoi An"))
    bring(path)
    meeting = Meeting.objects.get()
    assert meeting.place == "Vinh"


def test_a_new_version_that_corrects_the_day_corrects_the_meeting(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release(day="March 4"))
    bring(path)
    before = Meeting.objects.get()
    write(tmp_path, "a.txt", release(day="March 3"))
    bring(path)
    after = Meeting.objects.get()
    assert (after.pk, after.slug) == (before.pk, before.slug)
    assert after.date_start is not None
    assert after.date_start.day == 3


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_a_decision_goes_on_to_the_new_version(tmp_path: Path, status: str) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    decide(figure(), status)
    write(tmp_path, "a.txt", release(extra=("One more paragraph closes the text.",)))
    assert outcomes(bring(path)) == ["updated"]
    new = figure()
    assert new.version.number == 2
    assert (new.status, new.decided_by, new.decided_at) == (status, figure().decided_by, figure().decided_at)
    assert Figure.objects.filter(version=new.version, value=1208).count() == 1


def test_a_correction_goes_on_to_the_new_version(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    decide(figure(), "corrected", value=1209, proposal={"value": "1208"})
    write(tmp_path, "a.txt", release(extra=("One more paragraph closes the text.",)))
    bring(path)
    new = figure()
    assert (new.version.number, new.value, new.status, new.proposal) == (2, 1209, "corrected", {"value": "1208"})
    assert not Figure.objects.filter(version=new.version, value=1208).exists()


def test_a_claim_a_person_added_goes_on_to_the_new_version(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    version = ArticleVersion.objects.get()
    added = factories.figure(version, "two departments", value=2, unit="department", status="accepted")
    write(tmp_path, "a.txt", release(extra=("One more paragraph closes the text.",)))
    bring(path)
    carried = Figure.objects.get(version__number=2, decided_by__isnull=False)
    assert (carried.exact, carried.status) == ("two departments", "accepted")
    assert carried.uuid != added.uuid


def test_what_somebody_proposed_goes_on_to_the_new_version(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    version = ArticleVersion.objects.get()
    factories.figure(version, "two departments", value=2, unit="department", extractor="", rule="")
    write(tmp_path, "a.txt", release(extra=("One more paragraph closes the text.",)))
    bring(path)
    carried = Figure.objects.get(version__number=2, extractor="")
    assert (carried.exact, carried.status) == ("two departments", "suggested")
    write(tmp_path, "a.txt", release())
    current = ArticleVersion.objects.get(number=2)
    factories.figure(current, "One more paragraph", value=1, extractor="", rule="")
    factories.figure(current, "Deputy Director", value=1, unit="director", extractor="", rule="")
    bring(path)  # the first version is current again: it holds each once that its text has
    kept = Figure.objects.filter(version=version, extractor="").order_by("exact")
    assert [claim.exact for claim in kept] == ["Deputy Director", "two departments"]


def test_a_decision_ends_with_its_sentence(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    decide(figure(), "rejected")
    write(tmp_path, "a.txt", release(cases="1,300"))
    bring(path)
    assert (figure().value, figure().status) == (1300, "suggested")


def test_decisions_on_the_old_version_stay(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    claim = Attestation.objects.order_by("id").first()
    assert claim is not None
    decide(claim, "rejected")
    write(tmp_path, "a.txt", release(cases="1,300"))
    bring(path)
    claim.refresh_from_db()
    assert (claim.status, claim.version.number) == ("rejected", 1)
    carried = Attestation.objects.filter(version__number=2, exact=claim.exact, post=claim.post).get()
    assert carried.status == "rejected"


def test_a_decision_goes_on_to_a_version_that_is_put_back(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    bring(path)
    write(tmp_path, "a.txt", release(extra=("One more paragraph closes the text.",)))
    bring(path)
    decide(figure(), "corrected", value=1209, proposal={"value": "1208"})
    write(tmp_path, "a.txt", release())
    bring(path)
    back = figure()
    assert (back.version.number, back.value, back.status) == (1, 1209, "corrected")
    assert Figure.objects.filter(version__number=1, value=1208).count() == 0
