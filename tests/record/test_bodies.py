"""The bodies of records: lossless, and refused when their shape is wrong."""

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from peerkit.errors import BodyError
from peerkit.record.bodies.attempt import Attempt, read_attempt, write_attempt
from peerkit.record.bodies.correction import Correction, read_correction, write_correction
from peerkit.record.bodies.projection import (
    ProjectedQuestionnaire,
    ProjectedSubmission,
    read_projection,
    write_projection,
)
from peerkit.record.bodies.receipt import Receipt, Received, read_receipt, write_receipt
from peerkit.record.bodies.roster import EnrolledDevice, Roster, read_roster, write_roster
from peerkit.record.bodies.submission import read_submission, write_submission
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
    (write_roster, read_roster, Roster((ENROLLED, replace(ENROLLED, last_number=17)))),
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
