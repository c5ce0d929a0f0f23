"""Reading one interview: its answers in the words of its own questionnaire.

Law: what a participant could type alone is shown where the project is led, and not to a researcher.
"""

from peerkit.frozen import frozen
from peerkit.interview import Submission
from peerkit.questionnaire import Group, Question, Questionnaire, walk
from peerkit.values import Address, Answer, MissingReason
from peerkit.vault import Vault
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.looking.listing import Listed, find_submission
from peerkit.workflow.questionnaires.shelf import find_questionnaire


@frozen
class ReadRow:
    """One answer of an interview: the question in words, and the answer, or why there is none."""

    address: Address
    label: str
    shown: str
    missing: MissingReason | None = None
    note: str = ""


def read_rows(vault: Vault, listed: Listed) -> list[ReadRow]:
    """Return the answers of an interview in the questionnaire's order; none while it is open."""
    submission = find_submission(vault, listed)
    if submission is None:
        return []
    questionnaire = find_questionnaire(vault, submission.questionnaire)
    order = {} if questionnaire is None else _order(questionnaire)
    answers = sorted(
        submission.answers.items(),
        key=lambda item: (order.get(item[0].name, len(order)), item[0].instances),
    )
    hidden = _typed_alone(questionnaire) if find_project(vault) is None else frozenset()
    return [
        _row(questionnaire, submission, address, answer)
        for address, answer in answers
        if address.name not in hidden
    ]


def _typed_alone(questionnaire: Questionnaire | None) -> frozenset[str]:
    """Return the names of what stands in groups that a participant is offered to answer alone."""
    survey = () if questionnaire is None else questionnaire.survey
    groups = (item for item in walk(survey) if isinstance(item, Group) and item.self_entry)
    return frozenset(inner.name for group in groups for inner in walk(group.items))


def _order(questionnaire: Questionnaire) -> dict[str, int]:
    return {question.name: number for number, question in enumerate(questionnaire.questions())}


def _row(
    questionnaire: Questionnaire | None, submission: Submission, address: Address, answer: Answer
) -> ReadRow:
    question = None
    if questionnaire is not None:
        question = next((q for q in questionnaire.questions() if q.name == address.name), None)
    label = str(address)
    if question is not None and questionnaire is not None and question.label is not None:
        label = question.label.wording(submission.language, questionnaire.default_language)[0]
    return ReadRow(
        address,
        label,
        _shown(questionnaire, question, answer, submission.language),
        answer.missing,
        submission.notes.get(address, ""),
    )


def _shown(
    questionnaire: Questionnaire | None, question: Question | None, answer: Answer, language: str
) -> str:
    """Return a value with the labels of its choices."""
    if answer.value is None:
        return ""
    names = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    choices = None
    if questionnaire is not None and question is not None and question.choice_list is not None:
        choices = questionnaire.choices.get(question.choice_list)
    if choices is None or questionnaire is None:
        return ", ".join(names)
    found = {choice.name: choice.label for choice in choices.choices}
    default = questionnaire.default_language
    return ", ".join(
        found[name].wording(language, default)[0] if name in found else name for name in names
    )
