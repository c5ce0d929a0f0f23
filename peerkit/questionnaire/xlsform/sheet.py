"""A spreadsheet's sheet as texts: its headings, and each row that holds something."""

from collections.abc import Mapping

from peerkit.frozen import frozen


@frozen
class Row:
    """The cells of one row that are not blank, by heading. `number` counts from 1."""

    number: int
    cells: Mapping[str, str]


@frozen
class Sheet:
    """One sheet. Its `name` is in lower case, because tools do not agree on capitals."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


Book = Mapping[str, Sheet]
"""The sheets of a form by name."""

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
EXTERNAL = "external_choices"
"""Choices that ODK keeps apart because they are many."""

KEPT_SHEETS = (EXTERNAL, "entities", "osm")
"""Sheets that belong to the form: kept and written back, and but for external choices not run."""

READ_SHEETS = frozenset({SURVEY, CHOICES, SETTINGS, *KEPT_SHEETS})
