"""The ASCII armor of sealed files."""

import pytest

from peerkit.crypto import is_armored, read_armor, write_armor
from peerkit.errors import SealDamagedError

ARMOR = write_armor(bytes(range(100)))


@pytest.mark.parametrize("size", [0, 1, 2, 3, 47, 48, 49, 96, 100])
def test_armor_is_read_as_it_was_written(size: int) -> None:
    armor = write_armor(bytes(size))
    assert read_armor(armor.encode()) == bytes(size)
    assert is_armored(armor.encode())


@pytest.mark.parametrize(
    "armor",
    [
        ARMOR.replace("\n", "\r\n"),
        ARMOR.rstrip("\n"),
        "\n \t" + ARMOR + " \r\n",
    ],
)
def test_line_ends_and_the_space_around_do_not_matter(armor: str) -> None:
    assert read_armor(armor.encode()) == bytes(range(100))


@pytest.mark.parametrize(
    "armor",
    [
        "",
        "words",
        ARMOR + "words",
        "words" + ARMOR,
        ARMOR.replace("\n", "\n\n", 1),
        ARMOR.replace("\n", "\r\n", 1),
        ARMOR.replace("AGE", "age"),
        ARMOR.replace("=\n", "\n"),
        ARMOR.replace("Yw==", "Yx=="),
        ARMOR.replace("-----END AGE ENCRYPTED FILE-----\n", ""),
        ARMOR.replace("AAEC", "AA C"),
    ],
)
def test_any_other_armor_is_refused(armor: str) -> None:
    assert armor != ARMOR
    with pytest.raises(SealDamagedError) as caught:
        read_armor(armor.encode())
    assert caught.value.values == {"part": "armor"}


def test_a_bare_file_is_not_armored() -> None:
    assert not is_armored(b"age-encryption.org/v1\n")
