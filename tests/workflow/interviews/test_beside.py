"""What an interview keeps beside its answers: each in its own record, none of it in what leaves."""

from typing import Any

from peerkit.interview import Circumstances
from peerkit.record import RecordKind
from peerkit.record.bodies.access import Access, read_access
from peerkit.record.bodies.attempt import read_attempt
from peerkit.record.bodies.contact import Contact, read_contact
from peerkit.record.bodies.reward import Reward, RewardOutcome, read_reward
from peerkit.record.bodies.submission import read_submission
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.interviews.answering import Status
from peerkit.workflow.interviews.answers_file import AnswersFault
from peerkit.workflow.ledger.bodies import body_of
from tests.workflow.actors import CONSENT, Actor, Story, holds, interview, kinds, subject

STEPS = {
    "access_needs": "bsl breaks",
    "interpreter": "professional",
    "interpreter_confidential": "yes",
    "access_notes": "kanarek stairs",
    "safe_place": "companion",
    "known_person": "by_sight",
    "age": "16_17",
    "understanding": "understood",
    "naming": "other_name",
    "named_as": "Kanarek",
    "reach_name": "Zofia kanarek",
    "reach_telephone": "020 7946 0000",
    "reward": "accepted",
    "reward_form": "voucher",
    "reward_value": "20",
    "expenses": "4,50",
    "benefits_advice": "yes",
}


def record_of(actor: Actor, kind: RecordKind) -> Any:
    project = find_project(actor.vault)
    assert project is not None
    [record] = actor.vault.records.by_kind(project.id, kind)
    return record


def test_all_that_was_said_around_the_questions_is_filed_apart(story: Story) -> None:
    amina = story.device("amina")
    told = amina.record("told", steps=STEPS)
    assert kinds(amina.vault) == ["access", "contact", "reward", "submission"]
    story.everybody(amina)
    lead = story.organisation
    access = Access(("bsl", "breaks"), "professional", True, "kanarek stairs")
    assert access == read_access(body_of(record_of(lead, RecordKind.ACCESS)))
    contact = Contact("Zofia kanarek", "020 7946 0000", named_as="Kanarek")
    assert contact == read_contact(body_of(record_of(lead, RecordKind.CONTACT)))
    reward = Reward(
        *("2026-11-21", RewardOutcome.ACCEPTED, "voucher", "20", "4.5"),
        is_advised=True,
    )
    assert reward == read_reward(body_of(record_of(lead, RecordKind.REWARD)))
    submission = record_of(lead, RecordKind.SUBMISSION)
    said = Circumstances("companion", "by_sight", "16_17", naming="other_name")
    assert said == read_submission(body_of(submission)).circumstances
    assert b"anarek" not in (submission.body or b"")
    assert subject(told.code) == record_of(lead, RecordKind.ACCESS).head.subject
    assert subject(told.code) != record_of(lead, RecordKind.REWARD).head.subject


def test_nothing_of_it_reaches_the_programme_or_an_export(story: Story) -> None:
    amina = story.device("amina")
    amina.record("told", steps=STEPS)
    story.everybody(amina)
    assert story.programme.stories() == ["told"]
    for words in ("anarek", "16_17", "by_sight", "voucher"):
        assert not holds(story.programme.vault, words)
    for actor in (story.organisation, story.programme):
        files = actor.export(story.folder / "out" / actor.vault.folder.name)
        assert not any(b"anarek" in each for each in files.values())


def test_a_withdrawal_takes_contact_and_access_and_leaves_the_books(story: Story) -> None:
    amina = story.device("amina")
    told = amina.record("told", steps=STEPS)
    amina.withdraw(told.code)
    story.everybody(amina)
    for actor in (amina, story.organisation):
        assert not holds(actor.vault, "anarek")
        assert "reward" in kinds(actor.vault)


def test_what_waits_for_a_project_waits_with_all_its_parts(story: Story) -> None:
    from peerkit.workflow.projects.joining import join

    loner = story.loner("loner")
    loner.record("told", steps=STEPS)
    made = story.kit()
    join(loner.vault, made.data, " ".join(made.words), is_same_organisation=True)
    assert kinds(loner.vault) == ["access", "contact", "reward", "submission"]


def test_a_form_without_steps_is_recorded_as_it_always_was(story: Story) -> None:
    amina = story.device("amina")
    amina.record("told")
    assert kinds(amina.vault) == ["submission"]


def test_a_form_that_speaks_of_a_step_must_say_what_it_needs(story: Story) -> None:
    amina = story.device("amina")
    cases = {
        ("permission", "yes"): AnswersFault(
            "refused_answer", {"question": "age", "problem": "required"}
        ),
        ("soup", "yes"): AnswersFault("unknown_detail", {"name": "soup"}),
        ("swap", "go_on"): AnswersFault(
            "refused_answer", {"question": "known_person", "problem": "required"}
        ),
        ("interpreter", "community"): AnswersFault("hidden_detail", {"name": "interpreter"}),
    }
    for (name, value), fault in cases.items():
        [one] = amina.conduct(interview({"story": "kanarek"}, steps={name: value}))
        assert (one.status, one.faults) == (Status.FAULTY, (fault,))
    without = interview({"story": "x"}, {**CONSENT, "reach": False}, steps={"reach_name": "Z"})
    [one] = amina.conduct(without)
    assert one.faults == (AnswersFault("hidden_detail", {"name": "reach_name"}),)
    assert kinds(amina.vault) == []
    assert not holds(amina.vault, "kanarek")


def test_a_form_of_somebody_under_16_leaves_an_attempt_with_its_reason(story: Story) -> None:
    amina = story.device("amina")
    [one] = amina.conduct(interview({"story": "kanarek"}, steps={"age": "under_16"}))
    assert one.status is Status.REFUSED
    assert kinds(amina.vault) == ["attempt"]
    assert not holds(amina.vault, "kanarek")
    amina.sync()
    story.organisation.sync()
    attempt = read_attempt(body_of(record_of(story.organisation, RecordKind.ATTEMPT)))
    assert attempt.outcome == "under_16"
