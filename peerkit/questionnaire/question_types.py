"""The words for types: peerkit's own, and those of other tools, which are kept and not run."""

from collections.abc import Mapping
from dataclasses import dataclass

from peerkit.questionnaire.model import CHOICE_TYPES, QuestionType

GROUP = "group"
REPEAT = "repeat"
OR_OTHER = "or_other"

_SPELLINGS: Mapping[str, QuestionType] = {
    **{str(kind): kind for kind in QuestionType if kind is not QuestionType.UNKNOWN},
    "dateTime": QuestionType.DATETIME,
    "photo": QuestionType.IMAGE,
}

OTHER_TOOLS = frozenset(
    {
        *("geopoint", "geotrace", "geoshape", "start-geopoint", "barcode", "trigger", "audit"),
        *("background-audio", "deviceid", "subscriberid", "simserial", "phonenumber", "username"),
        *("email", "csv-external", "xml-external", "select_one_from_file"),
        *("select_multiple_from_file", "select_one_external", "entity", "osm", "xml-external"),
    }
)
"""Types of ODK, KoboToolbox and SurveyCTO that need what peerkit does not have."""

KNOWN_WORDS = frozenset(_SPELLINGS) | {GROUP, REPEAT}


@dataclass(frozen=True, slots=True)
class TypeWord:
    """What a `type:` says: `select_one tenure or_other` and the like."""

    kind: QuestionType
    choice_list: str | None = None
    has_or_other: bool = False


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
    return TypeWord(kind, rest[0] if rest else None, has_or_other)
