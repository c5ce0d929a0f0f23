"""`peerkit project change`: what a project tells and asks from now on."""

from pathlib import Path
from typing import Annotated

import typer

from peerkit.cli.options import PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output


def _option(name: str) -> typer.models.OptionInfo:
    """Return an option whose help stands in the catalogue under its own name."""
    found: typer.models.OptionInfo = typer.Option(help=text(f"option.{name}"))
    return found


def change(
    contact: Annotated[str | None, _option("contact")] = None,
    withdraw_by: Annotated[str | None, _option("withdraw_by")] = None,
    place: Annotated[str | None, _option("place")] = None,
    receiver: Annotated[list[str] | None, _option("receiver")] = None,
    not_receiver: Annotated[list[str] | None, _option("not_receiver")] = None,
    questionnaire: Annotated[list[str] | None, _option("questionnaire")] = None,
    confirm_language: Annotated[list[str] | None, _option("confirm_language")] = None,
    policy: Annotated[list[str] | None, _option("policy")] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Change the project; the next syncs tell everybody who has joined."""
    from peerkit.cli.projects.project import confirmed_languages
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import MissingOptionError, NoProjectError
    from peerkit.values import write_instant
    from peerkit.workflow.belonging.policy_values import read_policies
    from peerkit.workflow.belonging.project import find_project
    from peerkit.workflow.clock import now
    from peerkit.workflow.projects.changing import Changes, change_project, count_reached
    from peerkit.workflow.questionnaires.shelf import find_source, read_sheet

    output = Output(quiet)
    changes = Changes(
        contact=contact,
        withdraw_by=_later_day(withdraw_by),
        place=None if place is None else str(Path(place).absolute()),
        receivers=tuple(receiver or ()),
        not_receivers=tuple(not_receiver or ()),
        confirmed=confirmed_languages(confirm_language or []),
        policies=read_policies(policy or ()),
        sheets=[read_sheet(*find_source(name)) for name in questionnaire or ()],
    )
    if changes == Changes(sheets=[]):
        raise MissingOptionError(option="--contact")
    with opened(Access(vault, passphrase_file), output) as vault_:
        is_new = change_project(vault_, changes, write_instant(now()))
        project = find_project(vault_)
        if project is None:
            raise NoProjectError
        reached = count_reached(vault_, project)
    if not is_new:
        output.say("people.nothing_changed")
        output.next("status.next_synced")
        return 0
    output.say("people.changed", n=reached)
    output.next("people.next_changed")
    return 0


def _later_day(typed: str | None) -> str | None:
    """Return the day as an ISO date; raises MissingOptionError for no day and for one that is over.

    Nobody can be told that they may withdraw until yesterday.
    """
    from peerkit.cli.asking import day_option
    from peerkit.errors import MissingOptionError
    from peerkit.workflow.clock import now

    day = day_option(typed, "--withdraw-by")
    if day is not None and day < now().date().isoformat():
        raise MissingOptionError(option="--withdraw-by")
    return day
