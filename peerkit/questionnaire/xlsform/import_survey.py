"""The survey sheet becomes the questions of a questionnaire, nested as its rows say.

Laws:
- Each row becomes a question, a part of consent, a beginning or an end; or it is kept as a remark.
- Nothing is refused: what does not fit is noted and kept where it can be.
"""

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass, field

from peerkit.questionnaire.xlsform.columns import OWN_PREFIX
from peerkit.questionnaire.xlsform.import_row import Entries, read_row, without_vain
from peerkit.questionnaire.xlsform.import_settings import Tongues
from peerkit.questionnaire.xlsform.note import Notes, Spot
from peerkit.questionnaire.xlsform.own_words import (
    CONSENT,
    INFORMATION,
    LIMITS,
    OPENING,
    PART,
    SIGNPOSTING,
    STATEMENT_KEYS,
)
from peerkit.questionnaire.xlsform.sheet import SURVEY
from peerkit.questionnaire.xlsform.table import Line, Table
from peerkit.questionnaire.xlsform.type_words import container_of, ran_external, read_type_words
from peerkit.questionnaire.yaml_text import Value

_DEEPEST = 16
"""A questionnaire's file holds no deeper groups; the deepest of 50 real forms has six."""

_RECORDED = frozenset({"start", "end", "today", "audit", "deviceid", "username", "phonenumber"})
"""Types that are often nameless; their type names them."""


@dataclass(slots=True)
class Survey:
    """What the sheet says: the questions, the parts of consent, and rows that are none of these."""

    items: list[Value] = field(default_factory=list)
    parts: Entries = field(default_factory=dict)
    consent: list[Value] = field(default_factory=list)
    remarks: list[Line] = field(default_factory=list)
    rows: dict[str, list[int]] = field(default_factory=dict)


def import_survey(
    table: Table, tongues: Tongues, notes: Notes, external: Container[str] = ()
) -> Survey:
    """Return what the survey sheet says; `external` are the lists of external choices that run."""
    reader = _Reader(tongues, notes, external)
    for line in table.lines():
        reader.read(line)
    return reader.finish()


@dataclass(slots=True)
class _Open:
    """A container that has begun: what kind, in which row, and where its questions go."""

    kind: str
    number: int
    items: list[Value]


class _Reader:
    def __init__(self, tongues: Tongues, notes: Notes, external: Container[str]) -> None:
        self._external = external
        self._types: dict[str, str] = {}
        self._tongues = tongues
        self._notes = notes
        self._survey = Survey()
        self._open: list[_Open] = []
        self._unnamed: Counter[str] = Counter()

    def read(self, line: Line) -> None:
        """Take in one row."""
        written = line.cells.get("type", "")
        edge, kind = container_of(written)
        part = line.cells.get(PART, "")
        if edge == "end":
            self._end(kind, line)
        elif part == OPENING and edge:
            self._open.append(_Open(kind, line.number, self._items()))
        elif part in _PARTS:
            _PARTS[part](self._survey, line, self._tongues)
        elif not written:
            self._notes.kept("row_without_type", Spot(SURVEY, line.number))
            self._survey.remarks.append(line)
        elif edge:
            self._begin(kind, line)
        else:
            self._items().append(self._item(self._type(written, line), line))

    def finish(self) -> Survey:
        """Return what was read; what never ended ends here."""
        for container in self._open:
            spot = Spot(SURVEY, container.number)
            self._notes.fault("never_ends", spot, kind=container.kind)
        return self._survey

    def _items(self) -> list[Value]:
        return self._open[-1].items if self._open else self._survey.items

    def _begin(self, kind: str, line: Line) -> None:
        if len(self._open) >= _DEEPEST:
            self._notes.fault("too_deep", Spot(SURVEY, line.number), limit=_DEEPEST)
            self._open.append(_Open(kind, line.number, self._items()))
            return
        questions: list[Value] = []
        item = without_vain(self._item(kind, line), line, self._notes)
        self._items().append({**item, "questions": questions})
        self._open.append(_Open(kind, line.number, questions))

    def _end(self, kind: str, line: Line) -> None:
        if not self._open:
            self._notes.fault("ends_nothing", Spot(SURVEY, line.number), kind=kind)
            return
        ended = self._open.pop()
        if ended.kind != kind:
            values: dict[str, str | int] = {
                "kind": kind,
                "begun": ended.kind,
                "begun_row": ended.number,
            }
            self._notes.fault("ends_another", Spot(SURVEY, line.number), **values)

    def _item(self, kind: str, line: Line) -> Entries:
        name = line.cells.get("name") or self._name(kind, line.number)
        self._survey.rows.setdefault(name, []).append(line.number)
        return {"type": kind, "name": name, **read_row(line, self._tongues, self._notes)}

    def _type(self, written: str, line: Line) -> str:
        """Return the type in its current words, and note once what was put into other ones."""
        found = read_type_words(written)
        running = ran_external(found, self._external)
        if (running or found) != " ".join(written.split()) and written not in self._types:
            self._types[written] = found
            spot = Spot(SURVEY, line.number, "type", line.cells.get("name", ""))
            self._notes.changed("type_read", spot, written=written, read=running or found)
        return running or found

    def _name(self, kind: str, number: int) -> str:
        """Return a name that stays the same for as long as the row stays where it is.

        Notes get the one that pyxform gives them, so that both tools' forms are alike.
        """
        word = kind.split(maxsplit=1)[0]
        name = word if word in _RECORDED else f"generated_{word}_{number}"
        if kind == "note":
            name = f"generated_note_name_{number}"
        self._notes.changed("named", Spot(SURVEY, number, "name", name), kind=kind, given=name)
        return name


# --- consent ----------------------------------------------------------------------------------


def _words(part: str) -> Callable[[Survey, Line, Tongues], None]:
    def keep(survey: Survey, line: Line, tongues: Tongues) -> None:
        survey.parts[part] = tongues.text(line.texts.get("label"))

    return keep


def _statement(survey: Survey, line: Line, tongues: Tongues) -> None:
    own = {key: line.cells.get(f"{OWN_PREFIX}{key}", "") for key in STATEMENT_KEYS}
    survey.consent.append({**own, "label": tongues.text(line.texts.get("label"))})


_PARTS: dict[str, Callable[[Survey, Line, Tongues], None]] = {
    INFORMATION: _words(INFORMATION),
    LIMITS: _words(LIMITS),
    SIGNPOSTING: _words(SIGNPOSTING),
    CONSENT: _statement,
}
