"""The questionnaire in the README is one that peerkit takes without a word."""

import re
from pathlib import Path

import peerkit.questionnaire
from peerkit.questionnaire import QuestionType, Sensitivity, read_questionnaire
from peerkit.questionnaire.model import Purpose
from peerkit.values import Audience

README = (Path(peerkit.questionnaire.__file__).parent / "README.md").read_text(encoding="utf-8")


def test_the_example_has_neither_fault_nor_advice() -> None:
    example, *_ = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)

    reading = read_questionnaire(example.encode())

    assert () == reading.faults
    assert reading.is_usable


def test_every_word_of_the_vocabularies_is_in_the_readme() -> None:
    purposes = [word for word in Purpose if not word.startswith("sensitive_")]
    types = [kind for kind in QuestionType if kind is not QuestionType.UNKNOWN]
    written = set(re.findall(r"`([a-z_]+)(?: LIST)?`", README))

    assert [] == [
        word for word in (*purposes, *types, *Audience, *Sensitivity) if word not in written
    ]


def test_every_module_is_in_the_readme() -> None:
    folder = Path(peerkit.questionnaire.__file__).parent
    modules = [file.name for file in folder.glob("*.py") if file.name != "__init__.py"]

    assert [] == [name for name in modules if f"`{name}`" not in README]
