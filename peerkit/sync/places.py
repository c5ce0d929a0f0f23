"""Places: bundles lie at `<place>/<id of the recipient's key>/<digest>.pkb`.

A place is not trusted: it sees sealed bytes and two numbers, and whatever it gives back is judged
by the bundle's own verification.

Laws:
- Putting the same bundle again changes nothing; a kill leaves no half bundle under a bundle's name.
- What lies in a place under any other name than a bundle's is never read, listed or removed.
- Nothing from a place ever becomes part of a path: names are matched whole against the pattern.
- `put` never makes the place itself: a stick that is not plugged in is said to be away, and
  nothing is written to the folder where it would be.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from peerkit.bundle import BUNDLE_LIMITS
from peerkit.errors import BundleTooLargeError, NotReadableError, PlaceUnreachableError
from peerkit.files import make_private_folder, read_up_to, write_atomically
from peerkit.frozen import frozen
from peerkit.values import HEX_64

_SUFFIX = ".pkb"
_RECEIVER = re.compile(r"[0-9a-f]{8,64}")
"""The id of a recipient's key, as lower-case hexadecimal digits (32 in this version)."""
_SHARED_MODE = 0o644  # a synchronising client often runs as somebody else; the bytes are sealed


class Place(Protocol):
    """Somewhere that bundles can be left for a receiver and fetched from."""

    def put(self, receiver_id: str, digest: str, data: bytes) -> None:
        """Make the place hold the bundle for that receiver, once."""

    def list(self, receiver_id: str) -> tuple[str, ...]:
        """Return the digests of the bundles that lie there for that receiver, sorted."""

    def get(self, receiver_id: str, digest: str) -> bytes:
        """Return one bundle as it lies there, unverified."""

    def remove(self, receiver_id: str, digest: str) -> None:
        """Make the place hold that bundle no more, whether it did or not."""


@frozen
class FolderPlace:
    """A folder: on this machine, on a stick, or one that another program synchronises."""

    path: Path

    def put(self, receiver_id: str, digest: str, data: bytes) -> None:
        """Make the place hold the bundle for that receiver, once.

        Raises PlaceUnreachableError when the folder is gone, DiskFullError or NotWritableError
        when it cannot take the bundle; then it holds no part of it.
        """
        target = self._bundle(receiver_id, digest)
        with self._reaching():
            if _is_there(target, data):
                return
            make_private_folder(target.parent)
            write_atomically(target, data, _SHARED_MODE)

    def list(self, receiver_id: str) -> tuple[str, ...]:
        """Return the digests of the bundles that lie there for that receiver, sorted."""
        with self._reaching():
            folder = self._folder(receiver_id)
            if not folder.is_dir():
                return ()
            return tuple(sorted(each.stem for each in folder.iterdir() if _is_bundle(each)))

    def get(self, receiver_id: str, digest: str) -> bytes:
        """Return one bundle as it lies there, unverified.

        Raises BundleTooLargeError above 64 MiB and NotReadableError when it is gone.
        """
        target = self._bundle(receiver_id, digest)
        with self._reaching():
            if target.is_symlink():  # a link could point at any file of this machine
                raise NotReadableError(path=str(target))
            found = read_up_to(target, BUNDLE_LIMITS.bundle_bytes)
        if found is None:
            raise BundleTooLargeError(limit_bytes=BUNDLE_LIMITS.bundle_bytes)
        return found

    def remove(self, receiver_id: str, digest: str) -> None:
        """Make the place hold that bundle no more, whether it did or not."""
        with self._reaching():
            self._bundle(receiver_id, digest).unlink(missing_ok=True)

    def _folder(self, receiver_id: str) -> Path:
        if not _RECEIVER.fullmatch(receiver_id):
            raise ValueError("not the id of a recipient's key")
        return self.path / receiver_id

    def _bundle(self, receiver_id: str, digest: str) -> Path:
        if not HEX_64.fullmatch(digest):
            raise ValueError("not a digest")
        return self._folder(receiver_id) / (digest + _SUFFIX)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Inside the block the place stands; a system error means that it went away."""
        if not self.path.is_dir():
            raise PlaceUnreachableError(place=str(self.path))
        try:
            yield
        except OSError as error:
            raise PlaceUnreachableError(place=str(self.path)) from error


def _is_there(target: Path, data: bytes) -> bool:
    """Tell whether the file holds the bytes: a stick that was pulled can keep the size alone."""
    if target.is_symlink() or not target.is_file() or target.stat().st_size != len(data):
        return False
    return target.read_bytes() == data


def _is_bundle(path: Path) -> bool:
    named = path.suffix == _SUFFIX and HEX_64.fullmatch(path.stem) is not None
    return named and not path.is_symlink() and path.is_file()


def open_place(text: str) -> Place:
    """Return the place that `text` names: a folder that stands, made absolute.

    Raises PlaceUnreachableError when there is no such folder, and for an address of any other
    kind, which this version does not reach.
    """
    folder = Path(text).expanduser()
    if not folder.is_dir():
        raise PlaceUnreachableError(place=text)
    return FolderPlace(folder.resolve())
