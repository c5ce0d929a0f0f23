"""Every fault that the package can find is worded, and every wording belongs to a fault."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import peerkit.questionnaire
from peerkit.words.en.faults import MESSAGES
from tests.questionnaire.samples import VECTORS

PACKAGE = Path(peerkit.questionnaire.__file__).parent
FINDERS = {"fault", "advise", "advice", "Fault", "Slip", "_advice"}
WORDED = {
    code.removeprefix("fault.")
    for code in MESSAGES
    if code.startswith("fault.") and not code.endswith(".hint")
}
WITHOUT_VECTOR = {
    *("too_large", "not_utf8", "yaml_nodes", "no_yaml_parser", "value_too_long", "table_rows"),
    *("same_name_other_type", "same_name_other_choices", "same_name_other_label"),
}
"""Tested on files that are made, too large or no text at all, and on two questionnaires."""


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Yield what stands first in the calls that find something, as a pattern."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        match node.args[0]:
            case ast.Constant(value=str(code)) if name in FINDERS:
                yield re.escape(code)
            case ast.JoinedStr(values=values) if name in FINDERS:
                yield "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                    for part in values
                )


FOUND = {
    code
    for file in PACKAGE.rglob("*.py")
    if "xlsform" not in file.parts  # what is wrong with a spreadsheet has words of its own
    for code in codes_in(ast.parse(file.read_text(encoding="utf-8")))
}


def test_every_code_that_the_package_finds_has_a_message() -> None:
    unworded = [
        code
        for code in FOUND
        if not code.startswith("expression")
        and not any(re.fullmatch(code, worded) for worded in WORDED)
    ]

    assert [] == unworded


def test_every_message_has_a_hint() -> None:
    assert [] == [code for code in WORDED if f"fault.{code}.hint" not in MESSAGES]


def test_every_message_belongs_to_a_vector() -> None:
    vectors = {file.stem for file in VECTORS.glob("*.yaml")}

    assert WORDED == {code for code in vectors if "." not in code} | WITHOUT_VECTOR
