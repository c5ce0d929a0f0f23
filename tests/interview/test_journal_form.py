"""Events as documents."""

import json

import pytest

from peerkit.interview import Answered, Started, read_event, write_event
from peerkit.values import Address, Answer, MissingReason, Mode

AT = "2026-11-21T10:00:00Z"
ANSWERED = {"event": "answered", "at": AT, "question": "age[2]", "answer": {"value": 7}}
STARTED = {
    "event": "started",
    "at": AT,
    "interview": "a1",
    "language": "ro",
    "mode": "spoken",
    "seed": "5e" * 32,
    "utc_offset_minutes": -60,
}


def test_an_event_is_a_plain_document() -> None:
    event = Answered(AT, Address("age", (2,)), Answer(7))
    assert write_event(event) == ANSWERED
    assert read_event(json.loads(json.dumps(ANSWERED))) == event


def test_several_choices_and_missing_reasons_come_back() -> None:
    for answer in (Answer(("a", "b")), Answer(missing=MissingReason.DONT_KNOW)):
        event = Answered(AT, Address("q"), answer)
        assert read_event(json.loads(json.dumps(write_event(event)))) == event


def test_the_start_comes_back() -> None:
    event = read_event(STARTED)
    assert event == Started(AT, "a1", "ro", Mode.SPOKEN, "5e" * 32, -60)
    assert write_event(event) == STARTED


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"event": "exploded", "at": AT},
        {"event": ["answered"], "at": AT},
        {"event": "paused"},
        {"event": "paused", "at": "today"},
        {"event": "paused", "at": 3},
        {"event": "paused", "at": AT, "why": "tea"},
        {**ANSWERED, "question": "age[0]"},
        {**ANSWERED, "answer": {"value": True}},
        {**ANSWERED, "answer": {"value": 1.5}},
        {**ANSWERED, "answer": {"value": ["a", 1]}},
        {**ANSWERED, "answer": {"value": 7, "missing": "dont_know"}},
        {**ANSWERED, "answer": {"missing": "bored"}},
        {**ANSWERED, "answer": 7},
        {**STARTED, "mode": "sung"},
        {**STARTED, "language": "Klingon"},
        {**STARTED, "seed": "5e"},
        {**STARTED, "utc_offset_minutes": True},
        {**STARTED, "utc_offset_minutes": 24 * 60},
        {"event": "keep_answered", "at": AT, "keep": 1},
        {"event": "statement_answered", "at": AT, "statement": "s", "state": "maybe"},
    ],
)
def test_anything_else_is_refused(document: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_event(document)
