"""What the archive knows from the start covers what the extractor and the hand-made truth name."""

import importlib
import json
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from articles.extraction.folding import fold
from articles.extraction.vocabulary import indicators, organizations, posts, ranks
from articles.models import (
    Indicator,
    Organization,
    OrganizationAlias,
    Post,
    PostAlias,
    Rank,
    Source,
    permanent_id,
)
from tests import factories

pytestmark = pytest.mark.django_db

migration = importlib.import_module("articles.migrations.0002_vocabulary")
later = importlib.import_module("articles.migrations.0010_more_vocabulary")
CORPUS = Path(__file__).resolve().parent.parent / "extraction" / "corpus"


class Editor:
    """Stands for the schema editor; the migration asks it for its connection only."""

    connection = connection


def test_every_rank_of_the_extractor_exists_in_order() -> None:
    assert set(Rank.objects.values_list("name", flat=True)) == {name for name, _others, _vi in ranks.RANKS}
    police = [name for name, _others, _vi in ranks.RANKS if "Admiral" not in name]
    assert list(Rank.objects.exclude(name__contains="Admiral").values_list("name", flat=True)) == police


def test_every_organization_of_the_extractor_exists() -> None:
    known = set(Organization.objects.values_list("folded", flat=True))
    known |= set(OrganizationAlias.objects.values_list("folded", flat=True))
    assert {fold(name) for name, _others in organizations.ORGANIZATIONS} - known == set()


def test_every_fixed_post_of_the_extractor_exists() -> None:
    known = set(Post.objects.values_list("folded", flat=True)) | set(PostAlias.objects.values_list("folded", flat=True))
    wanted = {*posts.SAME_POST.values(), *posts.COMPLETE} - {"President"}
    assert {label for label in wanted if fold(label) not in known} == set()


def test_every_indicator_of_the_extractor_exists() -> None:
    known = set(Indicator.objects.values_list("code", flat=True))
    wanted = {row[-1] for row in indicators.RULES}
    wanted |= {f"{code}-seized" for code, _words in indicators.SUBSTANCES}
    wanted |= {f"{code}-cases" for code, _words in indicators.TOPICS} - {"wanted-cases"}
    assert wanted - known == set()


def test_every_indicator_of_the_hand_made_truth_exists() -> None:
    wanted = {
        figure["indicator"]
        for path in CORPUS.rglob("*.json")
        for figure in json.loads(path.read_text()).get("figures", [])
        if figure.get("indicator")
    }
    assert wanted
    assert wanted - set(Indicator.objects.values_list("code", flat=True)) == set()


def test_permanent_ids_are_those_the_importer_would_give() -> None:
    for post in Post.objects.all():
        assert (post.uuid, post.folded) == (permanent_id("post", post.folded), fold(post.label))
    for body in Organization.objects.all():
        assert (body.uuid, body.folded) == (permanent_id("organization", body.folded), fold(body.name))
    for alias in [*OrganizationAlias.objects.all()]:
        assert alias.folded == fold(alias.name)
    for indicator in Indicator.objects.all():
        assert indicator.uuid == permanent_id("indicator", indicator.code)


def test_no_alias_is_the_name_of_another() -> None:
    names = set(Post.objects.values_list("folded", flat=True))
    assert not names & set(PostAlias.objects.values_list("folded", flat=True))
    names = set(Organization.objects.values_list("folded", flat=True))
    assert not names & set(OrganizationAlias.objects.values_list("folded", flat=True))


def test_rates_and_targets_do_not_add_up() -> None:
    assert not Indicator.objects.get(code="clearance-rate").cumulative
    assert Indicator.objects.get(code="drug-cases").cumulative


def test_putting_in_again_changes_nothing() -> None:
    Post.objects.filter(folded="minister of public security").update(label_vi="as edited")
    before = {
        model: list(model.objects.order_by("id").values()) for model in (Rank, Organization, Post, Indicator, Source)
    }
    migration.put_in(apps, Editor)
    for model, rows in before.items():
        assert list(model.objects.order_by("id").values()) == rows


def test_taking_out_leaves_what_is_in_use_or_edited() -> None:
    post = factories.post("Minister of Public Security")
    factories.attestation(factories.article(), factories.official(), post=post, rank=factories.rank("General"))
    Source.objects.filter(slug="viet-nam-news").update(edited_fields=["name"])
    Post.objects.filter(label__in=[label for label, *_more in later.POSTS]).delete()
    Organization.objects.filter(name__in=[name for name, *_more in later.ORGANIZATIONS]).delete()
    migration.take_out(apps, Editor)
    assert list(Post.objects.values_list("label", flat=True)) == ["Minister of Public Security"]
    assert list(Rank.objects.values_list("name", flat=True)) == ["General"]
    assert list(Source.objects.values_list("slug", flat=True)) == ["viet-nam-news"]
    assert not Indicator.objects.exists()
    assert set(Organization.objects.values_list("name", flat=True)) == {
        "Ministry of Public Security",
        "Government",
        "State",
    }
    migration.put_in(apps, Editor)
    assert Rank.objects.count() == len(ranks.RANKS)
