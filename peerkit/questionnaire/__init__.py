"""Questionnaires: YAML in, a checked, frozen model out, with everything that is wrong told."""

from peerkit.questionnaire.beside import Files, no_files, questionnaire_digest
from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.label import PLACEHOLDERS, fill, split_label
from peerkit.questionnaire.length import estimate_minutes
from peerkit.questionnaire.loading import read_questionnaire
from peerkit.questionnaire.model import (
    Choice,
    ChoiceList,
    ConsentStatement,
    Group,
    Item,
    OrderStep,
    Position,
    Purpose,
    Question,
    Questionnaire,
    QuestionType,
    Range,
    Repeat,
    Sensitivity,
    Text,
    walk,
)
from peerkit.questionnaire.question_types import repeated_question
from peerkit.questionnaire.reading import Reading
from peerkit.questionnaire.shared_names import check_together
from peerkit.questionnaire.snapshot import read_snapshot, write_snapshot
from peerkit.values import Audience

__all__ = [
    "PLACEHOLDERS",
    "Audience",
    "Choice",
    "ChoiceList",
    "ConsentStatement",
    "Fault",
    "Files",
    "Group",
    "Item",
    "OrderStep",
    "Position",
    "Purpose",
    "Question",
    "QuestionType",
    "Questionnaire",
    "Range",
    "Reading",
    "Repeat",
    "Sensitivity",
    "Text",
    "check_together",
    "estimate_minutes",
    "fill",
    "no_files",
    "questionnaire_digest",
    "read_questionnaire",
    "read_snapshot",
    "repeated_question",
    "split_label",
    "walk",
    "write_snapshot",
]
