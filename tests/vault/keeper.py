"""A program that the kill tests run: it backs a vault up, or restores it, again and again.

keeper back_up VAULT KEY PLACE; keeper restore PLACE KEY HOME
"""

import os
import sys
from pathlib import Path

from peerkit.crypto import VaultKey
from peerkit.vault import KnownBackup, open_vault_with_key
from peerkit.vault.backup import find_backups, restore_backup
from tests.vault.vaults import AT


def back_up(folder: Path, key: VaultKey, place: Path) -> None:
    with open_vault_with_key(folder, key) as vault:
        os.write(1, b"ready\n")
        while True:
            vault.back_up(place, at=AT)


def restore(place: Path, key: VaultKey, home: Path) -> None:
    def prepare(aside: Path, key: VaultKey, _known: KnownBackup) -> None:
        open_vault_with_key(aside, key).close()

    os.write(1, b"ready\n")
    for number in range(1000):
        for path in list(find_backups(place))[:1]:
            folder = home / f"{os.getpid()}-{number}"
            restore_backup(path, folder, lambda _slots: key, prepare, lambda _done: None)


if __name__ == "__main__":
    act = {"back_up": back_up, "restore": restore}[sys.argv[1]]
    act(Path(sys.argv[2]), VaultKey(bytes.fromhex(sys.argv[3])), Path(sys.argv[4]))
