"""How an interview begins: information, limits, consent.

Law: none of the three can be left out, and none is ever shown in another language than the
interview's.
"""

from dataclasses import replace

from peerkit.errors import LanguageNotOfferedError, StaleAnswerError
from peerkit.interview.detailing import enter
from peerkit.interview.events import ConsentClosed, Started, StatementAnswered
from peerkit.interview.facts import Facts
from peerkit.interview.once import settled
from peerkit.interview.self_entry import arrived
from peerkit.interview.setting import Setting
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, moved
from peerkit.interview.world import World
from peerkit.values import ConsentState


def start(state: State, event: Started) -> State:
    """Return the state at the first step, or with the information to read.

    Raises LanguageNotOfferedError without a wording of that.
    """
    if not can_start(state.setting, event.language):
        languages = ", ".join(state.setting.questionnaire.languages)
        raise LanguageNotOfferedError(language=event.language, languages=languages)
    return enter(state, Stage.PREPARING, started=event)


def can_start(setting: Setting, language: str) -> bool:
    """Tell whether all that consent rests on is worded in that language."""
    questionnaire = setting.questionnaire
    labels = (statement.label for statement in setting.statements)
    return language in questionnaire.languages and all(
        text.has(language) for text in (questionnaire.information, questionnaire.limits, *labels)
    )


def answer_statement(state: State, event: StatementAnswered) -> State:
    """Return the state with the statement answered; raises StaleAnswerError if it is not asked."""
    if all(statement.name != event.statement for statement in state.setting.statements):
        raise StaleAnswerError(question=event.statement, current=Stage.CONSENT.value)
    return replace(state, consent={**state.consent, event.statement: event.state})


def close_consent(state: State, event: ConsentClosed) -> State:
    """Return the state at the first question; refused, if an essential statement has no yes."""
    assert state.started is not None
    for statement in state.setting.statements:
        if statement.essential and state.consent.get(statement.name) is not ConsentState.YES:
            return moved(state, Stage.REFUSED)
    world = World(state.setting.questionnaire, state.started)
    said = settled(state)
    facts = world.settle(Facts(event.at, said))
    return arrived(state, consented_at=event.at, facts=facts, world=world, settled=frozenset(said))
