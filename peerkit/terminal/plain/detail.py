"""A detail in plain lines: a small thing that the interview asks around its questions."""

from collections.abc import Iterator
from functools import partial

from peerkit.interview import AskDetail, DetailGiven, DetailKind
from peerkit.terminal.commands import ends_text, looks_like_command, read_command, unescape
from peerkit.terminal.number import read_number
from peerkit.terminal.plain.asides import run_command
from peerkit.terminal.plain.choosing import say_what_was_wrong
from peerkit.terminal.plain.desk import Desk
from peerkit.words import Catalogue
from peerkit.workflow.interviews.detail_words import detail_hint, detail_label, detail_option

_NEXT = {
    DetailKind.CHOICE: "plain.next_detail_choice",
    DetailKind.CHOICES: "plain.next_detail_choices",
    DetailKind.LINE: "plain.next_detail_line",
    DetailKind.WORDS: "plain.next_detail_words",
}


def ask_detail(desk: Desk, asked: AskDetail) -> None:
    """Show one detail and have one thing done about it: an answer, or a command."""
    desk.console.say()
    for line in detail_lines(desk.words, asked):
        desk.console.say(line)
    if asked.kind in (DetailKind.LINE, DetailKind.WORDS):
        _read_words(desk, asked)
        return
    desk.console.say(_next_line(desk.words, asked))
    while not _read_choice(desk, asked):
        pass


def detail_lines(words: Catalogue, asked: AskDetail) -> Iterator[str]:
    """Yield everything of a detail but the line of what to do next."""
    name = asked.address.name
    if asked.is_private:
        yield words.text("plain.detail_private")
    yield detail_label(words, name)
    if hint := detail_hint(words, name):
        yield words.text("plain.hint", hint=hint)
    chosen = (asked.answer or "").split()
    for number, option in enumerate(asked.options, 1):
        code = "plain.option_chosen" if option in chosen else "plain.option"
        yield words.text(code, number=number, label=detail_option(words, name, option))
    if asked.is_required:
        yield words.text("plain.required")
    if asked.answer:
        yield words.text("plain.answer_so_far", answer=answer_in_words(words, asked, asked.answer))


def answer_in_words(words: Catalogue, asked: AskDetail, value: str) -> str:
    """Return what was said to a detail as a person reads it."""
    if not asked.options:
        return value
    return ", ".join(detail_option(words, asked.address.name, name) for name in value.split())


def _next_line(words: Catalogue, asked: AskDetail) -> str:
    """Return the one line that says what to do next; nothing typed passes over what may be."""
    line = words.text(_NEXT[asked.kind])
    is_words = asked.kind is DetailKind.WORDS
    if asked.answer:
        code = "plain.next_detail_words_keep" if is_words else "plain.next_keep"
    elif asked.is_required:
        return line
    else:
        code = "plain.next_detail_words_skip" if is_words else "plain.next_detail_skip"
    return f"{line} {words.text(code)}"


def _give(desk: Desk, asked: AskDetail, value: str) -> bool:
    """Tell whether the detail was taken; it is durable, and was said back."""
    if not desk.attempt(DetailGiven(desk.now(), asked.address, value)):
        return False
    if value:
        desk.say("plain.saved_as", answer=answer_in_words(desk.words, asked, value))
    else:
        desk.say("plain.left_out")
    return True


# --- choices ----------------------------------------------------------------------------------


def _read_choice(desk: Desk, asked: AskDetail) -> bool:
    """Tell whether the line did something; Enter alone keeps what is there, or passes over."""
    line = desk.console.ask()
    keep = partial(_give, desk, asked, asked.answer or "")
    if not line.strip():
        return keep()
    if run_command(desk, read_command(line), keep):
        return True
    value = _read_options(asked, line)
    if value is None:
        say_what_was_wrong(desk, line, "plain.type_a_number_shown")
        return False
    return _give(desk, asked, value)


def _read_options(asked: AskDetail, line: str) -> str | None:
    typed = line.replace(",", " ").split()
    if asked.kind is DetailKind.CHOICE and len(typed) > 1:
        return None
    numbers = [read_number(word, len(asked.options)) for word in typed]
    chosen = [asked.options[number - 1] for number in numbers if number is not None]
    return " ".join(chosen) if len(chosen) == len(typed) else None


# --- words ------------------------------------------------------------------------------------


def _read_words(desk: Desk, asked: AskDetail) -> None:
    """Read one line, or lines up to a lone full stop; what is typed is kept at each change."""
    begun = _take_up(desk, asked)
    desk.console.say(_next_line(desk.words, asked))
    is_line = asked.kind is DetailKind.LINE
    while True:
        line = desk.console.ask(desk.keep_line, begun)
        begun = ""
        if (command := read_command(line)) is not None:
            text = desk.typed()
            desk.leave_draft()
            run_command(desk, command, partial(_give_words, desk, asked, text))
            return
        if looks_like_command(line):
            say_what_was_wrong(desk, line, "plain.not_now")
        elif is_line or ends_text(line):
            if is_line:
                desk.end_line(line)
            if _give_words(desk, asked, desk.end_typing()):
                return
            begun = _take_up(desk, asked)
        else:
            desk.end_line(line)
            if not line.strip():
                desk.say("plain.still_writing")


def _give_words(desk: Desk, asked: AskDetail, text: str) -> bool:
    return _give(desk, asked, text if text.strip() else asked.answer or "")


def _take_up(desk: Desk, asked: AskDetail) -> str:
    """Return the line to go on with, of words that were typed earlier and never finished."""
    draft = unescape(asked.draft or "")
    lines = draft.split("\n") if draft else []
    last = lines.pop() if lines and desk.console.is_typed else ""
    if asked.kind is DetailKind.LINE and lines:
        last, lines = " ".join([*lines, last]).strip(), []
    desk.begin_typing(asked.address, lines, draft)
    if draft:
        desk.say("plain.draft_returned")
        for line in lines:
            desk.console.say(line)
    return last
