"""The choices that a question offers now: filtered by the answers so far, shuffled if so asked.

Laws:
- `randomize` draws the order from the interview's seed, and so it stays the same all through one;
  with a `seed` of its own the order is the one that every ODK client makes of that number.
- The choices of `select_one ${name}` are the answers to `name` in the repeat that it stands in,
  each once, in their order.
"""

from peerkit.expression import Compiled, Node, shuffled
from peerkit.interview.world import World
from peerkit.questionnaire import Choice, Question, QuestionType, Text, repeated_question
from peerkit.values import digest


def choices_of(world: World, question: Question, node: Node) -> tuple[Choice, ...]:
    """Return the choices that are left, in the order in which they are shown."""
    if source := repeated_question(question):
        return _shuffled(world, question, node, _from_repeat(world, question, source, node))
    choices = world.plan.questionnaire.choices.get(question.choice_list or "")
    if choices is None:
        return ()
    left = choices.choices
    choice_filter = world.plan.asking[question.name].choice_filter
    if choice_filter is not None:
        left = tuple(choice for choice in left if _passes(world, choice_filter, choice, node))
    return _shuffled(world, question, node, left)


def _from_repeat(world: World, question: Question, source: str, node: Node) -> tuple[Choice, ...]:
    choice_filter = world.plan.asking[question.name].choice_filter
    found: dict[str, Choice] = {}
    for each in node.nearest(source):
        text = each.value.strip()
        if not text or each.is_hidden:
            continue
        if choice_filter is None or choice_filter.boolean(each, world.tree.environment):
            label = Text({world.language: _as_shown(world, source, text)})
            found.setdefault(text, Choice(_choice_name(question, text), label))
    return tuple(found.values())


def _as_shown(world: World, source: str, value: str) -> str:
    """Return the label where the repeated question is itself a choice, else what was said."""
    place = world.plan.places.get(source)
    asked = place.item if place is not None else None
    if not isinstance(asked, Question) or asked.choice_list is None:
        return value
    choices = world.plan.questionnaire.choices.get(asked.choice_list)
    found = choices.find(value) if choices is not None else None
    if found is None:
        return value
    return found.label.wording(world.language, world.plan.questionnaire.default_language)[0]


def _choice_name(question: Question, text: str) -> str:
    """Return the text itself; where several can be chosen, without the spaces that part them."""
    return text if question.type is QuestionType.SELECT_ONE else "_".join(text.split())


def _passes(world: World, choice_filter: Compiled, choice: Choice, node: Node) -> bool:
    """Tell whether a filter lets a choice through: its columns by name, answers by `${…}`."""
    item = Node("item")
    for column, value in (("name", choice.name), *choice.columns.items()):
        item.add(Node(column, value))
    item.parent = node
    return choice_filter.boolean(item, world.tree.environment)


def _shuffled(
    world: World, question: Question, node: Node, choices: tuple[Choice, ...]
) -> tuple[Choice, ...]:
    """Return the choices in the order that the question's parameters ask for."""
    if question.parameters.get("randomize", "").lower() != "true":
        return choices
    seed = world.plan.asking[question.name].seed
    if seed is None:
        return tuple(sorted(choices, key=lambda choice: _order(world, question, choice)))
    return tuple(shuffled(choices, seed.number(node, world.tree.environment)))


def _order(world: World, question: Question, choice: Choice) -> str:
    """Return a sort key that is random between interviews and the same all through one."""
    parts = (world.started.seed, question.name, choice.name)
    return digest("choice-order", "\0".join(parts).encode())
