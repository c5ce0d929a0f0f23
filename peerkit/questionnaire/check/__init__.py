"""The checks of a finished model, one module for each family."""

from peerkit.questionnaire.check.families import check_questionnaire

__all__ = ["check_questionnaire"]
