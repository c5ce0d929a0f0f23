"""The details of a step: which are asked now, what fits, and where the interview goes after them.

Laws:
- What is said to another detail than the one asked changes nothing.
- A detail that is not asked any more, because an earlier one changed, counts as never asked.
- An option that ends the interview ends it at once, with a reason and nothing else kept.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from peerkit.errors import StaleAnswerError
from peerkit.interview.answer_rules import Refusal, refuse
from peerkit.interview.events import DetailGiven, InformationRead, Typed, WentBack
from peerkit.interview.once import offered_at
from peerkit.interview.problem import Problem
from peerkit.interview.scalars import LONGEST_TEXT, is_text, write_text
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, moved
from peerkit.interview.steps import (
    BY_STAGE,
    DETAILS,
    OWN_NAME,
    UNDER_16,
    Detail,
    DetailKind,
    EndReason,
    Under16,
    age_of,
)
from peerkit.interview.typed_answer import read_amount
from peerkit.questionnaire import OrderStep, Purpose
from peerkit.values import Address, ConsentState

_LONGEST_LINE = 200
_ONLY_REWARD = frozenset({OrderStep.REWARD})
"""What is still asked of somebody who ended early: what they receive does not depend on it."""


def enter(state: State, stage: Stage, **changes: Any) -> State:
    """Return the state at the first detail of that stage, or behind it where nothing is asked."""
    begun = moved(state, stage, detail="", is_at_detail=False, **changes)
    return begun if current_detail(begun) is not None else _behind(begun)


def enter_understanding(state: State, event: InformationRead) -> State:
    """Return the state in which it is asked whether everything was understood, or at the limits."""
    del event
    return enter(state, Stage.UNDERSTANDING)


def give_detail(state: State, event: DetailGiven) -> State:
    """Return the state with the detail kept, at the next one or behind the stage's last."""
    detail = current_detail(state)
    if detail is None or event.detail != Address(detail.name):
        current = state.stage.value if detail is None else detail.name
        raise StaleAnswerError(question=str(event.detail), current=current)
    try:
        value = _checked(detail, options_of(state, detail), event.value)
    except Refusal as refusal:
        refuse(detail.name, refusal.problem, **refusal.values)
    reason = _reason_to_end(state, detail, value)
    if reason is not None:
        return moved(state, Stage.REFUSED, reason=reason)
    drafts = {key: text for key, text in state.drafts.items() if key != event.detail}
    details = {**state.details, detail.name: value}
    given = replace(state, details=details, drafts=drafts, detail=detail.name, is_at_detail=False)
    return given if current_detail(given) is not None else _behind(given)


def _behind(state: State) -> State:
    """Return the state where the interview goes when a stage has no more details."""
    match state.course:
        case Stage.PREPARING:
            return moved(state, Stage.INFORMATION)
        case Stage.UNDERSTANDING:
            return moved(state, Stage.LIMITS)
        case _:
            return moved(state, state.ending)


def go_back(state: State, event: WentBack) -> State:
    """Return the state at the detail before; before the first, where the stage was entered from."""
    del event
    asked = details_at(state, state.course)
    current = current_detail(state)
    assert current is not None
    place = asked.index(current)
    if place:
        return replace(state, detail=asked[place - 1].name, is_at_detail=True)
    if state.course is Stage.UNDERSTANDING:
        return moved(state, Stage.INFORMATION)
    if state.course is Stage.CLOSING and state.ending is Stage.FINISHED:
        return moved(state, Stage.KEEPING)
    return state


def back_into(stage: Stage, otherwise: Stage) -> Any:
    """Return what an event does that goes back to a stage's last detail, or `otherwise`."""

    def follow(state: State, event: WentBack) -> State:
        del event
        asked = details_at(state, stage)
        if not asked:
            return moved(state, otherwise)
        return moved(state, stage, detail=asked[-1].name, is_at_detail=True)

    return follow


def keep_typed(state: State, event: Typed) -> State:
    """Return the state with the words typed so far beside the detail that is asked."""
    name = event.question.name
    if name not in DETAILS or event.question != Address(name):
        raise StaleAnswerError(question=str(event.question), current=state.stage.value)
    check_words(event.question, event.text)
    return replace(state, drafts={**state.drafts, event.question: event.text})


