"""The project of all vectors: who takes part, with which keys, and what they recorded.

The keys are public from here on and protect nothing.
"""

from collections.abc import Mapping
from typing import Any

from peerkit.bundle import Invitation, Trust
from peerkit.crypto import Identity, RecipientKind, SigningKey
from peerkit.record import Record, device_id, next_record, project_id, subject_of, tip_of
from peerkit.values import RECOVERY_CODE, WITHDRAWAL_CODE, write_code
from tests.record.chains import AT

PROJECT_KEY = SigningKey(bytes(32))
AMINA_KEY = SigningKey(bytes(range(32)))
BEN_KEY = SigningKey(b"b" * 32)
CARA_KEY = SigningKey(b"c" * 32)
"""Of a device that was invited and is not on the roster."""
STRANGER_KEY = SigningKey(b"s" * 32)

LEAD = Identity(RecipientKind.X25519, b"L" * 32)
OTHER = Identity(RecipientKind.X25519, b"O" * 32)
CARA = Identity(RecipientKind.X25519, b"C" * 32)

PROJECT = project_id(PROJECT_KEY.verifying_key.to_bytes())
AMINA, BEN, CARA_DEVICE, STRANGER = (
    device_id(key.verifying_key.to_bytes()) for key in (AMINA_KEY, BEN_KEY, CARA_KEY, STRANGER_KEY)
)
INVITATION = Invitation("1" * 32, b"i" * 32)
TAKEN_INVITATION = Invitation("2" * 32, b"j" * 32, BEN)

WITHDRAWAL = write_code(WITHDRAWAL_CODE, 123_456_789)
RECOVERY = write_code(RECOVERY_CODE, 3**80)
RESCUE = write_code(RECOVERY_CODE, 7**46)
PASSPHRASE = "plain words that everybody may know"
VAULT_ID = "a" * 32

TRUST = Trust(
    PROJECT,
    (LEAD,),
    {AMINA: AMINA_KEY.verifying_key, BEN: BEN_KEY.verifying_key},
    {one.id: one for one in (INVITATION, TAKEN_INVITATION)},
)
"""What the vectors' bundles are read against."""

SUBMISSION: Mapping[str, Any] = {
    "form_id": "voices",
    "version": "1",
    "questionnaire": "cd" * 32,
    "language": "en",
    "started": AT,
    "ended": "2026-11-21T10:40:00Z",
    "outcome": "finished",
    "participant": "R07-001",
    "consent": {
        "at": AT,
        "language": "en",
        "mode": "spoken",
        "words": "ab" * 32,
        "filling": {"organisation": "Casa"},
        "statements": [
            {
                "name": "take_part",
                "purpose": "take_part",
                "audience": "organisation",
                "essential": True,
                "state": "yes",
            }
        ],
        "receivers": [],
        "confirmed": [],
    },
    "answers": {"story": "Dampness \u0103 \u4f4f", "years": 3, "rent": {"missing": "dont_know"}},
    "repeats": [],
    "parents": {},
    "notes": {},
    "sensitive": {},
    "pii": [],
    "paradata": {"seconds": 2300, "pauses": 0, "changes": 1, "seconds_by_question": {"story": 60}},
}


def chain_of(device: str, *kept: tuple[str, str | None, Any]) -> tuple[Record, ...]:
    """Return the records of a device: kind, subject and body of each."""
    records: list[Record] = []
    for number, (kind, subject, body) in enumerate(kept):
        record = next_record(
            tip_of(records[-1]) if records else None,
            project=PROJECT,
            device=device,
            kind=kind,
            subject=subject,
            at=AT,
            body=body,
            salt=bytes(range(number, number + 16)),
        )
        records.append(record)
    return tuple(records)


_DECLINED = ("attempt", None, {"at": AT, "outcome": "declined"})
SUBJECT = subject_of(WITHDRAWAL)
AMINAS = chain_of(
    AMINA,
    _DECLINED,
    ("submission", SUBJECT, SUBMISSION),
    ("contact", SUBJECT, {"name": "N.", "telephone": "020 7946 0000"}),
    ("song", None, {"of": "tomorrow"}),
)
"""What Amina's laptop recorded; the last is of a kind that nobody knows yet."""
BENS = chain_of(BEN, _DECLINED)
CARAS = chain_of(CARA_DEVICE, _DECLINED)
STRANGERS = chain_of(STRANGER, _DECLINED)
