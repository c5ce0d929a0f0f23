"""A whole questionnaire is read as it was written, and nothing in it is lost."""

from decimal import Decimal

import pytest

from peerkit.expression import parse_expression
from peerkit.questionnaire import (
    Audience,
    Choice,
    Group,
    Purpose,
    Question,
    Questionnaire,
    QuestionType,
    Range,
    Repeat,
    Sensitivity,
    Text,
    read_questionnaire,
)
from peerkit.questionnaire.read_range import read_range
from peerkit.values import digest
from tests.questionnaire.samples import HOUSING, SMALL, codes, read, with_items

WITH_MANY_FAULTS = (
    SMALL.replace("version: 1", "colour: green")
    .replace("audience: organisation", "audience: all")
    .replace("name: age", "name: 9age")
    .replace("select_one tenure", "select_one homes")
)


@pytest.fixture(scope="module")
def housing() -> Questionnaire:
    reading = read_questionnaire(HOUSING)
    assert reading.faults == ()
    assert reading.is_usable
    assert reading.questionnaire is not None
    return reading.questionnaire


def question(questionnaire: Questionnaire, name: str) -> Question:
    return next(found for found in questionnaire.questions() if found.name == name)


def test_the_small_sample_has_neither_fault_nor_advice() -> None:
    assert [] == codes(SMALL.encode())


def test_the_digest_is_of_the_bytes_as_they_are(housing: Questionnaire) -> None:
    assert digest("questionnaire", HOUSING) == housing.digest


def test_the_head_is_read(housing: Questionnaire) -> None:
    assert "housing_voices" == housing.form_id
    assert "2026112101" == housing.version
    assert Text({"en": "Housing voices", "ro": "Voci despre locuire"}) == housing.title
    assert {"en": "English", "ro": "Română"} == housing.languages
    assert {"ro": "Ioana P., 2026-11-01"} == housing.reviewed
    assert ("Social integration", "Romanian Londoners") == (housing.theme, housing.community)
    assert housing.signposting is not None
    assert housing.signposting.has("ro")
    assert {} == housing.extras


def test_consent_statements_are_read(housing: Questionnaire) -> None:
    first, second, third = housing.consent

    assert (Purpose.TAKE_PART, Audience.ORGANISATION, True) == (
        first.purpose,
        first.audience,
        first.essential,
    )
    assert "I agree to take part." == first.label.translations["en"]
    assert (Purpose.QUOTE, Audience.PUBLIC, False) == (
        second.purpose,
        second.audience,
        second.essential,
    )
    assert Sensitivity.HEALTH.purpose == third.purpose


def test_both_writings_of_a_choice_list_are_read(housing: Questionnaire) -> None:
    assert ["council", "private"] == [c.name for c in housing.choices["tenure"].choices]
    assert (
        Choice("north", Text({"en": "North", "ro": "Nord"}), {"side": "left"}),
        Choice("south", Text({"en": "South", "ro": "Sud"}), {"side": "right"}),
    ) == housing.choices["area"].choices


def test_groups_and_repeats_nest_as_written(housing: Questionnaire) -> None:
    home, household = housing.survey
    assert isinstance(home, Group)
    assert isinstance(household, Group)
    assert parse_expression("${tenure} != ''") == household.relevant

    member = household.items[1]
    assert isinstance(member, Repeat)
    assert parse_expression("${household_size}") == member.count
    assert ["member_no", "member_age"] == [item.name for item in member.items]


def test_the_keys_of_a_question_are_read(housing: Questionnaire) -> None:
    tenure = question(housing, "tenure")
    assert (QuestionType.SELECT_ONE, "tenure") == (tenure.type, tenure.choice_list)
    assert parse_expression("true()") == tenure.required
    assert parse_expression("today()") == question(housing, "moved_in").default
    assert Range("0", "10", "0.5") == question(housing, "satisfaction").range
    story = question(housing, "story")
    assert ["What happened next?", "Who did you tell?"] == [
        probe.translations["en"] for probe in story.probes
    ]
    assert question(housing, "crowding").note_to_interviewer
    health = question(housing, "health")
    assert (Sensitivity.HEALTH, False, True) == (health.sensitive, health.pii, health.refusal)
    assert 1 == len(health.probes)


def test_a_blank_translation_counts_as_none() -> None:
    data = with_items("{type: note, name: n, label: Hello, hint: '  '}")

    assert question(read(data), "n").hint is None


def test_what_is_unknown_is_kept_as_it_was_written() -> None:
    data = with_items(
        "{type: note, name: n, label: Hello, colour: {a: [1, no]}}",
        "{type: geopoint, name: place, label: Where?, accuracy: '5'}",
        "{type: hologram of me, name: h, label: Look}",
    )

    questionnaire = read(data)

    assert {"colour": {"a": ["1", "no"]}} == question(questionnaire, "n").extras
    place = question(questionnaire, "place")
    assert (QuestionType.UNKNOWN, "geopoint") == (place.type, place.source_type)
    assert "hologram of me" == question(questionnaire, "h").source_type
    assert ["unknown_key", "not_run_here", "unknown_key", "unknown_type"] == codes(data)


@pytest.mark.parametrize("word", ["yes", "true", "TRUE", "true()"])
def test_required_may_be_any_yes(word: str) -> None:
    data = with_items(f"{{type: integer, name: n, label: How many?, required: {word}}}")

    assert parse_expression("true()") == question(read(data), "n").required


