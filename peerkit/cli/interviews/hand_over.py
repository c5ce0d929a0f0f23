"""`peerkit sync` and `merge`: what comes in and goes out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.interviews.joining import tell_changes
from peerkit.cli.options import (
    AsJson,
    PassphraseFile,
    Quiet,
    VaultName,
    text,
)
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.workflow.exchange.merging import Merged
    from peerkit.workflow.exchange.syncing import Synced


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
        tell_changes(done.changes, output)


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
