"""Slips: what a participant takes away, kept here so that it can be shown again.

Law: the withdrawal code stands here alone, in the vault where the interview was made, and goes when
the interview is withdrawn. Records carry its digest.
"""

from dataclasses import asdict

from peerkit.frozen import frozen
from peerkit.record import read_canonical, write_canonical
from peerkit.vault import Vault

_SLIP = "slip/"
_LIMIT_BYTES = 32 * 1024 * 1024
"""As much as a kit: what a lead wrote stands here, and must never keep a vault from opening."""


@frozen
class Slip:
    """What the participant takes away. `participant` is "" until a project gives numbers.

    `contact` and `withdraw_by` are as the consent texts worded them; `until` is the same day as an
    ISO date, "" on slips of before it was kept.
    """

    interview: str
    participant: str
    code: str
    contact: str
    withdraw_by: str
    until: str = ""


def keep_slip(vault: Vault, subject: str, slip: Slip) -> None:
    """Make the vault hold the slip of the interview with that subject."""
    vault.documents.set(_SLIP + subject, write_canonical(asdict(slip)))


def find_slip(vault: Vault, subject: str) -> Slip | None:
    """Return the slip of an interview made here, until it is withdrawn."""
    stored = vault.documents.get(_SLIP + subject)
    return None if stored is None else Slip(**read_canonical(stored, _LIMIT_BYTES))


def slip_subjects(vault: Vault) -> frozenset[str]:
    """Return the subjects whose slips the vault keeps."""
    return frozenset(name.removeprefix(_SLIP) for name in vault.documents.names(_SLIP))


def drop_slip(vault: Vault, subject: str) -> None:
    """Make the vault hold no slip of that interview any more."""
    vault.documents.remove(_SLIP + subject)
