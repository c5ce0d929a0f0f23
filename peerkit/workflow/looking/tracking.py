"""How far each interview has come: here, handed over, merged by whom, backed up, freed.

Laws:
- "Merged by" names those alone whose verified receipt says so, or this vault where it merged it.
- It reads no answers.
"""

from collections.abc import Iterable

from peerkit.frozen import frozen
from peerkit.record import RecordKind
from peerkit.vault import Outline, Vault
from peerkit.workflow.belonging.link import link_of_membership
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.looking.listing import Listed, Where

_BEFORE_HANDING_OVER = frozenset({Where.PAUSED, Where.WAITING, Where.HERE})
_GONE = frozenset({Where.WITHDRAWN, Where.ERASED})
_HERE = _BEFORE_HANDING_OVER | {Where.HANDED_OVER, Where.MERGED}


@frozen
class Tracked:
    """One interview, and how far it has come; of one that `is_gone` there is no more to say."""

    code: str
    at: str
    where: Where
    is_here: bool
    is_handed_over: bool
    merged_by: tuple[str, ...]
    is_backed_up: bool
    is_freed: bool

    @property
    def is_gone(self) -> bool:
        """Whether its words are nowhere any more."""
        return self.where in _GONE


def track(vault: Vault, listed: Iterable[Listed]) -> list[Tracked]:
    """Return how far those interviews have come, in their order."""
    above = _Above.of(vault)
    return [_tracked(one, above) for one in listed]


def _tracked(one: Listed, above: "_Above | None") -> Tracked:
    is_gone = one.where in _GONE
    merged_by = () if is_gone or not one.merged_by else (one.merged_by,)
    if above is not None and not is_gone and above.has(one):
        merged_by = (*merged_by, above.organisation)
    return Tracked(
        code=one.code,
        at=one.at,
        where=one.where,
        is_here=one.where in _HERE,
        is_handed_over=not is_gone and one.where not in _BEFORE_HANDING_OVER,
        merged_by=merged_by,
        is_backed_up=one.is_backed_up and not is_gone,
        is_freed=one.where is Where.FREED,
    )


@frozen
class _Above:
    """The programme of an organisation, and which interviews its receipts list."""

    vault: Vault
    organisation: str
    lead: str
    sent: dict[str | None, Outline]

    @classmethod
    def of(cls, vault: Vault) -> "_Above | None":
        """Return what is known of the programme; None where the vault's project entered none."""
        membership = find_membership(vault)
        if membership is None or find_project(vault) is None:
            return None
        link = link_of_membership(membership)
        sent = vault.outlines.list(link.project, RecordKind.PROJECTION)
        return cls(
            vault,
            membership.kit.organisation,
            link.lead,
            {one.subject: one for one in sent if one.device == link.device},
        )

    def has(self, one: Listed) -> bool:
        """Tell whether the programme's receipts list what was forwarded of the interview."""
        forwarded = None if one.subject is None else self.sent.get(one.subject)
        if forwarded is None:
            return False
        entries = self.vault.receipts.of_record(forwarded.id)
        return any(entry.merged_by == self.lead for entry in entries)
