"""A vault that is open: the encrypted database on this machine and the file that holds its key.

Laws:
- A wrong passphrase is told at the key slot, before the database is touched.
- Only one process has a vault open; a second is told so at once.
- The key file is written before the database learns of it: a kill in between leaves both usable.
- After `close` the vault is its database, its keys and its mark: no log lies beside them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from peerkit.crypto import (
    DEFAULT_COSTS,
    KdfCosts,
    KeySlots,
    Recipient,
    VaultKey,
    change_passphrase,
    change_recovery_code,
    former_key,
    give_to_organisation,
    new_recovery_code,
    read_keyslots,
    sealed_code,
    unlock_with_passphrase,
    unlock_with_recovery_code,
    unlock_with_rescue_code,
    verify_keyslots,
)
from peerkit.errors import VaultDamagedError, VaultMissingError
from peerkit.files import make_private_folder, read_up_to, write_atomically
from peerkit.vault import schema
from peerkit.vault.audit import Audit
from peerkit.vault.audit_mark import write_mark
from peerkit.vault.backups import Backups
from peerkit.vault.connection import open_connection
from peerkit.vault.copying import OnProgress, check_integrity
from peerkit.vault.creation import make_vault_folder
from peerkit.vault.database import Database
from peerkit.vault.documents import Documents
from peerkit.vault.erasures import Erasures
from peerkit.vault.exchange import Handovers, Receipts, Seen
from peerkit.vault.folder import DATABASE, INBOX, KEYS, OUTBOX
from peerkit.vault.journal import Journals
from peerkit.vault.meanwhile import unlocked_beside
from peerkit.vault.outlines import Outlines
from peerkit.vault.records import Records
from peerkit.vault.rekeying import Secrets, clear_aside, finish_rekey, forget_former, rekey
from peerkit.vault.roster import Devices, Invitations
from peerkit.vault.schema import Facts
from peerkit.vault.waiting import Waiting
from peerkit.vault.writer import Writer

if TYPE_CHECKING:  # only whoever backs up needs to load how
    from peerkit.vault.backup import BackupFile

_KEYS_LIMIT_BYTES = 1024 * 1024


class Vault:
    """An open vault. Its parts may be used from any thread; `close` it, or use it in a `with`."""

    def __init__(self, folder: Path, slots: KeySlots, vault_key: VaultKey, writer: Writer) -> None:
        self.folder = folder
        self.key = vault_key
        self._slots = slots
        self._writer = writer
        self.facts = writer.read(schema.read_facts)
        self.journal = Journals(writer)
        self.waiting = Waiting(writer)
        self.records = Records(writer)
        self.outlines = Outlines(writer)
        self.documents = Documents(writer)
        self.devices = Devices(writer)
        self.invitations = Invitations(writer)
        self.handovers = Handovers(writer)
        self.seen = Seen(writer)
        self.receipts = Receipts(writer)
        self.audit = Audit(writer, folder, slots.vault_id)
        self.backups = Backups(writer)
        self.erasures = Erasures(writer)

    @property
    def id(self) -> str:
        """The vault's own id, 32 hex digits."""
        return self._slots.vault_id

    @property
    def is_practice(self) -> bool:
        """Whether the vault was made for practice: nothing in it is ever handed over."""
        return self.facts.is_practice

    @property
    def outbox(self) -> Path:
        """The folder of bundles that wait for delivery."""
        return self.folder / OUTBOX

    @property
    def inbox(self) -> Path:
        """The folder of bundles that came and are not merged yet."""
        return self.folder / INBOX

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Make everything durable and let another process open the vault. May be repeated."""
        if self._writer.is_closed:
            return
        mark = self.audit.next_mark()
        self._writer.close()
        if mark is not None:
            write_mark(self.folder, *mark)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Inside the block, what this thread changes in any part is one transaction.

        It is durable when the block ends; an exception that leaves the block undoes all of it.
        """
        with self._writer.transaction():
            yield

    def change_passphrase(self, new: str) -> None:
        """Make the vault open with the passphrase `new` and no other. The database stays."""
        self._change_slots(change_passphrase(self._slots, self.key, new))

    def change_recovery_code(self) -> str:
        """Return a new recovery code, which opens the vault; the old one opens it no more."""
        code = new_recovery_code()
        self._change_slots(change_recovery_code(self._slots, self.key, code))
        return code

    def give_to_organisation(self, recipients: Sequence[Recipient], holder: str) -> None:
        """Give the organisation a new code that opens the vault, which only it can read.

        The code that it had before opens the vault no more; without recipients there is none.
        `holder` says whose vault it is.
        """
        self._change_slots(give_to_organisation(self._slots, self.key, recipients, holder))

    @property
    def is_held_by_organisation(self) -> bool:
        """Whether the organisation can help somebody who is locked out."""
        return sealed_code(self._slots) is not None

    def rekey(
        self,
        passphrase: str,
        recipients: Sequence[Recipient] = (),
        holder: str = "",
        on_progress: OnProgress = lambda _done: None,
    ) -> str:
        """Return the new recovery code: the vault has a new key, and no old secret opens it.

        With `recipients` the organisation gets a new code too. Raises as `rekeying.rekey`.
        """
        keys = (self._slots, self.key)
        self._slots, self.key, code = rekey(
            self.folder, self._writer, keys, Secrets(passphrase, recipients, holder), on_progress
        )
        return code

    def back_up(
        self,
        place: Path,
        *,
        at: str,
        keep_until: str | None = None,
        erasures: int = 0,
        on_progress: OnProgress = lambda _done: None,
    ) -> "BackupFile":
        """Return the backup that lies in the folder `place` now, read back and verified.

        `keep_until` is the day on which it should be deleted; `erasures` counts what was erased
        until now. Raises as `backup.back_up`; then there is no backup.
        """
        from peerkit.vault.backup import back_up

        return back_up(
            self.folder,
            self._writer,
            (self._slots, self.key),
            place,
            on_progress,
            at=at,
            keep_until=keep_until,
            erasures=erasures,
        )

    def _change_slots(self, slots: KeySlots) -> None:
        write_atomically(self.folder / KEYS, slots.to_bytes())
        self._slots = slots
        self._writer.write(lambda database: schema.set_generation(database, slots.generation))

    def check_integrity(self) -> None:
        """Return if every page is authentic and well formed; raises VaultDamagedError."""
        self._writer.checkpoint()  # the check of authenticity reads the database, not its log
        self._writer.read(check_integrity)


