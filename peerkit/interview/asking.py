"""The questions: what an answer, a step back or a jump does.

Laws:
- What is given to another question than the one asked changes nothing.
- An answer is kept only whole: type, choices and constraint fit.
- After an answer the interview goes on behind that question, wherever it came from.
"""

from dataclasses import replace
from typing import Any

from peerkit.errors import StaleAnswerError
from peerkit.interview import detailing
from peerkit.interview.answer_rules import refuse
from peerkit.interview.answering import (
    check_constraint,
    checked_answer,
    is_readonly,
    is_required,
    is_unanswered,
    present_answer,
    refuse_required,
)
from peerkit.interview.detailing import check_words
from peerkit.interview.events import (
    Answered,
    CheckOpened,
    Jumped,
    NoteWritten,
    Passed,
    RepeatAnswered,
    SectionSkipped,
    Typed,
    WentBack,
)
from peerkit.interview.facts import Facts
from peerkit.interview.path import Step
from peerkit.interview.problem import Problem
from peerkit.interview.self_entry import arrived, is_hidden
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, current_step, moved, world_of
from peerkit.questionnaire import Question, Repeat
from peerkit.values import Address, Answer, MissingReason


def answer(state: State, event: Answered) -> State:
    """Return the state with the answer kept and the next question asked."""
    step = _asked(state, event.question)
    question = step.question
    if question is None:
        refuse(str(event.question), Problem.NOTHING_TO_ANSWER)
    world = world_of(state)
    kept = checked_answer(world, question, step.address, event.answer)
    answers = {**state.facts.answers, step.address: kept}
    facts = world.settle(replace(state.facts, at=event.at, answers=answers))
    check_constraint(world, question, step.address)
    pace = state.pace
    if state.facts.answers.get(step.address, kept) != kept:
        pace = replace(pace, changes=pace.changes + 1)
    drafts = {key: text for key, text in state.drafts.items() if key != step.address}
    return _gone_on(state, step.address, facts, drafts=drafts, pace=pace)


def pass_over(state: State, event: Passed) -> State:
    """Return the state at the next question; an answer or a default stays as it is."""
    step = _asked(state, event.question)
    if isinstance(step.item, Repeat):
        refuse(str(step.address), Problem.YES_OR_NO)
    facts = state.facts
    if step.question is not None:
        facts = _passed(state, step.question, step.address)
    return _gone_on(state, step.address, facts, passed=state.passed | {step.address})


def _passed(state: State, question: Question, address: Address) -> Facts:
    """Return the facts after passing a question over: its default has become its answer."""
    world = world_of(state)
    present = present_answer(world, question, address, state.facts)
    if is_readonly(world, question, address):
        return state.facts
    if is_unanswered(present) and is_required(world, question, address):
        refuse_required(world, question, address)
    if present is None or address in state.facts.answers:
        return state.facts
    check_constraint(world, question, address)
    return world.settle(replace(state.facts, answers={**state.facts.answers, address: present}))


def skip_section(state: State, event: SectionSkipped) -> State:
    """Return the state behind the outermost group of the question asked, or behind the question.

    What needs an answer there and may be declined is declined; the rest is passed over.
    """
    _asked(state, event.question)
    world = world_of(state)
    left = _left_of_section(state)
    answers = dict(state.facts.answers)
    for step in left:
        question = step.question
        if question is None or not question.refusal:
            continue
        present = present_answer(world, question, step.address, state.facts)
        if is_unanswered(present) and is_required(world, question, step.address):
            answers[step.address] = Answer(missing=MissingReason.PREFER_NOT_TO_SAY)
    facts = state.facts
    if answers != facts.answers:
        facts = world.settle(replace(facts, at=event.at, answers=answers))
    passed = state.passed | {step.address for step in left}
    return _gone_on(state, left[-1].address, facts, passed=passed)


def _left_of_section(state: State) -> tuple[Step, ...]:
    """Return the step asked and those behind it in the same outermost group."""
    world = world_of(state)
    step = current_step(state)
    assert step is not None
    around = world.plan.places[step.item.name].around
    if not around:
        return (step,)
    steps = world.path.steps[world.path.steps.index(step) :]
    return tuple(one for one in steps if world.plan.places[one.item.name].around[:1] == around[:1])


def answer_repeat(state: State, event: RepeatAnswered) -> State:
    """Return the state with another instance, or with no more, at the next question."""
    step = _asked(state, event.repeat)
    if not isinstance(step.item, Repeat):
        refuse(str(step.address), Problem.NOT_YES_OR_NO)
    more = {**state.facts.more, step.address: event.more}
    facts = world_of(state).settle(replace(state.facts, at=event.at, more=more))
    return _gone_on(state, step.address, facts)


def _gone_on(state: State, address: Address, facts: Facts, **changes: Any) -> State:
    """Return the state at the first step behind `address`, or at check answers."""
    return arrived(state, facts=facts, last=address, is_past_last=True, **changes)


def keep_typed(state: State, event: Typed) -> State:
    """Return the state with the words typed so far beside the question; no answer yet."""
    if not _has_place(state, event.question):
        return detailing.keep_typed(state, event)
    check_words(event.question, event.text)
    return replace(state, drafts={**state.drafts, event.question: event.text})


def write_note(state: State, event: NoteWritten) -> State:
    """Return the state with this note beside the question; a blank one takes it away."""
    if not _has_place(state, event.question):
        raise _stale(state, event.question)
    check_words(event.question, event.text)
    notes = {key: text for key, text in state.notes.items() if key != event.question}
    if event.text.strip():
        notes[event.question] = event.text
    return replace(state, notes=notes)


def go_back(state: State, event: WentBack) -> State:
    """Return the state at the step before; at the first step it stays there."""
    del event
    step = current_step(state)
    assert step is not None
    world = world_of(state)
    before = world.path.before(world.plan.key(step.address))
    while before is not None and is_hidden(state, before):
        before = world.path.before(world.plan.key(before.address))
    return _at(state, before or step)


def go_back_to_last(state: State, event: WentBack) -> State:
    """Return the state at the last step of the path, if the path has any."""
    del event
    steps = [step for step in world_of(state).path.steps if not is_hidden(state, step)]
    return _at(state, steps[-1]) if steps else state


def jump(state: State, event: Jumped) -> State:
    """Return the state at that question; raises StaleAnswerError if it is not on the path."""
    world = world_of(state)
    step = None
    if world.plan.find(event.question) is not None:
        step = world.path.at(world.plan.key(event.question))
    if step is None or is_hidden(state, step):
        raise _stale(state, event.question)
    return _at(state, step)


def open_check(state: State, event: CheckOpened) -> State:
    """Return the state in which all answers are shown."""
    del event
    return moved(state, Stage.CHECKING)


def _at(state: State, step: Step) -> State:
    return arrived(state, last=step.address, is_past_last=False)


def _asked(state: State, address: Address) -> Step:
    """Return the step that is asked; raises StaleAnswerError if `address` is another's."""
    step = current_step(state)
    if step is None or step.address != address:
        raise _stale(state, address)
    return step


def _has_place(state: State, address: Address) -> bool:
    return state.has_consent and world_of(state).plan.find(address) is not None


def _stale(state: State, address: Address) -> StaleAnswerError:
    step = current_step(state) if state.course is Stage.ASKING else None
    current = str(step.address) if step is not None else state.stage.value
    return StaleAnswerError(question=str(address), current=current)
