"""One interview under way: the engine's state, and the journal that has each event first.

Laws:
- `send` returns after the event is durable in the vault; a face shows nothing before.
- An event that the engine refuses, or that the vault cannot keep, changes nothing.
- The end of an interview is one transaction: the submission is kept and the journal erased, or
  neither.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from peerkit.crypto import random_bytes
from peerkit.errors import LanguageNotOfferedError, LanguageNotReviewedError
from peerkit.interview import (
    Answered,
    DetailGiven,
    Event,
    Mode,
    NoteWritten,
    Prompt,
    Resumed,
    Stage,
    Started,
    State,
    Typed,
    begin,
    details_said,
    prompts,
    read_event,
    receive,
    replay,
    submission,
    write_event,
)
from peerkit.questionnaire import OrderStep, Questionnaire
from peerkit.record import read_canonical, write_canonical
from peerkit.values import Address, read_address, write_instant
from peerkit.vault import Vault
from peerkit.workflow.belonging.policies import find_policies
from peerkit.workflow.interviews.afterwards import owe_debrief
from peerkit.workflow.interviews.beside import bodies_beside
from peerkit.workflow.interviews.concern_report import append_concern, find_draft
from peerkit.workflow.interviews.filing import file_attempt, file_submission
from peerkit.workflow.interviews.idle import IdleLock, interview_lock
from peerkit.workflow.interviews.paper import Paper, new_paper, read_paper, write_paper
from peerkit.workflow.interviews.slips import Slip
from peerkit.workflow.interviews.training import check_trained, note_practised
from peerkit.workflow.ledger.chains import find_own_chain
from peerkit.workflow.questionnaires.shelf import Sheet, keep_sheet, questionnaire_of
from peerkit.workflow.questionnaires.terms import Terms, find_terms

if TYPE_CHECKING:  # for those who ask who looks after safeguarding
    from peerkit.bundle import Safeguarding

Clock = Callable[[], datetime]

_KEPT = frozenset({Stage.FINISHED, Stage.STOPPED})
_NOT_KEPT = frozenset({Stage.REFUSED, Stage.DISCARDED})
_NOTE_DRAFT = "*note*"
"""Where the journal keeps a note that is being typed; no question's name begins with that sign."""
_CHOSEN = "*chosen*"
"""Where the journal keeps what is ticked and not given as an answer yet."""
_EVENT_LIMIT_BYTES = 4 * 1024 * 1024


@dataclass(slots=True)
class Sitting:
    """One interview under way in an open vault. `slip` is set once it is kept.

    `changing` is the question that was chosen from check answers (`checking.py`).
    """

    vault: Vault
    paper: Paper
    state: State
    clock: Clock
    slip: Slip | None = None
    changing: Address | None = None

    def now(self) -> str:
        """Return the time as events carry it."""
        return write_instant(self.clock())

    def prompt(self) -> Prompt:
        """Return what the face is to show now."""
        return prompts(self.state)[-1]

    def send(self, event: Event) -> None:
        """Make the event durable; the next prompt takes it into account."""
        state = receive(self.state, event)
        interview = self.paper.interview
        slip = None
        if state.stage in _KEPT:
            chain = find_own_chain(self.vault)
            kept, beside = submission(state), bodies_beside(details_said(state), event.at)
            with self.vault.journal.finish(interview):
                self._file_concern_begun(event.at)
                slip = file_submission(self.vault, chain, self.paper, kept, event.at, beside)
                self._owe_debrief(state)
                if self.is_practice and state.stage is Stage.FINISHED:
                    note_practised(self.vault, interview, event.at)
        elif state.stage in _NOT_KEPT:
            chain = find_own_chain(self.vault)
            with self.vault.journal.finish(interview):
                self._file_concern_begun(event.at)
                outcome = state.reason or state.stage.value
                file_attempt(self.vault, chain, outcome, event.at)
                self._owe_debrief(state)
        elif isinstance(event, Typed):
            self.vault.journal.type(interview, str(event.question), event.text)
        else:
            settled = _settled(event)
            line = write_canonical(write_event(event))
            self.vault.journal.append(interview, [line], settled)
        self.state, self.slip = state, slip

    def _owe_debrief(self, state: State) -> None:
        """Make home offer the debrief after what was a conversation, where it is switched on."""
        if state.has_consent and OrderStep.DEBRIEF in state.setting.steps:
            owe_debrief(self.vault)

    def _file_concern_begun(self, at: str) -> None:
        """File a concern that was begun and left: whoever ends an interview has no other place."""
        begun = find_draft(self.vault, self.paper.interview)
        safeguarding = None if begun is None else self.safeguarding
        if begun is not None and safeguarding is not None:
            append_concern(self.vault, safeguarding, begun, at)

    def keep_draft(self, question: Address, text: str) -> None:
        """Keep the words typed so far in the vault; may be called from any thread.

        The engine hears of them by `Typed`, when the face leaves the question, or on resuming.
        """
        self.vault.journal.type(self.paper.interview, str(question), text)

    @property
    def is_practice(self) -> bool:
        """Whether nothing of this is real; every screen of it says so."""
        return self.vault.is_practice

    @property
    def lock(self) -> IdleLock | None:
        """After how long a face locks itself within this interview; None for never."""
        return interview_lock(self.vault)

    def keep_note_draft(self, question: Address, text: str) -> None:
        """Keep a note as it is typed so far; resuming, it stands beside the question as a note.

        May be called from any thread.
        """
        self.vault.journal.type(self.paper.interview, f"{_NOTE_DRAFT}{question}", text)

    def keep_chosen(self, question: Address, chosen: Sequence[str]) -> None:
        """Keep what is ticked so far, one line for each; may be called from any thread.

        It is no part of the engine's state: `chosen` returns it until an answer is given.
        """
        key = f"{_CHOSEN}{question}"
        self.vault.journal.type(self.paper.interview, key, "\n".join(chosen))

    def chosen(self, question: Address) -> tuple[str, ...] | None:
        """Return what was ticked and not given as an answer; None where nothing was touched."""
        kept = self.vault.journal.draft(self.paper.interview, f"{_CHOSEN}{question}")
        return None if kept is None else tuple(filter(None, kept.split("\n")))

    @property
    def local_card(self) -> str:
        """Whom to call here, as the project wrote it down; "" where it wrote nothing."""
        return str(find_policies(self.vault).get("local_card", ""))

    @property
    def safeguarding(self) -> "Safeguarding | None":
        """Those who look after safeguarding, where a kit or a project names them."""
        terms = find_terms(self.vault)
        return None if terms is None else terms.safeguarding

    @property
    def signposting(self) -> str:
        """Where help can be found, in the interview's language where it has it."""
        questionnaire = self.state.setting.questionnaire
        if questionnaire.signposting is None or self.state.started is None:
            return ""
        language = self.state.started.language
        return questionnaire.signposting.wording(language, questionnaire.default_language)[0]


