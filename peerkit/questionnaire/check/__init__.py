"""The checks of a finished model, one module for each family."""

from peerkit.questionnaire.check.families import check_questionnaire
from peerkit.questionnaire.check.wording import languages_not_judged

__all__ = ["check_questionnaire", "languages_not_judged"]
