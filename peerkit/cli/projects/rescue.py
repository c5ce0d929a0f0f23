"""`peerkit project rescue`: the lead helps a researcher who is locked out."""

from pathlib import Path
from typing import Annotated

import typer

from peerkit.cli.options import PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output
from peerkit.words.visible import visible_line


def rescue(
    file: Annotated[Path, typer.Argument(help=text("argument.rescue"))],
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Show the code that opens the vault of the laptop that made the file."""
    from peerkit.cli.custody.audit import note
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import RescueFileError
    from peerkit.files import read_up_to
    from peerkit.workflow.ledger.auditing import AuditEvent
    from peerkit.workflow.projects.rescuing import LIMIT_BYTES, read_code_for

    output = Output(quiet)
    data = read_up_to(file, LIMIT_BYTES)
    if data is None:
        raise RescueFileError
    with opened(Access(vault, passphrase_file), output) as vault_:
        found = read_code_for(vault_, data)
        note(vault_, AuditEvent.RESCUED)
    output.say("command.rescue_holder", holder=visible_line(found.holder))
    output.data(output.text("command.rescue_code", code=found.code))
    output.next("command.next_rescue_code")
    return 0
