"""An answer is given, or a question passed over: kept first, then told in words.

Law: whoever chose a question from check answers comes back to the check, by way of the questions
that their change brought up.
"""

from peerkit.browser.desk import Desk
from peerkit.browser.text import Text
from peerkit.interview import Answered, AskQuestion, CheckOpened, Jumped, Passed, ShowAnswers
from peerkit.questionnaire import QuestionType
from peerkit.values import Address, Answer


def give(desk: Desk, asked: AskQuestion, answer: Answer) -> Text | None:
    """Return why the answer was not taken; None if it is durable."""
    wrong = desk.attempt(Answered(desk.now(), asked.address, answer))
    if wrong is None:
        desk.notice = desk.text("plain.saved")
        _come_back(desk, asked)
    return wrong


def pass_over(desk: Desk, asked: AskQuestion) -> Text | None:
    """Return why the question could not be passed over; an answer that is there stays."""
    wrong = desk.attempt(Passed(desk.now(), asked.address))
    if wrong is None:
        if asked.type is not QuestionType.NOTE and not asked.is_readonly:
            is_answered = asked.answer is not None and asked.answer.value is not None
            code = "plain.answer_stays" if is_answered else "browser.left_blank"
            desk.notice = desk.text(code)
        _come_back(desk, asked)
    return wrong


def go_to(desk: Desk, address: Address) -> Text | None:
    """Return why the question cannot be gone to; the check comes back after it."""
    wrong = desk.attempt(Jumped(desk.now(), address))
    if wrong is None:
        desk.changing = address
    return wrong


def _come_back(desk: Desk, asked: AskQuestion) -> None:
    """Open the check again, unless the change brought up the next question."""
    if desk.changing != asked.address:
        return
    desk.changing = None
    following = desk.asked()
    if following is None or desk.attempt(CheckOpened(desk.now())) is not None:
        return
    shown = desk.sitting.prompt()
    if isinstance(shown, ShowAnswers) and following.address in shown.unasked:
        go_to(desk, following.address)
