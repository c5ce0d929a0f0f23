"""`peerkit project new` and `peerkit project kit`."""

import re
from pathlib import Path
from typing import Annotated

import typer

from peerkit.cli.options import (
    PassphraseFile,
    Quiet,
    RecoveryCodeFile,
    VaultName,
    Words,
    option,
    text,
)
from peerkit.cli.output import Output


def new(
    programme: Annotated[bool, typer.Option("--programme", help=text("option.programme"))] = False,
    from_kit: Annotated[Path | None, typer.Option("--from", help=text("option.from_kit"))] = None,
    words: Words = None,
    name: Annotated[str | None, option("project_name")] = None,
    organisation: Annotated[str | None, option("organisation")] = None,
    community: Annotated[list[str] | None, option("community")] = None,
    theme: Annotated[str | None, option("theme")] = None,
    contact: Annotated[str | None, option("contact")] = None,
    withdraw_by: Annotated[str | None, option("withdraw_by")] = None,
    retention: Annotated[str | None, option("retention")] = None,
    receiver: Annotated[list[str] | None, option("receiver")] = None,
    place: Annotated[str | None, option("place")] = None,
    questionnaire: Annotated[list[str] | None, option("questionnaire")] = None,
    policy: Annotated[list[str] | None, option("policy")] = None,
    safeguarding_lead: Annotated[str | None, option("safeguarding_lead")] = None,
    safeguarding_deputy: Annotated[str | None, option("safeguarding_deputy")] = None,
    safeguarding_folder: Annotated[Path, option("safeguarding_folder")] = Path(),
    lead_passphrase_file: Annotated[Path | None, option("lead_passphrase_file")] = None,
    deputy_passphrase_file: Annotated[Path | None, option("deputy_passphrase_file")] = None,
    second_recipient: Annotated[str | None, option("second_recipient")] = None,
    second_recipient_key: Annotated[Path | None, option("second_recipient_key")] = None,
    second_recipient_file: Annotated[Path | None, option("second_recipient_file")] = None,
    second_recipient_passphrase_file: Annotated[
        Path | None, option("second_recipient_passphrase_file")
    ] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    recovery_code_file: RecoveryCodeFile = None,
    quiet: Quiet = False,
) -> int:
    """Make a project in a vault of its own; ask for what was not told."""
    from peerkit.cli.asking import day_option
    from peerkit.cli.projects.founding import Guarding, Told, found
    from peerkit.cli.projects.second_recipient import ToldSecond
    from peerkit.cli.vaults import Access
    from peerkit.workflow.belonging.policy_values import check_policies, read_policies

    policies = read_policies(policy or ())
    check_policies(policies)
    told = Told(
        is_programme=programme,
        kit=from_kit,
        words=words,
        name=name,
        organisation=organisation,
        communities=tuple(community or ()),
        theme=theme,
        contact=contact,
        withdraw_by=day_option(withdraw_by, "--withdraw-by"),
        retention=day_option(retention, "--retention"),
        receivers=tuple(receiver or ()),
        place=place,
        questionnaires=tuple(questionnaire or ()),
        policies=policies,
    )
    guarding = Guarding(
        safeguarding_folder,
        lead=safeguarding_lead,
        deputy=safeguarding_deputy,
        lead_passphrase_file=lead_passphrase_file,
        deputy_passphrase_file=deputy_passphrase_file,
    )
    told_second = ToldSecond(
        second_recipient,
        second_recipient_key,
        second_recipient_file,
        second_recipient_passphrase_file,
    )
    access = Access(vault, passphrase_file, recovery_code_file)
    found(told, guarding, access, Output(quiet), told_second)
    return 0


def kit(
    name: Annotated[str, typer.Argument(help=text("argument.name"))] = "",
    organisation: Annotated[str | None, option("for_organisation")] = None,
    confirm_language: Annotated[list[str] | None, option("confirm_language")] = None,
    policy: Annotated[list[str] | None, option("policy")] = None,
    renew: Annotated[str | None, option("renew")] = None,
    output_file: Annotated[
        Path | None, typer.Option("--output", "-o", help=text("option.output"))
    ] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Make a kit, and show the six words to read to whoever joins with it."""
    from peerkit.cli.asking import ask, is_typed
    from peerkit.cli.vaults import Access, opened
    from peerkit.files import write_atomically
    from peerkit.values import write_instant
    from peerkit.workflow.belonging.policy_values import read_policies
    from peerkit.workflow.clock import now
    from peerkit.workflow.projects.kits import make_kit, renew_kit

    output = Output(quiet)
    policies = read_policies(policy or ())
    confirmed = confirmed_languages(confirm_language or [])
    if not name and organisation is None and renew is None and is_typed():
        name = ask("command.ask.kit_for", "NAME")
    if output_file is not None:
        _check_is_free(output_file)
    with opened(Access(vault, passphrase_file), output) as vault_:
        at = write_instant(now())
        made = (
            make_kit(
                vault_,
                at,
                organisation=organisation,
                name=name,
                confirmed=confirmed,
                policies=policies,
            )
            if renew is None
            else renew_kit(vault_, renew, at)
        )
        path = output_file or Path(f"peerkit-{_file_name(made.code)}.pkk")
        _check_is_free(path)
        write_atomically(path, made.data)
    output.data(str(path))
    output.say("command.kit_made" if renew is None else "people.kit_again", code=made.code)
    output.say("command.kit_words", words=" ".join(made.words))
    if renew is not None:
        output.next("people.next_renew")
        return 0
    output.next("status.next_kit_made" if organisation is None else "status.next_enter")
    return 0


def _file_name(code: str) -> str:
    """Return a researcher's code, or an organisation's name as a file may be called."""
    return "-".join(re.findall(r"\w+", code))[:40] or "kit"


def _check_is_free(path: Path) -> None:
    """Return if a file can be written there without replacing another."""
    import os

    from peerkit.errors import NotWritableError
    from peerkit.workflow.new_files import check_new

    check_new(path)
    if not os.access(path.parent, os.W_OK):
        raise NotWritableError(path=str(path))


def confirmed_languages(pairs: list[str]) -> dict[str, str]:
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
