"""Asking one question: its page, and what its answer says."""

from functools import partial

from peerkit.errors import AnswerRefusedError
from peerkit.interview import AskAnother, AskQuestion, RepeatAnswered, read_answer_text
from peerkit.questionnaire import QuestionType
from peerkit.terminal.fullscreen.asides import choose_yes_or_no, run_command
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.fullscreen.page import (
    Choose,
    Field,
    FieldKind,
    Flow,
    Page,
    Reply,
    Rows,
    Stay,
)
from peerkit.terminal.fullscreen.settling import give, pass_over
from peerkit.terminal.fullscreen.standing import standing_rows, standing_text
from peerkit.terminal.plain.lines import given_in_words, worded
from peerkit.values import Answer, MissingReason
from peerkit.workflow.interviews.checking import way_back
from peerkit.workflow.interviews.commands import Command

_CHOOSE: dict[QuestionType, Choose] = {
    QuestionType.SELECT_ONE: Choose.ONE,
    QuestionType.SELECT_MULTIPLE: Choose.SEVERAL,
    QuestionType.RANK: Choose.RANKED,
}


def ask_question(desk: Desk, asked: AskQuestion) -> Flow[None]:
    """Show one question and have one thing done about it: an answer, or a command."""
    shown: Page | Stay = question_page(desk, asked)
    while True:
        reply = yield shown
        if reply.command is None:
            is_done = _give(desk, asked, reply)
        else:
            is_done = yield from run_command(desk, reply, partial(_go_on, desk, asked))
        if is_done:
            return
        shown = desk.stay()


def ask_another(desk: Desk, asked: AskAnother) -> Flow[None]:
    """Ask whether there is another of what was asked about, or carry out a command."""
    page = Page(
        title=desk.title("screen.another"),
        texts=(
            desk.text("plain.another", label=worded(desk.words, asked.label), count=asked.count),
        ),
        strong=frozenset({0}),
        next=desk.text("screen.next_yes_or_no"),
        next_chosen=desk.text("screen.next_yes_or_no_chosen"),
        buttons=desk.buttons(Command.HELP, Command.BACK),
        message=desk.said(),
    )
    more = yield from choose_yes_or_no(desk, page)
    if more is not None and desk.attempt(RepeatAnswered(desk.now(), asked.repeat, more)):
        desk.attempt_each(way_back(desk.sitting, asked.repeat))


# --- what was answered ------------------------------------------------------------------------


def _has_field(asked: AskQuestion) -> bool:
    return not (asked.is_readonly or asked.type in (*_CHOOSE, QuestionType.NOTE))


def _give(desk: Desk, asked: AskQuestion, reply: Reply) -> bool:
    """Tell whether Enter led on: what stands on the page is the answer; nothing is none."""
    if asked.is_readonly or asked.type is QuestionType.NOTE:
        return pass_over(desk, asked)
    if asked.type is QuestionType.ACKNOWLEDGE:
        return _acknowledge(desk, asked, reply)
    if _is_as_it_was(asked, reply):
        return pass_over(desk, asked)
    if not (reply.text.strip() or reply.chosen):
        desk.say(f"screen.nothing_{_what_is_missing(asked)}")
        return False
    try:
        return give(desk, asked, _answer(asked, reply))
    except AnswerRefusedError as refused:
        desk.say("screen.refused", why=desk.refusal(refused))
        return False


def _go_on(desk: Desk, asked: AskQuestion, reply: Reply) -> bool:
    """Tell whether the question could be left: with what stands there, else without an answer."""
    if reply.text.strip() or reply.chosen:
        return _give(desk, asked, reply)
    has_value = asked.answer is not None and asked.answer.value is not None
    if has_value and not asked.is_readonly and asked.type is not QuestionType.NOTE:
        return give(desk, asked, Answer(missing=MissingReason.LEFT_BLANK))
    desk.leave_draft(reply)
    return pass_over(desk, asked)


def _what_is_missing(asked: AskQuestion) -> str:
    """Return which words say that nothing is answered yet, and what can be done."""
    if not asked.is_required:
        return "typed" if _has_field(asked) else "chosen"
    return "needed_or_refused" if asked.refusal else "needed"


def _is_as_it_was(asked: AskQuestion, reply: Reply) -> bool:
    """Tell whether the page shows the answer that the question has already."""
    if asked.answer is None or asked.answer.value is None or asked.draft is not None:
        return False
    if asked.type in _CHOOSE:
        return (
            set(reply.chosen) == set(standing_rows(asked)) and asked.type is not QuestionType.RANK
        )
    return reply.text == standing_text(asked)


