"""Reading a kit file that somebody was given."""

from pathlib import Path

from peerkit.bundle import KIT_LIMITS
from peerkit.errors import KitDamagedError
from peerkit.files import read_up_to


def read_kit_file(path: Path) -> bytes:
    """Return the file's bytes; raises NotReadableError, KitDamagedError when it is too large."""
    data = read_up_to(path, KIT_LIMITS.kit_bytes)
    if data is None:
        raise KitDamagedError(part="size")
    return data
