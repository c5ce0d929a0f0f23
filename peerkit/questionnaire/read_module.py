"""Modules: shared questions in a file of their own, `modules/<name>.yaml`.

Laws:
- A module's names stay as they are: questionnaires join on them.
- A module speaks every language of the questionnaire; its words in other languages stay behind.
- A module brings in no module, so nothing can go in a circle.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from peerkit.questionnaire.beside import Beside
from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields, read_word
from peerkit.questionnaire.model import Position
from peerkit.questionnaire.modules import Module, Modules
from peerkit.questionnaire.nodes import Map, Sequence
from peerkit.questionnaire.read_choices import read_choices
from peerkit.questionnaire.read_consent import read_consent
from peerkit.questionnaire.read_head import check_format, read_languages, read_reviewed
from peerkit.questionnaire.read_survey import read_survey
from peerkit.questionnaire.read_text import read_text
from peerkit.questionnaire.yaml_source import Source, parse_yaml

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_FIRST = 1


def read_modules(node: Sequence | None, context: Context, beside: Beside) -> Modules:
    """Return the modules that a questionnaire lists, in the order of its list."""
    modules: dict[str, Module | None] = {}
    for item in node.items if node else ():
        name = read_word(item, "modules", context.findings)
        if name in modules:
            context.findings.fault("duplicate_module", item.position, module=name)
        elif name:
            modules[name] = _find(name, item.position, context, beside)
    return Modules((module for module in modules.values() if module), frozenset(modules))


def _find(name: str, listed: Position, context: Context, beside: Beside) -> Module | None:
    if not _NAME.fullmatch(name):
        context.findings.fault("bad_module_name", listed, module=name)
        return None
    file = f"modules/{name}.yaml"
    if (data := beside.take(file)) is None:
        context.findings.fault("missing_module", listed, module=name, file=file)
        return None
    source = parse_yaml(data, file=file)
    context.findings.add(source.faults)
    if isinstance(source.root, Map):
        return _read(name, listed, source, source.root, context)
    if not source.faults:
        context.findings.fault("not_a_module", Position(_FIRST, _FIRST, file))
    return None


def _read(name: str, listed: Position, source: Source, root: Map, whole: Context) -> Module:
    fields = Fields(root, whole.findings)
    check_format(fields, whole.findings)
    _check_name(fields, name, whole)
    version = fields.needed_word("version")
    languages, default_language = read_languages(fields, whole.findings)
    everything = Context(source, whole.findings, languages, default_language)
    _check_languages(root, name, languages, whole)
    read_text(fields.take_needed("title"), "title", everything)
    context = replace(everything, kept_languages=frozenset(whole.languages))
    module = Module(
        name,
        version,
        items=read_survey(fields.sequence("survey", needed=True), context),
        choices=read_choices(fields.map("choices"), context),
        consent=read_consent(fields.sequence("consent"), context),
        reviewed=frozenset({default_language, *read_reviewed(fields, everything)}),
        source=source,
        listed=listed,
    )
    if (nested := fields.take("modules")) is not None:
        whole.findings.fault("nested_module", nested.position, module=name)
    fields.left_over()
    _advise_review(root, module, whole)
    return module


def _check_name(fields: Fields, name: str, whole: Context) -> None:
    node = fields.take_needed("module")
    if node is not None and (written := read_word(node, "module", whole.findings)) != name:
        values = {"written": written, "module": name}
        whole.findings.fault("module_name_differs", node.position, **values)


def _check_languages(root: Map, name: str, spoken: Mapping[str, str], whole: Context) -> None:
    _, node = root.entries.get("languages", (None, root))
    for language in whole.languages:
        if spoken and language not in spoken:
            values = {"module": name, "language": language}
            whole.findings.fault("module_lacks_language", node.position, **values)


def _advise_review(root: Map, module: Module, whole: Context) -> None:
    _, node = root.entries.get("languages", (None, root))
    for language in whole.languages:
        if isinstance(node, Map) and language in node.entries and language not in module.reviewed:
            place = node.entries[language][1].position
            values = {"module": module.name, "language": language}
            whole.findings.advise("module_not_reviewed", place, **values)