def create_vault(
    folder: Path,
    passphrase: str,
    *,
    at: str,
    costs: KdfCosts = DEFAULT_COSTS,
    is_practice: bool = False,
) -> tuple[Vault, str]:
    """Make a new vault in `folder` and return it, open, with its recovery code.

    `at` is now. Raises VaultExistsError when the folder holds anything, DiskFullError,
    NotWritableError; then there is no vault.
    """
    facts = Facts(created_at=at, is_practice=is_practice)
    vault_key, code = make_vault_folder(folder, passphrase, costs, facts)
    return open_vault_with_key(folder, vault_key), code


def open_vault(folder: Path, passphrase: str, meanwhile: Callable[[], None] | None = None) -> Vault:
    """Return the vault, open; `meanwhile` was called while the passphrase was made into a key.

    Raises VaultMissingError, WrongPassphraseError, VaultInUseError, VaultTooNewError,
    VaultDamagedError.
    """
    unlock = partial(unlock_with_passphrase, passphrase=passphrase)
    if meanwhile is None:
        return _open(folder, unlock)
    return _open(folder, lambda slots: unlocked_beside(partial(unlock, slots), meanwhile))


def open_vault_with_recovery_code(folder: Path, code: str) -> Vault:
    """Return the vault, open.

    Raises MistypedCodeError, WrongRecoveryCodeError, and otherwise as `open_vault`.
    """
    return _open(folder, partial(unlock_with_recovery_code, code=code))


def open_vault_with_rescue_code(folder: Path, code: str) -> Vault:
    """Return the vault, open, to somebody to whom the organisation read its code.

    Raises MistypedCodeError, WrongRecoveryCodeError, and otherwise as `open_vault`.
    """
    return _open(folder, partial(unlock_with_rescue_code, code=code))


def open_vault_with_key(folder: Path, vault_key: VaultKey) -> Vault:
    """Return the vault, open, to somebody who holds its key. Raises as `open_vault`."""
    return _open(folder, partial(verify_keyslots, vault_key=vault_key))


def _open(folder: Path, unlock: Callable[[KeySlots], VaultKey]) -> Vault:
    slots = read_slots(folder)
    vault_key = unlock(slots)
    path = folder / DATABASE
    if not path.is_file():
        raise VaultDamagedError(part="database", problem="missing")
    former = former_key(slots, vault_key)
    if former is not None:
        slots = _finish_rekey(folder, slots, former, vault_key)
    writer = Writer(path, partial(open_connection, path, vault_key.database_key()))
    try:
        writer.write(schema.migrate_schema)
        writer.write(partial(_compare, slots))
        # What a kill left, a copy or a log, could hold what was withdrawn.
        clear_aside(folder)
        # Some ways of copying leave out folders in which nothing lies.
        for name in (OUTBOX, INBOX):
            make_private_folder(folder / name)
        writer.checkpoint()
        return Vault(folder, slots, vault_key, writer)
    except BaseException:
        writer.close()
        raise


def _finish_rekey(folder: Path, slots: KeySlots, former: VaultKey, vault_key: VaultKey) -> KeySlots:
    """Return the slots after a rekey that was cut off: the database has one key or the other."""
    path = folder / DATABASE
    try:
        writer = Writer(path, partial(open_connection, path, vault_key.database_key()))
    except VaultDamagedError:
        writer = Writer(path, partial(open_connection, path, former.database_key()))
        with closing(writer):
            return finish_rekey(folder, writer, slots, former, vault_key)
    with closing(writer):
        return forget_former(folder, writer, slots, vault_key)


def read_slots(folder: Path) -> KeySlots:
    """Return the key slots of a vault. Raises VaultMissingError, VaultDamagedError."""
    path = folder / KEYS
    if not path.is_file():
        raise VaultMissingError(path=str(folder))
    content = read_up_to(path, _KEYS_LIMIT_BYTES)
    if content is None:
        raise VaultDamagedError(part="keys", problem="too_large")
    return read_keyslots(content)


def _compare(slots: KeySlots, database: Database) -> None:
    schema.compare_with_keys(database, slots.vault_id, slots.generation)
