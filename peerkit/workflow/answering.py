"""Conducting interviews from a file of answers: the same engine, nobody at the keyboard.

Laws:
- Each interview is one transaction; one that is faulty leaves nothing, and the others go on.
- Every answer that the file gives is either given to the engine or told as a fault: an answer to a
  question that the interview did not ask is never dropped in silence.
- An interview whose key the vault has is skipped, so that a broken run can be repeated.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from peerkit.errors import (
    AnswerRefusedError,
    LanguageNotOfferedError,
    LanguageNotReviewedError,
)
from peerkit.interview import (
    Answered,
    AskAnother,
    AskConsent,
    AskKeep,
    AskQuestion,
    CheckClosed,
    ConsentClosed,
    Event,
    InformationRead,
    KeepAnswered,
    LimitsRead,
    NoteWritten,
    Passed,
    Prompt,
    RepeatAnswered,
    ShowAnswers,
    ShowEnded,
    ShowFinished,
    ShowInformation,
    ShowLimits,
    State,
    StatementAnswered,
    begin,
    prompts,
    receive,
    submission,
)
from peerkit.questionnaire import ConsentStatement, Purpose, QuestionType
from peerkit.record import RecordKind
from peerkit.values import ConsentState, read_instant
from peerkit.vault import Vault
from peerkit.workflow.answers_file import (
    AnswersFault,
    Given,
    GivenInterview,
    UnreadableInterview,
)
from peerkit.workflow.filing import file_attempt, file_submission
from peerkit.workflow.given_answers import GivenAnswers, answer_for
from peerkit.workflow.paper import new_paper
from peerkit.workflow.shelf import Sheet, keep_questionnaire
from peerkit.workflow.sitting import Clock, check_language, start_event
from peerkit.workflow.terms import Terms, find_terms

_KEY = "answered/"


class Status(StrEnum):
    """What became of one interview of the file."""

    RECORDED = "recorded"
    REFUSED = "refused"
    """An essential statement was not yes; an attempt was noted."""
    SKIPPED = "skipped"
    """Its key is in the vault already."""
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Conducted:
    """One interview of the file, and what became of it."""

    line: int
    status: Status
    key: str | None = None
    interview: str = ""
    participant: str = ""
    code: str = ""
    faults: tuple[AnswersFault, ...] = field(default=())


class _FaultyError(Exception):
    """An interview cannot be recorded; it never leaves this module."""

    def __init__(self, *faults: AnswersFault) -> None:
        super().__init__()
        self.faults = faults


def conduct(
    vault: Vault, sheet: Sheet, given: Iterable[Given], language: str | None, clock: Clock
) -> Iterator[Conducted]:
    """Yield what became of each interview, as soon as it is durable.

    `language` is for interviews that name none; without it, the questionnaire's default.
    """
    terms = find_terms(vault)
    if terms is None:
        raise AssertionError("the terms are asked for before an interview begins")
    keep_questionnaire(vault, sheet.questionnaire.digest, sheet.source)
    default = language or sheet.questionnaire.default_language
    for one in given:
        if isinstance(one, UnreadableInterview):
            yield Conducted(one.line, Status.FAULTY, faults=(one.fault,))
        elif one.key is not None and vault.documents.get(_KEY + one.key) is not None:
            yield Conducted(one.line, Status.SKIPPED, one.key)
        else:
            yield _conduct_one(vault, sheet, terms, one, one.language or default, clock())


def _conduct_one(  # noqa: PLR0913 - where, what, on which terms, in which language, when
    vault: Vault, sheet: Sheet, terms: Terms, given: GivenInterview, language: str, now: datetime
) -> Conducted:
    try:
        if not vault.is_practice:
            check_language(sheet.questionnaire, language, terms)
        return _record(vault, sheet, terms, given, language, now)
    except _FaultyError as faulty:
        return Conducted(given.line, Status.FAULTY, given.key, faults=faulty.faults)
    except (LanguageNotOfferedError, LanguageNotReviewedError) as error:
        fault = AnswersFault(error.code, error.values)
        return Conducted(given.line, Status.FAULTY, given.key, faults=(fault,))


def _record(  # noqa: PLR0913 - as above
    vault: Vault, sheet: Sheet, terms: Terms, given: GivenInterview, language: str, now: datetime
) -> Conducted:
    """Return what became of an interview after its one transaction."""
    setting = terms.setting(sheet.questionnaire, language)
    _check_statements(given, setting.questionnaire.consent)
    paper = new_paper(setting, terms.project)
    moment = now if given.at is None else read_instant(given.at).astimezone(now.tzinfo)
    started = start_event(paper, language, given.mode, moment)
    state = _run(receive(begin(setting), started), given, started.at)
    ended = prompts(state)[-1]
    with vault.transaction():
        if given.key is not None:
            vault.documents.set(_KEY + given.key, paper.interview.encode("ascii"))
        if isinstance(ended, ShowEnded):
            file_attempt(vault, state.stage.value, started.at)
            return Conducted(given.line, Status.REFUSED, given.key)
        result = submission(state)
        beside = _beside(given, result.consent.statements)
        slip = file_submission(
            vault, paper, replace(result, participant=given.participant), started.at, beside
        )
    return Conducted(
        given.line, Status.RECORDED, given.key, paper.interview, slip.participant, slip.code
    )


def _run(state: State, given: GivenInterview, at: str) -> State:
    """Return the state at the end of the interview; raises _FaultyError."""
    answers = GivenAnswers(state.setting.questionnaire, given.answers, given.notes)
    faults = [*answers.unknown()]
    while not isinstance(prompt := prompts(state)[-1], ShowFinished | ShowEnded):
        try:
            for event in _events(prompt, given, answers, at):
                state = receive(state, event)
        except AnswerRefusedError as refused:
            raise _FaultyError(*faults, _refusal(refused)) from refused
    if isinstance(prompt, ShowFinished):
        faults += answers.unused()
    if faults:
        raise _FaultyError(*faults)
    return state


def _refusal(refused: AnswerRefusedError) -> AnswersFault:
    """Return the fault of an answer that does not fit its question, worded by the catalogue."""
    return AnswersFault("refused_answer", refused.values)


def _events(
    prompt: Prompt, given: GivenInterview, answers: GivenAnswers, at: str
) -> Iterator[Event]:
    """Yield what the file answers to a prompt."""
    match prompt:
        case ShowInformation():
            yield InformationRead(at)
        case ShowLimits():
            yield LimitsRead(at)
        case AskConsent(statements=statements):
            for statement in statements:
                said = given.consent.get(statement.name, ConsentState.NOT_ASKED)
                yield StatementAnswered(at, statement.name, said)
            yield ConsentClosed(at)
        case AskQuestion():
            yield from _question_events(prompt, answers, at)
        case AskAnother(repeat=repeat):
            yield RepeatAnswered(at, repeat, more=answers.has_instance(repeat))
        case ShowAnswers():
            yield CheckClosed(at)
        case AskKeep():
            yield KeepAnswered(at, keep=True)
        case _:
            raise AssertionError("nothing else is asked without a pause or a stop")


def _question_events(asked: AskQuestion, answers: GivenAnswers, at: str) -> Iterator[Event]:
    note = answers.take_note(asked.address)
    if note:
        yield NoteWritten(at, asked.address, note)
    raw = None if asked.type is QuestionType.NOTE else answers.take(asked.address)
    if raw is None:
        yield Passed(at, asked.address)
    else:
        yield Answered(at, asked.address, answer_for(asked, raw))


def _check_statements(given: GivenInterview, statements: Iterable[ConsentStatement]) -> None:
    """Every consent statement that the file answers is one of the questionnaire's."""
    known = {statement.name for statement in statements}
    unknown = [name for name in given.consent if name not in known]
    if unknown:
        raise _FaultyError(*(AnswersFault("unknown_statement", {"name": one}) for one in unknown))


def _beside(
    given: GivenInterview, statements: Iterable[Any]
) -> Mapping[RecordKind, Mapping[str, Any]]:
    """Return what is kept beside the answers, in records of its own, each with its consent."""
    beside: dict[RecordKind, Mapping[str, Any]] = {}
    if given.equality:
        beside[RecordKind.EQUALITY] = {"values": given.equality}
    if given.contact:
        if not any(
            one.purpose is Purpose.CONTACT and one.state is ConsentState.YES for one in statements
        ):
            raise _FaultyError(AnswersFault("contact_without_consent"))
        beside[RecordKind.CONTACT] = given.contact
    return beside


