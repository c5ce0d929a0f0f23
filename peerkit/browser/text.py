"""Texts as a page shows them: each with its language and the side that it is read from.

Law: a page never guesses a language. What the interface says is in the interface's language, what
the questionnaire says in the one that its wording names, and what a person said turns whichever way
its own letters do.
"""

import re

from peerkit.frozen import frozen
from peerkit.interview import Wording
from peerkit.words import Catalogue, catalogue

_COMMAND = re.compile("`([^`\n]{1,80})`")

LEFT_TO_RIGHT, RIGHT_TO_LEFT, BY_ITS_LETTERS = "ltr", "rtl", "auto"


@frozen
class Text:
    """Words on a page. `language` "" is unknown; `mark` says in words that it is a fallback."""

    text: str
    language: str = ""
    direction: str = BY_ITS_LETTERS
    mark: str = ""


def direction_of(language: str) -> str:
    """Return the side that a language is read from, as HTML names it."""
    return RIGHT_TO_LEFT if catalogue(language).locale.is_right_to_left else LEFT_TO_RIGHT


def in_language(text: str, language: str) -> Text:
    """Return words of that language."""
    return Text(text, language, direction_of(language))


def own_words(words: Catalogue, code: str, /, **values: str | int) -> Text:
    """Return a message of the interface; a command in it stands in quotation marks."""
    return in_language(_COMMAND.sub("“\\1”", words.text(code, **values)), words.messages_in)


def worded(words: Catalogue, wording: Wording) -> Text:
    """Return the questionnaire's words, marked where they are not in the interview's language."""
    mark = ""
    if wording.is_fallback:
        mark = words.text("plain.not_translated", language=wording.language)
    return Text(wording.text, wording.language, direction_of(wording.language), mark)


def said(text: str) -> Text:
    """Return what a person said or typed: in whatever language that was."""
    return Text(text)
