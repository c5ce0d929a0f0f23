"""`peerkit passphrase`, `recover` and `rekey`: what opens the vault from now on."""

from pathlib import Path
from typing import Annotated

import typer

from peerkit.cli.options import PassphraseFile, Quiet, RecoveryCodeFile, VaultName, text
from peerkit.cli.output import Output

_NewPassphraseFile = Annotated[
    Path | None, typer.Option("--new-passphrase-file", help=text("option.new_passphrase_file"))
]


def passphrase(
    new_passphrase_file: _NewPassphraseFile = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Change the passphrase."""
    from peerkit.cli.custody.audit import note
    from peerkit.cli.secrets import choose_passphrase
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.ledger.auditing import AuditEvent

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output, before_sync=True) as vault_:
        vault_.change_passphrase(choose_passphrase(new_passphrase_file, output))
        note(vault_, AuditEvent.NEW_PASSPHRASE)
    output.say("command.passphrase_changed")
    output.next("status.next_synced")
    return 0


def recover(
    code_file: Annotated[
        Path | None, typer.Option("--recovery-code-file", help=text("option.code_file"))
    ] = None,
    new_passphrase_file: _NewPassphraseFile = None,
    ask_organisation: Annotated[
        Path | None, typer.Option("--ask-organisation", help=text("option.ask_organisation"))
    ] = None,
    vault: VaultName = None,
    quiet: Quiet = False,
) -> int:
    """Open the vault with its recovery code, or the organisation's, and choose a passphrase."""
    from peerkit.cli.custody.audit import note
    from peerkit.cli.secrets import choose_passphrase, read_passphrase
    from peerkit.cli.vaults import Access, chosen_folder
    from peerkit.values import RECOVERY_CODE, read_code
    from peerkit.workflow.ledger.auditing import AuditEvent
    from peerkit.workflow.projects.rescuing import open_with_code

    output = Output(quiet)
    folder = chosen_folder(Access(vault))
    if ask_organisation is not None:
        return _ask_organisation(folder, ask_organisation, output)
    typed = read_passphrase(code_file, "command.ask.recovery_code")
    code = read_code(RECOVERY_CODE, typed)
    with open_with_code(folder, code) as vault_:
        note(vault_, AuditEvent.RECOVERED)
        vault_.change_passphrase(choose_passphrase(new_passphrase_file, output))
    output.say("command.passphrase_changed")
    output.next("status.next_synced")
    return 0


def _ask_organisation(folder: Path, path: Path, output: Output) -> int:
    """Write the file for the lead where nothing stands yet."""
    from peerkit.errors import OutputExistsError
    from peerkit.files import write_atomically
    from peerkit.workflow.projects import rescuing

    if path.exists():
        raise OutputExistsError(path=str(path))
    write_atomically(path, rescuing.ask_organisation(folder))
    output.data(str(path))
    output.say("command.rescue_asked", path=str(path))
    output.next("command.next_rescue_asked")
    return 0


def rekey(
    new_passphrase_file: _NewPassphraseFile = None,
    recovery_code_file: RecoveryCodeFile = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Give the vault a new key, a new passphrase and a new recovery code."""
    from peerkit.cli.custody.audit import note
    from peerkit.cli.progress import measured
    from peerkit.cli.secrets import (
        check_recovery_code_has_a_place,
        choose_passphrase,
        hand_out_recovery_code,
    )
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.ledger.auditing import AuditEvent
    from peerkit.workflow.projects.rescuing import rekey as give_new_key

    output = Output(quiet)
    check_recovery_code_has_a_place(recovery_code_file)
    with opened(Access(vault, passphrase_file), output, before_sync=True) as vault_:
        new = choose_passphrase(new_passphrase_file, output)
        with measured("command.rekeying", quiet=quiet) as on_progress:
            code = give_new_key(vault_, new, on_progress)
        note(vault_, AuditEvent.REKEYED)
        output.say("command.rekeyed")
        hand_out_recovery_code(code, recovery_code_file, output)
    output.next("status.next_synced")
    return 0
