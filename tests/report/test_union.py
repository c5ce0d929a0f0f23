"""Six organisations share core questions and have their own; one export holds them all."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from peerkit.questionnaire.model import (
    ChoiceList,
    ConsentStatement,
    Item,
    Purpose,
    Question,
    Questionnaire,
    QuestionType,
    Repeat,
)
from peerkit.report import Table, tables
from peerkit.report.union import Named, distinct_names
from peerkit.values import Audience
from tests.report.voices import PROBLEMS, TAKE_PART, TENURE, choice_list, questionnaire, text


def asks(name: str, kind: QuestionType = QuestionType.TEXT, choices: str = "") -> Question:
    return Question(kind, name, text(name), choice_list=choices or None)


def form(
    form_id: str, *survey: Item, version: str = "1", lists: ChoiceList = TENURE
) -> Questionnaire:
    return questionnaire(form_id, version, survey, (lists,))


def shapes(*forms: Questionnaire) -> tuple[Table, ...]:
    return tables((), {each.digest: each for each in forms}, "en")


def answer_names(table: Table) -> list[str]:
    return [variable.name for variable in table.variables if variable.can_be_absent]


def test_a_shared_question_has_one_column() -> None:
    table, *_ = shapes(form("a", asks("age"), asks("x")), form("b", asks("age"), asks("y")))
    assert answer_names(table) == ["age", "y", "x"]
    shared = next(each for each in table.variables if each.name == "age")
    assert shared.questionnaires == ("a 1", "b 1")


def test_a_new_question_of_a_later_version_stands_behind_the_one_it_follows() -> None:
    first = form("a", asks("one"), asks("two"))
    second = form("a", asks("one"), asks("new"), asks("two"), version="2")
    assert answer_names(shapes(second, first)[0]) == ["one", "new", "two"]


def test_one_name_with_two_types_is_suffixed_by_both_form_ids() -> None:
    table, *_ = shapes(form("a", asks("age")), form("b", asks("age", QuestionType.INTEGER)))
    assert answer_names(table) == ["age_b", "age_a"]


def test_one_name_with_two_types_in_two_versions_is_suffixed_by_the_version_too() -> None:
    one = form("a", asks("age"))
    two = form("a", asks("age", QuestionType.INTEGER), version="2")
    assert set(answer_names(shapes(one, two)[0])) == {"age_a", "age_a_1"}


def test_a_shared_choice_that_is_worded_otherwise_elsewhere_keeps_columns_apart() -> None:
    agree = choice_list("scale", _1=text("Agree"), _2=text("Disagree"))
    turned = choice_list("scale", _1=text("Disagree"), _2=text("Agree"))
    scale = asks("heard", QuestionType.SELECT_ONE, "scale")
    table, *_ = shapes(form("a", scale, lists=agree), form("b", scale, lists=turned))
    assert answer_names(table) == ["heard_b", "heard_a"]


def test_a_choice_that_a_version_does_not_have_was_not_offered_there() -> None:
    fewer = ChoiceList("problems", PROBLEMS.choices[:1])
    question = asks("problems", QuestionType.SELECT_MULTIPLE, "problems")
    one, two = form("a", question, lists=fewer), form("a", question, version="2", lists=PROBLEMS)
    table, *_ = shapes(one, two)
    by_name = {each.name: each.questionnaires for each in table.variables}
    assert by_name["problems/damp"] == ("a 1", "a 2")
    assert by_name["problems/repairs"] == ("a 2",)


def test_a_question_named_like_a_column_of_peerkit_is_suffixed() -> None:
    assert answer_names(shapes(form("a", asks("interview"), asks("notes")))[0]) == [
        "interview_a",
        "notes_a",
    ]


def test_consent_statements_for_different_audiences_keep_their_columns_apart() -> None:
    def share(audience: Audience) -> ConsentStatement:
        return ConsentStatement("share", Purpose.ANSWERS, audience, False, text("Share?"))

    near = questionnaire("a", "1", (), (), (TAKE_PART, share(Audience.PROGRAMME)))
    wide = questionnaire("b", "1", (), (), (TAKE_PART, share(Audience.PUBLIC)))
    names = [each.name for each in shapes(near, wide)[0].variables]
    assert [each for each in names if each.startswith("consent_")] == [
        "consent_take_part",
        "consent_share_b",
        "consent_share_a",
    ]


def test_the_order_in_which_questionnaires_are_given_changes_nothing() -> None:
    forms = (
        form("a", asks("one"), asks("two")),
        form("b", asks("two", QuestionType.INTEGER), asks("three")),
        form("a", asks("two"), asks("four"), version="2"),
    )
    made = [[table.variables for table in shapes(*each)] for each in permutations(forms)]
    assert all(each == made[0] for each in made)


def test_names_of_tables_are_safe_and_distinct_in_any_case() -> None:
    survey = tuple(
        Repeat(name, None, (asks(f"q{number}"),))
        for number, name in enumerate(("Member", "member", "con", "../etc", "interviews", "README"))
    )
    names = [table.name for table in shapes(form("a", *survey))]
    assert names == [
        "interviews",
        "Member_a",
        "member_a_1",
        "con_",
        "___etc",
        "interviews_a",
        "README_a",
    ]


wishes = st.lists(
    st.builds(Named, st.sampled_from("ab"), st.sampled_from(("f", "g")), st.sampled_from("12")),
    max_size=12,
)


@given(wishes, st.sets(st.sampled_from(("a", "a_f", "b_g_1"))))
def test_names_are_distinct_and_none_is_reserved(asked: list[Named], reserved: set[str]) -> None:
    names = distinct_names(asked, reserved)
    assert len(set(names)) == len(asked)
    assert not reserved & set(names)
