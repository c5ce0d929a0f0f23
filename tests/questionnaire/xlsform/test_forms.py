"""Real forms, where they are there, go there and back; and every note has its words."""

import ast
from pathlib import Path

import pytest

import peerkit.questionnaire.xlsform
from peerkit.words.en.xlsform import MESSAGES
from tests.conformance.forms import judge

ROOT = Path(__file__).parents[3]
FORMS = ROOT.parent / "shared" / "conformance" / "forms"
SAMPLE = (
    "getodk__socio-economic-survey-v20240515",
    "kobotoolbox__calculations_constraints_matrix",
    "stats4sd__Multiple_select_choice_filter_example",
    "xlsform__or_other",
)
"""A few that hold nearly every construct; `python -m tests.conformance.forms` takes all."""

PACKAGE = Path(peerkit.questionnaire.xlsform.__file__).parent


@pytest.mark.skipif(not FORMS.is_dir(), reason="the real forms are not here")
@pytest.mark.parametrize("name", SAMPLE)
def test_a_real_form_comes_back_as_it_was(name: str) -> None:
    verdict = judge(FORMS / f"{name}.xlsx")

    assert ("", ()) == (verdict.reason, verdict.problems)


def test_every_note_that_is_made_is_worded() -> None:
    made = {
        node.args[0].value
        for file in PACKAGE.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(("otes.add", "otes.fault"))
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }

    assert "formula_without_value" in made
    assert [] == [code for code in made if f"xlsform.{code}" not in MESSAGES]
