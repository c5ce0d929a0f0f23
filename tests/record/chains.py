"""A device for tests: a signing key and a chain that grows."""

from dataclasses import dataclass, field

from peerkit.crypto import SigningKey, new_salt
from peerkit.record import (
    Checkpoint,
    Record,
    RecordKind,
    Tip,
    device_id,
    next_record,
    project_id,
    sign_checkpoint,
    tip_of,
)

AT = "2026-11-21T10:00:00Z"
PROJECT = project_id(SigningKey.from_bytes(b"p" * 32).verifying_key.to_bytes())


@dataclass
class Device:
    """One device of `PROJECT`."""

    key: SigningKey = field(default_factory=SigningKey.generate)
    project: str = PROJECT
    records: list[Record] = field(default_factory=list)

    @property
    def id(self) -> str:
        return device_id(self.key.verifying_key.to_bytes())

    @property
    def tip(self) -> Tip | None:
        return tip_of(self.records[-1]) if self.records else None

    def add(
        self, body: object, kind: str = RecordKind.SUBMISSION, subject: str | None = None
    ) -> Record:
        record = next_record(
            self.tip,
            project=self.project,
            device=self.id,
            kind=kind,
            subject=subject,
            at=AT,
            body=body,
            salt=new_salt(),
        )
        self.records.append(record)
        return record

    def checkpoint(self, upto: int | None = None) -> Checkpoint:
        tip = tip_of(self.records[: upto or len(self.records)][-1])
        return sign_checkpoint(self.key, self.project, self.id, tip, AT)
