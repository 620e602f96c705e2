"""What surrounds every request: the log line, security headers, the health check."""

import logging
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


@pytest.mark.django_db
def test_healthz_answers_when_all_is_well(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_healthz_names_a_pending_migration(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="sessions", name="0001_initial").delete()
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["migrations_pending"] == ["sessions.0001_initial"]


@pytest.mark.django_db
def test_healthz_says_when_the_database_is_gone(client: Client) -> None:
    with patch("articles.views.health.MigrationExecutor", side_effect=DatabaseError("gone")):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "error", "database": "does not answer"}


@pytest.mark.django_db
def test_each_request_writes_one_line_without_its_query_string(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="mpsarchive.request"):
        response = client.get("/healthz?q=someone")
    lines = [record for record in caplog.records if record.name == "mpsarchive.request"]
    assert len(lines) == 1
    assert (lines[0].path, lines[0].status, lines[0].method) == ("/healthz", 200, "GET")
    assert lines[0].request_id == response["X-Request-ID"]
    assert "someone" not in lines[0].getMessage()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/admin/login/", "/no-such-page"])
def test_security_headers_stand_on_every_answer(client: Client, path: str) -> None:
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in response["Permissions-Policy"]
