"""Made-up interviews of a fixed seed: 40 answers of some 275 characters, 11,000 in each interview.

The words are drawn from a small vocabulary of several scripts, so that they compress as speech
does, and no two interviews are alike.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from peerkit.crypto import SigningKey
from peerkit.interview import Submission
from peerkit.questionnaire import Questionnaire, read_questionnaire
from peerkit.record import Record, RecordKind, device_id, next_record, tip_of
from peerkit.record.bodies.submission import write_submission
from peerkit.values import Address, Answer
from tests.report.voices import submission

QUESTIONS = 40
AT = "2026-11-21T10:00:00Z"
PROJECT = "5a" * 16
WITHDRAW_BY = "2027-03-31"

_CHARACTERS = 275
_VOCABULARY = """
the of and to we that in it was they for said my on not have but when house council street because
nobody children school rent damp letter asked told waiting neighbour market bus mosque church garden
library meeting language Saturday together alone answer years listen casă vecinii școală niciodată
împreună guriga dhalinyarada deriska luuqadda маленький рынок улица সবাই বাড়ি خانه همسایه
"""
_WORDS = _VOCABULARY.split()

_HEAD = """peerkit: 1
form_id: benchmark
version: 1
title: {en: A benchmark}
default_language: en
languages: {en: English}
information:
  en: "{organisation} asks. {shared_with} receives it. Until {withdraw_by}, ask {contact}."
limits:
  en: We keep what you say private.
consent:
  - {name: take_part, purpose: take_part, audience: organisation, essential: true,
     label: {en: I agree to take part.}}
survey:
"""


def source() -> bytes:
    """Return the questionnaire: forty open questions."""
    questions = (
        f"  - {{type: text, name: q{number}, label: {{en: What about thing {number}?}}}}\n"
        for number in range(QUESTIONS)
    )
    return (_HEAD + "".join(questions)).encode("utf-8")


def form() -> Questionnaire:
    """Return the questionnaire, read."""
    questionnaire = read_questionnaire(source()).questionnaire
    if questionnaire is None:
        raise AssertionError("the benchmark's questionnaire has no faults")
    return questionnaire


def answer(chance: Random) -> str:
    """Return one answer."""
    said = ""
    while len(said) < _CHARACTERS:
        said += chance.choice(_WORDS) + chance.choice((" ", " ", " ", ", ", ". "))
    return said[:_CHARACTERS].strip()


def answers(seed: int) -> dict[str, str]:
    """Return the forty answers of one interview."""
    chance = Random(seed)
    return {f"q{number}": answer(chance) for number in range(QUESTIONS)}


def answers_file(count: int) -> bytes:
    """Return the interviews as `--answers` takes them, one a line."""
    lines = (
        json.dumps({"key": str(n), "consent": {"take_part": True}, "answers": answers(n)})
        for n in range(count)
    )
    return "".join(line + "\n" for line in lines).encode("utf-8")


def result(questionnaire: Questionnaire, seed: int) -> Submission:
    """Return one interview as it is kept."""
    given = {Address(name): Answer(said) for name, said in answers(seed).items()}
    return submission(questionnaire, given)


def signing_key(seed: int) -> SigningKey:
    """Return a device's key."""
    return SigningKey.from_bytes(Random(seed).randbytes(32))


def chain(
    questionnaire: Questionnaire,
    key: SigningKey,
    count: int,
    first: int = 0,
    project: str = PROJECT,
) -> Iterator[Record]:
    """Yield a device's chain of so many interviews."""
    chance = Random(first)
    device = device_id(key.verifying_key.to_bytes())
    last: Record | None = None
    for number in range(first, first + count):
        body: Any = write_submission(result(questionnaire, number))
        last = next_record(
            None if last is None else tip_of(last),
            project=project,
            device=device,
            kind=RecordKind.SUBMISSION,
            subject=chance.randbytes(32).hex(),
            at=AT,
            body=body,
            salt=chance.randbytes(16),
        )
        yield last
