"""Every page of the desk opens, keeps the strict content-security policy and has one heading."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.admin import article  # noqa: F401  (registers)
from tests.admin import scene
from tests.admin.people import client_of

pytestmark = pytest.mark.django_db
INLINE = [
    (re.compile(r"<[^>]+\sstyle\s*="), "an inline style"),
    (re.compile(r"<style[\s>]"), "a style element"),
    (re.compile(r"<[^>]+\son[a-z]+\s*="), "an inline handler"),
    (re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")[^>]*>"), "an inline script"),
    (re.compile(r"href=\"javascript:"), "a script address"),
]
READ_ONLY = {"articleversion", "textband", "importrun", "importitem", "identityquestion", "articlelink", "article"}
READ_ONLY |= {"contradiction", "errorreport"}
CHIEFS = re.compile("/(withdraw|merge|undo)/")
READ_ONLY |= {"articlecomment", "correction", "officialmerge"}


def offences(response):
    html = response.content.decode()
    found = [what for pattern, what in INLINE if pattern.search(html)]
    policy = response.headers.get("Content-Security-Policy", "")
    if "unsafe-inline" in policy or "script-src 'self'" not in policy or "style-src 'self'" not in policy:
        found.append(f"policy {policy!r}")
    if len(re.findall(r"<h1[\s>]", html)) != 1:
        found.append("not exactly one h1")
    return found


def pages():
    """Every page that the registered admins have, with the status it is to have."""
    rows = scene.build()
    for model in admin.site._registry:
        options = model._meta
        name, row = f"admin:{options.app_label}_{options.model_name}", rows[model]
        yield reverse(f"{name}_changelist"), 200
        yield reverse(f"{name}_changelist") + "?q=lam", 200
        yield reverse(f"{name}_change", args=(row.pk,)), 200
        yield reverse(f"{name}_history", args=(row.pk,)), 200
        yield reverse(f"{name}_add"), 403 if options.model_name in READ_ONLY else 200
        machine_claim = hasattr(row, "confidence")
        undeletable = machine_claim or options.model_name in READ_ONLY - {"identityquestion", "articlelink"}
        yield reverse(f"{name}_delete", args=(row.pk,)), 403 if undeletable else 200
    withdrawable = next(row for model, row in rows.items() if model.__name__ == "Article")
    yield reverse("admin:articles_article_withdraw", args=(withdrawable.pk,)), 200
    yield reverse("admin:articles_article_explain", args=(withdrawable.pk,)), 200
    named = {model.__name__: row for model, row in rows.items()}
    merge = reverse("admin:articles_official_merge", args=(named["Official"].pk,))
    yield merge, 200
    yield f"{merge}?into={named['OfficialMerge'].source_id}", 200
    yield reverse("admin:articles_officialmerge_undo", args=(named["OfficialMerge"].pk,)), 200
    for name in ("index", "guide", "password_change", "review"):
        yield reverse(f"admin:{name}"), 200
    yield reverse("admin:app_list", args=("articles",)), 200
    for model, row in rows.items():
        if hasattr(row, "confidence"):
            yield reverse("admin:review_claim", args=(model._meta.model_name, row.pk)), 200
            yield reverse("admin:review_add", args=(model._meta.model_name,), query={"version": row.version_id}), 200


def test_every_page_opens_and_holds_nothing_inline():
    client = client_of("superuser")
    visited, wrong = 0, []
    for address, status in pages():
        response = client.get(address)
        visited += 1
        if response.status_code != status:
            wrong.append((address, response.status_code))
        elif status == 200:
            wrong += [(address, what) for what in offences(response)]
    assert wrong == []
    assert visited > 150


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_pages_open_for_editors_too(role):
    client = client_of(role)
    wrong = []
    for address, status in pages():
        response = client.get(address)
        if "/auth/" in address or "/delete/" in address:
            continue
        if response.status_code != (403 if CHIEFS.search(address) and role == "editor" else status):
            wrong.append((address, response.status_code))
    assert wrong == []


def test_the_login_page_too():
    assert offences(client_of("anonymous").get(reverse("admin:login"))) == []


def test_the_check_sees_what_it_is_meant_to_see():
    class Bad:
        headers = {"Content-Security-Policy": "script-src 'self' 'unsafe-inline'"}
        content = b'<p style="color:red" onclick="x()"><script>1</script><style></style><a href="javascript:1">'

    assert len(offences(Bad)) == 7


def test_every_model_of_the_archive_is_registered():
    from django.apps import apps

    own = {"SearchChange", "SearchLog", "Former"}  # kept by the archive for itself
    own |= {"ClaimLease", "ClaimMark", "ConsistencyCheck", "ReviewAction"}  # shown on the front page and in the queue
    models = [m for m in apps.get_app_config("articles").get_models() if not m.__name__.startswith("Historical")]
    missing = {m.__name__ for m in models if m not in admin.site._registry}
    assert missing == own
