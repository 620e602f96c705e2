"""The measuring client reads pages however they are sent, and follows what leads on."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.client import Connection, fetch, p50, rate
from bench.pages import follow


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        path, _, page = self.path.partition("?page=")
        if path == "/moved":
            self._send(302, b"", ("Location", "/plain?page=7"))
        elif path == "/missing":
            self._send(404, b"no")
        elif path == "/chunks":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\na;x=y\r\n0123456789\r\n0\r\n\r\n")
        elif path == "/bye":
            self._send(200, b"bye", ("Connection", "close"))
        elif path == "/list":
            number = int(page.partition("&")[0] or 1)
            link = f'<a class="b" rel="next" href="?page={number + 1}&amp;x=1">on</a>' if number < 4 else ""
            self._send(200, f"page {number} {link}".encode())
        else:
            self._send(200, f"asked {self.path}".encode())

    def _send(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    Handler.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_pages_of_known_length_in_chunks_and_after_a_hang_up(port: int) -> None:
    connection = Connection(port)
    bodies = [connection.get(path).body for path in ("/one", "/chunks", "/bye", "/two")]
    connection.close()
    assert bodies == [b"asked /one", b"abc0123456789", b"bye", b"asked /two"]


def test_a_redirect_is_followed_and_its_address_told(port: int) -> None:
    path, answer = fetch(port, "/moved")
    assert (path, answer.body) == ("/plain?page=7", b"asked /plain?page=7")


@pytest.mark.parametrize("measure", [lambda port: fetch(port, "/missing"), lambda port: p50(port, "/missing", 0)])
def test_an_error_page_is_not_measured(port: int, measure: object) -> None:
    with pytest.raises(OSError, match="404"):
        measure(port)  # type: ignore[operator]


def test_every_connection_is_used(port: int) -> None:
    assert rate([port], "/one", 0.05, connections=3) > 0
    assert p50(port, "/two", 0) > 0
    assert Handler.asked.count("/one") >= 6
    assert Handler.asked.count("/two") == 4


def test_next_is_followed_as_far_as_it_leads(port: int) -> None:
    assert follow(port, "/list", 2) == ("/list?page=3&x=1", 2)
    assert follow(port, "/list", 9) == ("/list?page=4&x=1", 3)
