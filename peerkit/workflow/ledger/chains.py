"""This vault's own chains: which one its interviews belong to, and how a record is added.

Laws:
- A record is added at the end of a chain, in a transaction, under a fresh salt.
- An interview goes on the chain of the project that its participant was told of. One that was begun
  before its device joined waits, unless the researcher said that it is the same organisation's.
"""

from peerkit.crypto import new_salt
from peerkit.errors import RestoredError
from peerkit.frozen import frozen
from peerkit.record import next_record
from peerkit.vault import Vault
from peerkit.workflow.belonging.holds import is_held
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project

LEAD_CODE = "R00"
"""The code under which a lead's own interviews are numbered; kits begin at R01."""

_EARLIER = "participants/earlier"


@frozen
class OwnChain:
    """A chain of this vault's own. `code` begins the participant codes of interviews made here.

    `takes_earlier` says that interviews of before the project belong to it too. `known` are the
    digests of the questionnaires that the project's lead has; None where this vault is the lead's.
    """

    project: str
    device: str
    code: str = ""
    takes_earlier: bool = False
    known: frozenset[str] | None = None

    def takes(self, project: str | None) -> bool:
        """Tell whether an interview whose participant was told of that project belongs here."""
        return project == self.project or (project is None and self.takes_earlier)


def find_own_chain(vault: Vault) -> OwnChain | None:
    """Return the chain for interviews made here; None while no project was joined."""
    project = find_project(vault)
    if project is not None:
        return OwnChain(project.id, project.device, LEAD_CODE)
    membership = find_membership(vault)
    if membership is None:
        return None
    # Loaded here: who withdraws or hands over adds records and asks for no questionnaire.
    from peerkit.questionnaire import questionnaire_digest

    return OwnChain(
        membership.project,
        membership.device,
        membership.kit.code,
        takes_earlier=vault.documents.get(_EARLIER) is not None,
        known=frozenset(
            questionnaire_digest(
                file.content.encode("utf-8"),
                {name: text.encode("utf-8") for name, text in file.files.items()},
            )
            for file in membership.kit.questionnaires
        ),
    )


def take_earlier(vault: Vault) -> None:
    """Let interviews that were begun before the project was joined belong to it when they end."""
    vault.documents.set(_EARLIER, b"")


def append_record(  # noqa: PLR0913 - one argument for each field of a record's head
    vault: Vault,
    chain: OwnChain,
    kind: str,
    subject: str | None,
    at: str,
    body: object,
    *,
    lead: str = "",
) -> str:
    """Return the id of the record that now ends the chain.

    `lead` is the device that speaks for the project: its withdrawals are obeyed without a code.
    Raises RestoredError while the chain is on hold.
    """
    if is_held(vault, chain.device):
        raise RestoredError
    with vault.transaction():
        record = next_record(
            vault.records.tip(chain.project, chain.device),
            project=chain.project,
            device=chain.device,
            kind=kind,
            subject=subject,
            at=at,
            body=body,
            salt=new_salt(),
        )
        vault.records.append(record, lead=lead)
    return record.id
