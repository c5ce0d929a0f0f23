"""An answer is given, or a question passed over: kept first, then told in words."""

from peerkit.browser.desk import Desk
from peerkit.browser.text import Text
from peerkit.interview import Answered, AskQuestion, Passed
from peerkit.questionnaire import QuestionType
from peerkit.values import Address, Answer, MissingReason
from peerkit.workflow.interviews.checking import way_back, way_to


def give(desk: Desk, asked: AskQuestion, answer: Answer) -> Text | None:
    """Return why the answer was not taken; None if it is durable."""
    wrong = desk.attempt(Answered(desk.now(), asked.address, answer))
    if wrong is None:
        desk.notice = desk.text("plain.saved")
        desk.attempt_each(way_back(desk.sitting, asked.address))
    return wrong


def leave_blank(desk: Desk, asked: AskQuestion) -> Text | None:
    """Return why the question could not be left blank; an answer that was there is gone."""
    wrong = give(desk, asked, Answer(missing=MissingReason.LEFT_BLANK))
    if wrong is None:
        desk.notice = desk.text("plain.missing.left_blank")
    return wrong


def pass_over(desk: Desk, asked: AskQuestion) -> Text | None:
    """Return why the question could not be passed over; an answer that is there stays."""
    wrong = desk.attempt(Passed(desk.now(), asked.address))
    if wrong is None:
        if asked.type is not QuestionType.NOTE and not asked.is_readonly:
            is_answered = asked.answer is not None and asked.answer.value is not None
            code = "plain.answer_stays" if is_answered else "browser.left_blank"
            desk.notice = desk.text(code)
        desk.attempt_each(way_back(desk.sitting, asked.address))
    return wrong


def go_to(desk: Desk, address: Address) -> Text | None:
    """Return why the question cannot be gone to; the check comes back after it."""
    return desk.attempt_each(way_to(desk.sitting, address))
