"""The plain-lines face: one prompt, one line of what to do next, one answer line.

It draws the engine's prompts and turns lines into events, and does nothing else.

Laws:
- Every answer is durable before the next prompt is shown (`Sitting.send`).
- Words being typed are kept as they come, so that a closed window loses nothing.
- There is always a way back, and the end of input pauses the interview.
- Nothing is said by colour, by drawing or by position.
"""

from typing import assert_never

from peerkit.errors import InputNotUtf8Error
from peerkit.interview import (
    AskAnother,
    AskConsent,
    AskConsentAgain,
    AskDetail,
    AskKeep,
    AskQuestion,
    AskStop,
    OfferSelfEntry,
    Paused,
    Prompt,
    ShowAnswers,
    ShowEnded,
    ShowFinished,
    ShowHandBack,
    ShowInformation,
    ShowLimits,
    ShowPaused,
)
from peerkit.terminal.plain.asides import show_menu
from peerkit.terminal.plain.closing import ask_check, ask_keep, ask_stop, close
from peerkit.terminal.plain.console import Console
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.detail import ask_detail
from peerkit.terminal.plain.locking import locked_when_idle
from peerkit.terminal.plain.opening import (
    ask_consent,
    ask_consent_again,
    read_information,
    read_limits,
)
from peerkit.terminal.plain.question import ask_another, ask_question
from peerkit.terminal.plain.self_entry import ask_hand_back, offer_self_entry
from peerkit.terminal.plain.signals import pause_on_signals
from peerkit.words import Catalogue
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.interviews.sitting import Sitting


def conduct_in_plain_lines(sitting: Sitting, console: Console, words: Catalogue) -> FaceOutcome:
    """Return how the interview ended; everything that was said until then is durable.

    The end of the input and a closed window pause it. Raises InputNotUtf8Error, having paused it,
    when a pipe brings bytes that are no text.
    """
    desk = Desk(sitting, console, words)
    wants_menu = False
    with pause_on_signals(desk), locked_when_idle(console, words, sitting.lock):
        while (outcome := close(desk, sitting.prompt())) is None:
            wants_menu, was_menu = False, wants_menu
            try:
                if was_menu:
                    show_menu(desk)
                else:
                    _ask(desk, sitting.prompt())
            except KeyboardInterrupt:
                console.say()
                desk.leave_draft()
                wants_menu = True
            except EOFError:
                _pause(desk)
            except InputNotUtf8Error:
                if not console.is_typed:
                    _pause(desk)  # the lines that follow would answer other questions
                    raise
                desk.leave_draft()
                desk.say("plain.not_text")
    return outcome


def _pause(desk: Desk) -> None:
    desk.leave_draft()
    desk.send(Paused(desk.now()))


def _ask(desk: Desk, prompt: Prompt) -> None:
    """Show one prompt, read what the person does, send the event."""
    match prompt:
        case AskQuestion():
            ask_question(desk, prompt)
        case AskAnother():
            ask_another(desk, prompt)
        case AskDetail():
            ask_detail(desk, prompt)
        case OfferSelfEntry() | ShowHandBack():
            _hand_over(desk, prompt)
        case ShowInformation() | ShowLimits() | AskConsent() | AskConsentAgain():
            _open(desk, prompt)
        case ShowAnswers() | AskKeep() | AskStop():
            _end(desk, prompt)
        case ShowPaused() | ShowFinished() | ShowEnded():
            raise AssertionError("these close the face")
        case _ as never:
            assert_never(never)


def _hand_over(desk: Desk, prompt: OfferSelfEntry | ShowHandBack) -> None:
    match prompt:
        case OfferSelfEntry(label):
            offer_self_entry(desk, label)
        case ShowHandBack():
            ask_hand_back(desk)


def _open(desk: Desk, prompt: ShowInformation | ShowLimits | AskConsent | AskConsentAgain) -> None:
    match prompt:
        case ShowInformation(text):
            read_information(desk, text)
        case ShowLimits(text):
            read_limits(desk, text)
        case AskConsent():
            ask_consent(desk, prompt)
        case AskConsentAgain():
            ask_consent_again(desk, prompt)


def _end(desk: Desk, prompt: ShowAnswers | AskKeep | AskStop) -> None:
    match prompt:
        case ShowAnswers():
            ask_check(desk, prompt)
        case AskKeep():
            ask_keep(desk)
        case AskStop():
            ask_stop(desk, prompt)
