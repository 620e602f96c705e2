"""Rules that the database keeps against every writer: each case tries to break one by a plain query."""

from collections.abc import Callable
from copy import copy
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles import models
from articles.models.changelog import install_changelog, lift_changelog
from articles.models.guards import install_guards, lift_guards
from tests import factories as make

pytestmark = pytest.mark.django_db

DAY = date(2021, 9, 28)
EARLIER = DAY - timedelta(days=1)


def refused(write: Callable[[], Any], by: str) -> None:
    """`write` raises IntegrityError whose message names the rule, and leaves the connection usable."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        write()
    assert by in str(caught.value)


def claims(article: models.Article) -> list[models.Claim]:
    """One claim of each kind."""
    who, what = make.official(), make.meeting()
    made = [
        make.attestation(article, who),
        make.report(article, what),
        make.participation(article, who, what),
        make.citation(article, make.resolution()),
        make.figure(article),
        make.statement(article, who),
    ]
    assert {type(claim) for claim in made} == set(models.CLAIM_MODELS)
    return made


CLAIM_BREAKS: dict[str, tuple[dict[str, Any], str]] = {
    "span empty": ({"start": 3, "end": 3, "exact": ""}, ""),
    "span beyond its block": ({"start": 0, "end": 900, "exact": "x" * 900}, "evidence"),
    "block that is not there": ({"block": 7}, "evidence"),
    "text that the span does not read": ({"exact": "Colonel To Lam chaired the meeting."}, "evidence"),
    "shifted span": ({"start": 1, "end": 36}, "evidence"),
    "accepted without a decider": ({"status": "accepted"}, "decision_has_decider"),
    "corrected without a decider": ({"status": "corrected"}, "decision_has_decider"),
    "rejected without a decider": ({"status": "rejected"}, "decision_has_decider"),
    "unknown status": ({"status": "perhaps"}, ""),
    "confidence above one": ({"confidence": Decimal("1.5")}, "confidence_share"),
}


@pytest.mark.parametrize("case", CLAIM_BREAKS)
def test_no_claim_breaks_its_rules(case: str) -> None:
    values, rule = CLAIM_BREAKS[case]
    for claim in claims(make.article(blocks=["General To Lam chaired the meeting."])):
        refused(lambda claim=claim: type(claim).objects.filter(pk=claim.pk).update(**values), rule)  # type: ignore[misc]


def test_a_decider_without_a_decision_is_refused() -> None:
    claim = make.statement(make.article(), make.official())
    refused(
        lambda: models.Statement.objects.filter(pk=claim.pk).update(decided_by=make.user(), decided_at=timezone.now()),
        "decision_has_decider",
    )


def test_evidence_is_checked_by_characters_not_bytes() -> None:
    article = make.article(blocks=["Thượng tướng Tô Lâm — “chủ trì” 🇻🇳 phiên họp."])
    claim = make.statement(article, make.official(), exact="“chủ trì” 🇻🇳")
    claim.refresh_from_db()
    block = article.versions.get().blocks[0]["text"]
    assert block[claim.start : claim.end] == claim.exact


def test_insert_is_guarded_as_update_is() -> None:
    article = make.article(blocks=["He spoke."])
    version = article.versions.get()
    wrong = models.Statement(version=version, block=0, start=0, end=4, exact="They", official=make.official())
    refused(lambda: models.Statement.objects.bulk_create([wrong]), "evidence")


@pytest.mark.parametrize(
    "values",
    [{"raw": b"other"}, {"blocks": []}, {"sha256": "0" * 64}, {"number": 9}, {"text_sha256": "x"}, {"encoding": "x"}],
)
def test_a_version_never_changes(values: dict[str, Any]) -> None:
    version = make.article().versions.get()
    refused(lambda: models.ArticleVersion.objects.filter(pk=version.pk).update(**values), "never changes")


def test_a_version_may_stop_being_current() -> None:
    version = make.article().versions.get()
    models.ArticleVersion.objects.filter(pk=version.pk).update(is_current=False)
    version.refresh_from_db()
    assert version.is_current is False


def test_guards_come_back_when_a_table_was_rebuilt() -> None:
    claim = make.statement(make.article(), make.official())
    name, table = "guard_articles_statement_update", "articles_statement"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute(f"DROP TRIGGER guard_evidence ON {table}")
    install_guards("default")
    refused(lambda: models.Statement.objects.filter(pk=claim.pk).update(block=5), "evidence")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables: the default of `make test`")
@pytest.mark.django_db(transaction=True)
def test_a_migration_can_rebuild_the_table_that_the_guards_read() -> None:
    claim = make.statement(make.article(), make.official())
    old = models.ArticleVersion._meta.get_field("name")
    wider = copy(old)
    wider.max_length = 501
    for before, after in ((old, wider), (wider, old)):  # there and back: other tests use this database
        lift_guards("default", plan=["a migration"])
        lift_changelog("default", plan=["a migration"])
        with connection.schema_editor() as editor:
            editor.alter_field(models.ArticleVersion, before, after)
        install_guards("default")
        install_changelog("default")
    refused(lambda: models.Statement.objects.filter(pk=claim.pk).update(block=5), "evidence")


def test_guards_stay_when_there_is_nothing_to_migrate() -> None:
    claim = make.statement(make.article(), make.official())
    lift_guards("default", plan=[])
    refused(lambda: models.Statement.objects.filter(pk=claim.pk).update(block=5), "evidence")


@pytest.mark.parametrize("day", [date(21, 9, 30), date(1899, 12, 31), date(2200, 1, 1), date(9999, 12, 31)])
def test_years_that_nobody_can_mean_are_refused(day: date) -> None:
    article = make.article()
    rows: list[tuple[Any, dict[str, Any]]] = [
        (article, {"published_on": day}),
        (make.meeting(), {"date_start": day, "date_end": day}),
        (make.figure(article), {"period_start": day, "period_end": day}),
        (make.figure(article), {"baseline_start": day, "baseline_end": day}),
        (make.attestation(article, make.official()), {"as_of": day}),
        (make.resolution(), {"date": day}),
    ]
    for row, values in rows:
        refused(lambda row=row, values=values: type(row).objects.filter(pk=row.pk).update(**values), "plausible")
        for name, value in values.items():
            setattr(row, name, value)
        with pytest.raises(ValidationError):
            row.clean_fields()


UNIQUE: dict[str, Callable[[], Any]] = {
    "current version": lambda: [
        models.ArticleVersion.objects.filter(article=made).update(is_current=True)
        for made in [make.article()]
        if make.version(made)
    ],
    "version's bytes": lambda: [make.version(make.article(), raw=b"same") for _ in range(2)],
    "post in an organization": lambda: [
        models.Post.objects.create(
            label=label, role="Chief", slug=f"chief-{number}", organization=make.organization("Office of Sports")
        )
        for number, label in enumerate(("Chief of Sports", "CHIEF of Sports"))
    ],
    "post without an organization": lambda: [
        models.Post.objects.create(label="Wise Person", role="Wise Person", slug=f"wise-{number}")
        for number in range(2)
    ],
    "resolution's key": lambda: [make.resolution(key="resolution:1") for _ in range(2)],
    "indicator's code": lambda: [
        models.Indicator.objects.create(code="llamas-seized", label="Llamas") for _ in range(2)
    ],
    "folded alias of an official": lambda: [
        make.alias(who, name) for who in [make.official()] for name in ("Tô Lâm", "TO-LAM")
    ],
    "organization's folded name": lambda: [
        models.Organization.objects.create(name=name) for name in ("Bộ Nắng", "Bo Nang")
    ],
    "article's document key": lambda: [make.article(document_key="a.txt") for _ in range(2)],
    "meeting's key": lambda: [make.meeting(key="same") for _ in range(2)],
}


@pytest.mark.parametrize("what", UNIQUE)
def test_natural_keys_are_unique(what: str) -> None:
    refused(UNIQUE[what], "")


def test_two_officials_may_share_a_name_and_an_alias() -> None:
    first, second = make.official("Nguyen Van Son"), make.official("Nguyễn Văn Sơn")
    assert first.folded == second.folded
    assert make.alias(first, "Son").folded == make.alias(second, "Sơn").folded


ORDERED: dict[str, Callable[[], Any]] = {
    "meeting_dates_ordered": lambda: make.meeting(date_start=DAY, date_end=EARLIER),
    "figure_period_ordered": lambda: make.figure(make.article(), period=(DAY, EARLIER)),
    "figure_baseline_ordered": lambda: make.figure(make.article(), baseline_start=DAY, baseline_end=EARLIER),
    "article_date_fits_precision": lambda: make.article(published_on=None, date_precision="day"),
    "article_withdrawn_says_why": lambda: make.article(state="withdrawn", withdrawal_reason=""),
    "attestation_of_something": lambda: make.attestation(make.article(), make.official(), rank=None, post=None),
    "official_not_merged_into_itself": lambda: (
        lambda who: models.Official.objects.filter(pk=who.pk).update(merged_into=who)
    )(make.official()),
    "importitem_rejected_has_reason": lambda: make.import_item(outcome="rejected"),
    "resolution_is_identifiable": lambda: make.resolution(number=""),
}


@pytest.mark.parametrize("rule", ORDERED)
def test_values_that_contradict_each_other_are_refused(rule: str) -> None:
    refused(ORDERED[rule], rule)


def test_half_a_period_is_refused() -> None:
    figure = make.figure(make.article())
    refused(lambda: models.Figure.objects.filter(pk=figure.pk).update(period_start=None), "figure_period_ordered")
    refused(lambda: models.Figure.objects.filter(pk=figure.pk).update(period_end=None), "figure_period_ordered")


def test_decimals_keep_every_digit() -> None:
    figure = make.figure(make.article(), value="2764.06", change_percent=Decimal("-10.69"))
    figure.refresh_from_db()
    assert (figure.value, figure.change_percent) == (Decimal("2764.06"), Decimal("-10.69"))
    assert not isinstance(figure.value, float)


def test_evidence_protects_what_it_points_to() -> None:
    article = make.article()
    who = make.official()
    make.statement(article, who)
    for record in (who, article, article.versions.get()):
        with pytest.raises(ProtectedError):
            record.delete()
