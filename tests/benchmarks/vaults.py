"""Vaults for benchmarks: at the costs of key derivation that people's vaults have.

What derivation takes is measured apart and left out; what is loaded meanwhile costs nobody a wait,
and that is seen only where derivation takes as long as it does for people.
"""

import shutil
import subprocess
from pathlib import Path

from peerkit.crypto import DEFAULT_COSTS
from peerkit.vault import Vault, create_vault, open_vault_with_key
from peerkit.workflow.questionnaires.terms import Terms, keep_terms
from tests.benchmarks.installation import clean_environment
from tests.benchmarks.interviews import AT, WITHDRAW_BY

PASSPHRASE = "a passphrase of six plain words"

_DERIVATION = f"""
import time
from peerkit.crypto.primitives import argon2id
argon2id(bytes(8), bytes(16), memory_kib=8, passes=1, lanes=1)
before = time.perf_counter()
argon2id(
    {PASSPHRASE.encode()!r}, bytes(16), memory_kib={DEFAULT_COSTS.memory_kib},
    passes={DEFAULT_COSTS.passes}, lanes={DEFAULT_COSTS.lanes}
)
print(time.perf_counter() - before)
"""


def new_vault(folder: Path) -> Vault:
    """Return a new vault, open, whose researcher has said on whose behalf they ask."""
    vault, _ = create_vault(folder, PASSPHRASE, at=AT, costs=DEFAULT_COSTS)
    keep_terms(vault, Terms("The benchmark", "ask at the desk", WITHDRAW_BY))
    return vault


def copy_of(vault: Vault, folder: Path) -> Vault:
    """Return a copy of a closed vault, open."""
    shutil.copytree(vault.folder, folder)
    return open_vault_with_key(folder, vault.key)


def derivation_seconds(python: Path) -> float:
    """Return what a process's first derivation of a vault's key takes, the library being loaded.

    Its first, because that is the one that a command makes: later ones find their memory ready and
    take two thirds of the time.
    """
    command = [str(python), "-c", _DERIVATION]
    environment = clean_environment(Path())
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)
