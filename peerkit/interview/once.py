"""What a step asks before consent and the questionnaire asks as well: it is asked once.

All questionnaires of a programme share the questions `age_band` and `how_known` (module core). The
steps of age and of acquaintance ask the same before anything else, because an interview may end
there (decision 0014).

Laws:
- Where the questionnaire has the question, the step offers its choices, and what is said there is
  its answer. The question is not asked again; it stands at check answers and can be changed.
- A question whose choices mean something else is another question, and both are asked.
- Whoever does not want to say more than what the step needs has said so to the question.
"""

from collections.abc import Mapping

from peerkit.interview.plan import plan_of
from peerkit.interview.state import State
from peerkit.interview.steps import ADULT, AGE_BANDS, Detail
from peerkit.questionnaire import Question, Questionnaire, QuestionType
from peerkit.values import Address, Answer, MissingReason

_QUESTIONS = {"age": "age_band", "known_person": "how_known"}
_CALLED = {"known_person": {"no": "stranger"}}
"""Options that the question's choices have under another name."""


def offered_at(state: State, detail: Detail) -> tuple[str, ...]:
    """Return the options of a detail: the bands of the questionnaire's question for the age."""
    if detail.name != "age" or not state.setting.asks_once:
        return detail.options
    question = _question(state.setting.questionnaire, "age_band")
    bands = () if question is None else _choices(state.setting.questionnaire, question)
    if question is None or not bands or not set(bands) <= AGE_BANDS.keys():
        return detail.options
    return (*bands, ADULT) if question.refusal else bands


def settled(state: State) -> Mapping[Address, Answer]:
    """Return the answers of the questions that were asked already, before consent."""
    if not state.setting.asks_once:
        return {}
    found = {}
    for detail, name in _QUESTIONS.items():
        answer = _answer(state, detail, name)
        if answer is not None:
            found[Address(name)] = answer
    return found


def _answer(state: State, detail: str, name: str) -> Answer | None:
    questionnaire = state.setting.questionnaire
    question = _question(questionnaire, name)
    said = state.details.get(detail, "")
    if question is None or not said:
        return None
    if said == ADULT:
        return Answer(missing=MissingReason.PREFER_NOT_TO_SAY)
    choice = _CALLED.get(detail, {}).get(said, said)
    return Answer(choice) if choice in _choices(questionnaire, question) else None


def _question(questionnaire: Questionnaire, name: str) -> Question | None:
    """Return that question, where one of its choices can be chosen whatever else was answered."""
    place = plan_of(questionnaire).places.get(name)
    question = None if place is None or place.repeats else place.item
    if not isinstance(question, Question) or question.type is not QuestionType.SELECT_ONE:
        return None
    return question if question.choice_filter is None and question.calculation is None else None


def _choices(questionnaire: Questionnaire, question: Question) -> tuple[str, ...]:
    found = questionnaire.choices.get(question.choice_list or "")
    return () if found is None else tuple(choice.name for choice in found.choices)
