"""The three sites as processes on 127.0.0.1: the archive, the smallest Django site, Datasette."""

import contextlib
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
    """A site that runs: what it is called, the ports of its processes, and the processes that were started."""

    name: str
    ports: list[int]
    pids: list[int]

    def processor_seconds(self) -> float:
        """Return the processor time that its processes and their children have taken."""
        parents: dict[int, list[int]] = {}
        spent: dict[int, int] = {}
        for entry in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                found = entry.read_text().rpartition(")")[2].split()
                pid = int(entry.parent.name)
                parents.setdefault(int(found[1]), []).append(pid)
                spent[pid] = int(found[11]) + int(found[12])
        family = list(self.pids)
        for pid in family:
            family.extend(parents.get(pid, ()))
        return sum(spent.get(pid, 0) for pid in family) / os.sysconf("SC_CLK_TCK")


def _granian(port: int, application: str) -> list[str]:
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1"]
    more = ["--port", str(port), "--workers", str(WORKERS), "--blocking-threads", "1", "--no-access-log"]
    return [*command, *more, "--log-level", "warning", application]


def _datasette(tool: str, port: int, plain: Path, *, suggests: bool) -> list[str]:
    """Datasette as it comes, but with the time to answer; `suggests`: whether it looks for facets to offer."""
    limits: tuple[str, ...] = ("sql_time_limit_ms", "60000", "facet_time_limit_ms", "60000", "default_page_size", "25")
    limits += ("suggest_facets", "on" if suggests else "off")
    settings = [
        word for name, value in zip(limits[::2], limits[1::2], strict=True) for word in ("--setting", name, value)
    ]
    return [tool, "serve", str(plain), "--host", "127.0.0.1", "--port", str(port), *settings]


@contextmanager
def _serving(command: list[str], environment: dict[str, str], port: int, ready: str) -> Iterator[int]:
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
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def sites(environment: dict[str, str], plain: Path, port: int, datasette: str | None) -> Iterator[list[Site]]:
    """Start what there is and end it in any case. Datasette, which is one process, runs once for each worker."""
    quiet = {**environment, "LOG_LEVEL": "WARNING"}
    own = {**os.environ, "PLAIN": str(plain), "DJANGO_SETTINGS_MODULE": "bench.smallest.settings"}
    with ExitStack() as stack:
        archive = _serving(_granian(port, "mpsarchive.wsgi:application"), quiet, port, "/healthz")
        started = [Site("MPS Archive", [port], [stack.enter_context(archive)])]
        smallest = _serving(_granian(port + 1, "bench.smallest.wsgi:application"), own, port + 1, "/resolutions/")
        started.append(Site("smallest Django", [port + 1], [stack.enter_context(smallest)]))
        if datasette:
            for name, first, suggests in (("Datasette", 2, True), ("Datasette, plain", 2 + WORKERS, False)):
                ports = [port + first + number for number in range(WORKERS)]
                pids = []
                for each in ports:
                    command = _datasette(datasette, each, plain, suggests=suggests)
                    pids.append(stack.enter_context(_serving(command, own, each, "/-/versions.json")))
                started.append(Site(name, ports, pids))
        yield started
