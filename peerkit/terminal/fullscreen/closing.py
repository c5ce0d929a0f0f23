"""The end: check answers, keep or erase, the slip; and how an early end is asked.

Laws:
- Nothing is erased without a typed word.
- Whatever keeps an interview from its end is named by number and wording, and asked next.
- The slip stays until somebody says that it is written down; no key pressed by habit takes it away.
"""

from peerkit.errors import AnswerRefusedError
from peerkit.interview import (
    AskStop,
    CheckClosed,
    CheckedAnswer,
    KeepAnswered,
    Prompt,
    ShowAnswers,
    ShowEnded,
    ShowFinished,
    ShowPaused,
    StopAnswered,
    Wording,
)
from peerkit.terminal.fullscreen.asides import choose, choose_yes_or_no, run_command
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.page import Field, FieldKind, Flow, Page, Reply, Rows, Stay
from peerkit.terminal.fullscreen.settling import go_to
from peerkit.terminal.plain.lines import checked_in_words, worded
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.interviews.commands import Command
from peerkit.workflow.interviews.detail_words import ended_words


def ask_check(desk: Desk, shown: ShowAnswers) -> Flow[None]:
    """Show all answers; a chosen one is asked again, Enter alone goes on."""
    rows = tuple(_row(desk, row, is_asked=row.address not in shown.unasked) for row in shown.rows)
    page = Page(
        title=desk.title("screen.check"),
        texts=(desk.text("screen.check_ask"),),
        control=Rows(rows, can_be_none=True),
        next=desk.text("screen.next_check_unasked" if shown.unasked else "screen.next_check"),
        next_chosen=desk.text("screen.next_check_chosen"),
        buttons=desk.buttons(Command.HELP, Command.BACK),
        message=desk.said(),
    )
    chosen = yield from choose(desk, page)
    if chosen == ():
        _close_check(desk, shown)
    elif chosen is not None:
        go_to(desk, shown.rows[chosen[0]].address)


def _row(desk: Desk, row: CheckedAnswer, *, is_asked: bool) -> str:
    answer = checked_in_words(desk.words, row)
    if not is_asked and row.answer.value is None:
        answer = desk.text("plain.not_asked_yet")
    lines = [worded(desk.words, row.label), desk.text("screen.check_answer", answer=answer)]
    if row.note:
        lines.append(desk.text("plain.note_so_far", note=row.note))
    return "\n".join(lines)


def _close_check(desk: Desk, shown: ShowAnswers) -> None:
    """Close the check, or go to the question that is still to be asked or mended."""
    if shown.unasked:
        go_to(desk, shown.unasked[0])
        return
    try:
        desk.sitting.send(CheckClosed(desk.now()))
    except AnswerRefusedError as refused:
        _lead_to(desk, shown, refused)


def _lead_to(desk: Desk, shown: ShowAnswers, refused: AnswerRefusedError) -> None:
    """Say which question keeps the interview from its end, and ask it."""
    for number, row in enumerate(shown.rows, 1):
        if str(row.address) == refused.values["question"]:
            label = worded(desk.words, row.label)
            go_to(desk, row.address)
            desk.say(f"plain.check_{refused.values['problem']}", number=number, label=label)
            return
    desk.say("screen.refused", why=desk.refusal(refused))


def ask_keep(desk: Desk) -> Flow[None]:
    """Ask whether the interview may be kept; a no is confirmed."""
    page = Page(
        title=desk.title("screen.keep"),
        texts=(desk.text("plain.keep"), desk.text("screen.keep_no")),
        strong=frozenset({0}),
        next=desk.text("screen.next_yes_or_no"),
        next_chosen=desk.text("screen.next_yes_or_no_chosen"),
        buttons=desk.buttons(Command.HELP, Command.BACK),
        message=desk.said(),
    )
    keep = yield from choose_yes_or_no(desk, page)
    if keep or (keep is not None and (yield from _is_sure(desk))):
        desk.attempt(KeepAnswered(desk.now(), keep))


