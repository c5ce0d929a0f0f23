"""The house's own files, as the tests of its architecture read them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "peerkit"
CORE = (
    "values",
    "words",
    "expression",
    "crypto",
    "questionnaire",
    "interview",
    "record",
    "consent",
    "bundle",
    "report",
)
"""The parts that do no I/O; `errors` and `values` are single modules."""


def modules() -> list[Path]:
    """Return every module of the product."""
    return sorted(PACKAGE.rglob("*.py"))


def core_modules() -> list[Path]:
    """Return every module of the core."""
    return [each for each in modules() if relative(each).split("/")[0] in _CORE_TOPS]


_CORE_TOPS = frozenset({"errors.py", "values.py", *CORE})


def relative(path: Path) -> str:
    """Return the path inside `peerkit/`, with forward slashes."""
    return path.relative_to(PACKAGE).as_posix()


def packages() -> list[Path]:
    """Return the folder of every part of the house."""
    return sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


@cache
def committed_texts() -> tuple[tuple[str, str], ...]:
    """Return (path, text) of every committed file that is text; nothing outside a repository."""
    return tuple(_committed_texts())


def _committed_texts() -> Iterator[tuple[str, str]]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    for name in listing.stdout.decode("utf-8").split("\0"):
        path = ROOT / name
        if name and path.is_file():
            try:
                yield name, path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue
