"""The body of a withdrawal: a participant took back everything, one statement, or some records.

Law: no reason is kept, and nothing that says who withdrew.
"""

from typing import Any

from peerkit.frozen import frozen
from peerkit.record.fields import read_fields
from peerkit.values import HEX_64


@frozen
class Withdrawal:
    """What is withdrawn: everything of the subject, unless `statement` or `records` says less.

    `code` is the withdrawal code where it was shown, else None. `statement` is the name of one
    consent statement that is taken back. `records` are the ids of single records to erase: one
    voice of a group, whose rest comes back in a correction.
    """

    code: str | None = None
    statement: str | None = None
    records: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.statement is not None and self.records:
            raise ValueError("a withdrawal is of a statement or of records, not of both")

    @property
    def is_whole(self) -> bool:
        """Whether everything of the subject is withdrawn."""
        return self.statement is None and not self.records


def write_withdrawal(withdrawal: Withdrawal) -> dict[str, Any]:
    """Return the body of a `withdrawal` record."""
    return {
        "code": withdrawal.code,
        "statement": withdrawal.statement,
        "records": list(withdrawal.records),
    }


def read_withdrawal(body: object) -> Withdrawal:
    """Return the withdrawal that a body holds; raises BodyError for another shape."""
    fields = read_fields(body, "withdrawal")
    statement, records = fields.text_or_none("statement"), fields.texts("records")
    if statement is not None and records:
        raise fields.refuse("statement")
    if not all(HEX_64.fullmatch(record) for record in records):
        raise fields.refuse("records")
    return Withdrawal(fields.text_or_none("code"), statement, records)
