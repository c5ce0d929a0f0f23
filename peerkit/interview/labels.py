"""Words of the questionnaire as this interview shows them: language chosen, answers filled in.

A reference to a choice shows the choice's label (other ODK engines show its name, which nobody
should have to hear). A reference without an answer shows `BLANK`.
"""

from functools import lru_cache

from peerkit.expression import Compiled, Node, Reference, compile_expression, parse_expression
from peerkit.interview.prompts import Wording
from peerkit.interview.world import World
from peerkit.questionnaire import Choice, Question, Questionnaire, Text, split_label
from peerkit.questionnaire.model import CHOICE_TYPES

BLANK = "\u2026"


def worded(world: World, text: Text | None, node: Node) -> Wording:
    """Return the wording for the item at `node`; a fallback to another language is marked."""
    default = world.plan.questionnaire.default_language
    if text is None:
        return Wording("", world.language)
    words, language = text.wording(world.language, default)
    if "${" in words:
        pieces = split_label(words)
        words = "".join(
            piece if isinstance(piece, str) else _referred(world, piece, node) for piece in pieces
        )
    return Wording(words, language, is_fallback=language != world.language)


def worded_if_any(world: World, text: Text | None, node: Node) -> Wording | None:
    """Return the wording, or None where the questionnaire has none."""
    return None if text is None else worded(world, text, node)


def choice_label(questionnaire: Questionnaire, list_name: str, choice: str, language: str) -> str:
    """Return the label of one choice as plain text; its name where the list does not have it."""
    choices = questionnaire.choices.get(list_name)
    found: Choice | None = choices.find(choice) if choices is not None else None
    if found is None:
        return choice
    return found.label.wording(language, questionnaire.default_language)[0]


@lru_cache(maxsize=1_024)
def _lookup(name: str) -> Compiled:
    return compile_expression(parse_expression(f"${{{name}}}"))


def _referred(world: World, reference: Reference, node: Node) -> str:
    place = world.plan.places.get(reference.name)
    if place is None:
        return BLANK
    value = _lookup(reference.name).string(node, world.tree.environment)
    if not value:
        return BLANK
    item = place.item
    if not isinstance(item, Question) or item.type not in CHOICE_TYPES:
        return value
    names = (
        choice_label(world.plan.questionnaire, item.choice_list or "", name, world.language)
        for name in value.split()
    )
    return ", ".join(names)
