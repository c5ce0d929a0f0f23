"""What an item holds, whatever kind it is: its name, its expressions, and what they refer to."""

import re
from collections.abc import Iterator

from peerkit.expression import Expression, Reference
from peerkit.questionnaire.label import split_label
from peerkit.questionnaire.model import Item, Question, Repeat, Text

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def is_name(name: str) -> bool:
    """Tell whether the name has XLSForm's shape, so that expressions can refer to it."""
    return _NAME.fullmatch(name) is not None


def expressions_of(item: Item) -> Iterator[tuple[str, Expression]]:
    """Yield each key of the item that holds an expression, with it."""
    found: dict[str, object] = {"relevant": item.relevant}
    if isinstance(item, Repeat):
        found["repeat_count"] = item.count
    if isinstance(item, Question):
        found |= {
            "required": item.required,
            "constraint": item.constraint,
            "calculation": item.calculation,
            "choice_filter": item.choice_filter,
            "default": item.default,
            "readonly": item.readonly,
            "parameters": item.seed,
        }
    for key, expression in found.items():
        if isinstance(expression, Expression):
            yield key, expression


def texts_of(item: Item) -> Iterator[tuple[str, Text]]:
    """Yield each wording of the item, with its key."""
    if item.label is not None:
        yield "label", item.label
    if not isinstance(item, Question):
        return
    others = {
        "hint": item.hint,
        "guidance_hint": item.guidance_hint,
        "required_message": item.required_message,
        "constraint_message": item.constraint_message,
    }
    yield from ((key, text) for key, text in others.items() if text is not None)
    yield from (("probes", probe) for probe in item.probes)


def names_needed_by(item: Item) -> Iterator[str]:
    """Yield the names to which the item's expressions and wordings refer."""
    for _, expression in expressions_of(item):
        yield from (reference.name for reference in expression.references)
    for _, text in texts_of(item):
        for wording in text.translations.values():
            pieces = split_label(wording) if "${" in wording else ()
            yield from (piece.name for piece in pieces if isinstance(piece, Reference))
