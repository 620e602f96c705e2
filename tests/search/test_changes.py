"""Every way to change everything that an index document depends on: search is right at once, and `check` agrees."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, models
from django.utils import timezone

from articles import models as archive
from articles.editorial import workflow
from articles.models.changelog import RULES
from articles.search import upkeep
from tests import factories as make
from tests.search.asking import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(search_index: Any) -> SimpleNamespace:
    """One of everything, published; the index has taken it in."""
    scene = SimpleNamespace()
    scene.organization = make.organization("Office of Drills")
    scene.other_organization = make.organization("Bureau of Maps")
    scene.post = make.post("Chief of Drills", role="Chief", organization=scene.organization)
    scene.rank = make.rank("Colonel")
    scene.lam, scene.thu, scene.rival = make.official("To Lam"), make.official("Bui Thu"), make.official("Ngo Rival")
    scene.alias = make.alias(scene.thu, "Thu the Elder")
    scene.source = make.source("CAND")
    scene.article = make.article(
        "Drug review",
        blocks=["To Lam chaired the review. Bui Thu spoke of Resolution 51 and 130 kg of heroin."],
        published_on=date(2021, 9, 28),
        source=scene.source,
    )
    scene.draft = make.article("Hidden plan", blocks=["Ngo Rival plans."], state="draft")
    scene.version = scene.article.versions.get()
    scene.series = make.series("Monthly drills")
    scene.meeting = make.meeting("September review", organizer=scene.organization, series=scene.series)
    scene.other_meeting = make.meeting("Empty assembly")
    scene.resolution = make.resolution("51-NQ/TW", title="On forces", issuer=scene.organization)
    scene.other_resolution = make.resolution("77-CT/TW", kind="Directive")
    scene.indicator = make.indicator("heroin-seized", label="Heroin seized")
    scene.other_indicator = make.indicator("gold-found", label="Gold found")
    scene.attestation = make.attestation(scene.article, scene.lam, "To Lam", post=scene.post, rank=scene.rank)
    scene.draft_attestation = make.attestation(scene.draft, scene.rival, "Ngo Rival")
    scene.report = make.report(scene.article, scene.meeting, "the review")
    scene.participation = make.participation(scene.article, scene.lam, scene.meeting, "To Lam")
    scene.citation = make.citation(scene.article, scene.resolution, "Resolution 51")
    scene.figure = make.figure(scene.article, "130 kg", indicator=scene.indicator)
    scene.statement = make.statement(scene.article, scene.thu, "Bui Thu spoke")
    scene.user = make.user()
    upkeep.take_in()
    return scene


@dataclass(frozen=True)
class Change:
    """A row of the scene gets these values; a search then finds these rows of the scene, and not so before."""

    row: str
    values: Callable[[SimpleNamespace], dict[str, Any]]
    query: str
    after: tuple[str, ...]


def rejected(scene: SimpleNamespace) -> dict[str, Any]:
    return {"status": "rejected", "decided_by": scene.user, "decided_at": timezone.now()}


CHANGES = {
    "article's title": Change("article", lambda s: {"title": "Zebra"}, "title:zebra", ("article",)),
    "article's byline": Change("article", lambda s: {"byline": "Zebra"}, "zebra", ("article",)),
    "article's day": Change("article", lambda s: {"published_on": date(2015, 1, 2)}, "on:2015", ("article",)),
    "article's language": Change("article", lambda s: {"language": "vi"}, "language:vi", ("article", "figure")),
    "article's source": Change("article", lambda s: {"source": None}, "source:cand", ()),
    "article taken back": Change("article", lambda s: {"state": "draft"}, "", ()),
    "draft published": Change(
        "draft",
        lambda s: {"state": "published", "first_published_at": timezone.now()},
        "rival",
        ("rival", "draft"),
    ),
    "version no longer current": Change("version", lambda s: {"is_current": False}, "heroin", ()),
    "official's name": Change("lam", lambda s: {"name": "Zebra Lam", "folded": "zebra lam"}, "zebra", ("lam",)),
    "official's Vietnamese name": Change("lam", lambda s: {"name_vi": "Tô Zebra"}, "zebra", ("lam",)),
    "official's other name": Change("alias", lambda s: {"name": "Zebra", "folded": "zebra"}, "zebra", ("thu",)),
    "other name given to another": Change("alias", lambda s: {"official": s.lam}, "elder", ("lam",)),
    "official merged": Change("thu", lambda s: {"merged_into": s.lam}, "elder", ("lam",)),
    "what a merged one did": Change("lam", lambda s: {"merged_into": s.thu}, "official:thu kind:meeting", ("meeting",)),
    "organization's name": Change(
        "organization", lambda s: {"name": "Zebra", "folded": "zebra"}, "zebra", ("meeting", "resolution")
    ),
    "post's label": Change("post", lambda s: {"label": "Zebra", "folded": "zebra"}, "zebra", ("lam",)),
    "post's organization": Change(
        "post", lambda s: {"organization": s.other_organization}, "organization:maps", ("lam", "article")
    ),
    "rank's name": Change("rank", lambda s: {"name": "Zebra"}, "zebra", ("lam",)),
    "meeting's title": Change("meeting", lambda s: {"title": "Zebra"}, "zebra", ("meeting",)),
    "meeting's place": Change("meeting", lambda s: {"place": "Zebra"}, "zebra", ("meeting",)),
    "meeting's day": Change(
        "meeting", lambda s: {"date_start": date(2015, 1, 2), "date_end": date(2015, 1, 2)}, "on:2015", ("meeting",)
    ),
    "meeting's organizer": Change(
        "meeting", lambda s: {"organizer": s.other_organization}, "organization:maps", ("meeting", "article")
    ),
    "series' name": Change("series", lambda s: {"name": "Zebra"}, "zebra", ("meeting",)),
    "resolution's title": Change("resolution", lambda s: {"title": "Zebra"}, "zebra", ("resolution",)),
    "resolution's number": Change(
        "resolution", lambda s: {"number": "99-NQ/TW"}, "99-NQ/TW", ("resolution", "article")
    ),
    "resolution's issuer": Change(
        "resolution", lambda s: {"issuer": s.other_organization}, "organization:maps", ("resolution",)
    ),
    "indicator's label": Change("indicator", lambda s: {"label": "Zebra"}, "zebra", ("figure",)),
    "attestation's official": Change(
        "attestation", lambda s: {"official": s.rival}, "official:rival", ("article", "rival")
    ),
    "attestation rejected": Change("attestation", rejected, "post:drills", ()),
    "participation's official": Change(
        "participation", lambda s: {"official": s.rival}, "official:rival", ("article", "rival", "meeting")
    ),
    "report's meeting": Change("report", lambda s: {"meeting": s.other_meeting}, "assembly", ("other_meeting",)),
    "report rejected": Change("report", rejected, "kind:meeting", ()),
    "citation's resolution": Change(
        "citation", lambda s: {"resolution": s.other_resolution}, "77-CT/TW", ("article", "other_resolution")
    ),
    "citation rejected": Change("citation", rejected, "resolution:51", ()),
    "figure's indicator": Change(
        "figure", lambda s: {"indicator": s.other_indicator}, "indicator:gold", ("article", "figure")
    ),
    "figure's period": Change(
        "figure",
        lambda s: {"period_start": date(2015, 1, 1), "period_end": date(2015, 1, 31), "period_kind": "month"},
        "on:2015-01",
        ("figure",),
    ),
    "figure rejected": Change("figure", rejected, "has:figures", ()),
    "statement's official": Change(
        "statement", lambda s: {"official": s.rival}, "official:rival", ("article", "rival")
    ),
    "statement rejected": Change("statement", rejected, "has:statements", ()),
}


def by_save(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def by_update(row: models.Model, values: dict[str, Any]) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**values)


def by_bulk_update(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    type(row)._default_manager.bulk_update([row], list(values))


def by_raw_sql(row: models.Model, values: dict[str, Any]) -> None:
    columns, raw = [], []
    for name, value in values.items():
        field = row._meta.get_field(name)
        columns.append(f"{connection.ops.quote_name(field.column)} = %s")
        raw.append(field.get_db_prep_save(value.pk if isinstance(value, models.Model) else value, connection))
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {', '.join(columns)} WHERE id = %s", [*raw, row.pk])


def names(scene: SimpleNamespace, rows: list[Any]) -> set[str]:
    return {name for row in rows for name, value in vars(scene).items() if value == row}


@pytest.mark.parametrize("way", [by_save, by_update, by_bulk_update, by_raw_sql])
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found_however_it_was_made(name: str, way: Callable[..., None], scene: SimpleNamespace) -> None:
    change = CHANGES[name]
    before = names(scene, found(change.query))
    assert before != set(change.after), "the case would prove nothing"
    way(getattr(scene, change.row), change.values(scene))
    assert names(scene, found(change.query)) == set(change.after)
    assert upkeep.check() == []


CLAIMS = ("attestation", "report", "participation", "citation", "figure", "statement")


@pytest.mark.parametrize("name", CLAIMS)
@pytest.mark.parametrize("how", ["row", "query", "raw"])
def test_deleted_claims_are_gone(name: str, how: str, scene: SimpleNamespace) -> None:
    row = getattr(scene, name)
    everything = len(found(""))
    if how == "row":
        row.delete()
    elif how == "query":
        type(row).objects.filter(pk=row.pk).delete()
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [row.pk])
    assert upkeep.check() == []
    assert len(found("")) <= everything
    if name == "figure":
        assert found("kind:figure") == []


def test_claims_and_texts_written_in_bulk_are_found(scene: SimpleNamespace) -> None:
    article = make.article("Bulk", blocks=["Ngo Rival met. Zebra. 7 kg."])
    version = article.versions.get()

    def claim(model: Any, exact: str, **fields: Any) -> None:
        model.objects.bulk_create([model(**make.evidence(version, exact), extractor="t", rule="t", **fields)])

    assert names(scene, found("rival")) == set()
    claim(archive.Attestation, "Ngo Rival", official=scene.rival, rank=scene.rank)
    assert names(scene, found("kind:person rival")) == {"rival"}
    claim(archive.MeetingReport, "met", meeting=scene.other_meeting)
    assert names(scene, found("assembly")) == {"other_meeting"}
    claim(archive.Participation, "Ngo Rival", official=scene.rival, meeting=scene.other_meeting, role="chair")
    assert names(scene, found("kind:meeting official:rival")) == {"other_meeting"}
    claim(archive.Citation, "Zebra", resolution=scene.other_resolution)
    assert names(scene, found("kind:resolution 77")) == {"other_resolution"}
    claim(archive.Statement, "Zebra", official=scene.thu)
    assert found("official:thu zebra") == [article]
    claim(archive.Figure, "7 kg", value=7, unit="kg", indicator=scene.other_indicator)
    assert [row.exact for row in found("kind:figure gold")] == ["7 kg"]
    assert upkeep.check() == []


def test_everything_deleted_is_gone(scene: SimpleNamespace) -> None:
    for name in CLAIMS:
        getattr(scene, name).delete()
    scene.version.delete()
    scene.article.delete()
    scene.meeting.delete()
    scene.resolution.delete()
    scene.alias.delete()
    scene.thu.delete()
    assert upkeep.check() == []
    assert found("") == []
    assert names(scene, found("", public=False)) == {
        "lam", "rival", "draft", "other_meeting", "other_resolution"
    }  # fmt: skip


def test_a_new_version_takes_the_place_of_the_old_one(scene: SimpleNamespace) -> None:
    make.version(scene.article, blocks=["A zebra."])
    assert found("zebra") == [scene.article]
    assert found("heroin") == []
    assert found("kind:person") == []
    assert upkeep.check() == []


def test_the_editors_workflow(scene: SimpleNamespace) -> None:
    chief = make.user(is_superuser=True)
    workflow.withdraw([scene.article.pk], chief, "The source took it back.")
    assert found("heroin") == []
    assert found("") == []
    workflow.publish([scene.draft.pk], chief)
    assert names(scene, found("rival")) == {"draft", "rival"}
    assert upkeep.check() == []


def test_a_merge_is_undone(scene: SimpleNamespace) -> None:
    scene.thu.merged_into = scene.lam
    scene.thu.save()
    assert names(scene, found("elder")) == {"lam"}
    scene.thu.merged_into = None
    scene.thu.save()
    assert names(scene, found("elder")) == {"thu"}
    assert upkeep.check() == []


def test_what_is_rolled_back_leaves_no_trace(scene: SimpleNamespace) -> None:
    from django.db import transaction

    class UndoneError(Exception):
        pass

    with pytest.raises(UndoneError), transaction.atomic():
        archive.Article.objects.update(title="Zebra")
        raise UndoneError
    assert found("zebra") == []
    assert upkeep.check() == []


def test_nothing_is_taken_in_that_may_yet_be_rolled_back(scene: SimpleNamespace) -> None:
    from django.db import transaction

    from articles.search import Search, Status, parse, search

    with transaction.atomic():
        archive.Article.objects.update(title="Zebra")
        results = search(Search(parse("zebra")))
        assert (results.status, results.total) == (Status.BEHIND, 0)
        assert [notice.code for notice in results.notices] == ["behind"]
    assert names(scene, found("title:zebra")) == {"article"}


def test_every_table_that_documents_read_is_watched() -> None:
    """Documents are built from these tables; labels of facets come from the database and need no watching."""
    from django.test.utils import CaptureQueriesContext

    from articles.search import documents

    with CaptureQueriesContext(connection) as queries:
        for kind, model in documents.MODELS.items():
            documents.build(kind, list(model._default_manager.values_list("pk", flat=True)) or [1])
    watched = {model._meta.db_table for model in RULES}
    ours = {
        model._meta.db_table
        for model in archive.Article._meta.apps.get_app_config("articles").get_models()
        if any(f'"{model._meta.db_table}"' in query["sql"] for query in queries.captured_queries)
    }
    assert len(ours) >= 8
    assert ours <= watched
