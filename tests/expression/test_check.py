"""Checking: what is wrong with an expression that parses."""

import pytest

from peerkit.expression import parse_expression
from peerkit.expression.check import check_expression
from peerkit.expression.functions import FUNCTIONS, NOT_RUN_HERE
from peerkit.words import catalogue


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("1 + slected(${a}, 'b')", "unknown_function_like", 5),
        ("frobnicate()", "unknown_function", 1),
        ("selected(${a})", "few_arguments", 1),
        ("not(1, 2)", "many_arguments", 1),
        ("true(1)", "many_arguments", 1),
        ("indexed-repeat(${a}, ${b}, 1, ${c})", "unpaired_arguments", 1),
        ("weighted-checklist(1, 2, true())", "unpaired_arguments", 1),
        ("count('a')", "plain_value", 7),
        ("sum(1 + 2)", "plain_value", 5),
        ("'a' | ${b}", "plain_value", 1),
        ("'a'[1]", "plain_value", 1),
        ("string(${a})/b", "plain_value", 1),
        ("${a} and ${b} = 1", "bare_condition", 1),
        ("${b} = 1 or ${a}", "bare_condition", 13),
        ("not(${a})", "bare_condition", 5),
        ("if(${a}, 1, 2)", "bare_condition", 4),
        ("${m}[${a}]", "bare_condition", 6),
        ("regex(., '[a-')", "bad_pattern", 10),
        ("regex(., '^(a+)+$')", "slow_pattern", 10),
    ],
)
def test_a_fault_is_found_at_its_column(text: str, code: str, column: int) -> None:
    defects = check_expression(parse_expression(text))
    assert [(code, column, True)] == [(d.code, d.column, d.is_fault) for d in defects]
    words = catalogue()
    assert words.text(f"expression.{code}", **defects[0].values)
    assert words.text(f"expression.{code}.hint", **defects[0].values)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("area(${plot})", "not_run_here"),
        ("sin(1)", "not_run_here"),
        ("${last-saved#village}", "last_saved"),
        ("regex(., '[0-9]{3}')", "loose_pattern"),
    ],
)
def test_advice_is_no_fault(text: str, code: str) -> None:
    (defect,) = check_expression(parse_expression(text))
    assert (code, False) == (defect.code, defect.is_fault)
    words = catalogue()
    assert words.text(f"expression.{code}", **defect.values)
    assert words.text(f"expression.{code}.hint", **defect.values)


@pytest.mark.parametrize(
    "text",
    [
        "${a} != '' and not(selected(${a}, 'none'))",
        "count(${m}[. < 18]) > 2 or count(${m} | ${n}) = 0",
        "count(if(${a} = 1, ${b}, ${c}))",
        "regex(., '^[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}$')",
        "regex(., '^([a-z]|[0-9])*$')",
        "indexed-repeat(${a}, ${b}, 1, ${c}, 2)",
        "coalesce(${a}, ${b})",
        "position(..)",
    ],
)
def test_what_real_questionnaires_say_has_no_defect(text: str) -> None:
    assert check_expression(parse_expression(text), is_condition=True) == ()


def test_a_bare_name_is_a_fault_only_as_a_condition() -> None:
    expression = parse_expression("${age}")
    assert check_expression(expression) == ()
    (defect,) = check_expression(expression, is_condition=True)
    assert ("bare_condition", {"reference": "${age}"}) == (defect.code, defect.values)
    hint = catalogue().text("expression.bare_condition.hint", **defect.values)
    assert hint == "Write ${age} != ''."


def test_no_function_is_both_run_and_not_run() -> None:
    assert not NOT_RUN_HERE & FUNCTIONS.keys()
