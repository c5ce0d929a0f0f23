"""A detail: a small thing that the interview asks around its questions.

Law: what may be left out is left out by Enter pressed twice, so that a key pressed once too often
leaves nothing out.
"""

from peerkit.interview import AskDetail, DetailGiven, DetailKind
from peerkit.terminal.fullscreen.asides import run_command
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
from peerkit.terminal.plain.detail import answer_in_words
from peerkit.workflow.interviews.commands import Command
from peerkit.workflow.interviews.detail_words import detail_hint, detail_label, detail_option


def ask_detail(desk: Desk, asked: AskDetail) -> Flow[None]:
    """Show one detail and have one thing done about it: an answer, or a command."""

    def go_on(reply: Reply) -> bool:
        value = read_value(asked, reply)
        if value or not asked.is_required:
            return _give(desk, asked, value)
        desk.say("screen.needs_answer")
        return False

    shown: Page | Stay = detail_page(desk, asked)
    is_warned = False
    while True:
        reply = yield shown
        if reply.command is not None:
            if (yield from run_command(desk, reply, go_on)):
                return
        elif (value := read_value(asked, reply)) or is_warned:
            if _give(desk, asked, value):
                return
        else:
            is_warned = not asked.is_required
            desk.say("screen.nothing_again" if is_warned else "screen.needs_answer")
        shown = desk.stay()


def read_value(asked: AskDetail, reply: Reply) -> str:
    """Return what the page says as a detail's value; nothing is ""."""
    if asked.options:
        return " ".join(asked.options[place] for place in sorted(reply.chosen))
    return reply.text.strip()


def _give(desk: Desk, asked: AskDetail, value: str) -> bool:
    """Tell whether the detail was taken; it is durable, and is said back."""
    if not desk.attempt(DetailGiven(desk.now(), asked.address, value)):
        return False
    if not value:
        desk.say("screen.left_out")
    elif asked.is_private:
        desk.say("screen.saved")
    else:
        desk.say("screen.saved_as", answer=answer_in_words(desk.words, asked, value))
    return True


def detail_page(desk: Desk, asked: AskDetail) -> Page:
    """Return the page of a detail, with what stands there already."""
    name = asked.address.name
    texts = [detail_label(desk.words, name)]
    if hint := detail_hint(desk.words, name):
        texts.append(desk.text("plain.hint", hint=hint))
    if asked.is_private:
        texts.append(desk.text("plain.detail_private"))
    if asked.is_required:
        texts.append(desk.text("plain.required"))
    is_long = asked.kind is DetailKind.WORDS
    return Page(
        title=desk.title(f"screen.step.{asked.step.value}"),
        texts=tuple(texts),
        strong=frozenset({0}),
        control=_control(desk, asked),
        next=desk.text(f"screen.next_detail_{asked.kind.value}"),
        next_chosen=desk.text(_NEXT_CHOSEN[asked.kind]) if asked.options else "",
        buttons=desk.buttons(Command.HELP, Command.BACK, is_long=is_long),
        message=desk.said(),
    )


def _control(desk: Desk, asked: AskDetail) -> Rows | Field:
    if asked.options:
        name, chosen = asked.address.name, (asked.answer or "").split()
        return Rows(
            tuple(detail_option(desk.words, name, option) for option in asked.options),
            Choose.SEVERAL if asked.kind is DetailKind.CHOICES else Choose.ONE,
            tuple(place for place, option in enumerate(asked.options) if option in chosen),
        )

    kind = FieldKind.WORDS if asked.kind is DetailKind.WORDS else FieldKind.LINE

    def keep(text: str) -> str:
        return desk.keep(asked.address, text, is_counted=kind is FieldKind.WORDS)

    return Field(kind, asked.draft if asked.draft is not None else asked.answer or "", keep)


_NEXT_CHOSEN = {
    DetailKind.CHOICE: "screen.next_chosen",
    DetailKind.CHOICES: "screen.next_ticked",
}
