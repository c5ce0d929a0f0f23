"""A fault is shown with its line, and a caret under the very place."""

import pytest

from peerkit.cli.questionnaires.fault_lines import pointed


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("  relevant: ${a} > 1", 13, ["    relevant: ${a} > 1", "              ^"]),
        ("label: 问题？x", 11, ["    label: 问题？x", "                 ^"]),  # noqa: RUF001
        ("a: b", 5, ["    a: b", "        ^"]),
        ("   ", 1, []),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, expected: list[str]) -> None:
    assert expected == pointed(line, column)


def test_of_a_long_line_the_part_round_the_place_is_shown() -> None:
    shown, caret = pointed("x" * 500 + "HERE" + "y" * 500, 501)

    assert "HERE" == shown[caret.index("^") :][:4]
    assert len(shown) <= 4 + 88


def test_control_characters_are_shown_and_not_sent() -> None:
    shown, caret = pointed("a\x1b[31mb: HERE", 10)

    assert "\x1b" not in shown
    assert "HERE" == shown[caret.index("^") :]
