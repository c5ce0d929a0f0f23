"""What is asked around the questions, where a questionnaire or a project switches it on."""

import pytest

from peerkit.errors import AnswerRefusedError, IllegalEventError, StaleAnswerError
from peerkit.interview import (
    AskDetail,
    Circumstances,
    DetailGiven,
    DetailKind,
    EndReason,
    InformationRead,
    KeepAnswered,
    ShowEnded,
    ShowInformation,
    ShowLimits,
    Stage,
    Typed,
    Under16,
    details_said,
    receive,
)
from peerkit.interview.steps import BY_STAGE, DETAILS
from peerkit.questionnaire import OrderStep
from peerkit.values import Address
from peerkit.words import catalogue
from peerkit.workflow.interviews.detail_words import detail_label, detail_option, ended_words
from tests.interview.sample import sample
from tests.scenario import HARMLESS, Scenario

ONE = "- {type: text, name: story, label: Tell me.}"
CONTACT = """
  - name: touch
    purpose: contact
    audience: organisation
    label: {en: You may write to me., ro: Îmi puteți scrie.}
"""
EVERYTHING = tuple(OrderStep)


def with_steps(*steps: str, under_16: Under16 = Under16.REFUSE) -> Scenario:
    return Scenario(sample(ONE), steps=steps, under_16=under_16).start()


def asked(scenario: Scenario) -> AskDetail:
    prompt = scenario.prompt()
    assert isinstance(prompt, AskDetail), prompt
    return prompt


def test_nothing_is_asked_around_the_questions_unless_it_is_switched_on() -> None:
    scenario = with_steps()
    assert isinstance(scenario.prompt(), ShowInformation)
    scenario.consent().answer("story", "a").close_check()
    scenario.send(KeepAnswered(scenario.at(), keep=True)).expect_stage(Stage.FINISHED)


def test_steps_are_asked_in_their_order_and_nothing_else() -> None:
    scenario = with_steps("access", "safe_place", "known_person", "age", "understanding")
    seen = []
    while not isinstance(prompt := scenario.prompt(), ShowLimits):
        if isinstance(prompt, AskDetail):
            seen.append(name := prompt.address.name)
            scenario.say_of(name, HARMLESS.get(name, ""))
        else:
            seen.append(type(prompt).__name__)
            scenario.send(InformationRead(scenario.at()))
    assert seen == [
        *("access_needs", "access_notes", "safe_place", "known_person", "age"),
        *("ShowInformation", "understanding"),
    ]
    assert details_said(scenario.state) == {"access_needs": "", "access_notes": "", **HARMLESS}


def test_a_detail_is_asked_where_an_earlier_one_calls_for_it() -> None:
    scenario = with_steps("access").say_of("access_needs", "breaks bsl")
    assert asked(scenario).address == Address("interpreter")
    scenario.back()
    assert asked(scenario).answer == "bsl breaks"
    scenario.say_of("access_needs", "breaks")
    assert asked(scenario).address == Address("access_notes")


def test_a_detail_that_is_not_asked_any_more_was_never_said() -> None:
    scenario = with_steps("access").say_of("access_needs", "bsl").say_of("interpreter", "community")
    scenario.back().back().say_of("access_needs", "").say_of("access_notes")
    assert details_said(scenario.state) == {"access_needs": "", "access_notes": ""}


@pytest.mark.parametrize(
    ("step", "said", "reason"),
    [
        ("safe_place", {"safe_place": "not_safe"}, EndReason.NOT_SAFE),
        ("known_person", {"known_person": "family", "swap": "swap"}, EndReason.KNOWN_PERSON),
        ("age", {"age": "under_16"}, EndReason.UNDER_16),
    ],
)
def test_an_interview_that_should_not_be_ends_kindly(
    step: str, said: dict[str, str], reason: EndReason
) -> None:
    scenario = with_steps(step)
    for name, value in said.items():
        scenario.say_of(name, value)
    scenario.expect_stage(Stage.REFUSED)
    ended = scenario.prompt()
    assert isinstance(ended, ShowEnded)
    assert (reason, True) == (ended.reason, ended.refused)
    assert ended_words(catalogue("en"), ended.reason)


def test_who_may_not_have_understood_is_not_asked_for_consent() -> None:
    scenario = with_steps("understanding")
    scenario.send(InformationRead(scenario.at())).say_of("understanding", "not_sure")
    assert scenario.state.reason is EndReason.NOT_UNDERSTOOD
    scenario.expect_stage(Stage.REFUSED)


def test_somebody_who_knows_the_researcher_may_go_on_all_the_same() -> None:
    scenario = with_steps("known_person").say_of("known_person", "friend").say_of("swap", "go_on")
    assert isinstance(scenario.prompt(), ShowInformation)


def test_under_16_needs_an_adults_permission_and_the_own_consent() -> None:
    scenario = with_steps("age", under_16=Under16.ADULT_AND_CHILD).say_of("age", "under_16")
    scenario.say_of("permission", "yes").say_of("permission_from", "guardian")
    said = scenario.consent().answer("story", "a").finish()
    expected = Circumstances(age="under_16", permission_from="guardian")
    assert expected == said.circumstances
    refused = with_steps("age", under_16=Under16.ADULT_AND_CHILD).say_of("age", "under_16")
    refused.say_of("permission", "no").expect_stage(Stage.REFUSED)
    assert refused.state.reason is EndReason.NO_PERMISSION
    own = with_steps("age", under_16=Under16.ADULT_AND_CHILD).say_of("age", "under_16")
    own.say_of("permission", "yes").say_of("permission_from", "parent").consent(take_part=False)
    own.expect_stage(Stage.REFUSED)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("safe_place", "", "required"),
        ("safe_place", "on the moon", "not_a_choice"),
        ("access_needs", "bsl moon", "not_a_choice"),
        ("access_notes", "\ud800", "not_text"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    name: str, value: str, problem: str
) -> None:
    scenario = with_steps("access", "safe_place")
    while asked(scenario).address != Address(name):
        scenario.say_of(asked(scenario).address.name)
    before = scenario.state
    with pytest.raises(AnswerRefusedError) as caught:
        receive(before, DetailGiven(scenario.at(), Address(name), value))
    assert problem == caught.value.values["problem"]
    assert before == scenario.state


