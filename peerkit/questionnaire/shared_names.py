"""Names that questionnaires share: answers under one name join in one report, so they must match.

Law: a name that asks the same everywhere is never told; questions that no other has are left alone.
"""

from collections.abc import Iterator, Mapping

from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import Question, Questionnaire


def check_together(wholes: Mapping[str, Questionnaire]) -> Iterator[tuple[str, Fault]]:
    """Yield advice on each name that means another question than in a questionnaire before.

    `wholes` are the questionnaires by what they are called; each piece of advice comes with that of
    the questionnaire in which it stands.
    """
    first: dict[str, tuple[str, Question]] = {}
    for called, whole in wholes.items():
        for question in whole.questions():
            if not question.is_asked:
                continue
            before, other = first.setdefault(question.name, (called, question))
            if before != called and (code := _difference(whole, question, wholes[before], other)):
                place = question.positions.get("name", question.position)
                values = {"name": question.name, "other": before}
                yield called, Fault(code, place, values, is_advice=True)


def _difference(
    whole: Questionnaire, question: Question, other_whole: Questionnaire, other: Question
) -> str:
    """Return the code of what differs between two questions of one name; empty if nothing does."""
    if question.type is not other.type:
        return "same_name_other_type"
    if _choices(whole, question) != _choices(other_whole, other):
        return "same_name_other_choices"
    label, other_label = (
        each.label.translations if each.label else {} for each in (question, other)
    )
    spoken = label.keys() & other_label.keys()
    if any(label[language] != other_label[language] for language in spoken):
        return "same_name_other_label"
    return ""


def _choices(whole: Questionnaire, question: Question) -> frozenset[str]:
    found = whole.choices.get(question.choice_list or "")
    return frozenset(choice.name for choice in found.choices) if found else frozenset()
