"""`peerkit join`: a kit is shown, believed, and joined with."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import (
    PassphraseFile,
    Quiet,
    RecoveryCodeFile,
    VaultName,
    Words,
    Yes,
    text,
)
from peerkit.cli.output import Output
from peerkit.words.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerkit.bundle import Kit
    from peerkit.vault import Vault
    from peerkit.workflow.projects.news import Change


def join(
    kit: Annotated[Path, typer.Argument(help=text("argument.kit"))],
    words: Words = None,
    yes: Yes = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    recovery_code_file: RecoveryCodeFile = None,
    quiet: Quiet = False,
) -> int:
    """Join a project: show the kit in plain words, and trust it after its six words."""
    from peerkit.cli.custody.audit import note
    from peerkit.cli.kit_file import read_kit_file, read_kit_words
    from peerkit.cli.vaults import Access, is_missing, opened_or_new
    from peerkit.workflow.ledger.auditing import AuditEvent
    from peerkit.workflow.projects import joining

    output = Output(quiet)
    data = read_kit_file(kit)
    found = joining.read_researcher_kit(data)
    show_kit(found, output)
    access = Access(vault, passphrase_file, recovery_code_file)
    said = read_kit_words(data, words) if is_missing(access) else None
    with opened_or_new(access, output) as vault_:
        if joining.needs_no_words(vault_, found):
            code, changes = joining.renew(vault_, data)
            output.say("people.renewed", project=visible_line(found.name), code=visible_line(code))
            tell_changes(changes, output)
            output.next("status.next_interview")
            return 0
        said = said or read_kit_words(data, words)
        waiting = joining.count_waiting(vault_)
        is_same = bool(waiting) and (yes or _is_same_organisation(vault_, found, waiting))
        numbered = joining.join(vault_, data, said, is_same_organisation=is_same)
        note(vault_, AuditEvent.JOINED)
    project, code = visible_line(found.name), visible_line(found.code)
    output.say("command.joined", project=project, code=code)
    output.say("command.organisation_can_help", organisation=visible_line(found.organisation))
    if waiting:
        output.say("command.numbered_waiting", numbered=numbered, waiting=waiting)
    output.next("status.next_interview")
    return 0


def show_kit(kit: "Kit", output: Output) -> None:
    """Show the kit in plain words, before anything is trusted: no word in it makes a line."""
    from peerkit.words import catalogue

    receivers = [visible_line(receiver.name) for receiver in kit.receivers]
    name, organisation = visible_line(kit.name), visible_line(kit.organisation)
    output.say("command.kit.project", name=name, organisation=organisation)
    output.say("command.kit.contact", contact=visible_line(kit.contact))
    if receivers:
        output.say("command.kit.receivers", receivers=catalogue().listing(receivers))
    if kit.second_recipients:
        second = catalogue().listing([visible_line(one.name) for one in kit.second_recipients])
        output.say("people.second", names=second)
    for file in kit.questionnaires:
        output.say("command.kit.questionnaire", name=file.name)
    if kit.retention is not None:
        output.say("command.kit.retention", day=kit.retention)
    for policy, value in kit.policies.items():
        _show_policy(policy, value, output)


def _show_policy(policy: str, value: str | int, output: Output) -> None:
    """Say what a policy means for whoever joins; one of a later version is passed over."""
    from peerkit.words import catalogue

    code = f"policy.{policy}"
    if not catalogue().has(code) or value is False:
        return
    said = f"{code}.{value}"
    shown = output.text(said) if catalogue().has(said) else visible_line(str(value))
    output.say(code, value=shown)


def _is_same_organisation(vault: "Vault", kit: "Kit", waiting: int) -> bool:
    from peerkit.cli.asking import is_typed, is_yes
    from peerkit.workflow.questionnaires.terms import find_terms

    terms = find_terms(vault)
    if terms is None or not is_typed():
        return False
    return is_yes(
        "command.ask.same_organisation",
        count=waiting,
        organisation=terms.organisation,
        kit_organisation=visible_line(kit.organisation),
    )


def tell_changes(changes: "Sequence[Change]", output: Output) -> None:
    """Say what the lead of a project has changed, a line each."""
    for one in changes:
        output.say(f"home.reminder.{one.kind.value}", **one.values)
