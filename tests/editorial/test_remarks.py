from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from articles.editorial import conflicts, remarks
from articles.editorial.outcome import RefusalError
from articles.models import Correction
from tests import factories
from tests.admin.people import person

pytestmark = pytest.mark.django_db


def test_articles_are_given_to_somebody_with_a_day():
    editor, other = person("editor"), person("editor", "anna")
    articles = [factories.article(), factories.article()]
    mark = conflicts.token(articles[0])
    outcome = remarks.assign([row.pk for row in articles], editor, other, date(2026, 12, 1))
    assert len(outcome.done) == 2
    articles[0].refresh_from_db()
    assert (articles[0].assigned_to, articles[0].due_on) == (other, date(2026, 12, 1))
    assert articles[0].history.first().history_change_reason == "assigned to anna, due 1 Dec 2026"
    assert conflicts.changed_since(articles[0], mark) == []  # who works on it is no edit of it
    again = remarks.assign([articles[0].pk], editor, other, date(2026, 12, 1))
    assert again.skipped[0].why == "stands so already"
    remarks.assign([articles[0].pk], editor, None)
    assert articles[0].history.first().history_change_reason == "assigned to nobody"


def test_only_who_is_at_the_desk_is_given_work():
    article, editor = factories.article(), person("editor")
    for who in (person("staff"), factories.user("reader")):
        with pytest.raises(RefusalError, match="is not at the desk"):
            remarks.assign([article.pk], editor, who)
    with pytest.raises(PermissionDenied):
        remarks.assign([article.pk], person("contributor"), editor)


def test_comments_are_kept_in_order():
    article, by = factories.article(), person("contributor")
    for text in ("First.", "  Second. "):
        remarks.comment(article, by, text)
    assert [row.text for row in article.comments.all()] == ["Second.", "First."]
    with pytest.raises(RefusalError):
        remarks.comment(article, by, " ")
    with pytest.raises(PermissionDenied):
        remarks.comment(article, person("staff"), "x")


def test_readers_see_a_correction_until_it_is_retracted(client):
    article, chief = factories.article(), person("chief")
    stamp = article.updated_at
    made = remarks.publish_correction(article, chief, "The year was wrong & is right <now>.")
    article.refresh_from_db()
    assert article.updated_at > stamp
    assert list(Correction.objects.visible()) == [made]
    assert article.history.first().history_change_reason.startswith("published a correction: The year")
    remarks.retract_correction(made, chief)
    assert not Correction.objects.visible().exists()
    with pytest.raises(RefusalError, match="chief-person has retracted it"):
        remarks.retract_correction(made, chief)


def test_corrections_stand_on_published_articles_only():
    chief, article = person("chief"), factories.article(state="draft")
    with pytest.raises(RefusalError, match="Only published"):
        remarks.publish_correction(article, chief, "x")
    factories.correction(article)
    assert not Correction.objects.visible().exists()
    public = factories.article()
    with pytest.raises(RefusalError, match="Say what was wrong"):
        remarks.publish_correction(public, chief, " ")
    with pytest.raises(PermissionDenied):
        remarks.publish_correction(public, person("editor"), "x")