def ask_stop(desk: Desk, asked: AskStop) -> Flow[None]:
    """Ask what happens to an interview that ends here; erasing is confirmed."""
    names = ("keep", "erase", "later", "go_on") if asked.can_keep else ("end", "go_on")
    page = Page(
        title=desk.title("screen.stop"),
        texts=(desk.text("screen.stop_ask" if asked.can_keep else "screen.stop_early"),),
        strong=frozenset({0}),
        control=Rows(tuple(desk.text(f"screen.stop.{name}") for name in names)),
        next=desk.text("screen.next_select_one"),
        next_chosen=desk.text("screen.next_chosen"),
        buttons=desk.buttons(Command.HELP, Command.BACK),
        message=desk.said(),
    )
    shown: Page | Stay = page
    while True:
        reply = yield shown
        if reply.command is not None:
            if (yield from run_command(desk, reply)):
                return
        elif not reply.chosen:
            desk.say("screen.choose_one")
        elif (yield from _stop(desk, names[reply.chosen[0]])):
            return
        shown = desk.stay()


def _stop(desk: Desk, name: str) -> Flow[bool]:
    """Tell whether the choice led away from the page."""
    if name == "go_on":
        return (yield from run_command(desk, Reply(Command.BACK)))
    if name == "later":
        return (yield from run_command(desk, Reply(Command.PAUSE)))
    if name == "erase" and not (yield from _is_sure(desk)):
        return False
    return desk.attempt(StopAnswered(desk.now(), keep=name == "keep"))


def _is_sure(desk: Desk) -> Flow[bool]:
    """Have a word typed before anything is erased."""
    word = desk.text("plain.erase_word")
    reply = yield Page(
        title=desk.title("screen.sure_erase"),
        texts=(desk.text("screen.sure_erase_ask", word=word),),
        control=Field(FieldKind.LINE),
        next=desk.text("screen.next_sure_erase", word=word),
        buttons=desk.aside_buttons(),
        is_aside=True,
    )
    is_sure = reply.command is None and reply.text.strip() == word
    if not is_sure:
        desk.say("screen.nothing_erased")
    return is_sure


# --- how it ended -----------------------------------------------------------------------------


def close(desk: Desk, prompt: Prompt) -> Flow[FaceOutcome | None]:
    """Show how the interview ended, where it has; the outcome closes the face."""
    match prompt:
        case ShowPaused():
            return FaceOutcome.PAUSED
        case ShowFinished(signposting, stopped):
            yield from _hand_slip_over(desk, _finished(desk, signposting, is_stopped=stopped))
            return FaceOutcome.FINISHED
        case ShowEnded(signposting, refused, reason):
            code = "plain.refused" if refused else "plain.discarded"
            why = ended_words(desk.words, reason) if reason else desk.text(code)
            yield Page(
                title=desk.title("screen.ended"),
                texts=(
                    why,
                    *_signposting(desk, signposting),
                ),
                strong=frozenset({0}),
                next=desk.text("screen.next_ended"),
                buttons=desk.buttons(),
            )
            return FaceOutcome.ENDED
        case _:
            return None


def _hand_slip_over(desk: Desk, slip: Page) -> Flow[None]:
    """Show the slip until somebody chose that it is written down."""
    reply = yield slip
    while reply.command is not None or not reply.chosen:
        reply = yield Stay(desk.text("screen.slip_first"))


def _signposting(desk: Desk, signposting: Wording | None) -> list[str]:
    if signposting is None:
        return []
    return [desk.text("plain.signposting"), worded(desk.words, signposting)]


def _finished(desk: Desk, signposting: Wording | None, *, is_stopped: bool) -> Page:
    """Return the page with the slip that the participant takes away."""
    slip = desk.sitting.slip
    if slip is None:
        raise AssertionError("an interview that is kept has its slip")
    until = desk.words.redated(slip.withdraw_by)
    number = [desk.text("plain.slip_participant", participant=slip.participant)]
    texts = [
        desk.text("plain.stopped" if is_stopped else "plain.finished"),
        desk.text("plain.slip"),
        *(number if slip.participant else []),
        desk.text("plain.slip_code", code=slip.code),
        desk.text("plain.slip_until", withdraw_by=until, contact=slip.contact),
        *_signposting(desk, signposting),
    ]
    return Page(
        title=desk.title("screen.finished"),
        texts=tuple(texts),
        strong=frozenset({texts.index(desk.text("plain.slip_code", code=slip.code))}),
        control=Rows((desk.text("screen.slip_written"),)),
        next=desk.text("screen.next_finished"),
        next_chosen=desk.text("screen.next_finished_chosen"),
        buttons=desk.buttons(),
        is_read_first=True,
    )
