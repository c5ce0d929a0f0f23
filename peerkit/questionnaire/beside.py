"""The files beside a questionnaire: its modules and tables, asked for by fixed relative names.

Laws:
- No name that is asked for leaves the questionnaire's folder: a name is one word and an ending,
  for modules in the folder `modules`.
- The digest of a questionnaire without such files is of its own bytes alone.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field

from peerkit.frozen import frozen
from peerkit.values import digest

Files = Callable[[str], bytes | None]
"""From a file's name, such as `modules/core.yaml`, to its bytes; None if there is no such file."""

_NAME = re.compile(r"modules/[a-z][a-z0-9_]{0,40}\.yaml|[A-Za-z0-9_][A-Za-z0-9_.-]{0,60}\.csv")


def is_beside(name: str) -> bool:
    """Tell whether a file of that name may lie beside a questionnaire."""
    return _NAME.fullmatch(name) is not None


def no_files(_name: str) -> None:
    """Return None: nothing lies beside the questionnaire."""


@frozen
class Beside:
    """The way to the files beside a questionnaire; `found` has those that there were."""

    files: Files
    found: dict[str, bytes] = field(default_factory=dict)

    def take(self, name: str) -> bytes | None:
        """Return the file's bytes, the same each time; None if there is none of that name."""
        if not is_beside(name):
            return None
        if name not in self.found and (data := self.files(name)) is not None:
            self.found[name] = data
        return self.found.get(name)


def questionnaire_digest(source: bytes, files: Mapping[str, bytes]) -> str:
    """Return the digest that names a questionnaire and the files that it was read with."""
    own = digest("questionnaire", source)
    if not files:
        return own
    lines = [f"{digest('questionnaire-file', files[name])} {name}\n" for name in sorted(files)]
    return digest("questionnaire-with-files", own.encode("ascii"), "".join(lines).encode("ascii"))
