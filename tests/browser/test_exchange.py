"""A request counts only if it comes from this machine's own page."""

from dataclasses import replace
from http import HTTPStatus

import pytest

from peerkit.browser.exchange import (
    FORM,
    LONGEST_BODY_BYTES,
    Door,
    Request,
    Response,
    cookie_of,
    headers_of,
    refusal,
)
from peerkit.interview.scalars import LONGEST_TEXT

DOOR = Door(8000, "5ec12e7")
GET = Request("GET", "/5ec12e7/", {"host": "127.0.0.1:8000"})
POST = Request(
    "POST",
    "/5ec12e7/answer",
    {"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000", "content-type": FORM},
)


def with_header(request: Request, name: str, value: str | None) -> Request:
    headers = {one: given for one, given in request.headers.items() if one != name}
    return replace(request, headers=headers if value is None else {**headers, name: value})


@pytest.mark.parametrize("request_", [GET, POST], ids=["get", "post"])
def test_the_pages_own_request_is_let_in(request_: Request) -> None:
    assert refusal(DOOR, request_) is None
    assert refusal(DOOR, with_header(request_, "sec-fetch-site", "same-origin")) is None


@pytest.mark.parametrize("request_", [GET, POST], ids=["get", "post"])
@pytest.mark.parametrize(
    "host",
    [None, "", "localhost:8000", "127.0.0.1", "127.0.0.1:8001", "evil.example", "127.0.0.1:8000 x"],
)
def test_another_host_is_refused(request_: Request, host: str | None) -> None:
    assert refusal(DOOR, with_header(request_, "host", host)) is HTTPStatus.MISDIRECTED_REQUEST


@pytest.mark.parametrize(
    "origin",
    [None, "", "null", "http://127.0.0.1:8001", "https://127.0.0.1:8000", "http://evil.example"],
)
def test_a_form_of_another_page_is_refused(origin: str | None) -> None:
    assert refusal(DOOR, with_header(POST, "origin", origin)) is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    "path",
    ["", "/", "/5ec12e", "/5ec12e7", "/5EC12E7/", "//5ec12e7/", "/x/../5ec12e7/", "*", "/é"],
)
def test_without_the_secret_there_is_nothing(path: str) -> None:
    assert refusal(DOOR, replace(GET, path=path)) is HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "get", ""])
def test_other_methods_are_refused(method: str) -> None:
    assert refusal(DOOR, replace(GET, method=method)) is HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize("site", ["cross-site", "same-site", "x"])
@pytest.mark.parametrize("request_", [GET, POST], ids=["get", "post"])
def test_what_another_site_began_is_refused(request_: Request, site: str) -> None:
    begun = with_header(request_, "sec-fetch-site", site)
    assert refusal(DOOR, begun) is HTTPStatus.FORBIDDEN


def test_what_a_browser_fetches_in_advance_is_refused() -> None:
    ahead = with_header(GET, "sec-purpose", "prefetch")
    assert refusal(DOOR, ahead) is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("kind", [None, "text/plain", "application/json", "multipart/form-data"])
def test_only_a_form_is_a_form(kind: str | None) -> None:
    given = with_header(POST, "content-type", kind)
    assert refusal(DOOR, given) is HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    utf8 = with_header(POST, "content-type", f"{FORM};charset=UTF-8")
    assert refusal(DOOR, utf8) is None


@pytest.mark.parametrize("name", ["host", "origin", "content-length", "cookie"])
def test_a_header_sent_twice_is_refused(name: str) -> None:
    twice = replace(POST, repeated=frozenset({name}))
    assert refusal(DOOR, twice) is HTTPStatus.BAD_REQUEST


def test_nothing_is_kept_framed_or_loaded_from_elsewhere() -> None:
    headers = dict(headers_of(Response(HTTPStatus.OK, b"12"), DOOR, "d1gest"))
    assert headers == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": "2",
        "Cache-Control": "no-store",
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'sha256-d1gest'; script-src 'self'; connect-src 'self';"
            " img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Connection": "close",
    }


def test_a_cookie_goes_back_to_this_page_alone() -> None:
    response = Response(HTTPStatus.OK, cookies={"browser": "1f"})
    cookies = [value for name, value in headers_of(response, DOOR, "") if name == "Set-Cookie"]
    assert cookies == ["browser=1f; Path=/5ec12e7/; HttpOnly; SameSite=Strict"]


@pytest.mark.parametrize(
    ("sent", "found"),
    [("browser=1f", "1f"), ("a=b; browser=1f;c", "1f"), ("xbrowser=1f", ""), ("", ""), ("=", "")],
)
def test_a_cookie_is_found_by_its_whole_name(sent: str, found: str) -> None:
    assert cookie_of(with_header(GET, "cookie", sent), "browser") == found


def test_the_longest_answer_of_the_widest_characters_fits() -> None:
    widest = "%F0%9F%98%80"
    assert len(widest) * LONGEST_TEXT < LONGEST_BODY_BYTES
