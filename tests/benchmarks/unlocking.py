"""What it takes to open a vault with its passphrase, against the derivation that must be made.

Each run is a process of its own, because a process's first derivation is what a command pays; what
is imported has been imported by then: `python -m tests.benchmarks.unlocking unlock|derive FOLDER`.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2  # noqa: F401 - as a command that opens a vault has it when it asks

from peerkit.crypto import DEFAULT_COSTS
from peerkit.crypto.primitives import argon2id
from peerkit.vault import create_vault, open_vault
from tests.benchmarks import interviews
from tests.benchmarks.installation import ROOT, clean_environment
from tests.benchmarks.measuring import Figure, Timed, compared, in_turn, seconds
from tests.benchmarks.vaults import PASSPHRASE

_TARGET = 1.2


def measure(*, quick: bool) -> Iterator[Figure]:
    """Yield what unlocking costs."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "vault"
        vault, _ = create_vault(folder, PASSPHRASE, at=interviews.AT)
        vault.close()
        taken = in_turn(_run("unlock", folder), _run("derive", folder), 1 if quick else 15)
        yield compared("open a vault", _TARGET, "open", "Argon2id alone", taken)


def _run(what: str, folder: Path) -> Timed:
    """Return a run of a process of its own, which says what it took."""
    command = [sys.executable, "-m", __name__, what, str(folder)]
    environment = clean_environment(folder)

    def timed() -> float:
        done = subprocess.run(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
        )
        return float(done.stdout)

    return timed


# --- in a process of its own ------------------------------------------------------------------


def _unlock(folder: Path) -> Callable[[], object]:
    return lambda: open_vault(folder, PASSPHRASE)


def _derive(_folder: Path) -> Callable[[], object]:
    argon2id(bytes(8), bytes(16), memory_kib=8, passes=1, lanes=1)  # the library is loaded
    return lambda: argon2id(
        PASSPHRASE.encode(),
        bytes(16),
        memory_kib=DEFAULT_COSTS.memory_kib,
        passes=DEFAULT_COSTS.passes,
        lanes=DEFAULT_COSTS.lanes,
    )


_WORK = {"unlock": _unlock, "derive": _derive}


if __name__ == "__main__":
    print(seconds(_WORK[sys.argv[1]](Path(sys.argv[2]))))
