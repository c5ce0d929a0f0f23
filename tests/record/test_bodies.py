"""The bodies of records: lossless, and refused when their shape is wrong."""

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from peerkit.errors import BodyError
from peerkit.interview import Circumstances
from peerkit.record.bodies.access import Access, read_access, write_access
from peerkit.record.bodies.attempt import Attempt, read_attempt, write_attempt
from peerkit.record.bodies.concern import (
    Concern,
    read_concern,
    read_sealed,
    write_concern,
    write_sealed,
)
from peerkit.record.bodies.confirmation import (
    Confirmation,
    read_confirmation,
    write_confirmation,
)
from peerkit.record.bodies.contact import Contact, read_contact, write_contact
from peerkit.record.bodies.correction import Correction, read_correction, write_correction
from peerkit.record.bodies.debrief import Debrief, read_debrief, write_debrief
from peerkit.record.bodies.erasure import Erasure, read_erasure, write_erasure
from peerkit.record.bodies.projection import (
    ProjectedQuestionnaire,
    ProjectedSubmission,
    read_projection,
    write_projection,
)
from peerkit.record.bodies.receipt import Receipt, Received, read_receipt, write_receipt
from peerkit.record.bodies.reward import Reward, RewardOutcome, read_reward, write_reward
from peerkit.record.bodies.roster import EnrolledDevice, Roster, read_roster, write_roster
from peerkit.record.bodies.submission import read_submission, write_submission
from peerkit.record.bodies.training import (
    Training,
    TrainingPart,
    read_training,
    write_training,
)
from peerkit.record.bodies.withdrawal import Withdrawal, read_withdrawal, write_withdrawal
from peerkit.values import Address, Answer
from tests.record.chains import AT, Device
from tests.record.submissions import SUBMISSION

A, B = "a" * 64, "b" * 64
DEVICE = Device()
ENROLLED = EnrolledDevice(DEVICE.id, DEVICE.key.verifying_key.to_bytes(), "age1x", "R07", "c" * 32)

WRITTEN = [
    (write_submission, read_submission, SUBMISSION),
    (write_correction, read_correction, Correction(A, SUBMISSION)),
    (write_withdrawal, read_withdrawal, Withdrawal("7K2M-0000-0000-00")),
    (write_withdrawal, read_withdrawal, Withdrawal(statement="share")),
    (write_withdrawal, read_withdrawal, Withdrawal(records=(A, B))),
    (write_receipt, read_receipt, Receipt({DEVICE.id: Received((A, B), (B,))}, (A,))),
    (write_training, read_training, Training(AT, TrainingPart.QUESTIONS, 1)),
    (write_confirmation, read_confirmation, Confirmation((A, B))),
    (write_erasure, read_erasure, Erasure((A, B), (B,))),
    (write_erasure, read_erasure, Erasure((), (A,), DEVICE.id)),
    (write_roster, read_roster, Roster((ENROLLED, replace(ENROLLED, last_number=17, tips=(A, B))))),
    (
        write_projection,
        read_projection,
        ProjectedSubmission(A, "Casa", "Romanian", "Housing", SUBMISSION, frozenset({"story"})),
    ),
    (
        write_projection,
        read_projection,
        ProjectedQuestionnaire(B, "housing.yaml", "peerkit: 1\n"),
    ),
    (
        write_projection,
        read_projection,
        ProjectedQuestionnaire(B, "a.yaml", "modules: [core]\n", {"modules/core.yaml": "x: ă\n"}),
    ),
    (write_attempt, read_attempt, Attempt(AT, "declined")),
    (
        write_submission,
        read_submission,
        replace(SUBMISSION, circumstances=Circumstances("alone", age="16_17")),
    ),
    (write_access, read_access, Access(("bsl", "breaks"), "professional", True, "a low table")),
    (write_access, read_access, Access()),
    (write_contact, read_contact, Contact(name="Zofia", named_as="Z.")),
    (write_contact, read_contact, Contact("a", "b", "c", "d", "e")),
    (
        write_reward,
        read_reward,
        Reward("2026-11-21", RewardOutcome.ACCEPTED, "voucher", "20", "4.50", is_advised=False),
    ),
    (write_reward, read_reward, Reward("2026-11-21", RewardOutcome.NOT_OFFERED)),
    (write_concern, read_concern, Concern(AT, "Ea a spus\nasta", "ieri", "acasă", True)),
    (write_sealed, read_sealed, b"\x00sealed"),
    (write_debrief, read_debrief, Debrief(AT, is_call=True, words="after six")),
    (write_debrief, read_debrief, Debrief(AT, is_call=False, feeling="heavy", words="long")),
]


@pytest.mark.parametrize(("write", "read", "value"), WRITTEN)
def test_a_body_is_read_back_as_it_was(
    write: Callable[[Any], dict[str, Any]], read: Callable[[object], object], value: object
) -> None:
    assert value == read(write(value))
    assert value == read(write(value) | {"a_later_field": 1})


@pytest.mark.parametrize(("write", "read", "value"), WRITTEN)
def test_a_body_of_another_shape_is_refused(
    write: Callable[[Any], dict[str, Any]], read: Callable[[object], object], value: object
) -> None:
    body = write(value)
    with pytest.raises(BodyError):
        read([body])
    for name in body:
        with pytest.raises(BodyError) as caught:
            read(body | {name: 1.5})
        assert name in str(caught.value.values["part"])


