"""Each vector holds one defect: its file's name is the code, its first line the place.

A place in a module, or in a table, begins with the name of that file.
"""

from pathlib import Path

import pytest

from peerkit.questionnaire import read_questionnaire
from peerkit.words import catalogue
from tests.questionnaire.samples import VECTORS, beside_vectors, place

FILES = sorted(VECTORS.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_vector_has_exactly_its_own_fault_at_its_own_place(file: Path) -> None:
    data = file.read_bytes()
    *other, line, column = data.split(b"\n", 1)[0].removeprefix(b"# ").decode().split(":")

    faults = read_questionnaire(data, beside_vectors).faults

    expected = [(file.stem, "".join(other), (int(line), int(column)))]
    assert expected == [(fault.code, fault.file, place(fault)) for fault in faults]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_fault_of_a_vector_can_be_worded_with_its_values(file: Path) -> None:
    (fault,) = read_questionnaire(file.read_bytes(), beside_vectors).faults

    message = catalogue("en").text(fault.wording, **fault.values)
    hint = catalogue("en").text(f"{fault.wording}.hint", **fault.values)

    assert message
    assert hint
    assert message != hint
