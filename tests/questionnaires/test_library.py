"""The questionnaires that peerkit brings along can be used, and keep what they promise."""

import re
from itertools import pairwise
from random import Random

import pytest

from peerkit.errors import AnswerRefusedError
from peerkit.interview import Stage
from peerkit.questionnaire import Fault, Group, Question, Questionnaire, QuestionType, Sensitivity
from peerkit.values import MissingReason
from tests.questionnaires.library import FOLDER, NAMES, findings, reading, shipped, walk
from tests.scenario import Scenario, value_at

ALL_LANGUAGES = {
    "en": "English",
    "ro": "Română",
    "bg": "Български",
    "so": "Soomaali",
    "pl": "Polski",
    "ar": "العربية",
    "zh-Hans": "简体中文",
}
ON_A_CARD = {"borough", "who_could_do_it"}
"""Questions with long lists, which nobody reads out: the guidance beside them says so."""

REVIEW = {"language_not_reviewed", "module_not_reviewed"}
"""No translation has been read by a native speaker yet; until then each is for practice only."""

NUMBERS = {
    "999": "emergencies",
    "111": "NHS",
    "116 123": "Samaritans",
    "0800 1111": "Childline",
    "0808 168 9111": "Victim Support",
    "0800 144 8848": "Citizens Advice in England",
    "0300 020 0096": "Independent Office for Police Conduct",
    "0303 123 1113": "Information Commissioner's Office",
    "85258": "SHOUT",
}
_NUMBER = re.compile(r"\b(?:999|111|85258|116 123|0[0-9]{3} [0-9 ]{4,9})\b")

SPOKEN = [(name, language) for name in NAMES for language in shipped(name).languages]


def probe(languages: dict[str, str]) -> bytes:
    """Return a questionnaire that has nothing but the two modules."""
    filled = "We are {organisation}. We tell {shared_with}. Ask {contact} up to {withdraw_by}."
    words = "{" + ", ".join(f'{tag}: "{filled}"' for tag in languages) + "}"
    spoken = "{" + ", ".join(f"{tag}: {name}" for tag, name in languages.items()) + "}"
    return f"""
peerkit: 1
form_id: probe
version: 1
title: {words}
default_language: en
languages: {spoken}
modules: [core, equality]
information: {words}
limits: {words}
consent:
  - {{name: take_part, purpose: take_part, audience: organisation, essential: yes, label: {words}}}
survey: []
""".encode()


def probed() -> Questionnaire:
    whole = reading(probe(ALL_LANGUAGES)).questionnaire
    assert whole is not None
    return whole


def is_expected(advice: Fault) -> bool:
    if advice.code == "too_many_choices":
        return advice.values["name"] in ON_A_CARD
    return advice.code in REVIEW


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_questionnaire_has_no_faults(name: str) -> None:
    assert [] == [fault for fault in findings(name) if not fault.is_advice]


@pytest.mark.parametrize("name", NAMES)
def test_its_advice_is_known_and_has_a_reason(name: str) -> None:
    assert [] == [advice for advice in findings(name) if not is_expected(advice)]


@pytest.mark.parametrize(("name", "language"), SPOKEN)
def test_a_walk_in_each_language_ends_in_a_submission(name: str, language: str) -> None:
    for seed in range(3):
        scenario = walk(Scenario(shipped(name), language=language), Random(f"{name}{seed}"))
        kept = scenario.finish()
        assert Stage.FINISHED is scenario.state.stage
        assert any(answer.value is not None for answer in kept.answers.values())


@pytest.mark.parametrize(("name", "language"), SPOKEN)
def test_title_and_signposting_are_there_in_each_language(name: str, language: str) -> None:
    whole = shipped(name)
    assert whole.title.has(language)
    assert whole.signposting is not None
    assert whole.signposting.has(language)


@pytest.mark.parametrize("name", NAMES)
def test_what_only_the_researcher_sees_is_there_in_each_language(name: str) -> None:
    whole = shipped(name)
    for question in whole.questions():
        for text in (question.guidance_hint, question.required_message, *question.probes):
            if text is not None:
                assert set(whole.languages) == set(text.translations), question.name


@pytest.mark.parametrize("name", NAMES)
def test_each_language_gives_the_same_telephone_numbers_and_only_known_ones(name: str) -> None:
    whole = shipped(name)
    assert whole.signposting is not None
    for text in (whole.signposting, whole.information):
        found = [set(_NUMBER.findall(words)) for words in text.translations.values()]
        assert all(numbers == found[0] for numbers in found)
        assert found[0] <= set(NUMBERS)
        digits = [sum(map(str.isdigit, words)) for words in text.translations.values()]
        assert digits == digits[:1] * len(digits)


