"""Files are removed and read with our errors, never the system's."""

from pathlib import Path

import pytest

from peerkit.errors import NotReadableError, NotWritableError
from peerkit.files import read_file, remove_file


def test_a_file_that_is_removed_is_gone_and_one_that_never_was_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "bundle"
    path.write_bytes(b"sealed")
    remove_file(path)
    remove_file(path)
    assert [] == list(tmp_path.iterdir())


def test_what_cannot_be_removed_is_told_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    folder.mkdir()
    with pytest.raises(NotWritableError):
        remove_file(folder)
    assert folder.is_dir()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotReadableError):
        read_file(tmp_path)
