"""The words that a form and a questionnaire share, and those that only one of them has.

What only peerkit knows leaves in columns that begin with `peerkit_`, and comes back from them.
A column of a form that happens to be named like a key of peerkit's own would be taken for it: it
is kept under its name behind `xlsform::`.
"""

from peerkit.questionnaire.xlsform.columns import OWN_PREFIX

FOREIGN_PREFIX = "xlsform::"
JSON_PREFIX = f"{OWN_PREFIX}json::"
"""Columns that hold what no single cell can, a list or a map, as JSON."""

OWN_KEYS = ("sensitive", "pii", "note_to_interviewer", "refusal", "speaker", "self_entry")
"""Keys of a question or a group that leave as `peerkit_<key>`."""

NOT_SENSITIVE = "none"
"""What stands under `peerkit_sensitive` where a question says that it is not."""

_RESERVED = frozenset({*OWN_KEYS, "probes", "questions", "module", "modules", "xlsform", "", "<<"})

PART = "peerkit_part"
BLANK = "peerkit_blank"
"""The column of a choice that names its columns with nothing in them: no cell can say so."""

OPENING, INFORMATION, LIMITS, CONSENT, SIGNPOSTING = (
    *("opening", "information", "limits", "consent"),
    "signposting",
)
STATEMENT_KEYS = ("name", "purpose", "audience", "essential")

FORM = "xlsform"
"""The key at the top of a questionnaire under which facts about its form are kept."""

NAMES, IS_TRANSLATED, INVENTED, COLUMNS, SHEETS, REMARKS, EXTERNAL_LISTS = (
    *("languages", "translated", "invented", "columns", "sheets"),
    *("remarks", "external"),
)
COLUMN_SEPARATOR = " | "
"""What stands there: how languages are named in headings, whether a single one is, what the form
did not say and the import had to, the order of its columns, other tools' sheets, rows that are no
questions, and the lists that ODK keeps apart."""


def foreign(heading: str) -> str:
    """Return the key under which a column of a form is kept that peerkit does not know."""
    is_taken = heading in _RESERVED or heading.startswith((FOREIGN_PREFIX, OWN_PREFIX))
    return f"{FOREIGN_PREFIX}{heading}" if is_taken else heading


def own_heading(key: str) -> str:
    """Return the heading of a key of a questionnaire."""
    if key in OWN_KEYS:
        return f"{OWN_PREFIX}{key}"
    return key.removeprefix(FOREIGN_PREFIX)