def test_answers_are_nested_as_people_write_them() -> None:
    body = write_submission(SUBMISSION)
    assert "council" == body["answers"]["tenure"]
    assert ["damp", "repairs"] == body["answers"]["problems"]
    assert {"missing": "prefer_not_to_say"} == body["answers"]["story"]
    expected = [
        {"age": 41, "illness": [{"since": "2024-02-01"}]},
        {"age": {"missing": "dont_know"}, "illness": []},
    ]
    assert expected == body["answers"]["member"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("answers", "tenure"), True),
        (("answers", "tenure"), None),
        (("answers", "tenure"), {"missing": "lost"}),
        (("answers", "tenure"), {"missing": "dont_know", "value": 1}),
        (("answers", "problems"), ["damp", 1]),
        (("answers", "member"), {}),
        (("answers", "member"), ["x"]),
        (("answers", "age"), 4),
        (("answers", "a[1]"), 4),
        (("answers", ""), 4),
        (("parents", "age"), 4),
        (("parents", "age"), "elsewhere"),
        (("repeats",), [1]),
        (("notes", "age[0]"), "x"),
        (("notes", "tenure"), None),
        (("sensitive", "health"), "wealth"),
        (("pii",), "street"),
        (("outcome",), "lost"),
        (("consent", "mode"), "sung"),
        (("consent", "statements"), [{}]),
        (("paradata", "seconds"), -1),
        (("paradata", "seconds_by_question", "tenure"), True),
    ],
)
def test_a_submission_of_another_shape_is_refused(path: tuple[str, ...], value: object) -> None:
    body = copy.deepcopy(write_submission(SUBMISSION))
    place: Any = body
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(BodyError):
        read_submission(body)


def test_two_statements_of_one_name_are_refused() -> None:
    body = write_submission(SUBMISSION)
    body["consent"]["statements"] *= 2
    with pytest.raises(BodyError):
        read_submission(body)


def test_a_circle_of_parents_is_refused() -> None:
    body = write_submission(SUBMISSION) | {"parents": {"member": "member", "age": "member"}}
    with pytest.raises(BodyError):
        read_submission(body)


def test_an_answer_outside_every_instance_is_not_written() -> None:
    for stray in (Address("age"), Address("age", (3,)), Address("tenure", (1,)), Address("member")):
        submission = replace(SUBMISSION, answers={**SUBMISSION.answers, stray: Answer(1)})
        with pytest.raises(ValueError, match=r"an answer without|two things"):
            write_submission(submission)


def test_a_receipt_cannot_back_up_what_it_did_not_merge() -> None:
    body = {"devices": {DEVICE.id: {"merged": [A], "backed_up": [B]}}, "bundles": []}
    with pytest.raises(BodyError):
        read_receipt(body)


def test_a_roster_names_devices_by_their_keys() -> None:
    body = write_roster(Roster((ENROLLED,)))
    body["devices"][0]["device"] = "0" * 32
    with pytest.raises(BodyError):
        read_roster(body)


def test_a_withdrawal_is_of_a_statement_or_of_records_but_not_both() -> None:
    assert Withdrawal().is_whole
    assert not Withdrawal(statement="share").is_whole
    with pytest.raises(ValueError, match="not of both"):
        Withdrawal(statement="share", records=(A,))
    with pytest.raises(BodyError):
        read_withdrawal({"code": None, "statement": "share", "records": [A]})


def test_an_outcome_of_an_attempt_is_a_code_and_no_text() -> None:
    with pytest.raises(BodyError):
        read_attempt({"at": AT, "outcome": "Mrs Smith said no"})


REWARD: Any = write_reward(Reward("2026-11-21", RewardOutcome.ACCEPTED, "voucher", "20"))


@pytest.mark.parametrize(
    ("read", "body", "part"),
    [
        (read_access, {"needs": ["No code"], "notes": ""}, "access.needs"),
        (read_contact, {"name": 7}, "contact.name"),
        (read_reward, {**REWARD, "date": "yesterday"}, "reward.date"),
        (read_reward, {**REWARD, "value": "-3"}, "reward.value"),
        (read_reward, {**REWARD, "value": "3,00"}, "reward.value"),
        (read_reward, {**REWARD, "outcome": "lost"}, "reward.outcome"),
        (read_sealed, {"sealed": "no base64!"}, "concern.sealed"),
        (read_concern, {"at": AT}, "concern.words"),
        (read_debrief, {"at": "now", "call": True, "words": ""}, "debrief.at"),
        (read_debrief, {"at": AT, "call": 1, "words": ""}, "debrief.call"),
    ],
)
def test_what_stands_beside_an_interview_is_refused_in_another_shape(
    read: Callable[[object], object], body: object, part: str
) -> None:
    with pytest.raises(BodyError) as caught:
        read(body)
    assert part == caught.value.values["part"]


def test_a_submission_of_before_there_were_circumstances_has_none() -> None:
    body = write_submission(SUBMISSION)
    assert "circumstances" not in body
    assert read_submission(body).circumstances == Circumstances()


def test_what_was_filed_as_one_text_is_read_as_a_concern() -> None:
    assert read_concern({"at": AT, "text": "own words"}) == Concern(AT, "own words")