def _answer(asked: AskQuestion, reply: Reply) -> Answer:
    """Return what the page says as an answer; raises AnswerRefusedError."""
    if asked.type is QuestionType.TEXT:
        return Answer(value=reply.text)
    typed = reply.text
    if asked.type in _CHOOSE:
        typed = ", ".join(str(place + 1) for place in reply.chosen)
    return read_answer_text(asked, asked.options, typed)


def _acknowledge(desk: Desk, asked: AskQuestion, reply: Reply) -> bool:
    if not reply.chosen:
        desk.say(f"screen.nothing_{_what_is_missing(asked)}")
        return False
    return give(desk, asked, read_answer_text(asked, asked.options, "1"))


# --- the page ---------------------------------------------------------------------------------


def question_page(desk: Desk, asked: AskQuestion) -> Page:
    """Return the page of a question, with what stands there already."""
    texts = [worded(desk.words, asked.label), *_beside(desk, asked)]
    strong = 0
    if asked.is_for_interviewer:
        texts.insert(0, desk.text("plain.for_interviewer"))
        strong = 1
    return Page(
        title=_title(desk, asked),
        texts=tuple(texts),
        strong=frozenset({strong}),
        control=_control(desk, asked),
        next=_next(desk, asked),
        next_chosen=_next_chosen(desk, asked),
        buttons=desk.buttons(Command.HELP, Command.BACK, is_long=asked.type is QuestionType.TEXT),
        message=_message(desk, asked),
    )


def _title(desk: Desk, asked: AskQuestion) -> str:
    part = "" if asked.part is None else worded(desk.words, asked.part)
    if asked.type is QuestionType.NOTE:
        return desk.title("plain.part", part=part) if part else desk.title("screen.note_to_read")
    code = "plain.question_in_part" if part else "plain.question"
    return desk.title(code, number=asked.number, total=asked.total, part=part)


def _beside(desk: Desk, asked: AskQuestion) -> list[str]:
    """Return what stands under the question: hint, guidance, probes, note."""
    texts = []
    if asked.hint is not None:
        texts.append(desk.text("plain.hint", hint=worded(desk.words, asked.hint)))
    if asked.guidance is not None:
        texts.append(desk.text("plain.guidance", guidance=worded(desk.words, asked.guidance)))
    texts += [desk.text("plain.probe", probe=worded(desk.words, one)) for one in asked.probes]
    if asked.is_required:
        texts.append(desk.text("plain.required"))
    if asked.is_readonly or (asked.answer is not None and asked.answer.missing is not None):
        answer = asked.answer or Answer(missing=MissingReason.LEFT_BLANK)
        shown = given_in_words(desk.words, asked, answer)
        texts.append(desk.text("plain.answer_so_far", answer=shown))
    if asked.note:
        texts.append(desk.text("plain.note_so_far", note=asked.note))
    return texts


def _control(desk: Desk, asked: AskQuestion) -> Rows | Field | None:
    if asked.is_readonly or asked.type is QuestionType.NOTE:
        return None
    if asked.type is QuestionType.ACKNOWLEDGE:
        is_done = asked.answer is not None and asked.answer.value is not None
        return Rows((desk.text("screen.acknowledged"),), chosen=(0,) if is_done else ())
    if asked.type in _CHOOSE:
        labels = tuple(worded(desk.words, option.label) for option in asked.options)
        return Rows(labels, _CHOOSE[asked.type], standing_rows(asked))
    kind = FieldKind.WORDS if asked.type is QuestionType.TEXT else FieldKind.LINE

    def keep(text: str) -> str:
        return desk.keep(asked.address, text, is_counted=kind is FieldKind.WORDS)

    return Field(kind, standing_text(asked), keep)


def _next(desk: Desk, asked: AskQuestion) -> str:
    if asked.is_readonly or asked.type is QuestionType.NOTE:
        return desk.text("screen.next_read_on")
    if asked.type is QuestionType.RANGE and asked.range is not None:
        return desk.text("screen.next_range", start=asked.range.start, end=asked.range.end)
    return desk.text(f"screen.next_{asked.type.value}")


def _next_chosen(desk: Desk, asked: AskQuestion) -> str:
    match asked.type:
        case QuestionType.SELECT_MULTIPLE:
            return desk.text("screen.next_ticked")
        case QuestionType.RANK:
            return desk.text("screen.next_ranked")
        case QuestionType.SELECT_ONE | QuestionType.ACKNOWLEDGE:
            return desk.text("screen.next_chosen")
        case _:
            return ""


def _message(desk: Desk, asked: AskQuestion) -> str:
    if asked.draft:
        desk.say("screen.draft_returned")
    return desk.said()
