"""Two people are never merged by guess (rule 4)."""

from datetime import date

import pytest
from django.utils import timezone

from articles.editorial import merging, unmerging
from articles.editorial.outcome import RefusalError
from articles.models import Attestation, IdentityQuestion, Official, OfficialAlias
from tests import factories
from tests.admin.people import person
from tests.importing.readings import Reading, store

pytestmark = pytest.mark.django_db

CHIEF = "Director of Mong La Provincial Police"
OTHER_CHIEF = "Director of Sao Bien Provincial Police"


def seen(name: str, rank: str | None, day: date | None, *labels: str) -> Reading:
    return Reading(title=f"{name} {rank} {day} {labels}", published=day).person(name, rank, *labels)


def slugs() -> list[str]:
    return list(Official.objects.order_by("id").values_list("slug", flat=True))


@pytest.mark.parametrize("together", [False, True])
def test_the_same_name_without_contradiction_is_one_person(together: bool) -> None:
    store(
        seen("Vu Thi Mai", "Captain", date(2019, 1, 1)),
        seen("VU THI MAI", "Senior Captain", date(2020, 1, 1), CHIEF),
        seen("Vu Thi Mai", None, None, CHIEF),
        together=together,
    )
    assert slugs() == ["vu-thi-mai"]
    assert Attestation.objects.count() == 3
    assert not IdentityQuestion.objects.exists()


def test_diacritics_are_kept_beside_the_plain_name() -> None:
    store(seen("Vu Thi Mai", "Captain", date(2019, 1, 1)), seen("Vũ Thị Mai", "Captain", date(2019, 2, 1)))
    official = Official.objects.get()
    assert (official.name, official.name_vi) == ("Vu Thi Mai", "Vũ Thị Mai")


def test_a_name_that_came_with_diacritics_has_a_plain_form() -> None:
    store(seen("Đỗ Vũ", "Captain", date(2019, 1, 1)))
    official = Official.objects.get()
    assert (official.name, official.name_vi, official.slug) == ("Do Vu", "Đỗ Vũ", "do-vu")


def test_a_name_a_person_set_is_not_changed() -> None:
    store(seen("Vu Thi Mai", "Captain", date(2019, 1, 1)))
    official = Official.objects.get()
    official.remember_edits(["name_vi"])
    official.save()
    store(seen("Vũ Thị Mai", "Captain", date(2019, 2, 1)))
    assert Official.objects.get().name_vi == ""


def test_another_printed_form_becomes_an_alias_once() -> None:
    store(*(seen(name, "Captain", date(2019, 1, day)) for day, name in enumerate(["Le Tan Ba", "Le-Tan Ba"] * 2, 1)))
    assert Official.objects.count() == 1
    assert list(OfficialAlias.objects.values_list("name", flat=True)) == ["Le-Tan Ba"]


def test_an_alias_finds_its_official() -> None:
    official = factories.official("Vu Thi Mai")
    factories.alias(official, "Sister Mai")
    store(seen("Sister Mai", "Captain", date(2019, 1, 1)))
    assert Attestation.objects.get().official == official


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("General", date(2019, 1, 1)), ("Captain", date(2020, 1, 1))),  # far down
        (("Captain", date(2020, 1, 1)), ("General", date(2019, 1, 1))),  # the same, told in another order
        (("Captain", date(2019, 1, 1)), ("Major General", date(2019, 6, 1))),  # up too fast
        (("Captain", date(2019, 1, 1)), ("Major General", date(2019, 1, 1))),  # both on one day
    ],
)
@pytest.mark.parametrize("together", [False, True])
def test_ranks_that_do_not_fit_make_a_question(
    first: tuple[str, date], second: tuple[str, date], together: bool
) -> None:
    store(seen("Vu Thi Mai", *first), seen("Vu Thi Mai", *second), together=together)
    assert slugs() == ["vu-thi-mai", "vu-thi-mai-2"]
    question = IdentityQuestion.objects.get()
    assert (question.official.slug, question.candidate.slug) == ("vu-thi-mai-2", "vu-thi-mai")
    assert "does not fit the rank" in question.reason
    assert question.status == "open"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Major General", date(2019, 1, 1)), ("Senior Colonel", date(2020, 1, 1))),  # one step down
        (("Senior Colonel", date(2019, 1, 1)), ("Major General", date(2019, 1, 2))),  # promoted
        (("Captain", date(2005, 1, 1)), ("Major General", date(2020, 1, 1))),  # a long career
        (("Lieutenant Colonel", date(2019, 1, 1)), ("Colonel", date(2019, 1, 1))),  # two ways to translate
        (("General", None), ("Captain", date(2020, 1, 1))),  # undated: nothing to compare
    ],
)
def test_ranks_that_fit_make_no_question(first: tuple[str, date | None], second: tuple[str, date | None]) -> None:
    store(seen("Vu Thi Mai", *first), seen("Vu Thi Mai", *second))
    assert slugs() == ["vu-thi-mai"]


