"""What a lead changed is told after a sync, and at home for a week.

It is read whenever home opens: what compares kits, and is slow to load, stands in `kit_changes.py`.

Laws:
- Of changes about one thing home tells the last.
- A change is told on one line, cut where it would fill the page: a lead's words stand in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from peerkit.frozen import frozen
from peerkit.record import read_canonical, write_canonical
from peerkit.values import read_instant
from peerkit.vault import Vault

_NEWS = "renewal/news"
_LIMIT_BYTES = 32 * 1024 * 1024
_SHOWN_CHARACTERS = 300
_TOLD_FOR = timedelta(days=7)
"""How long home tells of it: whoever works on some days of a week still meets it."""


class ChangeKind(StrEnum):
    """What is another than before. Words: `home.reminder.<value>`, with the change's values."""

    PROJECT = "changed_project"
    CONTACT = "changed_contact"
    WITHDRAW_BY = "changed_withdraw_by"
    RETENTION = "changed_retention"
    RECEIVERS = "changed_receivers"
    NEW_QUESTIONNAIRE = "new_questionnaire"
    QUESTIONNAIRE = "changed_questionnaire"
    """Values: `title`, `version`. An interview in progress keeps its own."""
    LANGUAGES = "changed_languages"
    POLICIES = "changed_policies"
    SAFEGUARDING = "changed_safeguarding"
    SECOND_RECIPIENTS = "changed_second_recipients"
    NO_SECOND_RECIPIENT = "no_second_recipient"
    PLACE = "changed_place"


@frozen
class Change:
    """One thing that is another than before, and what it is now."""

    kind: ChangeKind
    values: Mapping[str, str]


def told(kind: ChangeKind, **values: str) -> Change:
    """Return the change as it is told."""
    return Change(kind, {name: _on_one_line(text) for name, text in values.items()})


def _on_one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARACTERS else f"{line[:_SHOWN_CHARACTERS]}…"


def keep_news(vault: Vault, changes: Sequence[Change], at: str) -> None:
    """Make home tell of those changes, made known at that time; of each kind the last holds."""
    if not changes:
        return
    told = {_topic(one) for one in changes}
    stay = [(when, one) for when, one in _read(vault) if _topic(one) not in told]
    document = [
        {"at": when, "kind": one.kind.value, "values": dict(one.values)}
        for when, one in (*stay, *((at, one) for one in changes))
    ]
    vault.documents.set(_NEWS, write_canonical(document))


def _topic(change: Change) -> tuple[str, str]:
    """Return what a change is about: a later one about the same takes its place."""
    if change.kind is ChangeKind.NO_SECOND_RECIPIENT:
        return ChangeKind.SECOND_RECIPIENTS.value, ""
    # Two parts: a questionnaire may be called as any kind of change is.
    title = change.values.get("title")
    return (change.kind.value, "") if title is None else ("", title)


def find_news(vault: Vault, now: datetime) -> tuple[Change, ...]:
    """Return the changes that home tells of at that time."""
    return tuple(one for at, one in _read(vault) if now - read_instant(at) < _TOLD_FOR)


def _read(vault: Vault) -> Iterator[tuple[str, Change]]:
    stored = vault.documents.get(_NEWS)
    found: Any = [] if stored is None else read_canonical(stored, _LIMIT_BYTES)
    for one in found:
        yield one["at"], Change(ChangeKind(one["kind"]), one["values"])
