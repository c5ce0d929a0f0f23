"""`peerkit passphrase` and `recover`: a new passphrase, from the old one or from the code."""

from pathlib import Path
from typing import Annotated

import typer

from peerkit.cli.options import PassphraseFile, Quiet, VaultName, text
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
    from peerkit.cli.secrets import choose_passphrase
    from peerkit.cli.vaults import Access, opened

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output) as vault_:
        vault_.change_passphrase(choose_passphrase(new_passphrase_file, output))
    output.say("command.passphrase_changed")
    output.next("status.next_synced")
    return 0


def recover(
    code_file: Annotated[
        Path | None, typer.Option("--recovery-code-file", help=text("option.code_file"))
    ] = None,
    new_passphrase_file: _NewPassphraseFile = None,
    vault: VaultName = None,
    quiet: Quiet = False,
) -> int:
    """Open the vault with its recovery code and choose a new passphrase."""
    from peerkit.cli.secrets import choose_passphrase, read_passphrase
    from peerkit.cli.vaults import Access, chosen_folder
    from peerkit.values import RECOVERY_CODE, read_code
    from peerkit.vault import open_vault_with_recovery_code

    output = Output(quiet)
    folder = chosen_folder(Access(vault))
    typed = read_passphrase(code_file, "command.ask.recovery_code")
    code = read_code(RECOVERY_CODE, typed)
    with open_vault_with_recovery_code(folder, code) as vault_:
        vault_.change_passphrase(choose_passphrase(new_passphrase_file, output))
    output.say("command.passphrase_changed")
    output.next("status.next_synced")
    return 0
