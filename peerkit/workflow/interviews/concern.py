"""A safeguarding concern: written during an interview, and sealed as it is filed.

Laws:
- What is written of it is durable at each change, in the journal, until it is filed or dropped.
- Once it is filed, this vault holds nothing of it that this vault can read: the draft is gone from
  the database and from its log, in the transaction that keeps what was sealed.
- One that was begun and neither filed nor dropped is filed as it stands when the interview ends.
"""

from dataclasses import asdict
from typing import TYPE_CHECKING

from peerkit.errors import NotJoinedError
from peerkit.frozen import frozen
from peerkit.record import RecordKind, read_canonical, write_canonical
from peerkit.vault import Vault
from peerkit.words import Catalogue

if TYPE_CHECKING:  # an interview is ready to file a concern, and hardly ever does
    from peerkit.bundle import Safeguarding
    from peerkit.workflow.interviews.sitting import Sitting

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


def guardians(sitting: "Sitting", words: Catalogue) -> tuple[str, str] | None:
    """Return the names of the safeguarding lead and the deputy; in practice, of made-up ones.

    None where no kit says who they are.
    """
    if sitting.is_practice:
        return words.text("practice.safeguarding_lead"), words.text("practice.safeguarding_deputy")
    found = sitting.safeguarding
    return None if found is None else (found.lead.name, found.deputy.name)


def keep_concern_draft(sitting: "Sitting", report: ConcernReport) -> None:
    """Make the report durable as it is written so far; may be called from any thread."""
    draft = write_canonical(asdict(report)).decode("utf-8")
    sitting.vault.journal.type(sitting.paper.interview, CONCERN_DRAFT, draft)


def concern_draft(sitting: "Sitting") -> ConcernReport | None:
    """Return the report that was begun in this interview and is not filed."""
    return find_draft(sitting.vault, sitting.paper.interview)


def drop_concern_draft(sitting: "Sitting") -> None:
    """Make this vault hold nothing of a report that was begun; none is filed."""
    with sitting.vault.journal.settle(sitting.paper.interview, CONCERN_DRAFT):
        pass


def file_concern(sitting: "Sitting", report: ConcernReport) -> None:
    """Make the concern stand on the chain, readable by those two alone, and its draft be gone.

    In practice it goes nowhere. Raises NotJoinedError where no kit says who they are.
    """
    if sitting.is_practice:
        drop_concern_draft(sitting)
        return
    safeguarding = sitting.safeguarding
    if safeguarding is None:
        raise NotJoinedError
    with sitting.vault.journal.settle(sitting.paper.interview, CONCERN_DRAFT):
        append_concern(sitting.vault, safeguarding, report, sitting.now())


# --- for the end of an interview --------------------------------------------------------------


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
