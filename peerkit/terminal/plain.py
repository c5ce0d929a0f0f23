"""The plain-lines face: one prompt, one line of what to do next, one answer line.

It draws the engine's prompts and turns lines into events, and does nothing else.

Laws:
- Every answer is durable before the next prompt is shown (`Sitting.send`).
- Words being typed are kept as they come, so that a closed window loses nothing.
- There is always a way back, and the end of input pauses the interview.
- Nothing is said by colour, by drawing or by position.
"""

from collections.abc import Callable
from typing import assert_never

from peerkit.errors import PeerkitError
from peerkit.interview import (
    AskAnother,
    AskConsent,
    AskConsentAgain,
    AskKeep,
    AskQuestion,
    AskStop,
    CheckClosed,
    ConsentClosed,
    ConsentConfirmed,
    InformationRead,
    Jumped,
    KeepAnswered,
    LimitsRead,
    Paused,
    Prompt,
    RepeatAnswered,
    ShowAnswers,
    ShowEnded,
    ShowFinished,
    ShowInformation,
    ShowLimits,
    ShowPaused,
    StatementAnswered,
    StopAnswered,
    Wording,
    WentBack,
)
from peerkit.terminal.asides import run_command
from peerkit.terminal.commands import read_command
from peerkit.terminal.console import Console
from peerkit.terminal.desk import Desk
from peerkit.terminal.lines import answer_in_words, statement_row, worded
from peerkit.terminal.question import ask_question
from peerkit.terminal.signals import pause_on_signals
from peerkit.values import ConsentState
from peerkit.words import Catalogue
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.sitting import Sitting


def conduct_in_plain_lines(sitting: Sitting, console: Console, words: Catalogue) -> FaceOutcome:
    """Return how the interview ended; everything that was said until then is durable.

    The end of the input and a closed window pause it.
    """
    desk = Desk(sitting, console, words)
    with pause_on_signals(desk):
        while True:
            prompt = sitting.prompt()
            outcome = _closing(desk, prompt)
            if outcome is not None:
                return outcome
            try:
                _ask(desk, prompt)
            except EOFError:
                sitting.send(Paused(sitting.now()))
            except KeyboardInterrupt:
                console.say()
                _open_menu(desk)


def _open_menu(desk: Desk) -> None:
    """Ctrl-C: the menu, where a question is asked; pausing, where there is no menu."""
    if not run_command(desk, read_command("?")):
        desk.say("plain.not_now")


def _ask(desk: Desk, prompt: Prompt) -> None:
    """Show one prompt, read what the person does, send the event."""
    match prompt:
        case ShowInformation(text):
            _read_aloud(desk, "plain.information", text, InformationRead)
        case ShowLimits(text):
            _read_aloud(desk, "plain.limits", text, LimitsRead)
        case AskConsent():
            _ask_consent(desk, prompt)
        case AskConsentAgain():
            _ask_consent_again(desk, prompt)
        case AskQuestion():
            ask_question(desk, prompt)
        case AskAnother():
            _ask_another(desk, prompt)
        case ShowAnswers():
            _ask_check(desk, prompt)
        case AskKeep():
            _ask_keep(desk)
        case AskStop():
            _ask_stop(desk, prompt)
        case ShowPaused() | ShowFinished() | ShowEnded():
            raise AssertionError("these close the face")
        case _ as never:
            assert_never(never)


def _read_aloud(
    desk: Desk, heading: str, text: Wording, event: Callable[[str], InformationRead | LimitsRead]
) -> None:
    """Show a text to be read aloud; Enter goes on."""
    desk.say(heading)
    desk.console.say(worded(desk.words, text))
    desk.say("plain.next_read")
    line = desk.console.ask()
    if line.strip():
        run_command(desk, read_command(line))
        return
    desk.sitting.send(event(desk.now()))


def _ask_consent(desk: Desk, asked: AskConsent) -> None:
    """Ask the first statement that was not asked; after the last, show what was said."""
    for number, statement in enumerate(asked.statements, 1):
        if statement.state is ConsentState.NOT_ASKED:
            desk.say("plain.consent", number=number, total=len(asked.statements))
            desk.console.say(statement.label)
            if statement.essential:
                desk.say("plain.statement_essential")
            agrees = _yes_or_no(desk, "plain.next_statement")
            if agrees is not None:
                _send_statement(desk, statement.name, agrees=agrees)
            return
    desk.say("plain.consent_summary")
    for number, statement in enumerate(asked.statements, 1):
        desk.console.say(statement_row(desk.words, number, statement))
    desk.say("plain.next_consent")
    line = desk.console.ask().strip()
    if not line:
        desk.sitting.send(ConsentClosed(desk.now()))
    elif line.isdecimal() and 1 <= int(line) <= len(asked.statements):
        _ask_statement_again(desk, asked, int(line))
    elif not run_command(desk, read_command(line)):
        desk.say("plain.type_a_number_shown")


def _ask_statement_again(desk: Desk, asked: AskConsent, number: int) -> None:
    statement = asked.statements[number - 1]
    desk.say("plain.consent", number=number, total=len(asked.statements))
    desk.console.say(statement.label)
    agrees = _yes_or_no(desk, "plain.next_statement")
    if agrees is not None:
        _send_statement(desk, statement.name, agrees=agrees)


