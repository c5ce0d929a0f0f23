"""The one table that says what may happen when, and where it may lead.

Laws:
- An event that the table does not have at a stage is illegal there and changes nothing.
- A transition leads to no stage that its row does not name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from peerkit.interview import asking, closing, opening
from peerkit.interview.events import (
    Answered,
    CheckClosed,
    CheckOpened,
    ConsentClosed,
    ConsentConfirmed,
    Event,
    InformationRead,
    Jumped,
    KeepAnswered,
    LimitsRead,
    NoteWritten,
    Passed,
    Paused,
    RepeatAnswered,
    Resumed,
    Started,
    StatementAnswered,
    StopAnswered,
    StopAsked,
    Typed,
    WentBack,
)
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, moved

Follow = Callable[[State, Any], State]
"""What an event does at a stage: the next state, or an error. Any: each takes its own event."""


@dataclass(frozen=True, slots=True)
class Transition:
    """What an event does, and the stages that it may lead to."""

    follow: Follow
    leads_to: tuple[Stage, ...]


def _leads(follow: Follow, *stages: Stage) -> Transition:
    return Transition(follow, stages)


def _moves(stage: Stage) -> Transition:
    return Transition(lambda state, _: moved(state, stage), (stage,))


_S = Stage
_OPENING = (_S.INFORMATION, _S.LIMITS, _S.CONSENT)
_COURSE = (_S.ASKING, _S.CHECKING, _S.KEEPING)

_INTERRUPTIONS: Mapping[type[Event], Transition] = {
    Paused: _leads(closing.pause, _S.PAUSED),
    StopAsked: _leads(closing.ask_stop, _S.STOPPING),
}


def _typed(stage: Stage) -> Mapping[type[Event], Transition]:
    """Words typed last, which a journal may hand back at any time after consent."""
    return {Typed: _leads(asking.keep_typed, stage)}


def _words(stage: Stage) -> Mapping[type[Event], Transition]:
    return {**_typed(stage), NoteWritten: _leads(asking.write_note, stage)}


def _resumed(*stages: Stage) -> Mapping[type[Event], Transition]:
    return {Resumed: _leads(closing.resume, *stages)}


TRANSITIONS: Mapping[Stage, Mapping[type[Event], Transition]] = {
    _S.NOT_STARTED: {Started: _leads(opening.start, _S.INFORMATION)},
    _S.INFORMATION: {
        InformationRead: _moves(_S.LIMITS),
        **_INTERRUPTIONS,
        **_resumed(_S.INFORMATION),
    },
    _S.LIMITS: {
        LimitsRead: _moves(_S.CONSENT),
        WentBack: _moves(_S.INFORMATION),
        **_INTERRUPTIONS,
        **_resumed(_S.LIMITS),
    },
    _S.CONSENT: {
        StatementAnswered: _leads(opening.answer_statement, _S.CONSENT),
        ConsentClosed: _leads(opening.close_consent, _S.ASKING, _S.CHECKING, _S.REFUSED),
        WentBack: _moves(_S.LIMITS),
        **_INTERRUPTIONS,
        **_resumed(_S.CONSENT),
    },
    _S.ASKING: {
        Answered: _leads(asking.answer, _S.ASKING, _S.CHECKING),
        Passed: _leads(asking.pass_over, _S.ASKING, _S.CHECKING),
        RepeatAnswered: _leads(asking.answer_repeat, _S.ASKING, _S.CHECKING),
        WentBack: _leads(asking.go_back, _S.ASKING),
        Jumped: _leads(asking.jump, _S.ASKING),
        CheckOpened: _leads(asking.open_check, _S.CHECKING),
        **_words(_S.ASKING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.CHECKING: {
        Jumped: _leads(asking.jump, _S.ASKING),
        WentBack: _leads(asking.go_back_to_last, _S.ASKING, _S.CHECKING),
        CheckClosed: _leads(closing.close_check, _S.KEEPING),
        **_words(_S.CHECKING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.KEEPING: {
        KeepAnswered: _leads(closing.answer_keep, _S.FINISHED, _S.DISCARDED),
        WentBack: _moves(_S.CHECKING),
        **_words(_S.KEEPING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.PAUSED: {**_typed(_S.PAUSED), **_resumed(_S.CONFIRMING, *_OPENING)},
    _S.CONFIRMING: {
        ConsentConfirmed: _leads(closing.confirm_consent, *_COURSE, _S.STOPPING),
        **_typed(_S.CONFIRMING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.STOPPING: {
        StopAnswered: _leads(closing.answer_stop, _S.STOPPED, _S.DISCARDED, _S.REFUSED),
        WentBack: _leads(closing.go_back_from_stopping, *_OPENING, *_COURSE, _S.CONFIRMING),
        Paused: _leads(closing.pause, _S.PAUSED),
        **_typed(_S.STOPPING),
        **_resumed(_S.CONFIRMING, *_OPENING),
    },
    _S.FINISHED: {},
    _S.STOPPED: {},
    _S.REFUSED: {},
    _S.DISCARDED: {},
}
