"""Settings read from the environment: what starts, what is refused, and what the refusal says."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from mpsarchive import env

ROOT = Path(__file__).resolve().parents[2]
SECRET = "s" * 60
PRODUCTION = {"MPS_ENV": "production", "SECRET_KEY": SECRET, "ALLOWED_HOSTS": "archive.example.org"}
SHOW = (
    "import json; from django.conf import settings as s;"
    "print(json.dumps({n: getattr(s, n) for n in ('DEBUG', 'ALLOWED_HOSTS', 'DATABASES', 'SECURE_HSTS_SECONDS',"
    " 'SESSION_COOKIE_SECURE', 'SECURE_SSL_REDIRECT', 'SECRET_KEY', 'TIME_ZONE', 'USE_TZ', 'LOG_FORMAT')},"
    " default=str))"
)


def load(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    fixed = {"DJANGO_SETTINGS_MODULE": "mpsarchive.settings", "MPS_VAR_DIR": str(tmp_path)}
    clean = {"PATH": os.environ["PATH"], **fixed}
    return subprocess.run(
        [sys.executable, "-c", SHOW], cwd=ROOT, env={**clean, **variables}, capture_output=True, text=True, check=False
    )


def test_development_needs_nothing(tmp_path: Path) -> None:
    shown = json.loads(load(tmp_path).stdout)
    assert shown["DEBUG"] is False
    assert "127.0.0.1" in shown["ALLOWED_HOSTS"]
    assert shown["DATABASES"]["default"]["NAME"] == str(tmp_path / "archive.sqlite3")
    assert shown["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (shown["TIME_ZONE"], shown["USE_TZ"]) == ("Asia/Ho_Chi_Minh", True)


def test_the_development_secret_is_kept_and_private(tmp_path: Path) -> None:
    first, second = (json.loads(load(tmp_path).stdout)["SECRET_KEY"] for _ in range(2))
    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_production_turns_on_everything_that_needs_https(tmp_path: Path) -> None:
    shown = json.loads(load(tmp_path, **PRODUCTION).stdout)
    assert shown["SECURE_SSL_REDIRECT"] is shown["SESSION_COOKIE_SECURE"] is True
    assert shown["SECURE_HSTS_SECONDS"] == 31_536_000
    assert shown["LOG_FORMAT"] == "json"
    assert not (tmp_path / "secret-key").exists()


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"MPS_ENV": "production", "ALLOWED_HOSTS": "a.example"}, "SECRET_KEY"),
        ({"MPS_ENV": "production", "SECRET_KEY": "short", "ALLOWED_HOSTS": "a.example"}, "SECRET_KEY"),
        ({"MPS_ENV": "production", "SECRET_KEY": SECRET}, "ALLOWED_HOSTS"),
        ({**PRODUCTION, "DEBUG": "1"}, "DEBUG"),
        ({"MPS_ENV": "live"}, "MPS_ENV"),
        ({"DEBUG": "perhaps"}, "DEBUG"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL"),
        ({"DATABASE_URL": "mysql://127.0.0.1/archive"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgres://127.0.0.1"}, "DATABASE_URL"),
        ({"IMPORT_MAX_BYTES": "5 MB"}, "IMPORT_MAX_BYTES"),
        ({"IMPORT_MAX_BYTES": "0"}, "IMPORT_MAX_BYTES"),
    ],
)
def test_a_bad_value_is_refused_by_name(tmp_path: Path, variables: dict[str, str], named: str) -> None:
    result = load(tmp_path, **variables)
    assert result.returncode != 0
    last = result.stderr.strip().splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured")
    assert named in last


def test_postgresql_gets_a_pool(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://reader:s%2Fcret@db.example:5433/archive")
    config = env.database(tmp_path / "unused", pool_size=4, max_age=60)
    assert (config["ENGINE"], config["NAME"], config["PASSWORD"]) == (
        "django.db.backends.postgresql",
        "archive",
        "s/cret",
    )
    assert config["OPTIONS"] == {"pool": {"min_size": 1, "max_size": 4, "timeout": 30}}
    assert "OPTIONS" not in env.database(tmp_path / "unused", pool_size=0, max_age=60)


@pytest.mark.parametrize(("raw", "value"), [("1", True), ("no", False), ("On", True), ("", True)])
def test_flags(monkeypatch: pytest.MonkeyPatch, raw: str, value: bool) -> None:
    monkeypatch.setenv("SOME_FLAG", raw)
    assert env.flag("SOME_FLAG", default=True) is value


def test_a_refusal_says_what_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_CHOICE", "blue")
    with pytest.raises(ImproperlyConfigured, match="red, green"):
        env.choice("SOME_CHOICE", "red", ("red", "green"))
