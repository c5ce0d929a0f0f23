"""`peerkit list`, `show`, `export`: what a vault has, and tables of what may leave."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peerkit.cli.options import AsJson, PassphraseFile, Quiet, VaultName, Yes, text
from peerkit.cli.output import Output
from peerkit.words import catalogue

if TYPE_CHECKING:
    from peerkit.workflow.interviews.slips import Slip
    from peerkit.workflow.looking.listing import Listed
    from peerkit.workflow.looking.reading import ReadRow

_Practice = Annotated[bool, typer.Option("--practice", help=text("option.practice"))]


def list_interviews(
    practice: _Practice = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """List the interviews of the vault."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.looking import listing

    output = Output(quiet)
    with opened(Access(vault, passphrase_file, is_practice=practice), output) as vault_:
        found = listing.list_interviews(vault_)
    if json:
        output.json([_document(one) for one in found])
        return 0
    if not found:
        output.say("status.none")
        output.next("status.next_interview")
        return 0
    headings = [output.text(f"status.heading.{name}") for name in _COLUMNS]
    output.table(headings, [_row(one, output) for one in found])
    output.next("status.next_show")
    return 0


_COLUMNS = ("code", "day", "questionnaire", "language", "organisation", "where")


def _row(one: "Listed", output: Output) -> list[str]:
    where = _where(one, output)
    return [one.code, one.at[:10], one.form_id, one.language, one.organisation, where]


def _where(one: "Listed", output: Output) -> str:
    if not one.merged_by:
        return output.text(f"status.where.{one.where.value}")
    is_merged = one.where.value == "merged"
    state = "backed_up" if is_merged and one.is_backed_up else one.where.value
    return output.text(f"status.by.{state}", by=one.merged_by)


def _document(one: "Listed") -> dict[str, Any]:
    return {
        "interview": one.code,
        "at": one.at,
        "questionnaire": one.form_id,
        "language": one.language,
        "organisation": one.organisation,
        "status": one.where.value,
        "merged_by": one.merged_by,
        "backed_up": one.is_backed_up,
    }


def show(
    code: Annotated[str, typer.Argument(help=text("argument.interview"))],
    practice: _Practice = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Show one interview: its answers as they were said, and its slip."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.looking.listing import find_interview
    from peerkit.workflow.looking.reading import read_rows

    output = Output(quiet)
    with opened(Access(vault, passphrase_file, is_practice=practice), output) as vault_:
        found = find_interview(vault_, code)
        rows = read_rows(vault_, found)
    if json:
        output.json(_document(found) | {"answers": [_answer_document(row) for row in rows]})
        return 0
    output.table(
        [output.text(f"status.heading.{name}") for name in _COLUMNS], [_row(found, output)]
    )
    for row in rows:
        output.data("")
        output.data(row.label)
        missing = row.missing and output.text(f"plain.missing.{row.missing.value}")
        output.data(f"  {missing or row.shown}")
        if row.note:
            output.data("  " + output.text("plain.note_so_far", note=row.note))
    if found.slip is not None:
        _show_slip(found.slip, output)
    return 0


def _answer_document(row: "ReadRow") -> dict[str, Any]:
    return {
        "question": str(row.address),
        "answer": row.shown if row.missing is None else {"missing": row.missing.value},
    }


def _show_slip(slip: "Slip", output: Output) -> None:
    output.data("")
    output.data(output.text("plain.slip_code", code=slip.code))
    until = catalogue().redated(slip.withdraw_by)
    output.data(output.text("plain.slip_until", withdraw_by=until, contact=slip.contact))


def export(
    to: Annotated[str, typer.Option(help=text("option.to"))] = "csv",
    folder: Annotated[Path, typer.Option("--output", "-o", help=text("option.output"))] = Path(
        "peerkit-export"
    ),
    yes: Yes = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Write the interviews that may leave as tables."""
    from peerkit.cli.custody.audit import note
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import UnknownFormatError
    from peerkit.workflow.clock import now
    from peerkit.workflow.ledger.auditing import AuditEvent
    from peerkit.workflow.looking.exporting import ExportFormat
    from peerkit.workflow.looking.exporting import export as write

    output = Output(quiet)
    if to not in tuple(ExportFormat):
        raise UnknownFormatError(formats=", ".join(ExportFormat))
    with opened(Access(vault, passphrase_file), output) as vault_:
        today = now().date().isoformat()
        written = write(vault_, ExportFormat(to), folder, today, replace=yes)
        note(vault_, AuditEvent.EXPORTED, files=len(written.files))
    for path in written.files:
        output.data(str(path))
    if written.left_out:
        output.say("status.left_out", count=written.left_out)
    output.next("status.next_export")
    return 0
