"""A project's chain that has forked: two copies of its vault each went on for themselves.

It happens where a vault is brought back from a backup and goes on before it knows how far its chain
had come, or where two copies are used. Nothing that either said is lost: records are a union. But a
chain is handed over as one line, and what stands beside that line would not reach everybody.

Laws:
- The line that goes on is the one that ends with the highest number.
- What the other line says was withdrawn or erased is said again on this one, so that it reaches
  everybody.
- After a fork was found, everything is handed over anew, once.
"""

from collections.abc import Iterator

from peerkit.record import Record, RecordKind, write_canonical
from peerkit.values import digest
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import Link
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record

_MENDED = "fork/"
_SAID_AGAIN = (RecordKind.WITHDRAWAL, RecordKind.ERASURE)


def mend_fork(vault: Vault, link: Link, at: str) -> None:
    """Make a lead's forked chain go on as one line that says what both have said."""
    if not vault.records.forks(link.project, link.device):
        return
    everything = vault.outlines.ids(link.project, link.device)
    on_line = frozenset(one.id for one in vault.records.line(link.project, link.device))
    aside = sorted(everything - on_line)
    fingerprint = digest("fork", write_canonical({"aside": aside})).encode("ascii")
    if vault.documents.get(_MENDED + link.project) == fingerprint:
        return
    with vault.transaction():
        _say_again(vault, link, list(_unsaid(vault, link, frozenset(aside))), at)
        vault.handovers.forget(one.digest for one in vault.handovers.list(link.ledger))
        vault.documents.set(_MENDED + link.project, fingerprint)


def _unsaid(vault: Vault, link: Link, aside: frozenset[str]) -> Iterator[Record]:
    """Yield what stands beside the line and is to reach everybody, unless the line says it too."""
    own = [
        record
        for kind in _SAID_AGAIN
        for record in vault.records.by_kind(link.project, kind)
        if record.head.device == link.device and record.body is not None
    ]
    said = {(one.head.subject, one.body) for one in own if one.id not in aside}
    yield from (one for one in own if one.id in aside and (one.head.subject, one.body) not in said)


def _say_again(vault: Vault, link: Link, unsaid: list[Record], at: str) -> None:
    chain = OwnChain(link.project, link.device)
    for record in unsaid:
        subject, body = record.head.subject, body_of(record)
        append_record(vault, chain, record.head.kind, subject, at, body, lead=link.lead)
