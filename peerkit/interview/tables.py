"""What `pulldata` and `instance` look at: tables beside the questionnaire, and its choice lists.

A table is made on its first use, and serves all interviews with that questionnaire.
"""

from peerkit.expression import Table
from peerkit.questionnaire import Questionnaire


class Tables:
    """The tables of one questionnaire; a choice list has its labels in the interview's language."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._made: dict[tuple[str, str], Table | None] = {}

    def find(self, name: str, language: str) -> Table | None:
        """Return the choice list, or the file (`.csv` may be left out), of that name."""
        key = (name, language)
        if key not in self._made:
            self._made[key] = self._of_choices(name, language) or self._of_file(name)
        return self._made[key]

    def _of_choices(self, name: str, language: str) -> Table | None:
        choices = self._questionnaire.choices.get(name)
        if choices is None or choices.file:
            return None
        default = self._questionnaire.default_language
        return Table(
            [
                {
                    **choice.columns,
                    "name": choice.name,
                    "label": choice.label.wording(language, default)[0],
                }
                for choice in choices.choices
            ]
        )

    def _of_file(self, name: str) -> Table | None:
        tables = self._questionnaire.tables
        found = tables.get(name) or tables.get(f"{name}.csv")
        if found is None:
            return None
        return Table([dict(zip(found.columns, row, strict=True)) for row in found.rows])
