"""A program that the kill tests run: it gives a vault one new key after another."""

import os
import sys
from pathlib import Path

from peerkit.vault import open_vault


def main() -> None:
    """Rekey the vault from passphrase `words N` to `words N+1`, and say so before and after."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    vault = open_vault(folder, f"words {number}")
    os.write(1, b"ready\n")
    vault.rekey(f"words {number + 1}")
    os.write(1, b"done\n")
    vault.close()


if __name__ == "__main__":
    main()
