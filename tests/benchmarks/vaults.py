"""Vaults for benchmarks: at the lowest costs of key derivation, which is measured apart."""

import shutil
from pathlib import Path

from peerkit.crypto import LOWEST_COSTS, unlock_with_passphrase
from peerkit.vault import Vault, create_vault, open_vault_with_key
from peerkit.vault.vault import read_slots
from peerkit.workflow.terms import Terms, keep_terms
from tests.benchmarks.interviews import AT, WITHDRAW_BY
from tests.benchmarks.measuring import seconds

PASSPHRASE = "a passphrase of six plain words"


def new_vault(folder: Path) -> Vault:
    """Return a new vault, open, whose researcher has said on whose behalf they ask."""
    vault, _ = create_vault(folder, PASSPHRASE, at=AT, costs=LOWEST_COSTS)
    keep_terms(vault, Terms("The benchmark", "ask at the desk", WITHDRAW_BY))
    return vault


def copy_of(vault: Vault, folder: Path) -> Vault:
    """Return a copy of a closed vault, open."""
    shutil.copytree(vault.folder, folder)
    return open_vault_with_key(folder, vault.key)


def derivation_seconds(folder: Path) -> float:
    """Return what deriving the key from the passphrase takes, once everything is loaded."""
    slots = read_slots(folder)
    unlock_with_passphrase(slots, PASSPHRASE)
    return seconds(lambda: unlock_with_passphrase(slots, PASSPHRASE))
