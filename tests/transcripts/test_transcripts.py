"""Every command and each family of errors says what its transcript says, to the letter."""

from pathlib import Path

import pytest

from tests.cli.help import commands
from tests.transcripts.transcript import FILES, play


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_session_goes_as_it_is_written(file: Path, tmp_path: Path) -> None:
    expected = file.read_text(encoding="utf-8")
    assert play(expected, tmp_path / "home") == expected


def test_every_command_has_a_transcript() -> None:
    said = "\n".join(file.read_text(encoding="utf-8") for file in FILES)
    assert [name for name in commands() if f"$ peerkit {name}" not in said] == []
