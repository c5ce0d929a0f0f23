"""Files that a command makes for people: new ones, and none where it fails.

Laws:
- None is replaced.
- A command that fails leaves no file.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from peerkit.errors import OutputExistsError, PeerkitError
from peerkit.files import read_up_to, remove_file, write_atomically

_SHARED = 0o644
"""Forms, questionnaires and letters hold nobody's answers; they are passed round."""


def check_new(path: Path) -> None:
    """Return if nothing stands at `path`; raises OutputExistsError."""
    if os.path.lexists(path):  # Path.exists raises for a name that is too long
        raise OutputExistsError(path=str(path))


def check_new_files(*paths: Path | None) -> None:
    """Return if nothing stands at the paths, and no two are one; raises OutputExistsError."""
    seen: set[str] = set()
    for path in paths:
        if path is not None:
            check_new(path)
            place = os.path.normcase(path.absolute().resolve())
            if place in seen:
                raise OutputExistsError(path=str(path))
            seen.add(place)


@contextmanager
def taken_back_on_failure(path: Path | None) -> Iterator[None]:
    """Inside the block a failure takes away the file that the command has made before."""
    try:
        yield
    except PeerkitError:
        if path is not None:
            remove_file(path)
        raise


def write_new(path: Path, data: bytes, tables: Mapping[str, bytes] | None = None) -> None:
    """Make `path` hold `data`, with the tables beside it; where one cannot be written, none is.

    A table that lies there already, with the same bytes, stays. Raises OutputExistsError,
    NotWritableError or DiskFullError.
    """
    check_new(path)
    beside_it = {path.parent / name: content for name, content in (tables or {}).items()}
    missing = {file: content for file, content in beside_it.items() if not _holds(file, content)}
    for file in missing:
        check_new(file)
    written: list[Path] = []
    try:
        for file, content in [*missing.items(), (path, data)]:
            write_atomically(file, content, _SHARED)
            written.append(file)
    except PeerkitError:
        for file in written:
            file.unlink()
        raise


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and read_up_to(path, len(content)) == content
