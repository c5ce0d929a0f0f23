"""XLSForm in and out: the spreadsheets of ODK, KoboToolbox and SurveyCTO."""

from peerkit.questionnaire.xlsform.exporting import export_xlsform
from peerkit.questionnaire.xlsform.importing import Imported, import_xlsform
from peerkit.questionnaire.xlsform.note import Note

__all__ = ["Imported", "Note", "export_xlsform", "import_xlsform"]
