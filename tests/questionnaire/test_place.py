"""A fault inside a value is shown at its very character, however the value is written."""

import pytest

from peerkit.questionnaire import read_questionnaire
from tests.questionnaire.samples import SMALL, place

# Each expression refers to `nobody`, whose `$` is marked with § here.
WRITINGS = [
    "    relevant: 1 = §${nobody}\n",
    "    relevant:   '1 = §${nobody}'\n",
    "    relevant: 'concat(''a'', ''b'') = §${nobody}'\n",
    '    relevant: "concat(\\"a\\", \\u0027b\\u0027) = §${nobody}"\n',
    "    relevant: |\n      1 =\n      §${nobody}\n",
    "    relevant: >-\n\n      1 =\n         §${nobody}\n",
    "    relevant: 1 =\n      §${nobody}\n",
    '    relevant: "1\\\n       = §${nobody}"\n',
    "    relevant: concat('ééé') = §${nobody}\n",
    "    relevant: concat('\U0001f600') = §${nobody}\n",
]


@pytest.mark.parametrize("writing", WRITINGS)
def test_an_unknown_reference_is_shown_where_it_is_written(writing: str) -> None:
    head = "  - type: integer\n    name: rooms\n    label: How many rooms?\n"
    text = SMALL + head + writing
    before = text[: text.index("§")]
    expected = before.count("\n") + 1, len(before) - before.rfind("\n")

    faults = read_questionnaire(text.replace("§", "").encode()).faults

    assert [("unknown_reference", expected)] == [(f.code, place(f)) for f in faults]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_expression_that_breaks_off_is_shown_at_its_end(ending: str) -> None:
    text = SMALL + '  - {type: calculate, name: sum, calculation: "1 + "}\n'
    line = text.count("\n")

    (fault,) = read_questionnaire(text.replace("\n", ending).encode()).faults

    assert "expression.ends_early" == fault.code
    assert (line, text.splitlines()[-1].index("+") + 2) == place(fault)


def test_a_reference_in_a_translation_is_shown_in_that_translation() -> None:
    text = SMALL + '  - {type: note, name: n, label: {en: "Hello ${nobody}"}}\n'

    (fault,) = read_questionnaire(text.encode()).faults

    assert (text.count("\n"), text.splitlines()[-1].index("$") + 1) == place(fault)
