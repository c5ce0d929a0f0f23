"""The steps around the questions that a questionnaire switches on: `steps: [access, age]`."""

from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import read_word
from peerkit.questionnaire.model import OrderStep
from peerkit.questionnaire.nodes import Sequence


def read_steps(node: Sequence | None, context: Context) -> tuple[OrderStep, ...]:
    """Return the steps, each once; a word that is none is a fault."""
    steps: dict[OrderStep, None] = {}
    for item in node.items if node else ():
        word = read_word(item, "steps", context.findings)
        if word in tuple(OrderStep):
            steps[OrderStep(word)] = None
        elif word:
            allowed = ", ".join(OrderStep)
            context.findings.fault("unknown_step", item.position, word=word, allowed=allowed)
    return tuple(steps)
