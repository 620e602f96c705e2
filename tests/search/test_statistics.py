"""SQLite is told how its tables are filled, so that it does not look for a few rows among all that are published."""

from pathlib import Path

import pytest
from django.db import connection

from articles.models import Figure
from articles.search import statistics, upkeep
from articles.search.records import visible
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL finds out by itself")
def test_figures_by_id_are_found_by_id_after_the_index_was_made(search_index: Path) -> None:
    for number in range(60):
        make.figure(make.article(f"Article {number}", ["5 kg"]), "5 kg", 5)

    def way() -> str:
        rows = visible("figure").filter(pk__in=list(Figure.objects.values_list("pk", flat=True)[:20]))
        return str(rows.explain())

    guessed = way()
    upkeep.rebuild()
    assert way() != guessed


def test_a_busy_database_is_looked_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "LOOKED_AT", "nonsense)")  # an error of the database
    statistics.refresh()
