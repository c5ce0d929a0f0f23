"""An answer is given, or a question passed over: kept first, then told in words.

Law: whoever chose a question from check answers comes back to the check, by way of the questions
that their change brought up.
"""

from peerkit.interview import Answered, AskQuestion, CheckOpened, Jumped, Passed, ShowAnswers
from peerkit.questionnaire import QuestionType
from peerkit.terminal.fullscreen.desk import Desk
from peerkit.terminal.plain.lines import given_in_words
from peerkit.values import Address, Answer


def give(desk: Desk, asked: AskQuestion, answer: Answer) -> bool:
    """Tell whether the answer was taken; it is durable, and the next page says what was saved."""
    if not desk.attempt(Answered(desk.now(), asked.address, answer)):
        return False
    if asked.type is QuestionType.TEXT and answer.missing is None:
        desk.say("screen.saved")
    else:
        desk.say("screen.saved_as", answer=given_in_words(desk.words, asked, answer))
    _come_back(desk, asked)
    return True


def pass_over(desk: Desk, asked: AskQuestion) -> bool:
    """Tell whether the question could be passed over; an answer that is there stays."""
    if not desk.attempt(Passed(desk.now(), asked.address)):
        return False
    if asked.type is not QuestionType.NOTE and not asked.is_readonly:
        is_answered = asked.answer is not None and asked.answer.value is not None
        desk.say("plain.answer_stays" if is_answered else "screen.left_blank")
    _come_back(desk, asked)
    return True


def go_to(desk: Desk, address: Address) -> None:
    """Ask the question at that address; the check comes back after it."""
    if desk.attempt(Jumped(desk.now(), address)):
        desk.changing = address


def _come_back(desk: Desk, asked: AskQuestion) -> None:
    """Open the check again, unless the change brought up the next question."""
    if desk.changing != asked.address:
        return
    desk.changing = None
    following = desk.asked()
    if following is None or not desk.attempt(CheckOpened(desk.now())):
        return
    shown = desk.sitting.prompt()
    if isinstance(shown, ShowAnswers) and following.address in shown.unasked:
        go_to(desk, following.address)
