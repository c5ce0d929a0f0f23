"""What `check` shows is seen: faults stand last, and no kind of advice drowns the others."""

import re
from pathlib import Path

import pytest

from peerkit.cli.run import run
from tests.questionnaire.samples import with_items

FAULTY = 4


def test_of_advice_that_is_given_often_the_first_few_pieces_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.yaml"
    several = [f"{{type: text, name: q{n}, label: What?}}" for n in range(20)]
    broken = "{type: text, name: b, label: Why?, relevant: \"${nosuch} = 'x'\"}"
    file.write_bytes(with_items(broken, *several))

    assert FAULTY == run(["questionnaire", "check", str(file)])

    shown, said = capsys.readouterr()
    codes = re.findall(r"\[(\w+)\]$", shown, re.MULTILINE)
    assert ["no_probe"] * 3 + ["unknown_reference"] == codes
    assert "18 pieces of advice [no_probe]" in said


def test_a_code_can_be_asked_for_as_check_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run(["questionnaire", "explain", "[no_probe]"])
    assert capsys.readouterr().out.startswith("no_probe: ")
