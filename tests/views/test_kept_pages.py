"""Pages are remembered only while nothing at all has changed, and only what anybody may see."""

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from articles.search import moments
from articles.views import kept
from tests.importing.databases import database


@pytest.mark.processes
def test_a_page_is_made_anew_as_soon_as_anything_is_written(tmp_path: Path) -> None:
    """On a database of its own, as a process of the site has it: committed for good, in a file."""
    with database(tmp_path / "archive") as archive:
        archive.manage("import_seeds", "--json")
        archive.manage("search_index")
        with archive.start("-m", "tests.views.keeping", stdout=subprocess.PIPE) as process:
            said, _nothing = process.communicate()
        assert process.returncode == 0
    seen = json.loads(said)
    most = 1 if connection.vendor == "postgresql" else 0  # the question for the moment
    assert seen["first"] > 5
    assert seen["again"] == most
    assert seen["in_list_again"] == most
    assert seen["known"] == ["", 304]
    assert seen["changed"] == 200
    assert seen["gone"] == [404, False] or seen["gone"] == [410, False]
    assert seen["within_transaction"] is None
    assert seen["signed_in"] > 5
    assert not seen["rolled_back"]
    for name in ("is_same", "own_change", "raw_change", "unlogged_table", "in_list", "own_transaction"):
        assert seen[name], name
    assert seen["other_language"]


def test_every_commit_to_a_sqlite_file_is_another_moment(tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as one:
        one.execute("PRAGMA journal_mode=WAL")
        one.execute("CREATE TABLE word (text)")
        watcher = moments._Watcher()
        first = watcher.moment(str(path))
        assert first is not None
        assert watcher.moment(str(path)) == first
        one.execute("BEGIN")
        one.execute("INSERT INTO word VALUES ('a')")
        assert watcher.moment(str(path)) == first  # nobody else sees it yet
        one.execute("COMMIT")
        second = watcher.moment(str(path))
        assert second != first
        with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as backup:
            one.backup(backup)
    (tmp_path / "other.sqlite3").replace(path)  # a backup is put back
    assert watcher.moment(str(path)) not in (first, second)
    assert watcher.moment(str(tmp_path / "absent.sqlite3")) is None
    watcher.close()


def test_what_is_kept_goes_with_its_moment_and_the_oldest_first() -> None:
    pages: moments.Kept[str] = moments.Kept(10)
    pages.put(None, "a", "never")
    pages.put(1, "a", "A", 4)
    pages.put(1, "b", "B", 4)
    assert pages.get(1, "a") == "A"
    pages.put(1, "c", "C", 4)  # b was used longest ago
    assert [pages.get(1, key) for key in "abc"] == ["A", None, "C"]
    pages.put(1, "d", "too large", 11)
    assert pages.get(1, "d") is None
    assert [pages.get(moment, "a") for moment in (None, 2)] == [None, None]
    pages.put(2, "e", "E")
    assert [pages.get(2, "a"), pages.get(1, "a"), pages.get(2, "e")] == [None, None, "E"]
    pages.put(2, "e", "F", 10)
    assert pages.get(2, "e") == "F"


def answered(request: HttpRequest, response: HttpResponse, settings: Any, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a second request for the same is answered from memory."""
    settings.KEPT_MB = 1
    monkeypatch.setattr(moments, "now", lambda: "always the same")
    made: list[HttpRequest] = []

    def view(asked: HttpRequest) -> HttpResponse:
        made.append(asked)
        return HttpResponse(response.content, status=response.status_code, headers=dict(response.items()))

    middleware = kept.KeptPagesMiddleware(view)
    assert middleware(request).content == middleware(request).content
    return len(made) == 1


def test_a_plain_page_is_answered_from_memory(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answered(RequestFactory().get("/articles/?a=1"), HttpResponse("page"), settings, monkeypatch)


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("no", status=404),
        HttpResponse("own", headers={"Cache-Control": "private, max-age=60"}),
        HttpResponse("own", headers={"Cache-Control": "no-store"}),
    ],
)
def test_an_answer_for_one_reader_is_not_kept(
    response: HttpResponse, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not answered(RequestFactory().get("/"), response, settings, monkeypatch)


@pytest.mark.django_db
def test_an_answer_for_which_the_session_was_looked_at_is_not_kept(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    assert request.session.get("anything") is None
    assert not answered(request, HttpResponse("page"), settings, monkeypatch)


@pytest.mark.parametrize("case", ["admin", "post", "session", "messages", "form", "long"])
def test_a_request_of_somebody_is_not_answered_from_memory(
    case: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = RequestFactory().get({"admin": "/admin/", "long": f"/?q={'x' * 2000}"}.get(case, "/"))
    if case == "post":
        request = RequestFactory().post("/")
    if case in ("session", "messages"):
        request.COOKIES[{"session": "sessionid", "messages": "messages"}[case]] = "x"
    if case == "form":
        request.META["CSRF_COOKIE"] = "secret"
    assert not answered(request, HttpResponse("page"), settings, monkeypatch)
