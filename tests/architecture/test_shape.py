"""Every room of the house has a size and a door."""

import ast
from itertools import chain
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, modules, packages, relative

LONGEST_FILE_LINES = 400
FORBIDDEN_NAMES = frozenset({"utils", "helpers", "common", "core", "base", "manager"})


def doing(path: Path) -> list[str]:
    """Return the statements of an `__init__` that do more than name things."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [ast.unparse(node) for node in tree.body if not _only_names(node)]


def _only_names(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.ImportFrom():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "__version__")]):
            return True
        case _:
            return False


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_a_file_is_no_longer_than_one_can_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE_LINES


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=relative)
def test_an_init_names_the_public_things_and_does_nothing_else(path: Path) -> None:
    assert doing(path) == []


@pytest.mark.parametrize("path", packages(), ids=relative)
def test_a_part_of_the_house_says_what_is_public(path: Path) -> None:
    tree = ast.parse((path / "__init__.py").read_text(encoding="utf-8"))
    imported = [
        alias for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    ]
    exported = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert sorted(alias.asname or alias.name for alias in imported) == sorted(
        chain.from_iterable(exported)
    )


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_a_name_says_what_a_module_is_for(path: Path) -> None:
    assert not {path.stem, *path.relative_to(PACKAGE).parts[:-1]} & FORBIDDEN_NAMES
