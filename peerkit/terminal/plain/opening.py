"""The beginning in plain lines: information, limits, and consent statement by statement.

Law: the questions do not begin until each statement has been asked, and the person has read back
what was said.
"""

from peerkit.interview import (
    AskConsent,
    AskConsentAgain,
    ConsentClosed,
    ConsentConfirmed,
    InformationRead,
    LimitsRead,
    StatementAnswered,
    Wording,
)
from peerkit.terminal.plain.choosing import ENTER, choose, choose_yes_or_no
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.lines import statement_row, worded
from peerkit.values import ConsentState


def read_information(desk: Desk, text: Wording) -> None:
    """Have the information read aloud, or carry out a command."""
    desk.say("plain.information")
    if _is_read(desk, text):
        desk.send(InformationRead(desk.now()))


def read_limits(desk: Desk, text: Wording) -> None:
    """Have the limits of confidentiality read aloud, or carry out a command."""
    desk.console.say()
    desk.say("plain.limits")
    if _is_read(desk, text):
        desk.send(LimitsRead(desk.now()))


def _is_read(desk: Desk, text: Wording) -> bool:
    desk.console.say(worded(desk.words, text))
    desk.say("plain.next_read")
    return choose(desk, 0, "plain.press_enter", can_enter=True) == ENTER


def ask_consent(desk: Desk, asked: AskConsent) -> None:
    """Ask one statement; when all are asked, have the list confirmed or one asked again."""
    desk.console.say()
    for number, statement in enumerate(asked.statements, 1):
        if statement.state is ConsentState.NOT_ASKED:
            _ask_statement(desk, asked, number)
            return
    desk.say("plain.consent_summary")
    for number, statement in enumerate(asked.statements, 1):
        desk.console.say(statement_row(desk.words, number, statement))
    refused = [one for one in asked.statements if one.essential and one.state is ConsentState.NO]
    if refused:
        desk.say("plain.consent_refused")
    desk.say("plain.next_consent")
    number_or_enter = choose(
        desk, len(asked.statements), "plain.type_a_number_shown", can_enter=True
    )
    if number_or_enter == ENTER:
        desk.send(ConsentClosed(desk.now()))
    elif number_or_enter is not None:
        desk.console.say()
        _ask_statement(desk, asked, number_or_enter)


def _ask_statement(desk: Desk, asked: AskConsent, number: int) -> None:
    statement = asked.statements[number - 1]
    desk.say("plain.consent", number=number, total=len(asked.statements))
    desk.console.say(statement.label)
    if statement.essential:
        desk.say("plain.statement_essential")
    desk.say("plain.next_statement")
    agrees = choose_yes_or_no(desk)
    if agrees is not None:
        state = ConsentState.YES if agrees else ConsentState.NO
        desk.send(StatementAnswered(desk.now(), statement.name, state))


def ask_consent_again(desk: Desk, asked: AskConsentAgain) -> None:
    """Remind the participant of what they agreed to before a pause, and ask if they still do."""
    desk.say("plain.consent_again")
    for number, statement in enumerate(asked.statements, 1):
        desk.console.say(statement_row(desk.words, number, statement))
    desk.say("plain.next_consent_again")
    agrees = choose_yes_or_no(desk)
    if agrees is not None:
        desk.send(ConsentConfirmed(desk.now(), agrees))
