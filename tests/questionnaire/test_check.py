"""What the checks let pass, what they find, and that the model alone is enough for them."""

import pytest

from peerkit.questionnaire import read_questionnaire
from peerkit.questionnaire.check import check_questionnaire
from tests.questionnaire.samples import HOUSING, SMALL, codes, read, with_items

HEAD = "type: integer, name: n, label: How many?"


def condition(text: str) -> bytes:
    """Return the small questionnaire with one more question under that condition."""
    return with_items(f'{{{HEAD}, relevant: "{text}"}}')


def constraint(text: str, kind: str = "integer") -> bytes:
    """Return the small questionnaire with one more question under that constraint."""
    return with_items(
        f'{{type: {kind}, name: n, label: How much?, constraint: "{text}", '
        "constraint_message: No.}"
    )


def group(relevant: str, inner: str, kind: str = "group") -> bytes:
    """Return the small questionnaire with a group and a question in it, both under conditions."""
    return with_items(
        f'{{type: {kind}, name: g, relevant: "{relevant}", questions: '
        f'[{{{HEAD}, relevant: "{inner}"}}]}}'
    )


def test_the_model_alone_is_judged_like_its_file() -> None:
    data = SMALL.replace("tenure, label", "Tenure, label").replace("name: age", "name: 9").encode()

    by_file = [fault.code for fault in read_questionnaire(data).faults]

    assert by_file == [fault.code for fault in check_questionnaire(read(data))]
    assert ["capitals_in_name", "bad_name"] == by_file


def test_a_questionnaire_without_faults_has_none_as_a_model_either() -> None:
    assert () == check_questionnaire(read(HOUSING))


@pytest.mark.parametrize(
    "text",
    [
        ". > 5 and . < 6",
        ". > 5 and . <= 5",
        ". >= 6 and 5 >= .",
        ". = 3 and . = 4",
        ". = 3 and . != 3",
        ". = 3 and . > 3",
        ". = '' and . > 3",
        "not(. > 5) and . > 7",
        ". > -3 and . < -5",
        "(. > 5 and true()) and (. < 3 and true())",
    ],
)
def test_bounds_that_exclude_each_other_are_found(text: str) -> None:
    assert ["constraint_never_holds"] == codes(constraint(text))


@pytest.mark.parametrize(
    "text",
    [
        ". > 5 or . < 3",
        ". > 5 and . < 7",
        ". >= 5 and . <= 5",
        "not(. > 5 and . < 3)",
        ". != 3 and . != 4",
        ". > ${age} and . < 3",
        ". > 5 and string-length(.) < 3",
        ". >= 0 and . <= 15",
    ],
)
def test_bounds_that_can_be_met_are_left_alone(text: str) -> None:
    assert [] == codes(constraint(text))


def test_between_whole_numbers_there_is_room_for_a_decimal() -> None:
    assert [] == codes(constraint(". > 5 and . < 6", "decimal"))


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("${tenure} = 'council'", "${tenure} = 'private'"),
        ("${tenure} != 'council'", "${age} > 3 and ${tenure} = 'council'"),
        ("selected(${problems}, 'damp')", "not(selected(${problems}, 'damp'))"),
        ("${age} >= 18", "${age} < 18"),
    ],
)
def test_a_child_that_its_group_shuts_out_is_found(outer: str, inner: str) -> None:
    assert ["contradicts_group"] == codes(group(outer, inner))


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("${tenure} = 'council' or ${age} > 3", "${tenure} = 'private'"),
        ("selected(${problems}, 'damp')", "selected(${problems}, 'mould')"),
        ("${age} >= 18", "${age} < 65"),
        ("${tenure} != ''", "${tenure} = 'council'"),
    ],
)
def test_a_child_that_narrows_its_group_is_left_alone(outer: str, inner: str) -> None:
    assert [] == codes(group(outer, inner))


def test_different_people_of_a_repeat_may_meet_different_conditions() -> None:
    data = with_items(
        "{type: repeat, name: r, questions: [{type: integer, name: years, label: How old?}]}",
        '{type: group, name: g, relevant: "${years} > 60", questions: '
        '[{type: note, name: n, label: Hello, relevant: "${years} < 18"}]}',
    )

    assert [] == codes(data)


def test_two_choices_of_one_question_cannot_both_be_chosen_but_of_several_can() -> None:
    one = "selected(${tenure}, 'council') and selected(${tenure}, 'private')"
    several = "selected(${problems}, 'damp') and selected(${problems}, 'mould')"

    assert ["condition_never_holds"] == codes(condition(one))
    assert [] == codes(condition(several))


@pytest.mark.parametrize(
    "text",
    [
        "${tenure} = 'council' or ${tenure} = ''",
        "'private' = ${tenure}",
        "selected(${problems}, 'damp')",
        "${problems} != ''",
        "${age} = 5",
        "concat(${tenure}, '') = 'anything'",
        "jr:choice-name(${tenure}, '${tenure}') = 'Council'",
    ],
)
def test_choices_that_exist_are_left_alone(text: str) -> None:
    assert [] == codes(condition(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("'squat' = ${tenure}", "unknown_choice"),
        ("${tenure} != 'Council'", "misspelt_choice"),
        ("not(selected(${problems}, 'noise'))", "unknown_choice"),
        ("${tenure} = 3", "unknown_choice"),
        ("count(${tenure}[. = 'squat']) > 0 and ${tenure} = 'squat'", "unknown_choice"),
    ],
)
def test_a_choice_that_does_not_exist_is_found(text: str, code: str) -> None:
    assert [code] == codes(condition(text))


