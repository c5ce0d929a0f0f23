"""Places hold whole bundles under a bundle's name, and nothing else of them is believed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerkit.bundle import BUNDLE_LIMITS
from peerkit.errors import (
    BundleTooLargeError,
    DiskFullError,
    NotReadableError,
    PlaceUnreachableError,
)
from peerkit.sync import FolderPlace, open_place

RECEIVER = "ab" * 8
DIGEST = "01" * 32
OTHER = "02" * 32


@pytest.fixture
def place(tmp_path: Path) -> FolderPlace:
    return FolderPlace(tmp_path)


def files_of(folder: Path) -> dict[str, bytes]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


def test_a_bundle_lies_under_its_receiver_and_digest(place: FolderPlace) -> None:
    place.put(RECEIVER, DIGEST, b"sealed")
    assert files_of(place.path) == {f"{RECEIVER}/{DIGEST}.pkb": b"sealed"}
    assert place.list(RECEIVER) == (DIGEST,)
    assert place.get(RECEIVER, DIGEST) == b"sealed"


def test_putting_again_leaves_the_file_untouched(place: FolderPlace) -> None:
    place.put(RECEIVER, DIGEST, b"sealed")
    before = (place.path / RECEIVER / f"{DIGEST}.pkb").stat()
    place.put(RECEIVER, DIGEST, b"sealed")
    after = (place.path / RECEIVER / f"{DIGEST}.pkb").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_bundle_cut_short_by_a_pulled_stick_is_put_again(place: FolderPlace) -> None:
    place.put(RECEIVER, DIGEST, b"sealed")
    (place.path / RECEIVER / f"{DIGEST}.pkb").write_bytes(b"sea")
    place.put(RECEIVER, DIGEST, b"sealed")
    assert place.get(RECEIVER, DIGEST) == b"sealed"


def test_a_bundle_of_the_right_size_and_other_bytes_is_put_again(place: FolderPlace) -> None:
    place.put(RECEIVER, DIGEST, b"sealed")
    [path] = place.path.rglob("*.pkb")
    path.write_bytes(bytes(6))
    place.put(RECEIVER, DIGEST, b"sealed")
    assert place.get(RECEIVER, DIGEST) == b"sealed"


def test_each_receiver_sees_only_its_own_bundles(place: FolderPlace) -> None:
    place.put(RECEIVER, DIGEST, b"one")
    place.put("cd" * 8, OTHER, b"two")
    assert place.list(RECEIVER) == (DIGEST,)
    assert place.list("ef" * 8) == ()


def test_foreign_names_are_ignored_and_kept(place: FolderPlace) -> None:
    place.put(RECEIVER, DIGEST, b"sealed")
    folder = place.path / RECEIVER
    strangers = ("notes.txt", ".x.new", DIGEST.upper() + ".pkb", "0" * 63 + ".pkb", OTHER + ".tmp")
    for name in strangers:
        (folder / name).write_bytes(b"?")
    (folder / f"{'03' * 32}.pkb").mkdir()
    assert place.list(RECEIVER) == (DIGEST,)
    assert all((folder / name).exists() for name in strangers)


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege on Windows")
def test_a_link_is_neither_listed_nor_followed(place: FolderPlace, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    (tmp_path / RECEIVER).mkdir()
    (tmp_path / RECEIVER / f"{DIGEST}.pkb").symlink_to(secret)
    assert place.list(RECEIVER) == ()
    with pytest.raises(NotReadableError):
        place.get(RECEIVER, DIGEST)


@pytest.mark.parametrize("name", ["../etc", "", "AB" * 8, "a/b", "ab" * 33])
def test_a_receiver_that_is_no_key_id_is_refused(place: FolderPlace, name: str) -> None:
    with pytest.raises(ValueError, match="key"):
        place.put(name, DIGEST, b"x")
    assert files_of(place.path) == {}


def test_a_digest_that_is_none_is_refused(place: FolderPlace) -> None:
    with pytest.raises(ValueError, match="digest"):
        place.get(RECEIVER, "../" + DIGEST)


def test_a_folder_that_is_gone_is_unreachable_and_not_made(tmp_path: Path) -> None:
    gone = FolderPlace(tmp_path / "stick")
    with pytest.raises(PlaceUnreachableError):
        gone.put(RECEIVER, DIGEST, b"sealed")
    with pytest.raises(PlaceUnreachableError):
        gone.list(RECEIVER)
    with pytest.raises(PlaceUnreachableError):
        open_place(str(tmp_path / "stick"))
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_another_kind_is_unreachable() -> None:
    with pytest.raises(PlaceUnreachableError):
        open_place("https://example.org/bundles")


def test_a_bundle_that_is_gone_cannot_be_read(place: FolderPlace) -> None:
    with pytest.raises(NotReadableError):
        place.get(RECEIVER, DIGEST)


def test_a_bundle_over_the_limit_is_not_read(place: FolderPlace) -> None:
    place.put(RECEIVER, DIGEST, b"")
    with (place.path / RECEIVER / f"{DIGEST}.pkb").open("r+b") as file:
        file.truncate(BUNDLE_LIMITS.bundle_bytes + 1)
    with pytest.raises(BundleTooLargeError):
        place.get(RECEIVER, DIGEST)


def test_removing_is_done_once_and_may_be_repeated(place: FolderPlace) -> None:
    place.put(RECEIVER, DIGEST, b"sealed")
    place.remove(RECEIVER, DIGEST)
    place.remove(RECEIVER, DIGEST)
    assert place.list(RECEIVER) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no RLIMIT_FSIZE on Windows")
def test_a_full_stick_keeps_no_part_of_a_bundle(place: FolderPlace) -> None:
    place.put(RECEIVER, OTHER, b"sealed")
    before = files_of(place.path)
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from peerkit.errors import DiskFullError\n"
        "from peerkit.sync import FolderPlace\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        f"    FolderPlace(Path(sys.argv[1])).put({RECEIVER!r}, {DIGEST!r}, bytes(5000))\n"
        "except DiskFullError as error:\n"
        "    print(error.code)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(place.path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == DiskFullError.code
    assert files_of(place.path) == before
