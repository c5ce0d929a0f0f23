"""Pages as HTML: one template draws them all.

Laws:
- Every text is escaped by the template engine, and its control characters are shown, not sent.
- The style stands in the page, by its digest; the script is the one file beside it, and no page
  needs it.
"""

import base64
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from peerkit.browser.form import Form
from peerkit.browser.page import Page
from peerkit.browser.text import Text, direction_of
from peerkit.words import Catalogue
from peerkit.words.numbers import numbers_apart
from peerkit.words.visible import visible

_KIND_OF_SECRET = frozenset({"view", "do", "about"})
"""Fields that are the page's own and were not filled in by a person."""


class Pages:
    """Draws pages with the words of one catalogue. `is_practice`: each of them says so."""

    def __init__(self, words: Catalogue) -> None:
        self.words = words
        self.is_practice = False
        self.script = _asset("page.js").encode("utf-8")

    def page(self, page: Page, view: str, lock_seconds: float | None) -> bytes:
        """Return the page as HTML; its form says that it is of that view."""
        seconds = 0 if lock_seconds is None else int(lock_seconds)
        return self._drawn("page.html", page=page, view=view, lock_seconds=seconds)

    def outdated(self, form: Form) -> bytes:
        """Return a page that says that a form did not count, and shows what was typed in it."""
        return self._drawn("outdated.html", typed=_typed(form))

    def elsewhere(self, form: Form | None, *, can_take: bool) -> bytes:
        """Return a page that says that another browser has the interview."""
        typed = () if form is None else _typed(form)
        return self._drawn("elsewhere.html", typed=typed, can_take=can_take)

    def busy(self) -> bytes:
        """Return a page that asks for a little patience."""
        return self._drawn("busy.html")

    def _drawn(self, template: str, **facts: object) -> bytes:
        language = self.words.messages_in
        return (
            _environment()
            .get_template(template)
            .render(
                facts,
                say=self.words.text,
                language=language,
                direction=direction_of(language),
                is_practice=self.is_practice,
                style=_asset("page.css"),
            )
            .encode("utf-8", "replace")
        )


def style_digest() -> str:
    """Return the digest of the style as a content security policy names it."""
    return base64.b64encode(sha256(_asset("page.css").encode("utf-8")).digest()).decode("ascii")


def _typed(form: Form) -> tuple[Text, ...]:
    return tuple(
        Text(text)
        for name, texts in form.values.items()
        for text in texts
        if name not in _KIND_OF_SECRET and text.strip()
    )


@cache
def _asset(name: str) -> str:
    return files("peerkit.browser").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("peerkit.browser"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["numbers_apart"] = numbers_apart
    return environment
