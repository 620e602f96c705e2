"""Bulk rows arrive as `bulk_create` would bring them, on either database."""

from collections.abc import Callable
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DataError, IntegrityError, connection, models
from django.test.utils import CaptureQueriesContext

from articles.importing.bulk import insert, insert_values
from articles.models import (
    CLAIM_MODELS,
    ArticleVersion,
    Claim,
    Figure,
    Meeting,
    Official,
    Statement,
    TextBand,
)
from tests import factories

AWKWARD = 'Tô Lâm said: "a\\b", 100%\tof \\N and\nmore.'


def claims(version: ArticleVersion) -> dict[type[models.Model], Claim]:
    """One unsaved claim of every kind, with awkward text as evidence."""
    official, meeting = factories.official(), factories.meeting()
    made: list[Claim] = [
        factories.attestation(version, official, AWKWARD, as_of=date(2021, 9, 28)),
        factories.report(version, meeting, AWKWARD),
        factories.participation(version, official, meeting, exact=AWKWARD),
        factories.citation(version, factories.resolution(), AWKWARD),
        factories.figure(
            version,
            AWKWARD,
            value=Decimal("517.570000"),
            unit="kg",
            change_percent=Decimal("-4.200"),
            notices=['a "notice"', "Số"],
            confidence=Decimal("0.875"),
        ),
        factories.statement(version, official, AWKWARD),
    ]
    return {type(claim): claim for claim in made}


def again(claim: Claim) -> Claim:
    """The same claim, not saved yet."""
    type(claim)._default_manager.filter(pk=claim.pk).delete()
    fresh = copy(claim)
    fresh.pk = None
    fresh._state = copy(claim._state)
    fresh._state.adding = True
    return fresh


def values(model: type[models.Model]) -> list[dict[str, Any]]:
    return [{**row, "id": None} for row in model._default_manager.order_by("pk").values()]


@pytest.mark.django_db
@pytest.mark.parametrize("model", CLAIM_MODELS)
def test_a_claim_arrives_as_bulk_create_brings_it(model: type[models.Model]) -> None:
    claim = claims(factories.current(factories.article(blocks=[AWKWARD])))[model]
    model._default_manager.bulk_create([fresh := again(claim)])
    expected = values(model)
    insert(model, [again(fresh)])
    assert values(model) == expected
    assert len(expected) == 1


@pytest.mark.django_db
def test_records_may_get_their_keys_after_they_were_set() -> None:
    saved = claims(factories.current(factories.article(blocks=[AWKWARD])))[Statement]
    statement = again(saved)
    assert isinstance(statement, Statement)
    statement.official = official = Official(name="Tran Van Muoi", folded="tran van muoi", slug="tran-van-muoi")
    statement.meeting = Meeting(title="Talks", slug="talks")
    official.save()
    statement.meeting.save()
    insert(Statement, [statement])
    row = Statement.objects.get()
    assert (row.official, row.meeting) == (official, statement.meeting)


@pytest.mark.django_db
def test_bands_are_written_by_value() -> None:
    version = factories.current(factories.article())
    insert_values(TextBand, ("version_id", "band", "value"), [(version.pk, 0, -(2**63)), (version.pk, 1, 2**63 - 1)])
    assert list(TextBand.objects.order_by("band").values_list("value", flat=True)) == [-(2**63), 2**63 - 1]


def _twice(version: ArticleVersion) -> None:
    claim = claims(version)[Figure]
    insert(Figure, [copy(claim)])


def _no_version(version: ArticleVersion) -> None:
    claim = again(claims(version)[Figure])
    claim.version_id = None  # type: ignore[assignment]
    claim._state.fields_cache.clear()
    insert(Figure, [claim])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("break_it", [_twice, _no_version])
def test_a_broken_rule_is_djangos_error(break_it: Callable[[ArticleVersion], None]) -> None:
    with pytest.raises((IntegrityError, DataError)):
        break_it(factories.current(factories.article(blocks=[AWKWARD])))


@pytest.mark.django_db
def test_no_rows_ask_nothing() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        insert(Figure, [])
    assert len(queries) == 0
