"""Every reason why an answer is refused has its words."""

from peerkit.interview import Problem
from peerkit.words.en.interview import MESSAGES


def test_every_problem_has_a_message_and_no_message_is_unused() -> None:
    worded = {code.removeprefix("answer.") for code in MESSAGES if code.startswith("answer.")}
    assert worded == set(Problem)
