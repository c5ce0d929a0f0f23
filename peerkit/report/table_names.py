"""Names of tables, which become names of files.

Laws:
- A name holds letters, digits, `_` and `-` only, and is none that Windows keeps for itself, so
  that a repeat's name can never lead out of the folder.
- No two names differ only in the case of their letters: some file systems do not tell them apart.
"""

import re
from collections.abc import Sequence

from peerkit.questionnaire.model import Questionnaire
from peerkit.report.definitions import RepeatPath, repeat_paths
from peerkit.report.union import Named, distinct_names

INTERVIEWS = "interviews"
CODEBOOK = "codebook"
_RESERVED = (INTERVIEWS, CODEBOOK, "readme")
_UNSAFE = re.compile(r"[^\w-]")
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)


def table_names(paths: Sequence[RepeatPath], ordered: Sequence[Questionnaire]) -> list[str]:
    """Return a name for the table of each path: the repeat's own where it can be."""
    owners = {path: each for each in reversed(ordered) for path in repeat_paths(each)}
    wishes = [
        Named(_safe(path[-1]), _safe(owners[path].form_id), _safe(owners[path].version))
        for path in paths
    ]
    return distinct_names(wishes, _RESERVED, str.casefold)


def _safe(name: str) -> str:
    plain = _UNSAFE.sub("_", name)
    return f"{plain}_" if _DEVICE.fullmatch(plain) else plain
