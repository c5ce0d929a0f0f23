"""Asking one question in plain lines: short answers on one line, words until a lone full stop."""

from functools import partial

from peerkit.errors import AnswerRefusedError
from peerkit.interview import AskAnother, AskQuestion, RepeatAnswered, read_answer_text
from peerkit.questionnaire import QuestionType
from peerkit.terminal.commands import ends_text, looks_like_command, read_command, unescape
from peerkit.terminal.plain.asides import run_command
from peerkit.terminal.plain.choosing import choose_yes_or_no, say_what_was_wrong
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.lines import next_line, question_lines, worded
from peerkit.terminal.plain.settling import give, pass_over
from peerkit.values import Answer
from peerkit.workflow.interviews.checking import way_back


def ask_question(desk: Desk, asked: AskQuestion) -> None:
    """Show one question and have one thing done about it: an answer, or a command."""
    desk.console.say()
    for line in question_lines(desk.words, asked):
        desk.console.say(line)
    if asked.type is QuestionType.TEXT and not asked.is_readonly:
        _read_words(desk, asked)
        return
    desk.console.say(next_line(desk.words, asked))
    while not _read_short(desk, asked):
        pass


def ask_another(desk: Desk, asked: AskAnother) -> None:
    """Ask whether there is another of what was asked about, or carry out a command."""
    desk.console.say()
    desk.say("plain.another", label=worded(desk.words, asked.label), count=asked.count)
    desk.say("plain.next_another")
    more = choose_yes_or_no(desk)
    if more is not None and desk.attempt(RepeatAnswered(desk.now(), asked.repeat, more)):
        desk.attempt_each(way_back(desk.sitting, asked.repeat))


def _read_short(desk: Desk, asked: AskQuestion) -> bool:
    """Tell whether the line did something; Enter alone keeps what is there, or passes over."""
    line = desk.console.ask()
    if not line.strip():
        return pass_over(desk, asked)
    if run_command(desk, read_command(line)):
        return True
    if looks_like_command(line):
        say_what_was_wrong(desk, line, "plain.not_now")
        return False
    return _give(desk, asked, unescape(line))


def _give(desk: Desk, asked: AskQuestion, line: str) -> bool:
    try:
        answer = read_answer_text(asked, asked.options, line)
    except AnswerRefusedError as refused:
        desk.console.say(desk.refusal(refused))
        return False
    return give(desk, asked, answer)


# --- words ------------------------------------------------------------------------------------


def _read_words(desk: Desk, asked: AskQuestion) -> None:
    """Read an answer of any length; what is typed is kept at each change."""
    begun = _take_up_draft(desk, asked)
    desk.console.say(next_line(desk.words, asked))
    while True:
        line = desk.console.ask(desk.keep_line, begun)
        begun = ""
        if ends_text(line):
            if _give_words(desk, asked, desk.end_typing()):
                return
            begun = _take_up_draft(desk, asked)
        elif (command := read_command(line)) is not None:
            text = desk.typed()
            desk.leave_draft()
            run_command(desk, command, partial(_give_words, desk, asked, text))
            return
        elif looks_like_command(line):
            say_what_was_wrong(desk, line, "plain.not_now")
        else:
            desk.end_line(line)
            if not line.strip():
                desk.say("plain.still_writing")


def _take_up_draft(desk: Desk, asked: AskQuestion) -> str:
    """Return the line to go on with, of words that were typed earlier and never finished.

    The lines before it are shown. Where nobody types, all lines count as finished.
    """
    if not asked.draft:
        desk.begin_typing(asked.address, [], "")
        return ""
    lines = asked.draft.split("\n")
    last = lines.pop() if desk.console.is_typed else ""
    desk.begin_typing(asked.address, lines, asked.draft)
    desk.say("plain.draft_returned")
    for line in lines:
        desk.console.say(line)
    if last:
        desk.say("plain.draft_line")
    return last


def _give_words(desk: Desk, asked: AskQuestion, text: str) -> bool:
    """Words make an answer; no words keep what is there, or pass over."""
    if text.strip():
        return give(desk, asked, Answer(value=text))
    return pass_over(desk, asked)
