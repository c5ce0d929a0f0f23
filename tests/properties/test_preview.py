"""Laws of previews: nothing is left out, and what they say of paths holds in every interview."""

from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from peerkit.errors import PeerkitError
from peerkit.interview import (
    Answered,
    AskAnother,
    AskQuestion,
    ConsentClosed,
    InformationRead,
    LimitsRead,
    Mode,
    Passed,
    RepeatAnswered,
    Setting,
    Stage,
    Started,
    State,
    StatementAnswered,
    prompts,
    receive,
    replay,
)
from peerkit.interview.path import Path
from peerkit.interview.state import world_of
from peerkit.questionnaire import Audience, Questionnaire, walk
from peerkit.questionnaire.preview import Preview, preview_questionnaire
from peerkit.questionnaire.yaml_text import Value, yaml_text
from peerkit.values import ConsentState
from tests.properties.test_questionnaire_writing import QUESTIONNAIRES
from tests.questionnaire.samples import read
from tests.strategies import SEEDS, fitting_answers, questionnaires

AT = "2026-11-21T11:00:00Z"
MOST_EVENTS = 40


@given(questionnaires())
def test_every_item_stands_in_it_once(whole: Questionnaire) -> None:
    found = preview_questionnaire(whole)

    assert [item.name for item in walk(whole.survey)] == [row.item.name for row in found.rows]
    numbers = [row.number for row in found.rows if row.number]
    assert list(range(1, len(numbers) + 1)) == numbers


@settings(max_examples=40)
@given(QUESTIONNAIRES)
def test_a_faulty_file_is_shown_all_the_same(document: dict[str, Value]) -> None:
    whole = read(yaml_text(document))

    names = [row.item.name for row in preview_questionnaire(whole).rows]
    assert [item.name for item in walk(whole.survey)] == names


@settings(max_examples=150)
@given(questionnaires(), st.data())
def test_no_interview_asks_what_is_out_of_reach_nor_more_or_less_than_is_said(
    whole: Questionnaire, data: st.DataObject
) -> None:
    found = preview_questionnaire(whole)
    path = finished(whole, data)
    assume(path is not None)
    assert path is not None

    unreachable = {row.item.name for row in found.rows if row.is_unreachable}
    assert set() == unreachable & {step.address.name for step in path.steps}
    once = sum(step.question is not None and not step.address.instances for step in path.steps)
    assert found.paths.least <= once <= found.paths.most
    check_turns(found, whole, path)


def check_turns(found: Preview, whole: Questionnaire, path: Path) -> None:
    """Fail unless each turn of a repeat asks what is said."""
    inside = {
        item.name: repeat.name
        for repeat in walk(whole.survey)
        if repeat.name.startswith("r")
        for item in walk(repeat.items)  # type: ignore[union-attr]
    }
    turns = Counter(
        (inside[step.address.name], step.address.instances)
        for step in path.steps
        if step.question is not None and step.address.instances
    )
    for (repeat, _), count in turns.items():
        assert count <= found.turns[repeat].most


def finished(whole: Questionnaire, data: st.DataObject) -> Path | None:
    """Return the path of an interview that was answered to its end; None where it was too long."""
    setting = Setting(whole, {"organisation": "Us"}, audiences=frozenset(Audience))
    state = replay(
        setting,
        [
            Started(AT, "a1" * 16, "en", Mode.SPOKEN, data.draw(SEEDS), 0),
            InformationRead(AT),
            LimitsRead(AT),
            StatementAnswered(AT, "take_part", ConsentState.YES),
            ConsentClosed(AT),
        ],
    )
    for _ in range(MOST_EVENTS):
        if state.stage is not Stage.ASKING:
            return world_of(state).path
        state = went_on(state, data)
    return None


def went_on(state: State, data: st.DataObject) -> State:
    """Return the state after one answer, or the same where the engine refuses it."""
    prompt = prompts(state)[0]
    event: Answered | Passed | RepeatAnswered
    if isinstance(prompt, AskAnother):
        event = RepeatAnswered(AT, prompt.repeat, data.draw(st.booleans()))
    else:
        assert isinstance(prompt, AskQuestion)
        is_passed = data.draw(st.integers(0, 3)) == 0
        passed, answer = Passed(AT, prompt.address), data.draw(fitting_answers(prompt))
        event = passed if is_passed else Answered(AT, prompt.address, answer)
    try:
        return receive(state, event)
    except PeerkitError:
        return state
