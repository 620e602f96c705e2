"""A client that asks for pages over kept connections and measures: p50 alone, pages a second in company."""

import socket
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlsplit

_TIMEOUT = 120


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Connection:
    """One kept connection to 127.0.0.1; opens anew when the server has closed it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open()

    def _open(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=_TIMEOUT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._stream = self._socket.makefile("rb", buffering=1 << 16)

    def get(self, path: str) -> Answer:
        """Ask for a path and read the whole answer."""
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nAccept: text/html\r\n\r\n".encode()
        try:
            self._socket.sendall(request)
            line = self._stream.readline()
        except ConnectionError:
            line = b""
        if not line:  # closed between two requests
            self.close()
            self._open()
            self._socket.sendall(request)
            line = self._stream.readline()
        headers: dict[str, str] = {}
        while field := self._stream.readline().strip():
            name, _, value = field.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        return Answer(int(line.split()[1]), headers, self._body(headers))

    def _body(self, headers: dict[str, str]) -> bytes:
        if "content-length" in headers:
            return bytes(self._stream.read(int(headers["content-length"])))
        if headers.get("transfer-encoding", "").lower() == "chunked":
            parts = []
            while size := int(self._stream.readline().split(b";")[0], 16):
                parts.append(self._stream.read(size))
                self._stream.readline()
            self._stream.readline()
            return b"".join(parts)
        return bytes(self._stream.read())

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()


def fetch(port: int, path: str) -> tuple[str, Answer]:
    """Return a page and its address after redirects. Raise OSError when it is no page."""
    with Connection(port) as connection:
        for _ in range(5):
            answer = connection.get(path)
            if answer.status not in (301, 302, 307, 308):
                break
            parts = urlsplit(answer.headers["location"])
            path = parts.path + (f"?{parts.query}" if parts.query else "")
    if answer.status != 200:
        raise OSError(f"{path} answers {answer.status}")
    return path, answer


def p50(port: int, path: str, seconds: float, most: int = 300) -> float:
    """Return the median of the milliseconds that a page takes on one connection, the client's side included."""
    times: list[float] = []
    with Connection(port) as connection:
        connection.get(path)
        began = time.perf_counter()
        while len(times) < 3 or (time.perf_counter() - began < seconds and len(times) < most):
            started = time.perf_counter()
            answer = connection.get(path)
            times.append((time.perf_counter() - started) * 1000)
            if answer.status != 200:
                raise OSError(f"{path} answers {answer.status}")
    return statistics.median(times)


def once(port: int, paths: Sequence[str]) -> float:
    """Return the median of the milliseconds that pages take which are asked for one after the other, each once."""
    times: list[float] = []
    with Connection(port) as connection:
        for path in paths:
            started = time.perf_counter()
            answer = connection.get(path)
            times.append((time.perf_counter() - started) * 1000)
            if answer.status != 200:
                raise OSError(f"{path} answers {answer.status}")
    return statistics.median(times)


def rate(ports: list[int], path: str, seconds: float, connections: int = 8) -> float:
    """Return pages a second over several connections, spread over the ports of one site."""
    counts = [0] * connections
    gate = threading.Barrier(connections + 1)
    ended: list[float] = [0.0] * connections

    def ask(number: int, port: int) -> None:
        with Connection(port) as connection:
            connection.get(path)
            gate.wait()
            until = time.perf_counter() + seconds
            while time.perf_counter() < until:
                connection.get(path)
                counts[number] += 1
            ended[number] = time.perf_counter()

    threads = [
        threading.Thread(target=ask, args=(number, port))
        for number, port in zip(range(connections), cycle(ports), strict=False)
    ]
    for thread in threads:
        thread.start()
    gate.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return sum(counts) / (max(ended) - began)
