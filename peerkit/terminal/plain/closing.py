"""The end in plain lines: check answers, keep or erase, the slip; and how an early end is asked.

Laws:
- Nothing is erased without a typed word.
- Whatever keeps an interview from its end is named by number and wording, and asked next.
- At a keyboard the slip stays until somebody says that it is written down.
"""

from peerkit.errors import AnswerRefusedError, InputNotUtf8Error
from peerkit.interview import (
    AskStop,
    CheckClosed,
    CheckedAnswer,
    KeepAnswered,
    Paused,
    Prompt,
    ShowAnswers,
    ShowEnded,
    ShowFinished,
    ShowPaused,
    StopAnswered,
    Wording,
)
from peerkit.terminal.number import read_number
from peerkit.terminal.plain.choosing import ENTER, choose, choose_yes_or_no
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.lines import checked_in_words, worded
from peerkit.terminal.plain.settling import go_to
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.interviews.detail_words import ended_words

_KEEP, _ERASE, _LATER = 1, 2, 3


def ask_check(desk: Desk, shown: ShowAnswers) -> None:
    """Show all answers; a number goes to that question, Enter goes on."""
    desk.console.say()
    desk.say("plain.check")
    for number, row in enumerate(shown.rows, 1):
        _show_row(desk, number, row, is_asked=row.address not in shown.unasked)
    desk.console.say()
    desk.say("plain.next_check_unasked" if shown.unasked else "plain.next_check")
    number_or_enter = choose(desk, len(shown.rows), "plain.type_a_number_shown", can_enter=True)
    if number_or_enter == ENTER:
        _close_check(desk, shown)
    elif number_or_enter is not None:
        go_to(desk, shown.rows[number_or_enter - 1].address)


def _show_row(desk: Desk, number: int, row: CheckedAnswer, *, is_asked: bool) -> None:
    answer = checked_in_words(desk.words, row)
    if not is_asked and row.answer.value is None:
        answer = desk.words.text("plain.not_asked_yet")
    desk.say("plain.check_question", number=number, label=worded(desk.words, row.label))
    desk.say("plain.check_answer", answer=answer)
    if row.note:
        desk.say("plain.check_note", note=row.note)


def _close_check(desk: Desk, shown: ShowAnswers) -> None:
    """Close the check, or go to the question that is still to be asked or mended."""
    if shown.unasked:
        go_to(desk, shown.unasked[0])
        return
    try:
        desk.send(CheckClosed(desk.now()))
    except AnswerRefusedError as refused:
        _lead_to(desk, shown, refused)


def _lead_to(desk: Desk, shown: ShowAnswers, refused: AnswerRefusedError) -> None:
    """Say which question keeps the interview from its end, and ask it."""
    for number, row in enumerate(shown.rows, 1):
        if str(row.address) == refused.values["question"]:
            label = worded(desk.words, row.label)
            desk.say(f"plain.check_{refused.values['problem']}", number=number, label=label)
            go_to(desk, row.address)
            return
    desk.console.say(desk.refusal(refused))


def ask_keep(desk: Desk) -> None:
    """Ask whether the interview may be kept; a no is confirmed."""
    desk.console.say()
    desk.say("plain.keep")
    desk.say("plain.next_keep_interview")
    keep = choose_yes_or_no(desk)
    if keep is not None and (keep or _is_sure(desk)):
        desk.send(KeepAnswered(desk.now(), keep))


def ask_stop(desk: Desk, asked: AskStop) -> None:
    """Ask what happens to an interview that ends here; erasing is confirmed."""
    desk.console.say()
    desk.say("plain.stop" if asked.can_keep else "plain.stop_early")
    desk.say("plain.next_stop" if asked.can_keep else "plain.next_stop_early")
    if not asked.can_keep:
        if choose(desk, 1, "plain.type_a_number_shown") is not None:
            desk.send(StopAnswered(desk.now(), keep=False))
        return
    chosen = choose(desk, _LATER, "plain.type_a_number_shown")
    if chosen == _LATER:
        desk.send(Paused(desk.now()))
    elif chosen == _KEEP or (chosen == _ERASE and _is_sure(desk)):
        desk.send(StopAnswered(desk.now(), keep=chosen == _KEEP))


def _is_sure(desk: Desk) -> bool:
    """Ask for a typed word before anything is erased."""
    desk.say("plain.sure_erase")
    return desk.console.ask().strip() == desk.words.text("plain.erase_word")


# --- how it ended -----------------------------------------------------------------------------


def close(desk: Desk, prompt: Prompt) -> FaceOutcome | None:
    """Show how the interview ended, where it has; the outcome closes the face."""
    match prompt:
        case ShowPaused():
            _clear(desk)
            desk.say("plain.paused")
            is_practice = desk.sitting.vault.is_practice
            desk.say("plain.next_paused_practice" if is_practice else "plain.next_paused")
            return FaceOutcome.PAUSED
        case ShowFinished(signposting, stopped):
            _clear(desk)
            desk.console.say()
            desk.say("plain.stopped" if stopped else "plain.finished")
            _show_signposting(desk, signposting)
            _show_slip(desk)
            return FaceOutcome.FINISHED
        case ShowEnded(signposting, refused, reason):
            _clear(desk)
            desk.console.say()
            if reason:
                desk.console.say(ended_words(desk.words, reason))
            else:
                desk.say("plain.refused" if refused else "plain.discarded")
            _show_signposting(desk, signposting)
            desk.say("plain.next_ended")
            return FaceOutcome.ENDED
        case _:
            return None


def _clear(desk: Desk) -> None:
    """Leave nothing that was said on a screen to which somebody else may sit down."""
    if desk.console.is_typed:
        desk.console.hide()


def _show_signposting(desk: Desk, signposting: Wording | None) -> None:
    if signposting is not None:
        desk.say("plain.signposting")
        desk.console.say(worded(desk.words, signposting))


def _show_slip(desk: Desk) -> None:
    """Show the slip that the participant takes away, and what comes next."""
    slip = desk.sitting.slip
    if slip is None:
        raise AssertionError("an interview that is kept has its slip")
    desk.console.say()
    desk.say("plain.slip")
    if slip.participant:
        desk.say("plain.slip_participant", participant=slip.participant)
    desk.say("plain.slip_code", code=slip.code)
    until = desk.words.redated(slip.withdraw_by)
    desk.say("plain.slip_until", withdraw_by=until, contact=slip.contact)
    desk.console.say()
    if desk.console.is_typed:
        _wait_until_written(desk)
    if desk.sitting.vault.is_practice:
        desk.say("plain.next_finished_practice")
    else:
        desk.say("plain.next_finished" if slip.participant else "plain.next_finished_unjoined")


def _wait_until_written(desk: Desk) -> None:
    """Leave the slip where it stands until somebody says that it is written down, or leaves."""
    desk.say("plain.next_slip")
    while True:
        try:
            if read_number(desk.console.ask(), 1) is not None:
                _clear(desk)
                return
        except EOFError:
            return
        except (KeyboardInterrupt, InputNotUtf8Error):
            desk.console.say()
        desk.say("plain.slip_first")
