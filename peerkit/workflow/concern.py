"""A safeguarding concern: sealed to the safeguarding lead and the deputy as it is filed.

Law: once it is filed, this vault holds nothing of it that this vault can read.
"""

import base64
from typing import TYPE_CHECKING

from peerkit.crypto import read_recipient, seal
from peerkit.errors import NotJoinedError
from peerkit.record import RecordKind, write_canonical
from peerkit.vault import Vault
from peerkit.workflow.chains import append_record, find_own_chain

if TYPE_CHECKING:  # an interview is ready to file a concern, and hardly ever does
    from peerkit.bundle import Safeguarding


def file_concern(vault: Vault, safeguarding: "Safeguarding", text: str, at: str) -> None:
    """Make the concern stand on the chain, readable by those two alone.

    Raises NotJoinedError where no kit says who they are.
    """
    chain = find_own_chain(vault)
    if chain is None:
        raise NotJoinedError
    recipients = [read_recipient(one.recipient) for one in (safeguarding.lead, safeguarding.deputy)]
    sealed = seal(write_canonical({"at": at, "text": text}), recipients)
    body = {"sealed": base64.b64encode(sealed).decode("ascii")}
    append_record(vault, chain, RecordKind.CONCERN, None, at, body)
