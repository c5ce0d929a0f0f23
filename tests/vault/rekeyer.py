"""A program that the kill tests run: it gives a vault a new passphrase, with a new key or without.

rekeyer rekey|passphrase FOLDER N
"""

import sys
from pathlib import Path

from peerkit.vault import open_vault


def main() -> None:
    """Bring the vault from passphrase `words N` to `words N+1`, and say so before and after."""
    act, folder, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    vault = open_vault(folder, f"words {number}")
    print("ready", flush=True)
    if act == "rekey":
        vault.rekey(f"words {number + 1}")
    else:
        vault.change_passphrase(f"words {number + 1}")
    print("done", flush=True)
    vault.close()


if __name__ == "__main__":
    main()
