"""What a new key for a vault of 100 MB costs, against copying the database under another key.

Law: both end durable. What peerkit does beside the floor is to derive the key from a passphrase, to
read the copy back whole, and to change the key file twice.
"""

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from peerkit.crypto import DEFAULT_COSTS, VaultKey
from peerkit.files import sync_file
from peerkit.vault import Vault, create_vault, open_vault_with_key
from peerkit.vault.connection import open_connection
from peerkit.vault.database import Database
from peerkit.vault.folder import DATABASE
from tests.benchmarks import interviews
from tests.benchmarks.measuring import Figure, Timed, compared, in_turn, seconds
from tests.benchmarks.vaults import PASSPHRASE

_TARGET_SECONDS = 15
_MEGABYTE = 1_000_000
_BATCH = 50
"""Interviews in one transaction: the database grows when its log is written back."""


def measure(*, quick: bool) -> Iterator[Figure]:
    """Yield what a rekey takes."""
    megabytes, rounds = (1, 1) if quick else (100, 3)
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "vault"
        vault, _ = create_vault(folder, PASSPHRASE, at=interviews.AT, costs=DEFAULT_COSTS)
        with vault:
            _fill(vault, megabytes * _MEGABYTE)
        keys, told = [vault.key], list[float]()
        taken = in_turn(_rekey(folder, keys, told), _copy(folder, keys), rounds)
        what = f"target {_TARGET_SECONDS} s, {len(told) // rounds} reports of progress; rekey"
        yield compared(f"rekey a vault of {megabytes} MB", None, what, "a bare copy", taken)


def _fill(vault: Vault, size: int) -> None:
    """Make the vault's database as large as that, with interviews."""
    chain = interviews.chain(interviews.form(), interviews.signing_key(1), size)
    while (vault.folder / DATABASE).stat().st_size < size:
        vault.records.merge(islice(chain, _BATCH), accepted_tips={}, lead="")


def _rekey(folder: Path, keys: list[VaultKey], told: list[float]) -> Timed:
    """Return a run that gives the vault a new key, which is the last of `keys` then."""

    def timed() -> float:
        with open_vault_with_key(folder, keys[-1]) as vault:
            taken = seconds(lambda: vault.rekey(PASSPHRASE, on_progress=told.append))
        keys.append(vault.key)
        return taken

    return timed


def _copy(folder: Path, keys: list[VaultKey]) -> Timed:
    """Return a run that copies the database with nothing but SQLCipher's own function."""
    target = folder.parent / "floor.db"

    def copy(source: Database) -> None:
        literal = f"x'{VaultKey.generate().database_key().hex()}'"
        source.execute(f'ATTACH DATABASE ? AS fresh KEY "{literal}"', [str(target)])
        source.execute("PRAGMA fresh.journal_mode=OFF").fetchall()
        source.execute("PRAGMA fresh.synchronous=OFF")
        source.execute("SELECT sqlcipher_export('fresh')").fetchall()
        source.execute("DETACH DATABASE fresh")
        sync_file(target)

    def timed() -> float:
        target.unlink(missing_ok=True)
        with closing(open_connection(folder / DATABASE, keys[-1].database_key())) as source:
            return seconds(lambda: copy(source))

    return timed
