"""Parsing: what an expression consists of, and where it is wrong."""

import pytest

from peerkit.errors import ExpressionSyntaxError
from peerkit.expression import FunctionCall, parse_expression, unparse
from peerkit.expression.tokens import LENGTH_LIMIT
from peerkit.words import catalogue


@pytest.mark.parametrize(
    ("text", "column", "problem"),
    [
        ("", 1, "empty"),
        (" \t\n", 1, "empty"),
        ("1 +", 4, "ends_early"),
        ("rel/ative/", 11, "ends_early"),
        ("(1 + 2", 1, "unclosed"),
        ("concat('a', (1]", 13, "unclosed"),
        ("1)", 2, "unopened"),
        ("${age", 1, "bad_reference"),
        ("1 + ${}", 5, "bad_reference"),
        ("$age > 3", 1, "bare_dollar"),
        ("'abc", 1, "unclosed_text"),
        ("${a} = “yes”", 8, "bad_character"),
        ("5 % 5", 3, "bad_character"),
        ("${a} ${b}", 6, "expected_operator"),
        ("concat('a' 'b')", 12, "expected_operator"),
        ("${a} && ${b}", 6, "bad_character"),
        ("${a} == 1", 7, "expected_value"),
        ("8 | -9", 5, "expected_value"),
        ("()", 2, "expected_value"),
        ("[2 + 3]", 1, "expected_value"),
        ("a/'b'", 3, "expected_step"),
        ("a/count(b)", 3, "expected_step"),
        ("sideways::a", 1, "unknown_axis"),
        ("9" * 400, 1, "number_too_large"),
        ("é + )", 5, "expected_value"),
    ],
)
def test_a_syntax_error_names_its_column_and_problem(text: str, column: int, problem: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as caught:
        parse_expression(text)
    assert (column, problem) == (caught.value.values["column"], caught.value.values["problem"])
    words = catalogue()
    assert words.text(f"expression.{problem}", **caught.value.values)
    assert words.text(f"expression.{problem}.hint", **caught.value.values)


@pytest.mark.parametrize(
    ("opening", "closing", "deepest"),
    [("(", ")", 150), ("f(", ")", 150), ("-", "", 150), ("a[", "]", 75), ("1 + 2 * (", ")", 75)],
)
def test_brackets_may_be_nested_so_deep_and_no_deeper(
    opening: str, closing: str, deepest: int
) -> None:
    deep = parse_expression(opening * deepest + "1" + closing * deepest)
    assert deep.tree == parse_expression(unparse(deep)).tree
    with pytest.raises(ExpressionSyntaxError) as caught:
        parse_expression(opening * (deepest + 1) + "1" + closing * (deepest + 1))
    assert caught.value.values["problem"] == "too_deep"


def test_a_long_row_of_conditions_is_not_deep() -> None:
    expression = parse_expression(" or ".join(["${a} = 'x'"] * 2_000))
    assert len(expression.references) == 2_000


def test_a_text_over_the_limit_is_refused() -> None:
    parse_expression("1".ljust(LENGTH_LIMIT))
    with pytest.raises(ExpressionSyntaxError) as caught:
        parse_expression("1".ljust(LENGTH_LIMIT + 1))
    assert caught.value.values["problem"] == "too_long"


def test_an_expression_knows_what_it_refers_to_and_calls() -> None:
    expression = parse_expression("if(selected(${a}, 'x'), jr:choice-name(${b}, '${b}'), ${ c })")
    found = [(reference.name, reference.column) for reference in expression.references]
    assert found == [("a", 13), ("b", 40), ("b", 46), ("c", 55)]
    assert expression.functions == (
        FunctionCall("if", 1, 3),
        FunctionCall("selected", 4, 2),
        FunctionCall("jr:choice-name", 25, 2),
    )


@pytest.mark.parametrize(
    ("text", "uses_self"),
    [
        (". > 3", True),
        ("not(selected(., 'none'))", True),
        ("count(${member_age}[. < 18])", False),
        ("${a}[. > 1] and .", True),
        ("../a", False),
        ("current()/../a", False),
    ],
)
def test_only_a_dot_outside_predicates_is_the_question_itself(
    text: str, *, uses_self: bool
) -> None:
    assert parse_expression(text).uses_self is uses_self


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1-( 2-3 )", "1 - (2 - 3)"),
        ("((${a}))", "${a}"),
        ("(1 or 2) and 3", "(1 or 2) and 3"),
        ("3mod4", "3 mod 4"),
        ("a//b[1]/@c", "a//b[1]/@c"),
        ("(a/b)[1]", "(a/b)[1]"),
        ("child::a/parent::node()/self::node()", "a/../."),
        ("//item", "//item"),
        ('"it\'s"', '"it\'s"'),
        ("* * *", "* * *"),
        ("div div div", "div div div"),
        ("0.50", "0.5"),
        ("1e-7", "0.0000001"),
        ("${last-saved#x}", "${last-saved#x}"),
    ],
)
def test_an_expression_is_written_in_one_fixed_way(text: str, written: str) -> None:
    assert unparse(parse_expression(text)) == written


def test_expressions_are_equal_by_their_text() -> None:
    assert parse_expression("1 + 1") == parse_expression("1 + 1")
    assert parse_expression("1+1") != parse_expression("1 + 1")
    assert parse_expression("1+1").tree == parse_expression("1 + 1").tree
    assert len({parse_expression("1 + 1"), parse_expression("1 + 1")}) == 1
