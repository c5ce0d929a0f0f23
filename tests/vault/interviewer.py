"""A program that the kill tests run: it keeps events until it is killed, and says what is durable.

Each acknowledgement is written to standard output after the call returned.
"""

import os
import sys
from pathlib import Path

from peerkit.crypto import VaultKey
from peerkit.vault import open_vault_with_key

INTERVIEW = "R07-012"


def main() -> None:
    """Append events of growing length for ever, with typing between them."""
    vault = open_vault_with_key(Path(sys.argv[1]), VaultKey(bytes.fromhex(sys.argv[2])))
    number = len(vault.journal.read(INTERVIEW).events)
    os.write(1, b"ready\n")
    while True:
        for typed in range(3):
            vault.journal.type(INTERVIEW, "story", f"{number}:{typed}")
            os.write(1, b"typed %d:%d\n" % (number, typed))
        pair = [b"%d %s" % (each, b"x" * (each % 97 * 40)) for each in (number, number + 1)]
        vault.journal.append(INTERVIEW, pair, settled=["story"])
        number += 2
        os.write(1, b"kept %d\n" % number)


if __name__ == "__main__":
    main()
