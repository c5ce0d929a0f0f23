"""Vaults for tests: made once, copied for each, and opened by their key, which costs nothing."""

import atexit
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from peerkit.crypto import LOWEST_COSTS, VaultKey
from peerkit.vault import Vault, create_vault, open_vault_with_key

AT = "2026-11-21T10:00:00Z"
PASSPHRASE = "a passphrase of six plain words"


@dataclass(frozen=True)
class Template:
    """A closed vault that is never opened again, only copied."""

    folder: Path
    key: VaultKey
    code: str


@cache
def template() -> Template:
    home = Path(mkdtemp(prefix="vault-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    folder = home / "template"
    vault, code = create_vault(folder, PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    vault.close()
    return Template(folder, vault.key, code)


def copy_vault(folder: Path) -> Path:
    """Return `folder`, a new closed vault."""
    shutil.copytree(template().folder, folder)
    return folder


def open_copy(folder: Path) -> Vault:
    """Return a new vault at `folder`, open."""
    return open_vault_with_key(copy_vault(folder), template().key)


def as_after_a_kill(vault: Vault, folder: Path) -> Path:
    """Return `folder`, which holds what a kill at this moment would leave of the vault.

    The log's index is in memory, so the files are all that there is.
    """
    shutil.copytree(vault.folder, folder)
    return folder


@contextmanager
def broken_off(
    block: AbstractContextManager[None], error: type[BaseException] = ZeroDivisionError
) -> Iterator[None]:
    """Run the body inside `block`, which an error then leaves."""
    with pytest.raises(error), block:  # noqa: PT012 - the body is the test's
        yield
        raise error


def contents(folder: Path) -> Iterator[bytes]:
    """Return the raw bytes of every file below `folder`."""
    return (each.read_bytes() for each in folder.rglob("*") if each.is_file())


PYTHON = sys.executable
ROOT = Path(__file__).parents[2]
