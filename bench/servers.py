"""The three sites as processes on 127.0.0.1: the archive, the smallest Django site, Datasette."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.client import fetch

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Site:
    """A site that runs: what it is called, and the ports of its processes."""

    name: str
    ports: list[int]


def _granian(port: int, application: str) -> list[str]:
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1"]
    more = ["--port", str(port), "--workers", str(WORKERS), "--blocking-threads", "1", "--no-access-log"]
    return [*command, *more, "--log-level", "warning", application]


def _datasette(tool: str, port: int, plain: Path, *, suggests: bool) -> list[str]:
    """Datasette as it comes, but with the time to answer; `suggests`: whether it looks for facets to offer."""
    limits = ("sql_time_limit_ms", "60000", "facet_time_limit_ms", "60000", "default_page_size", "25")
    limits += ("suggest_facets", "on" if suggests else "off")
    settings = [
        word for name, value in zip(limits[::2], limits[1::2], strict=True) for word in ("--setting", name, value)
    ]
    return [tool, "serve", str(plain), "--host", "127.0.0.1", "--port", str(port), *settings]


@contextmanager
def _serving(command: list[str], environment: dict[str, str], port: int, ready: str) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fetch(port, ready)
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def sites(environment: dict[str, str], plain: Path, port: int, datasette: str | None) -> Iterator[list[Site]]:
    """Start what there is and end it in any case. Datasette, which is one process, runs once for each worker."""
    quiet = {**environment, "LOG_LEVEL": "WARNING"}
    own = {**os.environ, "PLAIN": str(plain), "DJANGO_SETTINGS_MODULE": "bench.smallest.settings"}
    with ExitStack() as stack:
        started = [Site("MPS Archive", [port]), Site("smallest Django", [port + 1])]
        stack.enter_context(_serving(_granian(port, "mpsarchive.wsgi:application"), quiet, port, "/healthz"))
        smallest = _granian(port + 1, "bench.smallest.wsgi:application")
        stack.enter_context(_serving(smallest, own, port + 1, "/resolutions/"))
        if datasette:
            for name, first, suggests in (("Datasette", 2, True), ("Datasette, plain", 2 + WORKERS, False)):
                ports = [port + first + number for number in range(WORKERS)]
                for each in ports:
                    command = _datasette(datasette, each, plain, suggests=suggests)
                    stack.enter_context(_serving(command, own, each, "/-/versions.json"))
                started.append(Site(name, ports))
        yield started
