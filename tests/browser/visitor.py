"""A visitor of the page who speaks HTTP, as a browser without a script does."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from peerkit.browser.exchange import FORM
from tests.browser.reader import Seen, read_page

T = TypeVar("T")
_PATIENCE_SECONDS = 20


@dataclass
class Answered:
    """What came back: the status, the headers in lower case, the bytes."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: list[str]


@dataclass
class Visitor:
    """One browser: it keeps cookies, follows answers, and fills in the form that it sees."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)
    html: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    def request(
        self,
        method: str,
        path: str | None = None,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answered:
        """Return what is answered to exactly this request, with this browser's cookies."""
        connection = http.client.HTTPConnection(self.host, timeout=_PATIENCE_SECONDS)
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, self.path if path is None else path, body, sent)
        response = connection.getresponse()
        cookies = response.headers.get_all("Set-Cookie") or []
        answered = Answered(
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            response.read(),
            cookies,
        )
        connection.close()
        for cookie in cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answered

    def look(self) -> Seen:
        """Return the page that stands there now."""
        answered = self.request("GET")
        self._read(answered)
        return self.seen

    def _read(self, answered: Answered) -> None:
        self.html = answered.body.decode("utf-8")
        self.seen = read_page(self.html)

    def post(self, where: str, fields: dict[str, list[str]]) -> Answered:
        """Return what is answered to a form that this page sends there."""
        body = urlencode(fields, doseq=True).encode("ascii")
        headers = {"Origin": f"http://{self.host}", "Content-Type": FORM}
        return self.request("POST", self.path + where, body, headers)

    def press(self, button: str, **filled: str | list[str]) -> Seen:
        """Fill in the form that was seen last, press the button, and look at what follows."""
        fields = dict(self.seen.fields)
        for name, value in filled.items():
            fields[name] = [value] if isinstance(value, str) else value
        answered = self.post("answer", {**fields, "do": [self.seen.buttons[button]]})
        if answered.status != http.client.SEE_OTHER:
            self._read(answered)
            return self.seen
        assert answered.headers["location"] == self.path
        return self.look()

    def choose(self, label: str, button: str = "Save and go on") -> Seen:
        """Choose what is labelled so, and press the button."""
        name, _, value = self.seen.choices[label].partition("=")
        return self.press(button, **{name: value})

    def type(self, text: str, button: str = "Save and go on") -> Seen:
        """Type the answer, and press the button."""
        return self.press(button, answer=text)

    def draft(self, **typed: str | list[str]) -> int:
        """Return the status of keeping what is being filled in."""
        fields = {name: [text] if isinstance(text, str) else text for name, text in typed.items()}
        return self.post(
            "draft",
            {"view": self.seen.fields["view"], "about": self.seen.fields["about"], **fields},
        ).status


@contextmanager
def in_background(
    work: Callable[[], T], raises: type[BaseException] | None = None
) -> Iterator[list[T]]:
    """Inside the block the work goes on in a thread of its own; its result is put in the list."""
    results: list[T] = []
    failures: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as failure:  # noqa: BLE001 - it is raised below
            failures.append(failure)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield results
    thread.join(_PATIENCE_SECONDS)
    if failures and not (raises is not None and isinstance(failures[0], raises)):
        raise failures[0]
    assert raises is None or failures
    assert not thread.is_alive()


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    assert condition()
