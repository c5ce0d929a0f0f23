"""Exporting: the interviews that the gate lets through, as tables in files.

Laws:
- Every row has passed the gate for the reader whom this vault belongs to.
- The same records give the same bytes, whatever order they were merged in.
- The files appear together when all are whole, or none appears.
- What is withdrawn is absent; what is withheld says so.
- An interview whose questionnaire is not here stops no other: it is left out and counted.
- No more than a page of interviews is held at a time.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from peerkit.consent import Released, released
from peerkit.errors import NoProjectError, NothingToExportError
from peerkit.export import Cover, csv_files, json_files
from peerkit.frozen import frozen
from peerkit.interview import Submission
from peerkit.questionnaire import Questionnaire
from peerkit.record import Record, RecordKind
from peerkit.record.bodies.projection import ProjectedSubmission, read_projection
from peerkit.record.bodies.submission import read_submission
from peerkit.report import Entry, tables
from peerkit.vault import Outline, Vault
from peerkit.workflow.belonging.project import Project, find_project
from peerkit.workflow.ledger.bodies import body_of, statements_taken_back
from peerkit.workflow.looking.listing import SHORT_ID
from peerkit.workflow.looking.output_folder import check_is_free, write_folder
from peerkit.workflow.questionnaires.shelf import find_questionnaire, known_digests


class ExportFormat(StrEnum):
    """What `--to` offers."""

    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True)
class Entries:
    """The interviews that may be exported, by time; each reading goes through the vault anew.

    `worded` are the questionnaires that there are words for, None for whatever was asked;
    `left_out` the interviews that have none, once they were read.
    """

    vault: Vault
    project: Project
    worded: Container[str] | None = None
    left_out: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[Entry]:
        """Yield what the gate lets through."""
        for record in self.vault.outlines.records(self._outlines):
            entry = self._entry(record)
            if entry is None:
                continue
            if self.worded is None or entry.submission.questionnaire in self.worded:
                yield entry
            else:
                self.left_out.add(record.id)

    @cached_property
    def _outlines(self) -> tuple[Outline, ...]:
        is_programme = self.project.details.is_programme
        kind = RecordKind.PROJECTION if is_programme else RecordKind.SUBMISSION
        return tuple(
            one
            for one in self.vault.outlines.list(self.project.id, kind)
            if one.has_body and one.subject is not None
        )

    @cached_property
    def _taken_back(self) -> Mapping[str, frozenset[str]]:
        return statements_taken_back(self.vault, self.project.id)

    def _entry(self, record: Record) -> Entry | None:
        if record.body is None:
            return None
        if not self.project.details.is_programme:
            return self._own(record, read_submission(body_of(record)))
        projection = read_projection(body_of(record))
        if isinstance(projection, ProjectedSubmission):
            return self._received(record, projection)
        return None

    def _own(self, record: Record, submission: Submission) -> Entry | None:
        details = self.project.details
        passed = self._released(record, submission)
        if passed is None:
            return None
        return Entry(
            interview=record.id[:SHORT_ID],
            organisation=details.organisation,
            participant=passed.submission.participant,
            community=", ".join(details.communities),
            submission=passed.submission,
            withheld=passed.withheld,
        )

    def _received(self, record: Record, projection: ProjectedSubmission) -> Entry | None:
        passed = self._released(record, projection.submission)
        if passed is None:
            return None
        return Entry(
            interview=projection.original[:SHORT_ID],
            organisation=projection.organisation,
            participant=passed.submission.participant,
            community=projection.community,
            submission=passed.submission,
            withheld=passed.withheld | projection.withheld,
        )

    def _released(self, record: Record, submission: Submission) -> Released | None:
        withdrawn = self._taken_back.get(record.head.subject or "", frozenset())
        receiver = self.project.details.organisation
        return released(submission, self.project.audience, receiver, withdrawn)


@frozen
class Exported:
    """The files that were written, and how many interviews were left out for want of words."""

    files: tuple[Path, ...]
    left_out: int


def export(
    vault: Vault, to: ExportFormat, folder: Path, today: str, *, replace: bool = False
) -> Exported:
    """Return what was written into `folder`, which is made for it.

    Raises NoProjectError, NothingToExportError, OutputExistsError, DiskFullError,
    NotWritableError; then no file was left.
    """
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    check_is_free(folder, replace=replace)
    codebooks = _codebooks(vault)
    entries = Entries(vault, project, codebooks)
    if next(iter(entries), None) is None:
        raise NothingToExportError
    cover = Cover(project.details.name, project.details.organisation, today)
    found = tables(entries, codebooks, "en")
    write = csv_files if to is ExportFormat.CSV else json_files
    files = write_folder(write(found, cover, "en"), folder, replace=replace)
    return Exported(tuple(files), len(entries.left_out))


def _codebooks(vault: Vault) -> dict[str, Questionnaire]:
    found = (find_questionnaire(vault, digest) for digest in known_digests(vault))
    return {one.digest: one for one in found if one is not None}
