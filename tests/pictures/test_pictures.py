"""The pictures of the front door show what peerkit shows."""

import pytest

from tests.pictures import FOLDER, pictures


@pytest.mark.parametrize(("name", "picture"), pictures().items())
def test_a_picture_is_what_the_program_shows_now(name: str, picture: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert picture == kept, "draw it anew with: python -m tests.pictures"
