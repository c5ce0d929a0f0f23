"""Conducting interviews from a file of answers: the same engine, nobody at the keyboard.

Laws:
- Each interview is one transaction; one that is faulty leaves nothing, and the others go on.
- Every answer that the file gives is either given to the engine or told as a fault: an answer to a
  question that the interview did not ask is never dropped in silence.
- An interview whose key the vault has is skipped, so that a broken run can be repeated.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from functools import partial
from typing import Any

from peerkit.errors import (
    AnswerRefusedError,
    LanguageNotOfferedError,
    LanguageNotReviewedError,
)
from peerkit.frozen import frozen
from peerkit.interview import (
    Answered,
    AskConsent,
    CheckClosed,
    ConsentClosed,
    DetailGiven,
    Event,
    InformationRead,
    KeepAnswered,
    LimitsRead,
    NoteWritten,
    Passed,
    RepeatAnswered,
    SelfEntryDeclined,
    Setting,
    Stage,
    State,
    StatementAnswered,
    StatementRecord,
    begin,
    details_said,
    prompts,
    receive,
    submission,
)
from peerkit.interview.detailing import current_detail
from peerkit.interview.path import Step
from peerkit.interview.state import current_step
from peerkit.interview.steps import DETAILS
from peerkit.questionnaire import (
    ConsentStatement,
    OrderStep,
    Purpose,
    Questionnaire,
    QuestionType,
    Repeat,
)
from peerkit.record import RecordKind
from peerkit.values import Address, ConsentState, read_instant
from peerkit.vault import Vault
from peerkit.workflow.interviews.answers_file import (
    AnswersFault,
    Given,
    GivenInterview,
    UnreadableInterview,
)
from peerkit.workflow.interviews.beside import bodies_beside
from peerkit.workflow.interviews.filing import file_attempt, file_submission
from peerkit.workflow.interviews.given_answers import GivenAnswers, answer_for
from peerkit.workflow.interviews.paper import Paper, new_paper
from peerkit.workflow.interviews.sitting import Clock, check_language, start_event
from peerkit.workflow.interviews.slips import Slip
from peerkit.workflow.ledger.chains import OwnChain, find_own_chain
from peerkit.workflow.questionnaires.shelf import Sheet, keep_sheet
from peerkit.workflow.questionnaires.terms import Terms, find_terms

_ENDED = frozenset({Stage.FINISHED, Stage.REFUSED})
_KEY = "answered/"


class Status(StrEnum):
    """What became of one interview of the file."""

    RECORDED = "recorded"
    REFUSED = "refused"
    """An essential statement was not yes; an attempt was noted."""
    SKIPPED = "skipped"
    """Its key is in the vault already."""
    FAULTY = "faulty"


@frozen
class Conducted:
    """One interview of the file, and what became of it."""

    line: int
    status: Status
    key: str | None = None
    interview: str = ""
    participant: str = ""
    code: str = ""
    faults: tuple[AnswersFault, ...] = ()


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
    keep_sheet(vault, sheet)
    desk = _Desk(vault, sheet.questionnaire, terms, find_own_chain(vault), clock)
    default = language or sheet.questionnaire.default_language
    for one in given:
        if isinstance(one, UnreadableInterview):
            yield Conducted(one.line, Status.FAULTY, faults=(one.fault,))
        elif one.key is not None and vault.documents.get(_KEY + one.key) is not None:
            yield Conducted(one.line, Status.SKIPPED, one.key)
        else:
            yield desk.conduct(one, one.language or default)


@frozen
class _Desk:
    """Where the interviews of one file are held: what is the same for all of them."""

    vault: Vault
    questionnaire: Questionnaire
    terms: Terms
    chain: OwnChain | None
    clock: Clock
    settings: dict[str, Setting] = field(default_factory=dict)

    def conduct(self, given: GivenInterview, language: str) -> Conducted:
        """Return what became of one interview, after its one transaction."""
        try:
            if not self.vault.is_practice:
                check_language(self.questionnaire, language, self.terms)
            return self._record(given, self._setting_for(given, language), language)
        except _FaultyError as faulty:
            faults = faulty.faults
        except (LanguageNotOfferedError, LanguageNotReviewedError) as error:
            faults = (AnswersFault(error.code, error.values),)
        return Conducted(given.line, Status.FAULTY, given.key, faults=faults)

    def _setting(self, language: str) -> Setting:
        if language not in self.settings:
            setting = self.terms.setting(self.questionnaire, language)
            self.settings[language] = replace(setting, asks_once=False)
        return self.settings[language]

    def _setting_for(self, given: GivenInterview, language: str) -> Setting:
        """Return the setting with the steps that the form speaks of; raises _FaultyError.

        What is asked of young people is asked on paper too: where the project or the questionnaire
        asks for the age, a form that leaves it out is faulty.
        """
        unknown = [name for name in given.steps if name not in DETAILS]
        if unknown:
            raise _FaultyError(*(AnswersFault("unknown_detail", {"name": one}) for one in unknown))
        spoken_of = frozenset(DETAILS[name].step for name in given.steps)
        setting = self._setting(language)
        steps = spoken_of | (setting.steps & {OrderStep.AGE})
        return setting if setting.steps == steps else replace(setting, steps=steps)

    def _record(self, given: GivenInterview, setting: Setting, language: str) -> Conducted:
        _check_statements(given, self.questionnaire.consent)
        paper = new_paper(setting, self.terms.project)
        now = self.clock()
        moment = now if given.at is None else read_instant(given.at).astimezone(now.tzinfo)
        started = start_event(paper, language, given.mode, moment)
        state = _run(receive(begin(setting), started), given, started.at)
        with self.vault.transaction():
            if given.key is not None:
                self.vault.documents.set(_KEY + given.key, paper.interview.encode("ascii"))
            if state.stage is not Stage.FINISHED:
                outcome = state.reason or state.stage.value
                file_attempt(self.vault, self.chain, outcome, started.at)
                return Conducted(given.line, Status.REFUSED, given.key)
            slip = self._file(given, paper, state, started.at)
        return Conducted(
            given.line, Status.RECORDED, given.key, paper.interview, slip.participant, slip.code
        )

    def _file(self, given: GivenInterview, paper: Paper, state: State, at: str) -> Slip:
        result = replace(submission(state), participant=given.participant)
        beside = _beside(given, state, result.consent.statements)
        return file_submission(self.vault, self.chain, paper, result, at, beside)


# --- one interview, through the engine --------------------------------------------------------


def _run(state: State, given: GivenInterview, at: str) -> State:
    """Return the state at the end of the interview; raises _FaultyError."""
    answers = GivenAnswers(state.setting.questionnaire, given.answers, given.notes)
    faults = [*answers.unknown()]
    try:
        while state.stage not in _ENDED:
            for event in _events(state, given, answers, at):
                state = receive(state, event)
    except AnswerRefusedError as refused:
        raise _FaultyError(*faults, AnswersFault("refused_answer", refused.values)) from refused
    if state.stage is Stage.FINISHED:
        faults += answers.unused()
        unasked = given.steps.keys() - details_said(state).keys()
        faults += (AnswersFault("hidden_detail", {"name": name}) for name in sorted(unasked))
    if faults:
        raise _FaultyError(*faults)
    return state


def _events(state: State, given: GivenInterview, answers: GivenAnswers, at: str) -> Iterator[Event]:
    """Yield what the file answers at this stage.

    Only consent is asked through a prompt: nobody looks at the others, and wording each question
    takes longer than answering it.
    """
    match state.stage:
        case Stage.PREPARING | Stage.UNDERSTANDING | Stage.CLOSING:
            yield _detail_event(state, given, at)
        case Stage.CONSENT:
            yield from _consent_events(state, given, at)
        case Stage.ASKING:
            step = current_step(state)
            if step is None:
                raise AssertionError("while questions are asked, one is asked")
            yield from _step_events(step, answers, at)
        case stage:
            yield _ONWARD[stage](at)


_ONWARD: Mapping[Stage, Callable[[str], Event]] = {
    Stage.INFORMATION: InformationRead,
    Stage.LIMITS: LimitsRead,
    Stage.OFFERING: SelfEntryDeclined,
    Stage.CHECKING: CheckClosed,
    Stage.KEEPING: partial(KeepAnswered, keep=True),
}
"""What goes on where nothing is asked; no other stage comes without a pause or a stop."""


def _detail_event(state: State, given: GivenInterview, at: str) -> Event:
    detail = current_detail(state)
    if detail is None:
        raise AssertionError("while details are asked, one is asked")
    return DetailGiven(at, Address(detail.name), given.steps.get(detail.name, ""))


def _consent_events(state: State, given: GivenInterview, at: str) -> Iterator[Event]:
    for prompt in prompts(state):
        if isinstance(prompt, AskConsent):
            for statement in prompt.statements:
                said = given.consent.get(statement.name, ConsentState.NOT_ASKED)
                yield StatementAnswered(at, statement.name, said)
    yield ConsentClosed(at)


def _step_events(step: Step, answers: GivenAnswers, at: str) -> Iterator[Event]:
    if isinstance(step.item, Repeat):
        yield RepeatAnswered(at, step.address, more=answers.has_instance(step.address))
        return
    note = answers.take_note(step.address)
    if note:
        yield NoteWritten(at, step.address, note)
    raw = None if step.item.type is QuestionType.NOTE else answers.take(step.address)
    if raw is None:
        yield Passed(at, step.address)
    else:
        yield Answered(at, step.address, answer_for(step.item, step.address, raw))


# --- what stands beside the answers -----------------------------------------------------------


def _check_statements(given: GivenInterview, statements: Iterable[ConsentStatement]) -> None:
    """Every consent statement that the file answers is one of the questionnaire's."""
    known = {statement.name for statement in statements}
    unknown = [name for name in given.consent if name not in known]
    if unknown:
        raise _FaultyError(*(AnswersFault("unknown_statement", {"name": one}) for one in unknown))


def _beside(
    given: GivenInterview, state: State, statements: Iterable[StatementRecord]
) -> Mapping[RecordKind, Mapping[str, Any]]:
    """Return what is kept beside the answers, in records of its own, each with its consent."""
    beside = bodies_beside(details_said(state), state.pace.at)
    if given.equality:
        beside[RecordKind.EQUALITY] = {"values": given.equality}
    if given.contact:
        if not any(
            one.purpose is Purpose.CONTACT and one.state is ConsentState.YES for one in statements
        ):
            raise _FaultyError(AnswersFault("contact_without_consent"))
        said = beside.get(RecordKind.CONTACT, {})
        beside[RecordKind.CONTACT] = {**said, **given.contact}
    return beside
