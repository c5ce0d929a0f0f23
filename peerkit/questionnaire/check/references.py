"""References: every `${name}` names something, and nothing leans on itself or looks ahead."""

from collections.abc import Iterator

from peerkit.expression import Reference
from peerkit.expression.syntax import begins_at_self, is_self, walk
from peerkit.questionnaire.check.outline import Outline, Wording, Written, wordings
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.label import broken_reference, split_label
from peerkit.questionnaire.model import Position, Question, QuestionType, Text
from peerkit.questionnaire.near import nearest

_FILLED_IN = frozenset({QuestionType.CALCULATE, QuestionType.HIDDEN})

_DECIDING = frozenset({"relevant", "calculation"})
"""The keys that decide a question's own value; in them it cannot be asked for it."""


def check_references(outline: Outline) -> Iterator[Fault]:
    """Yield unknown references, self references and relevance that looks ahead."""
    for written in outline.written:
        for reference in written.expression.references:
            if reference.name not in outline.by_name:
                place = outline.inside(written, reference.column)
                yield _unknown(outline, reference.name, place)
        yield from _to_itself(outline, written)
        yield from _ahead(outline, written)


def check_labels(outline: Outline) -> Iterator[Fault]:
    """Yield what is wrong with the references inside wordings, those of choices included."""
    for entry in outline.entries:
        for wording in wordings(entry):
            yield from _in_wording(outline, wording)
    for choices in outline.questionnaire.choices.values():
        for choice in choices.choices:
            yield from _in_choice(outline, choice.label, choice.position)


def _unknown(outline: Outline, name: str, place: Position) -> Fault:
    if meant := nearest(name, outline.by_name):
        return Fault("misspelt_reference", place, {"name": name, "meant": meant})
    return Fault("unknown_reference", place, {"name": name})


def _to_itself(outline: Outline, written: Written) -> Iterator[Fault]:
    name = written.entry.item.name
    if written.key not in _DECIDING:
        return
    own = [ref.column for ref in written.expression.references if ref.name == name]
    if written.key == "calculation" and is_self(written.expression.tree):
        yield outline.advice("calculated_as_itself", written, 1, name=name)
    elif own or (written.expression.uses_self and not _looks_inside(outline, written)):
        yield outline.fault("refers_to_itself", written, own[0] if own else 1, name=name)


def _looks_inside(outline: Outline, written: Written) -> bool:
    """Tell whether `.` only leads from a group to what peerkit fills in inside it by itself.

    `./source = 'user'` is answered before the group is; a question inside it would have to be
    asked first, which only the group's relevance allows.
    """
    item = written.entry.item
    if isinstance(item, Question):
        return False
    found = [each for each in walk(written.expression.tree) if begins_at_self(each)]
    return all(
        len(path.steps) > 1
        and (inner := outline.question(path.steps[1].test)) is not None
        and inner.type in _FILLED_IN
        and inner.relevant is None
        for path in found
    )


def _ahead(outline: Outline, written: Written) -> Iterator[Fault]:
    if written.key != "relevant":
        return
    for reference in written.expression.references:
        entry = outline.by_name.get(reference.name)
        is_asked = entry and isinstance(entry.item, Question) and entry.item.is_asked
        if entry and is_asked and entry.number > written.entry.number:
            name = written.entry.item.name
            yield outline.advice(
                "looks_ahead", written, reference.column, name=name, later=reference.name
            )


def _in_wording(outline: Outline, wording: Wording) -> Iterator[Fault]:
    if "${" not in wording.text:
        return
    if (offset := broken_reference(wording.text)) is not None:
        yield Fault("broken_reference", outline.locate(wording.position, offset))
    for piece in _strangers(outline, wording.text):
        place = outline.locate(wording.position, piece.column - 1)
        yield _unknown(outline, piece.name, place)


def _in_choice(outline: Outline, label: Text, place: Position) -> Iterator[Fault]:
    for words in label.translations.values():
        for piece in _strangers(outline, words) if "${" in words else ():
            yield _unknown(outline, piece.name, place)


def _strangers(outline: Outline, words: str) -> Iterator[Reference]:
    """Yield the first reference of each name that nothing has."""
    seen: set[str] = set()
    for piece in split_label(words):
        if isinstance(piece, Reference) and piece.name not in seen:
            seen.add(piece.name)
            if piece.name not in outline.by_name:
                yield piece
