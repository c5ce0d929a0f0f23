"""What changed in the lists of choices, told with the questions that take their choices there.

Laws:
- A list is compared with the list that its question took its choices from before, whatever the two
  are called.
- A list's change is told once, with all questions that it concerns.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.changes.pairing import Pairing
from peerkit.questionnaire.changes.versions import Versions, key_changes
from peerkit.questionnaire.model import Choice, ChoiceList, Question, Questionnaire

_MOST_NAMED = 12
"""Of more choices that came or went, the number tells enough."""


def choice_changes(told: Versions, pairing: Pairing) -> Iterator[Change]:
    """Yield what changed in each list."""
    old, new = told.old.whole.choices, told.new.whole.choices
    taking = _taking(pairing)
    names = {(name, name): () for name in old if name in new}
    for (before, after), questions in {**names, **taking}.items():
        if before in old and after in new:
            yield from _list(told, old[before], new[after], questions)
    yield from _alone("list_added", set(new) - set(old), told.new.whole, taking, 1)
    yield from _alone("list_removed", set(old) - set(new), told.old.whole, taking, 0)


def _taking(pairing: Pairing) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the questions by the list that they took their choices from, and take them from."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for before, after in pairing.pairs():
        old, new = before.item, after.item
        if isinstance(old, Question) and isinstance(new, Question):
            pair = (old.choice_list or "", new.choice_list or "")
            found[pair] = (*found.get(pair, ()), new.name)
    return found


def _alone(
    code: str,
    names: set[str],
    whole: Questionnaire,
    taking: Mapping[tuple[str, str], tuple[str, ...]],
    side: int,
) -> Iterator[Change]:
    """Yield the lists that came or went, but with questions that came or went with them."""
    used = {question.choice_list for question in whole.questions()}
    kept = {pair[side] for pair in taking}
    for name in whole.choices:
        if name in names and (name in kept or name not in used):
            yield Change(Topic.ANSWERS, code, (name,), {"list": name})


def _list(
    told: Versions, old: ChoiceList, new: ChoiceList, questions: tuple[str, ...]
) -> Iterator[Change]:
    of = ", ".join(questions) or new.name
    about = Change(Topic.ANSWERS, "", questions or (new.name,), {"of": of, "list": new.name})
    before = {choice.name: choice for choice in old.choices}
    after = {choice.name: choice for choice in new.choices}
    renamed = _renamed(before, after)
    gone = [before[name] for name in before if name not in after and name not in renamed]
    renamed_to = set(renamed.values())
    come = [c for name, c in after.items() if name not in before and name not in renamed_to]
    if gone:
        yield _named(told, about, "choices_removed", gone, is_warning=True)
    if come:
        yield _named(told, about, "choices_added", come)
    for name, now in renamed.items():
        yield _with(about, "choice_renamed", old_name=name, name=now)
    stayed = {name: renamed.get(name, name) for name in before if renamed.get(name, name) in after}
    for name, now in stayed.items():
        yield from _choice(told, about, before[name], after[now])
    stayed_as = set(stayed.values())
    order = [name for name in after if name in stayed_as]
    if order != list(stayed.values()):
        said = (", ".join(stayed.values()), ", ".join(order))
        yield replace(_with(about, "choices_reordered"), old=said[0], new=said[1])
    if old.file != new.file:
        yield replace(_with(about, "list_file_changed"), old=old.file or None, new=new.file or None)


def _renamed(before: Mapping[str, Choice], after: Mapping[str, Choice]) -> dict[str, str]:
    """Return the new names of choices that are gone, where one alone came with the label."""
    found: dict[str, str] = {}
    gone = [choice for name, choice in before.items() if name not in after]
    come = [choice for name, choice in after.items() if name not in before]
    labels = [frozenset(choice.label.translations.items()) for choice in gone]
    new_labels = [frozenset(choice.label.translations.items()) for choice in come]
    count, new_count = Counter(labels), Counter(new_labels)
    names = dict(zip(new_labels, (choice.name for choice in come), strict=True))
    for choice, label in zip(gone, labels, strict=True):
        if label and count[label] == new_count[label] == 1:
            found[choice.name] = names[label]
    return found


def _with(about: Change, code: str, **values: str | int) -> Change:
    return replace(about, code=code, values={**about.values, **values})


def _named(
    told: Versions, about: Change, code: str, choices: list[Choice], *, is_warning: bool = False
) -> Change:
    shown = [f"{c.name} ({label})" if (label := told.label(c.label)) else c.name for c in choices]
    more = [f"… {len(shown)}"] if len(shown) > _MOST_NAMED else []
    text = ", ".join([*shown[:_MOST_NAMED], *more])
    change = replace(_with(about, code, n=len(choices)), is_warning=is_warning)
    return replace(change, old=text) if code == "choices_removed" else replace(change, new=text)


def _choice(told: Versions, about: Change, old: Choice, new: Choice) -> Iterator[Change]:
    yield from told.text_changes(
        _with(about, "choice_relabelled", name=new.name), old.label, new.label
    )
    kept = _with(about, "choice_column_changed", name=new.name)
    yield from key_changes(kept, old.columns, new.columns)
