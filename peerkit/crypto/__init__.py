"""Sealing, signing, and the keys of a vault: the only part that calls a crypto library."""

from peerkit.crypto.armor import is_armored, read_armor, write_armor
from peerkit.crypto.derivation import derive_key
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
from peerkit.crypto.primitives import hmac_sha256, is_same
from peerkit.crypto.randomness import (
    new_id,
    new_recovery_code,
    new_salt,
    new_withdrawal_code,
    random_bytes,
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
    "LOWEST_COSTS",
    "Identity",
    "KdfCosts",
    "KeySlots",
    "Recipient",
    "RecipientKind",
    "SigningKey",
    "VaultKey",
    "VerifyingKey",
    "change_passphrase",
    "change_recovery_code",
    "derive_key",
    "generate_identity",
    "hmac_sha256",
    "is_armored",
    "is_same",
    "new_id",
    "new_keyslots",
    "new_recovery_code",
    "new_salt",
    "new_withdrawal_code",
    "open_sealed",
    "open_with_passphrase",
    "random_bytes",
    "read_armor",
    "read_identity",
    "read_keyslots",
    "read_recipient",
    "recipient_id",
    "seal",
    "seal_with_passphrase",
    "sign",
    "unlock_with_passphrase",
    "unlock_with_recovery_code",
    "verify",
    "verify_keyslots",
    "write_armor",
]
