"""The texts of a questionnaire or a module, each under a stable key and with its place in the file.

A key is the way to the text: `information`, `choices/safety/safe`, `survey/street/after_dark/hint`.

Laws:
- A key names one text; equal files give equal keys, whatever languages their texts are in.
- A text that somebody wrote in a wrong form has no key: `check` tells of it.
- What a module brings is not among a questionnaire's texts: it stands in the module's own file.
"""

from collections.abc import Iterator, Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.nodes import Map, Node, Scalar, Sequence
from peerkit.questionnaire.yaml_source import parse_yaml

_HEAD = ("title", "information", "limits")
_TEXT_KEYS = ("label", "hint", "guidance_hint", "required_message", "constraint_message")
_CONTAINERS = ("group", "repeat")
_NOTE = "note"
_PROBES = "probes"

CONSENTED = ("information", "limits", "consent")
"""The parts that never fall back to another language."""


@frozen
class Slot:
    """Where a text stands: how far in its surroundings begin, and whether those are `{ }` or `[ ]`.

    `is_item` tells a text behind a dash from one behind a key.
    """

    indent: int
    is_flow: bool
    is_item: bool = False


@frozen
class Wording:
    """One text. `part` says what it is, `name` whose; `node` is a plain text or one a language."""

    key: str
    part: str
    name: str
    node: Scalar | Map
    slot: Slot
    translations: Mapping[str, str]

    @property
    def is_consent(self) -> bool:
        """Whether it is among the words that never fall back to another language."""
        return self.part in CONSENTED

    def source(self, default: str) -> str:
        """Return the words to be translated: the default language's, or the first there are."""
        return self.translations.get(default) or next(iter(self.translations.values()))


@frozen
class Document:
    """A questionnaire's or a module's file, laid open for its texts to be changed.

    `languages` maps tags to names; `modules` are the names of those that it brings in, and
    `module` is its own, if it is one.
    """

    text: str
    root: Map
    default_language: str
    languages: Mapping[str, str]
    modules: tuple[str, ...]
    module: str
    wordings: tuple[Wording, ...]

    def map_at(self, key: str) -> Map | None:
        """Return the map that stands at the top under `key`."""
        _, node = self.root.entries.get(key, (None, None))
        return node if isinstance(node, Map) else None


def open_document(data: bytes) -> Document | None:
    """Return the file laid open; None if it is not YAML, or names no languages."""
    source = parse_yaml(data)
    if source.faults or not isinstance(source.root, Map):
        return None
    root = source.root
    default = _word(root, "default_language")
    _, names = root.entries.get("languages", (None, None))
    if not default or not isinstance(names, Map) or default not in names.entries:
        return None
    languages = {
        tag: name.value for tag, (_, name) in names.entries.items() if isinstance(name, Scalar)
    }
    _, listed = root.entries.get("modules", (None, None))
    modules = tuple(_words(listed)) if isinstance(listed, Sequence) else ()
    wordings = tuple(_Finder(default, languages).all(root))
    module = "" if "form_id" in root.entries else _word(root, "module")
    return Document(source.text, root, default, languages, modules, module, wordings)


def _words(node: Sequence) -> Iterator[str]:
    return (item.value.strip() for item in node.items if isinstance(item, Scalar))


def _word(node: Map, key: str) -> str:
    _, value = node.entries.get(key, (None, None))
    return value.value.strip() if isinstance(value, Scalar) else ""


