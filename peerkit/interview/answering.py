"""Giving an answer to a question of the path: type, choices, required and constraint together."""

from typing import NoReturn

from peerkit.errors import AnswerRefusedError
from peerkit.expression import Compiled
from peerkit.interview.answer_rules import (
    Refusal,
    checked_missing,
    checked_value,
    refuse,
    value_from_text,
)
from peerkit.interview.choices import choices_of
from peerkit.interview.facts import Facts
from peerkit.interview.labels import worded
from peerkit.interview.problem import Problem
from peerkit.interview.world import World
from peerkit.questionnaire import Question, Text
from peerkit.questionnaire.model import CHOICE_TYPES
from peerkit.values import Address, Answer, MissingReason


def checked_answer(world: World, question: Question, address: Address, answer: Answer) -> Answer:
    """Return the answer as it is kept; raises AnswerRefusedError. The constraint comes later."""
    if is_readonly(world, question, address):
        refuse(str(address), Problem.READ_ONLY)
    if answer.missing is MissingReason.LEFT_BLANK and is_required(world, question, address):
        refuse_required(world, question, address)
    try:
        if answer.missing is not None:
            return checked_missing(question, answer.missing)
        return _checked(world, question, address, answer)
    except Refusal as refusal:
        refuse(str(address), refusal.problem, **refusal.values)


def _checked(world: World, question: Question, address: Address, answer: Answer) -> Answer:
    assert answer.value is not None
    options: tuple[str, ...] = ()
    if question.type in CHOICE_TYPES:
        node = world.tree.node(address)
        options = tuple(choice.name for choice in choices_of(world, question, node))
    return Answer(checked_value(question.type, question.range, options, answer.value))


def check_constraint(world: World, question: Question, address: Address) -> None:
    """Return if the answer that the world holds fits the constraint; raises AnswerRefusedError.

    The whole world follows from the answer, calculations too, so that a constraint on a sum sees
    the new sum. A blank answer, or a missing reason, is not checked.
    """
    node = world.tree.node(address)
    if node.value and not _is_true(world, world.plan.asking[question.name].constraint, address):
        _refuse_worded(world, question.constraint_message, address, Problem.CONSTRAINT)


def is_fit(world: World, question: Question, address: Address, answer: Answer) -> bool:
    """Tell whether an answer given earlier still fits, the answers since then considered."""
    try:
        if answer.value is not None:
            _checked(world, question, address, answer)
            check_constraint(world, question, address)
    except (Refusal, AnswerRefusedError):
        return False
    return True


def present_answer(
    world: World, question: Question, address: Address, facts: Facts
) -> Answer | None:
    """Return the answer there is now: given, calculated, or the default where that is an answer."""
    if question.calculation is None and address in facts.answers:
        return facts.answers[address]
    text = world.tree.node(address).value
    if not text:
        return None
    given = Answer(value_from_text(question.type, question.range, text))
    try:
        return _checked(world, question, address, given)
    except Refusal:
        return None


def is_unanswered(answer: Answer | None) -> bool:
    """Tell whether there is neither a value nor a refusal."""
    return answer is None or answer.missing is MissingReason.LEFT_BLANK


def is_required(world: World, question: Question, address: Address) -> bool:
    """Tell whether the question needs an answer, or a refusal, now."""
    required = world.plan.asking[question.name].required
    return required is not None and _is_true(world, required, address)


def is_readonly(world: World, question: Question, address: Address) -> bool:
    """Tell whether the question's value is shown only: calculated, or marked read-only."""
    if question.calculation is not None:
        return True
    readonly = world.plan.asking[question.name].readonly
    return readonly is not None and _is_true(world, readonly, address)


def _is_true(world: World, compiled: Compiled | None, address: Address) -> bool:
    """Tell whether the expression holds at `address`; none at all always does."""
    return compiled is None or compiled.boolean(world.tree.node(address), world.tree.environment)


def refuse_required(world: World, question: Question, address: Address) -> NoReturn:
    """Raise AnswerRefusedError: the question needs an answer, in its own words if it has any."""
    _refuse_worded(world, question.required_message, address, Problem.REQUIRED)


def _refuse_worded(
    world: World, message: Text | None, address: Address, problem: Problem
) -> NoReturn:
    if message is None:
        refuse(str(address), problem)
    wording = worded(world, message, world.tree.node(address))
    refuse(str(address), problem, wording=wording.text)