def _settled(event: Event) -> list[str]:
    """Return whose unfinished words are given as an answer now."""
    match event:
        case Answered(question=address) | DetailGiven(detail=address):
            return [str(address), f"{_CHOSEN}{address}"]
        case NoteWritten(question=address):
            return [f"{_NOTE_DRAFT}{address}"]
        case _:
            return []


def check_language(questionnaire: Questionnaire, language: str, terms: Terms) -> None:
    """Return if the language may be used for a real interview.

    Raises LanguageNotOfferedError, or LanguageNotReviewedError where nobody vouches for its
    consent words: neither the questionnaire nor the kit.
    """
    if language not in questionnaire.languages:
        offered = ", ".join(questionnaire.languages)
        raise LanguageNotOfferedError(language=language, languages=offered)
    if not questionnaire.is_reviewed(language) and language not in terms.confirmed_languages:
        raise LanguageNotReviewedError(language=language)


def begin_sitting(vault: Vault, sheet: Sheet, language: str, mode: Mode, clock: Clock) -> Sitting:
    """Return a new interview on the vault's terms, its start durable in the journal.

    Raises what `check_language` raises, and TrainingNeededError.
    """
    terms = find_terms(vault)
    if terms is None:
        raise AssertionError("the terms are asked for before an interview begins")
    questionnaire = sheet.questionnaire
    if language not in questionnaire.languages or not vault.is_practice:
        check_language(questionnaire, language, terms)
    if not vault.is_practice:
        check_trained(vault)
    setting = terms.setting(questionnaire, language)
    paper = new_paper(setting, terms.project)
    started = start_event(paper, language, mode, clock())
    state = receive(begin(setting), started)
    with vault.transaction():
        keep_sheet(vault, sheet)
        vault.journal.begin(paper.interview, write_paper(paper), started.at)
        vault.journal.append(paper.interview, [write_canonical(write_event(started))])
    return Sitting(vault, paper, state, clock)


def start_event(paper: Paper, language: str, mode: Mode, moment: datetime) -> Started:
    """Return the first event of an interview."""
    offset = moment.utcoffset()
    return Started(
        at=write_instant(moment),
        interview=paper.interview,
        language=language,
        mode=mode,
        seed=random_bytes(32).hex(),
        utc_offset_minutes=0 if offset is None else int(offset.total_seconds() // 60),
    )


def resume_sitting(vault: Vault, interview: str, clock: Clock) -> Sitting:
    """Return an open interview exactly as it was left, half-typed words included.

    Raises NoSuchInterviewError.
    """
    journal = vault.journal.read(interview)
    paper = read_paper(journal.setting)
    questionnaire = questionnaire_of(vault, paper.questionnaire)
    events = [read_event(read_canonical(event, _EVENT_LIMIT_BYTES)) for event in journal.events]
    state = replay(paper.setting(questionnaire), events)
    at = write_instant(clock())
    questions = {key: text for key, text in journal.drafts.items() if not key.startswith("*")}
    for question, text in questions.items():
        state = receive(state, Typed(at, read_address(question), text))
    sitting = Sitting(vault, paper, state, clock)
    for key, text in journal.drafts.items():
        if key.startswith(_NOTE_DRAFT):
            question = key.removeprefix(_NOTE_DRAFT)
            sitting.send(NoteWritten(sitting.now(), read_address(question), text))
    sitting.send(Resumed(sitting.now()))
    return sitting
