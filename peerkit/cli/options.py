"""The options that several commands share, worded by the catalogue."""

from pathlib import Path
from typing import Annotated

import typer

from peerkit.words import catalogue

_WORDS = catalogue()


def text(code: str) -> str:
    """Return a help text of the command line."""
    return _WORDS.text(f"command.{code}")


def option(name: str) -> typer.models.OptionInfo:
    """Return an option called as its parameter; its help stands in the catalogue under `name`."""
    found: typer.models.OptionInfo = typer.Option(help=text(f"option.{name}"))
    return found


VaultName = Annotated[str | None, typer.Option("--vault", help=text("option.vault"))]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file", envvar="PEERKIT_PASSPHRASE_FILE", help=text("option.passphrase_file")
    ),
]
RecoveryCodeFile = Annotated[
    Path | None, typer.Option("--recovery-code-file", help=text("option.recovery_code_file"))
]
AsJson = Annotated[bool, typer.Option("--json", help=text("option.json"))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=text("option.quiet"))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=text("option.yes"))]
Words = Annotated[str | None, typer.Option("--words", help=text("option.words"))]
"""The six words of a kit, where there is nobody to type them."""
