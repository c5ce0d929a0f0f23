"""From check answers to a question and back, the same in every face.

The events come one by one: a face that cannot make one durable says so and takes no further ones.

Laws:
- Whoever chose a question from check answers comes back to the check, by way of the questions that
  their change brought up.
- Whoever goes elsewhere by themselves is not brought back.
"""

from collections.abc import Iterator

from peerkit.interview import (
    AskAnother,
    AskQuestion,
    CheckOpened,
    Event,
    Jumped,
    Prompt,
    ShowAnswers,
)
from peerkit.values import Address
from peerkit.workflow.interviews.sitting import Sitting


def way_to(sitting: Sitting, address: Address) -> Iterator[Event]:
    """Yield what makes that question the one that is asked; the check comes back after it."""
    yield Jumped(sitting.now(), address)
    sitting.changing = address


def way_back(sitting: Sitting, settled: Address) -> Iterator[Event]:
    """Yield what opens the check again after that question, or asks what its change brought up."""
    if sitting.changing != settled:
        return
    sitting.changing = None
    following = _place(sitting.prompt())
    if following is None:
        return
    yield CheckOpened(sitting.now())
    shown = sitting.prompt()
    if isinstance(shown, ShowAnswers) and following in shown.unasked:
        yield from way_to(sitting, following)


def _place(prompt: Prompt) -> Address | None:
    """Return the question or repeat that is asked next, if it is the researcher who asks."""
    match prompt:
        case AskQuestion(address=place, is_self_entry=False):
            return place
        case AskAnother(repeat=place, is_self_entry=False):
            return place
        case _:
            return None
