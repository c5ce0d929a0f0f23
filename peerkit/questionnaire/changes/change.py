"""One change between two versions, told by a code and values; the catalogue has the words."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from peerkit.frozen import frozen


class Topic(StrEnum):
    """What a change is about, most important first."""

    CONSENT = "consent"
    VERSION = "version"
    JOINING = "joining"
    SENSITIVE = "sensitive"
    QUESTIONS = "questions"
    ANSWERS = "answers"
    CONDITIONS = "conditions"
    WORDING = "wording"
    LANGUAGES = "languages"
    MODULES = "modules"
    SIGNPOSTING = "signposting"
    OTHER = "other"


@frozen
class Change:
    """A change, worded as `changes.<code>`.

    `names` are the questions, statements or lists that it concerns, the first one above all.
    `old` and `new` are what stood there and what stands there now; None where nothing did, or
    where there is nothing to show. `language` is theirs, where they are in one.
    """

    topic: Topic
    code: str
    names: tuple[str, ...] = ()
    values: Mapping[str, str | int] = field(default_factory=dict)
    old: str | None = None
    new: str | None = None
    language: str = ""
    is_warning: bool = False

    @property
    def wording(self) -> str:
        """The code of its message in the catalogue."""
        return f"changes.{self.code}"
