"""A safeguarding concern: written during an interview, and sealed as it is filed.

Laws:
- What is written of it is durable at each change, in the journal, until it is filed or dropped.
- Once it is filed, this vault holds nothing of it that this vault can read: the draft is gone from
  the database and from its log, in the transaction that keeps what was sealed.
- One that was begun and neither filed nor dropped is filed as it stands when the interview ends.
"""

from dataclasses import asdict

from peerkit.errors import NotJoinedError
from peerkit.record import write_canonical
from peerkit.words import Catalogue
from peerkit.workflow.interviews.concern_report import (
    CONCERN_DRAFT,
    ConcernReport,
    append_concern,
    find_draft,
)
from peerkit.workflow.interviews.sitting import Sitting


def guardians(sitting: Sitting, words: Catalogue) -> tuple[str, str] | None:
    """Return the names of the safeguarding lead and the deputy; in practice, of made-up ones.

    None where no kit says who they are.
    """
    if sitting.is_practice:
        return words.text("practice.safeguarding_lead"), words.text("practice.safeguarding_deputy")
    found = sitting.safeguarding
    return None if found is None else (found.lead.name, found.deputy.name)


def keep_concern_draft(sitting: Sitting, report: ConcernReport) -> None:
    """Make the report durable as it is written so far; may be called from any thread."""
    draft = write_canonical(asdict(report)).decode("utf-8")
    sitting.vault.journal.type(sitting.paper.interview, CONCERN_DRAFT, draft)


def concern_draft(sitting: Sitting) -> ConcernReport | None:
    """Return the report that was begun in this interview and is not filed."""
    return find_draft(sitting.vault, sitting.paper.interview)


def drop_concern_draft(sitting: Sitting) -> None:
    """Make this vault hold nothing of a report that was begun; none is filed."""
    with sitting.vault.journal.settle(sitting.paper.interview, CONCERN_DRAFT):
        pass


def file_concern(sitting: Sitting, report: ConcernReport) -> None:
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
