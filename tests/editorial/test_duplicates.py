import pytest

from articles.editorial import duplicates, merging
from tests import factories
from tests.admin.people import person

pytestmark = pytest.mark.django_db


def names(official):
    return [row.name for row in duplicates.similar(official)]


def test_like_names_are_offered_the_likest_first():
    mai = factories.official("Vu Mai")
    for name in ("Vu Thi Mai", "Vũ Mai", "Vu Mai Anh", "Tran Mai", "Vu Thi Hong Mai", "Vu"):
        factories.official(name)
    factories.alias(factories.official("Sister M."), "Vu-Mai")
    assert names(mai) == ["Sister M.", "Vũ Mai", "Vu Thi Hong Mai", "Vu Thi Mai"]


def test_other_names_of_the_record_count():
    factories.alias(official := factories.official("Sister M."), "Vu Mai")
    factories.official("Vu Thi Mai")
    assert names(official) == ["Vu Thi Mai"]


def test_syllables_must_come_in_order():
    official = factories.official("Vu Thi Hong Mai")
    factories.official("Vu Hong Thi Mai")
    factories.official("Vu Hong Mai")
    assert names(official) == ["Vu Hong Mai"]


def test_who_is_not_the_same_and_who_was_merged_is_not_offered():
    official, other, merged = (factories.official("Vu Mai") for _ in range(3))
    chief = person("chief")
    assert len(names(official)) == 2
    factories.identity_question(other, official, status="different", decided_by=chief, decided_at=chief.date_joined)
    merging.merge(merged, official, chief)
    assert names(official) == []
    third = factories.official("Vu Mai")
    assert [row.pk for row in duplicates.similar(third)] == [official.pk, other.pk]
