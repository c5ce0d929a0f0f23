"""A questionnaire as peerkit knows it after reading: checked, frozen, without a trace of YAML.

Laws:
- Every name of a question, group or repeat is unique in the whole questionnaire.
- Nothing that a questionnaire holds is dropped: what this version cannot run is kept in `extras`
  (or as a question of type `unknown`), is reported by `check`, and is written back unchanged.
- Positions say where a thing was written; they take no part in equality.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from peerkit.expression import Expression
from peerkit.frozen import frozen
from peerkit.values import Audience


@frozen
class Position:
    """A place in a questionnaire; line and column count from 1.

    `file` names one that lies beside it (`modules/core.yaml`); it is empty for its own.
    """

    line: int
    column: int
    file: str = ""


NOWHERE = Position(1, 1)


@frozen
class Text:
    """One wording in each language that has it: language tag to text."""

    translations: Mapping[str, str]

    def wording(self, language: str, default: str) -> tuple[str, str]:
        """Return (text, its language): the default language's where `language` has none.

        The caller marks a fallback for the reader; consent texts must never fall back.
        """
        for tag in (language, default, *self.translations):
            if tag in self.translations:
                return self.translations[tag], tag
        return "", default

    def has(self, language: str) -> bool:
        """Tell whether there is a wording, not blank, in that very language."""
        return bool(self.translations.get(language, "").strip())


class QuestionType(StrEnum):
    """XLSForm's question types. `UNKNOWN` is another tool's type: kept, not run."""

    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    RANGE = "range"
    RANK = "rank"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    CALCULATE = "calculate"
    HIDDEN = "hidden"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"
    START = "start"
    END = "end"
    TODAY = "today"
    UNKNOWN = "unknown"


CHOICE_TYPES = frozenset({QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE, QuestionType.RANK})
MEDIA_TYPES = frozenset(
    {QuestionType.IMAGE, QuestionType.AUDIO, QuestionType.VIDEO, QuestionType.FILE}
)
RECORDED_TYPES = frozenset(
    {
        QuestionType.CALCULATE,
        QuestionType.HIDDEN,
        QuestionType.START,
        QuestionType.END,
        QuestionType.TODAY,
    }
)
"""Types whose value peerkit fills in itself; nobody is asked."""


class Purpose(StrEnum):
    """What a consent statement permits; `sensitive_<class>` purposes are `Sensitivity` values."""

    TAKE_PART = "take_part"
    ANSWERS = "answers"
    QUOTE = "quote"
    AUDIO = "audio"
    IMAGE = "image"
    FILM = "film"
    NAME = "name"
    CONTACT = "contact"
    ARCHIVE = "archive"
    SENSITIVE_HEALTH = "sensitive_health"
    SENSITIVE_ETHNICITY = "sensitive_ethnicity"
    SENSITIVE_RELIGION = "sensitive_religion"
    SENSITIVE_SEXUAL_ORIENTATION = "sensitive_sexual_orientation"
    SENSITIVE_POLITICAL_OPINION = "sensitive_political_opinion"
    SENSITIVE_CRIMINAL_OFFENCE = "sensitive_criminal_offence"
    SENSITIVE_TRADE_UNION = "sensitive_trade_union"
    SENSITIVE_IMMIGRATION = "sensitive_immigration"


class Sensitivity(StrEnum):
    """The classes of sensitive question; each needs consent of purpose `sensitive_<class>`."""

    HEALTH = "health"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    SEXUAL_ORIENTATION = "sexual_orientation"
    POLITICAL_OPINION = "political_opinion"
    CRIMINAL_OFFENCE = "criminal_offence"
    TRADE_UNION = "trade_union"
    IMMIGRATION = "immigration"

    @property
    def purpose(self) -> Purpose:
        """The purpose that a consent statement for this class has."""
        return Purpose(f"sensitive_{self.value}")


class OrderStep(StrEnum):
    """What may be asked around the questions; a questionnaire or a project switches each on.

    Information, limits, consent and "are you still happy?" are never among them: they are always
    there.
    """

    ACCESS = "access"
    SAFE_PLACE = "safe_place"
    KNOWN_PERSON = "known_person"
    AGE = "age"
    UNDERSTANDING = "understanding"
    NAMING = "naming"
    CONTACT = "contact"
    REWARD = "reward"
    DEBRIEF = "debrief"
    """The researcher's own, after the participant has gone."""


@frozen
class ConsentStatement:
    """One yes/no statement that is read to the participant."""

    name: str
    purpose: Purpose
    audience: Audience
    essential: bool
    label: Text
    position: Position = field(default=NOWHERE, compare=False)
    positions: Mapping[str, Position] = field(default_factory=dict, compare=False)


@frozen
class Choice:
    """One choice of a list. `columns` are the extra columns that filters use."""

    name: str
    label: Text
    columns: Mapping[str, str] = field(default_factory=dict)
    position: Position = field(default=NOWHERE, compare=False)


