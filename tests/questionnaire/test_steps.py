"""`steps:`, and `self_entry:` on a group: read, written, kept in a snapshot and in a form."""

import pytest

from peerkit.questionnaire import (
    Group,
    OrderStep,
    Questionnaire,
    read_questionnaire,
    read_snapshot,
    write_snapshot,
)
from peerkit.questionnaire.write import write_questionnaire
from peerkit.questionnaire.xlsform import export_xlsform, import_xlsform

SOURCE = """
peerkit: 1
form_id: walk
version: 1
title: A walk
default_language: en
languages: {en: English}
steps: [age, access, age]
information: "{organisation} asks, for {shared_with}. Until {withdraw_by} ask {contact}."
limits: Private but for serious harm.
consent:
  - {name: take_part, purpose: take_part, audience: organisation, essential: yes, label: I agree.}
survey:
  - type: group
    name: alone
    label: About you
    self_entry: yes
    questions:
      - {type: text, name: faith, label: Faith?}
"""


def read(source: str) -> Questionnaire:
    reading = read_questionnaire(source.encode())
    assert reading.questionnaire is not None
    assert reading.is_usable, reading.faults
    return reading.questionnaire


def test_steps_and_self_entry_are_read_and_nothing_is_said_against_them() -> None:
    whole = read(SOURCE)
    assert whole.steps == (OrderStep.AGE, OrderStep.ACCESS)
    [group] = whole.survey
    assert isinstance(group, Group)
    assert group.self_entry
    codes = {fault.code for fault in read_questionnaire(SOURCE.encode()).faults}
    assert "unknown_key" not in codes


def test_without_a_word_there_are_none() -> None:
    plain = SOURCE.replace("steps: [age, access, age]\n", "").replace("    self_entry: yes\n", "")
    whole = read(plain)
    assert whole.steps == ()
    assert not any(isinstance(item, Group) and item.self_entry for item in whole.survey)
    assert b"self_entry" not in write_questionnaire(whole)
    assert b"steps" not in write_questionnaire(whole)


def test_they_come_back_from_a_file_a_snapshot_and_a_form() -> None:
    whole = read(SOURCE)
    again = read(write_questionnaire(whole).decode())
    snapped = read_snapshot(write_snapshot(whole))
    formed = import_xlsform(export_xlsform(whole)).questionnaire
    for other in (again, snapped, formed):
        assert other is not None
        assert whole.steps == other.steps
        assert whole.survey == other.survey


@pytest.mark.parametrize("word", ["soup", "Age"])
def test_a_word_that_is_no_step_is_a_fault(word: str) -> None:
    faults = read_questionnaire(SOURCE.replace("[age,", f"[{word},").encode()).faults
    [fault] = [one for one in faults if one.code == "unknown_step"]
    assert (fault.values["word"], fault.position.line) == (word, 8)
    assert "safe_place" in str(fault.values["allowed"])
