"""The one table that says what may happen when, and where it may lead.

Laws:
- An event that the table does not have at a stage is illegal there and changes nothing.
- A transition leads to no stage that its row does not name.
"""

from collections.abc import Callable, Mapping
from typing import Any

from peerkit.frozen import frozen
from peerkit.interview import asking, closing, detailing, opening, self_entry
from peerkit.interview.events import (
    Answered,
    CheckClosed,
    CheckOpened,
    ConsentClosed,
    ConsentConfirmed,
    DetailGiven,
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
    SectionSkipped,
    SelfEntryBegun,
    SelfEntryDeclined,
    SelfEntryEnded,
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


@frozen
class Transition:
    """What an event does, and the stages that it may lead to."""

    follow: Follow
    leads_to: tuple[Stage, ...]


def _leads(follow: Follow, *stages: Stage) -> Transition:
    return Transition(follow, stages)


def _moves(stage: Stage) -> Transition:
    return Transition(lambda state, _: moved(state, stage), (stage,))


_S = Stage
_PREPARED = (_S.PREPARING, _S.INFORMATION)
_OPENING = (*_PREPARED, _S.UNDERSTANDING, _S.LIMITS, _S.CONSENT)
_QUESTIONS = (_S.ASKING, _S.OFFERING, _S.CHECKING)
_ALONE = (_S.SELF_ENTRY, _S.HANDING_BACK)
_COURSE = (*_QUESTIONS, *_ALONE, _S.KEEPING)

_INTERRUPTIONS: Mapping[type[Event], Transition] = {
    Paused: _leads(closing.pause, _S.PAUSED),
    StopAsked: _leads(closing.ask_stop, _S.STOPPING),
}


def _typed(stage: Stage) -> Mapping[type[Event], Transition]:
    """Words typed last, which a journal may hand back at any time."""
    return {Typed: _leads(asking.keep_typed, stage)}


def _words(stage: Stage) -> Mapping[type[Event], Transition]:
    """Those, and notes: one may have been typed when the interview was cut off."""
    return {**_typed(stage), NoteWritten: _leads(asking.write_note, stage)}


def _resumed(*stages: Stage) -> Mapping[type[Event], Transition]:
    return {Resumed: _leads(closing.resume, *stages)}


TRANSITIONS: Mapping[Stage, Mapping[type[Event], Transition]] = {
    _S.NOT_STARTED: {Started: _leads(opening.start, *_PREPARED)},
    _S.PREPARING: {
        DetailGiven: _leads(detailing.give_detail, *_PREPARED, _S.REFUSED),
        WentBack: _leads(detailing.go_back, _S.PREPARING),
        **_typed(_S.PREPARING),
        **_INTERRUPTIONS,
        **_resumed(_S.PREPARING),
    },
    _S.INFORMATION: {
        InformationRead: _leads(detailing.enter_understanding, _S.UNDERSTANDING, _S.LIMITS),
        WentBack: _leads(detailing.back_into(_S.PREPARING, _S.INFORMATION), *_PREPARED),
        **_typed(_S.INFORMATION),
        **_INTERRUPTIONS,
        **_resumed(_S.INFORMATION),
    },
    _S.UNDERSTANDING: {
        DetailGiven: _leads(detailing.give_detail, _S.UNDERSTANDING, _S.LIMITS, _S.REFUSED),
        WentBack: _leads(detailing.go_back, _S.UNDERSTANDING, _S.INFORMATION),
        **_typed(_S.UNDERSTANDING),
        **_INTERRUPTIONS,
        **_resumed(_S.UNDERSTANDING),
    },
    _S.LIMITS: {
        LimitsRead: _moves(_S.CONSENT),
        WentBack: _leads(
            detailing.back_into(_S.UNDERSTANDING, _S.INFORMATION),
            *(_S.UNDERSTANDING, _S.INFORMATION),
        ),
        **_typed(_S.LIMITS),
        **_INTERRUPTIONS,
        **_resumed(_S.LIMITS),
    },
    _S.CONSENT: {
        StatementAnswered: _leads(opening.answer_statement, _S.CONSENT),
        ConsentClosed: _leads(opening.close_consent, *_QUESTIONS, _S.REFUSED),
        WentBack: _moves(_S.LIMITS),
        **_typed(_S.CONSENT),
        **_INTERRUPTIONS,
        **_resumed(_S.CONSENT),
    },
    _S.ASKING: {
        Answered: _leads(asking.answer, *_QUESTIONS),
        Passed: _leads(asking.pass_over, *_QUESTIONS),
        SectionSkipped: _leads(asking.skip_section, *_QUESTIONS),
        RepeatAnswered: _leads(asking.answer_repeat, *_QUESTIONS),
        WentBack: _leads(asking.go_back, _S.ASKING, _S.OFFERING),
        Jumped: _leads(asking.jump, _S.ASKING, _S.OFFERING),
        CheckOpened: _leads(asking.open_check, _S.CHECKING),
        **_words(_S.ASKING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.OFFERING: {
        SelfEntryBegun: _leads(self_entry.begin_self_entry, *_ALONE),
        SelfEntryDeclined: _leads(self_entry.decline_self_entry, _S.ASKING),
        WentBack: _leads(asking.go_back, _S.ASKING, _S.OFFERING),
        Jumped: _leads(asking.jump, _S.ASKING, _S.OFFERING),
        CheckOpened: _leads(asking.open_check, _S.CHECKING),
        **_words(_S.OFFERING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.SELF_ENTRY: {
        Answered: _leads(asking.answer, *_ALONE),
        Passed: _leads(asking.pass_over, *_ALONE),
        RepeatAnswered: _leads(asking.answer_repeat, *_ALONE),
        WentBack: _leads(self_entry.go_back_within, _S.SELF_ENTRY),
        SelfEntryEnded: _leads(self_entry.finish_self_entry, _S.HANDING_BACK),
        **_words(_S.SELF_ENTRY),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.HANDING_BACK: {
        SelfEntryEnded: _leads(self_entry.end_self_entry, *_QUESTIONS),
        **_words(_S.HANDING_BACK),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.CHECKING: {
        Jumped: _leads(asking.jump, _S.ASKING, _S.OFFERING),
        WentBack: _leads(asking.go_back_to_last, *_QUESTIONS),
        CheckClosed: _leads(closing.close_check, _S.KEEPING),
        **_words(_S.CHECKING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.KEEPING: {
        KeepAnswered: _leads(closing.answer_keep, _S.CLOSING, _S.FINISHED, _S.DISCARDED),
        WentBack: _moves(_S.CHECKING),
        **_words(_S.KEEPING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.CLOSING: {
        DetailGiven: _leads(detailing.give_detail, _S.CLOSING, _S.FINISHED, _S.STOPPED),
        WentBack: _leads(detailing.go_back, _S.CLOSING, _S.KEEPING),
        **_words(_S.CLOSING),
        **_INTERRUPTIONS,
        **_resumed(_S.CLOSING),
    },
    _S.PAUSED: {**_words(_S.PAUSED), **_resumed(_S.CONFIRMING, *_OPENING, _S.CLOSING)},
    _S.CONFIRMING: {
        ConsentConfirmed: _leads(closing.confirm_consent, *_COURSE, _S.STOPPING),
        **_words(_S.CONFIRMING),
        **_INTERRUPTIONS,
        **_resumed(_S.CONFIRMING),
    },
    _S.STOPPING: {
        StopAnswered: _leads(
            closing.answer_stop,
            *(_S.CLOSING, _S.FINISHED, _S.STOPPED, _S.DISCARDED, _S.REFUSED),
        ),
        WentBack: _leads(
            closing.go_back_from_stopping, *_OPENING, *_COURSE, _S.CLOSING, _S.CONFIRMING
        ),
        Paused: _leads(closing.pause, _S.PAUSED),
        **_words(_S.STOPPING),
        **_resumed(_S.CONFIRMING, *_OPENING, _S.CLOSING),
    },
    _S.FINISHED: {},
    _S.STOPPED: {},
    _S.REFUSED: {},
    _S.DISCARDED: {},
}
