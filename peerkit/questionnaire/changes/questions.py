"""What changed in the questions, groups and repeats that both versions have."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from peerkit.expression import Expression
from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.changes.pairing import Pairing, Placed
from peerkit.questionnaire.changes.versions import Versions, key_changes, other_fields
from peerkit.questionnaire.item_words import kind_in_words
from peerkit.questionnaire.model import Group, Item, Question, Repeat, Text

_ALWAYS = "true()"

_TOLD = frozenset(
    {
        *("type", "name", "label", "hint", "guidance_hint", "probes", "choice_list", "required"),
        *("required_message", "relevant", "constraint", "constraint_message", "calculation"),
        *("choice_filter", "default", "readonly", "range", "parameters", "seed", "appearance"),
        *("sensitive", "pii", "note_to_interviewer", "refusal", "source_type", "extras"),
        *("items", "count"),
    }
)
"""The fields of items that have words of their own; any other is told by its key."""


def item_changes(told: Versions, pairing: Pairing) -> Iterator[Change]:
    """Yield what is new, gone and probably renamed, then what changed in what stayed."""
    yield from (_whole("added", told, placed) for placed in pairing.added())
    yield from (_whole("removed", told, placed) for placed in pairing.removed())
    for old, new in pairing.pairs():
        if old.key != new.key:
            names = (new.item.name, old.item.name)
            values = {"name": new.item.name, "old_name": old.item.name}
            yield Change(Topic.QUESTIONS, "renamed", names, values, new=told.label(new.item.label))
        yield from _changed(told, old.item, new.item)


def _whole(what: str, told: Versions, placed: Placed) -> Change:
    item = placed.item
    values = {"name": item.name, "kind": kind_in_words(item, told.words)}
    label = told.label(item.label)
    code = f"question_{what}" if isinstance(item, Question) else f"group_{what}"
    old, new = (label, None) if what == "removed" else (None, label)
    return Change(Topic.QUESTIONS, code, (item.name,), values, old, new)


def _changed(told: Versions, old: Item, new: Item) -> Iterator[Change]:
    about = Change(Topic.WORDING, "label_changed", (new.name,), {"name": new.name})
    yield from told.text_changes(about, old.label, new.label)
    yield from _condition(told, (old, new), old.relevant, new.relevant)
    match old, new:
        case Question(), Question():
            yield from _question(told, old, new)
        case (Group(), Group()) | (Repeat(), Repeat()):
            yield from _container(told, old, new)
        case _:
            yield _kind_changed(told, old, new)
    yield from _plain(Topic.OTHER, "appearance_changed", (old, new), old.appearance, new.appearance)
    kept = Change(Topic.OTHER, "kept_changed", (new.name,), {"name": new.name})
    yield from key_changes(kept, old.extras, new.extras)
    if type(old) is type(new):
        yield from key_changes(kept, other_fields(old, _TOLD), other_fields(new, _TOLD))


def _kind_changed(told: Versions, old: Item, new: Item) -> Change:
    before, after = (kind_in_words(item, told.words) for item in (old, new))
    values = {"name": new.name}
    names = (new.name,)
    return Change(Topic.ANSWERS, "type_changed", names, values, before, after, is_warning=True)


def _container(told: Versions, old: Item, new: Item) -> Iterator[Change]:
    if isinstance(old, Repeat) and isinstance(new, Repeat):
        yield from _expression(told, "count_changed", (old, new), (old.count, new.count))


def _condition(
    told: Versions, items: tuple[Item, Item], old: Expression | None, new: Expression | None
) -> Iterator[Change]:
    if old == new:
        return
    code = "now_asked_if" if old is None else "now_always_asked" if new is None else "asked_if"
    name = items[1].name
    before, after = told.in_words(items, old, new)
    yield Change(Topic.CONDITIONS, code, (name,), {"name": name}, before, after)


def _question(told: Versions, old: Question, new: Question) -> Iterator[Change]:
    items = (old, new)
    if old.type is not new.type:
        yield _kind_changed(told, old, new)
    elif old.choice_list != new.choice_list:
        yield from _plain(Topic.ANSWERS, "list_changed", items, old.choice_list, new.choice_list)
    elif old.source_type != new.source_type:
        yield from _plain(Topic.OTHER, "type_written", items, old.source_type, new.source_type)
    yield from _marks(old, new)
    yield from _required(told, old, new)
    for code, pair in {
        "constraint_changed": (old.constraint, new.constraint),
        "calculation_changed": (old.calculation, new.calculation),
        "filter_changed": (old.choice_filter, new.choice_filter),
        "readonly_changed": (old.readonly, new.readonly),
        "default_changed": (old.default, new.default),
    }.items():
        yield from _expression(told, code, items, pair)
    yield from _texts(told, old, new)
    yield from _range_and_parameters(told, old, new)


def _marks(old: Question, new: Question) -> Iterator[Change]:
    """Yield what changed in how the answer is guarded."""
    yield from _plain(
        Topic.SENSITIVE, "sensitive_changed", (old, new), old.sensitive, new.sensitive
    )
    values = {"name": new.name}
    for is_changed, code in (
        (old.pii != new.pii, "now_pii" if new.pii else "no_longer_pii"),
        (old.refusal != new.refusal, "refusal_back" if new.refusal else "no_refusal"),
    ):
        if is_changed:
            is_warning = code in {"no_longer_pii", "no_refusal"}
            yield Change(Topic.SENSITIVE, code, (new.name,), values, is_warning=is_warning)
    if old.note_to_interviewer != new.note_to_interviewer:
        code = "now_for_researcher" if new.note_to_interviewer else "now_read_out"
        yield Change(Topic.WORDING, code, (new.name,), values)


def _required(told: Versions, old: Question, new: Question) -> Iterator[Change]:
    if old.required == new.required:
        return
    code = "required_changed"
    if new.required is None:
        code = "no_longer_required"
    elif new.required.text == _ALWAYS:
        code = "now_required"
    before, after = told.in_words((old, new), old.required, new.required)
    yield Change(Topic.CONDITIONS, code, (new.name,), {"name": new.name}, before, after)


_TOPICS = {
    "constraint_changed": Topic.ANSWERS,
    "filter_changed": Topic.ANSWERS,
    "default_changed": Topic.ANSWERS,
}


def _expression(
    told: Versions,
    code: str,
    items: tuple[Item, Item],
    pair: tuple[Expression | str | None, Expression | str | None],
) -> Iterator[Change]:
    old, new = pair
    if old == new:
        return
    if isinstance(old, str) or isinstance(new, str):
        before, after = (each.text if isinstance(each, Expression) else each for each in pair)
    else:
        before, after = told.in_words(items, old, new)
    name = items[1].name
    topic = _TOPICS.get(code, Topic.CONDITIONS)
    yield Change(topic, code, (name,), {"name": name}, before, after)


def _texts(told: Versions, old: Question, new: Question) -> Iterator[Change]:
    values = {"name": new.name}
    for code, before, after in (
        ("hint_changed", old.hint, new.hint),
        ("guidance_changed", old.guidance_hint, new.guidance_hint),
        ("required_message_changed", old.required_message, new.required_message),
        ("constraint_message_changed", old.constraint_message, new.constraint_message),
    ):
        yield from told.text_changes(_worded(code, values), before, after)
    yield from _probes(told, old.probes, new.probes, _worded("probe_changed", values))


def _worded(code: str, values: dict[str, str]) -> Change:
    return Change(Topic.WORDING, code, (values["name"],), values)


def _probes(
    told: Versions, old: Iterable[Text], new: Iterable[Text], about: Change
) -> Iterator[Change]:
    for before, after in zip_longest(old, new):
        yield from told.text_changes(about, before, after)


def _range_and_parameters(told: Versions, old: Question, new: Question) -> Iterator[Change]:
    if old.range != new.range and old.type is new.type:
        before, after = (kind_in_words(item, told.words) for item in (old, new))
        values = {"name": new.name}
        yield Change(Topic.ANSWERS, "range_changed", (new.name,), values, before, after)
    elif old.parameters != new.parameters or old.seed != new.seed:
        about = Change(Topic.OTHER, "parameter_changed", (new.name,), {"name": new.name})
        yield from key_changes(about, old.parameters, new.parameters)


def _plain(
    topic: Topic, code: str, items: tuple[Item, Item], old: str | None, new: str | None
) -> Iterator[Change]:
    if old != new:
        name = items[1].name
        yield Change(topic, code, (name,), {"name": name}, old or None, new or None)
