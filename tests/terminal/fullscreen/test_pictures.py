"""Every page looks as it did when somebody last looked at it (`pictures/`)."""

import itertools
from pathlib import Path

import pytest

from tests.terminal.fullscreen.pictures import FOLDER, SIZES, take_pictures
from tests.terminal.laptop import Laptop, new_laptop


@pytest.mark.parametrize("size", SIZES)
def test_every_page_looks_as_it_did(tmp_path: Path, size: str) -> None:
    number = itertools.count()

    def laptop() -> Laptop:
        return new_laptop(tmp_path / f"home{next(number)}")

    taken = take_pictures(laptop, SIZES[size])
    kept = {path.stem: path.read_text(encoding="utf-8") for path in (FOLDER / size).glob("*.txt")}
    assert sorted(kept) == sorted(taken)
    assert [(name, kept[name]) for name in kept] == [(name, taken[name]) for name in kept]


def test_every_page_says_what_to_do_next() -> None:
    for path in FOLDER.glob("*/*.txt"):
        assert 1 == path.read_text(encoding="utf-8").count("Next: ") - path.read_text(
            encoding="utf-8"
        ).count("[Next: "), path
