"""The log of a vault's own events: what is logged, and reading it.

Laws:
- An entry says that something was done, when, and how much of it: never what was said, never the
  name of a person or a place.
- What the log says is verified whenever it is read.
"""

from enum import StrEnum

from peerkit.vault import AuditLog, Vault


class AuditEvent(StrEnum):
    """What is logged. Words: `audit.<value>`, with the entry's facts as values."""

    OPENED = "opened"
    RECOVERED = "recovered"
    """Opened by a recovery code, or by the one that the organisation read out."""
    NEW_PASSPHRASE = "new_passphrase"  # noqa: S105 - an event, not a passphrase
    REKEYED = "rekeyed"
    JOINED = "joined"
    KIT_MADE = "kit_made"
    """Facts: `invitation`."""
    RESCUED = "rescued"
    """A lead read out the code of a researcher's vault."""
    SHEET_MADE = "sheet_made"
    """The project's keys were written down."""
    KEYS_RECOVERED = "keys_recovered"
    """The vault goes on with a project by the sheet with its keys."""
    MERGED = "merged"
    """Facts: `bundles`, `records` (new ones), `erased`."""
    WITHDRAWN = "withdrawn"
    """Facts: `erased`."""
    REVOKED = "revoked"
    """Facts: `device`, `after`."""
    EXPORTED = "exported"
    """Facts: `files`."""
    CONCERNS_OPENED = "concerns_opened"
    """Facts: `concerns`."""
    BACKED_UP = "backed_up"
    """Facts: `digest`."""
    BACKUP_DELETED = "backup_deleted"
    """Facts: `backups`."""
    RESTORED = "restored"
    """Facts: `digest`."""
    REHEARSED = "rehearsed"
    """A drill in which nothing failed. Facts: `worked`, `passed_over`."""
    ERASED = "erased"
    """What was due was erased for good. Facts: `records`, `others` (slips, interviews begun)."""
    CUT = "cut"
    """The log lacks entries that it had. Facts: `known` (0 where its mark is gone), `found`."""


def log_event(vault: Vault, event: AuditEvent, at: str, **facts: str | int) -> None:
    """Make the vault's log end with that event."""
    vault.audit.add(event, at, facts)


def log_opening(vault: Vault, at: str) -> None:
    """Make the log say that the vault was opened, and before that whether entries were lost.

    It is durable when the vault is closed, or within a second: nobody waits for the disk.
    """
    vault.audit.note_cut(AuditEvent.CUT, at)
    vault.audit.add(AuditEvent.OPENED, at, {}, durable=False)


def find_cut(log: AuditLog) -> int | None:
    """Return the number of the first entry that says that others before it were lost, if any."""
    cuts = (entry.number for entry in log.entries if entry.event == AuditEvent.CUT)
    return next(cuts, None)


def read_audit(vault: Vault) -> AuditLog:
    """Return the log, verified; it says where it is broken."""
    return vault.audit.read()
