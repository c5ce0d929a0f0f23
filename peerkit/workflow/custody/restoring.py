"""Bringing a vault back from its backup: on a new laptop, or beside the old one.

What was done after the backup is not in it, and the vault that was backed up may still be in use.
So a restored vault of a researcher is a new device: its former chain is read-only, is still handed
over, and whoever uses the vault joins again with a new kit. A vault that holds a project speaks for
it by a key that every kit names; it goes on with its chain, after it has fetched its own later
records from the place (decisions/0012-what-a-restored-vault-may-do.md).

Laws:
- A file that is refused leaves nothing.
- Until a sync has told what was withdrawn since, no words are shown and no known chain goes on.
- Nothing is taken for handed over: everything is handed over again, which changes nothing where it
  has arrived.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from peerkit.crypto import (
    KeySlots,
    VaultKey,
    sealed_code,
    unlock_with_passphrase,
    unlock_with_recovery_code,
    unlock_with_rescue_code,
)
from peerkit.errors import (
    MistypedCodeError,
    PlaceKnownError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from peerkit.frozen import frozen
from peerkit.record import RecordKind, device_id
from peerkit.values import RECOVERY_CODE, read_code
from peerkit.vault import KnownBackup, Vault, open_vault_with_key
from peerkit.vault.backup import restore_backup
from peerkit.workflow.belonging.holds import hold, is_holding
from peerkit.workflow.belonging.link import (
    Link,
    find_former_links,
    find_links,
    find_withdrawing_links,
)
from peerkit.workflow.belonging.membership import find_next_keys, renew_next_keys, retire_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.custody.backing_up import count_erasures
from peerkit.workflow.exchange.syncing import known_place
from peerkit.workflow.ledger.auditing import AuditEvent, log_event
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record


@frozen
class Restored:
    """What a restored vault is now. `is_waiting` asks for a sync before words are shown."""

    is_lead: bool
    was_member: bool
    is_waiting: bool
    place: str | None


def restore(
    path: Path,
    folder: Path,
    typed: str,
    on_progress: Callable[[float], None],
    *,
    at: str,
    without_sync: bool = False,
) -> Restored:
    """Return what the vault is that stands in `folder` now, closed.

    `typed` is the passphrase, the recovery code, or the organisation's, of when the backup was
    made. `without_sync` is for where there is no place. Raises as `restore_backup`,
    WrongPassphraseError, WrongRecoveryCodeError, and PlaceKnownError where a place should be asked;
    then there is no vault.
    """
    made: list[Restored] = []

    def prepare(aside: Path, key: VaultKey, known: KnownBackup) -> None:
        with open_vault_with_key(aside, key) as vault:
            vault.check_integrity()
            made.append(_settle(vault, known, at, without_sync=without_sync))

    restore_backup(path, folder, partial(_unlock, typed), prepare, on_progress)
    [restored] = made
    return restored


def _unlock(typed: str, slots: KeySlots) -> VaultKey:
    """Return the key by what was typed: a passphrase first, then what is written like a code."""
    try:
        return unlock_with_passphrase(slots, typed)
    except WrongPassphraseError as wrong:
        try:
            code = read_code(RECOVERY_CODE, typed)
        except MistypedCodeError:
            raise wrong from None
    try:
        return unlock_with_recovery_code(slots, code)
    except WrongRecoveryCodeError:
        if sealed_code(slots) is None:
            raise
    return unlock_with_rescue_code(slots, code)


def _settle(vault: Vault, known: KnownBackup, at: str, *, without_sync: bool) -> Restored:
    """Make what came out of a backup a vault of its own, in one transaction."""
    with vault.transaction():
        is_lead = find_project(vault) is not None
        if not is_lead:
            _become_new_device(vault, at)
        links = (*find_former_links(vault), *find_links(vault))
        vault.handovers.clear()
        places = [place for link in links if (place := known_place(vault, link)) is not None]
        if without_sync:
            _check_no_place(places)
        else:
            _hold(vault, links)
        vault.backups.add(replace(known, erasures=count_erasures(vault)))
        log_event(vault, AuditEvent.RESTORED, at, digest=known.digest)
        vault.audit.begin_mark()
    return Restored(
        is_lead=is_lead,
        was_member=not is_lead and bool(links),
        is_waiting=is_holding(vault),
        place=places[-1] if places else None,
    )


def _check_no_place(places: list[str]) -> None:
    if places:
        raise PlaceKnownError(place=places[-1])


def _hold(vault: Vault, links: tuple[Link, ...]) -> None:
    for link in links:
        hold(vault, link.device)


def _become_new_device(vault: Vault, at: str) -> None:
    """Retire what the vault was; what it said was withdrawn as nobody yet is said again."""
    before = find_next_keys(vault)
    retire_membership(vault)
    renew_next_keys(vault)
    if before is None:
        return
    nobody = device_id(before[0].verifying_key.to_bytes())
    for link in find_withdrawing_links(vault):
        for record in vault.records.chain(link.project, nobody):
            if record.head.kind == RecordKind.WITHDRAWAL and record.body is not None:
                chain = OwnChain(link.project, link.device)
                subject = record.head.subject
                append_record(vault, chain, RecordKind.WITHDRAWAL, subject, at, body_of(record))
