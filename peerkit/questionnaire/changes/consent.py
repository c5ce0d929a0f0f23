"""What changed in what a participant is told and agrees to.

Law: where words of the information, the limits or a statement differ, or what a statement permits,
the first thing told is that old consents were given to other words.
"""

from collections.abc import Iterator

from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.changes.versions import Versions
from peerkit.questionnaire.model import ConsentStatement, Questionnaire

_WITH_WORDS = frozenset({"information_changed", "limits_changed", "statement_reworded"})


def consent_changes(told: Versions) -> Iterator[Change]:
    """Yield what changed in consent, and before it what follows from that."""
    old, new = told.old.whole, told.new.whole
    found = [
        *told.text_changes(_about("information_changed"), old.information, new.information),
        *told.text_changes(_about("limits_changed"), old.limits, new.limits),
        *_statements(told),
    ]
    if found:
        names = dict.fromkeys(name for change in found for name in change.names)
        yield Change(Topic.CONSENT, "other_consent", tuple(names), _languages(told, found))
        yield from found


def _languages(told: Versions, found: list[Change]) -> dict[str, str | int]:
    """Return the languages in which other words are read; all, where statements came or went."""
    changed = {change.language for change in found}
    is_worded = all(change.code in _WITH_WORDS for change in found)
    tags = [tag for tag in told.new.whole.languages if tag in changed or not is_worded]
    return {"languages": ", ".join(told.spoken(tag) for tag in tags or sorted(changed))}


def _about(code: str, name: str = "") -> Change:
    return Change(Topic.CONSENT, code, (name,) if name else (), {"name": name} if name else {})


def _statements(told: Versions) -> Iterator[Change]:
    old, new = _by_name(told.old.whole), _by_name(told.new.whole)
    renamed = _renamed(old, new)
    for name, statement in old.items():
        if name not in new and name not in renamed:
            yield _whole("statement_removed", told, old=statement)
    for name, statement in new.items():
        before = next((b for b, after in renamed.items() if after == name), name)
        if before not in old:
            yield _whole("statement_added", told, new=statement)
            continue
        if before != name:
            values = {"name": name, "old_name": before}
            yield Change(Topic.CONSENT, "statement_renamed", (name, before), values)
        yield from _statement(told, old[before], statement)
    kept = [renamed.get(name, name) for name in old if renamed.get(name, name) in new]
    now = [name for name in new if name in kept]
    if kept != now:
        before_order, after_order = ", ".join(kept), ", ".join(now)
        about = "statements_reordered"
        yield Change(Topic.CONSENT, about, tuple(now), {}, before_order, after_order)


def _by_name(whole: Questionnaire) -> dict[str, ConsentStatement]:
    return {statement.name: statement for statement in whole.consent}


def _renamed(old: dict[str, ConsentStatement], new: dict[str, ConsentStatement]) -> dict[str, str]:
    """Return the new names of statements that are gone, where one like it came and no other."""
    gone = [statement for name, statement in old.items() if name not in new]
    come = [statement for name, statement in new.items() if name not in old]
    found: dict[str, str] = {}
    for statement in gone:
        like = [each.name for each in come if each.label == statement.label]
        if len(like) == 1 and sum(each.label == statement.label for each in gone) == 1:
            found[statement.name] = like[0]
    return found


def _whole(
    code: str,
    told: Versions,
    *,
    old: ConsentStatement | None = None,
    new: ConsentStatement | None = None,
) -> Change:
    statement = old or new
    assert statement is not None
    values = {
        "name": statement.name,
        "purpose": statement.purpose.value,
        "audience": statement.audience.value,
    }
    return Change(
        Topic.CONSENT,
        code,
        (statement.name,),
        values,
        told.label(old.label) if old else None,
        told.label(new.label) if new else None,
    )


def _statement(told: Versions, old: ConsentStatement, new: ConsentStatement) -> Iterator[Change]:
    about = _about("statement_reworded", new.name)
    yield from told.text_changes(about, old.label, new.label)
    for code, before, after in (
        ("purpose_changed", old.purpose.value, new.purpose.value),
        ("audience_changed", old.audience.value, new.audience.value),
    ):
        if before != after:
            yield Change(Topic.CONSENT, code, (new.name,), {"name": new.name}, before, after)
    if old.essential != new.essential:
        code = "now_essential" if new.essential else "no_longer_essential"
        yield _about(code, new.name)
