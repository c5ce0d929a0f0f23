"""`peerkit backup` and `peerkit restore`: a copy elsewhere, and a vault out of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.vault import Vault
    from peerkit.workflow.custody.backing_up import Kept
    from peerkit.workflow.custody.restoring import Restored

_BYTES_PER_MB = 1_000_000


def backup(
    folder: Annotated[Path | None, typer.Argument(help=text("argument.backup_folder"))] = None,
    list_: Annotated[bool, typer.Option("--list", help=text("option.backup_list"))] = False,
    delete_expired: Annotated[
        bool, typer.Option("--delete-expired", help=text("option.delete_expired"))
    ] = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Make a backup, read it back, and say where it is; or list or delete those that there are."""
    from peerkit.cli.vaults import Access, opened

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output, before_sync=True) as vault_:
        if delete_expired:
            return _delete_expired(vault_, output)
        if list_:
            return _list(vault_, output, as_json=json)
        return _make(vault_, folder, output, as_json=json)


def _make(vault: "Vault", folder: Path | None, output: Output, *, as_json: bool) -> int:
    from peerkit.cli.progress import measured
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.custody.backing_up import back_up

    with measured("backup.bar", quiet=output.quiet) as on_progress:
        made = back_up(vault, folder, write_instant(now()), on_progress)
    if as_json:
        output.json(
            {
                "file": str(made.path),
                "sha256": made.digest,
                "bytes": made.size,
                "keep_until": made.keep_until,
                "removed": [str(path) for path in made.removed],
            }
        )
        return 0
    output.data(str(made.path))
    output.say("backup.made", path=str(made.path))
    output.say("backup.digest", digest=made.digest)
    if made.keep_until is not None:
        output.say("backup.keep_until", day=made.keep_until)
    for path in made.removed:
        output.say("backup.removed", path=str(path))
    output.next("backup.next_made")
    return 0


def _list(vault: "Vault", output: Output, *, as_json: bool) -> int:
    from peerkit.workflow.clock import now
    from peerkit.workflow.custody.backing_up import list_backups

    found = list_backups(vault, now().date().isoformat())
    if as_json:
        output.json([_document(one) for one in found])
        return 0
    if not found:
        output.say("backup.none")
        output.next("backup.next_none")
        return 0
    columns = ("day", "keep_until", "size", "state", "path")
    headings = [output.text(f"backup.heading.{name}") for name in columns]
    output.table(headings, [_row(one, output) for one in found])
    output.next("backup.next_listed")
    return 0


def _delete_expired(vault: "Vault", output: Output) -> int:
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.custody.backing_up import remove_expired

    removed = remove_expired(vault, write_instant(now()))
    for path in removed:
        output.say("backup.expired_deleted", path=str(path))
    if not removed:
        output.say("backup.none_expired")
    output.next("backup.next_listed")
    return 0


def _state(one: "Kept") -> str:
    if one.is_expired:
        return "expired"
    return "withdrawn" if one.holds_withdrawn else "kept"


def _row(one: "Kept", output: Output) -> list[str]:
    state = output.text(f"backup.state.{_state(one)}")
    size = f"{one.size / _BYTES_PER_MB:.1f}"
    return [one.at[:10], one.keep_until or "", size, state, str(one.path)]


def _document(one: "Kept") -> dict[str, object]:
    return {
        "file": str(one.path),
        "at": one.at,
        "keep_until": one.keep_until,
        "bytes": one.size,
        "status": _state(one),
    }


def restore(
    file: Annotated[Path, typer.Argument(help=text("argument.backup_file"))],
    without_sync: Annotated[
        bool, typer.Option("--without-sync", help=text("option.without_sync"))
    ] = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Make a vault out of a backup."""
    from peerkit.cli.progress import measured
    from peerkit.cli.secrets import read_passphrase
    from peerkit.cli.vaults import Access, check_name_is_free
    from peerkit.values import write_instant
    from peerkit.vault.backup_file import read_backup_manifest
    from peerkit.workflow.clock import now
    from peerkit.workflow.custody.restoring import restore as bring_back

    output = Output(quiet)
    folder = check_name_is_free(Access(vault))
    read_backup_manifest(file)  # what is no backup is told before anything is typed
    typed = read_passphrase(passphrase_file)
    with measured("restore.bar", quiet=quiet) as on_progress:
        restored = bring_back(
            file, folder, typed, on_progress, at=write_instant(now()), without_sync=without_sync
        )
    output.data(folder.name)
    output.say("restore.made", name=folder.name)
    _say_what_it_is(restored, output)
    return 0


def _say_what_it_is(restored: "Restored", output: Output) -> None:
    if restored.was_member:
        output.say("restore.device")
    if restored.is_lead:
        output.say("restore.lead")
    if not restored.is_waiting:
        output.next("restore.next_join" if restored.was_member else "status.next_synced")
        return
    output.say("restore.waiting")
    if restored.place is None:
        output.next("restore.next_place")
    else:
        output.next("restore.next_sync", place=restored.place)
