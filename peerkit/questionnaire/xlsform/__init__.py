"""XLSForm in and out: the spreadsheets of ODK, KoboToolbox and SurveyCTO."""

from peerkit.questionnaire.xlsform.exporting import export_xlsform
from peerkit.questionnaire.xlsform.importing import Imported, import_xlsform
from peerkit.questionnaire.xlsform.note import Kind, Note
from peerkit.questionnaire.xlsform.report import report_of

__all__ = ["Imported", "Kind", "Note", "export_xlsform", "import_xlsform", "report_of"]
