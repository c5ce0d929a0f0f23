"""`peerkit project sheet` and `peerkit project recover`: the organisation's keys, on paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import PassphraseFile, Quiet, RecoveryCodeFile, VaultName, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.cli.vaults import Access
    from peerkit.crypto import OrganisationKeys

_SheetFile = Annotated[Path | None, typer.Option("--sheet-file", help=text("option.sheet_file"))]


def sheet(
    output_file: Annotated[
        Path | None, typer.Option("--output", "-o", help=text("option.sheet_output"))
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=text("option.sheet_check"))] = False,
    sheet_file: _SheetFile = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Write the project's keys on a sheet to print; or find out whether the paper is right."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.files import write_atomically
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.new_files import check_new
    from peerkit.workflow.projects.sheet import SHEET_FILE, make_key_sheet, sheet_page, sheet_text

    output, access = Output(quiet), Access(vault, passphrase_file)
    if check or sheet_file is not None:
        return _check(access, sheet_file, output)
    path = output_file or Path(SHEET_FILE)
    check_new(path)
    with opened(access, output) as vault_:
        made = make_key_sheet(vault_, write_instant(now()))
    is_page = path.suffix.casefold() in {".html", ".htm"}
    check_new(path)
    write_atomically(path, (sheet_page if is_page else sheet_text)(made).encode("utf-8"))
    output.data(str(path))
    Output().say("sheet.made", path=str(path))
    output.next("sheet.next_made")
    return 0


def recover(
    kit: Annotated[
        list[Path] | None, typer.Option("--kit", help=text("option.recover_kit"))
    ] = None,
    place: Annotated[str | None, typer.Option("--place", help=text("option.recover_place"))] = None,
    no_place: Annotated[bool, typer.Option("--no-place", help=text("option.no_place"))] = False,
    untold: Annotated[bool, typer.Option("--untold", help=text("option.untold"))] = False,
    programme: Annotated[
        bool, typer.Option("--programme", help=text("option.recover_programme"))
    ] = False,
    sheet_file: _SheetFile = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    recovery_code_file: RecoveryCodeFile = None,
    quiet: Quiet = False,
) -> int:
    """Go on with a project on a new laptop, by the sheet with its keys."""
    from peerkit.cli.kit_file import read_kit_file
    from peerkit.cli.vaults import Access, check_new, new
    from peerkit.errors import ProjectUnknownError
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.exchange.syncing import remember_place
    from peerkit.workflow.projects.recovering import find_by_sheet, recover_project

    output = Output(quiet)
    access = Access(vault, passphrase_file, recovery_code_file)
    kits = [read_kit_file(path) for path in kit or ()]
    if not kits and place is None:
        raise ProjectUnknownError
    check_new(access)
    where = None if place is None else str(Path(place).absolute())
    keys = _read_keys(sheet_file)
    found = find_by_sheet(keys, kits, where, without_place=no_place or untold)
    with new(access, output) as vault_:
        at = write_instant(now())
        project = recover_project(vault_, found, at, is_programme=programme, is_untold=untold)
        if found.place is not None:
            remember_place(vault_, found.place)
    output.say("sheet.recovered", project=project.details.name)
    output.say("sheet.old_laptop")
    output.say("sheet.not_on_it")
    by_hand = "sheet.next_recovered_by_hand" if no_place else "sheet.next_recovered"
    output.next("sheet.next_recovered_alone" if untold else by_hand)
    return 0


def _check(access: "Access", sheet_file: Path | None, output: Output) -> int:
    from peerkit.cli.vaults import opened
    from peerkit.errors import ForeignSheetError, NoProjectError
    from peerkit.workflow.belonging.project import find_project
    from peerkit.workflow.projects.sheet import keys_of

    with opened(access, output, before_sync=True) as vault:
        project = find_project(vault)
    if project is None:
        raise NoProjectError
    if _read_keys(sheet_file) != keys_of(project):
        raise ForeignSheetError
    output.say("sheet.right", project=project.details.name)
    output.next("sheet.next_right")
    return 0


def _read_keys(file: Path | None) -> "OrganisationKeys":
    """Return the keys of the sheet: from a file, or typed line by line; a slip is told at once."""
    from peerkit.cli.key_sheet import read_sheet_file
    from peerkit.cli.secrets import page_of_its_own
    from peerkit.crypto import KEY_LINES, read_key_lines
    from peerkit.workflow.projects.sheet import read_sheet_lines

    if file is not None:
        return read_key_lines(read_sheet_lines(read_sheet_file(file)))
    with page_of_its_own():
        return read_key_lines([_type_line(line) for line in range(1, KEY_LINES + 1)])


def _type_line(line: int) -> str:
    """Return the line as it is typed, when it is right; what shows is needed to compare it."""
    from peerkit.cli.asking import ask
    from peerkit.crypto import check_key_line
    from peerkit.errors import MistypedSheetError

    while True:
        typed = ask("sheet.ask_line", "--sheet-file", line=line)
        try:
            return check_key_line(line, typed)
        except MistypedSheetError:
            Output().say("sheet.line_wrong", line=line)
