"""An answer is given, or a question passed over: kept first, then told in words."""

from peerkit.interview import Answered, AskQuestion, Passed
from peerkit.questionnaire import QuestionType
from peerkit.terminal.plain.desk import Desk
from peerkit.terminal.plain.lines import given_in_words
from peerkit.values import Address, Answer
from peerkit.workflow.interviews.checking import way_back, way_to


def give(desk: Desk, asked: AskQuestion, answer: Answer) -> bool:
    """Tell whether the answer was taken; it is durable, and the person has read what was saved."""
    if not desk.attempt(Answered(desk.now(), asked.address, answer)):
        return False
    if asked.type in (QuestionType.TEXT, QuestionType.ACKNOWLEDGE) and answer.missing is None:
        desk.say("plain.saved")
    else:
        desk.say("plain.saved_as", answer=given_in_words(desk.words, asked, answer))
    desk.attempt_each(way_back(desk.sitting, asked.address))
    return True


def pass_over(desk: Desk, asked: AskQuestion) -> bool:
    """Tell whether the question could be passed over; an answer that is there stays."""
    if not desk.attempt(Passed(desk.now(), asked.address)):
        return False
    if asked.type is not QuestionType.NOTE and not asked.is_readonly:
        is_answered = asked.answer is not None and asked.answer.value is not None
        desk.say("plain.answer_stays" if is_answered else "plain.left_blank")
    desk.attempt_each(way_back(desk.sitting, asked.address))
    return True


def go_to(desk: Desk, address: Address) -> None:
    """Ask the question at that address; the check comes back after it."""
    desk.attempt_each(way_to(desk.sitting, address))
