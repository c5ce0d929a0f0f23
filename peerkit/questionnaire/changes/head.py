"""What changed in what a questionnaire says of itself: languages, modules, tables, titles."""

from collections.abc import Iterator, Mapping

from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.changes.versions import Versions, key_changes, other_fields
from peerkit.questionnaire.model import ModuleUse, Table

_TOLD = frozenset(
    {
        *("form_id", "version", "title", "default_language", "languages", "information", "limits"),
        *("consent", "choices", "survey", "signposting", "reviewed", "theme", "community"),
        *("extras", "digest", "tables"),
    }
)
"""The fields of a questionnaire that have words of their own; any other is told by its key."""


def head_changes(told: Versions) -> Iterator[Change]:
    """Yield what changed beside questions and consent."""
    old, new = told.old.whole, told.new.whole
    yield from _languages(told)
    yield from _modules(old.modules, new.modules)
    about = Change(Topic.SIGNPOSTING, "signposting_changed")
    yield from told.text_changes(about, old.signposting, new.signposting)
    yield from told.text_changes(Change(Topic.OTHER, "title_changed"), old.title, new.title)
    for key, before, after in (
        ("theme", old.theme, new.theme),
        ("community", old.community, new.community),
    ):
        if before != after:
            code = f"{key}_changed"
            yield Change(Topic.OTHER, code, (), {}, before or None, after or None)
    yield from _tables(old.tables, new.tables)
    about = Change(Topic.OTHER, "key_changed")
    yield from key_changes(about, old.extras, new.extras)
    yield from key_changes(about, other_fields(old, _TOLD), other_fields(new, _TOLD))


def _languages(told: Versions) -> Iterator[Change]:
    old, new = told.old.whole, told.new.whole
    for tag in dict.fromkeys((*old.languages, *new.languages)):
        values = {"language": told.spoken(tag), "tag": tag}
        if tag not in new.languages:
            yield Change(Topic.LANGUAGES, "language_removed", (), values, language=tag)
        elif tag not in old.languages:
            yield Change(Topic.LANGUAGES, "language_added", (), values, language=tag)
        elif (before := old.languages[tag]) != (after := new.languages[tag]):
            yield Change(Topic.LANGUAGES, "language_called", (), values, before, after, tag)
        before, after = old.reviewed.get(tag, ""), new.reviewed.get(tag, "")
        if before != after:
            code = "review_changed" if after else "review_gone"
            said = (before or None, after or None)
            yield Change(Topic.LANGUAGES, code, (), values, *said, tag, is_warning=not after)
    if list(old.languages) != list(new.languages) and set(old.languages) == set(new.languages):
        orders = (", ".join(old.languages), ", ".join(new.languages))
        yield Change(Topic.LANGUAGES, "languages_reordered", (), {}, *orders)
    if old.default_language != new.default_language:
        said = (told.spoken(old.default_language), told.spoken(new.default_language))
        yield Change(Topic.LANGUAGES, "default_language_changed", (), {}, *said)


def _modules(old: tuple[ModuleUse, ...], new: tuple[ModuleUse, ...]) -> Iterator[Change]:
    before, after = ({use.name: use for use in uses} for uses in (old, new))
    for name in dict.fromkeys((*before, *after)):
        values = {"name": name}
        if name not in after:
            yield Change(Topic.MODULES, "module_removed", (name,), values)
        elif name not in before:
            yield Change(Topic.MODULES, "module_added", (name,), values)
        elif before[name].version != after[name].version:
            said = (before[name].version, after[name].version)
            yield Change(Topic.MODULES, "module_version", (name,), values, *said)


def _tables(old: Mapping[str, Table], new: Mapping[str, Table]) -> Iterator[Change]:
    for file in dict.fromkeys((*old, *new)):
        values = {"file": file}
        if file not in new:
            yield Change(Topic.OTHER, "table_removed", (), values)
        elif file not in old:
            yield Change(Topic.OTHER, "table_added", (), values)
        elif old[file] != new[file]:
            gone = len(set(old[file].rows) - set(new[file].rows))
            come = len(set(new[file].rows) - set(old[file].rows))
            values |= {"gone": str(gone), "come": str(come)}
            yield Change(Topic.OTHER, "table_changed", (), values)
