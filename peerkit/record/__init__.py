"""What is kept and exchanged: records, chains, checkpoints and the rules of merging."""

from peerkit.record.canonical import read_canonical, write_canonical
from peerkit.record.chain import Tip, is_recordable, next_record, tip_of, verify_link
from peerkit.record.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from peerkit.record.head import Head, Record, read_record
from peerkit.record.identifiers import device_id, project_id, subject_of
from peerkit.record.kinds import (
    NEVER_ERASED,
    RecordKind,
    is_kind,
    is_known,
    is_reached_by_withdrawal,
)
from peerkit.record.line import (
    RECORD_LIMITS,
    RecordLimits,
    read_line,
    read_line_with_document,
    write_line,
)
from peerkit.record.merge import (
    SUBJECT_KINDS,
    MergeReport,
    WithdrawalVerdict,
    find_accepted,
    find_forks,
    find_gaps,
    find_line,
    find_tips,
    is_erased_by,
    judge_withdrawal,
    shows_code,
    withdrawn_statements,
)

__all__ = [
    "NEVER_ERASED",
    "RECORD_LIMITS",
    "SUBJECT_KINDS",
    "Checkpoint",
    "Head",
    "MergeReport",
    "Record",
    "RecordKind",
    "RecordLimits",
    "Tip",
    "WithdrawalVerdict",
    "device_id",
    "find_accepted",
    "find_forks",
    "find_gaps",
    "find_line",
    "find_tips",
    "is_erased_by",
    "is_kind",
    "is_known",
    "is_reached_by_withdrawal",
    "is_recordable",
    "judge_withdrawal",
    "next_record",
    "project_id",
    "read_canonical",
    "read_line",
    "read_line_with_document",
    "read_record",
    "shows_code",
    "sign_checkpoint",
    "subject_of",
    "tip_of",
    "verify_checkpoint",
    "verify_link",
    "withdrawn_statements",
    "write_canonical",
    "write_line",
]
