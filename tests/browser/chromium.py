"""Chromium without a screen, driven as the W3C's WebDriver protocol says, over plain HTTP."""

import base64
import http.client
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_AXE = Path(__file__).with_name("axe") / "axe.min.js"
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PATIENCE_SECONDS = 30

TAB, ENTER, SPACE, ESCAPE = "\ue004", "\ue007", " ", "\ue00c"
DOWN, UP = "\ue015", "\ue013"

needs_chromium = pytest.mark.skipif(
    shutil.which("chromium") is None or shutil.which("chromedriver") is None,
    reason="needs chromium and chromedriver (Debian's packages chromium and chromium-driver)",
)


@dataclass
class Chromium:
    """A browser with one window."""

    driver: str
    session: str

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return _send(self.driver, method, f"/session/{self.session}{path}", body)

    def open(self, address: str) -> None:
        """Go to the address and wait until the page is there."""
        self._send("POST", "/url", {"url": address})

    def go_back(self) -> None:
        self._send("POST", "/back", {})

    def reload(self) -> None:
        self._send("POST", "/refresh", {})

    @property
    def title(self) -> str:
        return str(self._send("GET", "/title"))

    @property
    def words(self) -> str:
        """What stands on the page, as somebody sees it."""
        return self.text_of("body")

    def text_of(self, selector: str) -> str:
        return str(self._send("GET", f"/element/{self._find(selector)}/text"))

    def attribute(self, selector: str, name: str) -> str | None:
        found = self._send("GET", f"/element/{self._find(selector)}/attribute/{name}")
        return None if found is None else str(found)

    def value_of(self, selector: str) -> str:
        """Return what stands in a field now."""
        return str(self._send("GET", f"/element/{self._find(selector)}/property/value"))

    def style(self, selector: str, name: str) -> str:
        return str(self._send("GET", f"/element/{self._find(selector)}/css/{name}"))

    def size_of(self, selector: str) -> tuple[float, float]:
        """Return width and height."""
        box = self._send("GET", f"/element/{self._find(selector)}/rect")
        return box["width"], box["height"]

    def focused(self) -> str:
        """Return the name of what has the focus, as a screen reader hears it."""
        element = self._send("GET", "/element/active")[_ELEMENT]
        return str(self._send("GET", f"/element/{element}/computedlabel"))

    def _find(self, selector: str) -> str:
        found = self._send("POST", "/element", {"using": "css selector", "value": selector})
        return str(found[_ELEMENT])

    def press(self, *keys: str) -> None:
        """Press and release each key, wherever the focus is."""
        steps = [
            {"type": kind, "value": key}
            for text in keys
            for key in text
            for kind in ("keyDown", "keyUp")
        ]
        actions = [{"type": "key", "id": "keyboard", "actions": steps}]
        self._send("POST", "/actions", {"actions": actions})

    def click(self, selector: str, *pauses_ms: int) -> None:
        """Press the mouse on what is selected, and again there after each pause."""
        element = {_ELEMENT: self._find(selector)}
        steps: list[dict[str, Any]] = [
            {"type": "pointerMove", "origin": element, "x": 0, "y": 0, "duration": 0}
        ]
        for pause in (0, *pauses_ms):
            steps += [
                {"type": "pause", "duration": pause},
                {"type": "pointerDown", "button": 0},
                {"type": "pointerUp", "button": 0},
            ]
        actions = [{"type": "pointer", "id": "mouse", "actions": steps}]
        self._send("POST", "/actions", {"actions": actions})

    @contextmanager
    def another_tab(self, address: str) -> Iterator[None]:
        """Inside the block another tab stands in front, at that address."""
        first = self._send("GET", "/window")
        second = self._send("POST", "/window/new", {"type": "tab"})["handle"]
        self._send("POST", "/window", {"handle": second})
        self.open(address)
        yield
        self._send("POST", "/window", {"handle": first})

    def tab_to(self, label: str, most: int = 60) -> None:
        """Press Tab until what is labelled so has the focus."""
        for _ in range(most):
            self.press(TAB)
            if self.focused().startswith(label):
                return
        raise AssertionError(f"Tab never comes to {label!r}")

    def resize(self, width: int, height: int) -> None:
        self._send("POST", "/window/rect", {"width": width, "height": height})

    def look_like(self, width: int, height: int, **features: str) -> None:
        """Make the window so many pixels wide and high, and prefer what the features say.

        A name's underscore stands for a hyphen: `forced_colors="active"`.
        """
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        media = [{"name": name.replace("_", "-"), "value": one} for name, one in features.items()]
        for command, params in (
            ("Emulation.setDeviceMetricsOverride", size),
            ("Emulation.setEmulatedMedia", {"features": media}),
        ):
            self._send("POST", "/goog/cdp/execute", {"cmd": command, "params": params})

    def run(self, script: str, *arguments: object) -> Any:
        """Return what the script returns; only where scripting is on."""
        body = {"script": script, "args": list(arguments)}
        return self._send("POST", "/execute/sync", body)

    def faults_of_access(self) -> list[str]:
        """Return what axe finds wrong with the page, by WCAG 2.2 AA and its own good practice."""
        self.run(_AXE.read_text(encoding="utf-8"))
        script = (
            "axe.run(document, {rules: {'target-size': {enabled: true}}})"
            ".then((found) => arguments[0](found.violations))"
        )
        body = {"script": script, "args": []}
        found = self._send("POST", "/execute/async", body)
        return [
            f"{one['id']}: {one['help']}: {node['html'][:200]}"
            for one in found
            for node in one["nodes"]
        ]

    def picture(self) -> bytes:
        """Return what is seen of the page, as PNG."""
        return base64.b64decode(self._send("GET", "/screenshot"))

    @property
    def view(self) -> str:
        """The mark of the page that stands there; "" while it is on its way."""
        try:
            return self.attribute("input[name=view]", "value") or ""
        except AssertionError:
            return ""

    def press_and_follow(self, key: str) -> None:
        """Press the key, and return when another page stands there."""
        before, until = self.view, time.monotonic() + _PATIENCE_SECONDS
        self.press(key)
        while self.view in ("", before) and time.monotonic() < until:
            time.sleep(0.02)
        assert self.view not in ("", before)

    def wait_for(self, words: str) -> None:
        """Return once the words stand on the page."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not self._has(words) and time.monotonic() < until:
            time.sleep(0.05)
        assert self._has(words)

    def _has(self, words: str) -> bool:
        try:
            return words in self.words
        except AssertionError:  # the page was just being replaced
            return False


@contextmanager
def open_chromium(
    profile: Path, *, scripting: bool = True, dark: bool = False
) -> Iterator[Chromium]:
    """Inside the block a browser without a past is open."""
    port = _free_port()
    command = ["chromedriver", f"--port={port}", "--silent"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as driver:
        address = f"127.0.0.1:{port}"
        try:
            _wait_until_ready(address)
            session = _send(address, "POST", "/session", _capabilities(profile, scripting, dark))
            browser = Chromium(address, session["sessionId"])
            yield browser
            browser._send("DELETE", "")
        finally:
            driver.terminate()


def _capabilities(profile: Path, scripting: bool, dark: bool) -> dict[str, Any]:
    arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--window-size=1000,800",
        f"--user-data-dir={profile}",
    ]
    if dark:
        arguments.append("--blink-settings=preferredColorScheme=0")
    blocked = 2
    preferences = (
        {} if scripting else {"profile.managed_default_content_settings.javascript": blocked}
    )
    options = {"args": arguments, "prefs": preferences, "binary": shutil.which("chromium")}
    return {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_until_ready(address: str) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            if _send(address, "GET", "/status")["ready"]:
                return
        except OSError:
            if time.monotonic() > until:
                raise
        time.sleep(0.05)


def _send(address: str, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    connection = http.client.HTTPConnection(address, timeout=_PATIENCE_SECONDS)
    try:
        text = None if body is None else json.dumps(body)
        connection.request(method, path, text, {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())["value"]
    finally:
        connection.close()
    if isinstance(answer, dict) and "error" in answer:
        raise AssertionError(f"{answer['error']}: {answer['message']}")
    return answer
