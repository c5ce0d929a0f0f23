"""`peerkit join`, `sync`, `merge`, `withdraw`: what comes in, goes out and is taken back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import (
    AsJson,
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
    from peerkit.workflow.exchange.letters import Asked
    from peerkit.workflow.exchange.merging import Merged
    from peerkit.workflow.exchange.syncing import Synced
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
            _tell_changes(changes, output)
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


def sync(
    folder: Annotated[str | None, typer.Argument(help=text("argument.folder"))] = None,
    programme_folder: Annotated[
        str | None, typer.Option("--programme-folder", help=text("option.programme_folder"))
    ] = None,
    again: Annotated[bool, typer.Option("--again", help=text("option.again"))] = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Fetch, merge, write receipts, and hand over what is new."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.exchange import syncing
    from peerkit.workflow.exchange.handing_over import hand_over_again

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output, before_sync=True) as vault_:
        if folder is not None:
            syncing.remember_place(vault_, str(Path(folder).absolute()))
        if programme_folder is not None:
            place = str(Path(programme_folder).absolute())
            syncing.remember_place(vault_, place, upward=True)
        if again:
            hand_over_again(vault_)
        done = syncing.sync(vault_, write_instant(now()))
    _tell(done, output, as_json=json)
    return 0


def merge(
    paths: Annotated[list[Path], typer.Argument(help=text("argument.paths"))],
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Merge bundles by hand; the receipts leave with the next sync."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.exchange.merging_by_hand import list_silent, merge_paths

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output, before_sync=True) as vault_:
        done = merge_paths(vault_, paths, write_instant(now()))
        silent = list_silent(vault_)
    if silent:
        said = {"": output.text("restore.nobody"), "lead": output.text("restore.lead_itself")}
        output.say("restore.silent", names=", ".join(said.get(one, one) for one in silent))
    _tell(done, output, as_json=json)
    return 0


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


def _tell(done: "Synced", output: Output, *, as_json: bool) -> None:
    """Say what was exchanged; raises SomeBundlesRefusedError if a bundle was refused."""
    from peerkit.errors import BundlesWaitingError, SomeBundlesRefusedError
    from peerkit.workflow.exchange.merging import Fate

    refused = [one for one in done.merged if one.refusal is not None]
    waiting = [one for one in done.merged if one.fate is Fate.WAITING]
    merged = [one for one in done.merged if one.report is not None]
    if as_json:
        output.json(
            {
                "merged": [_merged_document(one) for one in done.merged],
                "receipted": done.receipted,
                "withdrawals_passed_on": done.withdrawals,
                "forwarded": done.forwarded,
                "delivered": done.delivered,
                "freed": done.freed,
                "for_others": done.for_others,
                "renewed": None if done.renewed is None else done.renewed.value,
                "changes": [{"what": one.kind.value, **one.values} for one in done.changes],
            }
        )
    else:
        last = {one.sender: one for one in merged}
        for one in merged:
            _tell_merged(one, output, is_last=last[one.sender] is one)
        _tell_sent(done, len(merged), output)
    for one in refused:
        assert one.refusal is not None
        why = output.text(f"error.{one.refusal.code}", **one.refusal.values)
        output.say("command.refused_bundle", name=one.name, why=why)
    if refused:
        raise SomeBundlesRefusedError(refused=len(refused), merged=len(merged))
    if waiting:
        raise BundlesWaitingError(waiting=len(waiting))
    if not as_json:
        output.next("status.next_synced")


def _tell_sent(done: "Synced", merged: int, output: Output) -> None:
    output.say("command.synced", merged=merged, delivered=done.delivered)
    if done.for_others:
        output.say("command.for_others", n=done.for_others)
    if done.forwarded:
        output.say("command.forwarded", n=done.forwarded)
    if done.freed:
        output.say("people.freed", n=done.freed)
    if done.renewed is not None:
        output.say(f"people.renewal.{done.renewed.value}")
        _tell_changes(done.changes, output)


def _tell_changes(changes: "Sequence[Change]", output: Output) -> None:
    for one in changes:
        output.say(f"home.reminder.{one.kind.value}", **one.values)


def _tell_merged(one: "Merged", output: Output, *, is_last: bool) -> None:
    """Say what came; a gap is told by its sender's last bundle, which may come out of order."""
    report = one.report
    assert report is not None
    output.say("command.merged_bundle", new=report.new, known=report.duplicates)
    for device, first, last in report.gaps if is_last else ():
        output.say("command.gap", device=device[:8], first=first, last=last)
    for device, number in report.forks:
        output.say("command.fork", device=device[:8], number=number)
    if report.quarantined:
        output.say("command.set_aside", n=report.quarantined)


def _merged_document(one: "Merged") -> dict[str, object]:
    report = one.report
    return {
        "bundle": one.name,
        "sender": one.sender,
        "status": one.fate.value,
        "error": None if one.refusal is None else one.refusal.code,
        "new": 0 if report is None else report.new,
        "duplicates": 0 if report is None else report.duplicates,
        "erased": 0 if report is None else report.erased,
    }