def test_nobody_heads_two_bodies_on_one_day() -> None:
    store(
        seen("Vu Thi Mai", "Colonel", date(2019, 1, 1), CHIEF),
        seen("Vu Thi Mai", "Colonel", date(2019, 1, 1), OTHER_CHIEF),
    )
    assert slugs() == ["vu-thi-mai", "vu-thi-mai-2"]
    assert "attested for the same time" in IdentityQuestion.objects.get().reason


def test_a_transfer_is_no_contradiction() -> None:
    store(
        seen("Vu Thi Mai", "Colonel", date(2019, 1, 1), CHIEF),
        seen("Vu Thi Mai", "Colonel", date(2019, 3, 1), OTHER_CHIEF),
    )
    assert slugs() == ["vu-thi-mai"]


def test_party_and_state_posts_go_together() -> None:
    store(
        seen("Vu Thi Mai", "General", date(2019, 1, 1), "Secretary of the Public Security Central Party Committee"),
        seen("Vu Thi Mai", "General", date(2019, 1, 1), "Minister of Public Security", "Member of the Politburo"),
    )
    assert slugs() == ["vu-thi-mai"]


def test_other_diacritics_are_another_person() -> None:
    store(
        seen("Nguyễn Văn Hùng", "Colonel", date(2019, 1, 1)),
        seen("Nguyễn Văn Hưng", "Colonel", date(2019, 1, 1)),
    )
    assert slugs() == ["nguyen-van-hung", "nguyen-van-hung-2"]


def test_where_the_tone_mark_stands_makes_no_difference() -> None:
    store(seen("Lê Thị Hoà", "Colonel", date(2019, 1, 1)), seen("Lê Thị Hòa", "Colonel", date(2019, 2, 1)))
    assert slugs() == ["le-thi-hoa"]


def test_two_people_of_one_name_in_one_article_are_two() -> None:
    store(Reading().person("Vu Thi Mai", "Colonel").person("Vu Thi Mai", "Colonel"))
    assert slugs() == ["vu-thi-mai", "vu-thi-mai-2"]
    assert IdentityQuestion.objects.count() == 1


def test_of_several_namesakes_the_post_tells_who_is_meant() -> None:
    store(
        seen("Vu Thi Mai", "General", date(2019, 1, 1)),
        seen("Vu Thi Mai", "Captain", date(2019, 1, 1), CHIEF),
        seen("Vu Thi Mai", None, date(2019, 2, 1), CHIEF),
    )
    assert slugs() == ["vu-thi-mai", "vu-thi-mai-2"]
    assert Official.objects.get(slug="vu-thi-mai-2").attestations.count() == 2


