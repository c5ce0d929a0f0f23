"""The picture of the stages, drawn from the table of transitions, as Mermaid text."""

from peerkit.interview.events import Paused, Resumed, StopAsked
from peerkit.interview.stage import ENDED, Stage
from peerkit.interview.transitions import TRANSITIONS

_EVERYWHERE = frozenset({Paused, Resumed, StopAsked})
_OVER = frozenset({Stage.PAUSED, Stage.CONFIRMING, Stage.STOPPING})


def diagram() -> str:
    """Return the diagram: one arrow for each event and each other stage that it may lead to.

    Interruptions that are possible at every open stage are drawn only where one leads on.
    """
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Stage.NOT_STARTED}"]
    for stage, row in TRANSITIONS.items():
        for event, transition in row.items():
            if event in _EVERYWHERE and stage not in _OVER:
                continue
            lines += [
                f"    {stage} --> {target}: {event.__name__}"
                for target in transition.leads_to
                if target is not stage
            ]
    lines += [f"    {stage} --> [*]" for stage in Stage if stage in ENDED]
    return "\n".join([*lines, "```"])
