"""`peerkit audit`: what was done with a vault, and when."""

from typing import TYPE_CHECKING

from peerkit.cli.options import AsJson, PassphraseFile, Quiet, VaultName
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.vault import AuditEntry, Vault
    from peerkit.workflow.ledger.auditing import AuditEvent


def note(vault: "Vault", event: "AuditEvent", **facts: str | int) -> None:
    """Make the vault's log say that this was done now."""
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.ledger.auditing import log_event

    log_event(vault, event, write_instant(now()), **facts)


def audit(
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Show the log of the vault's own events, verified; say where it is broken."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import AuditBrokenError, AuditCutError
    from peerkit.workflow.ledger.auditing import find_cut, read_audit

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output, before_sync=True) as vault_:
        log = read_audit(vault_)
    if json:
        output.json([_document(one) for one in log.entries])
    elif log.entries:
        headings = [output.text(f"audit.heading.{name}") for name in ("number", "day", "event")]
        output.table(headings, [_row(one, output) for one in log.entries])
    else:
        output.say("audit.none")
    if log.broken_at is not None:
        raise AuditBrokenError(number=log.broken_at)
    cut = find_cut(log)
    if cut is not None:
        raise AuditCutError(number=cut)
    if not json:
        output.next("audit.next")
    return 0


def _row(entry: "AuditEntry", output: Output) -> list[str]:
    words = output.text(f"audit.{entry.event}", **entry.facts)
    return [str(entry.number), entry.at, words]


def _document(entry: "AuditEntry") -> dict[str, object]:
    return {
        "number": entry.number,
        "at": entry.at,
        "event": entry.event,
        "facts": dict(entry.facts),
    }
