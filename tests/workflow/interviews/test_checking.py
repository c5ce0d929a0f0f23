"""From check answers to a question and back, by way of what a change brought up."""

import pytest

from peerkit.interview import (
    Answered,
    AskAnother,
    AskQuestion,
    CheckOpened,
    RepeatAnswered,
    ShowAnswers,
    WentBack,
)
from peerkit.values import Address, Answer
from peerkit.workflow.interviews.checking import way_back, way_to
from peerkit.workflow.interviews.sitting import Sitting
from tests.workflow import sittings
from tests.workflow.actors import Actor, Story

ILL, ILLNESS, YEARS = Address("ill"), Address("illness"), Address("years")
MEMBER = Address("member", (1,))


@pytest.fixture
def amina(story: Story) -> Actor:
    return story.device("amina")


@pytest.fixture
def checked(amina: Actor) -> Sitting:
    """Return an interview whose answers are being checked; nobody was ill."""
    sitting = answered(amina)
    sitting.send(RepeatAnswered(sitting.now(), MEMBER, more=False))
    return sitting


def answered(amina: Actor) -> Sitting:
    """Return an interview that asks for somebody, with all before that answered."""
    sitting = sittings.consent(sittings.begin(amina))
    for name, value in (("story", "told"), ("ill", "n"), ("street", "ours"), ("years", 7)):
        answer(sitting, Address(name), value)
    return sitting


def answer(sitting: Sitting, address: Address, value: str | int) -> None:
    sitting.send(Answered(sitting.now(), address, Answer(value)))


def go_to(sitting: Sitting, address: Address) -> None:
    for event in way_to(sitting, address):
        sitting.send(event)


def come_back(sitting: Sitting, address: Address) -> None:
    for event in way_back(sitting, address):
        sitting.send(event)


def asked(sitting: Sitting) -> Address | None:
    prompt = sitting.prompt()
    return prompt.address if isinstance(prompt, AskQuestion) else None


def test_the_check_comes_back_after_a_change(checked: Sitting) -> None:
    go_to(checked, YEARS)
    assert YEARS == asked(checked)
    answer(checked, YEARS, 8)
    come_back(checked, YEARS)
    assert isinstance(checked.prompt(), ShowAnswers)
    assert checked.changing is None


def test_what_a_change_brought_up_is_asked_before_the_check_comes_back(checked: Sitting) -> None:
    go_to(checked, ILL)
    answer(checked, ILL, "y")
    come_back(checked, ILL)
    assert ILLNESS == asked(checked)
    answer(checked, ILLNESS, "a cough")
    come_back(checked, ILLNESS)
    assert isinstance(checked.prompt(), ShowAnswers)


def test_a_repeat_that_nobody_came_to_is_asked_before_the_check_comes_back(amina: Actor) -> None:
    sitting = answered(amina)
    sitting.send(CheckOpened(sitting.now()))
    go_to(sitting, YEARS)
    answer(sitting, YEARS, 8)
    come_back(sitting, YEARS)
    assert isinstance(sitting.prompt(), AskAnother)
    sitting.send(RepeatAnswered(sitting.now(), MEMBER, more=False))
    come_back(sitting, MEMBER)
    assert isinstance(sitting.prompt(), ShowAnswers)


def test_nobody_is_brought_back_after_another_question_than_the_chosen_one(
    checked: Sitting,
) -> None:
    go_to(checked, YEARS)
    checked.send(WentBack(checked.now()))
    before = asked(checked)
    assert before is not None
    come_back(checked, before)
    assert before == asked(checked)


def test_a_face_that_could_not_go_there_has_chosen_nothing(checked: Sitting) -> None:
    next(way_to(checked, YEARS))  # and nothing is sent
    assert checked.changing is None
    assert isinstance(checked.prompt(), ShowAnswers)
