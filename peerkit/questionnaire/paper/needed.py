"""What paper asks, and what the interviewer must work out because something depends on it."""

from typing import TypeGuard

from peerkit.questionnaire.contents import names_needed_by
from peerkit.questionnaire.model import Item, Question, Questionnaire, QuestionType, walk
from peerkit.questionnaire.words_unanswered import items_by_name

NEVER = "false()"
"""What a plain no is read as."""


def is_asked_on_paper(item: Item) -> TypeGuard[Question]:
    """Tell whether somebody answers the item, and its answer is not worked out from others."""
    if not isinstance(item, Question) or not item.is_asked:
        return False
    return item.readonly is None or item.readonly.text.strip() == NEVER


def needed_calculations(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the names of what is not asked, and yet decides or is read out on paper."""
    items = items_by_name(questionnaire)
    waiting = [
        name
        for item in walk(questionnaire.survey)
        if _is_shown(item)
        for name in names_needed_by(item)
    ]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        item = items.get(name)
        if item is not None and name not in needed and not _is_shown(item):
            needed.add(name)
            waiting.extend(names_needed_by(item))
    return frozenset(needed)


def _is_shown(item: Item) -> bool:
    """Tell whether the item itself stands on paper: a heading, a note or a question."""
    is_note = isinstance(item, Question) and item.type is QuestionType.NOTE
    return is_note or not isinstance(item, Question) or is_asked_on_paper(item)
