"""One row of everything, so that every page of the desk has something to show."""

from django.contrib.auth.models import Group
from django.utils import timezone

from articles import models
from tests import factories

TEXT = "General To Lam chaired the meeting under Resolution No. 51-NQ/TW and said 130 kg of heroin were seized."


def build(number: int = 1) -> dict[type, object]:
    """One row of each model, by model; each call makes others."""
    article = factories.article(f"Article {number}", blocks=[TEXT, factories.caption("General To Lam speaks.")])
    other = factories.article(f"Article {number} again", blocks=[TEXT], state="draft")
    version = factories.current(article)
    official, namesake = factories.official("To Lam", name_vi="Tô Lâm"), factories.official("Tô Lam")
    organization = factories.organization(f"Department {number}")
    post = factories.post(f"Head of Department {number}", "Head", organization=organization)
    rank = factories.rank("General")
    meeting = factories.meeting(series=factories.series(f"Series {number}"), organizer=organization)
    resolution = factories.resolution(f"{number}-NQ/TW", issuer=organization)
    indicator = factories.indicator(f"indicator-{number}")
    editor = factories.user()
    run = factories.import_run(counts={"new": 2, "rejected": 1})
    factories.import_item(run, outcome="rejected", reason="It is empty.", name=f"bad-{number}.txt")
    rows = [
        article,
        version,
        official,
        organization,
        post,
        rank,
        meeting,
        meeting.series,
        resolution,
        indicator,
        run,
        factories.source(f"Source {number}"),
        factories.alias(official, f"General Lâm {number}"),
        models.OrganizationAlias.objects.create(organization=organization, name=f"D{number}"),
        models.PostAlias.objects.create(post=post, label=f"Head, D{number}"),
        models.TextBand.objects.create(version=version, band=0, value=number),
        factories.near_duplicate(other, article),
        factories.identity_question(namesake, official),
        factories.import_item(run, article=article),
        factories.attestation(article, official, "General To Lam", post=post, rank=rank),
        factories.report(article, meeting, TEXT),
        factories.participation(article, official, meeting, "General To Lam chaired the meeting"),
        factories.citation(article, resolution, "Resolution No. 51-NQ/TW"),
        factories.figure(article, "130 kg", indicator=indicator, status="accepted"),
        factories.statement(article, official, TEXT, meeting=meeting, status="rejected"),
        factories.official_merge(factories.official("To Lem"), official, undone_at=timezone.now(), undone_by=editor),
        factories.comment(article, author=editor),
        factories.correction(article, author=editor),
        factories.error_report(article),
        Group.objects.get_or_create(name="Editor")[0],
        editor,
    ]
    found: dict[type, object] = {type(row): row for row in rows}
    attestation = found[models.Attestation]
    found[models.Contradiction] = factories.contradiction(attestation, attestation)
    return found
