"""Words on the page, each with its language and the side from which it is read.

Laws:
- What a file may hold and no page can show is shown as U+FFFD, so that nothing reorders a page.
- A text in another language than asked for is marked.
- A blank that nobody filled is a line to write on, and says what belongs there.
"""

import re
from collections.abc import Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.label import PLACEHOLDERS, fill
from peerkit.questionnaire.model import Item, Questionnaire, Text
from peerkit.questionnaire.words_unanswered import words_unanswered
from peerkit.words import Catalogue, catalogue

_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Controls, and signs that turn the direction of what follows them."""

_SLOT = "\0"
"""Stands round the name of a blank; after `visible`, no text has it."""


_SLOTS: Mapping[str, str] = {name: f"{_SLOT}{name}{_SLOT}" for name in PLACEHOLDERS}


def visible(text: str) -> str:
    """Return the text as a page can show it."""
    return _UNSHOWN.sub("\ufffd", text)


def direction(language: str) -> str:
    """Return the side that a language is read from, as HTML names it."""
    return "rtl" if catalogue(language).locale.is_right_to_left else "ltr"


@frozen
class Said:
    """Words of the questionnaire. `is_fallback` if they are not in the language asked for."""

    text: str
    language: str
    direction: str
    is_fallback: bool = False


@frozen
class Blank:
    """A line to write on, where a text names somebody who is not known yet."""

    name: str


@frozen
class Filled:
    """A consent text: its words, and the blanks that nobody filled."""

    pieces: tuple[str | Blank, ...]
    language: str
    direction: str


@frozen
class Speaker:
    """Who words a questionnaire for the page: its language, and what fills its blanks."""

    questionnaire: Questionnaire
    items: Mapping[str, Item]
    language: str
    words: Catalogue
    filling: Mapping[str, str]

    def say(self, text: Text | None) -> Said | None:
        """Return the text, in the default language where it has none in this one."""
        if text is None:
            return None
        default = self.questionnaire.default_language
        found = words_unanswered(self.items, text, self.language, default)
        is_fallback = found.language != self.language
        side = direction(found.language)
        return Said(visible(found.text), found.language, side, is_fallback)

    def say_all(self, texts: tuple[Text, ...]) -> tuple[Said, ...]:
        """Return each of the texts."""
        return tuple(said for said in map(self.say, texts) if said is not None)

    def fill(self, text: Text) -> Filled:
        """Return a consent text with its blanks filled, or to be filled by hand."""
        found, language = text.wording(self.language, self.questionnaire.default_language)
        return self._filled(fill(visible(found), _SLOTS), language)

    def own(self, code: str) -> Filled:
        """Return a sentence of our own that names what consent texts name."""
        return self._filled(self.words.text(code, **_SLOTS), self.words.messages_in)

    def _filled(self, text: str, language: str) -> Filled:
        pieces = text.split(_SLOT)
        filled = tuple(
            self._blank(piece) if place % 2 else piece for place, piece in enumerate(pieces)
        )
        return Filled(tuple(piece for piece in filled if piece), language, direction(language))

    def _blank(self, name: str) -> str | Blank:
        value = self.filling.get(name)
        return visible(value) if value else Blank(name)
