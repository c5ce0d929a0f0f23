"""The choices that a question offers now: filtered by the answers so far, shuffled if so asked."""

from peerkit.expression import Compiled, Node
from peerkit.interview.world import World
from peerkit.questionnaire import Choice, Question
from peerkit.values import digest


def choices_of(world: World, question: Question, node: Node) -> tuple[Choice, ...]:
    """Return the choices that are left, in the order in which they are shown."""
    choices = world.plan.questionnaire.choices.get(question.choice_list or "")
    if choices is None:
        return ()
    left = choices.choices
    choice_filter = world.plan.asking[question.name].choice_filter
    if choice_filter is not None:
        left = tuple(choice for choice in left if _passes(world, choice_filter, choice, node))
    if question.parameters.get("randomize", "").lower() == "true":
        return tuple(sorted(left, key=lambda choice: _shuffled(world, question, choice)))
    return left


def _passes(world: World, choice_filter: Compiled, choice: Choice, node: Node) -> bool:
    """Tell whether a filter lets a choice through: its columns by name, answers by `${…}`."""
    item = Node("item")
    for column, value in (("name", choice.name), *choice.columns.items()):
        item.add(Node(column, value))
    item.parent = node
    return choice_filter.boolean(item, world.tree.environment)


def _shuffled(world: World, question: Question, choice: Choice) -> str:
    """Return a sort key that is random between interviews and the same all through one."""
    parts = (world.started.seed, question.name, choice.name)
    return digest("choice-order", "\0".join(parts).encode())
