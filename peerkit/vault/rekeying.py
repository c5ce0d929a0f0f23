"""A new key for the whole vault: for a laptop whose passphrase somebody saw, or after erasing.

The order: a copy under the new key aside; the key file, which then holds both keys; the copy takes
the database's place; the key file without the former key. Whoever opens the vault after a kill
finds the former key in the file and finishes.

Laws:
- A kill at any moment leaves a vault that opens: with the old passphrase until the key file was
  changed, with the new one after.
- Nothing of the vault is lost or changed, and nothing of it lies in another file.
"""

from collections.abc import Sequence
from dataclasses import field
from functools import partial
from pathlib import Path

from peerkit.crypto import (
    KeySlots,
    Recipient,
    VaultKey,
    begin_rekey,
    end_rekey,
    new_id,
    new_recovery_code,
)
from peerkit.files import (
    ASIDE_PREFIX,
    ASIDE_SUFFIX,
    remove_file,
    sync_folder,
    write_atomically,
    writing,
)
from peerkit.frozen import frozen
from peerkit.vault import schema
from peerkit.vault.connection import open_connection
from peerkit.vault.copying import OnProgress, copy_database
from peerkit.vault.folder import DATABASE, INBOX, KEYS, OUTBOX
from peerkit.vault.rehearsal import clear_rehearsals
from peerkit.vault.writer import Writer


@frozen
class Secrets:
    """What opens the vault after the rekey, besides a recovery code that is made then.

    `recipients` are the organisation's, where it is to hold a code too; `holder` is what it is
    told of whose vault this is.
    """

    passphrase: str = field(repr=False)
    recipients: Sequence[Recipient] = ()
    holder: str = ""


_ASIDE = f"{ASIDE_PREFIX}{DATABASE}."


def rekey(
    folder: Path,
    writer: Writer,
    keys: tuple[KeySlots, VaultKey],
    secrets: Secrets,
    on_progress: OnProgress,
) -> tuple[KeySlots, VaultKey, str]:
    """Return the slots, the key and the recovery code that the vault has now; the old are void.

    Raises DiskFullError, NotWritableError and ValueError for an empty passphrase. If the key file
    was changed by then the next opening finishes the rekey, otherwise nothing has changed.
    """
    slots, former = keys
    code = new_recovery_code()
    during, new_key = begin_rekey(
        slots, former, secrets.passphrase, code, secrets.recipients, secrets.holder
    )
    aside = _copy_aside(folder, writer, new_key, on_progress)
    try:
        write_atomically(folder / KEYS, during.to_bytes())
    except BaseException:
        remove_file(aside)
        raise
    return _change_over(folder, writer, aside, during, (former, new_key)), new_key, code


def finish_rekey(
    folder: Path, writer: Writer, slots: KeySlots, former: VaultKey, new_key: VaultKey
) -> KeySlots:
    """Return the slots after a rekey that was cut off is finished; `writer` has the former key."""
    aside = _copy_aside(folder, writer, new_key, lambda _done: None)
    return _change_over(folder, writer, aside, slots, (former, new_key))


def forget_former(folder: Path, writer: Writer, slots: KeySlots, new_key: VaultKey) -> KeySlots:
    """Return the slots without the former key, in the file too; the database has the new one."""
    after = end_rekey(slots, new_key)
    write_atomically(folder / KEYS, after.to_bytes())
    writer.write(lambda database: schema.set_generation(database, after.generation))
    return after


def clear_aside(folder: Path) -> None:
    """Remove what a kill left of copies, of key files and of bundles; what was whole stands."""
    for each in folder.glob(f"{_ASIDE}*"):
        remove_file(each)
    for place in (folder, folder / INBOX, folder / OUTBOX):
        for each in place.glob(f"{ASIDE_PREFIX}*{ASIDE_SUFFIX}"):
            if each.is_file():
                remove_file(each)
    clear_rehearsals(folder)


def name_aside(folder: Path) -> Path:
    """Return where a copy of the database can be made that `clear_aside` would remove."""
    return folder / f"{_ASIDE}{new_id()}{ASIDE_SUFFIX}"


def _copy_aside(folder: Path, writer: Writer, key: VaultKey, on_progress: OnProgress) -> Path:
    clear_aside(folder)
    aside = name_aside(folder)
    writer.checkpoint()
    source = folder / DATABASE
    writer.read(lambda database: copy_database(database, source, aside, key, on_progress))
    return aside


def _change_over(
    folder: Path,
    writer: Writer,
    aside: Path,
    slots: KeySlots,
    keys: tuple[VaultKey, VaultKey],
) -> KeySlots:
    path = folder / DATABASE

    def replace() -> None:
        with writing(path):
            aside.replace(path)
            sync_folder(folder)

    before, after = (partial(open_connection, path, key.database_key()) for key in keys)
    writer.change_database(replace, before=before, after=after)
    return forget_former(folder, writer, slots, keys[1])
