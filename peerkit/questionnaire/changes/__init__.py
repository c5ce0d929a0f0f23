"""What changed between two versions of a questionnaire, most important first."""

from peerkit.questionnaire.changes.change import Change, Topic
from peerkit.questionnaire.changes.compare import Comparison, compare_questionnaires
from peerkit.questionnaire.changes.together import Joining
from peerkit.questionnaire.changes.version import VersionStep

__all__ = [
    "Change",
    "Comparison",
    "Joining",
    "Topic",
    "VersionStep",
    "compare_questionnaires",
]
