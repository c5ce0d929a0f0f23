"""How many of the recorded expressions get the recorded result.

`python -m tests.conformance.expressions FILE [--core] [--show]` prints the pass rate by area and,
as its last line, `N passed, M failed`. A case names an XML document, a context node in it, a time
zone and the expected boolean, number, text, or failure; documents become trees of Node here, and
nothing in `peerkit` knows XML.
"""

import argparse
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from xml.dom import minidom
from zoneinfo import ZoneInfo

from peerkit.errors import ExpressionSyntaxError
from peerkit.expression import (
    Compiled,
    Environment,
    Node,
    Table,
    compile_expression,
    parse_expression,
)
from peerkit.expression.check import check_expression

Case = Mapping[str, Any]
_TEXTS = (minidom.Node.TEXT_NODE, minidom.Node.CDATA_SECTION_NODE)
_SOME_TIME = "2026-11-21T12:00:00.000Z"
"""For cases that do not look at the time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case is evaluated."""

    node: Node
    environment: Environment

    def ask(self, text: str) -> tuple[Compiled, Node, Environment]:
        """Return the expression compiled, with what it is to be run on."""
        return compile_expression(parse_expression(text)), self.node, self.environment


def read_cases(path: Path, *, core_only: bool) -> tuple[list[Case], Mapping[str, str]]:
    """Return the cases and the documents of a file of cases."""
    content = json.loads(path.read_text(encoding="utf-8"))
    cases = [c for c in content["cases"] if c["peerkit_core"] or not core_only]
    return cases, content["docs"]


def passes(case: Case, documents: Mapping[str, str]) -> bool:
    """Tell whether the case's expression gives what was recorded."""
    text, kind = case["expression"], case["kind"]
    if kind == "parse_ok":
        return _parses(text)
    if kind == "parse_error":
        return not _parses(text)
    if kind == "throws":
        return not _parses(text) or any(
            defect.is_fault for defect in check_expression(parse_expression(text))
        )
    if kind == "nodeset":
        return False
    place = _place(case["context"], documents)
    return place is not None and _parses(text) and _RESULTS[kind](case, place)


def _parses(text: str) -> bool:
    try:
        parse_expression(text)
    except ExpressionSyntaxError:
        return False
    return True


# --- results ----------------------------------------------------------------------------------


def _is_boolean(case: Case, place: Place) -> bool:
    compiled, node, environment = place.ask(case["expression"])
    return compiled.boolean(node, environment) is case["expected"]


def _is_number(case: Case, place: Place) -> bool:
    compiled, node, environment = place.ask(case["expression"])
    return _is_same(float(case["expected"]), compiled.number(node, environment))


def _is_rounded_number(case: Case, place: Place) -> bool:
    compiled, node, environment = place.ask(case["expression"])
    number = compiled.number(node, environment)
    factor = case["factor"]
    rounded = round(number * factor) / factor if math.isfinite(number) else number
    return _is_same(float(case["expected"]), rounded)


def _is_same(expected: float, actual: float) -> bool:
    both_nan = math.isnan(expected) and math.isnan(actual)
    return both_nan or math.isclose(expected, actual, rel_tol=1e-14, abs_tol=1e-14)


def _is_text(case: Case, place: Place) -> bool:
    return str(case["expected"]) == _text(case, place)


def _is_matching_text(case: Case, place: Place) -> bool:
    return re.search(case["expected"], _text(case, place)) is not None


def _is_text_of_length(case: Case, place: Place) -> bool:
    return len(_text(case, place)) == int(case["expected"])


def _text(case: Case, place: Place) -> str:
    compiled, node, environment = place.ask(case["expression"])
    return compiled.string(node, environment)


_RESULTS: Mapping[str, Callable[[Case, Place], bool]] = {
    "boolean": _is_boolean,
    "number": _is_number,
    "number_rounded": _is_rounded_number,
    "string": _is_text,
    "string_match": _is_matching_text,
    "string_length": _is_text_of_length,
}


# --- documents --------------------------------------------------------------------------------


def _place(context: Mapping[str, str | None], documents: Mapping[str, str]) -> Place | None:
    """Return the context node in a tree of its own; None for what no interview has: a comment."""
    document = _document(documents[str(context["doc"])])
    top = _found(document, str(context["root"]))
    nodes = dict(_built(top, Node("")))
    asked = nodes.get(id(_found(document, str(context["node"]))))
    if asked is None:
        return None
    now = datetime.fromisoformat(context["now"] or _SOME_TIME)
    zone = ZoneInfo(str(context["tz"]))
    return Place(asked, Environment(now=now.astimezone(zone), table=_tables(document).get))


@cache
def _document(text: str) -> Any:
    return minidom.parseString(text.encode("utf-8"))


def _found(document: Any, path: str) -> Any:
    for place in re.findall(r"node\(\)\[(\d+)\]", path):
        nodes = [n for n in document.childNodes if n.nodeType != n.DOCUMENT_TYPE_NODE]
        document = nodes[int(place) - 1]
    return document


def _built(source: Any, target: Node) -> Iterator[tuple[int, Node]]:
    """Fill `target` with what `source` holds; yield the identity of each source, and its node."""
    yield id(source), target
    if source.attributes:
        target.attributes = tuple(_attribute(target, *item) for item in source.attributes.items())
    if all(child.nodeType in _TEXTS for child in source.childNodes):
        # A text that is alone in its element is that element's value, and no node of its own.
        target.value = "".join(child.data for child in source.childNodes)
        yield from ((id(child), target) for child in source.childNodes)
        return
    for child in source.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            yield from _built(child, target.add(Node(child.tagName)))
        elif child.nodeType in _TEXTS:
            yield id(child), target.add(Node("", child.data))


def _attribute(owner: Node, name: str, value: str) -> Node:
    attribute = Node(name, value)
    attribute.parent = owner
    return attribute


def _tables(document: Any) -> dict[str, Table]:
    return {
        instance.getAttribute("id"): Table([_row(i) for i in instance.getElementsByTagName("item")])
        for instance in document.getElementsByTagName("instance")
        if instance.getAttribute("id")
    }


def _row(item: Any) -> dict[str, str]:
    columns = [child for child in item.childNodes if child.nodeType == child.ELEMENT_NODE]
    return {c.tagName: "".join(t.data for t in c.childNodes if t.nodeValue) for c in columns}


# --- the program ------------------------------------------------------------------------------


def main() -> int:
    """Print the pass rates; return 0 whatever they are: this measures and does not judge."""
    parser = argparse.ArgumentParser(description="Measure the expression language.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--core", action="store_true", help="only what peerkit's language covers")
    parser.add_argument("--show", action="store_true", help="print each case that fails")
    options = parser.parse_args()
    cases, documents = read_cases(options.file, core_only=options.core)
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases:
        area = f"{case['area']} {case['source']}"
        total[area] += 1
        if passes(case, documents):
            passed[area] += 1
        elif options.show:
            print(f"{case['kind']}: {case['expression']!r} should be {case['expected']!r}")
    for area, count in sorted(total.items()):
        print(f"{area}: {passed[area]} of {count} ({100 * passed[area] / count:.1f} %)")
    print(f"{passed.total()} passed, {total.total() - passed.total()} failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
