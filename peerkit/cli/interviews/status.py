"""`peerkit status`: what is here, how far it has come, what waits, and what comes next."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peerkit.cli.options import AsJson, PassphraseFile, Quiet, VaultName, text
from peerkit.cli.output import Output
from peerkit.words.visible import visible_line

if TYPE_CHECKING:
    from datetime import datetime

    from peerkit.vault import Vault
    from peerkit.workflow.custody.drill_log import DrillDue
    from peerkit.workflow.looking.listing import Where
    from peerkit.workflow.looking.standing import Standing
    from peerkit.workflow.looking.tracking import Tracked

_SHOWN = 10
_COLUMNS = ("code", "day", "here", "handed_over", "merged_by", "backed_up", "freed")
_NAMED = ("project", "organisation", "programme", "key_words")
_COUNTED = ("devices", "attempts", "missing_records", "set_aside", "forks", "behind", "concerns")


def status(
    practice: Annotated[bool, typer.Option("--practice", help=text("option.practice"))] = False,
    vault: VaultName = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Say what is here and what comes next."""
    from peerkit.cli.vaults import Access, opened
    from peerkit.workflow.clock import now
    from peerkit.workflow.looking.standing import standing
    from peerkit.workflow.looking.tracking import track

    output, moment = Output(quiet), now()
    access = Access(vault, passphrase_file, is_practice=practice)
    with opened(access, output, before_sync=True) as vault_:
        found = standing(vault_, _SHOWN)
        tracked = track(vault_, found.newest)
        facts = _facts(vault_.folder.name, found, tracked) | _waiting(vault_, moment)
        reminders = _reminders(vault_, moment, found.interviews, sum(facts["due"].values()))
    if json:
        output.json(facts)
        return 0
    _show(facts, output)
    _show_newest(tracked, sum(found.interviews.values()), output)
    for code, values in reminders:
        output.say(code, **values)
    output.next(found.next_code)
    return 0


def _facts(name: str, found: "Standing", tracked: list["Tracked"]) -> dict[str, Any]:
    """Return what is here, under the names that programs read."""
    return {
        "vault": name,
        "project": found.project,
        "organisation": found.organisation,
        "programme": found.programme,
        "devices": found.devices,
        "attempts": found.attempts,
        "missing_records": found.gaps,
        "set_aside": found.set_aside,
        "forks": found.forks,
        "behind": found.behind,
        "practice": found.is_practice,
        "key_words": " ".join(found.key_words),
        "interviews": {where.value: count for where, count in found.interviews.items()},
        "newest": [_document(one) for one in tracked],
    }


def _waiting(vault: "Vault", moment: "datetime") -> dict[str, Any]:
    """Return what waits for a person: concerns, calls, and what should be kept no longer."""
    from peerkit.workflow.belonging.holds import is_holding
    from peerkit.workflow.custody.due import count_due
    from peerkit.workflow.safeguarding.calls import calls_asked
    from peerkit.workflow.safeguarding.concerns import count_concerns

    concerns = count_concerns(vault, moment)
    calls = () if is_holding(vault) else calls_asked(vault, moment)
    due = count_due(vault, moment.date().isoformat())
    return {
        "concerns": concerns.all,
        "concerns_overdue": concerns.overdue,
        "calls": [{"code": one.code, "at": one.at, "words": one.words} for one in calls],
        "due": {kept.value: count for kept, count in due.items()},
    }


_Said = tuple[str, dict[str, str | int]]
"""A message and its values."""


def _reminders(
    vault: "Vault", moment: "datetime", counts: Mapping["Where", int], due: int
) -> list[_Said]:
    from peerkit.workflow.custody.backing_up import days_without_backup
    from peerkit.workflow.custody.drill_log import drill_due

    found: list[_Said] = []
    unsaved = days_without_backup(vault, moment)
    if unsaved is not None:
        found.append(("backup.reminder", {"n": unsaved}))
    drill = drill_due(vault, moment, counts)
    if drill is not None:
        found.append(_drill_reminder(drill))
    if due:
        found.append(("home.reminder.due", {"n": due}))
    return found


def _drill_reminder(drill: "DrillDue") -> _Said:
    if drill.months is None:
        return "home.reminder.first_drill", {}
    return "home.reminder.drill", {"n": drill.months}


def _show(facts: Mapping[str, Any], output: Output) -> None:
    output.data(output.text("status.vault", name=facts["vault"]))
    for fact in _NAMED:
        if facts[fact]:
            output.data(output.text(f"status.{fact}", name=visible_line(facts[fact])))
    for where, count in facts["interviews"].items():
        shown = output.text(f"status.where.{where}")
        output.data(output.text("status.count", where=shown, count=count))
    for fact in (*_COUNTED, "concerns_overdue"):
        if facts.get(fact):
            output.data(output.text(f"status.{fact}", count=facts[fact]))
    for call in facts["calls"]:
        day, words = call["at"][:10], visible_line(call["words"])
        said = output.text("status.call", code=call["code"], day=day, words=words)
        output.data(said.strip())


def _show_newest(tracked: list["Tracked"], all_: int, output: Output) -> None:
    """Put the table of the newest on standard output, and say how to see the others."""
    if not tracked:
        return
    output.data("")
    headings = [output.text(f"status.heading.{name}") for name in _COLUMNS]
    output.table(headings, [_row(one, output) for one in tracked])
    if len(tracked) < all_:
        output.say("status.more", n=all_ - len(tracked))


def _row(one: "Tracked", output: Output) -> list[str]:
    if one.is_gone:
        return [one.code, one.at[:10], output.text(f"status.where.{one.where.value}"), *[""] * 4]
    told = {
        "here": one.is_here,
        "handed_over": one.is_handed_over,
        "backed_up": one.is_backed_up,
        "freed": one.is_freed,
    }
    said = {name: output.text(f"status.{'yes' if is_so else 'no'}") for name, is_so in told.items()}
    by = ", ".join(one.merged_by) or output.text("status.no")
    return [
        one.code,
        one.at[:10],
        said["here"],
        said["handed_over"],
        by,
        said["backed_up"],
        said["freed"],
    ]


def _document(one: "Tracked") -> dict[str, Any]:
    return {
        "interview": one.code,
        "at": one.at,
        "status": one.where.value,
        "here": one.is_here,
        "handed_over": one.is_handed_over,
        "merged_by": list(one.merged_by),
        "backed_up": one.is_backed_up,
        "freed": one.is_freed,
    }
