"""The codebook explains every variable of an export."""

from collections.abc import Mapping

from peerkit.report import Cell, codebook, tables
from tests.report.voices import CODEBOOKS, ENTRIES

TABLES = tables(ENTRIES, CODEBOOKS, "en")
BOOK = codebook(TABLES, "en")
NAMES = [variable.name for variable in BOOK.variables]
ROWS: list[Mapping[str, Cell]] = [dict(zip(NAMES, row, strict=True)) for row in BOOK.rows]


def of(variable: str) -> Mapping[str, Cell]:
    return next(row for row in ROWS if row["variable"] == variable)


def test_every_variable_of_every_table_has_a_row() -> None:
    expected = [(table.name, each.name) for table in TABLES for each in table.variables]
    assert expected == [(row["table"], row["variable"]) for row in ROWS]


def test_labels_and_categories_stand_in_every_language_the_chosen_one_first() -> None:
    assert [name for name in NAMES if name.startswith("label_")] == [
        "label_en",
        "label_ro",
        "label_so",
    ]
    assert (
        of("tenure")["categories_ro"] == "council = Locuință socială\nprivate = Proprietar privat"
    )


def test_wordings_that_differ_between_questionnaires_are_both_told() -> None:
    assert of("story")["label_en"] == "Tell me. | What happened?"
    assert of("story")["questionnaires"] == "housing 1\nsafety 2"


def test_only_answers_have_missing_codes_and_withheld_is_among_them() -> None:
    assert of("tenure")["missing_codes"] == (
        "not_asked = -9; does_not_apply = -8; prefer_not_to_say = -7; dont_know = -6; "
        "stopped = -5; left_blank = -4; withheld = -3"
    )
    assert of("consent_quote")["missing_codes"] == of("interview")["missing_codes"] == ""


def test_what_is_sensitive_or_may_identify_is_marked() -> None:
    assert (of("health")["sensitive"], of("health")["pii"]) == ("health", "no")
    assert (of("called")["sensitive"], of("called")["pii"]) == ("", "yes")


def test_a_suffixed_variable_says_which_question_it_is() -> None:
    assert of("degrees_safety")["question"] == of("degrees_housing")["question"] == "degrees"
