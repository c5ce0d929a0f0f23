"""How an interview ends, pauses and goes on.

Laws:
- Nothing is finished while a required question has no answer, or an answer no longer fits.
- After any interruption consent is confirmed again before the next question.
- Stopping never keeps what was said without consent.
- Nothing is kept in the end but what somebody said yes to keeping.
"""

from dataclasses import replace

from peerkit.interview.answer_rules import refuse
from peerkit.interview.answering import is_fit, is_required, is_unanswered, present_answer
from peerkit.interview.detailing import enter
from peerkit.interview.events import (
    CheckClosed,
    ConsentConfirmed,
    KeepAnswered,
    Paused,
    Resumed,
    StopAnswered,
    StopAsked,
    WentBack,
)
from peerkit.interview.path import Step
from peerkit.interview.problem import Problem
from peerkit.interview.self_entry import is_hidden
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, moved, world_of
from peerkit.interview.world import World


def close_check(state: State, event: CheckClosed) -> State:
    """Return the state in which the participant is asked whether to keep the interview.

    Raises AnswerRefusedError for the first question that still needs an answer
    (`required_left`), or whose answer no longer fits (`no_longer_fits`).
    """
    del event
    world = world_of(state)
    for step in world.path.steps:
        if is_hidden(state, step):
            continue
        problem = _problem(world, state, step)
        if problem is not None:
            refuse(str(step.address), problem)
    return moved(state, Stage.KEEPING)


def _problem(world: World, state: State, step: Step) -> Problem | None:
    """Return what keeps a step from being finished; what is only shown never does."""
    question = step.question
    if question is None or question.calculation is not None:
        return None
    answer = present_answer(world, question, step.address, state.facts)
    if answer is None or is_unanswered(answer):
        return Problem.REQUIRED_LEFT if is_required(world, question, step.address) else None
    return None if is_fit(world, question, step.address, answer) else Problem.NO_LONGER_FITS


def answer_keep(state: State, event: KeepAnswered) -> State:
    """Return the state at its closing, or at the end: finished, or discarded."""
    if not event.keep:
        return moved(state, Stage.DISCARDED)
    return enter(state, Stage.CLOSING, ending=Stage.FINISHED)


def pause(state: State, event: Paused) -> State:
    """Return the paused state; where the interview was stays known."""
    del event
    pace = replace(state.pace, pauses=state.pace.pauses + 1)
    return replace(state, over=Stage.PAUSED, pace=pace)


def resume(state: State, event: Resumed) -> State:
    """Return the state in which consent is to be confirmed.

    Before consent, and after "are you still happy?", it is as it was.

    An interview that was cut off, without a `Paused`, is resumed in the same way.
    """
    del event
    was_cut_off = state.over is not Stage.PAUSED
    pace = replace(state.pace, pauses=state.pace.pauses + was_cut_off)
    if not state.has_consent or state.course is Stage.CLOSING:
        return replace(state, over=None, pace=pace)
    return replace(state, over=Stage.CONFIRMING, is_unconfirmed=True, pace=pace)


def confirm_consent(state: State, event: ConsentConfirmed) -> State:
    """Return the state where the interview was; without agreement, at stopping."""
    if not event.agrees:
        return replace(state, over=Stage.STOPPING)
    confirmed = (*state.confirmed, event.at)
    return replace(state, over=None, is_unconfirmed=False, confirmed=confirmed)


def ask_stop(state: State, event: StopAsked) -> State:
    """Return the state in which the participant is asked whether to keep what was said."""
    del event
    return replace(state, over=Stage.STOPPING)


def go_back_from_stopping(state: State, event: WentBack) -> State:
    """Return the state where the interview was; consent that a pause left open comes first."""
    del event
    return replace(state, over=Stage.CONFIRMING if state.is_unconfirmed else None)


def answer_stop(state: State, event: StopAnswered) -> State:
    """Return the state after an early end: kept, discarded, or, without consent, refused."""
    if not state.has_consent:
        return moved(state, Stage.REFUSED)
    if not event.keep:
        return moved(state, Stage.DISCARDED)
    if state.course is Stage.CLOSING:
        return moved(state, state.ending)
    return enter(state, Stage.CLOSING, ending=Stage.STOPPED)
