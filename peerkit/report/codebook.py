"""The codebook: one row for each variable of an export, so that its figures can be read rightly."""

from collections.abc import Iterator, Mapping, Sequence

from peerkit.questionnaire.model import Text
from peerkit.report.cells import ABSENCES, code_of
from peerkit.report.table import Role, Row, Rows, Table, Variable, VariableKind
from peerkit.report.table_names import CODEBOOK
from peerkit.words import catalogue

_BEFORE_LABELS = ("table", "variable", "type", "role", "question", "choice", "repeat")
_AFTER_LABELS = ("missing_codes", "questionnaires", "sensitive", "pii")


def codebook(tables: Sequence[Table], language: str) -> Table:
    """Return the table of all variables of `tables`, labels and categories in every language.

    `language` comes first and words peerkit's own labels; the other languages follow in order.
    """
    languages = _languages(tables, language)
    return Table(
        CODEBOOK,
        (
            *(_column(name, name, language) for name in _BEFORE_LABELS),
            *(_column(f"label_{each}", "label", language, each) for each in languages),
            *(_column(f"categories_{each}", "categories", language, each) for each in languages),
            *(_column(name, name, language) for name in _AFTER_LABELS),
        ),
        Rows(lambda: _rows(tables, languages)),
    )


def _languages(tables: Sequence[Table], first: str) -> tuple[str, ...]:
    found = {
        language
        for table in tables
        for variable in table.variables
        for text in (variable.label, *variable.categories.values())
        for language in text.translations
    }
    return tuple(sorted(found, key=lambda each: (each != first, each)))


def _column(name: str, message: str, language: str, wording: str = "") -> Variable:
    words = catalogue(language)
    label = words.text(f"export.codebook.{message}", language=wording)
    return Variable(name, VariableKind.TEXT, Role.INTERVIEW, Text({words.messages_in: label}))


def _rows(tables: Sequence[Table], languages: Sequence[str]) -> Iterator[Row]:
    for table in tables:
        for variable in table.variables:
            yield (
                table.name,
                variable.name,
                variable.kind.value,
                variable.role.value,
                variable.question,
                variable.choice or "",
                variable.repeat,
                *(variable.label.translations.get(each, "") for each in languages),
                *(_categories(variable.categories, each) for each in languages),
                _missing_codes() if variable.can_be_absent else "",
                "\n".join(variable.questionnaires),
                variable.sensitive.value if variable.sensitive else "",
                "yes" if variable.pii else "no",
            )


def _categories(categories: Mapping[str, Text], language: str) -> str:
    return "\n".join(
        f"{name} = {text.translations.get(language, '')}".rstrip(" =")
        for name, text in categories.items()
    )


def _missing_codes() -> str:
    return "; ".join(f"{absence.value} = {code_of(absence)}" for absence in ABSENCES)
