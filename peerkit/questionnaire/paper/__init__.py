"""A questionnaire on paper: one page to print and fill in by hand, and the way back from it."""

from peerkit.questionnaire.paper.page import Commands, write_page
from peerkit.questionnaire.paper.skeleton import answers_skeleton

__all__ = ["Commands", "answers_skeleton", "write_page"]