def test_numbers_may_name_choices_that_are_numbers() -> None:
    scale = "choices:\n  scale: {1: Low, 2: High}\n"
    question = "{type: select_one scale, name: s, label: Low or high?}"
    data = with_items(question, f'{{{HEAD}, relevant: "${{s}} >= 1 and ${{s}} = 2"}}')

    assert [] == codes(data.replace(b"choices:\n", scale.encode()))


def test_the_choice_that_or_other_adds_is_known() -> None:
    data = with_items(
        "{type: select_one tenure or_other, name: wish, label: What do you wish?}",
        f"{{{HEAD}, relevant: \"${{wish}} = 'other'\"}}",
    )

    assert [] == codes(data)


def test_a_group_that_depends_on_its_own_question_is_a_cycle() -> None:
    data = with_items(
        '{type: group, name: g, relevant: "${inner} > 3", questions: '
        "[{type: integer, name: inner, label: How many?}]}"
    )

    (cycle,) = [f for f in read_questionnaire(data).faults if f.code == "cycle"]
    assert "g → inner → g" == cycle.values["path"]


def test_a_repeat_may_count_itself_from_outside_and_position_itself_inside() -> None:
    data = with_items(
        '{type: repeat, name: r, repeat_count: "${age}", questions: '
        "[{type: calculate, name: no, calculation: position(..)}]}",
        '{type: calculate, name: total, calculation: "count(${r}) + sum(${no})"}',
    )

    assert [] == codes(data)


def test_two_cycles_are_two_faults() -> None:
    calculations = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    data = with_items(
        *(f'{{type: calculate, name: {n}, calculation: "${{{to}}}"}}' for n, to in calculations)
    )

    assert ["cycle", "cycle"] == codes(data)


def test_a_constraint_may_look_at_its_own_answer() -> None:
    assert [] == codes(constraint("${n} > 3 or . = 1"))


@pytest.mark.parametrize(
    "label",
    [
        "Do you and your family feel safe here?",
        "How satisfied or dissatisfied are you with your home?",
        "Is it hot and damp in here?",
        "What do you like, and for how long?",
    ],
)
def test_one_question_with_an_and_is_not_called_two(label: str) -> None:
    assert [] == codes(with_items(f'{{type: integer, name: n, label: "{label}"}}'))


@pytest.mark.parametrize(
    "label",
    ["When did you come and why did you stay?", "How satisfied are you with rent and repairs?"],
)
def test_two_questions_in_one_are_told(label: str) -> None:
    assert ["double_barrelled"] == codes(
        with_items(f'{{type: integer, name: n, label: "{label}"}}')
    )


def test_a_list_that_an_expression_names_counts_as_used() -> None:
    data = SMALL.replace("choices:\n", "choices:\n  spare: {a: A}\n")
    named = (
        data + "  - {type: calculate, name: c, calculation: \"count(instance('spare')/root)\"}\n"
    )

    assert ["unused_list"] == codes(data.encode())
    assert "unused_list" not in codes(named.encode())


def test_shared_with_is_needed_only_when_something_is_shared() -> None:
    shared = "  - {name: q, purpose: quote, audience: public, label: Quote me.}\nchoices:\n"

    assert [] == codes(SMALL.encode())
    assert ["information_lacks_shared_with"] == codes(SMALL.replace("choices:\n", shared).encode())


def test_a_language_that_nobody_translated_is_named_everywhere_it_is_missing() -> None:
    data = SMALL.replace("{en: English}", "{en: English, so: Soomaali}").encode()

    faults = read_questionnaire(data).faults

    stopping = [fault.values["part"] for fault in faults if not fault.is_advice]
    assert ["information", "limits", "take_part"] == stopping
    assert {fault.values["language"] for fault in faults} == {"so"}


def test_names_that_stand_twice_make_no_cycle_of_groups() -> None:
    inner = "{type: group, name: b, questions: [{type: group, name: a, questions: []}]}"
    data = with_items(f"{{type: group, name: a, questions: [{inner}]}}")

    assert ["duplicate_name"] == codes(data)


# --- what other tools allow -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "is_fault"),
    [
        ("{type: hidden, name: source}", False),
        ("{type: integer, name: source, label: Where?}", True),
        ("{type: hidden, name: source, relevant: '${age} > 3'}", True),
    ],
)
def test_a_group_may_look_at_what_is_filled_in_inside_it(inner: str, is_fault: bool) -> None:
    group = f"{{type: group, name: inputs, relevant: \"./source = 'user'\", questions: [{inner}]}}"

    assert is_fault is ("refers_to_itself" in codes(with_items(group)))


def test_two_answers_inside_a_group_are_not_taken_for_the_group() -> None:
    inner = "[{type: hidden, name: a}, {type: hidden, name: b}]"
    group = f"{{type: group, name: g, relevant: \"./a = '1' and ./b = '2'\", questions: {inner}}}"

    assert "condition_never_holds" not in codes(with_items(group))


def test_a_table_that_is_missing_is_told_once() -> None:
    items = [
        f"{{type: calculate, name: c{number}, calculation: \"pulldata('towns', 'a', 'b', 'c')\"}}"
        for number in range(3)
    ]

    assert ["missing_table"] == codes(with_items(*items))
