"""The paths through a questionnaire: what is asked of whom, what leads where, how long it takes."""

from peerkit.questionnaire.preview.leads import Destination, Lead
from peerkit.questionnaire.preview.preview import Preview, Row, preview_questionnaire
from peerkit.questionnaire.preview.reach import Span

__all__ = [
    "Destination",
    "Lead",
    "Preview",
    "Row",
    "Span",
    "preview_questionnaire",
]