class _Finder:
    """Walks through a file; remembers the keys that it has given."""

    def __init__(self, default: str, languages: Mapping[str, str]) -> None:
        self._default = default
        self._languages = languages
        self._taken: set[str] = set()

    def all(self, root: Map) -> Iterator[Wording]:
        for key in _HEAD:
            yield from self._entry(root, key, key, key, "")
        yield from self._consent(root)
        yield from self._choices(root)
        _, survey = root.entries.get("survey", (None, None))
        yield from self._survey(survey, "survey")
        yield from self._entry(root, "signposting", "signposting", "signposting", "")

    def _consent(self, root: Map) -> Iterator[Wording]:
        _, node = root.entries.get("consent", (None, None))
        for item in node.items if isinstance(node, Sequence) else ():
            if isinstance(item, Map) and (name := _word(item, "name")):
                yield from self._entry(item, "label", f"consent/{name}/label", "consent", name)

    def _choices(self, root: Map) -> Iterator[Wording]:
        _, node = root.entries.get("choices", (None, None))
        for name, (_, found) in node.entries.items() if isinstance(node, Map) else ():
            match found:
                case Map():
                    for choice in found.entries:
                        key = f"choices/{name}/{choice}"
                        yield from self._entry(found, choice, key, "choice", f"{name}/{choice}")
                case Sequence():
                    yield from self._rows(found, name)
                case Scalar():
                    pass  # an empty list, and told as one

    def _rows(self, node: Sequence, list_name: str) -> Iterator[Wording]:
        for item in node.items:
            if isinstance(item, Map) and (choice := _word(item, "name")):
                key = f"choices/{list_name}/{choice}"
                yield from self._entry(item, "label", key, "choice", f"{list_name}/{choice}")

    def _survey(self, node: Node | None, path: str) -> Iterator[Wording]:
        for item in node.items if isinstance(node, Sequence) else ():
            if isinstance(item, Map) and (name := _word(item, "name")):
                yield from self._item(item, f"{path}/{name}", name)

    def _item(self, item: Map, path: str, name: str) -> Iterator[Wording]:
        kind = _word(item, "type")
        for key in _TEXT_KEYS:
            part = kind if key == "label" and kind in (*_CONTAINERS, _NOTE) else key
            yield from self._entry(item, key, f"{path}/{key}", part, name)
        yield from self._probes(item, f"{path}/{_PROBES}", name)
        _, inner = item.entries.get("questions", (None, None))
        if kind in _CONTAINERS:
            yield from self._survey(inner, path)

    def _probes(self, item: Map, path: str, name: str) -> Iterator[Wording]:
        _, node = item.entries.get(_PROBES, (None, None))
        if not isinstance(node, Sequence):
            yield from self._entry(item, _PROBES, f"{path}/1", "probe", name)
            return
        for number, probe in enumerate(node.items, 1):
            slot = Slot(node.position.column - 1, node.is_flow, is_item=True)
            yield from self._wording(probe, f"{path}/{number}", "probe", name, slot)

    def _entry(self, parent: Map, entry: str, key: str, part: str, name: str) -> Iterator[Wording]:
        if entry in parent.entries:
            slot = Slot(parent.position.column - 1, parent.is_flow)
            yield from self._wording(parent.entries[entry][1], key, part, name, slot)

    def _wording(self, node: Node, key: str, part: str, name: str, slot: Slot) -> Iterator[Wording]:
        if (translations := self._translations(node)) and not isinstance(node, Sequence):
            yield Wording(self._free(key), part, name, node, slot, translations)

    def _free(self, key: str) -> str:
        """Return the key; with a number where another text has it, as choices of one name do."""
        found, number = key, 1
        while found in self._taken:
            number += 1
            found = f"{key}~{number}"
        self._taken.add(found)
        return found

    def _translations(self, node: Node) -> dict[str, str]:
        """Return the words in declared languages; none where the text has a wrong form."""
        match node:
            case Scalar():
                found = {self._default: node.value.strip()}
            case Map():
                texts = {
                    tag: value.value.strip()
                    for tag, (_, value) in node.entries.items()
                    if isinstance(value, Scalar)
                }
                is_sound = len(texts) == len(node.entries) and texts.keys() <= {*self._languages}
                found = texts if is_sound else {}
            case Sequence():
                found = {}
        return {tag: words for tag, words in found.items() if words}
