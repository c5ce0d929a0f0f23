"""The pictures of the front door show what peerkit shows."""

import struct

import pytest

from tests.browser.chromium import needs_chromium
from tests.pictures import FOLDER, pictures
from tests.pictures.page import NAME, page


@pytest.mark.parametrize(("name", "picture"), pictures().items())
def test_a_picture_is_what_the_program_shows_now(name: str, picture: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert picture == kept, "draw it anew with: python -m tests.pictures"


@needs_chromium
def test_the_picture_of_the_page_can_be_taken_and_has_the_size_of_the_kept_one() -> None:
    kept = (FOLDER / NAME).read_bytes()
    assert _size(kept) == _size(page()), "take it anew with: python -m tests.pictures"


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height, from the header that every PNG begins with."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height
