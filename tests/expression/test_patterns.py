"""Patterns: whole text, any dialect, and never for long."""

import time

import pytest

from peerkit.expression.patterns import TEXT_LIMIT, PatternProblem, check_pattern, matches_whole


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("[0-9]{3}", "123", True),
        ("[0-9]{3}", "1234", False),
        ("^[0-9]{3}$", "123", True),
        ("^a$", "a\n", False),
        ("a|ab", "ab", True),
        (r"[\w-\.]+", "a-b.c", True),
        (r"\p{L}+", "știință", True),
        (r"\p{Lu}\p{Ll}+", "știință", False),
        (r"\d+", "٣", False),
        ("(", "(", False),
        ("[[a]", "a", True),
        (r"(a)\1", "aa", True),
        ("", "", True),
        (".*", "x" * (TEXT_LIMIT + 1), False),
    ],
)
def test_a_pattern_matches_the_whole_text(pattern: str, text: str, *, expected: bool) -> None:
    assert matches_whole(pattern, text) is expected


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|aa)+$",
        "(a*)*b",
        r"^(\w+\s?)*$",
        "a*a*a*a*a*b",
        "(a?){40}a{40}b",
        "(.*)(.*)(.*)z",
    ],
)
def test_no_pattern_hangs_an_interview(pattern: str) -> None:
    start = time.monotonic()
    matches_whole(pattern, "a" * 5_000 + "!")
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "(a*)*", "(a+ ?)*", "(a|a)*", r"^(\w+\s?)*$", "((a+))+", "(?:a+){2,}"]
)
def test_exponential_patterns_are_told(pattern: str) -> None:
    assert check_pattern(pattern) is PatternProblem.SLOW


@pytest.mark.parametrize(
    "pattern", ["^(a+b)+$", "^(ab|cd)*$", r"^[A-Z]{2}\d{6}$", r"^(\d{3}-)?\d+$", r"^\(\w+\)+$"]
)
def test_ordinary_patterns_are_not(pattern: str) -> None:
    assert check_pattern(pattern) is None


def test_the_gravest_thing_is_told() -> None:
    assert check_pattern("[a-") is PatternProblem.BAD
    assert check_pattern("a" * 3_000) is PatternProblem.BAD
    assert check_pattern("[a-z]+") is PatternProblem.LOOSE
