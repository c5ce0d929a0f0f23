"""Single questions: what would surprise a participant or a researcher, and what is not run yet."""

from collections.abc import Iterator

from peerkit.questionnaire.check.outline import Entry, Outline
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import MEDIA_TYPES, Question, Sensitivity

_DECLINING = frozenset({"prefer_not_to_say", "refused", "declined", "no_answer"})
"""What the choice to say nothing is called in the official lists, and in real forms."""


def check_questions(outline: Outline) -> Iterator[Fault]:
    """Yield advice on each question by itself."""
    for entry, question in outline.questions():
        yield from (
            Fault(code, entry.place(key), {"name": question.name}, is_advice=True)
            for code, key, applies in _advice(question)
            if applies
        )
        yield from _not_run(entry, question)
        yield from _refusal(outline, entry, question)


def _refusal(outline: Outline, entry: Entry, question: Question) -> Iterator[Fault]:
    """Yield advice where a choice has to be made, and none of them is to say nothing."""
    choices = outline.questionnaire.choices.get(question.choice_list or "")
    if question.refusal or choices is None or question.sensitive is not None:
        return
    if not any(choice.name in _DECLINING for choice in choices.choices):
        yield Fault("no_refusal", entry.place("refusal"), {"name": question.name}, is_advice=True)


def _advice(question: Question) -> Iterator[tuple[str, str, bool]]:
    """Yield a code, the key it is about, and whether it applies."""
    is_unexplained = question.constraint is not None and question.constraint_message is None
    yield "no_constraint_message", "constraint", is_unexplained
    yield (
        "sensitive_without_refusal",
        "refusal",
        question.sensitive is not None and not question.refusal,
    )
    yield (
        "immigration_class",
        "sensitive",
        question.sensitive is Sensitivity.IMMIGRATION and question.is_asked,
    )


def _not_run(entry: Entry, question: Question) -> Iterator[Fault]:
    if question.type in MEDIA_TYPES:
        yield Fault(
            "not_run_here", entry.place("type"), {"what": question.type.value}, is_advice=True
        )
