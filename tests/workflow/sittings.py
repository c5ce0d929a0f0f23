"""Interviews held event by event in a device's vault, as a face would hold them."""

from peerkit.interview import (
    AskDetail,
    CheckClosed,
    ConsentClosed,
    DetailGiven,
    InformationRead,
    KeepAnswered,
    LimitsRead,
    Mode,
    StatementAnswered,
)
from peerkit.values import ConsentState
from peerkit.workflow.interviews.sitting import Sitting, begin_sitting, resume_sitting
from peerkit.workflow.questionnaires.shelf import Sheet
from tests.scenario import HARMLESS
from tests.workflow.actors import Actor, sheet


def begin(actor: Actor, form: Sheet | None = None) -> Sitting:
    return begin_sitting(actor.vault, form or sheet(), "en", Mode.SPOKEN, actor.clock.now)


def resume(actor: Actor, sitting: Sitting) -> Sitting:
    return resume_sitting(actor.vault, sitting.paper.interview, actor.clock.now)


def harmless(sitting: Sitting) -> None:
    while isinstance(prompt := sitting.prompt(), AskDetail):
        said = HARMLESS.get(prompt.address.name, "")
        if prompt.options and said and said not in prompt.options:
            said = prompt.options[-1]  # the questionnaire asks it in other words
        sitting.send(DetailGiven(sitting.now(), prompt.address, said))


def consent(sitting: Sitting) -> Sitting:
    """Bring the interview to its first question; everything is agreed to."""
    harmless(sitting)
    sitting.send(InformationRead(sitting.now()))
    harmless(sitting)
    sitting.send(LimitsRead(sitting.now()))
    for statement in sitting.state.setting.statements:
        sitting.send(StatementAnswered(sitting.now(), statement.name, ConsentState.YES))
    sitting.send(ConsentClosed(sitting.now()))
    return sitting


def finish(sitting: Sitting) -> None:
    """Bring an interview whose answers are being checked to its end."""
    sitting.send(CheckClosed(sitting.now()))
    sitting.send(KeepAnswered(sitting.now(), keep=True))
    harmless(sitting)
