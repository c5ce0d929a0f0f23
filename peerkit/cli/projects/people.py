"""`peerkit project people`, `revoke`, `withdrawals`: who belongs to a project, and held what."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peerkit.cli.options import AsJson, PassphraseFile, Quiet, VaultName, Yes, text
from peerkit.cli.output import Output

if TYPE_CHECKING:
    from peerkit.workflow.exchange.confirming import Withdrawn
    from peerkit.workflow.projects.people import Person, SecondPerson

_WITHDRAWN = ("interview", "withdrawn", "what", "holder", "confirmed")
_COLUMNS = ("code", "name", "state", "last_bundle", "missing", "fingerprint")


def people(
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Show everybody who was given a kit, and the laptop that came by it."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.projects.people import list_people, list_second_recipients

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output) as vault_:
        found = list_people(vault_)
        second = list_second_recipients(vault_)
    if json:
        documents = [_document(one) for one in found]
        output.json([*documents, *(_second_document(one) for one in second)])
        return 0
    if not found and not second:
        output.say("people.nobody")
        output.next("status.next_kit")
        return 0
    headings = [output.text(f"people.heading.{name}") for name in _COLUMNS]
    rows = [_row(one, output) for one in found]
    output.table(headings, [*rows, *(_second_row(one, output) for one in second)])
    for one in found:
        if one.twice:
            output.say("people.twice", code=one.code)
        if one.set_aside:
            output.say("people.set_aside", code=one.code, n=one.set_aside)
    output.next("people.next_compare")
    return 0


def revoke(
    code: Annotated[str, typer.Argument(help=text("argument.person"))],
    yes: Yes = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    quiet: Quiet = False,
) -> int:
    """Accept nothing more from somebody's laptop, or from whoever has their kit."""
    from peerkit.cli.asking import ask
    from peerkit.cli.vaults import Access, opened
    from peerkit.errors import NotConfirmedError
    from peerkit.values import write_instant
    from peerkit.workflow.clock import now
    from peerkit.workflow.projects.people import find_people
    from peerkit.workflow.projects.people import revoke as revoke_person

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output) as vault_:
        found = find_people(vault_, code)
        if not yes:
            for one in found:
                _tell(one)
            typed = ask("people.ask.revoke", "--yes", person=found[0].code)
            if typed.casefold() != found[0].code.casefold():
                raise NotConfirmedError
        revoke_person(vault_, code, write_instant(now()))
    output.say("people.revoked", code=found[0].code)
    output.next("people.next_revoked")
    return 0


def withdrawals(
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Show what was withdrawn, and whose confirmation that they erased it has not come yet."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.exchange.confirming import list_withdrawals

    output = Output(quiet)
    with opened(Access(vault, passphrase_file), output) as vault_:
        found = list_withdrawals(vault_)
    if json:
        output.json([asdict(one) for one in found])
        return 0
    if not found:
        output.say("people.nothing_withdrawn")
        output.next("status.next_lead")
        return 0
    headings = [output.text(f"people.heading.{name}") for name in _WITHDRAWN]
    output.table(headings, [row for one in found for row in _withdrawn_rows(one, output)])
    is_open = any(holder.confirmed_at is None for one in found for holder in one.holders)
    output.next("people.next_unconfirmed" if is_open else "status.next_lead")
    return 0


def _withdrawn_rows(one: "Withdrawn", output: Output) -> list[list[str]]:
    what = one.statement or output.text("people.everything")
    told = [one.interview, one.at[:10], what]
    open_ = output.text("people.not_confirmed")
    rows = [[*told, each.name, (each.confirmed_at or open_)[:10]] for each in one.holders]
    return rows or [[*told, "", ""]]


def _tell(one: "Person") -> None:
    """Say whom a revocation reaches, before it is confirmed; `--quiet` does not silence that."""
    output = Output()
    state = output.text(f"people.state.{one.state.value}")
    output.say("people.who", code=one.code, name=one.name or "-", state=state)


def _row(one: "Person", output: Output) -> list[str]:
    missing = sum(last - first + 1 for first, last in one.missing)
    return [
        one.code,
        one.name,
        output.text(f"people.state.{one.state.value}"),
        (one.last_bundle_at or "")[:10],
        str(missing) if missing else "",
        " ".join(one.fingerprint),
    ]


def _second_row(one: "SecondPerson", output: Output) -> list[str]:
    state = output.text("people.state.second_recipient")
    return ["", one.name, state, "", "", " ".join(one.fingerprint)]


def _second_document(one: "SecondPerson") -> dict[str, Any]:
    return {
        "code": "",
        "name": one.name,
        "state": "second_recipient",
        "fingerprint": list(one.fingerprint),
    }


def _document(one: "Person") -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "state": one.state.value,
        "device": one.device,
        "fingerprint": list(one.fingerprint),
        "last_bundle": one.last_bundle_at,
        "missing": [list(run) for run in one.missing],
        "twice": list(one.twice),
        "set_aside": one.set_aside,
    }
