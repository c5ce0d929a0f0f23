"""The names of devices, projects and subjects: digests, so that they say nothing about anybody.

Laws:
- A device and a project are named by their verifying key: whoever has the name can check the key.
- A subject is the digest of a withdrawal code: the code finds the subject, never the reverse.
"""

from peerkit.values import WITHDRAWAL_CODE, digest, read_code

_NAME_DIGITS = 32
"""128 bits: nobody finds a second key with the same name (FORMAT.md §2)."""


def device_id(verifying_key: bytes) -> str:
    """Return the 32 hex digits that name the device which signs with that Ed25519 key."""
    return digest("device", verifying_key)[:_NAME_DIGITS]


def project_id(verifying_key: bytes) -> str:
    """Return the 32 hex digits that name the project (or programme) of that Ed25519 key."""
    return digest("project", verifying_key)[:_NAME_DIGITS]


def subject_of(withdrawal_code: str) -> str:
    """Return the 64 hex digits under which records of that participant's interview are filed.

    The code may be typed in any way that `read_code` takes; raises MistypedCodeError otherwise.
    """
    return digest("subject", read_code(WITHDRAWAL_CODE, withdrawal_code).encode("ascii"))
