"""A process that erases what is due, and syncs, so that a test can kill it: `eraser KEY VAULT DAY`.

It says `ready` when it begins, and on a line each what it has done.
"""

import sys
from pathlib import Path

from peerkit.crypto import VaultKey
from peerkit.vault import open_vault_with_key
from peerkit.workflow.custody.due import list_due
from peerkit.workflow.custody.erasing import choose, erase
from peerkit.workflow.exchange.syncing import sync

AT = "2027-01-02T10:00:00Z"


def erase_due(folder: Path, key: VaultKey, day: str) -> None:
    with open_vault_with_key(folder, key) as vault:
        print("ready", flush=True)
        erase(vault, choose(list_due(vault, day)), AT)
        print("erased", flush=True)
        sync(vault, AT)
        print("synced", flush=True)


if __name__ == "__main__":
    secret, vault, today = sys.argv[1:]
    erase_due(Path(vault), VaultKey(bytes.fromhex(secret)), today)
