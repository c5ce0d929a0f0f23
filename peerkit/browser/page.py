"""A page, as plain frozen facts: a heading, what is read, what is filled in, what can be pressed.

Every screen of the face is one of these; the template draws them all, and nothing else does.

Laws:
- A page has one form. What it is about (`about`) comes back with it.
- A page's title says where in the interview it is and never what is asked or answered: browsers
  keep titles.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from peerkit.browser.text import Text

Keep = Callable[[str, str], bool]
"""`keep(field, text)` makes what is filled in so far durable and tells whether it could; any thread
may call it. The text of choices is their values with a space between them, of a ranking
`value=place`."""

CHOSEN = "chosen"
"""The name under which a draft tells which choices it is about: what is not ticked is not sent."""


class Voice(StrEnum):
    """Whom a paragraph is for."""

    ALOUD = "aloud"
    """To be read aloud to the participant."""
    HINT = "hint"
    """Read with the question."""
    RESEARCHER = "researcher"
    SHOWN = "shown"
    """What somebody said, shown back."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words, and whom they are for."""

    text: Text
    voice: Voice = Voice.RESEARCHER


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: it sends the form with `do`. `of` names its row to a screen reader."""

    do: str
    label: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: what it is about, what there is of it, and what can be done about it."""

    heading: Text
    lines: tuple[Text, ...] = ()
    button: Button | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A numbered list."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is to be copied onto paper: its lines, the one to copy most carefully standing out."""

    lines: tuple[Text, ...]
    strong: int


Block = Paragraph | Rows | Card


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of several: its value in the form, and its words."""

    value: str
    label: Text
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices to tick: one, or (`several`) any. `label` None: the page's heading is the label.

    `keeps`: what is ticked is kept at each change.
    """

    name: str
    choices: tuple[Choice, ...]
    several: bool = False
    label: Text | None = None
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """Choices to put in order; `places` are those given already, from 1, by value."""

    name: str
    choices: tuple[Choice, ...]
    places: Mapping[str, str] = field(default_factory=dict)
    label: Text | None = None
    keeps: bool = False

    @property
    def names(self) -> dict[str, str]:
        """The name of each choice's place in the form, by the choice's value."""
        return {each.value: f"{self.name}-{each.value}" for each in self.choices}


@dataclass(frozen=True, slots=True)
class Line:
    """One line to type. `is_secret`: it is not shown."""

    name: str
    value: str = ""
    label: Text | None = None
    language: str = ""
    direction: str = ""
    is_secret: bool = False
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """As many lines to type as there are. `keeps`: what is typed is kept at each change."""

    name: str
    value: str = ""
    label: Text | None = None
    language: str = ""
    direction: str = ""
    keeps: bool = False


Field = Choices | Ranking | Line | Words


@dataclass(frozen=True, slots=True)
class Page:
    """One screen. `error` says what was wrong with the form before, `notice` what became of it.

    `error_at` is the place of the field that is meant, from 0. `keep` keeps words while they are
    typed in a field that `keeps`. `is_for_anybody`: it asks for the passphrase and shows nothing.
    `is_choice`: the buttons are what is chosen from, and none of them comes before the others.
    """

    title: str
    heading: Text
    lead: tuple[Text, ...] = ()
    body: tuple[Block, ...] = ()
    fields: tuple[Field, ...] = ()
    buttons: tuple[Button, ...] = ()
    menu: tuple[Button, ...] = ()
    about: str = ""
    notice: str = ""
    error: Text | None = None
    error_at: int = 0
    keep: Keep | None = None
    is_for_anybody: bool = False
    is_choice: bool = False

    @property
    def keeps(self) -> bool:
        """Whether anything that is filled in here is kept at each change."""
        return any(one.keeps for one in self.fields)

    def drafted(self, values: Mapping[str, tuple[str, ...]]) -> "Draft":
        """Return what those values of a form say of the fields that are kept at each change."""
        touched = [one for one in self.fields if one.keeps and _is_told(one, values)]
        chosen = tuple(one.name for one in touched if isinstance(one, Choices | Ranking))
        parts = [_part(one, values) for one in touched]
        kept = {name: value for part in parts for name, value in part.items()}
        return Draft(
            {one.name: filled_in(one, values) for one in touched},
            {**kept, CHOSEN: chosen} if chosen else kept,
        )

    def holding(self, values: Mapping[str, tuple[str, ...]]) -> "Page":
        """Return the page with those values filled in; without a `view` it is not the whole form.

        A box that is not ticked is not sent, so that only a whole form, or a draft about these
        choices, says that it is empty.
        """
        return replace(self, fields=tuple(_holding(one, values) for one in self.fields))


@dataclass(frozen=True, slots=True)
class Draft:
    """What is filled in and not sent yet: the text of each field to keep, and its form's values."""

    texts: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]


def _is_told(one: Field, values: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether the values say what is filled in there, be it nothing."""
    if isinstance(one, Choices | Ranking):
        return one.name in values.get(CHOSEN, ())
    return one.name in values


def _part(one: Field, values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the values that belong to that field."""
    if isinstance(one, Ranking):
        return {name: values.get(name, ("",))[:1] for name in one.names.values()}
    return {one.name: values.get(one.name, ())}


def filled_in(one: Field, values: Mapping[str, tuple[str, ...]]) -> str:
    """Return the text to keep of what a form's values say of that field."""
    match one:
        case Choices():
            return " ".join(values.get(one.name, ()))
        case Ranking():
            places = {value: values.get(name, ("",))[0] for value, name in one.names.items()}
            return _ranked(places)
        case _:
            return next(iter(values.get(one.name, ())), "")


def standing(one: Field) -> str:
    """Return the text to keep of what the field is filled in with already."""
    match one:
        case Choices():
            return " ".join(each.value for each in one.choices if each.is_chosen)
        case Ranking():
            return _ranked({each.value: one.places.get(each.value, "") for each in one.choices})
        case _:
            return one.value


def _ranked(places: Mapping[str, str]) -> str:
    return " ".join(f"{value}={place}" for value, place in places.items() if place)


def _holding(one: Field, values: Mapping[str, tuple[str, ...]]) -> Field:
    is_told = "view" in values or one.name in values.get(CHOSEN, ())
    match one:
        case Choices() if is_told:
            chosen = values.get(one.name, ())
            return replace(
                one,
                choices=tuple(
                    replace(each, is_chosen=each.value in chosen) for each in one.choices
                ),
            )
        case Ranking() if is_told:
            return replace(
                one, places={value: values.get(name, ("",))[0] for value, name in one.names.items()}
            )
        case Line(is_secret=False) | Words() if one.name in values:
            return replace(one, value=values[one.name][0])
        case _:
            return one
