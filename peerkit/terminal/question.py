"""Asking one question in plain lines: short answers on one line, words until a lone full stop."""

from peerkit.errors import AnswerRefusedError
from peerkit.interview import Answered, AskQuestion, Passed, read_answer_text
from peerkit.questionnaire import QuestionType
from peerkit.terminal.asides import run_command
from peerkit.terminal.commands import (

    looks_like_command,
    read_command,
    unescape,
)
from peerkit.terminal.desk import Desk
from peerkit.terminal.lines import next_line, question_lines
from peerkit.values import Answer

END_OF_TEXT = "."


def ask_question(desk: Desk, asked: AskQuestion) -> None:
    """One question was shown and one thing done about it: an answer, a command, or nothing."""
    desk.console.say()
    for line in question_lines(desk.words, asked):
        desk.console.say(line)
    desk.console.say(next_line(desk.words, asked))
    if asked.type is QuestionType.TEXT and not asked.is_readonly:
        _read_words(desk, asked)
    else:
        _read_short(desk, asked)


def _read_short(desk: Desk, asked: AskQuestion) -> None:
    """Read an answer of one line; Enter alone keeps what is there, or passes over."""
    line = desk.console.ask()
    if not line.strip():
        desk.attempt(Passed(desk.now(), asked.address))
    elif not _take_command(desk, line):
        _give(desk, asked, unescape(line))


def _read_words(desk: Desk, asked: AskQuestion) -> None:
    """Read an answer of any length; what is typed is kept at each change."""
    desk.begin_typing(asked.address, _take_up_draft(desk, asked))
    while True:
        line = desk.console.ask(desk.keep_line)
        if line.strip() == END_OF_TEXT:
            _give_words(desk, asked, desk.end_typing())
            return
        if _take_command(desk, line):
            return
        desk.keep_line(unescape(line))
        desk.lines.append(unescape(line))


def _take_up_draft(desk: Desk, asked: AskQuestion) -> list[str]:
    """Return the lines that were typed earlier and never finished, having shown them."""
    if not asked.draft:
        return []
    desk.say("plain.draft_returned")
    desk.console.say(asked.draft)
    return asked.draft.split("\n")


def _give_words(desk: Desk, asked: AskQuestion, text: str) -> None:
    """Words make an answer; no words keep what is there, or pass over."""
    if text.strip():
        desk.attempt(Answered(desk.now(), asked.address, Answer(value=text)))
    else:
        desk.attempt(Passed(desk.now(), asked.address))


def _give(desk: Desk, asked: AskQuestion, line: str) -> None:
    if asked.type is QuestionType.NOTE or asked.is_readonly:
        desk.attempt(Passed(desk.now(), asked.address))
        return
    try:
        answer = read_answer_text(asked, asked.options, line)
    except AnswerRefusedError as refused:
        desk.console.say(desk.refusal(refused))
        return
    desk.attempt(Answered(desk.now(), asked.address, answer))


def _take_command(desk: Desk, line: str) -> bool:
    """Tell whether the line was a command, or was meant as one, and has been seen to."""
    command = read_command(line)
    if command is None and looks_like_command(line):
        desk.say("plain.unknown_command", command=line.strip())
        return True
    if command is None:
        return False
    desk.leave_draft()
    run_command(desk, command)
    return True


