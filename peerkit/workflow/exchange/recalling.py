"""Recalling: bundles that were made before a withdrawal and hold what was withdrawn.

Laws:
- After a withdrawal no bundle that this vault can reach holds the words: not in its outbox, not
  where it left it, not where it was left for this vault.
- What else was in a recalled bundle is handed over anew.
- A recall that a kill, or a place out of reach, cut off is completed by the next sync.
"""

from collections.abc import Iterator

from peerkit.bundle import open_bundle
from peerkit.crypto import recipient_id
from peerkit.errors import NotReadableError, OtherPartyError
from peerkit.files import remove_file
from peerkit.record import read_canonical, write_canonical
from peerkit.sync import Place
from peerkit.vault import Handover, Vault
from peerkit.workflow.belonging.link import Link, trust_of
from peerkit.workflow.exchange.merging import SUFFIX

_RECALLED = "recalled/"


def recall(vault: Vault, link: Link, place: Place | None) -> None:
    """Remove the bundles that hold words withdrawn since the last time, here and at the place.

    Without a place those in the outbox go, and the rest waits. Raises PlaceUnreachableError.
    """
    erased = vault.outlines.erased(link.project)
    new = erased.keys() - _recalled(vault, link)
    if not new:
        return
    numbers = {erased[one][1] for one in new if erased[one][0] == link.device}
    sent = tuple(_from_first(vault, link, numbers))
    for handover in sent:
        remove_file(vault.outbox / (handover.digest + SUFFIX))
    if place is None:
        return
    for handover in sent:
        place.remove(handover.receiver, handover.digest)
    if link.is_lead:
        _remove_received(vault, link, place, new)
    with vault.transaction():
        vault.handovers.forget(one.digest for one in sent)
        vault.documents.set(_RECALLED + link.ledger, write_canonical(sorted(erased)))


def _recalled(vault: Vault, link: Link) -> frozenset[str]:
    stored = vault.documents.get(_RECALLED + link.ledger)
    return frozenset() if stored is None else frozenset(read_canonical(stored, len(stored)))


def _from_first(vault: Vault, link: Link, numbers: set[int]) -> Iterator[Handover]:
    """Yield the bundles from the first that holds one of those records on: they are made anew.

    A chain is handed over without holes, so whatever came after goes again. Down to devices a lead
    hands no words of interviews; those for itself hold them.
    """
    receiver = recipient_id(link.recipients[0])
    after = 0
    is_held = False
    handovers = [one for one in vault.handovers.list(link.ledger) if one.receiver == receiver]
    for handover in handovers:
        is_held = is_held or any(after < number <= handover.to_number for number in numbers)
        if is_held:
            yield handover
        after = max(after, handover.to_number)


def _remove_received(vault: Vault, link: Link, place: Place, erased: set[str]) -> None:
    """Leave no bundle for this vault at the place that holds the words of those records."""
    trust = trust_of(vault, link)
    for digest in place.list(link.address):
        try:
            opened = open_bundle(place.get(link.address, digest), trust)
            holds = any(one.body is not None and one.id in erased for one in opened.records())
        except (OtherPartyError, NotReadableError):
            continue  # it was refused, or waits for its sender, or is gone already
        if holds:
            place.remove(link.address, digest)