def test_when_nothing_tells_who_is_meant_the_editor_is_asked() -> None:
    store(
        seen("Vu Thi Mai", "General", date(2019, 1, 1)),
        seen("Vu Thi Mai", "Captain", date(2019, 1, 1)),
        seen("Vu Thi Mai", None, date(2019, 2, 1), "Spokesperson of the Ministry of Public Security"),
    )
    assert slugs()[-1] == "vu-thi-mai-3"
    assert IdentityQuestion.objects.filter(official__slug="vu-thi-mai-3").count() == 2
    assert Official.objects.get(undetermined=True).slug == "vu-thi-mai-3"


def two_namesakes() -> None:
    store(seen("Vu Thi Mai", "General", date(2019, 1, 1)), seen("Vu Thi Mai", "Captain", date(2019, 1, 1)))


@pytest.mark.parametrize("together", [False, True])
def test_mentions_that_nothing_tells_apart_are_gathered_and_asked_about_once(together: bool) -> None:
    two_namesakes()
    spokesperson = "Spokesperson of the Ministry of Public Security"
    store(*(seen("Vu Thi Mai", None, date(2019, 2, day), spokesperson) for day in range(1, 9)), together=together)
    assert slugs() == ["vu-thi-mai", "vu-thi-mai-2", "vu-thi-mai-3"]
    gathering = Official.objects.get(undetermined=True)
    assert gathering.attestations.count() == 8
    assert gathering.questions.count() == 2
    assert IdentityQuestion.objects.count() == 3


def test_what_is_gathered_speaks_for_and_against_nobody() -> None:
    two_namesakes()
    store(*(seen("Vu Thi Mai", None, date(2019, 2, day), OTHER_CHIEF) for day in (1, 2)))
    gathering = Official.objects.get(undetermined=True)
    store(seen("Vu Thi Mai", "General", date(2019, 2, 1), CHIEF))  # fits the general alone
    store(seen("Vu Thi Mai", "Major", date(2030, 1, 1)))  # fits the captain alone, and not what was gathered
    assert gathering.attestations.count() == 2
    assert Official.objects.count() == 3
    assert Official.objects.get(slug="vu-thi-mai").attestations.count() == 2


def test_a_person_nobody_fits_is_not_compared_with_what_is_gathered() -> None:
    store(seen("Vũ Thị Mãi", "General", date(2019, 1, 1)), seen("Vũ Thị Mãi", "Captain", date(2019, 1, 1)))
    store(seen("Vu Thi Mai", None, None, "Spokesperson of the Ministry of Public Security"))
    store(seen("Vũ Thị Mải", "Captain", date(2019, 1, 1)))
    newest = Official.objects.order_by("-id")[0]
    assert (Official.objects.count(), newest.undetermined) == (4, False)
    asked = newest.questions.values_list("candidate__slug", flat=True)
    assert sorted(asked) == ["vu-thi-mai", "vu-thi-mai-2"]


def test_an_answer_about_what_is_gathered_is_not_asked_again() -> None:
    two_namesakes()
    spokesperson = "Spokesperson of the Ministry of Public Security"
    store(seen("Vu Thi Mai", None, date(2019, 2, 1), spokesperson))
    answered = {"status": "different", "decided_by": factories.user(), "decided_at": timezone.now()}
    IdentityQuestion.objects.filter(official__undetermined=True).update(**answered)
    store(seen("Vu Thi Mai", None, date(2019, 2, 2), spokesperson))
    assert IdentityQuestion.objects.filter(status="open").count() == 1  # the two namesakes themselves
    assert Official.objects.count() == 3


def test_a_gathering_record_that_became_a_person_is_one_from_then_on() -> None:
    two_namesakes()
    spokesperson = "Spokesperson of the Ministry of Public Security"
    store(seen("Vu Thi Mai", None, date(2019, 2, 1), spokesperson))
    Official.objects.filter(undetermined=True).update(undetermined=False)
    store(seen("Vu Thi Mai", None, date(2019, 2, 2), spokesperson))  # its post tells
    assert Official.objects.count() == 3
    assert Official.objects.get(slug="vu-thi-mai-3").attestations.count() == 2


