import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial import decisions, history
from articles.models import Attestation
from tests import factories
from tests.admin.people import person

pytestmark = pytest.mark.django_db


def test_values_are_told_in_words():
    article = factories.article(blocks=["General To Lam spoke."])
    claim = factories.attestation(article, factories.official("To Lam"))
    other = factories.official("To An Xo")
    decisions.correct(claim, {"official": other, "as_of": None}, person("editor"))
    found = {change.field: (change.old, change.new) for change in history.changes(list(claim.history.all()))[0]}
    assert found["Official"] == ("To Lam", "To An Xo")
    assert found["As of"] == ("30 Sep 2021", "—")
    assert found["Status"] == ("suggested", "corrected")
    assert "Proposal" not in found


def test_a_record_that_is_gone_is_still_told():
    article = factories.article(blocks=["General To Lam spoke."])
    first, second = factories.official("To Lam"), factories.official("To An Xo")
    claim = factories.attestation(article, first)
    decisions.correct(claim, {"official": second}, person("editor"))
    number = first.pk
    first.delete()
    found = {change.field: change.old for change in history.changes(list(claim.history.all()))[0]}
    assert found["Official"] == f"no longer there (number {number})"


def test_differences_cost_no_query_a_row():
    article = factories.article(blocks=["General To Lam spoke."])
    claim = factories.attestation(article, factories.official())
    editor = person("editor")

    def queries() -> int:
        entries = list(Attestation.history.filter(id=claim.pk))
        with CaptureQueriesContext(connection) as captured:
            history.changes(entries)
        return len(captured)

    decisions.correct(claim, {"official": factories.official("A B")}, editor)
    few = queries()
    for number in range(8):
        decisions.correct(claim, {"official": factories.official(f"A B {number}")}, editor)
    assert queries() == few


@pytest.mark.parametrize(
    ("value", "words"), [(True, "yes"), (False, "no"), (["a", "b"], "a, b"), ("text", "text"), (3, "3")]
)
def test_plain_values(value, words):
    assert history.plain(value) == words
