"""`peerkit project rescue`: the lead, or a second recipient, helps somebody who is locked out."""

from pathlib import Path
from typing import Annotated

import typer

from peerkit.cli.options import PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output
from peerkit.words.visible import visible_line


def rescue(
    file: Annotated[Path, typer.Argument(help=text("argument.rescue"))],
    identity: Annotated[
        Path | None, typer.Option("--identity", help=text("option.rescue_identity"))
    ] = None,
    identity_passphrase_file: Annotated[
        Path | None,
        typer.Option("--identity-passphrase-file", help=text("option.identity_passphrase_file")),
    ] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Show the code that opens the vault of the laptop that made the file."""
    from peerkit.cli.custody.audit import note
    from peerkit.cli.projects.second_recipient import read_own_key
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.ledger.auditing import AuditEvent
    from peerkit.workflow.projects.rescuing import read_code_for, read_code_with

    output = Output(quiet)
    data = _read_request(file)
    if identity is not None:
        found = read_code_with(read_own_key(identity, identity_passphrase_file), data)
    else:
        with opened(Access(vault, passphrase_file), output) as vault_:
            found = read_code_for(vault_, data)
            note(vault_, AuditEvent.RESCUED)
    output.say("command.rescue_holder", holder=visible_line(found.holder))
    output.data(output.text("command.rescue_code", code=found.code))
    output.next("command.next_rescue_code")
    return 0


def _read_request(file: Path) -> bytes:
    """Return the call for help: the file that a laptop made, or the one that a backup holds."""
    from peerkit.errors import RescueFileError
    from peerkit.files import read_up_to
    from peerkit.workflow.projects.rescuing import LIMIT_BYTES, ask_for_backup

    if file.suffix == ".backup":
        return ask_for_backup(file)
    data = read_up_to(file, LIMIT_BYTES)
    if data is None:
        raise RescueFileError
    return data
