"""The core is told the time and new ids; it opens, asks, prints and draws nothing.

Import contracts do not see `open()` or `datetime.now()`: these tests read the syntax trees.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import core_modules, relative

BUILTINS = frozenset({"__import__", "breakpoint", "eval", "exec", "input", "open", "print"})
NAMES = frozenset(
    {
        "codecs.open",
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "io.FileIO",
        "io.open",
        "os.environ",
        "os.getenv",
        "os.urandom",
        "uuid.uuid1",
        "uuid.uuid4",
    }
)
PACKAGES = frozenset({"importlib.resources", "random", "secrets", "time"})
RANDOMNESS = "crypto/randomness.py"
"""The one place of the core that makes chance."""


def impure_uses(source: str) -> list[str]:
    """Return the dotted names of what the core must not use, each as often as it is used."""
    tree = ast.parse(source)
    aliases = dict(_aliases(tree))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    found = []
    for node in ast.walk(tree):
        name = _dotted(node, aliases)
        if name in NAMES or any(name.startswith(f"{each}.") for each in PACKAGES):
            found.append(name)
        elif isinstance(node, ast.Name) and node.id in BUILTINS - defined - aliases.keys():
            found.append(node.id)
    return found


def _aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                name = each.name if each.asname else each.name.split(".")[0]
                yield each.asname or name, name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for each in node.names:
                yield each.asname or each.name, f"{node.module}.{each.name}"


def _dotted(node: ast.AST, aliases: dict[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return aliases.get(name, "")
        case ast.Attribute(value=value, attr=attribute):
            before = _dotted(value, aliases)
            return f"{before}.{attribute}" if before else ""
        case _:
            return ""


@pytest.mark.parametrize(
    ("source", "use"),
    [
        ("open('x')", "open"),
        ("print(1)", "print"),
        ("from datetime import datetime\ndatetime.now()", "datetime.datetime.now"),
        ("import datetime as dt\ndt.date.today()", "datetime.date.today"),
        ("from datetime import datetime as d\nclock = d.utcnow", "datetime.datetime.utcnow"),
        ("import time\ntime.monotonic()", "time.monotonic"),
        ("from time import time as clock\nclock()", "time.time"),
        ("import os\nos.environ['X']", "os.environ"),
        ("import random\nrandom.Random()", "random.Random"),
    ],
)
def test_what_is_banned_is_found(source: str, use: str) -> None:
    assert impure_uses(source) == [use]


def test_what_only_sounds_like_it_is_not_found() -> None:
    source = (
        "from datetime import UTC, datetime\ndatetime(1, 1, 1, tzinfo=UTC)\nscope.now()\nx.open()"
    )
    assert impure_uses(source) == []


@pytest.mark.parametrize("path", core_modules(), ids=relative)
def test_a_core_module_does_no_input_or_output(path: Path) -> None:
    found = impure_uses(path.read_text(encoding="utf-8"))
    if relative(path) == RANDOMNESS:
        found = [use for use in found if not use.startswith("secrets.")]
    assert found == []
