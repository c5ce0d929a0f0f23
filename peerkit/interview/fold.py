"""The fold: a state and an event give the next state, or an error and no change."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from peerkit.errors import IllegalEventError
from peerkit.interview.events import Event, Resumed
from peerkit.interview.paradata import advanced
from peerkit.interview.setting import Setting
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, current_step
from peerkit.interview.transitions import TRANSITIONS

_ASKED = frozenset({Stage.ASKING, Stage.SELF_ENTRY})


def begin(setting: Setting) -> State:
    """Return the state in which nothing has happened; `Started` comes first."""
    return State(setting)


def receive(state: State, event: Event) -> State:
    """Return the state after `event`.

    Raises IllegalEventError where the event does not belong to the stage, StaleAnswerError where
    it is about another question than the one asked, AnswerRefusedError where the answer does not
    fit, LanguageNotOfferedError at the start. `state` stays as it was, whatever happens.
    """
    transition = TRANSITIONS[state.stage].get(type(event))
    if transition is None:
        raise IllegalEventError(event=type(event).__name__, stage=state.stage.value)
    step = current_step(state) if state.stage in _ASKED else None
    pace = advanced(
        state.pace,
        event.at,
        question=step.address.name if step is not None else None,
        is_running=state.stage is not Stage.PAUSED and not isinstance(event, Resumed),
    )
    return transition.follow(replace(state, pace=pace), event)


def replay(setting: Setting, events: Iterable[Event]) -> State:
    """Return the state that the events, all of them legal, add up to."""
    return reduce(receive, events, begin(setting))
