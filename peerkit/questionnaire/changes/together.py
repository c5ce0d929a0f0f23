"""Whether answers to both versions can be read together, name by name.

Laws:
- Answers under one name that mean another thing are always a warning.
- What only came, went or moved in its row joins without a word.
- Of a name that stands twice in one version, which is a fault, nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.changes.pairing import Pairing
from peerkit.questionnaire.changes.versions import Versions
from peerkit.questionnaire.model import Question
from peerkit.questionnaire.shared_names import check_together

_CODES = {
    "same_name_other_type": "join_other_type",
    "same_name_other_choices": "join_other_choices",
    "same_name_other_label": "join_other_words",
}
_APART = frozenset({"join_other_type", "join_other_table"})


class Joining(StrEnum):
    """How answers to both versions go together."""

    TOGETHER = "together"
    WITH_CARE = "with_care"
    APART = "apart"


def joining_changes(told: Versions, pairing: Pairing) -> Iterator[Change]:
    """Yield, for each way in which answers differ, the names that they stand under."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for code, name in (*_placed_otherwise(pairing), *_asked_otherwise(told, pairing)):
        names[code][name] = None
    for code in (*_CODES.values(), "join_other_table", "join_other_name"):
        if code in names:
            values = {"names": ", ".join(names[code])}
            yield Change(Topic.JOINING, code, tuple(names[code]), values, is_warning=True)


def _placed_otherwise(pairing: Pairing) -> Iterator[tuple[str, str]]:
    """Yield the questions whose answers stand in another table, or under another name."""
    for old, new in pairing.pairs():
        if not isinstance(new.item, Question):
            continue
        if [pairing.new_to_old.get(key) for key in new.repeats] != list(old.repeats):
            yield "join_other_table", new.item.name
        if old.key != new.key:
            yield "join_other_name", new.item.name


def _asked_otherwise(told: Versions, pairing: Pairing) -> Iterator[tuple[str, str]]:
    """Yield the questions of one name that ask in another way."""
    twice = {name for name, number in (*pairing.old, *pairing.new) if number}
    for _, found in check_together({"old": told.old.whole, "new": told.new.whole}):
        if (name := str(found.values["name"])) not in twice:
            yield _CODES[found.code], name


def joining_of(changes: Iterable[Change]) -> Joining:
    """Return how the answers go together, by the changes found."""
    codes = {change.code for change in changes if change.topic is Topic.JOINING}
    if codes & _APART:
        return Joining.APART
    return Joining.WITH_CARE if codes else Joining.TOGETHER
