"""A process that does one thing, so that a test can kill it: `single_act ACT KEY ARGUMENT…`.

    merge KEY VAULT FOLDER          merge the bundles that lie in a folder
    withdraw KEY VAULT CODE         withdraw an interview, and sync
    restore KEY BACKUP VAULT        restore a backup, and sync

It says `ready` when it begins, and on a line each what it has done.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from peerkit.crypto import VaultKey
from peerkit.vault import open_vault_with_key
from peerkit.workflow.custody.restoring import restore
from peerkit.workflow.exchange.merging_by_hand import merge_paths
from peerkit.workflow.exchange.syncing import sync
from peerkit.workflow.exchange.withdrawing import withdraw
from tests.vault.vaults import PASSPHRASE

AT = "2026-11-23T10:00:00Z"


def say(word: str) -> None:
    print(word, flush=True)


def merge_folder(key: VaultKey, vault: str, folder: str) -> None:
    with open_vault_with_key(Path(vault), key) as opened:
        say("ready")
        merge_paths(opened, [Path(folder)], AT)
        say("merged")


def withdraw_code(key: VaultKey, vault: str, code: str) -> None:
    with open_vault_with_key(Path(vault), key) as opened:
        say("ready")
        withdraw(opened, code, AT)
        say("withdrawn")
        sync(opened, AT)
        say("synced")


def restore_backup(key: VaultKey, backup: str, vault: str) -> None:
    say("ready")
    restore(Path(backup), Path(vault), PASSPHRASE, lambda _done: None, at=AT)
    say("restored")
    with open_vault_with_key(Path(vault), key) as opened:
        sync(opened, AT)
    say("synced")


ACTS: dict[str, Callable[[VaultKey, str, str], None]] = {
    "merge": merge_folder,
    "withdraw": withdraw_code,
    "restore": restore_backup,
}


if __name__ == "__main__":
    act, secret, first, second = sys.argv[1:]
    ACTS[act](VaultKey(bytes.fromhex(secret)), first, second)
