"""The YAML reader takes one plain document of texts, maps and lists, and nothing else."""

import subprocess
import sys

import pytest
import yaml

from peerkit.questionnaire.limits import LIMITS, Limits
from peerkit.questionnaire.nodes import plain
from peerkit.questionnaire.yaml_source import parse_yaml
from tests.questionnaire.samples import place


def only_fault(data: bytes, limits: Limits = LIMITS) -> tuple[str, tuple[int, int]]:
    source = parse_yaml(data, limits)
    assert source.root is None
    (fault,) = source.faults
    return fault.code, place(fault)


def read(text: str) -> object:
    source = parse_yaml(text.encode())
    assert source.faults == ()
    assert source.root is not None
    return plain(source.root)


@pytest.mark.parametrize("word", ["no", "012", "12:30", "2026-01-01", "1e3", "null", "~", "0x1F"])
def test_every_plain_value_stays_the_text_that_was_written(word: str) -> None:
    assert {"key": word} == read(f"key: {word}")


def test_a_question_mark_may_end_a_plain_text_inside_curly_brackets() -> None:
    assert {"en": "How old?", "ro": "Câți ani?"} == read("{en: How old?, ro: Câți ani?}")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(ending: str) -> None:
    data = ending.join(["a: 1", "b: 2", "b: 3", ""]).encode()

    assert [("duplicate_key", (3, 1))] == [(f.code, place(f)) for f in parse_yaml(data).faults]


def test_a_byte_order_mark_does_not_shift_the_first_column() -> None:
    faults = parse_yaml("\ufeff&a key: 1".encode()).faults

    assert [("yaml_anchor", (1, 1))] == [(fault.code, place(fault)) for fault in faults]


def test_bytes_that_are_not_utf8_are_refused_where_they_stand() -> None:
    assert ("not_utf8", (2, 4)) == only_fault("a: é\nb: ".encode() + b"\xe9")


def test_a_file_over_the_limit_is_refused_unread() -> None:
    assert ("too_large", (1, 1)) == only_fault(b"a" * (LIMITS.size_bytes + 1))
    assert parse_yaml(b"a" * 10, Limits(size_bytes=10)).faults == ()


def test_more_values_than_the_limit_are_refused_at_the_first_too_many() -> None:
    assert ("yaml_nodes", (4, 3)) == only_fault(b"- a\n- b\n- c\n- d\n- e\n", Limits(nodes=4))


def test_a_text_over_the_limit_is_refused() -> None:
    assert ("value_too_long", (2, 4)) == only_fault(
        b"a: 123\nb: 1234\n", Limits(value_characters=3)
    )


def test_forty_levels_are_read_and_one_more_is_refused() -> None:
    assert parse_yaml(b"[" * 40 + b"]" * 40).faults == ()
    assert ("yaml_depth", (1, 41)) == only_fault(b"[" * 41 + b"]" * 41)


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066"]
)
def test_control_and_bidirectional_characters_are_refused(character: str) -> None:
    assert ("control_character", (1, 4)) == only_fault(f"a: {character}x".encode())


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u200d"])
def test_the_marks_that_scripts_are_written_with_are_kept(mark: str) -> None:
    assert {"a": f"x{mark}y"} == read(f"a: x{mark}y")


def test_all_marks_that_are_not_allowed_are_reported_at_once() -> None:
    faults = parse_yaml(b"a: &x 1\nb: *x\nc: !y 2\na: 3\n<<: 4\n").faults

    expected = ["yaml_anchor", "yaml_alias", "yaml_tag", "duplicate_key", "yaml_merge"]
    assert expected == [fault.code for fault in faults]


def test_of_a_double_key_the_first_value_is_kept_and_both_lines_are_named() -> None:
    source = parse_yaml(b"a: 1\nb: 2\na: 3\n")

    assert source.root is not None
    assert {"a": "1", "b": "2"} == plain(source.root)
    assert {"key": "a", "first_line": 1} == source.faults[0].values


def test_without_the_c_parser_a_file_is_refused_rather_than_read_differently(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    assert ("no_yaml_parser", (1, 1)) == only_fault(b"a: 1")


def test_the_yaml_parser_is_not_loaded_before_something_is_read() -> None:
    check = "import sys, peerkit.questionnaire; sys.exit('yaml' in sys.modules)"

    assert 0 == subprocess.run([sys.executable, "-c", check], check=False).returncode
