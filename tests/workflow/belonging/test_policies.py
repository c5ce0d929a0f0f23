"""What a project asks of its researchers' laptops, from the lead's words to the interview."""

import json
from dataclasses import replace

import pytest

from peerkit.errors import ApproverError, UnknownPolicyError
from peerkit.interview import Under16
from peerkit.questionnaire import OrderStep
from peerkit.record import write_canonical
from peerkit.workflow.belonging.policies import find_policies
from peerkit.workflow.belonging.policy_values import check_policies, read_policies
from peerkit.workflow.interviews.answering import Status, conduct
from peerkit.workflow.interviews.paper import read_paper, write_paper
from peerkit.workflow.projects.joining import join
from peerkit.workflow.projects.kits import make_kit
from peerkit.workflow.questionnaires.shelf import read_sheet
from peerkit.workflow.questionnaires.terms import find_terms
from tests.workflow import sittings
from tests.workflow.actors import SOURCE, Actor, Story, interview, kinds, sheet


def test_each_policy_is_read_as_what_it_is() -> None:
    written = [
        *("steps=access, age", "under_16=adult_and_child", "under_16_approver=Ade Example"),
        *("lock_minutes_interview=45", "training_required=yes", "lone_working=no"),
        "local_card=Duty desk: 020 7946 0000 = day and night",
    ]
    assert read_policies(written) == {
        "steps": "access age",
        "under_16": "adult_and_child",
        "under_16_approver": "Ade Example",
        "lock_minutes_interview": 45,
        "training_required": True,
        "lone_working": False,
        "local_card": "Duty desk: 020 7946 0000 = day and night",
    }


@pytest.mark.parametrize(
    ("written", "allowed"),
    [
        ("under_16=maybe", "under_16=refuse|adult_and_child"),
        ("steps=soup", "steps=access,"),
        ("steps=", "steps=access,"),
        ("lock_minutes_interview=2", "lock_minutes_interview=10-240"),
        ("lock_minutes_home=٣", "lock_minutes_home=1-60"),
        ("lone_working=sometimes", "lone_working=yes|no"),
        ("local_card=", "local_card=TEXT"),
        ("soup=yes", "steps, under_16,"),
        ("soup", "steps, under_16,"),
    ],
)
def test_a_slip_is_told_with_what_could_be_meant(written: str, allowed: str) -> None:
    with pytest.raises(UnknownPolicyError) as caught:
        read_policies([written])
    assert str(caught.value.values["allowed"]).startswith(allowed)


def test_who_interviews_young_people_does_not_approve_of_it() -> None:
    both = {"under_16": "adult_and_child"}
    for policies, researcher in (
        (both, "Amina"),
        ({**both, "under_16_approver": "amina "}, "Amina"),
    ):
        with pytest.raises(ApproverError):
            check_policies(policies, researcher)
    check_policies({**both, "under_16_approver": "Ade"}, "Amina")
    check_policies({"under_16": "refuse"}, "Amina")


def device(story: Story, policies: dict[str, str | int | bool]) -> Actor:
    made = make_kit(story.organisation.vault, story.clock.at(), name="Amina", policies=policies)
    actor = story.actor("amina")
    join(actor.vault, made.data, " ".join(made.words), is_same_organisation=False)
    return actor


def test_a_kit_switches_steps_on_whatever_the_questionnaire(story: Story) -> None:
    policies = {"steps": "safe_place", "under_16": "adult_and_child", "under_16_approver": "Ade"}
    amina = device(story, {**policies})
    assert find_policies(amina.vault) == policies
    sitting = sittings.begin(amina)
    expected = {OrderStep.SAFE_PLACE, OrderStep.AGE}
    assert expected == sitting.state.setting.steps
    assert sitting.state.setting.under_16 is Under16.ADULT_AND_CHILD
    again = sittings.resume(amina, sitting)
    assert sitting.state.setting == again.state.setting


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ({}, Status.FAULTY),
        ({"age": "under_16"}, Status.REFUSED),
        ({"age": "16_17"}, Status.RECORDED),
    ],
)
def test_a_form_on_paper_leaves_out_no_age_that_a_project_asks_for(
    story: Story, said: dict[str, str], becomes: Status
) -> None:
    amina = device(story, {"under_16": "refuse"})
    [one] = amina.conduct(replace(interview({"story": "a word"}), steps=said))
    assert becomes is one.status
    assert (["submission"] if becomes is Status.RECORDED else []) == [
        kind for kind in kinds(amina.vault) if kind == "submission"
    ]


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ({}, Status.FAULTY),
        ({"age": "under_16"}, Status.REFUSED),
        ({"age": "18_or_over"}, Status.RECORDED),
    ],
)
def test_a_form_on_paper_leaves_out_no_age_that_its_questionnaire_asks_for(
    story: Story, said: dict[str, str], becomes: Status
) -> None:
    amina = story.device("amina")
    aged = read_sheet("aged.yaml", SOURCE.replace(b"survey:", b"steps: [age]\nsurvey:", 1))
    given = replace(interview({"story": "a word"}), steps=said)
    [one] = conduct(amina.vault, aged, [given], None, amina.clock.now)
    assert becomes is one.status
    assert (becomes is Status.RECORDED) == ("submission" in kinds(amina.vault))


def test_policies_stay_for_later_kits_and_for_the_leads_own_interviews(story: Story) -> None:
    device(story, {"steps": "age", "local_card": "020 7946 0000"})
    later = story.device("bo")
    assert find_policies(later.vault) == {"steps": "age", "local_card": "020 7946 0000"}
    terms = find_terms(story.organisation.vault)
    assert terms is not None
    assert terms.steps == {OrderStep.AGE}
    sitting = sittings.begin(later, sheet())
    assert sitting.local_card == "020 7946 0000"


def test_an_organisation_takes_over_what_its_programme_asks(story: Story) -> None:
    make_kit(
        story.programme.vault, story.clock.at(), organisation="Pier", policies={"steps": "access"}
    )
    pier = story.enter("pier")
    assert find_policies(pier.vault) == {"steps": "access"}


def test_a_kit_of_a_researcher_who_would_approve_of_themselves_is_not_made(story: Story) -> None:
    policies = {"under_16": "adult_and_child", "under_16_approver": "Amina"}
    with pytest.raises(ApproverError):
        make_kit(story.organisation.vault, story.clock.at(), name="Amina", policies=policies)
    assert find_policies(story.organisation.vault) == {}


def test_an_interview_of_before_there_were_steps_goes_on_without_any(story: Story) -> None:
    paper = sittings.begin(story.device("amina")).paper
    document = json.loads(write_paper(paper))
    del document["steps"], document["under_16"]
    assert read_paper(write_canonical(document)) == paper
