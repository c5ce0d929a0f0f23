"""A process that drills a vault over and over, so that a test can kill it: `driller FOLDER`."""

import sys
from pathlib import Path

from peerkit.workflow.custody.conversation import Asked
from peerkit.workflow.custody.drilling import drill
from tests.vault.vaults import PASSPHRASE
from tests.workflow.custody.drilling import Person

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    print("ready", flush=True)
    while True:
        # What fails keeps the drill from being kept, so that the vault stays as it is.
        person = Person({Asked.PASSPHRASE: [PASSPHRASE], Asked.RECOVERY_CODE: ["no code"]})
        drill(folder, person, "2026-12-01T10:00:00Z")