def test_what_was_gathered_and_merged_is_gathered_anew() -> None:
    two_namesakes()
    spokesperson = "Spokesperson of the Ministry of Public Security"
    store(seen("Vu Thi Mai", None, date(2019, 2, 1)))  # neither rank nor post: no attestation, and no fit
    general = Official.objects.get(slug="vu-thi-mai")
    Official.objects.filter(undetermined=True).update(merged_into=general)
    store(seen("Vu Thi Mai", None, date(2019, 2, 2), spokesperson))
    gathering = Official.objects.filter(undetermined=True, merged_into=None).get()
    assert gathering.attestations.count() == 1
    assert gathering.questions.count() == 2


def test_an_official_that_was_merged_is_followed() -> None:
    standing = factories.official("Vu Thi Mai", slug="standing")
    factories.official("Vu T. Mai", slug="merged", merged_into=standing)
    store(seen("Vu T. Mai", "Captain", date(2019, 1, 1)))
    assert Attestation.objects.get().official == standing
    assert Official.objects.count() == 2


def test_a_chain_of_merges_is_followed_to_its_end() -> None:
    standing = factories.official("Standing", slug="standing")
    middle = factories.official("Middle", slug="middle", merged_into=standing)
    factories.official("Vu Thi Mai", slug="first", merged_into=middle)
    store(seen("Vu Thi Mai", "Captain", date(2019, 1, 1)))
    assert Attestation.objects.get().official == standing


def test_an_official_a_person_renamed_is_still_found() -> None:
    store(seen("Vu Thi Mai", "Captain", date(2019, 1, 1)))
    official = Official.objects.get()
    official.name = "Vu Thi May"
    official.remember_edits(["name"])
    official.save()
    store(seen("Vu Thi Mai", "Captain", date(2019, 2, 1)))
    assert Official.objects.get().attestations.count() == 2


def test_not_the_same_is_remembered() -> None:
    store(
        seen("Vu Thi Mai", "General", date(2019, 1, 1)),
        seen("Vu Thi Mai", "Captain", date(2019, 1, 1)),
    )
    IdentityQuestion.objects.update(status="different", decided_by=factories.user(), decided_at=timezone.now())
    store(
        seen("Vu Thi Mai", "General", date(2019, 4, 1)),
        seen("Vu Thi Mai", "Captain", date(2019, 4, 1)),
    )
    assert slugs() == ["vu-thi-mai", "vu-thi-mai-2"]
    assert [official.attestations.count() for official in Official.objects.order_by("id")] == [2, 2]
    assert IdentityQuestion.objects.get().status == "different"


def test_an_import_follows_a_merge_and_its_undoing() -> None:
    chief = person("chief")
    two_namesakes()
    general, captain = Official.objects.order_by("id")
    made = merging.merge(captain, general, chief)
    store(seen("Vu Thi Mai", "Captain", date(2019, 1, 2)))  # both ranks are the general's now
    assert Attestation.objects.filter(official=general).count() == 3
    unmerging.undo(made, chief, remember=True)
    store(seen("Vu Thi Mai", "Captain", date(2019, 4, 1)))
    # what came meanwhile stayed with the general, so this one fits both: it is gathered, and neither of them
    assert Attestation.objects.get(as_of=date(2019, 4, 1)).official.undetermined
    assert IdentityQuestion.objects.get(official=captain, candidate=general).status == "different"
    with pytest.raises(RefusalError):
        merging.merge(captain, general, chief)


def test_rejected_claims_are_no_evidence() -> None:
    store(seen("Vu Thi Mai", "General", date(2019, 1, 1)))
    Attestation.objects.update(status="rejected", decided_by=factories.user(), decided_at=timezone.now())
    store(seen("Vu Thi Mai", "Captain", date(2019, 1, 1)))
    assert slugs() == ["vu-thi-mai"]


def test_a_name_in_another_script_is_left_out_with_a_notice() -> None:
    store(Reading().person("金正恩", "General").person("Vu Thi Mai", "Captain"))
    assert slugs() == ["vu-thi-mai"]