def _send_statement(desk: Desk, name: str, *, agrees: bool) -> None:
    state = ConsentState.YES if agrees else ConsentState.NO
    desk.sitting.send(StatementAnswered(desk.now(), name, state))


def _ask_consent_again(desk: Desk, asked: AskConsentAgain) -> None:
    """Remind of what was agreed after a pause, and ask whether it still holds."""
    desk.say("plain.consent_again")
    for number, statement in enumerate(asked.statements, 1):
        desk.console.say(statement_row(desk.words, number, statement))
    agrees = _yes_or_no(desk, "plain.next_consent_again")
    if agrees is not None:
        desk.sitting.send(ConsentConfirmed(desk.now(), agrees))


def _ask_another(desk: Desk, asked: AskAnother) -> None:
    label = worded(desk.words, asked.label)
    desk.say("plain.another", label=label, count=asked.count)
    more = _yes_or_no(desk, "plain.next_another")
    if more is not None:
        desk.sitting.send(RepeatAnswered(desk.now(), asked.repeat, more))


def _ask_check(desk: Desk, shown: ShowAnswers) -> None:
    """Show all answers; a number goes to that question, Enter goes on."""
    desk.say("plain.check")
    for number, row in enumerate(shown.rows, 1):
        answer = row.shown or answer_in_words(desk.words, row.answer, ())
        label = worded(desk.words, row.label)
        desk.say("plain.check_row", number=number, label=label, answer=answer)
        if row.note:
            desk.say("plain.check_note", note=row.note)
    desk.say("plain.next_check")
    line = desk.console.ask().strip()
    if not line:
        desk.attempt(CheckClosed(desk.now()))
    elif line.isdecimal() and 1 <= int(line) <= len(shown.rows):
        desk.attempt(Jumped(desk.now(), shown.rows[int(line) - 1].address))
    elif not run_command(desk, read_command(line)):
        desk.say("plain.type_a_number_shown")


def _ask_keep(desk: Desk) -> None:
    desk.say("plain.keep")
    keep = _yes_or_no(desk, "plain.next_keep_interview")
    if keep is None:
        return
    if keep or _is_sure(desk):
        desk.sitting.send(KeepAnswered(desk.now(), keep))


def _ask_stop(desk: Desk, asked: AskStop) -> None:
    desk.say("plain.stop")
    desk.say("plain.next_stop" if asked.can_keep else "plain.next_stop_early")
    line = desk.console.ask().strip()
    if line == "1" and asked.can_keep:
        desk.sitting.send(StopAnswered(desk.now(), keep=True))
    elif line == "2":
        if not asked.can_keep or _is_sure(desk):
            desk.sitting.send(StopAnswered(desk.now(), keep=False))
    elif line.lower() == "/back":
        desk.sitting.send(WentBack(desk.now()))
    else:
        desk.say("plain.type_a_number_shown")


def _is_sure(desk: Desk) -> bool:
    """Ask for a typed word before anything is erased."""
    desk.say("plain.sure_erase")
    return desk.console.ask().strip() == desk.words.text("plain.erase_word")


def _yes_or_no(desk: Desk, next_code: str) -> bool | None:
    """Return the answer to a yes/no; None when the person did something else instead."""
    desk.say(next_code)
    line = desk.console.ask().strip()
    if line in ("1", "2"):
        return line == "1"
    if not run_command(desk, read_command(line)):
        desk.say("plain.type_one_or_two")
    return None


def _closing(desk: Desk, prompt: Prompt) -> FaceOutcome | None:
    """Show how the interview ended, where it has; the outcome closes the face."""
    match prompt:
        case ShowPaused():
            desk.say("plain.paused")
            desk.say("plain.next_paused")
            return FaceOutcome.PAUSED
        case ShowFinished(signposting, stopped):
            _show_signposting(desk, signposting)
            desk.say("plain.stopped" if stopped else "plain.finished")
            _show_slip(desk)
            return FaceOutcome.FINISHED
        case ShowEnded(signposting, refused):
            desk.say("plain.refused" if refused else "plain.discarded")
            _show_signposting(desk, signposting)
            desk.say("plain.next_ended")
            return FaceOutcome.ENDED
        case _:
            return None


def _show_signposting(desk: Desk, signposting: Wording | None) -> None:
    if signposting is not None:
        desk.console.say(worded(desk.words, signposting))


def _show_slip(desk: Desk) -> None:
    """Show the slip that the participant takes away, and what comes next."""
    slip = desk.sitting.slip
    if slip is None:
        raise PeerkitError
    desk.say("plain.slip")
    if slip.participant:
        desk.say("plain.slip_participant", participant=slip.participant)
    desk.say("plain.slip_code", code=slip.code)
    until = "plain.slip_until" if slip.withdraw_by else "plain.slip_always"
    desk.say(until, withdraw_by=slip.withdraw_by, contact=slip.contact)
    if desk.sitting.vault.is_practice:
        desk.say("plain.next_finished_practice")
    else:
        desk.say("plain.next_finished" if slip.participant else "plain.next_finished_unjoined")