def check_words(address: Address, text: str) -> None:
    """Return if the words can be kept; raises AnswerRefusedError."""
    if len(text) > LONGEST_TEXT:
        refuse(str(address), Problem.TOO_LONG, limit=LONGEST_TEXT)
    if not is_text(text):
        refuse(str(address), Problem.NOT_TEXT)


# --- what is asked ----------------------------------------------------------------------------


def details_at(state: State, stage: Stage) -> tuple[Detail, ...]:
    """Return the details that are asked at that stage, as what was said so far has it."""
    steps = _steps(state, stage)
    asked: list[Detail] = []
    for detail in BY_STAGE[stage] if steps else ():
        if detail.step in steps and _is_needed(detail, asked, state.details):
            asked.append(detail)
    return tuple(asked)


def _steps(state: State, stage: Stage) -> frozenset[OrderStep]:
    steps = state.setting.steps
    if stage is not Stage.CLOSING:
        return steps
    if state.ending is not Stage.FINISHED:
        return steps & _ONLY_REWARD
    return steps if _agrees(state, Purpose.CONTACT) else steps - {OrderStep.CONTACT}


def _is_needed(detail: Detail, asked: list[Detail], said: Mapping[str, str]) -> bool:
    if detail.needs is None:
        return True
    name, options = detail.needs
    is_asked = any(other.name == name for other in asked)
    return is_asked and not options.isdisjoint(said.get(name, "").split())


def current_detail(state: State) -> Detail | None:
    """Return the detail that is asked now; there is one as long as a stage of details lasts."""
    names = [detail.name for detail in BY_STAGE[state.course]]
    place = names.index(state.detail) if state.detail else -1
    first = place if state.is_at_detail else place + 1
    asked = details_at(state, state.course)
    return next((detail for detail in asked if names.index(detail.name) >= first), None)


def options_of(state: State, detail: Detail) -> tuple[str, ...]:
    """Return the options that are offered: somebody's own name only where they agreed to it.

    What the questionnaire asks too is offered in its words.
    """
    if OWN_NAME in detail.options and not _agrees(state, Purpose.NAME):
        return tuple(option for option in detail.options if option != OWN_NAME)
    return offered_at(state, detail)


def _agrees(state: State, purpose: Purpose) -> bool:
    return any(
        statement.purpose is purpose and state.consent.get(statement.name) is ConsentState.YES
        for statement in state.setting.statements
    )


def said(state: State) -> Mapping[str, str]:
    """Return what was said to each detail that was asked, by name; what was passed over is "" ."""
    return {
        detail.name: state.details[detail.name]
        for stage in BY_STAGE
        for detail in details_at(state, stage)
        if detail.name in state.details
    }


# --- what fits --------------------------------------------------------------------------------


def _reason_to_end(state: State, detail: Detail, value: str) -> EndReason | None:
    if age_of(value) == UNDER_16 and state.setting.under_16 is Under16.REFUSE:
        return EndReason.UNDER_16
    return detail.ends.get(value)


def _checked(detail: Detail, options: tuple[str, ...], value: str) -> str:
    """Return the value as it is kept; raises Refusal. Nothing passes an optional detail over."""
    if not is_text(value):
        raise Refusal(Problem.NOT_TEXT)
    text = write_text(value).strip()
    if not text and detail.is_required:
        raise Refusal(Problem.REQUIRED)
    return _fitting(detail, options, text) if text else ""


def _fitting(detail: Detail, options: tuple[str, ...], text: str) -> str:
    match detail.kind:
        case DetailKind.CHOICE:
            return _chosen(options, (text,))
        case DetailKind.CHOICES:
            return _chosen(options, tuple(text.split()))
        case DetailKind.LINE:
            return _line(detail, text)
        case DetailKind.WORDS:
            if len(text) > LONGEST_TEXT:
                raise Refusal(Problem.TOO_LONG, limit=LONGEST_TEXT)
            return text


def _chosen(options: tuple[str, ...], names: tuple[str, ...]) -> str:
    if any(name not in options for name in names):
        raise Refusal(Problem.NOT_A_CHOICE)
    return " ".join(option for option in options if option in names)


def _line(detail: Detail, text: str) -> str:
    if len(text) > _LONGEST_LINE:
        raise Refusal(Problem.TOO_LONG, limit=_LONGEST_LINE)
    if detail.is_amount:
        return read_amount(text)
    return " ".join(text.split())
