"""A submission: the complete, frozen result of one interview.

What identifies a person is never in it. It describes itself: the consent record carries each
statement's purpose and audience, and `sensitive` and `pii` name the questions that need more than
the general consent, so that whoever holds it can judge it without the questionnaire.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from peerkit.frozen import frozen
from peerkit.questionnaire.model import Purpose, Sensitivity
from peerkit.values import Address, Answer, Audience, ConsentState, Mode


class Outcome(StrEnum):
    """How the interview ended, of those that leave a submission."""

    FINISHED = "finished"
    STOPPED = "stopped"


@frozen
class StatementRecord:
    """What was said to one consent statement."""

    name: str
    purpose: Purpose
    audience: Audience
    essential: bool
    state: ConsentState


@frozen
class ConsentRecord:
    """Who agreed to what, shown which words.

    `words` is the digest of the canonical `{language, information, limits, labels}` as filled;
    `filling` are the values that filled them. `receivers` are the organisations named to the
    participant besides their own. `confirmed` are the times at which consent was confirmed again.
    """

    at: str
    language: str
    mode: Mode
    words: str
    filling: Mapping[str, str]
    statements: tuple[StatementRecord, ...]
    receivers: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()


@frozen
class Paradata:
    """Counts and durations; never an earlier wording. `seconds` leaves pauses out."""

    seconds: int
    pauses: int
    changes: int
    seconds_by_question: Mapping[str, int] = field(default_factory=dict)


@frozen
class Circumstances:
    """In which circumstances an interview was held, as codes; "" where it was not asked.

    `permission_from` is who a responsible adult is to a young person, `naming` how the participant
    wants to be named (the name itself is never here).
    """

    place: str = ""
    known_person: str = ""
    age: str = ""
    permission_from: str = ""
    naming: str = ""


@frozen
class Submission:
    """The result of one interview.

    `answers` holds every question of the questionnaire, once per repeat instance, with its value or
    missing reason; `repeats` says how many instances each repeat had (a nested repeat: per instance
    of its parent). `sensitive` and `pii` go by question name.
    """

    form_id: str
    version: str
    questionnaire: str
    language: str
    started: str
    ended: str
    outcome: Outcome
    consent: ConsentRecord
    answers: Mapping[Address, Answer]
    repeats: Mapping[Address, int]
    parents: Mapping[str, str]
    notes: Mapping[Address, str]
    sensitive: Mapping[str, Sensitivity]
    pii: frozenset[str]
    paradata: Paradata
    participant: str = ""
    circumstances: Circumstances = Circumstances()
