"""The words for types: peerkit's own, and those of other tools, which are kept and not run."""

import re
from collections.abc import Mapping

from peerkit.frozen import frozen
from peerkit.questionnaire.beside import is_beside
from peerkit.questionnaire.model import CHOICE_TYPES, Question, QuestionType

GROUP = "group"
REPEAT = "repeat"
OR_OTHER = "or_other"
FROM_FILE = "_from_file"
TABLE = ".csv"
_REFERENCE = re.compile(r"\$\{\s*([^\s{}]+)\s*\}")
NAME_COLUMN, LABEL_COLUMN = "name", "label"

_SPELLINGS: Mapping[str, QuestionType] = {
    **{str(kind): kind for kind in QuestionType if kind is not QuestionType.UNKNOWN},
    "dateTime": QuestionType.DATETIME,
    "photo": QuestionType.IMAGE,
    "select_one_from_file": QuestionType.SELECT_ONE,
    "select_multiple_from_file": QuestionType.SELECT_MULTIPLE,
}

OTHER_TOOLS = frozenset(
    {
        *("geopoint", "geotrace", "geoshape", "start-geopoint", "barcode", "trigger", "audit"),
        *("background-audio", "deviceid", "subscriberid", "simserial", "phonenumber", "username"),
        *("email", "csv-external", "xml-external", "select_one_external", "entity", "osm"),
    }
)
"""Types of ODK, KoboToolbox and SurveyCTO that need what peerkit does not have."""

KNOWN_WORDS = frozenset(_SPELLINGS) | {GROUP, REPEAT}


@frozen
class TypeWord:
    """What a `type:` says: `select_one tenure or_other` and the like."""

    kind: QuestionType
    choice_list: str | None = None
    has_or_other: bool = False
    is_from_file: bool = False


def read_type(written: str) -> TypeWord:
    """Return the type that is written; one of another tool, or of nobody, is `UNKNOWN`.

    A choice type without a list has `choice_list` None.
    """
    word, *rest = written.split()
    kind = _SPELLINGS.get(word, QuestionType.UNKNOWN)
    if kind not in CHOICE_TYPES:
        return TypeWord(kind if not rest else QuestionType.UNKNOWN)
    has_or_other = rest[1:] == [OR_OTHER]
    if len(rest) > 1 and not has_or_other:
        return TypeWord(QuestionType.UNKNOWN)
    if word.endswith(FROM_FILE) and rest and not is_table(rest[0]):
        return TypeWord(QuestionType.UNKNOWN)
    return TypeWord(kind, rest[0] if rest else None, has_or_other, word.endswith(FROM_FILE))


def is_table(name: str) -> bool:
    """Tell whether the name is that of a table beside the questionnaire, `boroughs.csv`."""
    return name.endswith(TABLE) and is_beside(name)


def table_list(file: str, parameters: Mapping[str, str]) -> str:
    """Return the name of the choice list that a question takes from a table.

    It is the file's, and those of the columns for names and labels if these are not the usual.
    """
    columns = (parameters.get("value", NAME_COLUMN), parameters.get("label", LABEL_COLUMN))
    return file if columns == (NAME_COLUMN, LABEL_COLUMN) else " ".join((file, *columns))


def repeated_question(question: Question) -> str:
    """Return the name of the question in a repeat whose answers are the choices, if they are."""
    match = _REFERENCE.fullmatch(question.choice_list or "")
    return match[1] if match else ""
