"""Freeing: a laptop forgets the words that its organisation has, where the project asks for that.

Laws:
- Nothing is freed but what a verified receipt of the lead's lists as merged and as backed up.
- Heads stay, so that the chain still verifies; so do the researcher's own records, and slips.
- A laptop keeps its copy unless the project says otherwise; a project's own vault always does.
"""

from peerkit.record import RecordKind
from peerkit.vault import Vault
from peerkit.workflow.belonging.link import Link
from peerkit.workflow.belonging.policies import find_policies
from peerkit.workflow.belonging.project import find_project

POLICY = "free_laptops"

_FREED = (
    *(RecordKind.SUBMISSION, RecordKind.CORRECTION, RecordKind.EQUALITY),
    *(RecordKind.CONTACT, RecordKind.ACCESS),
)
"""Kinds that hold a participant's words."""


def free(vault: Vault, link: Link) -> int:
    """Return how many records lost their words on this laptop now."""
    is_laptop = not link.is_lead and not link.is_former and find_project(vault) is None
    if not is_laptop or find_policies(vault).get(POLICY) is not True:
        return 0
    return vault.records.free(link.project, link.device, link.lead, _FREED)
