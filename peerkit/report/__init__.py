"""Submissions become tables: rows for analysts, and a codebook that explains them."""

from peerkit.report.cells import ABSENCES, WITHHELD, WITHHELD_CODE, Absence, Cell, Withheld, code_of
from peerkit.report.codebook import codebook
from peerkit.report.entry import Entry
from peerkit.report.table import Role, Row, Rows, Table, Variable, VariableKind
from peerkit.report.tables import tables

__all__ = [
    "ABSENCES",
    "WITHHELD",
    "WITHHELD_CODE",
    "Absence",
    "Cell",
    "Entry",
    "Role",
    "Row",
    "Rows",
    "Table",
    "Variable",
    "VariableKind",
    "Withheld",
    "code_of",
    "codebook",
    "tables",
]
