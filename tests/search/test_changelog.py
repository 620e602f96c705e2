"""The change log itself: what databases do differently, and that its triggers stay in place."""

import pytest
from django.db import connection

from articles import models
from articles.models.changelog import RULES, install_changelog, lift_changelog
from articles.search import Search, Status, changes, parse, search, store, upkeep
from tests import factories as make
from tests.search.asking import found

on_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only: DATABASE_URL=postgres://…")
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only: the default of `make test`")


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_commits_late_is_not_skipped(search_index: object) -> None:
    """Its rows have lower ids than those taken in before they could be seen."""
    late, quick = make.article("Late"), make.article("Quick")
    assert found("zebra") == []
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("UPDATE articles_article SET title = 'Zebra one' WHERE id = %s", [late.pk])
        models.Article.objects.filter(pk=quick.pk).update(title="Zebra two")
        assert found("zebra") == [quick]
        assert not changes.is_pending(store.opened().checkpoint)
        other.commit()
    finally:
        other.close()
    assert changes.is_pending(store.opened().checkpoint)
    assert set(found("zebra")) == {late, quick}
    assert upkeep.check() == []


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_a_table_emptied_at_once_has_the_index_made_anew(search_index: object) -> None:
    who = make.official("To Lam")
    make.alias(who, "Zebra")
    make.attestation(make.article(), who)
    assert found("zebra") == [who]
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_officialalias")
    assert search(Search(parse("zebra"))).status == Status.OUTDATED
    upkeep.catch_up()
    assert found("zebra") == []


@on_postgres
@pytest.mark.django_db
def test_a_transaction_logs_a_subject_once() -> None:
    article = make.article()
    for _turn in range(5):
        article.save()
    assert models.SearchChange.objects.filter(subject=article.pk * 32 + 1).count() == 1


@on_sqlite
@pytest.mark.django_db
def test_a_subject_is_moved_to_the_end_of_the_log() -> None:
    article = make.article()
    other = make.article()
    rows = models.SearchChange.objects.order_by("id")
    article.save()
    assert rows.filter(subject=article.pk * 32 + 1).count() == 1
    assert rows.last().subject == article.pk * 32 + 1  # type: ignore[union-attr]
    other.save()
    assert rows.last().subject == other.pk * 32 + 1  # type: ignore[union-attr]


@pytest.mark.django_db
def test_a_conflict_clause_does_not_keep_the_log_from_moving(search_index: object) -> None:
    article = make.article(blocks=["To Lam spoke."])
    who = make.official("To Lam")
    assert found("kind:person") == []
    claim = models.Attestation(
        official=who, rank=make.rank(), extractor="t", rule="t", **make.evidence(article, "To Lam")
    )
    models.Attestation.objects.bulk_create([claim], ignore_conflicts=True)
    assert found("kind:person") == [who]


@pytest.mark.django_db
def test_an_import_logs_few_rows() -> None:
    article = make.article(blocks=["To Lam spoke."])
    before = models.SearchChange.objects.count()
    who, rank = make.official("To Lam"), make.rank()
    claims = [
        models.Attestation(official=who, rank=rank, extractor="t", rule=str(n), **make.evidence(article, "To Lam"))
        for n in range(40)
    ]
    models.Attestation.objects.bulk_create(claims)
    assert models.SearchChange.objects.count() - before <= 3


@pytest.mark.django_db
def test_triggers_come_back_as_they_should_be() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER searchlog_articles_article_update")
            cursor.execute("DROP TRIGGER searchlog_articles_rank_update")
            cursor.execute(
                "CREATE TRIGGER searchlog_articles_rank_update AFTER UPDATE ON articles_rank BEGIN SELECT 1; END"
            )
        else:
            cursor.execute("DROP TRIGGER searchlog_articles_article_update ON articles_article")
            cursor.execute("DROP TRIGGER searchlog_articles_rank_update ON articles_rank")
    install_changelog("default")
    article, rank = make.article(), make.rank()
    models.SearchChange.objects.all().delete()
    article.save()
    rank.save()
    assert set(models.SearchChange.objects.values_list("subject", flat=True)) == {
        article.pk * 32 + 1,
        rank.pk * 32 + 10,
    }


@on_sqlite
@pytest.mark.django_db
def test_after_a_migration_the_index_is_made_anew(search_index: object) -> None:
    lift_changelog("default", plan=["a migration"])
    models.Article.objects.update(title="unseen")
    install_changelog("default")
    assert search(Search(parse("x"))).status == Status.OUTDATED


@pytest.mark.django_db
def test_every_watched_table_has_its_triggers() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'searchlog%'")
            expected = 3 * len(RULES)
        else:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'searchlog%'")
            expected = 4 * len(RULES)
        assert cursor.fetchone()[0] == expected


@on_postgres
@pytest.mark.django_db
def test_what_a_transaction_writes_after_it_was_taken_in_is_not_missed(search_index: object) -> None:
    """Other transactions end meanwhile, so that its own number lies before the end of its snapshot."""
    make.article("Earlier")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")
        assert found("zebra") == []
        article = make.article("Zebra")
        assert found("zebra") == [article]
    finally:
        other.close()
