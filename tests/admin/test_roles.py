"""Who may do what, each role against each action, through the web client."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles.admin.forms import TOKEN
from articles.editorial import conflicts, edits, merging
from articles.models import Article, Claim, Figure, Official
from tests import factories
from tests.admin.people import ROLES, client_of, person

pytestmark = pytest.mark.django_db
PASSWORD = "a good long password"
TEXT = "General To Lam said 130 kg of heroin were seized."


def url(model, page, *args):
    return reverse(f"admin:articles_{model}_{page}", args=args)


def bulk(client, model, action, rows, **data):
    pks = [row.pk for row in rows]
    return client.post(url(model, "changelist"), {"action": action, "_selected_action": pks, "index": 0, **data})


def state_of(row):
    row.refresh_from_db()
    return row.state if isinstance(row, Article) else row.status


def publish(client):
    article = factories.article(state="draft")
    client.post(url("article", "workflow", article.pk), {"to": "published"})
    return state_of(article) == "published"


def publish_in_bulk(client):
    article = factories.article(state="draft")
    bulk(client, "article", "publish_selected", [article])
    return state_of(article) == "published"


def submit(client):
    article = factories.article(state="draft")
    client.post(url("article", "workflow", article.pk), {"to": "in_review"})
    return state_of(article) == "in_review"


def submit_in_bulk(client):
    article = factories.article(state="draft")
    bulk(client, "article", "submit_selected", [article])
    return state_of(article) == "in_review"


def withdraw(client):
    article = factories.article()
    client.post(url("article", "withdraw", article.pk), {"reason": "Taken back."})
    return state_of(article) == "withdrawn"


def withdraw_in_bulk(client):
    article = factories.article()
    data = {"action": "withdraw_selected", "_selected_action": [article.pk], "reason": "Taken back."}
    client.post(url("article", "changelist"), data)
    return state_of(article) == "withdrawn"


def decided(client, verb, expected, **fields):
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg", **fields)
    client.post(url("figure", "decide", claim.pk), {"verb": verb})
    alone = state_of(claim) == expected
    other = factories.figure(factories.article(blocks=[TEXT]), "130 kg", **fields)
    bulk(client, "figure", f"{verb}_selected", [other])
    assert (state_of(other) == expected) == alone
    return alone


def accept(client):
    return decided(client, "accept", "accepted")


def reject(client):
    return decided(client, "reject", "rejected")


def reopen(client):
    return decided(client, "reopen", "suggested", status="rejected")


def figure_form(claim, **changes):
    values = {name: getattr(claim, name) for name in claim.claim_fields if name != "indicator"}
    values = {name: "" if value is None else value for name, value in values.items()}
    return {**values, "indicator": claim.indicator_id, TOKEN: conflicts.token(claim), **changes}


def correct(client):
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg")
    claim.refresh_from_db()
    client.post(url("figure", "change", claim.pk), figure_form(claim, value="13"))
    return state_of(claim) == "corrected"


def add_claim(client):
    version = factories.current(factories.article(blocks=[TEXT]))
    data = {"version": version.pk, "block": 0, "exact": "130 kg", "value": "130", "unit": "kg"}
    client.post(url("figure", "add"), data)
    return Figure.objects.filter(version=version, status="accepted").exists()


def add_record(client):
    inlines = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}
    client.post(url("official", "add"), {"name": "Nguyen Van A", **inlines})
    return Official.objects.filter(slug="nguyen-van-a").exists()


def change_record(client):
    official = factories.official()
    data = {"name": official.name, "name_vi": "Tô Lâm", "slug": official.slug, TOKEN: conflicts.token(official)}
    client.post(url("official", "change", official.pk), {**data, "aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0})
    official.refresh_from_db()
    return official.name_vi == "Tô Lâm"


def give_back(client):
    official = factories.official(edited_fields=["name"])
    client.post(url("official", "release", official.pk), {"field": "name"})
    official.refresh_from_db()
    return official.edited_fields == []


def delete_record(client):
    official = factories.official()
    client.post(url("official", "delete", official.pk), {"post": "yes"})
    return not Official.objects.filter(pk=official.pk).exists()


def delete_record_in_bulk(client):
    official = factories.official()
    bulk(client, "official", "delete_selected", [official], post="yes")
    return not Official.objects.filter(pk=official.pk).exists()


def delete_own_claim(client):
    article = factories.article(blocks=[TEXT])
    claim = factories.figure(article, "130 kg", extractor="", rule="", status="accepted")
    client.post(url("figure", "delete", claim.pk), {"post": "yes"})
    return not Figure.objects.filter(pk=claim.pk).exists()


def delete_machine_claim(client):
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg")
    client.post(url("figure", "delete", claim.pk), {"post": "yes"})
    bulk(client, "figure", "delete_selected", [claim], post="yes")
    return not Figure.objects.filter(pk=claim.pk).exists()


def delete_article(client):
    article = factories.article()
    client.post(url("article", "delete", article.pk), {"post": "yes"})
    bulk(client, "article", "delete_selected", [article], post="yes")
    return not Article.objects.filter(pk=article.pk).exists()


def add_article(client):
    client.post(url("article", "add"), {"title": "From nothing", "slug": "from-nothing", "language": "en"})
    return Article.objects.filter(slug="from-nothing").exists()


def answer(client):
    question = factories.identity_question(factories.official(), factories.official("To Lam"))
    client.post(url("identityquestion", "answer", question.pk), {"answer": "different"})
    return state_of(question) == "different"


def propose(client):
    """Somebody who may not decide adds a claim: it waits for an editor."""
    version = factories.current(factories.article(blocks=[TEXT]))
    data = {"version": version.pk, "block": 0, "exact": "130 kg", "value": "130", "unit": "kg"}
    client.post(url("figure", "add"), data)
    return Figure.objects.filter(version=version, status="suggested", decided_by=None).exists()


def decide_on_a_proposal(client):
    claim = factories.figure(factories.article(blocks=[TEXT]), "130 kg", extractor="", rule="")
    client.post(url("figure", "decide", claim.pk), {"verb": "accept"})
    return state_of(claim) == "accepted"


def step(client, start, to, expected):
    article = factories.article(state=start)
    client.post(url("article", "workflow", article.pk), {"to": to})
    return state_of(article) == expected


def return_to_draft(client):
    return step(client, "in_review", "draft", "draft")


def return_to_draft_in_bulk(client):
    article = factories.article(state="in_review")
    bulk(client, "article", "draft_selected", [article])
    return state_of(article) == "draft"


def unschedule(client):
    return step(client, "scheduled", "unschedule", "in_review")


def take_publication_back(client):
    return step(client, "published", "take_back", "in_review")


def publish_again(client):
    return step(client, "withdrawn", "published", "published")


def schedule(client):
    article = factories.article(state="in_review")
    client.post(url("article", "schedule", article.pk), {"at": "2190-01-01T09:00"})
    return state_of(article) == "scheduled"


def assign(client):
    article, editor = factories.article(), person("editor", "somebody")
    client.post(url("article", "assign", article.pk), {"to": editor.pk, "due": "2190-01-01"})
    article.refresh_from_db()
    return article.assigned_to == editor


def assign_in_bulk(client):
    article = factories.article()
    bulk(client, "article", "assign_selected", [article])
    article.refresh_from_db()
    return article.assigned_to is not None


def comment(client):
    article = factories.article()
    client.post(url("article", "comment", article.pk), {"text": "Look again."})
    return article.comments.exists()


def publish_correction(client):
    article = factories.article()
    client.post(url("article", "correction", article.pk), {"text": "The year was wrong."})
    return article.corrections.exists()


def retract_correction(client):
    note = factories.correction(factories.article())
    client.post(url("article", "retract", note.article_id), {"correction": note.pk})
    note.refresh_from_db()
    return note.retracted_at is not None


def merge(client):
    source, target = factories.official(), factories.official("To An Lam")
    client.post(f"{url('official', 'merge', source.pk)}?into={target.pk}")
    source.refresh_from_db()
    return source.merged_into == target


def take_merge_back(client):
    source, target = factories.official(), factories.official("To An Lam")
    made = merging.merge(source, target, person("superuser", "root"))
    client.post(url("officialmerge", "undo", made.pk))
    source.refresh_from_db()
    return source.merged_into is None


def put_field_back(client):
    official = factories.official("To Lam")
    official.name = "To An Lam"
    edits.save(official, ["name"], person("superuser", "root"))
    entry = official.history.first()
    client.post(url("official", "restore", official.pk), {"entry": entry.pk, "field": "name"})
    official.refresh_from_db()
    return official.name == "To Lam"


def make_account(client):
    data = {"username": "new-person", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("admin:auth_user_add"), data)
    return User.objects.filter(username="new-person").exists()


def account_form(user, **changes):
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "00:00"}
    return {"username": user.username, "is_active": "on", "is_staff": "on", **joined, **changes}


def give_a_role(client):
    user, group = person("staff", "newcomer"), Group.objects.get(name="Editor")
    client.post(reverse("admin:auth_user_change", args=(user.pk,)), account_form(user, groups=[group.pk]))
    return group in user.groups.all()


def make_a_superuser(client):
    user = person("staff", "newcomer")
    data = account_form(user, is_superuser="on")
    client.post(reverse("admin:auth_user_change", args=(user.pk,)), data)
    user.refresh_from_db()
    return user.is_superuser


def change_a_superuser(client):
    root = person("superuser", "root")
    client.post(reverse("admin:auth_user_change", args=(root.pk,)), account_form(root, first_name="Changed"))
    root.refresh_from_db()
    return root.first_name == "Changed"


def set_a_superusers_password(client):
    root = person("superuser", "root")
    data = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("admin:auth_user_password_change", args=(root.pk,)), data)
    root.refresh_from_db()
    return root.check_password(PASSWORD)


def delete_account(client):
    user = person("staff", "newcomer")
    client.post(reverse("admin:auth_user_delete", args=(user.pk,)), {"post": "yes"})
    return not User.objects.filter(pk=user.pk).exists()


def see(client):
    return client.get(url("article", "changelist")).status_code == 200


ADMINISTRATORS = {"administrator", "superuser"}
CHIEFS = {"chief", *ADMINISTRATORS}
EDITORS = {"editor", *CHIEFS}
CONTRIBUTORS = {"contributor", *EDITORS}
MATRIX = [
    (see, CONTRIBUTORS),
    (submit, CONTRIBUTORS),
    (submit_in_bulk, CONTRIBUTORS),
    (publish, CHIEFS),
    (publish_in_bulk, CHIEFS),
    (withdraw, CHIEFS),
    (withdraw_in_bulk, CHIEFS),
    (accept, EDITORS),
    (reject, EDITORS),
    (reopen, EDITORS),
    (correct, EDITORS),
    (add_claim, EDITORS),
    (propose, {"contributor"}),
    (decide_on_a_proposal, EDITORS),
    (return_to_draft, EDITORS),
    (return_to_draft_in_bulk, EDITORS),
    (unschedule, EDITORS),
    (schedule, CHIEFS),
    (take_publication_back, CHIEFS),
    (publish_again, CHIEFS),
    (assign, EDITORS),
    (assign_in_bulk, EDITORS),
    (comment, CONTRIBUTORS),
    (publish_correction, CHIEFS),
    (retract_correction, CHIEFS),
    (merge, CHIEFS),
    (take_merge_back, CHIEFS),
    (put_field_back, EDITORS),
    (make_account, ADMINISTRATORS),
    (give_a_role, ADMINISTRATORS),
    (make_a_superuser, {"superuser"}),
    (change_a_superuser, {"superuser"}),
    (set_a_superusers_password, {"superuser"}),
    (delete_account, {"superuser"}),
    (answer, EDITORS),
    (add_record, EDITORS),
    (change_record, EDITORS),
    (give_back, EDITORS),
    (delete_record, CHIEFS),
    (delete_record_in_bulk, CHIEFS),
    (delete_own_claim, CHIEFS),
    (delete_machine_claim, set()),
    (delete_article, set()),
    (add_article, set()),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("action", "may"), MATRIX, ids=lambda value: getattr(value, "__name__", ""))
def test_role_and_action(role, action, may):
    assert action(client_of(role)) == (role in may)


@pytest.mark.parametrize("address", ["workflow", "withdraw"])
def test_strangers_are_sent_to_the_login(address):
    article = factories.article()
    response = client_of("anonymous").post(url("article", address, article.pk), {"to": "published"})
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


@pytest.mark.parametrize(
    ("model", "page"),
    [
        ("article", "workflow"),
        ("article", "schedule"),
        ("article", "assign"),
        ("article", "comment"),
        ("article", "correction"),
        ("article", "retract"),
        ("figure", "decide"),
        ("official", "release"),
        ("official", "restore"),
    ],
)
def test_addresses_that_change_something_take_no_get(model, page):
    rows = {"article": factories.article(), "official": factories.official()}
    rows["figure"] = factories.figure(rows["article"])
    assert client_of("superuser").get(url(model, page, rows[model].pk)).status_code == 405


def test_posts_without_the_csrf_token_are_refused():
    client = client_of("superuser")
    client.handler.enforce_csrf_checks = True
    claim = factories.figure(factories.article())
    assert client.post(url("figure", "decide", claim.pk), {"verb": "accept"}).status_code == 403
    claim.refresh_from_db()
    assert claim.status == Claim.Status.SUGGESTED
