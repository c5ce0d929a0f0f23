"""The vault: the encrypted database on this machine, and the folder that it lies in."""

from peerkit.vault.audit import AuditEntry, AuditLog
from peerkit.vault.backups import KnownBackup
from peerkit.vault.exchange import Handover, ReceiptEntry
from peerkit.vault.folder import (
    LONGEST_NAME_BYTES,
    find_vault,
    list_vaults,
    vault_folder,
    vaults_home,
)
from peerkit.vault.in_use import check_is_free
from peerkit.vault.journal import Journal, OpenInterview
from peerkit.vault.outlines import Held, Outline
from peerkit.vault.roster import Device, Invitation
from peerkit.vault.vault import (
    Vault,
    create_vault,
    open_vault,
    open_vault_with_key,
    open_vault_with_recovery_code,
    open_vault_with_rescue_code,
    read_slots,
)
from peerkit.vault.waiting import WaitingRecord

__all__ = [
    "LONGEST_NAME_BYTES",
    "AuditEntry",
    "AuditLog",
    "Device",
    "Handover",
    "Held",
    "Invitation",
    "Journal",
    "KnownBackup",
    "OpenInterview",
    "Outline",
    "ReceiptEntry",
    "Vault",
    "WaitingRecord",
    "check_is_free",
    "create_vault",
    "find_vault",
    "list_vaults",
    "open_vault",
    "open_vault_with_key",
    "open_vault_with_recovery_code",
    "open_vault_with_rescue_code",
    "read_slots",
    "vault_folder",
    "vaults_home",
]
