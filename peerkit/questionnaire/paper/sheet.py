"""A questionnaire laid out on paper: everything that the page shows, in its order.

Law: nothing here is HTML; the templates alone are.
"""

from enum import StrEnum

from peerkit.frozen import frozen
from peerkit.questionnaire.conditions import Pieces
from peerkit.questionnaire.paper.saying import Filled, Said


class Space(StrEnum):
    """The room for an answer."""

    BOXES = "boxes"
    SCALE = "scale"
    RANKS = "ranks"
    LINES = "lines"
    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    DONE = "done"


@frozen
class Option:
    """A choice to tick: its words (none for a number of a range), and its name in an answer."""

    name: str
    label: Said | None


@frozen
class Options:
    """Choices that are offered together; `condition` says when, if not always."""

    options: tuple[Option, ...]
    condition: Pieces = ()


@frozen
class Range:
    """From where to where an answer goes."""

    start: str
    end: str
    step: str


@frozen
class Question:
    """A question and the room for its answer. `id` is its own on the page, in each turn.

    `how` is the code of the sentence that says how to answer; `rule` is what the answer must
    meet, and `rule_message` what is said if it does not.
    """

    id: str
    number: str
    name: str
    level: int
    label: Said
    space: Space
    how: str
    options: tuple[Options, ...] = ()
    range: Range | None = None
    hint: Said | None = None
    guidance: Said | None = None
    probes: tuple[Said, ...] = ()
    condition: Pieces = ()
    is_required: bool = False
    required_if: Pieces = ()
    rule: Pieces = ()
    rule_message: Said | None = None
    filter: Pieces = ()
    has_refusal: bool = True


@frozen
class Note:
    """Words to read out, or, `is_for_interviewer`, to keep to oneself."""

    label: Said
    is_for_interviewer: bool
    condition: Pieces = ()


@frozen
class WorkedOut:
    """A value that the interviewer works out, because something later depends on it."""

    name: str
    calculation: Pieces
    condition: Pieces = ()


@frozen
class Section:
    """Parts that belong together, under a heading where it has one."""

    id: str
    label: Said | None
    level: int
    parts: "tuple[Part, ...]"
    condition: Pieces = ()


@frozen
class Turns:
    """A repeat: room for some turns, and `has_more` if there may be others."""

    id: str
    name: str
    label: Said
    level: int
    turns: "tuple[tuple[Part, ...], ...]"
    has_more: bool
    count: Pieces = ()
    condition: Pieces = ()


Part = Question | Note | WorkedOut | Section | Turns


@frozen
class Statement:
    """A consent statement to read out, and whether the interview needs a yes to it."""

    name: str
    label: Filled
    is_essential: bool


@frozen
class Sheet:
    """The whole page. `digest` is short: enough to tell two printed versions apart.

    `asks_age`: it is asked before anything else, as the rules about young people need it.
    """

    title: Said
    form_id: str
    version: str
    digest: str
    language: str
    language_name: str
    is_reviewed: bool
    asks_age: bool
    information: Filled
    limits: Filled
    statements: tuple[Statement, ...]
    parts: tuple[Part, ...]
    signposting: Said | None
    slip: Filled
