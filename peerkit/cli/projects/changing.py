"""`peerkit project change`: what a project tells and asks from now on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from peerkit.cli.options import PassphraseFile, Quiet, VaultName, option
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.cli.projects.second_recipient import ToldSecond
    from peerkit.vault import Vault
    from peerkit.workflow.projects.changing import Changes


def change(
    contact: Annotated[str | None, option("contact")] = None,
    withdraw_by: Annotated[str | None, option("withdraw_by")] = None,
    retention: Annotated[str | None, option("retention")] = None,
    place: Annotated[str | None, option("place")] = None,
    receiver: Annotated[list[str] | None, option("receiver")] = None,
    not_receiver: Annotated[list[str] | None, option("not_receiver")] = None,
    questionnaire: Annotated[list[str] | None, option("questionnaire")] = None,
    confirm_language: Annotated[list[str] | None, option("confirm_language")] = None,
    policy: Annotated[list[str] | None, option("policy")] = None,
    second_recipient: Annotated[str | None, option("second_recipient")] = None,
    second_recipient_key: Annotated[Path | None, option("second_recipient_key")] = None,
    second_recipient_file: Annotated[Path | None, option("second_recipient_file")] = None,
    second_recipient_passphrase_file: Annotated[
        Path | None, option("second_recipient_passphrase_file")
    ] = None,
    not_second_recipient: Annotated[list[str] | None, option("not_second_recipient")] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Change the project; the next syncs tell everybody who has joined."""
    from peerkit.cli.asking import day_option
    from peerkit.cli.projects.project import confirmed_languages
    from peerkit.cli.projects.second_recipient import ToldSecond, check_told
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import NothingToldError
    from peerkit.workflow.belonging.policy_values import read_policies
    from peerkit.workflow.projects.changing import Changes
    from peerkit.workflow.questionnaires.shelf import find_source, read_sheet

    output = Output(quiet)
    changes = Changes(
        contact=contact,
        withdraw_by=_later_day(withdraw_by),
        retention=day_option(retention, "--retention"),
        place=None if place is None else str(Path(place).absolute()),
        receivers=tuple(receiver or ()),
        not_receivers=tuple(not_receiver or ()),
        confirmed=confirmed_languages(confirm_language or []),
        policies=read_policies(policy or ()),
        sheets=[read_sheet(*find_source(name)) for name in questionnaire or ()],
        not_second_recipients=tuple(not_second_recipient or ()),
    )
    told_second = ToldSecond(
        second_recipient,
        second_recipient_key,
        second_recipient_file,
        second_recipient_passphrase_file,
    )
    check_told(told_second)
    if changes == Changes(sheets=[]) and told_second == ToldSecond():
        raise NothingToldError
    with opened(Access(vault, passphrase_file), output) as vault_:
        is_new, reached = _change(vault_, changes, told_second, output)
    if not is_new:
        output.say("people.nothing_changed")
        output.next("status.next_synced")
        return 0
    output.say("people.changed", n=reached)
    output.next("people.next_changed")
    return 0


def _change(
    vault: "Vault", changes: "Changes", told_second: "ToldSecond", output: Output
) -> tuple[bool, int]:
    """Return whether anything is another than before, and how many the next syncs tell."""
    from dataclasses import replace

    from peerkit.cli.projects.second_recipient import second_recipients
    from peerkit.errors import NoProjectError
    from peerkit.values import write_instant
    from peerkit.workflow.belonging.project import find_project
    from peerkit.workflow.clock import now
    from peerkit.workflow.projects.changing import change_project, count_reached

    project = find_project(vault)
    if project is None:
        raise NoProjectError
    with second_recipients(told_second, project.identity.kind, output) as second:
        told = replace(changes, second_recipients=second)
        is_new = change_project(vault, told, write_instant(now()))
    return is_new, count_reached(vault, project)


def _later_day(typed: str | None) -> str | None:
    """Return the day as an ISO date; raises MissingOptionError for no day, DayOverError.

    Nobody can be told that they may withdraw until yesterday.
    """
    from peerkit.cli.asking import day_option
    from peerkit.errors import DayOverError
    from peerkit.workflow.clock import now

    day = day_option(typed, "--withdraw-by")
    if day is not None and day < now().date().isoformat():
        raise DayOverError(option="--withdraw-by")
    return day
