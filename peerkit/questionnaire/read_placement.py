"""A line of the survey that puts a module's questions there: `{module: core}`, or some of them."""

from peerkit.questionnaire.context import Context
from peerkit.questionnaire.fields import Fields, read_word
from peerkit.questionnaire.model import Item, Position, walk
from peerkit.questionnaire.modules import Module
from peerkit.questionnaire.near import nearest
from peerkit.questionnaire.nodes import Map

_KEYS = ("module", "questions")


def is_placement(node: Map) -> bool:
    """Tell whether the line is about a module: it has that key, and no type."""
    return "module" in node.entries and "type" not in node.entries


def read_placement(node: Map, context: Context) -> tuple[Item, ...]:
    """Return the items that the line brings in; what is wrong with it is among the findings."""
    fields = Fields(node, context.findings)
    name = fields.needed_word("module")
    for key, (written, _) in node.entries.items():
        if key not in _KEYS:
            context.findings.fault("not_on_module", written.position, key=key)
    place = node.entries["module"][1].position
    if context.modules is None:
        context.findings.fault("nested_module", place, module=name)
        return ()
    module = context.modules.find(name)
    if module is None:
        _report_unlisted(name, place, context)
        return ()
    if "questions" not in node.entries:
        return context.modules.place(module, None)
    return context.modules.place(module, _read_chosen(fields, module, context))


def _report_unlisted(name: str, place: Position, context: Context) -> None:
    """Tell of a module that is not listed; one that is, but cannot be read, was told there."""
    if name and context.modules is not None and name not in context.modules.written:
        context.findings.fault("module_not_listed", place, module=name)


def _read_chosen(fields: Fields, module: Module, context: Context) -> list[str]:
    known = {item.name for item in walk(module.items)}
    chosen: list[str] = []
    node = fields.sequence("questions")
    for item in node.items if node else ():
        name = read_word(item, "questions", context.findings)
        values = {"module": module.name, "name": name}
        if name in known and context.modules and context.modules.is_placed(module, name):
            context.findings.fault("placed_twice", item.position, **values)
        elif name in known:
            chosen.append(name)
        elif meant := nearest(name, known):
            context.findings.fault("misspelt_in_module", item.position, meant=meant, **values)
        elif name:
            context.findings.fault("unknown_in_module", item.position, **values)
    return chosen
