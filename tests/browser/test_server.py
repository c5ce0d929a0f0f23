"""The server: on this machine alone, bounded in size and time, and silent."""

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

import pytest

from peerkit.browser.exchange import FORM, LONGEST_BODY_BYTES, Request, Response
from peerkit.browser.server import Server

SECRET = "a" * 64


@dataclass
class Running:
    """A server that answers everything, and what it was asked."""

    server: Server
    asked: list[Request]

    @property
    def port(self) -> int:
        return self.server.door.port

    def send(self, text: str, timeout: float = 5) -> bytes:
        """Return all that comes back for these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            connection.sendall(text.encode("latin-1"))
            received = b""
            while piece := connection.recv(65536):
                received += piece
            return received

    def head(self, method: str = "GET", path: str = "", *lines: str) -> str:
        host = f"Host: 127.0.0.1:{self.port}"
        return "\r\n".join([f"{method} /{SECRET}/{path} HTTP/1.1", host, *lines, "", ""])

    def status(self, text: str) -> int:
        return int(self.send(text).split(b" ", 2)[1])

    def post_lines(self, *lines: str) -> str:
        origin = f"Origin: http://127.0.0.1:{self.port}"
        return self.head("POST", "answer", origin, f"Content-Type: {FORM}", *lines)


@pytest.fixture
def running() -> Iterator[Running]:
    server = Server(SECRET, "digest")
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        return Response(HTTPStatus.OK, b"here")

    server.answer = answer
    server.start()
    yield Running(server, asked)
    server.stop()


def test_it_listens_on_this_machine_alone(running: Running) -> None:
    assert running.server.server_address[0] == "127.0.0.1"
    assert running.port != 0


def test_a_request_of_the_page_is_answered(running: Running) -> None:
    assert running.send(running.head()).endswith(b"\r\n\r\nhere")
    assert [request.path for request in running.asked] == [f"/{SECRET}/"]


def test_a_form_arrives_whole(running: Running) -> None:
    body = "a=" + "b" * 300_000
    assert running.status(running.post_lines(f"Content-Length: {len(body)}") + body) == 200
    assert running.asked[0].body == body.encode()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("X: y", 411),
        ("Content-Length: -1", 411),
        ("Content-Length: 1e3", 411),
        ("Content-Length: ٣", 411),
        ("Content-Length: 1\r\nTransfer-Encoding: chunked", 411),
        (f"Content-Length: {LONGEST_BODY_BYTES + 1}", 413),
        (f"Content-Length: {'9' * 4000}", 413),
        ("Content-Length: 1\r\nContent-Length: 2", 400),
        ("Content-Length: 1\r\nHost: evil.example", 400),
    ],
)
def test_a_form_of_no_size_or_too_large_is_refused_unread(
    running: Running, line: str, status: int
) -> None:
    assert running.status(running.post_lines(line).encode().decode("latin-1")) == status
    assert running.asked == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        (f"GET /{SECRET}/ HTTP/1.1\r\n\r\n", 421),
        (f"PUT /{SECRET}/ HTTP/1.1\r\n\r\n", 501),
        ("nonsense\r\n\r\n", 400),
        (f"GET /{SECRET}/ HTTP/9.9\r\n\r\n", 505),
        (f"GET /{SECRET}/ HTTP/1.1\r\n" + "X: y\r\n" * 200 + "\r\n", 431),
        (f"GET /{'x' * 70_000} HTTP/1.1\r\n\r\n", 414),
    ],
)
def test_what_is_no_request_of_the_page_is_refused(
    running: Running, text: str, status: int
) -> None:
    received = running.send(text)
    assert int(received.split(b" ", 2)[1]) == status
    assert received.partition(b"\r\n\r\n")[2] == b""
    assert running.asked == []


def test_a_refusal_repeats_nothing_of_the_request(running: Running) -> None:
    text = f"GET /{SECRET}/%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: <script>\r\n\r\n"
    received = running.send(text)
    assert b"script" not in received.replace(b"script-src", b"")
    assert b"Set-Cookie" not in received


def test_slow_clients_hold_up_nobody(running: Running) -> None:
    begun = time.monotonic()
    slow = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(40)]
    for one in slow:
        one.sendall(b"POST / HTTP/1.1\r\nContent-Le")
    assert running.status(running.head()) == 200
    assert time.monotonic() - begun < 5
    for one in slow:
        one.close()


def test_a_client_that_goes_away_prints_nothing(
    running: Running, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", running.port)) as connection:
            connection.sendall(running.post_lines("Content-Length: 10").encode())
    assert running.status(running.head()) == 200
    assert capfd.readouterr() == ("", "")


def test_after_the_end_nobody_listens(running: Running) -> None:
    running.server.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", running.port), timeout=2)
