"""Requests and answers of HTTP as plain values, and what every answer says of itself.

Laws:
- A request is answered only if it comes from this machine's own page: the address that it was sent
  to (Host), the page that sent it (Origin) and the secret in its path are all ours. A page of
  another site can send requests here, but cannot make these three right.
- Nothing that is answered is kept by the browser, framed by another page, or may load anything from
  elsewhere.
"""

from collections.abc import Mapping
from dataclasses import field
from http import HTTPStatus

from peerkit.crypto import is_same
from peerkit.frozen import frozen

LONGEST_BODY_BYTES = 16 * 1024 * 1024
"""Five times 200,000 characters, each written as `%F0%9F%98%80`: a text that is too long is shown
again with the reason, and no box cuts off in silence what is put into it."""

FORM = "application/x-www-form-urlencoded"
HTML = "text/html; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"


@frozen
class Request:
    """What was asked. Headers' names are in lower case; one that was sent twice is `repeated`."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    repeated: frozenset[str] = frozenset()


@frozen
class Response:
    """What is answered. `cookies` are names and values; `location` is where to go on."""

    status: HTTPStatus
    body: bytes = b""
    kind: str = HTML
    cookies: Mapping[str, str] = field(default_factory=dict)
    location: str = ""


@frozen
class Door:
    """Where the page is: the address on this machine, and the secret that its browser knows."""

    port: int
    secret: str

    @property
    def host(self) -> str:
        """What a request to this page says as its Host."""
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        """What a request from this page says as its Origin."""
        return f"http://{self.host}"

    @property
    def path(self) -> str:
        """The secret path, under which everything is."""
        return f"/{self.secret}/"

    @property
    def address(self) -> str:
        """The one address that a person opens."""
        return self.origin + self.path


_UNIQUE = frozenset({"host", "origin", "content-length", "content-type", "cookie"})
_OWN_SITES = frozenset({"same-origin", "none"})
"""How a browser says (Sec-Fetch-Site) that no other site has to do with a request."""


def refusal(door: Door, request: Request) -> HTTPStatus | None:
    """Return why a request is not answered; None where it is one of this machine's own page."""
    headers = request.headers
    if request.repeated & _UNIQUE:
        return HTTPStatus.BAD_REQUEST
    if request.method not in ("GET", "POST"):
        return HTTPStatus.METHOD_NOT_ALLOWED
    if headers.get("host") != door.host:
        return HTTPStatus.MISDIRECTED_REQUEST
    if not _begins_with_secret(request.path, door.path):
        return HTTPStatus.NOT_FOUND
    if headers.get("sec-fetch-site", "none") not in _OWN_SITES or "sec-purpose" in headers:
        return HTTPStatus.FORBIDDEN
    return _refusal_of_form(door, request) if request.method == "POST" else None


def _refusal_of_form(door: Door, request: Request) -> HTTPStatus | None:
    if request.headers.get("origin") != door.origin:
        return HTTPStatus.FORBIDDEN
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    return None


def _begins_with_secret(path: str, expected: str) -> bool:
    """Tell it in the same time wherever they differ, so that no clock can guess the secret."""
    return is_same(path[: len(expected)].encode("utf-8"), expected.encode("utf-8"))


def cookie_of(request: Request, name: str) -> str:
    """Return the cookie of that name, "" without one."""
    for pair in request.headers.get("cookie", "").split(";"):
        found, _, value = pair.strip().partition("=")
        if found == name:
            return value
    return ""


def headers_of(response: Response, door: Door, style_digest: str) -> list[tuple[str, str]]:
    """Return what is said of an answer besides its status.

    `Referrer-Policy` is `same-origin`, not `no-referrer`: with the latter a browser sends
    `Origin: null` with its own page's forms, which a hostile page can send too. No address of
    another origin stands on any page, so that no referrer is ever sent anywhere.
    """
    policy = (
        f"default-src 'none'; style-src 'sha256-{style_digest}'; script-src 'self';"
        " connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    )
    headers = [
        ("Content-Type", response.kind),
        ("Content-Length", str(len(response.body))),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", policy),
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Connection", "close"),
    ]
    if response.location:
        headers.append(("Location", response.location))
    for name, value in response.cookies.items():
        cookie = f"{name}={value}; Path={door.path}; HttpOnly; SameSite=Strict"
        headers.append(("Set-Cookie", cookie))
    return headers
