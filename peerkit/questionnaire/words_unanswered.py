"""Words of a questionnaire as they stand where there are no answers: on paper, in a preview.

Laws:
- A reference to an answer becomes the label of its question in brackets, or else its name.
- A label inside a label is not opened again, so that a cycle of labels ends.
"""

from collections.abc import Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.label import split_label
from peerkit.questionnaire.model import Item, Questionnaire, Text, walk

_DEEPER = "\u2026"
"""Stands for a reference inside the label that a reference became."""


@frozen
class Words:
    """What is read, and the language that it is in."""

    text: str
    language: str


def items_by_name(questionnaire: Questionnaire) -> Mapping[str, Item]:
    """Return every question, group and repeat by its name."""
    return {item.name: item for item in walk(questionnaire.survey)}


def words_unanswered(items: Mapping[str, Item], text: Text, language: str, default: str) -> Words:
    """Return the text in `language`, or else in the default one, with its references worded."""
    found, spoken = text.wording(language, default)
    if "${" not in found:
        return Words(found, spoken)
    pieces = (
        piece
        if isinstance(piece, str)
        else f"[{_named(items.get(piece.name), piece.name, spoken)}]"
        for piece in split_label(found)
    )
    return Words("".join(pieces), spoken)


def _named(item: Item | None, name: str, language: str) -> str:
    label = item.label if item is not None else None
    if label is None:
        return name
    found, _ = label.wording(language, language)
    return "".join(each if isinstance(each, str) else _DEEPER for each in split_label(found))
