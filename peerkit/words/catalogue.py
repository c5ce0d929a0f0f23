"""A catalogue turns message codes into words.

Laws:
- A message code names exactly one message; an unknown code is a defect and raises KeyError.
- Values are put in as they are: nothing inside a value is ever read as a placeholder.
- A catalogue is a Python module, because a module starts twice as fast as a gettext file; each
  family of messages is loaded when the first of its codes is asked for.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module

from peerkit.frozen import frozen
from peerkit.words.locales import Locale, iso_date, locale

Message = str | Mapping[str, str]
"""A text, or one text for each plural category of the language (chosen by the value `n`)."""

_FAMILIES: Mapping[str, str] = {
    "answer": "interview",
    "answers": "commands",
    "approach": "home",
    "ask": "interview",
    "changes": "changes",
    "audit": "keeping",
    "backup": "keeping",
    "browser": "browser",
    "command": "commands",
    "condition": "conditions",
    "demo": "demo",
    "detail": "details",
    "drill": "drill",
    "due": "due",
    "ended": "details",
    "error": "errors",
    "expression": "expressions",
    "export": "export",
    "fault": "faults",
    "help": "commands",
    "home": "home",
    "letter": "letters",
    "locked": "home",
    "lone": "home",
    "misuse": "commands",
    "people": "people",
    "plain": "plain",
    "preview": "preview",
    "policy": "details",
    "practice": "home",
    "print": "print",
    "questionnaire": "commands",
    "restore": "keeping",
    "screen": "screen",
    "status": "status",
    "training": "home",
    "unlock": "home",
    "sheet": "sheet",
    "starting": "starting",
    "translation": "translation",
    "xlsform": "xlsform",
}
"""The first part of a code, and the module of the catalogue that holds such messages."""

_ALSO_IN: Mapping[str, frozenset[str]] = {
    "letters": frozenset({"ar", "bg", "pl", "ro", "so", "zh"}),
}
"""Modules for participants, and the languages in which they stand besides English."""

_CATALOGUES = frozenset({"en"})
"""The languages that the interface itself speaks."""


@frozen
class Catalogue:
    """The words of one language. `messages_in` says which language the messages are in."""

    locale: Locale
    messages_in: str

    def text(self, code: str, /, **values: str | int) -> str:
        """Return the message of that code, its placeholders filled."""
        language = self.language_of(code)
        message = _messages(language, _FAMILIES[code.partition(".")[0]])[code]
        if not isinstance(message, str):
            message = message[locale(language).plural(int(values["n"]))]
        return message.format_map(values)

    def language_of(self, code: str) -> str:
        """Return the language in which that message stands: this one's where there are words."""
        own = self.locale.language.partition("-")[0]
        also = _ALSO_IN.get(_FAMILIES[code.partition(".")[0]], frozenset())
        return own if own in also else self.messages_in

    def awaits_review(self, code: str) -> bool:
        """Tell whether no native speaker has read the words of that message's family yet."""
        language = self.language_of(code)
        return language not in _CATALOGUES and not _reviewer(
            language, _FAMILIES[code.partition(".")[0]]
        )

    def has(self, code: str) -> bool:
        """Tell whether there is a message of that code."""
        family = _FAMILIES.get(code.partition(".")[0])
        return family is not None and code in _messages(self.messages_in, family)

    def codes(self, family: str) -> tuple[str, ...]:
        """Return the codes of a family that have a hint, in alphabetical order."""
        messages = _messages(self.messages_in, family)
        return tuple(sorted(code for code in messages if f"{code}.hint" in messages))

    def sketch(self, code: str) -> str:
        """Return the message with the names of its values where they would stand."""
        message = _messages(self.messages_in, _FAMILIES[code.partition(".")[0]])[code]
        return str(message).format_map(_Names())

    def date(self, iso: str) -> str:
        """Return `2027-03-31` as this language says it; anything else as it is."""
        return self.locale.date(iso)

    def moment(self, iso: str) -> str:
        """Return `2027-03-21T14:30:00`, or its day or its time alone, as `21 March 2027 14:30`."""
        day, _, time = iso.partition("T")
        said = (self.date(day.removesuffix(":00")), time.removesuffix(":00"))
        return " ".join(part for part in said if part)

    def redated(self, worded: str) -> str:
        """Return a day that was worded in any language as this language says it.

        A message says it: it is worded as the messages are.
        """
        return locale(self.messages_in).date(iso_date(worded))

    def listing(self, items: Sequence[str]) -> str:
        """Return the items as one phrase: `a, b and c`."""
        return self.locale.listing(items)


class _Names(dict[str, str]):
    """Every value is its own name in brackets."""

    def __missing__(self, name: str) -> str:
        return f"<{name}>"


@cache
def _messages(language: str, family: str) -> Mapping[str, Message]:
    module = import_module(f"peerkit.words.{language}.{family}")
    messages: Mapping[str, Message] = module.MESSAGES
    return messages


def _reviewer(language: str, family: str) -> str:
    """Return which native reader has read that module, and when; empty for nobody."""
    reviewed_by: str = import_module(f"peerkit.words.{language}.{family}").REVIEWED_BY
    return reviewed_by


@cache
def catalogue(language: str = "en") -> Catalogue:
    """Return the catalogue for `language`: its own dates and lists, messages where it has them."""
    return Catalogue(locale(language), language if language in _CATALOGUES else "en")
