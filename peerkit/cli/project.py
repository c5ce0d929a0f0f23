"""`peerkit project new` and `peerkit project kit`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import (
    PassphraseFile,
    Quiet,
    RecoveryCodeFile,
    VaultName,
    Words,
    text,
)
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.bundle import Safeguarding
    from peerkit.workflow.founding import Guardian


def _option(name: str) -> typer.models.OptionInfo:
    """Return an option whose help stands in the catalogue under its own name."""
    found: typer.models.OptionInfo = typer.Option(help=text(f"option.{name}"))
    return found


def new(
    programme: Annotated[bool, typer.Option("--programme", help=text("option.programme"))] = False,
    from_kit: Annotated[Path | None, typer.Option("--from", help=text("option.from_kit"))] = None,
    words: Words = None,
    name: Annotated[str | None, _option("project_name")] = None,
    organisation: Annotated[str | None, _option("organisation")] = None,
    community: Annotated[list[str] | None, _option("community")] = None,
    theme: Annotated[str | None, _option("theme")] = None,
    contact: Annotated[str | None, _option("contact")] = None,
    withdraw_by: Annotated[str | None, _option("withdraw_by")] = None,
    retention: Annotated[str | None, _option("retention")] = None,
    receiver: Annotated[list[str] | None, _option("receiver")] = None,
    place: Annotated[str | None, _option("place")] = None,
    questionnaire: Annotated[list[str] | None, _option("questionnaire")] = None,
    safeguarding_lead: Annotated[str | None, _option("safeguarding_lead")] = None,
    safeguarding_deputy: Annotated[str | None, _option("safeguarding_deputy")] = None,
    safeguarding_folder: Annotated[Path, _option("safeguarding_folder")] = Path(),
    lead_passphrase_file: Annotated[Path | None, _option("lead_passphrase_file")] = None,
    deputy_passphrase_file: Annotated[Path | None, _option("deputy_passphrase_file")] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    recovery_code_file: RecoveryCodeFile = None,
    quiet: Quiet = False,
) -> int:
    """Make a project in a vault of its own; ask for what was not told."""
    from peerkit.bundle import Receiver
    from peerkit.cli.asking import ask, ask_date, ask_or_nothing, day_option
    from peerkit.cli.hand_over import show_kit
    from peerkit.cli.kit_file import read_kit_file
    from peerkit.cli.vaults import Access
    from peerkit.cli.vaults import new as new_vault
    from peerkit.questionnaire import Audience
    from peerkit.workflow.founding import enter_programme, found_project, read_programme_kit
    from peerkit.workflow.project import Details
    from peerkit.workflow.shelf import find_source, read_sheet

    output = Output(quiet)
    sheets = [read_sheet(*find_source(one)) for one in questionnaire or []]
    kit_data = None if from_kit is None else read_kit_file(from_kit)
    programme_kit = None
    if kit_data is not None:
        programme_kit = read_programme_kit(
            kit_data,
            words or ask("command.ask.words", "--words"),
        )
        show_kit(programme_kit, output)
        if not sheets:
            sheets = [
                read_sheet(one.name, one.content.encode("utf-8"))
                for one in programme_kit.questionnaires
            ]
    details = Details(
        name=name or ask("command.ask.project_name", "--name"),
        organisation=organisation
        or (programme_kit.code if programme_kit is not None else None)
        or ask("command.ask.project_organisation", "--organisation"),
        contact=contact or ask("command.ask.contact", "--contact"),
        withdraw_by=day_option(withdraw_by, "--withdraw-by")
        or ask_date("command.ask.withdraw_by", "--withdraw-by"),
        is_programme=programme,
        communities=tuple(community or [ask("command.ask.community", "--community")]),
        theme=theme or ask("command.ask.theme", "--theme"),
        retention=day_option(retention, "--retention"),
        receivers=tuple(
            Receiver(one, Audience.PARTNER if programme else Audience.PROGRAMME)
            for one in receiver or []
        ),
        place=_absolute(place or ask_or_nothing("command.ask.place")),
        safeguarding=_safeguarding(
            safeguarding_lead or ask("command.ask.safeguarding_lead", "--safeguarding-lead"),
            safeguarding_deputy or ask("command.ask.safeguarding_deputy", "--safeguarding-deputy"),
            (lead_passphrase_file, deputy_passphrase_file),
            safeguarding_folder,
            output,
        ),
    )
    with new_vault(Access(vault, passphrase_file, recovery_code_file), output) as vault_:
        if programme_kit is not None and kit_data is not None:
            enter_programme(vault_, kit_data, programme_kit, details, sheets)
        else:
            found_project(vault_, details, sheets)
    output.say("command.founded", name=details.name)
    output.say("command.safeguarding_files", folder=str(safeguarding_folder.absolute()))
    output.next("status.next_programme" if programme else "status.next_kit")
    return 0


def kit(
    name: Annotated[str, typer.Argument(help=text("argument.name"))] = "",
    organisation: Annotated[str | None, _option("for_organisation")] = None,
    confirm_language: Annotated[list[str] | None, _option("confirm_language")] = None,
    output_file: Annotated[
        Path | None, typer.Option("--output", "-o", help=text("option.output"))
    ] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Make a kit, and show the six words to read to whoever joins with it."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import OutputExistsError
    from peerkit.files import write_atomically
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.kits import make_kit

    output = Output(quiet)
    confirmed = _confirmed(confirm_language or [])
    if output_file is not None and output_file.exists():
        raise OutputExistsError(path=str(output_file))
    with opened(Access(vault, passphrase_file), output) as vault_:
        made = make_kit(
            vault_,
            write_instant(now()),
            organisation=organisation,
            name=name,
            confirmed=confirmed,
        )
        path = output_file or Path(f"peerkit-{made.code if organisation is None else 'kit'}.pkk")
        if path.exists():
            raise OutputExistsError(path=str(path))
        write_atomically(path, made.data)
    output.data(str(path))
    output.say("command.kit_made", code=made.code)
    output.say("command.kit_words", words=" ".join(made.words))
    output.next("status.next_kit_made" if organisation is None else "status.next_enter")
    return 0


def _absolute(place: str | None) -> str | None:
    return None if place is None else str(Path(place).absolute())


def _safeguarding(
    lead: str,
    deputy: str,
    passphrase_files: tuple[Path | None, Path | None],
    folder: Path,
    output: Output,
) -> "Safeguarding":
    """Return both people's recipients; each chose a passphrase of their own."""
    from peerkit.workflow.founding import make_safeguarding

    return make_safeguarding(
        _guardian(lead, passphrase_files[0], output),
        _guardian(deputy, passphrase_files[1], output),
        folder,
    )


def _guardian(name: str, file: Path | None, output: Output) -> "Guardian":
    from peerkit.cli.secrets import choose_passphrase
    from peerkit.workflow.founding import Guardian

    if file is None:
        output.say("command.ask.guardian", name=name)
    return Guardian(name, choose_passphrase(file, output))


def _confirmed(pairs: list[str]) -> dict[str, str]:
    """Return language to name for `ro=NAME`; raises MissingOptionError for another form."""
    from peerkit.errors import MissingOptionError
    from peerkit.values import is_language_tag

    confirmed: dict[str, str] = {}
    for pair in pairs:
        language, _, who = pair.partition("=")
        if not is_language_tag(language) or not who.strip():
            raise MissingOptionError(option="--confirm-language")
        confirmed[language] = who.strip()
    return confirmed
