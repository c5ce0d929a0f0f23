"""Erasures as records: what was erased because its time was over stays erased, at every holder.

Laws:
- A lead's erasure is obeyed by every device of its project, in the transaction that merges it.
- It reaches that project alone: an organisation's own records, which a programme knows by their
  ids, and its slips stay whatever a programme says.
- A device's erasure reaches its own copy alone; the lead says it again for that device, so that a
  laptop which is brought back from an older backup learns what it had erased.
- Of ids that a device makes up the lead says nothing again.
- A device says on its own chain that it has obeyed; so a lead sees who has not.
- No clock erases anything: somebody was asked.
"""

from collections.abc import Iterator, Mapping, Sequence

from peerkit.record import Record, RecordKind, subject_of
from peerkit.record.bodies.erasure import Erasure, read_erasure, write_erasure
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import is_held
from peerkit.workflow.belonging.link import Link, find_former_links, find_links
from peerkit.workflow.belonging.project import find_project
from peerkit.workflow.interviews.slips import drop_slip
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record

_AT_ONCE = 5_000
"""Records, and subjects, in one erasure: 700 kB, well below the limit of a record."""


def say_erasure(
    vault: Vault, link: Link, records: Sequence[str], subjects: Sequence[str], at: str
) -> int:
    """Return how many records lost their words here; the link's chain says so.

    A lead says it to everybody, a device of itself. Call it within `vault.erasures.erasing`.
    """
    holder = None if link.is_lead else link.device
    _say(vault, link, Erasure(tuple(records), tuple(subjects), holder), at)
    return vault.erasures.erase(records)


def obey_erasure(vault: Vault, link: Link, record: Record) -> None:
    """Erase what the lead's record says is erased of everybody, or of this device.

    Of another's word only what is known here to be of its project: an id that is not might be one
    of the vault's own project, which a restored vault learns of later.
    """
    said = read_erasure(body_of(record))
    if said.holder not in (None, link.device):
        return
    if link.is_lead or find_project(vault) is None:
        vault.erasures.erase(said.records)
        _forget(vault, frozenset(said.subjects))
        return
    known = _known(vault, link)
    vault.erasures.erase([one for one in said.records if one in known])


def obey_own_erasures(vault: Vault, link: Link) -> None:
    """Make a lead's restored vault erase again what its own chain says it had erased."""
    for record, _ in _of_device(vault, link, link.device):
        obey_erasure(vault, link, record)


def confirm_erasures(vault: Vault, link: Link, at: str) -> int:
    """Return how many records this device says now that it has erased, as its lead did.

    Call it when the bundles that held the words have been recalled.
    """
    if link.is_lead or link.is_former or is_held(vault, link.device):
        return 0
    wanted = _erased_of_all(vault, link)
    if not wanted:
        return 0
    own = vault.outlines.ids(link.project, link.device)
    said = erased_by(vault, link).get(link.device, frozenset())
    new = sorted((wanted & own) - said)
    _say(vault, link, Erasure(tuple(new), (), link.device), at)
    return len(new)


def repeat_erasures(vault: Vault, link: Link, at: str) -> int:
    """Return how many of its devices' erasures the lead says again now, each for its own device."""
    everybody, known = _erased_of_all(vault, link), _repeated(vault, link)
    count = 0
    for record in list(vault.records.by_kind(link.project, RecordKind.ERASURE)):
        device = record.head.device
        if device == link.device or record.body is None:
            continue
        said = read_erasure(body_of(record))
        before = known.setdefault(device, set())
        own = vault.outlines.ids(link.project, device)
        records = [one for one in said.records if one in own and one not in everybody | before]
        subjects = [one for one in said.subjects if one not in before]
        _say(vault, link, Erasure(tuple(records), tuple(subjects), device), at)
        before.update(records, subjects)
        count += bool(records or subjects)
    return count


def unconfirmed_erasures(vault: Vault, link: Link) -> Mapping[str, int]:
    """Return, by device, how many records it may still hold that the lead erased of everybody."""
    wanted = _erased_of_all(vault, link)
    if not wanted:
        return {}
    said = erased_by(vault, link)
    left = {
        one.code: len(
            (wanted & vault.outlines.ids(link.project, one.device))
            - said.get(one.device, frozenset())
        )
        for one in vault.devices.list(link.project)
    }
    return {code: count for code, count in left.items() if count}


def erased_by(vault: Vault, link: Link) -> Mapping[str, frozenset[str]]:
    """Return, by device, the records of which it says that it has erased them."""
    found: dict[str, set[str]] = {}
    for record in vault.records.by_kind(link.project, RecordKind.ERASURE):
        if record.body is not None:
            said = read_erasure(body_of(record))
            found.setdefault(record.head.device, set()).update(said.records)
    return {device: frozenset(records) for device, records in found.items()}


def _say(vault: Vault, link: Link, erasure: Erasure, at: str) -> None:
    """Put the erasure on the link's chain, in as many records as it takes; none for nothing."""
    chain = OwnChain(link.project, link.device)
    records, subjects = erasure.records, erasure.subjects
    for start in range(0, max(len(records), len(subjects)), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        body = write_erasure(Erasure(records[part], subjects[part], erasure.holder))
        append_record(vault, chain, RecordKind.ERASURE, None, at, body)


def _known(vault: Vault, link: Link) -> set[str]:
    """Return the records of the link's project on the chains that this vault has of it."""
    links = (*find_former_links(vault), *find_links(vault))
    own = {one.device for one in links if one.project == link.project}
    chains = (vault.outlines.ids(link.project, device) for device in {*own, link.lead})
    return {one for chain in chains for one in chain}


def _of_device(vault: Vault, link: Link, device: str) -> Iterator[tuple[Record, Erasure]]:
    for record in vault.records.by_kind(link.project, RecordKind.ERASURE):
        if record.head.device == device and record.body is not None:
            yield record, read_erasure(body_of(record))


def _erased_of_all(vault: Vault, link: Link) -> set[str]:
    said = (each for _, each in _of_device(vault, link, link.lead) if each.holder is None)
    return {one for each in said for one in each.records}


def _repeated(vault: Vault, link: Link) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for _, said in _of_device(vault, link, link.lead):
        if said.holder is not None:
            known.setdefault(said.holder, set()).update(said.records, said.subjects)
    return known


def _forget(vault: Vault, subjects: frozenset[str]) -> None:
    """Keep nothing of those subjects outside of records: no slip, and no interview begun."""
    for subject in sorted(subjects):
        drop_slip(vault, subject)
    for opened in vault.journal.open_interviews() if subjects else ():
        from peerkit.workflow.interviews.paper import read_paper  # loaded where one was begun

        if subject_of(read_paper(opened.setting).code) in subjects:
            vault.journal.erase(opened.interview)
