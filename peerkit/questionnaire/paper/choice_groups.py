"""The choices of a question as paper can offer them: all, or in groups that say when they count.

A filter by the answer to another question (`borough = ${borough}`) becomes a group for each answer;
a filter by the choices' own columns leaves choices out; any other stands beside them in words.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from peerkit.expression import Environment, Expression, Node, Reference, compile_expression
from peerkit.expression.syntax import Axis, Call, Chain, Path, Step, Syntax, walk
from peerkit.expression.syntax import Text as Literal
from peerkit.frozen import frozen
from peerkit.questionnaire.conditions import Conditions, Pieces
from peerkit.questionnaire.model import Choice, Question, Questionnaire
from peerkit.questionnaire.paper.saying import Speaker, visible
from peerkit.questionnaire.paper.sheet import Option, Options

MOST_CHOICES = 120
"""About four pages; of a longer list the name is written down."""

_NOWHEN = datetime(1970, 1, 1, tzinfo=UTC)
"""Filters that are settled here look at no clock."""


@frozen
class Offered:
    """What a question offers; `is_listed` unless the list is too long, or made of answers."""

    groups: tuple[Options, ...]
    filter: Pieces = ()

    @property
    def is_listed(self) -> bool:
        """Whether there is something to tick."""
        return any(group.options for group in self.groups)


def offered(
    questionnaire: Questionnaire, question: Question, speaker: Speaker, conditions: Conditions
) -> Offered:
    """Return the choices of a question; none where they are not to be had on paper."""
    found = questionnaire.choices.get(question.choice_list or "")
    choices = found.choices if found is not None else ()
    condition = question.choice_filter
    if condition is not None and _is_settled(condition):
        choices = tuple(choice for choice in choices if _passes(condition, choice))
        condition = None
    if len(choices) > MOST_CHOICES:
        choices = ()
    if condition is None:
        return Offered((Options(_options(choices, speaker)),))
    if (column := _by_answer(condition)) is not None:
        return Offered(tuple(_grouped(choices, *column, speaker, conditions)))
    return Offered((Options(_options(choices, speaker)),), conditions.worded(condition, question))


def _options(choices: Sequence[Choice], speaker: Speaker) -> tuple[Option, ...]:
    return tuple(Option(visible(choice.name), speaker.say(choice.label)) for choice in choices)


def _grouped(
    choices: Sequence[Choice],
    column: str,
    reference: Reference,
    speaker: Speaker,
    conditions: Conditions,
) -> Iterator[Options]:
    """Yield the choices by the answer that they belong to, in the order of the list."""
    for value in dict.fromkeys(choice.columns.get(column, "") for choice in choices):
        mine = [choice for choice in choices if choice.columns.get(column, "") == value]
        tree = Chain((reference, Literal(value, 1)), ("=",), 1)
        yield Options(_options(mine, speaker), conditions.worded(tree))


def _by_answer(condition: Expression) -> tuple[str, Reference] | None:
    """Return the column and the question whose answer it must be equal to, if that is all."""
    match condition.tree:
        case Chain((left, Reference() as reference), ("=",)):
            column = _column(left)
        case Chain((Reference() as reference, right), ("=",)):
            column = _column(right)
        case _:
            return None
    return None if column is None else (column, reference)


def _column(syntax: Syntax) -> str | None:
    match syntax:
        case Path(None, False, (Step(Axis.CHILD, column, ()),)):
            return column
        case _:
            return None


def _is_settled(condition: Expression) -> bool:
    """Tell whether the columns of a choice alone decide."""
    return not condition.references and all(
        not isinstance(part, Call) and (not isinstance(part, Path) or _column(part) is not None)
        for part in walk(condition.tree)
    )


def _passes(condition: Expression, choice: Choice) -> bool:
    item = Node("item")
    for column, value in (("name", choice.name), *choice.columns.items()):
        item.add(Node(column, value))
    return compile_expression(condition).boolean(item, Environment(now=_NOWHEN))
