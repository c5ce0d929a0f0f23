"""The full-screen face of an interview: the engine's prompts as pages.

It draws what the engine says and turns keys into events, and does nothing else.

Laws:
- Every answer is durable before the next page is shown (`Sitting.send`).
- What is being typed is kept at each change, so that a closed window loses nothing.
- Nothing that draws is imported before an interview is shown.
"""

import sys
from contextlib import suppress
from typing import assert_never

from peerkit.errors import PeerkitError
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
from peerkit.terminal.folding import folded_for
from peerkit.terminal.fullscreen.closing import ask_check, ask_keep, ask_stop, close
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.detail import ask_detail
from peerkit.terminal.fullscreen.environment import settle_environment
from peerkit.terminal.fullscreen.opening import (
    ask_consent,
    ask_consent_again,
    read_information,
    read_limits,
)
from peerkit.terminal.fullscreen.page import Flow
from peerkit.terminal.fullscreen.question import ask_another, ask_question
from peerkit.terminal.fullscreen.self_entry import ask_hand_back, offer_self_entry
from peerkit.words import Catalogue
from peerkit.words.visible import visible
from peerkit.workflow.face import Face, FaceOutcome, HandOver
from peerkit.workflow.interviews.sitting import Sitting


def conduct_full_screen(
    sitting: Sitting, words: Catalogue, faces: tuple[Face, ...] = ()
) -> FaceOutcome | HandOver:
    """Return how the interview ended, or in which of `faces` it goes on.

    Everything that was said until then is durable.
    """
    settle_environment()
    from peerkit.terminal.fullscreen.app import run_flow

    def pause() -> None:
        # Where it is not a moment that can be paused, the journal has all there is.
        with suppress(PeerkitError):
            sitting.send(Paused(sitting.now()))

    flow = interview_flow(Desk(sitting, words, faces))
    outcome = run_flow(flow, words, sitting.lock, pause)
    if isinstance(outcome, FaceOutcome):
        for line in _last_lines(sitting, words, outcome):
            sys.stdout.write(folded_for(visible(line), sys.stdout) + "\n")
    return outcome


def _last_lines(sitting: Sitting, words: Catalogue, outcome: FaceOutcome) -> list[str]:
    """Return what stays on the terminal when the pages have left it: nothing that was said."""
    is_practice = sitting.is_practice
    match outcome:
        case FaceOutcome.PAUSED:
            step = "plain.next_paused_practice" if is_practice else "plain.next_paused"
            return [words.text("plain.paused"), words.text(step)]
        case FaceOutcome.FINISHED:
            has_number = sitting.slip is not None and sitting.slip.participant
            step = "plain.next_finished" if has_number else "plain.next_finished_unjoined"
            step = "plain.next_finished_practice" if is_practice else step
            return [words.text("screen.kept"), words.text(step)]
        case FaceOutcome.ENDED:
            return [words.text("plain.next_ended")]
        case _ as never:
            assert_never(never)


def interview_flow(desk: Desk) -> Flow[FaceOutcome | HandOver]:
    """Return how the interview ended, having asked everything on the way there."""
    while (outcome := (yield from close(desk, desk.sitting.prompt()))) is None:
        yield from _ask(desk, desk.sitting.prompt())
        if desk.leaving_for is not None:
            return HandOver(desk.leaving_for)
    return outcome


def _ask(desk: Desk, prompt: Prompt) -> Flow[None]:
    """Show one prompt, take what the person does, send the event."""
    match prompt:
        case AskQuestion():
            yield from ask_question(desk, prompt)
        case AskAnother():
            yield from ask_another(desk, prompt)
        case AskDetail():
            yield from ask_detail(desk, prompt)
        case OfferSelfEntry() | ShowHandBack():
            yield from _hand_over(desk, prompt)
        case ShowInformation() | ShowLimits() | AskConsent() | AskConsentAgain():
            yield from _open(desk, prompt)
        case ShowAnswers() | AskKeep() | AskStop():
            yield from _end(desk, prompt)
        case ShowPaused() | ShowFinished() | ShowEnded():
            raise AssertionError("these close the face")
        case _ as never:
            assert_never(never)


def _hand_over(desk: Desk, prompt: OfferSelfEntry | ShowHandBack) -> Flow[None]:
    match prompt:
        case OfferSelfEntry(label):
            yield from offer_self_entry(desk, label)
        case ShowHandBack():
            yield from ask_hand_back(desk)


def _open(
    desk: Desk, prompt: ShowInformation | ShowLimits | AskConsent | AskConsentAgain
) -> Flow[None]:
    match prompt:
        case ShowInformation(text):
            yield from read_information(desk, text)
        case ShowLimits(text):
            yield from read_limits(desk, text)
        case AskConsent():
            yield from ask_consent(desk, prompt)
        case AskConsentAgain():
            yield from ask_consent_again(desk, prompt)


def _end(desk: Desk, prompt: ShowAnswers | AskKeep | AskStop) -> Flow[None]:
    match prompt:
        case ShowAnswers():
            yield from ask_check(desk, prompt)
        case AskKeep():
            yield from ask_keep(desk)
        case AskStop():
            yield from ask_stop(desk, prompt)
