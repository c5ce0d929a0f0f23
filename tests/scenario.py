"""A face that exists only for tests: an interview reads as it is held.

    Scenario(yaml).consent().answer("tenure", "council").expect_question("story")

Each step goes through the engine as a real face's would; the clock moves `STEP_SECONDS` a step.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

from peerkit.interview import (
    Answered,
    AskAnother,
    AskDetail,
    AskQuestion,
    CheckClosed,
    CheckOpened,
    ConsentClosed,
    ConsentConfirmed,
    DetailGiven,
    Event,
    InformationRead,
    Jumped,
    KeepAnswered,
    LimitsRead,
    Mode,
    NoteWritten,
    OfferSelfEntry,
    Passed,
    Paused,
    Prompt,
    RepeatAnswered,
    Resumed,
    SectionSkipped,
    SelfEntryBegun,
    SelfEntryDeclined,
    SelfEntryEnded,
    Setting,
    Stage,
    Started,
    State,
    StatementAnswered,
    StopAnswered,
    StopAsked,
    Submission,
    Typed,
    Under16,
    WentBack,
    begin,
    prompts,
    read_answer_text,
    receive,
    submission,
)
from peerkit.questionnaire import Audience, OrderStep, Questionnaire, read_questionnaire
from peerkit.values import (
    Address,
    Answer,
    AnswerValue,
    ConsentState,
    MissingReason,
    read_address,
    write_instant,
)

STEP_SECONDS = 10
FIRST_MOMENT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
SEED = "5e" * 32
FILLING = {
    "organisation": "Riverside Voices",
    "shared_with": "the city",
    "contact": "Amina, 020 7946 0000",
    "withdraw_by": "31 March 2027",
}

HARMLESS = {
    "safe_place": "alone",
    "known_person": "no",
    "age": "18_or_over",
    "understanding": "understood",
}
"""What is said to details that need an answer, so that the interview goes on."""


class Scenario:
    """One interview under way. Every step returns the scenario, so that steps chain."""

    def __init__(
        self,
        source: str | bytes | Questionnaire,
        *,
        language: str | None = None,
        audiences: frozenset[Audience] = frozenset(Audience),
        receivers: tuple[str, ...] = ("the city",),
        filling: Mapping[str, str] = FILLING,
        seed: str = SEED,
        steps: Collection[str] = (),
        under_16: Under16 = Under16.REFUSE,
        asks_once: bool = False,
    ) -> None:
        questionnaire = read(source)
        asked = frozenset((*questionnaire.steps, *map(OrderStep, steps)))
        self.setting = Setting(
            questionnaire, filling, receivers, audiences, asked, under_16, asks_once
        )
        self.language = language or questionnaire.default_language
        self.state: State = begin(self.setting)
        self.seed = seed
        self.events: list[Event] = []
        self.moment = FIRST_MOMENT

    # --- the course -------------------------------------------------------------------------

    def send(self, event: Event) -> Scenario:
        """Send the event to the engine."""
        self.state = receive(self.state, event)
        self.events.append(event)
        return self

    def at(self) -> str:
        """Return the time of the next event."""
        self.moment += timedelta(seconds=STEP_SECONDS)
        return write_instant(self.moment)

    def wait(self, **duration: int) -> Scenario:
        """Let time pass (or, negative, set the clock back)."""
        self.moment += timedelta(**duration)
        return self

    def start(self, *, offset: int = 0) -> Scenario:
        """Start the interview."""
        return self.send(
            Started(self.at(), "a1" * 16, self.language, Mode.SPOKEN, self.seed, offset)
        )

    def read_out(self) -> Scenario:
        """Read information and limits aloud, up to the consent statements; details are harmless."""
        if self.state.stage is Stage.NOT_STARTED:
            self.start()
        self.harmless()
        return self.send(InformationRead(self.at())).harmless().send(LimitsRead(self.at()))

    def say_of(self, detail: str, value: str = "") -> Scenario:
        """Say something to the detail that is asked; nothing passes it over."""
        return self.send(DetailGiven(self.at(), Address(detail), value))

    def harmless(self) -> Scenario:
        """Answer the details asked now so that the interview goes on."""
        while isinstance(prompt := self.prompt(), AskDetail):
            self.say_of(prompt.address.name, HARMLESS.get(prompt.address.name, ""))
        return self

    def consent(self, **said: bool) -> Scenario:
        """Answer every statement, yes where nothing else is said, and begin the questions."""
        if self.state.stage is not Stage.CONSENT:
            self.read_out()
        for statement in self.setting.statements:
            self.say(statement.name, yes=said.get(statement.name, True))
        return self.send(ConsentClosed(self.at()))

    def say(self, statement: str, *, yes: bool) -> Scenario:
        """Answer one statement."""
        said = ConsentState.YES if yes else ConsentState.NO
        return self.send(StatementAnswered(self.at(), statement, said))

    # --- the questions ----------------------------------------------------------------------

    def answer(self, question: str, value: AnswerValue) -> Scenario:
        """Answer the question (`name` or `name[1]`) with that value."""
        return self.send(Answered(self.at(), read_address(question), Answer(value)))

    def type_answer(self, question: str, typed: str) -> Scenario:
        """Answer the question with what was typed."""
        prompt = self.prompt()
        assert isinstance(prompt, AskQuestion)
        answer = read_answer_text(prompt, prompt.options, typed)
        return self.send(Answered(self.at(), read_address(question), answer))

    def refuse(
        self, question: str, reason: MissingReason = MissingReason.PREFER_NOT_TO_SAY
    ) -> Scenario:
        """Answer the question with a missing reason."""
        return self.send(Answered(self.at(), read_address(question), Answer(missing=reason)))

    def passed(self, question: str) -> Scenario:
        """Pass the question over."""
        return self.send(Passed(self.at(), read_address(question)))

    def skip_section(self, question: str) -> Scenario:
        """Pass over what is left of the section."""
        return self.send(SectionSkipped(self.at(), read_address(question)))

    def hand_over(self) -> Scenario:
        """Hand the laptop to the participant."""
        return self.send(SelfEntryBegun(self.at()))

    def ask_aloud(self) -> Scenario:
        """Ask the group of self-entry aloud."""
        return self.send(SelfEntryDeclined(self.at()))

    def hand_back(self) -> Scenario:
        """End self-entry: the participant has finished, or the researcher has the laptop again."""
        return self.send(SelfEntryEnded(self.at()))

    def more(self, repeat: str, *, yes: bool = True) -> Scenario:
        """Answer whether there is another instance."""
        return self.send(RepeatAnswered(self.at(), read_address(repeat), yes))

    def typed(self, question: str, text: str) -> Scenario:
        """Type words without giving them as an answer."""
        return self.send(Typed(self.at(), read_address(question), text))

    def note(self, question: str, text: str) -> Scenario:
        """Write a note beside the question."""
        return self.send(NoteWritten(self.at(), read_address(question), text))

    def back(self) -> Scenario:
        """Take one step back."""
        return self.send(WentBack(self.at()))

    def jump(self, question: str) -> Scenario:
        """Jump to the question."""
        return self.send(Jumped(self.at(), read_address(question)))

    # --- the end ----------------------------------------------------------------------------

    def check(self) -> Scenario:
        """Open check answers."""
        return self.send(CheckOpened(self.at()))

    def close_check(self) -> Scenario:
        """Close check answers."""
        return self.send(CheckClosed(self.at()))

    def pause(self) -> Scenario:
        """Pause the interview."""
        return self.send(Paused(self.at()))

    def resume(self, *, agrees: bool = True) -> Scenario:
        """Resume the interview, and answer whether consent still holds."""
        self.send(Resumed(self.at()))
        if self.state.stage is Stage.CONFIRMING:
            self.send(ConsentConfirmed(self.at(), agrees))
        return self

    def stop(self, *, keep: bool = True) -> Scenario:
        """End the interview early."""
        return self.send(StopAsked(self.at())).send(StopAnswered(self.at(), keep))

    def finish(self) -> Submission:
        """Return the submission; whatever is still asked is passed over first."""
        while self.state.stage in (Stage.ASKING, Stage.OFFERING):
            prompt = self.prompt()
            if isinstance(prompt, OfferSelfEntry):
                self.ask_aloud()
            elif isinstance(prompt, AskAnother):
                self.send(RepeatAnswered(self.at(), prompt.repeat, more=False))
            else:
                assert isinstance(prompt, AskQuestion)
                self.send(Passed(self.at(), prompt.address))
        if self.state.stage is Stage.CHECKING:
            self.close_check()
        if self.state.stage is Stage.KEEPING:
            self.send(KeepAnswered(self.at(), keep=True))
        return self.harmless().submission()

    def submission(self) -> Submission:
        """Return the submission of an interview that has ended."""
        return submission(self.state)

    # --- what is seen -----------------------------------------------------------------------

    def prompt(self) -> Prompt:
        """Return what is shown now."""
        (prompt,) = prompts(self.state)
        return prompt

    def asked(self) -> AskQuestion:
        """Return the question that is shown now."""
        prompt = self.prompt()
        assert isinstance(prompt, AskQuestion), prompt
        return prompt

    def expect_question(self, question: str) -> Scenario:
        """Fail unless that question is asked now."""
        assert question == str(self.asked().address)
        return self

    def expect_another(self, repeat: str) -> Scenario:
        """Fail unless it is asked now whether there is that instance."""
        prompt = self.prompt()
        assert isinstance(prompt, AskAnother), prompt
        assert read_address(repeat) == prompt.repeat
        return self

    def expect_stage(self, stage: Stage) -> Scenario:
        """Fail unless the interview is at that stage."""
        assert stage is self.state.stage
        return self


def read(source: str | bytes | Questionnaire) -> Questionnaire:
    """Return the questionnaire; faults fail the test."""
    if isinstance(source, Questionnaire):
        return source
    reading = read_questionnaire(source.encode() if isinstance(source, str) else source)
    assert reading.questionnaire is not None, reading.faults
    assert reading.is_usable, reading.faults
    return reading.questionnaire


def answered(kept: Submission) -> dict[str, AnswerValue | str]:
    """Return the answers of a submission, missing reasons in brackets, for short comparisons."""
    return {
        str(address): f"({answer.missing})" if answer.value is None else answer.value
        for address, answer in kept.answers.items()
    }


def value_at(kept: Submission, question: str) -> AnswerValue | MissingReason:
    """Return one answer's value, or its missing reason."""
    answer = kept.answers[read_address(question)]
    if answer.value is not None:
        return answer.value
    assert answer.missing is not None
    return answer.missing


__all__ = ["Address", "Scenario", "answered", "read", "value_at"]
