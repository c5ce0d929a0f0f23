"""Exporting: the interviews that the gate lets through, as tables in files.

Laws:
- Every row has passed the gate for the reader whom this vault belongs to.
- The files appear together when all are whole, or none appears.
- What is withdrawn is absent; what is withheld says so.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from peerkit.consent import released
from peerkit.errors import NoProjectError, NothingToExportError, OutputExistsError
from peerkit.export import Cover, csv_files, json_files
from peerkit.files import writing
from peerkit.questionnaire import Questionnaire, read_questionnaire
from peerkit.record import Record, RecordKind
from peerkit.record.bodies.projection import ProjectedSubmission, read_projection
from peerkit.record.bodies.submission import read_submission
from peerkit.report import Entry, tables
from peerkit.vault import Vault
from peerkit.workflow.bodies import body_of, withdrawn_from
from peerkit.workflow.listing import SHORT_ID
from peerkit.workflow.project import Project, find_project
from peerkit.workflow.shelf import known_digests, source_of


class ExportFormat(StrEnum):
    """What `--to` offers."""

    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Entries:
    """The interviews that may be exported; each reading goes through the vault anew."""

    vault: Vault
    project: Project

    def __iter__(self) -> Iterator[Entry]:
        """Yield what the gate lets through, in the order in which it came."""
        kind = (
            RecordKind.PROJECTION
            if self.project.details.is_programme
            else RecordKind.SUBMISSION
        )
        for record in self.vault.records.by_kind(self.project.id, kind):
            if record.body is not None and record.head.subject is not None:
                yield from self._entry(record)

    def _entry(self, record: Record) -> Iterator[Entry]:
        details = self.project.details
        if details.is_programme:
            projection = read_projection(body_of(record))
            if not isinstance(projection, ProjectedSubmission):
                return
            submission, before = projection.submission, projection.withheld
            organisation, community = projection.organisation, projection.community
            original = projection.original
        else:
            submission, before = read_submission(body_of(record)), frozenset[str]()
            organisation, community = details.organisation, ", ".join(details.communities)
            original = record.id
        withdrawn = withdrawn_from(self.vault, self.project.id, record.head.subject)
        passed = released(submission, self.project.audience, details.organisation, withdrawn)
        if passed is not None:
            yield Entry(
                interview=original[:SHORT_ID],
                organisation=organisation,
                participant=passed.submission.participant,
                community=community,
                submission=passed.submission,
                withheld=passed.withheld | before,
            )


def export(
    vault: Vault, to: ExportFormat, folder: Path, today: str, *, replace: bool = False
) -> list[Path]:
    """Return the files that were written into `folder`, which is made for them.

    Raises NoProjectError, NothingToExportError, OutputExistsError, DiskFullError,
    NotWritableError; then no file was left.
    """
    project = find_project(vault)
    if project is None:
        raise NoProjectError
    if folder.exists() and not replace:
        raise OutputExistsError(path=str(folder))
    entries = Entries(vault, project)
    if next(iter(entries), None) is None:
        raise NothingToExportError
    cover = Cover(project.details.name, project.details.organisation, today)
    found = tables(entries, _codebooks(vault), "en")
    files = csv_files(found, cover, "en") if to is ExportFormat.CSV else json_files(
        found, cover, "en"
    )
    return _write_together(files, folder)


def _codebooks(vault: Vault) -> dict[str, Questionnaire]:
    found = (read_questionnaire(source_of(vault, digest)) for digest in known_digests(vault))
    return {
        one.questionnaire.digest: one.questionnaire
        for one in found
        if one.questionnaire is not None
    }


def _write_together(files: Mapping[str, Iterator[bytes]], folder: Path) -> list[Path]:
    """Write into a folder aside, then give it its name."""
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".", suffix=".new"))
        try:
            for name, chunks in files.items():
                _write(aside / name, chunks)
            if folder.exists():
                shutil.rmtree(folder)
            os.replace(aside, folder)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    return [folder / name for name in files]


def _write(path: Path, chunks: Iterator[bytes]) -> None:
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
