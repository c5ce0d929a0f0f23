"""What is written of a safeguarding concern, and its seal: all that a vault alone is needed for.

Laws:
- The draft lies in the journal of its interview, under a name that no question can have.
- What is put on the chain, the safeguarding lead and the deputy alone can read.
"""

from typing import TYPE_CHECKING

from peerkit.errors import NotJoinedError
from peerkit.frozen import frozen
from peerkit.record import RecordKind, read_canonical, write_canonical
from peerkit.vault import Vault

if TYPE_CHECKING:  # an interview is ready to file a concern, and hardly ever does
    from peerkit.bundle import Safeguarding

CONCERN_DRAFT = "*concern*"
"""Where the journal keeps the draft: no question can be called that."""

_LIMIT_BYTES = 4 * 1024 * 1024


@frozen
class ConcernReport:
    """What somebody said or showed, as far as it is written: own words, when, where, danger now."""

    words: str = ""
    when: str = ""
    where: str = ""
    immediate_danger: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written yet."""
        return not (self.words + self.when + self.where).strip()


def find_draft(vault: Vault, interview: str) -> ConcernReport | None:
    """Return the report that was begun in an open interview and is not filed."""
    draft = vault.journal.draft(interview, CONCERN_DRAFT)
    if draft is None:
        return None
    report = ConcernReport(**read_canonical(draft.encode("utf-8"), _LIMIT_BYTES))
    return None if report.is_blank else report


def append_concern(
    vault: Vault, safeguarding: "Safeguarding", report: ConcernReport, at: str
) -> None:
    """Make the sealed concern end the own chain; raises NotJoinedError."""
    from peerkit.crypto import read_recipient, seal
    from peerkit.record.bodies.concern import Concern, write_concern, write_sealed
    from peerkit.workflow.ledger.chains import append_record, find_own_chain

    chain = find_own_chain(vault)
    if chain is None:
        raise NotJoinedError
    recipients = [read_recipient(one.recipient) for one in (safeguarding.lead, safeguarding.deputy)]
    concern = Concern(at, report.words, report.when, report.where, report.immediate_danger)
    sealed = seal(write_canonical(write_concern(concern)), recipients)
    append_record(vault, chain, RecordKind.CONCERN, None, at, write_sealed(sealed))