def test_what_is_said_to_another_detail_changes_nothing() -> None:
    scenario = with_steps("safe_place")
    before = scenario.state
    with pytest.raises(StaleAnswerError):
        receive(before, DetailGiven(scenario.at(), Address("age"), "16_17"))
    with pytest.raises(IllegalEventError):
        receive(before, InformationRead(scenario.at()))
    assert before == scenario.state


def test_there_is_a_way_back_through_all_steps() -> None:
    scenario = with_steps("access", "safe_place", "understanding").read_out()
    names = []
    for _ in range(7):
        prompt = scenario.back().prompt()
        names.append(
            prompt.address.name if isinstance(prompt, AskDetail) else type(prompt).__name__
        )
    assert names == [
        *("ShowLimits", "understanding", "ShowInformation", "safe_place", "access_notes"),
        *("access_needs", "access_needs"),
    ]


def test_words_typed_for_a_detail_are_kept_and_go_when_it_is_said() -> None:
    scenario = with_steps("access").say_of("access_needs").typed("access_notes", "a low")
    assert asked(scenario).draft == "a low"
    scenario.pause().resume()
    assert asked(scenario).draft == "a low"
    scenario.say_of("access_notes", "a low table").back()
    assert isinstance(scenario.prompt(), AskDetail)
    assert (asked(scenario).draft, asked(scenario).answer) == (None, "a low table")


def test_words_typed_for_nothing_that_is_asked_change_nothing() -> None:
    scenario = with_steps("access")
    with pytest.raises(StaleAnswerError):
        receive(scenario.state, Typed(scenario.at(), Address("story"), "a"))


# --- the closing ------------------------------------------------------------------------------


def closing(*steps: str, consent: str = "", **said: bool) -> Scenario:
    scenario = Scenario(sample(ONE, consent=consent), steps=steps)
    scenario.start().consent(**said).answer("story", "a").close_check()
    return scenario.send(KeepAnswered(scenario.at(), keep=True))


def test_the_reward_is_asked_at_the_end_and_its_amounts_are_numbers() -> None:
    scenario = closing("reward").say_of("reward", "accepted").say_of("reward_form", "voucher")
    with pytest.raises(AnswerRefusedError) as caught:
        scenario.say_of("reward_value", "twenty")
    assert caught.value.values["problem"] == "not_a_number"
    with pytest.raises(AnswerRefusedError):
        scenario.say_of("reward_value", "-20")
    scenario.say_of("reward_value", "20,50").say_of("expenses").say_of("benefits_advice", "yes")
    scenario.expect_stage(Stage.FINISHED)
    assert details_said(scenario.state)["reward_value"] == "20.5"


def test_staying_in_touch_is_asked_only_of_those_who_agreed() -> None:
    closing("contact", consent=CONTACT, touch=False).expect_stage(Stage.FINISHED)
    scenario = closing("contact", consent=CONTACT)
    assert asked(scenario).is_private
    scenario.say_of("reach_name", "Zofia").harmless()
    assert details_said(scenario.state)["reach_name"] == "Zofia"


def test_nobody_is_offered_their_own_name_without_having_agreed_to_it() -> None:
    assert asked(closing("naming")).options == ("no_name", "other_name")


def test_at_the_closing_everything_is_kept_whatever_interrupts() -> None:
    scenario = closing("reward").pause().resume()
    scenario.expect_stage(Stage.CLOSING).stop().expect_stage(Stage.FINISHED)


def test_who_goes_back_from_the_closing_is_asked_again_whether_to_keep() -> None:
    scenario = closing("reward").back().expect_stage(Stage.KEEPING)
    scenario.send(KeepAnswered(scenario.at(), keep=False)).expect_stage(Stage.DISCARDED)


def test_who_ended_early_is_still_asked_about_the_reward_alone() -> None:
    scenario = Scenario(sample(ONE), steps=("naming", "contact", "reward")).consent().stop()
    assert asked(scenario).address == Address("reward")
    scenario.harmless().expect_stage(Stage.STOPPED)


# --- the words --------------------------------------------------------------------------------


def test_every_detail_option_and_ending_has_words() -> None:
    words = catalogue("en")
    for detail in DETAILS.values():
        assert detail_label(words, detail.name)
        assert all(detail_option(words, detail.name, option) for option in detail.options)
    assert all(ended_words(words, reason) for reason in EndReason)


def test_no_name_stands_for_two_details_and_only_choices_have_options() -> None:
    details = [detail for group in BY_STAGE.values() for detail in group]
    assert len(details) == len(DETAILS)
    kinds = (DetailKind.CHOICE, DetailKind.CHOICES)
    assert all(bool(detail.options) == (detail.kind in kinds) for detail in details)


def test_every_step_but_the_researchers_own_has_details() -> None:
    assert {detail.step for detail in DETAILS.values()} == set(EVERYTHING) - {OrderStep.DEBRIEF}
