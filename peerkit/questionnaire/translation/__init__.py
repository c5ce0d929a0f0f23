"""A questionnaire's texts out to a translator as a table, and back into the file in place."""

from peerkit.questionnaire.translation.incoming import (
    Brought,
    Judged,
    RowProblem,
    bring_in,
    judge_table,
)
from peerkit.questionnaire.translation.language_names import language_name
from peerkit.questionnaire.translation.outgoing import lines_to_translate, untranslated
from peerkit.questionnaire.translation.review import record_review
from peerkit.questionnaire.translation.table import (
    Line,
    Table,
    TableRow,
    read_table,
    write_csv,
    write_xlsx,
)
from peerkit.questionnaire.translation.wordings import Document, Wording, open_document

__all__ = [
    "Brought",
    "Document",
    "Judged",
    "Line",
    "RowProblem",
    "Table",
    "TableRow",
    "Wording",
    "bring_in",
    "judge_table",
    "language_name",
    "lines_to_translate",
    "open_document",
    "read_table",
    "record_review",
    "untranslated",
    "write_csv",
    "write_xlsx",
]
