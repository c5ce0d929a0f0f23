"""The end on pages: check answers, keep or erase, the slip; and how an early end is asked.

Laws:
- Nothing is erased without a typed word.
- Whatever keeps an interview from its end is named by number and wording, and asked next.
"""

from typing import assert_never

from peerkit.browser.desk import Desk
from peerkit.browser.form import Form
from peerkit.browser.lines import ANSWER, NO, YES, checked_in_words
from peerkit.browser.menu import converse
from peerkit.browser.page import (
    Block,
    Button,
    Card,
    Choice,
    Choices,
    Line,
    Page,
    Paragraph,
    Row,
    Rows,
    Voice,
)
from peerkit.browser.question import SAVE
from peerkit.browser.settling import go_to
from peerkit.browser.text import Text, in_language, said, worded
from peerkit.errors import AnswerRefusedError
from peerkit.interview import (
    AskKeep,
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
from peerkit.workflow.face import FaceOutcome
from peerkit.workflow.interviews.commands import Command
from peerkit.workflow.interviews.detail_words import ended_words
from peerkit.workflow.interviews.sitting import Sitting
from peerkit.workflow.interviews.slips import Slip

_ERASE, _BACK, _LATER = "erase", "back", "later"


def ask_check(desk: Desk, shown: ShowAnswers) -> None:
    """Show all answers; each can be gone to, and the check comes back after it."""
    rows = tuple(_row(desk, shown, number) for number in range(1, len(shown.rows) + 1))
    page = Page(
        title=desk.text("browser.check"),
        heading=desk.own("browser.check"),
        body=(Paragraph(desk.own("browser.check_together")), Rows(rows)),
        buttons=(desk.button(SAVE, "browser.ask_rest" if shown.unasked else "browser.all_right"),),
        menu=desk.menu(shown),
    )

    def act(form: Form) -> Text | None:
        for number, row in enumerate(shown.rows, 1):
            if form.do == f"row-{number}":
                return go_to(desk, row.address)
        return _close_check(desk, shown)

    converse(desk, page, act)


def _row(desk: Desk, shown: ShowAnswers, number: int) -> Row:
    row = shown.rows[number - 1]
    lines = [_answer(desk, row, is_asked=row.address not in shown.unasked)]
    if row.note:
        lines += [desk.own("browser.note_so_far"), said(row.note)]
    change = Button(f"row-{number}", desk.text("browser.change"))
    return Row(worded(desk.words, row.label), tuple(lines), change)


def _answer(desk: Desk, row: CheckedAnswer, *, is_asked: bool) -> Text:
    if row.answer.value is None and not is_asked:
        return desk.own("plain.not_asked_yet")
    return checked_in_words(desk.words, row)


def _close_check(desk: Desk, shown: ShowAnswers) -> Text | None:
    """Close the check, or go to the question that is still to be asked or mended."""
    if shown.unasked:
        return go_to(desk, shown.unasked[0])
    try:
        desk.sitting.send(CheckClosed(desk.now()))
    except AnswerRefusedError as refused:
        return _lead_to(desk, shown, refused)
    return None


def _lead_to(desk: Desk, shown: ShowAnswers, refused: AnswerRefusedError) -> Text | None:
    """Say which question keeps the interview from its end, and ask it."""
    for number, row in enumerate(shown.rows, 1):
        if str(row.address) == refused.values["question"]:
            code = f"plain.check_{refused.values['problem']}"
            desk.notice = desk.text(code, number=number, label=row.label.text)
            return go_to(desk, row.address)
    return desk.refusal(refused)


def ask_keep(desk: Desk, asked: AskKeep) -> None:
    """Ask whether the interview may be kept; a no is confirmed."""
    choices = (
        Choice(YES, desk.own("browser.keep_yes")),
        Choice(NO, desk.own("browser.keep_no")),
    )
    page = Page(
        title=desk.text("browser.keep_or_erase"),
        heading=desk.own("browser.keep"),
        fields=(Choices(ANSWER, choices),),
        buttons=(desk.button(SAVE, "browser.go_on"),),
        menu=desk.menu(asked),
    )

    def act(form: Form) -> Text | None:
        return _keep_or_erase(desk, form, KeepAnswered)

    converse(desk, page, act)


def ask_stop(desk: Desk, asked: AskStop) -> None:
    """Ask what happens to an interview that ends here; erasing is confirmed."""
    if not asked.can_keep:
        page = Page(
            title=desk.text("browser.ending"),
            heading=desk.own("browser.ending"),
            body=(Paragraph(desk.own("plain.stop_early")),),
            buttons=(desk.button(_ERASE, "browser.end"), _go_on(desk)),
            menu=desk.menu(asked),
        )
        converse(desk, page, lambda _: desk.attempt(StopAnswered(desk.now(), keep=False)))
        return
    choices = (
        Choice(YES, desk.own("browser.stop_keep")),
        Choice(NO, desk.own("browser.stop_erase")),
        Choice(_LATER, desk.own("browser.stop_later")),
    )
    page = Page(
        title=desk.text("browser.ending"),
        heading=desk.own("browser.stop"),
        lead=(desk.own("browser.ending"),),
        fields=(Choices(ANSWER, choices),),
        buttons=(desk.button(SAVE, "browser.go_on"), _go_on(desk)),
        menu=desk.menu(asked),
    )

    def act(form: Form) -> Text | None:
        if form.one(ANSWER) == _LATER:
            return desk.attempt(Paused(desk.now()))
        return _keep_or_erase(desk, form, StopAnswered)

    converse(desk, page, act)


def _go_on(desk: Desk) -> Button:
    """Return the button of those who do not end the interview after all."""
    return desk.button(Command.BACK.value, "browser.break_on")


def _keep_or_erase(
    desk: Desk, form: Form, event: type[KeepAnswered] | type[StopAnswered]
) -> Text | None:
    match form.one(ANSWER):
        case "yes":
            return desk.attempt(event(desk.now(), keep=True))
        case "no":
            return _make_sure(desk, event)
        case _:
            return desk.own("browser.choose_first")


def _make_sure(desk: Desk, event: type[KeepAnswered] | type[StopAnswered]) -> Text | None:
    """Ask for a typed word before anything is erased; without it everything stays."""
    word = desk.text("plain.erase_word")
    page = Page(
        title=desk.text("browser.keep_or_erase"),
        heading=desk.own("browser.sure"),
        fields=(Line("word", label=desk.own("browser.type_erase", word=word)),),
        buttons=(
            desk.button(_ERASE, "browser.erase"),
            desk.button(_BACK, "browser.back"),
        ),
    )
    form = desk.ask(page)
    if form.do == _ERASE and form.one("word").strip() == word:
        return desk.attempt(event(desk.now(), keep=False))
    desk.notice = desk.text("browser.not_erased", word=word)
    return None


# --- how it ended -----------------------------------------------------------------------------


def ending(desk: Desk, prompt: Prompt) -> tuple[FaceOutcome, Page] | None:
    """Return how the interview ended, where it has, and the page that says so."""
    match prompt:
        case ShowPaused():
            return FaceOutcome.PAUSED, _paused(desk)
        case ShowFinished():
            return FaceOutcome.FINISHED, _finished(desk, prompt)
        case ShowEnded():
            return FaceOutcome.ENDED, _ended(desk, prompt)
        case _:
            return None


def last_words(sitting: Sitting, outcome: FaceOutcome) -> tuple[str, ...]:
    """Return the messages that the terminal shows at the end: nothing that was said."""
    is_practice = sitting.vault.is_practice
    match outcome:
        case FaceOutcome.PAUSED:
            step = "plain.next_paused_practice" if is_practice else "plain.next_paused"
            return ("plain.paused", step)
        case FaceOutcome.FINISHED:
            return ("browser.kept_to_the_end", _step_after(sitting))
        case FaceOutcome.ENDED:
            return ("plain.next_ended",)
        case _ as never:
            assert_never(never)


def _step_after(sitting: Sitting) -> str:
    """Return what comes next when an interview is kept."""
    if sitting.vault.is_practice:
        return "plain.next_finished_practice"
    is_numbered = sitting.slip is not None and sitting.slip.participant
    return "plain.next_finished" if is_numbered else "plain.next_finished_unjoined"


def gone_on(desk: Desk) -> Page:
    """Return the page that says that the interview goes on elsewhere."""
    return Page(
        title=desk.text("browser.other_face"),
        heading=desk.own("browser.other_face"),
        body=(Paragraph(desk.own("browser.other_face_why")),),
    )


def _next(desk: Desk, code: str) -> tuple[Block, ...]:
    """Return what to do next by a command; at home its buttons say it."""
    return () if desk.is_at_home else (Paragraph(desk.own(code)),)


def _paused(desk: Desk) -> Page:
    is_practice = desk.sitting.vault.is_practice
    step = "plain.next_paused_practice" if is_practice else "plain.next_paused"
    return Page(
        title=desk.text("browser.paused"),
        heading=desk.own("browser.paused"),
        body=(Paragraph(desk.own("plain.paused")), *_next(desk, step)),
    )


def _finished(desk: Desk, shown: ShowFinished) -> Page:
    slip = desk.sitting.slip
    if slip is None:
        raise AssertionError("an interview that is kept has its slip")
    code = "plain.stopped" if shown.stopped else "plain.finished"
    body: list[Block] = [Paragraph(desk.own(code)), *_slip(desk, slip)]
    body += _signposting(desk, shown.signposting)
    body += _next(desk, _step_after(desk.sitting))
    return Page(
        title=desk.text("browser.finished"),
        heading=desk.own("browser.finished"),
        body=tuple(body),
    )


def _slip(desk: Desk, slip: Slip) -> tuple[Block, ...]:
    until = desk.words.redated(slip.withdraw_by)
    lines = [
        desk.own("plain.slip_code", code=slip.code),
        desk.own("plain.slip_until", withdraw_by=until, contact=slip.contact),
    ]
    if slip.participant:
        lines.insert(0, desk.own("plain.slip_participant", participant=slip.participant))
    return Paragraph(desk.own("plain.slip")), Card(tuple(lines), strong=len(lines) - 2)


def _ended(desk: Desk, shown: ShowEnded) -> Page:
    code = "plain.refused" if shown.refused else "plain.discarded"
    why = ended_words(desk.words, shown.reason) if shown.reason else desk.text(code)
    return Page(
        title=desk.text("browser.ended"),
        heading=desk.own("browser.ended"),
        body=(
            Paragraph(in_language(why, desk.words.messages_in)),
            *_signposting(desk, shown.signposting),
            Paragraph(desk.own("plain.next_ended")),
        ),
    )


def _signposting(desk: Desk, signposting: Wording | None) -> list[Block]:
    if signposting is None:
        return []
    return [
        Paragraph(desk.own("plain.signposting")),
        Paragraph(worded(desk.words, signposting), Voice.ALOUD),
    ]
