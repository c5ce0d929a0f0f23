"""Questionnaires that the tests read, and the short way to one with a change."""

from pathlib import Path

from peerkit.questionnaire import Fault, Questionnaire, read_questionnaire

HOUSING = (Path(__file__).parent / "housing.yaml").read_bytes()
VECTORS = Path(__file__).parent.parent / "vectors" / "questionnaire"

SMALL = """\
peerkit: 1
form_id: small
version: 1
title: Small
default_language: en
languages: {en: English}
information: For {organisation}. Until {withdraw_by}, ask {contact}.
limits: We keep it private.
consent:
  - {name: take_part, purpose: take_part, audience: organisation, essential: yes, label: I agree.}
choices:
  tenure: {council: Council, private: Private landlord}
  problems: {damp: Damp, mould: Mould}
survey:
  - {type: select_one tenure, name: tenure, label: Who do you rent from?}
  - {type: select_multiple problems, name: problems, label: What is wrong with it?}
  - {type: integer, name: age, label: How old are you?}
"""
"""A questionnaire without fault or advice."""


def with_items(*items: str) -> bytes:
    """Return the small questionnaire with more items, each written in one line."""
    return (SMALL + "".join(f"  - {item}\n" for item in items)).encode()


def read(data: bytes) -> Questionnaire:
    """Return the model of a questionnaire that has one."""
    questionnaire = read_questionnaire(data).questionnaire
    assert questionnaire is not None
    return questionnaire


def codes(data: bytes) -> list[str]:
    """Return the codes of all that is wrong, in order."""
    return [fault.code for fault in read_questionnaire(data).faults]


def place(fault: Fault) -> tuple[int, int]:
    """Return line and column."""
    return fault.position.line, fault.position.column


def beside_vectors(name: str) -> bytes | None:
    """Return a module or table that lies beside the vectors."""
    path = VECTORS / name
    return path.read_bytes() if path.is_file() else None
