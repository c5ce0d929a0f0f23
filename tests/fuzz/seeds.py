"""Where the search begins: what peerkit ships, and what its tests read."""

from collections.abc import Iterator
from pathlib import Path

from peerkit.questionnaire import read_questionnaire
from peerkit.questionnaire.contents import expressions_of
from peerkit.questionnaire.model import walk
from peerkit.questionnaire.xlsform import export_xlsform
from tests.fuzz.archives import seeds_of
from tests.questionnaire.samples import HOUSING, SMALL, read

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "questionnaires"
VECTORS = ROOT / "tests" / "vectors" / "questionnaire"
FORM = export_xlsform(read(SMALL.encode()))
SHEET_BREAK = b"\x00"
"""What parts the sheets of one input; no CSV file holds it."""


def yaml_seeds() -> list[bytes]:
    """Return questionnaires, good and faulty, and modules."""
    files = sorted([*SHIPPED.rglob("*.yaml"), *VECTORS.rglob("*.yaml")])
    return [SMALL.encode(), HOUSING, *(path.read_bytes() for path in files)]


def expression_seeds() -> list[bytes]:
    """Return the expressions of every questionnaire above, each once."""
    return sorted({text.encode() for data in yaml_seeds() for text in _expressions(data)})


def _expressions(data: bytes) -> Iterator[str]:
    questionnaire = read_questionnaire(data).questionnaire
    for item in walk(questionnaire.survey) if questionnaire else ():
        for _, expression in expressions_of(item):
            yield expression.text


def xlsx_seeds() -> list[bytes]:
    """Return a form's members, and the form."""
    return seeds_of(FORM)


def sheet_seeds() -> list[bytes]:
    """Return small forms as their sheets' CSV, in the order survey, choices, settings."""
    survey = (
        b"type,name,label,relevant\nbegin_group,g,G,\ntext,a,A,\nend_group,,,\n",
        b"type;name;label::English (en);label::ro\nselect_one l or_other;b;B;Be\n",
        b'Type,Name,Caption,peerkit_part\nnote,,"A, b",information\ncalculate,c,,\n',
        b"type\tname\tcalculation\trepeat_count\nbegin repeat\tr\t\t3\nend repeat\t\t\t\n",
    )
    choices = b"list_name,name,label,area\nl,x,X,1\nl,y,Y,2\n"
    settings = b"form_id,version,default_language\nf,1,English\n"
    return [SHEET_BREAK.join((each, choices, settings)) for each in survey]
