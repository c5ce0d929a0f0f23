"""Merging one bundle into the vault: verified, then all of it in one transaction, or none of it.

A bundle whose sender is not known yet waits in the inbox and is tried again at each merge.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from peerkit.bundle import OpenedBundle, open_bundle
from peerkit.errors import BundleForgedError, PeerkitError, UnknownSenderError
from peerkit.files import write_atomically
from peerkit.record import MergeReport, RecordKind
from peerkit.record.bodies.roster import EnrolledDevice, Roster, write_roster
from peerkit.vault import Device, Vault
from peerkit.workflow.filing import OwnChain, append_record
from peerkit.workflow.link import Link, trust_of

SUFFIX = ".pkb"


class Fate(StrEnum):
    """What can become of a bundle."""

    MERGED = "merged"
    KNOWN = "known"
    """It was merged before."""
    WAITING = "waiting"
    """Its sender is not known yet; it is in the inbox."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one bundle: `report` where it was merged, `refusal` where it was refused."""

    name: str
    fate: Fate
    sender: str = ""
    report: MergeReport | None = None
    refusal: PeerkitError | None = None


def merge_bundle(vault: Vault, link: Link, name: str, data: bytes, at: str) -> Merged:
    """Return what became of the bundle; a refused one has changed nothing.

    Raises nothing for a bundle's faults: they are told in `refusal`.
    """
    digest = hashlib.sha256(data).hexdigest()
    if vault.seen.has(digest):
        return Merged(name, Fate.KNOWN)
    try:
        opened = open_bundle(data, trust_of(vault, link))
        report = _merge_opened(vault, link, opened, digest, at)
    except UnknownSenderError as unknown:
        write_atomically(vault.folder / "inbox" / (digest + SUFFIX), data)
        return Merged(name, Fate.WAITING, str(unknown.values["device"]))
    except PeerkitError as refusal:
        return Merged(name, Fate.REFUSED, refusal=refusal)
    (vault.folder / "inbox" / (digest + SUFFIX)).unlink(missing_ok=True)
    return Merged(name, Fate.MERGED, opened.manifest.sender, report)


def merge_waiting(vault: Vault, link: Link, at: str) -> list[Merged]:
    """Return what became of the bundles in the inbox, tried again until nothing more changes."""
    outcomes: dict[str, Merged] = {}
    while True:
        before = len(vault.devices.list(link.project))
        for path in sorted((vault.folder / "inbox").glob(f"*{SUFFIX}")):
            outcomes[path.name] = merge_bundle(vault, link, path.name, path.read_bytes(), at)
        if len(vault.devices.list(link.project)) == before:
            return list(outcomes.values())


def bundle_paths(paths: list[Path]) -> list[Path]:
    """Return the bundle files that the paths name or, for folders, hold at any depth."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
    return found


def _merge_opened(
    vault: Vault, link: Link, opened: OpenedBundle, digest: str, at: str
) -> MergeReport:
    """Return the report of the one transaction that enrols, merges and remembers the bundle."""
    with vault.transaction():
        if opened.enrolment is not None and link.is_lead:
            _enrol(vault, link, opened, at)
        report = vault.records.merge(
            opened.records(),
            [span.checkpoint for span in opened.manifest.chains],
            last_numbers=vault.devices.last_numbers(link.project),
            lead=link.lead,
        )
        vault.seen.add(digest, at)
    return report


def _enrol(vault: Vault, link: Link, opened: OpenedBundle, at: str) -> None:
    """The sender is on the roster, and its invitation is its own.

    Raises BundleForgedError when the invitation belongs to another device already.
    """
    enrolment = opened.enrolment
    if enrolment is None or vault.devices.get(link.project, opened.manifest.sender) is not None:
        return
    invitation = vault.invitations.get(enrolment.invitation_id)
    if invitation is None or not vault.invitations.bind(invitation.id, opened.manifest.sender):
        raise BundleForgedError(part="invitation")
    vault.devices.enrol(
        Device(
            project=link.project,
            device=opened.manifest.sender,
            verifying_key=enrolment.verifying_key.to_bytes(),
            recipient=enrolment.recipient,
            code=invitation.code,
            enrolled_at=at,
            invitation=invitation.id,
        )
    )
    _write_roster(vault, link, at)


def _write_roster(vault: Vault, link: Link, at: str) -> None:
    """The lead's chain ends with the whole roster as it is now."""
    devices = tuple(
        EnrolledDevice(
            one.device,
            one.verifying_key,
            one.recipient,
            one.code,
            one.invitation or "",
            one.revoked_after,
        )
        for one in vault.devices.list(link.project)
    )
    chain = OwnChain(link.project, link.device, "")
    append_record(vault, chain, RecordKind.ROSTER, None, at, write_roster(Roster(devices)))
