"""Laws of the interview's engine, over any questionnaire and any course of events."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.errors import AnswerRefusedError, PeerkitError
from peerkit.interview import (
    AskQuestion,
    ConsentClosed,
    ConsentConfirmed,
    Event,
    InformationRead,
    LimitsRead,
    Option,
    Resumed,
    Setting,
    Stage,
    State,
    StatementAnswered,
    StopAnswered,
    StopAsked,
    Submission,
    Wording,
    begin,
    prompts,
    read_answer_text,
    read_event,
    receive,
    replay,
    submission,
    write_event,
)
from peerkit.interview.stage import ENDED
from peerkit.interview.transitions import TRANSITIONS
from peerkit.questionnaire import Audience, Question, Questionnaire, QuestionType, Range
from peerkit.values import ConsentState
from tests.strategies import CHOICES, EVENTS, TYPES, likely_events, questionnaires

AT = "2026-11-21T11:00:00Z"
FILLING = {"organisation": "Us", "contact": "Amina"}


def setting_of(questionnaire: Questionnaire) -> Setting:
    return Setting(questionnaire, FILLING, audiences=frozenset(Audience))


def tried(state: State, event: Event) -> State | None:
    """Return the next state, or None where the engine refuses; a refusal changes nothing."""
    before, shown = (state.stage, state.facts, state.pace), prompts(state)
    try:
        after = receive(state, event)
    except PeerkitError:
        assert before == (state.stage, state.facts, state.pace)
        assert shown == prompts(state)
        return None
    assert after.stage in TRANSITIONS[state.stage][type(event)].leads_to
    return after


def walked(data: st.DataObject, setting: Setting, most: int) -> tuple[State, list[Event]]:
    """Return where a random walk led, and the events that the engine took on the way."""
    opening: list[Event] = [
        data.draw(likely_events(None)),
        InformationRead(AT),
        LimitsRead(AT),
        StatementAnswered(AT, "take_part", ConsentState.YES),
        ConsentClosed(AT),
    ]
    events = opening[: data.draw(st.sampled_from((0, 1, 3, 5, 5, 5, 5, 5)))]
    state = replay(setting, events)
    for _ in range(data.draw(st.integers(0, most))):
        if state.stage in ENDED:
            break
        shown = prompts(state)
        event = data.draw(likely_events(shown[0] if shown else None))
        after = tried(state, event)
        if after is not None:
            state = after
            events.append(event)
    return state, events


def ended(state: State, events: list[Event]) -> State:
    """Return the state after a kind end: consent where it was still open, then stopping."""
    onward: dict[Stage, Event] = {
        Stage.INFORMATION: InformationRead(AT),
        Stage.LIMITS: LimitsRead(AT),
        Stage.CONSENT: ConsentClosed(AT),
        Stage.PAUSED: Resumed(AT),
        Stage.CONFIRMING: ConsentConfirmed(AT, agrees=True),
        Stage.STOPPING: StopAnswered(AT, keep=True),
    }
    while state.stage not in ENDED:
        if state.stage is Stage.CONSENT:
            agreed = StatementAnswered(AT, "take_part", ConsentState.YES)
            state = receive(state, agreed)
            events.append(agreed)
        event = onward.get(state.stage, StopAsked(AT))
        state = receive(state, event)
        events.append(event)
    return state


def check_complete(questionnaire: Questionnaire, kept: Submission) -> None:
    """Fail unless every question is there with exactly one of a value and a reason."""
    assert all((a.value is None) != (a.missing is None) for a in kept.answers.values())
    depths = {address.name: len(address.instances) for address in kept.answers}
    for question in questionnaire.questions():
        if question.type is QuestionType.NOTE:
            assert question.name not in depths
        elif question.name not in kept.parents:
            assert depths[question.name] == 0
    for name, parent in kept.parents.items():
        count = sum(n for address, n in kept.repeats.items() if address.name == parent)
        present = sum(address.name == name for address in kept.answers)
        is_repeat = any(address.name == name for address in kept.repeats)
        is_note = not is_repeat and name not in depths and count
        if not is_repeat and not is_note:
            assert count == present


@settings(max_examples=60, deadline=None)
@given(st.data(), questionnaires())
def test_any_course_of_events_ends_in_a_complete_submission(
    data: st.DataObject, questionnaire: Questionnaire
) -> None:
    state, events = walked(data, setting_of(questionnaire), 25)
    if not events:
        return
    state = ended(state, events)
    if state.stage in (Stage.FINISHED, Stage.STOPPED):
        check_complete(questionnaire, submission(state))


@settings(max_examples=40, deadline=None)
@given(st.data(), questionnaires())
def test_replaying_any_prefix_gives_the_state_there_was_and_it_goes_on(
    data: st.DataObject, questionnaire: Questionnaire
) -> None:
    setting = setting_of(questionnaire)
    state, events = walked(data, setting, 20)
    assert replay(setting, events) == state
    assert prompts(replay(setting, events)) == prompts(state)
    cut = replay(setting, events[: data.draw(st.integers(0, len(events)))])
    if cut.stage in ENDED or cut.stage is Stage.NOT_STARTED:
        return
    resumed = receive(cut, Resumed(AT))
    assert resumed.facts == cut.facts
    assert resumed.stage is (Stage.CONFIRMING if cut.has_consent else cut.course)


@settings(max_examples=30, deadline=None)
@given(st.data(), questionnaires())
def test_an_old_state_stays_what_it_was(data: st.DataObject, questionnaire: Questionnaire) -> None:
    setting = setting_of(questionnaire)
    _, events = walked(data, setting, 20)
    states = [begin(setting)]
    for event in events:
        states.append(receive(states[-1], event))
    shown = [prompts(state) for state in states]
    # Looked at again in another order, each shows what it showed.
    order = data.draw(st.permutations(range(len(states))))
    assert [shown[place] for place in order] == [prompts(states[place]) for place in order]


@settings(max_examples=30, deadline=None)
@given(st.data(), questionnaires(), st.lists(EVENTS, max_size=12))
def test_nothing_but_peerkits_own_errors_is_raised(
    data: st.DataObject, questionnaire: Questionnaire, wild: list[Event]
) -> None:
    state, _ = walked(data, setting_of(questionnaire), 12)
    for event in wild:
        state = tried(state, event) or state


@given(EVENTS)
def test_an_event_comes_back_from_its_document(event: Event) -> None:
    assert read_event(write_event(event)) == event


_SPANS = st.none() | st.sampled_from((Range("0", "10", "1"), Range("0", "1", "0.25")))


@settings(max_examples=400)
@given(
    st.sampled_from(TYPES),
    st.text() | st.text("0123456789\u0663\u0967+-\u2212.,:/ \n\ud800", max_size=30),
    _SPANS,
)
def test_reading_what_was_typed_raises_nothing_but_a_refusal(
    kind: QuestionType, typed: str, span: Range | None
) -> None:
    options = tuple(Option(name, Wording(f"Label of {name}", "en")) for name in CHOICES)
    question = Question(kind, "asked", range=span)
    with suppress(AnswerRefusedError):
        assert read_answer_text(question, options, typed).value is not None


@settings(max_examples=30, deadline=None)
@given(st.data(), questionnaires())
def test_every_question_on_the_path_is_counted(
    data: st.DataObject, questionnaire: Questionnaire
) -> None:
    state, _ = walked(data, setting_of(questionnaire), 15)
    for prompt in prompts(state):
        if isinstance(prompt, AskQuestion) and prompt.type is not QuestionType.NOTE:
            assert 1 <= prompt.number <= prompt.total
