"""The vault that receives the vectors: of their project, with their roster and invitations."""

from peerkit.vault import Device, Invitation, Vault
from peerkit.workflow.belonging.link import link_of_project
from peerkit.workflow.belonging.project import Details, Project, find_project, keep_project
from peerkit.workflow.exchange.merging import Merged, merge_bundle
from tests.record.chains import AT
from tests.vectors.project import (
    AMINA,
    AMINA_KEY,
    BEN,
    BEN_KEY,
    INVITATION,
    LEAD,
    PROJECT,
    PROJECT_KEY,
    TAKEN_INVITATION,
)
from tests.workflow.actors import guardians


def found(vault: Vault) -> None:
    """Make the vault hold the vectors' project."""
    details = Details("Voices", "Casa", "0800 000 000", "2026-12-31", guardians())
    keep_project(vault, Project(details, PROJECT_KEY, LEAD))
    for device, key, code in ((AMINA, AMINA_KEY, "R07"), (BEN, BEN_KEY, "R08")):
        public = key.verifying_key.to_bytes()
        vault.devices.enrol(Device(PROJECT, device, public, "", code, AT))
    for one in (INVITATION, TAKEN_INVITATION):
        vault.invitations.add(
            Invitation(one.id, PROJECT, "researcher", "R09", one.secret, one.bound)
        )


def merge_into(vault: Vault, data: bytes) -> Merged:
    """Return what became of the bundle."""
    project = find_project(vault)
    assert project is not None
    return merge_bundle(vault, link_of_project(project), "a.pkb", data, AT)