@pytest.mark.parametrize("name", NAMES)
def test_whoever_has_the_laptop_keeps_it_until_the_end_of_what_is_typed_alone(name: str) -> None:
    alone = [isinstance(item, Group) and item.self_entry for item in shipped(name).survey]
    assert not any(one and following for one, following in pairwise(alone))


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_asked_about_immigration(name: str) -> None:
    classes = {question.sensitive for question in shipped(name).questions()}
    assert Sensitivity.IMMIGRATION not in classes
    assert not any(advice.code == "immigration_status" for advice in findings(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_question_on_something_sensitive_can_be_declined(name: str) -> None:
    assert all(question.refusal for question in shipped(name).questions() if question.sensitive)


def meaning(whole: Questionnaire, question: Question) -> tuple[object, ...]:
    """Return what a name stands for, in words that two questionnaires can be compared by."""
    choices = whole.choices.get(question.choice_list or "")
    return (
        question.type,
        question.label and question.label.translations["en"],
        choices and tuple(choice.name for choice in choices.choices),
        question.sensitive,
        question.pii,
    )


def test_a_name_means_the_same_in_every_questionnaire() -> None:
    meanings: dict[str, set[tuple[object, ...]]] = {}
    for name in NAMES:
        whole = shipped(name)
        for question in whole.questions():
            if question.type is not QuestionType.NOTE:
                meanings.setdefault(question.name, set()).add(meaning(whole, question))
    assert {} == {name: found for name, found in meanings.items() if len(found) > 1}


def test_the_modules_are_whole_in_all_their_languages() -> None:
    found = {fault.code for fault in reading(probe(ALL_LANGUAGES)).faults}
    assert {"language_not_reviewed", "module_not_reviewed", "too_many_choices"} == found


def test_the_boroughs_are_the_33_of_the_official_register() -> None:
    codes = [choice.columns["gss"] for choice in probed().choices["borough"].choices]
    expected = {f"E090000{number:02}" for number in range(1, 34)}
    assert expected == {code for code in codes if code}
    assert codes.count("") == len(codes) - len(expected)


def test_local_detail_rolls_up_to_an_official_category() -> None:
    official = {choice.name: choice.columns for choice in probed().choices["ethnicity"].choices}
    assert set(map(str, range(1, 20))) == {columns["ons_code"] for columns in official.values()}
    local = probed().choices["ethnicity_local"].choices
    assert {choice.columns["rolls_up_to"] for choice in local} <= set(official)


@pytest.mark.parametrize("asked_late", ["gender_identity", "sexual_orientation", "partnership"])
def test_what_is_for_adults_is_asked_from_16_on(asked_late: str) -> None:
    for age_band, is_asked in (("13_15", False), ("16_17", True), ("85_plus", True)):
        scenario = walk(Scenario(probed()), Random(1), {"age_band": age_band, "sex": "male"})
        value = value_at(scenario.finish(), asked_late)
        assert is_asked is (value is not MissingReason.DOES_NOT_APPLY)


def test_ethnicity_is_asked_in_steps() -> None:
    given = {"ethnic_group": "black", "ethnicity": "african", "ethnicity_local": "somali"}
    kept = walk(Scenario(probed()), Random(1), given).finish()
    assert given == {name: value_at(kept, name) for name in given}
    assert MissingReason.DOES_NOT_APPLY is value_at(kept, "ethnicity_own_words")


def test_in_a_group_nothing_is_written_of_somebody_who_said_no() -> None:
    scenario = Scenario(shipped("group_interview")).consent().passed("opening_note")
    scenario.passed("recruitment_route").passed("interview_format").answer("people_count", 2)
    scenario.answer("person_agrees[1]", "yes").answer("person_agrees[2]", "no")
    scenario.passed("not_all_agree_note").passed("topics_note").more("remark[1]")
    before = scenario.answer("remark_topic[1]", "good").state
    with pytest.raises(AnswerRefusedError):
        scenario.answer("remark_by[1]", 2)
    assert before == scenario.state
    scenario.answer("remark_by[1]", 1).expect_question("remark_words[1]")


def test_the_readme_tells_of_every_questionnaire_and_its_languages() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)\.yaml` \|.*?\| ([^|]+) \|", readme, re.MULTILINE)
    told = {name: tuple(languages.split()) for name, languages in rows}
    assert {name: tuple(shipped(name).languages) for name in NAMES} == told
