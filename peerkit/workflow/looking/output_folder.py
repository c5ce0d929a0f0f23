"""A folder of files that appears whole, or not at all.

Laws:
- Under the folder's name there is what was there before, or all of the new files; what a kill
  leaves aside begins with a dot, and the next run to the same name removes it.
- Only a folder that an export filled is ever replaced: a name mistyped by one letter must not cost
  somebody their documents.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from peerkit.errors import OutputExistsError
from peerkit.files import ASIDE_PREFIX, ASIDE_SUFFIX, sync_folder, writing

_README = "README.txt"
_SUFFIXES = frozenset({".csv", ".json", ".txt"})


def write_folder(
    files: Mapping[str, Iterator[bytes]], folder: Path, *, replace: bool = False
) -> list[Path]:
    """Return the files, which are in `folder` now, durably.

    Raises OutputExistsError when something stands there (with `replace`: anything but an earlier
    export), DiskFullError, NotWritableError; then everything is as it was.
    """
    check_is_free(folder, replace=replace)
    aside = folder.with_name(f"{ASIDE_PREFIX}{folder.name}{ASIDE_SUFFIX}")
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        try:
            for name, chunks in files.items():
                _write(aside / name, chunks)
            sync_folder(aside)
            _rename(aside, folder)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    return [folder / name for name in files]


def check_is_free(folder: Path, *, replace: bool) -> None:
    """Return if the folder can be written; raises OutputExistsError."""
    is_taken = folder.exists() or folder.is_symlink()
    if is_taken and not (replace and _is_export(folder)):
        raise OutputExistsError(path=str(folder))


def _is_export(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    found = list(folder.iterdir())
    is_plain = all(one.is_file() and one.suffix in _SUFFIXES for one in found)
    return not found or (is_plain and (folder / _README).exists())


def _rename(aside: Path, folder: Path) -> None:
    """Give the new folder its name; the one that has it is removed when the new one stands."""
    if not folder.exists():
        aside.replace(folder)
        sync_folder(folder.parent)
        return
    old = folder.with_name(f"{ASIDE_PREFIX}{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    folder.replace(old)
    aside.replace(folder)
    sync_folder(folder.parent)
    shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, chunks: Iterator[bytes]) -> None:
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
