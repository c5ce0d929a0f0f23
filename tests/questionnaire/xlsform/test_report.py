"""The report of an import: everything that is to be known, in the form's own places."""

import pytest

from peerkit.questionnaire.xlsform import Imported, Kind, Note, import_xlsform, report_of
from peerkit.words import catalogue
from tests.questionnaire.xlsform.forms import csv, imported

HEAD = ("type", "name", "label")


def told(form: Imported, code: str) -> Note:
    """Return the one note of that code."""
    (note,) = [note for note in report_of(form) if note.code == code]
    return note


def place(note: Note) -> tuple[str, int, str, str]:
    return note.sheet, note.row, note.column, note.name


@pytest.mark.parametrize(
    ("heading", "row", "code", "where"),
    [
        ("label", ("geopoint", "b", "B"), "type_kept", ("survey", 3, "type", "b")),
        ("label", ("kobomatrix", "b", "B"), "type_unknown", ("survey", 3, "type", "b")),
        ("label", ("image", "b", "B"), "attachment_kept", ("survey", 3, "type", "b")),
        ("label", ("csv-external", "b", ""), "table_declared", ("survey", 3, "type", "b")),
        ("disabled", ("text", "b", "yes"), "disabled_kept", ("survey", 3, "type", "b")),
        ("Appearance", ("text", "b", "w1"), "appearance_kept", ("survey", 3, "Appearance", "b")),
        ("odd", ("text", "b", "x"), "column_kept", ("survey", 3, "odd", "")),
        ("image::en", ("text", "b", "b.jpg"), "media_kept", ("survey", 3, "image::en", "")),
        (
            "parameters",
            ("text", "b", "rows=3"),
            "parameters_kept",
            ("survey", 3, "parameters", "b"),
        ),
        (
            "calculate",
            ("calculate", "b", "distance(${a})"),
            "expression.not_run_here",
            ("survey", 3, "calculate", "b"),
        ),
    ],
)
def test_what_does_nothing_here_is_told_with_its_place(
    heading: str, row: tuple[str, ...], code: str, where: tuple[str, int, str, str]
) -> None:
    form = imported(("type", "name", heading), ("text", "a", ""), row)

    assert (Kind.KEPT, where) == (told(form, code).kind, place(told(form, code)))


def test_what_many_questions_share_is_told_once() -> None:
    form = imported(
        (*HEAD, "appearance"), *[("text", name, name.upper(), "multiline") for name in "abc"]
    )

    note = told(form, "appearance_kept")

    assert ({"word": "multiline", "rows": 3}, 2) == (note.values, note.row)


def test_settings_sheets_and_choices_of_other_tools_are_told() -> None:
    form = import_xlsform(
        csv(
            survey="type,name,label\nselect_one l,a,A\n",
            choices="list_name,name,label,image\nl,x,X,x.jpg\n",
            settings="form_id,style\nf,pages\n",
            entities="list_name,label\npeople,${a}\n",
            notes="anything\n",
        )
    )

    assert ("settings", 2, "style", "") == place(told(form, "setting_kept"))
    assert ("entities", 0, "", "") == place(told(form, "sheet_kept"))
    assert ("choices", 2, "image", "") == place(told(form, "media_kept"))
    left = told(form, "sheet_not_read")
    assert (Kind.LEFT, "notes") == (left.kind, left.sheet)


@pytest.mark.parametrize(
    ("headings", "row", "code", "column"),
    [
        (("Command", "name", "label"), ("text", "a", "A"), "heading_read", "Command"),
        (HEAD, ("Select One from l", "a", "A"), "type_read", "type"),
        (
            (*HEAD, "relevance"),
            ("text", "a", "A", "\u2019x\u2019 = \u2018x\u2018"),
            "quotes_straightened",
            "relevance",
        ),
        (HEAD, ("note", "", "Hello"), "named", "name"),
        (("type", "name", "label::Klingon"), ("text", "a", "A"), "language_tagged", ""),
    ],
)
def test_what_was_read_in_another_way_is_told(
    headings: tuple[str, ...], row: tuple[str, ...], code: str, column: str
) -> None:
    notes = [note for note in report_of(imported(headings, row)) if note.code == code]

    assert (Kind.CHANGED, column) == (notes[0].kind, notes[0].column)


def test_odd_characters_and_formulas_are_told() -> None:
    rows = [HEAD, ("text", "a", "A\u00a0b"), ("text", "b", '=CONCATENATE("x")')]
    without_value = imported(*rows)

    note = told(without_value, "characters_read")

    assert (Kind.CHANGED, "survey", 2) == (note.kind, note.sheet, note.row)
    assert Kind.FAULT is told(without_value, "formula_without_value").kind
    assert "formulas_read" not in [each.code for each in without_value.notes]


def test_what_the_form_does_not_say_is_told() -> None:
    form = import_xlsform(csv(survey="type,name,label\ntext,a,A\n"), form_id="walk")

    invented = {note.column: note.values for note in report_of(form) if note.code == "invented"}

    assert {"given": "walk"} == invented["form_id"]
    assert {"form_id", "version", "form_title", "default_language"} == {
        {"title": "form_title"}.get(key, key) for key in invented
    }


def test_a_fault_of_the_questionnaire_is_told_in_the_forms_own_place() -> None:
    form = imported(
        (*HEAD, "relevance"),
        ("begin group", "g", "G"),
        ("text", "a", "A"),
        ("text", "b", "B", "${c} = 'x'"),
        ("end group",),
        choices=[("list_name", "name", "label"), ("l", "x", "X"), ("l", "x", "Again")],
    )

    assert ("survey", 4, "relevance", "b") == place(told(form, "fault.unknown_reference"))
    assert ("choices", 3, "", "x") == place(told(form, "fault.duplicate_choice"))
    assert ("", 0, "", "") == place(told(form, "fault.no_consent"))
    assert all(note.kind is Kind.FAULT for note in report_of(form) if "fault." in note.code)


def test_two_questions_of_one_name_are_told_apart() -> None:
    form = imported(HEAD, ("text", "a", "A"), ("integer", "a", "Again"))

    assert ("survey", 3, "name", "a") == place(told(form, "fault.duplicate_name"))


def test_every_note_has_its_words_and_says_what_happens_instead() -> None:
    form = imported(
        (*HEAD, "odd", "odd", "required"),
        ("geopoint", "a", "A", "1", "2"),
        ("begin group", "g", "G", "", "", "yes"),
        ("", "", "remark"),
    )

    for note in report_of(form):
        for code in (note.wording, note.hint):
            assert catalogue().text(code, **note.values)


def test_required_on_a_group_is_no_fault_of_a_form() -> None:
    form = imported(
        (*HEAD, "required"),
        ("begin group", "g", "G", "yes"),
        ("text", "a", "A"),
        ("end group",),
    )

    assert Kind.KEPT is told(form, "required_on_group").kind
    assert "not_on_group" not in [fault.code for fault in form.faults]