@pytest.mark.parametrize("word", ["no", "false()", "''"])
def test_a_no_is_no_condition(word: str) -> None:
    data = with_items(f"{{type: integer, name: n, label: How many?, required: {word}}}")

    assert question(read(data), "n").required is None


@pytest.mark.parametrize("word", ["no", "FALSE", "false()"])
def test_what_is_relevant_no_is_never_asked(word: str) -> None:
    data = with_items(f"{{type: integer, name: n, label: How many?, relevant: {word}}}")
    group = with_items(
        f"{{type: group, name: g, label: G, relevant: {word},"
        " questions: [{type: integer, name: n, label: How many?}]}"
    )

    assert parse_expression("false()") == question(read(data), "n").relevant
    assert parse_expression("false()") == read(group).survey[-1].relevant


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tower Hamlets (north)", "Tower Hamlets (north)"),
        ("12", "12"),
        ("'${age} + 1'", parse_expression("${age} + 1")),
        ("today()", parse_expression("today()")),
    ],
)
def test_a_default_is_a_text_unless_it_refers_or_calls(written: str, expected: object) -> None:
    data = with_items(f"{{type: integer, name: n, label: How many?, default: {written}}}")

    assert expected == question(read(data), "n").default
    assert [] == codes(data)


OR_OTHER = "{type: select_one tenure or_other, name: wish, label: What would you like?}"


def test_or_other_adds_a_choice_and_a_question_right_behind() -> None:
    data = with_items(OR_OTHER, "{type: integer, name: last, label: How many?}")

    assert ["wish", "wish_other", "last"] == [item.name for item in read(data).survey][-3:]
    assert ["council", "private", "other"] == [
        choice.name for choice in read(data).choices["tenure"].choices
    ]
    assert [] == codes(data)


def test_or_other_adds_nothing_that_is_written_out() -> None:
    written = "{type: text, name: wish_other, label: What else?, probes: [Why that?]}"
    whole = read(with_items(OR_OTHER, written).replace(b"private:", b"other: Elsewhere, private:"))

    assert Text({"en": "What else?"}) == question(whole, "wish_other").label
    assert "Elsewhere" == whole.choices["tenure"].choices[1].label.translations["en"]
    assert 1 == [item.name for item in whole.survey].count("wish_other")


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, Range("0", "10", "1")),
        ({"start": "-5", "end": "5.0", "step": "2.50"}, Range("-5", "5", "2.5")),
        ({"start": "-0", "end": "1e3", "step": "100"}, Range("0", "1000", "100")),
        ({"start": "5", "end": "5"}, None),
        ({"step": "0"}, None),
        ({"step": "-1"}, None),
        ({"step": "20"}, None),
        ({"end": "NaN"}, None),
        ({"end": "1e999999999"}, None),
        ({"end": "ten"}, None),
    ],
)
def test_a_range_has_canonical_numbers_or_is_none(
    parameters: dict[str, str], expected: Range | None
) -> None:
    assert expected == read_range(parameters)
    if expected:
        assert Decimal(expected.start) < Decimal(expected.end)


def test_xlsforms_own_writing_of_parameters_is_read() -> None:
    data = with_items("{type: range, name: r, label: How much?, parameters: start=1 end=5 step=2}")

    assert Range("1", "5", "2") == question(read(data), "r").range


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"text", b"- a\n"])
def test_a_file_without_keys_gives_no_questionnaire(data: bytes) -> None:
    reading = read_questionnaire(data)

    assert reading.questionnaire is None
    assert not reading.is_usable
    assert ["not_a_questionnaire"] == [fault.code for fault in reading.faults]


def test_an_almost_empty_file_is_told_everything_that_is_missing() -> None:
    reading = read_questionnaire(b"peerkit: 1\n")

    missing = {f.values["key"] for f in reading.faults if f.code == "missing_key"}
    assert {"form_id", "version", "title", "default_language", "languages", "survey"} == missing
    others = {fault.code for fault in reading.faults} - {"missing_key"}
    assert {"no_information", "no_limits", "no_consent"} == others
    assert reading.questionnaire is not None


def test_faults_come_in_the_order_of_the_file() -> None:
    faults = read_questionnaire(WITH_MANY_FAULTS.encode()).faults

    assert len(faults) >= 5
    places = [(fault.position.line, fault.position.column) for fault in faults]
    assert sorted(places) == places


def test_advice_alone_leaves_a_questionnaire_usable() -> None:
    reading = read_questionnaire(SMALL.replace("name: age", "name: Age").encode())

    assert ["capitals_in_name"] == [fault.code for fault in reading.faults]
    assert reading.is_usable


def test_or_other_on_a_question_whose_name_is_none_is_told_and_not_raised() -> None:
    data = with_items("{type: select_one tenure or_other, name: row!x ch row?, label: Which?}")
    assert "bad_name" in codes(data)


@pytest.mark.parametrize("escape", ["\\u202e", "\\e", "\\a", "\\u2066", "\\0"])
def test_a_character_that_nobody_sees_is_refused_in_words_however_it_is_written(
    escape: str,
) -> None:
    reading = read_questionnaire(with_items(f'{{type: note, name: n, label: "a{escape}b"}}'))

    assert ["control_character"] == [fault.code for fault in reading.faults]
