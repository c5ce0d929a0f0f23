"""What a researcher still has to be asked after an interview: how it was for them.

Law: a debrief that was broken off, by a closed window or a kill, is offered again until it is
given or passed over.
"""

from peerkit.vault import Vault
from peerkit.workflow.face import FaceOutcome

_DUE = "debrief/due"


def owe_debrief(vault: Vault) -> None:
    """Make home offer the debrief from now on."""
    vault.documents.set(_DUE, b"")


def owes_debrief(vault: Vault) -> bool:
    """Tell whether a debrief is still to be offered."""
    return vault.documents.get(_DUE) is not None


def is_debrief_next(vault: Vault, outcome: FaceOutcome) -> bool:
    """Tell whether it is asked how it was, now that an interview has left its face like that."""
    return outcome is not FaceOutcome.PAUSED and owes_debrief(vault)


def settle_debrief(vault: Vault) -> None:
    """Make home offer no debrief, until the next interview."""
    vault.documents.remove(_DUE)
