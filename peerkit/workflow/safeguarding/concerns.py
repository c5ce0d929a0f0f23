"""What the safeguarding lead and the deputy read: concerns, opened with their own identity.

Laws:
- Without one of their two identities nobody learns more than how many concerns there are.
- A concern that nobody opened within a day is overdue, and stays so until somebody opens it.
- What was opened is shown and never kept; only that it was opened is.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from peerkit.crypto import (
    Identity,
    is_armored,
    open_sealed,
    open_with_passphrase,
    read_armor,
    read_identity,
)
from peerkit.errors import (
    NoProjectError,
    NoSuchConcernError,
    NotGuardianError,
    UnreadableKeyError,
    WrongIdentityPassphraseError,
    WrongPassphraseError,
)
from peerkit.frozen import frozen
from peerkit.record import Record, RecordKind, read_canonical
from peerkit.record.bodies.concern import Concern, read_concern, read_sealed
from peerkit.values import read_instant, write_instant
from peerkit.vault import Vault
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.ledger.bodies import body_of

OVERDUE = timedelta(hours=24)

_OPENED = "concern/opened/"
_LIMIT_BYTES = 8 * 1024 * 1024
_SHORT = 8


@frozen
class ConcernCount:
    """How many concerns there are, how many nobody opened, and how many of these for too long."""

    all: int
    unopened: int
    overdue: int


@frozen
class FiledConcern:
    """One concern, as those two see it in a list. `code` is what `open` calls it."""

    code: str
    at: str
    is_immediate: bool
    opened_at: str | None
    is_overdue: bool


def read_guardian(data: bytes, passphrase: str) -> Identity:
    """Return the identity in the file that the project's founding made.

    Raises WrongIdentityPassphraseError, UnreadableKeyError or SealDamagedError for a file that is
    none.
    """
    sealed = read_armor(data) if is_armored(data) else data
    try:
        text = open_with_passphrase(sealed, passphrase).decode("ascii")
    except WrongPassphraseError as error:
        raise WrongIdentityPassphraseError from error
    except UnicodeDecodeError as error:
        raise UnreadableKeyError from error
    return read_identity(text.strip())


def count_concerns(vault: Vault, now: datetime) -> ConcernCount:
    """Return how many concerns the project's vault has; anybody may know that much.

    A vault without a project of its own has none to look after.
    """
    if find_project(vault) is None:
        return ConcernCount(0, 0, 0)
    found = [(record.head.at, _opened_at(vault, record)) for record in _concerns(vault)]
    unopened = [at for at, opened in found if opened is None]
    overdue = sum(_is_overdue(at, now) for at in unopened)
    return ConcernCount(len(found), len(unopened), overdue)


def list_concerns(vault: Vault, identity: Identity, now: datetime) -> tuple[FiledConcern, ...]:
    """Return the concerns, the earliest first; raises NotGuardianError, NoProjectError."""
    _check_guardian(vault, identity)
    return tuple(_filed(vault, record, identity, now) for record in _concerns(vault))


def open_concern(vault: Vault, code: str, identity: Identity, now: datetime) -> Concern:
    """Return the concern of that code, which counts as opened from now on.

    Raises NoSuchConcernError, NotGuardianError, NoProjectError.
    """
    _check_guardian(vault, identity)
    wanted = code.strip().lower()
    for record in _concerns(vault):
        if record.id[:_SHORT] == wanted:
            concern = _opened(record, identity)
            if _opened_at(vault, record) is None:
                at = write_instant(now).encode("ascii")
                vault.documents.set(_OPENED + record.id, at)
            return concern
    raise NoSuchConcernError(concern=wanted)


def _concerns(vault: Vault) -> Iterator[Record]:
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    found = vault.records.by_kind(project.id, RecordKind.CONCERN)
    yield from sorted((one for one in found if one.body is not None), key=lambda one: one.head.at)


def _check_guardian(vault: Vault, identity: Identity) -> None:
    """Return if the identity is the lead's or the deputy's."""
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    guard = project.details.safeguarding
    if str(identity.recipient()) not in {guard.lead.recipient, guard.deputy.recipient}:
        raise NotGuardianError


def _filed(vault: Vault, record: Record, identity: Identity, now: datetime) -> FiledConcern:
    opened_at = _opened_at(vault, record)
    return FiledConcern(
        code=record.id[:_SHORT],
        at=record.head.at,
        is_immediate=_opened(record, identity).is_immediate,
        opened_at=opened_at,
        is_overdue=opened_at is None and _is_overdue(record.head.at, now),
    )


def _opened(record: Record, identity: Identity) -> Concern:
    plaintext = open_sealed(read_sealed(body_of(record)), [identity])
    return read_concern(read_canonical(plaintext, _LIMIT_BYTES))


def _opened_at(vault: Vault, record: Record) -> str | None:
    stored = vault.documents.get(_OPENED + record.id)
    return None if stored is None else stored.decode("ascii")


def _is_overdue(at: str, now: datetime) -> bool:
    return now - read_instant(at) > OVERDUE
