"""`peerkit due` and `peerkit erase`: what should be kept no longer, listed and erased."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from peerkit.cli.options import AsJson, PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.vault import Vault
    from peerkit.workflow.belonging.retention import Kept
    from peerkit.workflow.custody.due import Due
    from peerkit.workflow.custody.erasing import Erased

_SHOWN = 20
_COLUMNS = ("code", "kind", "until", "elsewhere")

_Kinds = Annotated[list[str] | None, typer.Option("--kind", help=text("option.due_kind"))]
_Codes = Annotated[list[str] | None, typer.Option("--interview", help=text("option.due_interview"))]


def due(
    all_: Annotated[bool, typer.Option("--all", help=text("option.due_all"))] = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """List what should be kept no longer; nothing is erased."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.clock import now
    from peerkit.workflow.custody.due import has_days, list_due, list_unconfirmed

    output, today = Output(quiet), now().date().isoformat()
    with opened(Access(vault, passphrase_file), output) as vault_:
        found, unconfirmed = list_due(vault_, today), list_unconfirmed(vault_)
        knows_days = has_days(vault_)
    if json:
        output.json([_document(one) for one in found])
        return 0
    for code, count in unconfirmed.items():
        output.say("due.unconfirmed", code=code, count=count)
    if not found:
        output.say("due.none" if knows_days else "due.no_day")
        output.next("status.next_synced")
        return 0
    _show(found, output, is_all=all_)
    output.say("due.today", today=today)
    output.next("due.next")
    return 0


def _show(found: list["Due"], output: Output, *, is_all: bool) -> None:
    """Put counts and the first of what is due on standard output."""
    from collections import Counter

    for kept, count in Counter(one.kept for one in found).items():
        kind = output.text(f"due.kind.{kept.value}")
        output.data(output.text("due.count", kind=kind, count=count))
    shown = found if is_all else found[:_SHOWN]
    headings = [output.text(f"due.heading.{name}") for name in _COLUMNS]
    output.table(headings, [_row(one, output) for one in shown])
    if len(shown) < len(found):
        output.say("due.more", n=len(found) - len(shown))


def _row(one: "Due", output: Output) -> list[str]:
    elsewhere = ", ".join(one.elsewhere)
    if one.is_only_copy:
        elsewhere = output.text("due.nobody_else")
    return [one.code, output.text(f"due.kind.{one.kept.value}"), one.until, elsewhere]


def _document(one: "Due") -> dict[str, object]:
    return {
        "number": one.code,
        "kind": one.kept.value,
        "kept_until": one.until,
        "elsewhere": list(one.elsewhere),
        "only_copy": one.is_only_copy,
    }


def erase(
    kind: _Kinds = None,
    interview: _Codes = None,
    only_copies: Annotated[
        bool, typer.Option("--only-copies", help=text("option.only_copies"))
    ] = False,
    day: Annotated[str | None, typer.Option("--day", help=text("option.day"))] = None,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Erase what is due, for good, after asking."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.custody import erasing
    from peerkit.workflow.custody.due import list_due

    output, moment = Output(quiet), now()
    today = moment.date().isoformat()
    kinds = _kinds(kind or ())
    with opened(Access(vault, passphrase_file), output) as vault_:
        named = erasing.choose(
            list_due(vault_, today), kinds=kinds, codes=interview or (), only_copies=True
        )
        chosen = erasing.choose(named, only_copies=only_copies)
        if len(chosen) < len(named):
            output.say("due.left", n=len(named) - len(chosen))
        if not chosen:
            if not named:
                output.say("due.nothing_chosen" if kind or interview else "due.none")
            output.next("status.next_synced")
            return 0
        _confirm(chosen, day, today)
        done = erasing.erase(vault_, chosen, write_instant(moment))
        _tell(vault_, done, output)
    return 0


def _kinds(typed: "list[str] | tuple[str, ...]") -> list["Kept"]:
    """Return the kinds of those names; raises MissingOptionError for another."""
    from peerkit.errors import MissingOptionError
    from peerkit.workflow.belonging.retention import Kept

    if not set(typed) <= set(Kept):
        raise MissingOptionError(option=f"--kind {'|'.join(Kept)}")
    return [Kept(one) for one in typed]


def _confirm(chosen: list["Due"], day: str | None, today: str) -> None:
    """Return if somebody gives the day on which they say so: the computer's clock may be wrong."""
    from collections import Counter

    from peerkit.cli.asking import ask, read_day
    from peerkit.workflow.custody.erasing import check_day

    counts = _counted(Counter(one.kept for one in chosen))
    typed = day if day is not None else ask("due.ask", "--day", counts=counts)
    check_day(read_day(typed) or "", today)


def _counted(counts: Mapping["Kept", int]) -> str:
    output = Output()
    said = (
        output.text("due.counted", kind=output.text(f"due.kind.{kept.value}"), count=count)
        for kept, count in counts.items()
    )
    return ", ".join(said)


def _tell(vault: "Vault", done: "Erased", output: Output) -> None:
    """Say what was erased, where it still is, and what comes next."""
    from peerkit.workflow.belonging.link import find_links
    from peerkit.workflow.belonging.membership import find_membership

    membership = find_membership(vault)
    above = "" if membership is None else membership.kit.organisation
    output.say("due.erased", counts=_counted(done.counts))
    for name, count in done.elsewhere.items():
        code = "due.elsewhere_above" if name == above else "due.elsewhere_laptop"
        output.say(code, name=name, count=count)
    for backup in done.backups:
        output.say("due.backup", path=str(backup.path))
    output.say("due.sticks")
    output.next("due.next_erased" if find_links(vault) else "due.next_erased_here")
