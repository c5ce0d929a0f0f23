"""What must hold of whatever file comes: it is read, or refused in words, and leaves nothing.

Each law raises where it does not hold. A refusal must be the file's own fault: what is raised for
another reason would stop the work with every other file.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from peerkit.bundle import open_bundle, read_kit, read_renewal, write_kit
from peerkit.crypto import (
    KeySlots,
    VaultKey,
    former_key,
    read_keyslots,
    sealed_code,
    unlock_with_recovery_code,
    unlock_with_rescue_code,
    verify_keyslots,
)
from peerkit.errors import (
    BackupDamagedError,
    BackupTooNewError,
    BodyError,
    BundleTooNewError,
    KitDamagedError,
    NotCanonicalError,
    OtherPartyError,
    RescueFileError,
    VaultDamagedError,
    VaultTooNewError,
    WrongRecoveryCodeError,
)
from peerkit.record import read_canonical, read_line, write_line
from peerkit.record.bodies.access import read_access
from peerkit.record.bodies.attempt import read_attempt
from peerkit.record.bodies.concern import read_concern, read_sealed
from peerkit.record.bodies.confirmation import read_confirmation
from peerkit.record.bodies.contact import read_contact
from peerkit.record.bodies.correction import read_correction
from peerkit.record.bodies.debrief import read_debrief
from peerkit.record.bodies.erasure import read_erasure
from peerkit.record.bodies.projection import read_projection
from peerkit.record.bodies.receipt import read_receipt
from peerkit.record.bodies.reward import read_reward
from peerkit.record.bodies.roster import read_roster
from peerkit.record.bodies.submission import read_submission
from peerkit.record.bodies.training import read_training
from peerkit.record.bodies.withdrawal import read_withdrawal
from peerkit.vault.backup import restore_backup
from peerkit.vault.connection import open_connection
from peerkit.vault.copying import check_integrity
from peerkit.workflow.projects.rescuing import read_code_with
from tests.fuzz.formats import BACKUP, BUNDLE, KEYS, KIT, RESCUE, file_of
from tests.vectors.key_files import VAULT_KEY
from tests.vectors.kits import GOOD as GOOD_KIT
from tests.vectors.project import LEAD, PROJECT_KEY, RECOVERY, TRUST
from tests.vectors.project import RESCUE as RESCUE_CODE

_MEMORY = Path("/dev/shm")
"""Where files that nobody keeps cost no disk, on Linux."""

BODY_READERS: tuple[Callable[[object], object], ...] = (
    read_access,
    read_attempt,
    read_concern,
    read_confirmation,
    read_contact,
    read_correction,
    read_debrief,
    read_erasure,
    read_projection,
    read_receipt,
    read_reward,
    read_roster,
    read_sealed,
    read_submission,
    read_training,
    read_withdrawal,
)
"""By the number that an input begins with; one more reads the body of a renewal."""


def open_any_bundle(data: bytes) -> None:
    """Return if the bundle is refused, or yields records that are written and read alike."""
    content = file_of(data, BUNDLE)
    try:
        records = list(open_bundle(content, TRUST).records())
    except OtherPartyError:
        return
    assert records == list(open_bundle(content, TRUST).records())
    assert records == [read_line(write_line(record)) for record in records]


def read_any_body(data: bytes) -> None:
    """Return if the body of a record is read or refused, by the reader that its number says."""
    try:
        body = read_canonical(data[1:], len(data))
    except NotCanonicalError:
        return
    number = data[0] % (len(BODY_READERS) + 1)
    with suppress(BodyError, BundleTooNewError):
        if number < len(BODY_READERS):
            BODY_READERS[number](body)
        else:
            read_renewal(body, read_kit(GOOD_KIT.to_bytes()), 7)


def read_any_kit(data: bytes) -> None:
    """Return if the kit is refused, or what was read of it is written and read alike."""
    try:
        kit = read_kit(file_of(data, KIT))
    except (KitDamagedError, BundleTooNewError):
        return
    assert kit == read_kit(write_kit(kit, PROJECT_KEY))


def unlock_any_keys(data: bytes) -> None:
    """Return if the key file is refused, or stands for its own bytes and opens to its one key."""
    content = file_of(data, KEYS)
    try:
        slots = read_keyslots(content)
    except (VaultDamagedError, VaultTooNewError):
        return
    assert content == slots.to_bytes()
    sealed_code(slots)
    _unlock_everyhow(slots)


def _unlock_everyhow(slots: KeySlots) -> None:
    for unlock, code in (
        (unlock_with_recovery_code, RECOVERY),
        (unlock_with_rescue_code, RESCUE_CODE),
    ):
        with suppress(VaultDamagedError, WrongRecoveryCodeError):
            assert VAULT_KEY == unlock(slots, code)
    with suppress(VaultDamagedError):
        former_key(slots, VAULT_KEY)


def read_any_rescue(data: bytes) -> None:
    """Return if the rescue file is refused, or says texts alone."""
    try:
        rescue = read_code_with(LEAD, file_of(data, RESCUE))
    except (RescueFileError, BundleTooNewError):
        return
    assert all(isinstance(text, str) for text in (rescue.vault_id, rescue.holder, rescue.code))


def restore_any_backup(data: bytes) -> None:
    """Return if the backup is refused and nothing is left of it, or its whole vault came back."""
    with _home() as home:
        path = home / "a.backup"
        path.write_bytes(file_of(data, BACKUP))
        unlock = partial(verify_keyslots, vault_key=VAULT_KEY)
        try:
            restore_backup(path, home / "new", unlock, _check_aside, lambda _done: None)
        except (BackupDamagedError, BackupTooNewError, VaultDamagedError, VaultTooNewError):
            assert [path] == list(home.iterdir())
            return
        assert sorted([path, home / "new"]) == sorted(home.iterdir())


@contextmanager
def _home() -> Iterator[Path]:
    """Inside the block there is a folder, in memory where the system has such."""
    home = Path(tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        yield home
    finally:
        shutil.rmtree(home)


def _check_aside(aside: Path, key: VaultKey, _known: object) -> None:
    database = open_connection(aside / "vault.db", key.database_key())
    try:
        check_integrity(database)
    finally:
        database.close()
