"""Reading settings from the environment, with messages that say what to do.

A bad value stops the process with `ImproperlyConfigured` that names the variable; nothing is guessed.
"""

import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """Return the variable, which must be one of `allowed`."""
    value = str(env.str(name, default=default)).strip()
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is not known. Set it to one of: {', '.join(allowed)}.")
    return value


def _parsed[T](name: str, default: T, parse: Callable[[str], T], wanted: str) -> T:
    raw = env.str(name, default="").strip()
    if not raw:
        return default
    try:
        return parse(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={raw!r} is not {wanted}.") from error


def flag(name: str, default: bool) -> bool:
    """Return a yes/no variable: 1/0, true/false, yes/no, on/off."""
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}

    def parse(raw: str) -> bool:
        if raw.lower() not in words:
            raise ValueError(raw)
        return words[raw.lower()]

    return _parsed(name, default, parse, "a yes/no value (1, 0, true, false)")


def whole(name: str, default: int, minimum: int = 0) -> int:
    """Return a whole number not below `minimum`."""

    def parse(raw: str) -> int:
        number = int(raw)
        if number < minimum:
            raise ValueError(raw)
        return number

    return _parsed(name, default, parse, f"a whole number of at least {minimum}")


def words(name: str, default: list[str]) -> list[str]:
    """Return a comma-separated list without its empty entries."""
    raw = env.str(name, default="")
    return [word.strip() for word in raw.split(",") if word.strip()] or default


def database(default: Path, *, pool_size: int, max_age: int) -> dict[str, object]:
    """Return Django's DATABASES entry for `DATABASE_URL`; SQLite at `default` without one.

    SQLite: WAL, foreign keys, IMMEDIATE transactions and a busy timeout, so that a reader never
    waits and a second writer queues instead of failing. PostgreSQL: psycopg's pool.
    """
    url = env.str("DATABASE_URL", default="").strip()
    scheme = urlsplit(url).scheme if url else "sqlite"
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL has the scheme {scheme!r}. Use sqlite:///path/to/file or postgres://user:password@host/name."
        )
    config: dict[str, object]
    if scheme == "sqlite":
        config = (
            environ.Env.db_url_config(url) if url else {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)}
        )
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
            ),
        }
        return config
    config = environ.Env.db_url_config(url)
    if not config.get("NAME"):
        raise ImproperlyConfigured("DATABASE_URL names no database. Write postgres://user:password@host/name.")
    config["ENGINE"] = "django.db.backends.postgresql"
    if pool_size:
        config["OPTIONS"] = {"pool": {"min_size": 1, "max_size": pool_size, "timeout": 30}}
    else:
        config["CONN_MAX_AGE"] = max_age
    config["CONN_HEALTH_CHECKS"] = True
    return config


def local_secret(path: Path) -> str:
    """Return the secret key kept at `path`, made on first use and readable by its owner only.

    For development: sessions survive a restart and no secret stands in the repository.
    """
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(60))
    try:
        path.hardlink_to(draft)  # whoever comes first wins; two processes starting at once agree
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text().strip()