@frozen
class ChoiceList:
    """A named list of choices, in the order in which they are read out.

    `file` names the table that it comes from, where it is not written in the questionnaire.
    """

    name: str
    choices: tuple[Choice, ...]
    file: str = ""
    position: Position = field(default=NOWHERE, compare=False)

    def find(self, name: str) -> Choice | None:
        """Return the choice of that name."""
        return next((choice for choice in self.choices if choice.name == name), None)


@frozen
class Table:
    """The rows of a CSV file beside the questionnaire; each has a cell for every column.

    One that could not be read has no columns.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Range:
    """The parameters of a `range` question, in canonical decimal notation."""

    start: str
    end: str
    step: str


@frozen
class Question:
    """One question, note or calculation.

    `seed` is the parameter of that name, for the order of shuffled choices.
    `positions` maps a key (`relevant`, `constraint`, `label`, …) to the place of its value, so
    that a fault inside an expression can be pointed at.
    """

    type: QuestionType
    name: str
    label: Text | None = None
    hint: Text | None = None
    guidance_hint: Text | None = None
    probes: tuple[Text, ...] = ()
    choice_list: str | None = None
    required: Expression | None = None
    required_message: Text | None = None
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Text | None = None
    calculation: Expression | None = None
    choice_filter: Expression | None = None
    default: Expression | str | None = None
    readonly: Expression | None = None
    range: Range | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    seed: Expression | None = None
    appearance: str = ""
    sensitive: Sensitivity | None = None
    pii: bool = False
    note_to_interviewer: bool = False
    refusal: bool = True
    source_type: str = ""
    extras: Mapping[str, object] = field(default_factory=dict)
    position: Position = field(default=NOWHERE, compare=False)
    positions: Mapping[str, Position] = field(default_factory=dict, compare=False)

    @property
    def is_asked(self) -> bool:
        """Whether somebody answers it (a note is shown, a calculation recorded, neither asked)."""
        return (
            self.type not in RECORDED_TYPES
            and self.type not in MEDIA_TYPES
            and self.type not in (QuestionType.NOTE, QuestionType.UNKNOWN)
        )


@frozen
class Group:
    """Questions that belong together and may share a condition.

    `self_entry` offers the participant to type the answers alone.
    """

    name: str
    label: Text | None
    items: tuple["Item", ...]
    relevant: Expression | None = None
    appearance: str = ""
    self_entry: bool = False
    extras: Mapping[str, object] = field(default_factory=dict)
    position: Position = field(default=NOWHERE, compare=False)
    positions: Mapping[str, Position] = field(default_factory=dict, compare=False)


@frozen
class Repeat:
    """A group that is asked several times: `count` times, or as long as there is another."""

    name: str
    label: Text | None
    items: tuple["Item", ...]
    relevant: Expression | None = None
    count: Expression | None = None
    appearance: str = ""
    extras: Mapping[str, object] = field(default_factory=dict)
    position: Position = field(default=NOWHERE, compare=False)
    positions: Mapping[str, Position] = field(default_factory=dict, compare=False)


Item = Question | Group | Repeat


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield every item, each before what it contains."""
    for item in items:
        yield item
        if not isinstance(item, Question):
            yield from walk(item.items)


@frozen
class ModuleUse:
    """A module that a questionnaire brings in: its version, and the names that it has placed."""

    name: str
    version: str
    names: frozenset[str]


@frozen
class Questionnaire:
    """A whole questionnaire.

    `digest` is of the file's bytes (with its modules, tables and media, where it has any) and
    names exactly what was read. `reviewed` maps a language to who vouched for its consent wording.
    What modules bring stands in its place among the rest; `modules` only says where it came from.
    `tables` are the CSV files beside it that its questions and expressions name, by their files.
    """

    form_id: str
    version: str
    title: Text
    default_language: str
    languages: Mapping[str, str]
    information: Text
    limits: Text
    consent: tuple[ConsentStatement, ...]
    choices: Mapping[str, ChoiceList]
    survey: tuple[Item, ...]
    signposting: Text | None = None
    reviewed: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""
    community: str = ""
    steps: tuple[OrderStep, ...] = ()
    extras: Mapping[str, object] = field(default_factory=dict)
    digest: str = ""
    modules: tuple[ModuleUse, ...] = field(default=(), compare=False)
    tables: Mapping[str, Table] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict, compare=False)

    def questions(self) -> Iterator[Question]:
        """Yield every question, in the order of the questionnaire."""
        return (item for item in walk(self.survey) if isinstance(item, Question))

    def is_reviewed(self, language: str) -> bool:
        """Tell whether that language's consent wording counts as reviewed.

        The default language always does; any other once somebody is named in `reviewed`.
        """
        return language == self.default_language or bool(self.reviewed.get(language))
