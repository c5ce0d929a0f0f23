"""`peerkit concern list` and `open`: for the safeguarding lead and the deputy alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.crypto import Identity
    from peerkit.record.bodies.concern import Concern
    from peerkit.workflow.safeguarding.concerns import FiledConcern

_LIMIT_BYTES = 64 * 1024

_IdentityFile = Annotated[Path, typer.Option("--identity", help=text("option.identity"))]
_IdentityPassphraseFile = Annotated[
    Path | None,
    typer.Option("--identity-passphrase-file", help=text("option.identity_passphrase_file")),
]


def list_concerns(
    identity: _IdentityFile,
    identity_passphrase_file: _IdentityPassphraseFile = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """List the concerns: when each was filed, and whether anybody has opened it."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.clock import now
    from peerkit.workflow.safeguarding import concerns

    output = Output(quiet)
    guardian = _read_identity(identity, identity_passphrase_file)
    with opened(Access(vault, passphrase_file), output) as vault_:
        found = concerns.list_concerns(vault_, guardian, now())
    if json:
        output.json([_document(one) for one in found])
        return 0
    if not found:
        output.say("status.no_concerns")
        output.next("status.next_synced")
        return 0
    headings = [output.text(f"status.heading.{name}") for name in ("concern", "filed", "state")]
    output.table(headings, [_row(one, output) for one in found])
    output.next("status.next_concern", identity=str(identity))
    return 0


def open_concern(
    code: Annotated[str, typer.Argument(help=text("argument.concern"))],
    identity: _IdentityFile,
    identity_passphrase_file: _IdentityPassphraseFile = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Show one concern; from now on it counts as opened."""
    from peerkit.cli.custody.audit import note
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.clock import now
    from peerkit.workflow.ledger.auditing import AuditEvent
    from peerkit.workflow.safeguarding import concerns

    output = Output(quiet)
    guardian = _read_identity(identity, identity_passphrase_file)
    with opened(Access(vault, passphrase_file), output) as vault_:
        found = concerns.open_concern(vault_, code, guardian, now())
        note(vault_, AuditEvent.CONCERNS_OPENED, concerns=1)
    if json:
        output.json(_opened_document(found))
        return 0
    for name, said in _parts(found, output):
        output.data(output.text(f"status.concern.{name}", said=said))
    output.next("status.next_concern_opened")
    return 0


def _read_identity(file: Path, passphrase_file: Path | None) -> "Identity":
    """Return the identity of the file, unlocked; its passphrase is asked for before the vault's."""
    from peerkit.cli.secrets import read_passphrase
    from peerkit.errors import UnreadableKeyError
    from peerkit.files import read_up_to
    from peerkit.workflow.safeguarding.concerns import read_guardian

    data = read_up_to(file, _LIMIT_BYTES)
    if data is None:
        raise UnreadableKeyError
    return read_guardian(data, read_passphrase(passphrase_file, "command.ask.identity"))


def _row(one: "FiledConcern", output: Output) -> list[str]:
    state = "opened" if one.opened_at else "overdue" if one.is_overdue else "unopened"
    said = output.text(f"status.concern_is.{state}")
    if one.is_immediate:
        said = output.text("status.concern_is.danger", state=said)
    return [one.code, one.at[:10], said]


def _document(one: "FiledConcern") -> dict[str, object]:
    return {
        "concern": one.code,
        "at": one.at,
        "immediate_danger": one.is_immediate,
        "opened_at": one.opened_at,
        "overdue": one.is_overdue,
    }


def _opened_document(concern: "Concern") -> dict[str, object]:
    return {
        "at": concern.at,
        "words": concern.words,
        "when": concern.when,
        "where": concern.where,
        "immediate_danger": concern.is_immediate,
    }


def _parts(concern: "Concern", output: Output) -> list[tuple[str, str]]:
    danger = output.text("plain.word_yes" if concern.is_immediate else "plain.word_no")
    parts = [
        *(("filed", concern.at), ("danger", danger)),
        *(("when", concern.when), ("where", concern.where), ("words", concern.words)),
    ]
    return [(name, said) for name, said in parts if said]
