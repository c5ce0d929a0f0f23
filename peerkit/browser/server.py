"""The loopback server: sockets and bytes on one side, requests and responses on the other.

Laws:
- It listens on 127.0.0.1 alone, at a port that the system chooses.
- A request has a size and a time; a client that is slow, or never finishes, holds up nobody: each
  is read in a thread of its own, and the oldest gives way when there are too many.
- Nothing of a request is ever logged.
"""

import socket
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn

from peerkit.browser.exchange import (
    LONGEST_BODY_BYTES,
    Door,
    Request,
    Response,
    headers_of,
    refusal,
)

_LOOPBACK = "127.0.0.1"
_SLOWEST_SECONDS = 20.0
"""How long a client may keep still within a request."""
_MOST_CONNECTIONS = 16

Answer = Callable[[Request], Response]


class Server(ThreadingMixIn, TCPServer):
    """Listens from `start` to `stop`. `answer` is asked for each request that is let in."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    allow_reuse_address = False

    def __init__(self, secret: str, style_digest: str) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        self.door = Door(self.server_address[1], secret)
        self.style_digest = style_digest
        self.answer: Answer = lambda _: Response(HTTPStatus.SERVICE_UNAVAILABLE)
        self.delivered: Callable[[Response], None] = lambda _: None
        self._open: dict[socket.socket, None] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)

    def server_bind(self) -> None:
        """Take the port, and on Windows refuse to share it with whoever asks."""
        if sys.platform == "win32":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        super().server_bind()

    def start(self) -> None:
        """Begin to listen, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no more; what is still being answered is broken off."""
        self.shutdown()
        self.server_close()
        with self._lock:
            for one in list(self._open):
                _break_off(one)

    def verify_request(self, request: object, client_address: object) -> bool:
        """Make room for the newest connection."""
        del client_address
        assert isinstance(request, socket.socket)
        with self._lock:
            self._open[request] = None
            if len(self._open) > _MOST_CONNECTIONS:
                oldest = next(iter(self._open))
                del self._open[oldest]
                _break_off(oldest)
        return True

    def shutdown_request(self, request: object) -> None:
        """Forget a connection that is over."""
        assert isinstance(request, socket.socket)
        with self._lock:
            self._open.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that went away is no error, and nothing of it may be printed."""


def _break_off(one: socket.socket) -> None:
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is gone already


class _Handler(BaseHTTPRequestHandler):
    """One request of one connection."""

    server: Server
    timeout = _SLOWEST_SECONDS
    server_version = "peerkit"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdecimal() or "Transfer-Encoding" in self.headers:
            self._write(Response(HTTPStatus.LENGTH_REQUIRED))
        elif len(length) > len(str(LONGEST_BODY_BYTES)) or int(length) > LONGEST_BODY_BYTES:
            self._write(Response(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
        else:
            # What no page of ours sent is not even read.
            refused = refusal(self.server.door, self._request(b""))
            if refused is not None:
                self._write(Response(refused))
                return
            body = self.rfile.read(int(length))
            if len(body) == int(length):
                self._answer(body)

    def _answer(self, body: bytes) -> None:
        request = self._request(body)
        refused = refusal(self.server.door, request)
        response = self.server.answer(request) if refused is None else Response(refused)
        self._write(response)
        self.server.delivered(response)

    def _request(self, body: bytes) -> Request:
        names = [name.lower() for name in self.headers]
        return Request(
            method=self.command,
            path=self.path,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
            repeated=frozenset(name for name in names if names.count(name) > 1),
        )

    def _write(self, response: Response) -> None:
        self.request_version = self.protocol_version  # to whatever was asked, the answer is HTTP
        self.send_response_only(response.status)
        for name, value in headers_of(response, self.server.door, self.server.style_digest):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(response.body)
        self.wfile.flush()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no request with its status alone: nothing of it is repeated."""
        del message, explain
        self._write(Response(HTTPStatus(code)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Log nothing: a path holds the secret."""
