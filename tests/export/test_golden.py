"""Exports are what they were, byte for byte (`python -m tests.golden` writes them again)."""

import pytest

from tests.golden.exports import FOLDER, golden_exports

EXPORTS = golden_exports()


def test_the_golden_folder_holds_these_exports_and_no_other() -> None:
    assert sorted(EXPORTS) == sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_an_export_is_what_it_was(name: str) -> None:
    assert (FOLDER / name).read_bytes() == EXPORTS[name]


def test_an_export_made_twice_is_the_same() -> None:
    assert golden_exports() == EXPORTS
