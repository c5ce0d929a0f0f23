"""Sealing, signing, and the keys of a vault: the only part that calls a crypto library."""

from peerkit.crypto.armor import is_armored, read_armor, write_armor
from peerkit.crypto.derivation import derive_key
from peerkit.crypto.key_sheet import (
    KEY_LINES,
    OrganisationKeys,
    check_key_line,
    read_key_lines,
    write_key_lines,
)
from peerkit.crypto.keys import (
    Identity,
    Recipient,
    RecipientKind,
    generate_identity,
    read_identity,
    read_recipient,
    recipient_id,
)
from peerkit.crypto.keyslots import (
    change_passphrase,
    change_recovery_code,
    new_keyslots,
    unlock_with_passphrase,
    unlock_with_recovery_code,
    verify_keyslots,
)
from peerkit.crypto.primitives import hmac_sha256, is_same, load_unlocking
from peerkit.crypto.randomness import (
    PASSPHRASE_WORDS,
    new_id,
    new_passphrase,
    new_recovery_code,
    new_salt,
    new_withdrawal_code,
    random_bytes,
)
from peerkit.crypto.rekeying import begin_rekey, end_rekey, former_key
from peerkit.crypto.rescue import (
    Rescue,
    give_to_organisation,
    open_rescue,
    sealed_code,
    unlock_with_rescue_code,
)
from peerkit.crypto.seal import open_sealed, open_with_passphrase, seal, seal_with_passphrase
from peerkit.crypto.slots import (
    DEFAULT_COSTS,
    LOWEST_COSTS,
    KdfCosts,
    KeySlots,
    VaultKey,
    read_keyslots,
)
from peerkit.crypto.sshsig import SigningKey, VerifyingKey, sign, verify

__all__ = [
    "DEFAULT_COSTS",
    "KEY_LINES",
    "LOWEST_COSTS",
    "PASSPHRASE_WORDS",
    "Identity",
    "KdfCosts",
    "KeySlots",
    "OrganisationKeys",
    "Recipient",
    "RecipientKind",
    "Rescue",
    "SigningKey",
    "VaultKey",
    "VerifyingKey",
    "begin_rekey",
    "change_passphrase",
    "change_recovery_code",
    "check_key_line",
    "derive_key",
    "end_rekey",
    "former_key",
    "generate_identity",
    "give_to_organisation",
    "hmac_sha256",
    "is_armored",
    "is_same",
    "load_unlocking",
    "new_id",
    "new_keyslots",
    "new_passphrase",
    "new_recovery_code",
    "new_salt",
    "new_withdrawal_code",
    "open_rescue",
    "open_sealed",
    "open_with_passphrase",
    "random_bytes",
    "read_armor",
    "read_identity",
    "read_key_lines",
    "read_keyslots",
    "read_recipient",
    "recipient_id",
    "seal",
    "seal_with_passphrase",
    "sealed_code",
    "sign",
    "unlock_with_passphrase",
    "unlock_with_recovery_code",
    "unlock_with_rescue_code",
    "verify",
    "verify_keyslots",
    "write_armor",
    "write_key_lines",
]
