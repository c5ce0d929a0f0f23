"""What a vector is: a file, and the one thing that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from peerkit.errors import PeerkitError


@dataclass(frozen=True, slots=True)
class Vector:
    """A file named after its fault. Without an `error` it must be opened.

    `values` are those of the error that say more than its code: which part, which problem.
    """

    file: str
    content: bytes
    says: str
    error: type[PeerkitError] | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)

    def entry(self) -> dict[str, object]:
        """Return what the index says of it."""
        code = None if self.error is None else self.error.code
        return {"file": self.file, "says": self.says, "error": code, "values": dict(self.values)}
