"""One interview on the page: the engine's prompts in, its events out, until it ends or rests.

It draws the prompts and turns forms into events, and does nothing else.
"""

from typing import assert_never

from peerkit.browser.closing import ask_check, ask_keep, ask_stop, ending, gone_on
from peerkit.browser.desk import Desk
from peerkit.browser.opening import ask_consent, ask_consent_again, read_information, read_limits
from peerkit.browser.page import Page
from peerkit.browser.question import ask_another, ask_question
from peerkit.browser.steps import ask_detail, hand_back, offer_self_entry
from peerkit.browser.window import Window
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
from peerkit.words import Catalogue
from peerkit.workflow.face import Face, FaceOutcome, HandOver
from peerkit.workflow.interviews.sitting import Sitting


def conduct_on_page(
    sitting: Sitting,
    window: Window,
    words: Catalogue,
    faces: tuple[Face, ...] = (),
    *,
    is_at_home: bool = False,
) -> tuple[FaceOutcome | HandOver, Page]:
    """Return how the interview ended, or in which of `faces` it goes on, and the page that says so.

    All that was said until then is durable.
    Interrupting the window pauses the interview.
    """
    desk = Desk(sitting, window, words, faces, is_at_home=is_at_home)

    while (ended := ending(desk, sitting.prompt())) is None:
        try:
            _ask(desk, sitting.prompt())
        except KeyboardInterrupt:
            sitting.send(Paused(sitting.now()))
        if desk.leaving_for is not None:
            return HandOver(desk.leaving_for), gone_on(desk)
    return ended


def _ask(desk: Desk, prompt: Prompt) -> None:  # noqa: C901, PLR0912 - one line for each kind of prompt
    """Show one prompt and have one thing done about it."""
    match prompt:
        case AskDetail():
            ask_detail(desk, prompt)
        case ShowInformation():
            read_information(desk, prompt)
        case ShowLimits():
            read_limits(desk, prompt)
        case AskConsent():
            ask_consent(desk, prompt)
        case AskConsentAgain():
            ask_consent_again(desk, prompt)
        case AskQuestion():
            ask_question(desk, prompt)
        case OfferSelfEntry():
            offer_self_entry(desk, prompt)
        case ShowHandBack():
            hand_back(desk)
        case AskAnother():
            ask_another(desk, prompt)
        case ShowAnswers():
            ask_check(desk, prompt)
        case AskKeep():
            ask_keep(desk, prompt)
        case AskStop():
            ask_stop(desk, prompt)
        case ShowPaused() | ShowFinished() | ShowEnded():
            raise AssertionError("these end the interview")
        case _ as never:
            assert_never(never)
