"""`peerkit withdraw`: what was said is taken back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.vault import Vault
    from peerkit.workflow.exchange.letters import Asked


def withdraw(
    code: Annotated[list[str] | None, typer.Argument(help=text("argument.code"))] = None,
    statement: Annotated[
        str | None, typer.Option("--statement", help=text("option.statement"))
    ] = None,
    letter: Annotated[Path | None, typer.Option("--letter", help=text("option.letter"))] = None,
    letter_language: Annotated[
        str | None, typer.Option("--letter-language", help=text("option.letter_language"))
    ] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Erase an interview by the code on its slip, here and wherever it went."""
    from dataclasses import replace

    from peerkit.cli.asking import ask
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import MissingOptionError
    from peerkit.values import WITHDRAWAL_CODE, read_code, write_instant
    from peerkit.workflow.belonging.link import find_links
    from peerkit.workflow.clock import now
    from peerkit.workflow.exchange import withdrawing
    from peerkit.workflow.exchange.letters import find_asked
    from peerkit.workflow.new_files import check_new

    output = Output(quiet)
    if letter is not None:
        check_new(letter)
    elif letter_language is not None:
        raise MissingOptionError(option="--letter")
    told = "".join(code or ())  # a code may be typed with spaces, as it is read aloud
    typed = read_code(WITHDRAWAL_CODE, told or ask("command.ask.withdrawal_code", "CODE"))
    at = write_instant(now())
    with opened(Access(vault, passphrase_file), output, before_sync=True) as vault_:
        asked = find_asked(vault_, typed, statement)
        if statement is None:
            output.say("command.withdrawn", n=withdrawing.withdraw(vault_, typed, at))
        else:
            withdrawing.withdraw_statement(vault_, typed, statement, at)
            output.say("people.statement_withdrawn", statement=statement)
        is_joined = bool(find_links(vault_))
        if letter is not None:
            asked = replace(asked, language=letter_language or asked.language)
            _write_letter(vault_, letter, at[:10], asked, output)
    output.next("status.next_withdrawn" if is_joined else "status.next_withdrawn_here")
    return 0


def _write_letter(vault: "Vault", path: Path, day: str, asked: "Asked", output: Output) -> None:
    """Put the letter into the file: a page where its name says so, plain text otherwise."""
    from peerkit.workflow.exchange.letters import letter_page, letter_text, write_letter
    from peerkit.workflow.new_files import write_new

    letter = write_letter(vault, day, asked)
    is_page = path.suffix.casefold() in {".html", ".htm"}
    write_new(path, (letter_page if is_page else letter_text)(letter).encode("utf-8"))
    output.data(str(path))
    output.say("people.letter", path=str(path))
    if letter.awaits_review:
        output.say("people.letter_language")
    elif letter.language != asked.language.partition("-")[0]:
        output.say("people.letter_english")
