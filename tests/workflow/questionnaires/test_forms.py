"""Forms in files: what is written, what is refused, and what is left standing."""

import json
from pathlib import Path

import pytest

from peerkit.cli.run import run
from peerkit.errors import (
    NotASpreadsheetError,
    NotWritableError,
    OutputExistsError,
    QuestionnaireNotFoundError,
    SpreadsheetTooLargeError,
    WrongEndingError,
)
from peerkit.questionnaire.xlsform.limits import LIMITS
from peerkit.workflow.new_files import write_new
from peerkit.workflow.questionnaires.forms import check_ending, export_form, import_form, tables_of
from tests.questionnaire.xlsform.forms import workbook

SURVEY = [("type", "name", "label", "odd"), ("text", "a", "A", "x"), ("geopoint", "b", "B")]
EXISTS, FAULTY, NOT_A_SPREADSHEET = 60, 4, 14


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Return a small form in a file."""
    path = tmp_path / "My form (1).xlsx"
    path.write_bytes(workbook(survey=SURVEY))
    return path


def test_a_form_without_an_id_is_named_after_its_file(form: Path) -> None:
    imported = import_form([form])

    assert imported.questionnaire is not None
    assert "My_form_1" == imported.questionnaire.form_id


def test_a_folder_and_a_set_of_csv_files_are_one_form(tmp_path: Path) -> None:
    folder = tmp_path / "form"
    folder.mkdir()
    (folder / "Walk - survey.csv").write_text("type,name,label\nselect_one l,a,A\n")
    (folder / "Walk - choices.csv").write_text("list_name,name,label\nl,x,X\n")

    by_folder, by_files = import_form([folder]), import_form(sorted(folder.iterdir()))

    assert by_folder.questionnaire is not None
    assert ["x"] == [choice.name for choice in by_folder.questionnaire.choices["l"].choices]
    assert by_files.questionnaire is not None
    assert "Walk" == by_files.questionnaire.form_id


def test_what_is_no_form_is_refused(tmp_path: Path) -> None:
    empty, large = tmp_path / "empty", tmp_path / "large.xlsx"
    empty.mkdir()
    with large.open("wb") as file:
        file.truncate(LIMITS.size_bytes + 1)

    with pytest.raises(NotASpreadsheetError):
        import_form([empty])
    with pytest.raises(SpreadsheetTooLargeError):
        import_form([large])
    with pytest.raises(QuestionnaireNotFoundError):
        import_form([tmp_path / "nowhere.xlsx"])


def test_nothing_that_stands_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine")

    with pytest.raises(OutputExistsError):
        write_new(path, b"another")

    assert "mine" == path.read_text()


def test_there_and_back_by_commands(form: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source, back = form.with_name("form.yaml"), form.with_name("back.xlsx")

    assert 0 == run(["questionnaire", "import", str(form), "-o", str(source), "--report"])
    report = capfd.readouterr()
    assert 0 == run(["questionnaire", "export", str(source), "-o", str(back)])

    assert "odd" in report.out
    assert "geopoint" in report.out
    assert "questionnaire check" in report.err
    assert import_form([back], "en").questionnaire is not None
    assert back.read_bytes() == export_form(str(source)).form


def test_without_an_output_the_questionnaire_is_shown(
    form: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert 0 == run(["questionnaire", "import", str(form), "--language", "en"])

    assert capfd.readouterr().out.encode() == import_form([form], "en").source


def test_a_failed_command_leaves_no_file(form: Path, tmp_path: Path) -> None:
    target, taken = tmp_path / "out.yaml", tmp_path / "taken.xlsx"
    form.write_bytes(b"no spreadsheet")
    taken.write_text("mine")

    assert NOT_A_SPREADSHEET == run(["questionnaire", "import", str(form), "-o", str(target)])
    assert EXISTS == run(["questionnaire", "export", "social_integration", "-o", str(taken)])

    assert {form, taken} == set(tmp_path.iterdir())
    assert "mine" == taken.read_text()


# --- the report and the tables ----------------------------------------------------------------


def test_the_report_is_shown_for_programs_and_written_to_a_file(
    form: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report, shown = form.with_name("report.txt"), ["questionnaire", "import", str(form)]

    assert 0 == run([*shown, "--json"])
    notes = json.loads(capfd.readouterr().out)
    assert 0 == run([*shown, "--report-file", str(report)])
    written = report.read_text(encoding="utf-8")
    assert EXISTS == run([*shown, "--report-file", str(report)])

    (geopoint,) = [note for note in notes if note["code"] == "type_kept"]
    assert ("survey", 3, "type", "b") == tuple(
        geopoint[key] for key in ("sheet", "row", "column", "name")
    )
    assert geopoint["message"] in written
    assert geopoint["hint"] in written
    assert written == report.read_text(encoding="utf-8")


def test_a_table_goes_with_the_form_and_comes_back(tmp_path: Path) -> None:
    rows = [("type", "name", "label"), ("select_one_from_file towns.csv", "town", "Town?")]
    (tmp_path / "form.xlsx").write_bytes(workbook(survey=rows))
    (tmp_path / "towns.csv").write_bytes(b"name,label\nyork,York\n")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()

    for command in (
        ["import", str(tmp_path / "form.xlsx"), "-o", str(here / "form.yaml")],
        ["export", str(here / "form.yaml"), "-o", str(there / "form.xlsx")],
    ):
        assert 0 == run(["questionnaire", *command])

    imported = import_form([there / "form.xlsx"])
    assert imported.questionnaire is not None
    assert ["york"] == [each.name for each in imported.questionnaire.choices["towns.csv"].choices]
    assert b"name,label\nyork,York\n" == (here / "towns.csv").read_bytes()
    assert b"name,label\nyork,York\n" == (there / "towns.csv").read_bytes()


def test_a_table_that_is_no_sheet_is_not_called_left_out(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("type,name,label\nselect_one_from_file l.csv,a,A\n")
    (tmp_path / "l.csv").write_text("name,label\nx,X\n")

    imported = import_form([tmp_path])

    assert "sheet_not_read" not in [note.code for note in imported.notes]
    assert {"l.csv"} == tables_of(imported.reading).keys()


def test_another_table_of_that_name_is_left_alone_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("mine")

    with pytest.raises(OutputExistsError):
        write_new(tmp_path / "form.xlsx", b"form", {"other.csv": b"1", "towns.csv": b"2"})

    assert {tmp_path / "towns.csv"} == set(tmp_path.iterdir())
    assert "mine" == (tmp_path / "towns.csv").read_text()


def test_a_file_that_cannot_be_written_takes_its_tables_with_it(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        write_new(tmp_path / ("x" * 300), b"form", {"towns.csv": b"1"})

    assert [] == list(tmp_path.iterdir())


def test_the_questionnaire_and_its_report_are_two_files(form: Path, tmp_path: Path) -> None:
    both = str(tmp_path / "one.yaml")

    status = run(["questionnaire", "import", str(form), "-o", both, "--report-file", both])

    assert EXISTS == status
    assert [form] == list(tmp_path.iterdir())


def test_no_report_stays_of_a_questionnaire_that_cannot_be_written(
    form: Path, tmp_path: Path
) -> None:
    report, away = str(tmp_path / "report.txt"), str(tmp_path / "nosuch" / "form.yaml")

    assert 0 != run(["questionnaire", "import", str(form), "-o", away, "--report-file", report])
    assert [form] == list(tmp_path.iterdir())


def test_a_form_has_a_forms_name(tmp_path: Path) -> None:
    with pytest.raises(WrongEndingError):
        check_ending(tmp_path / "form.csv", ".xlsx")


def test_a_form_of_which_no_questionnaire_comes_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, made = tmp_path / "form.xlsx", tmp_path / "made.yaml"
    form.write_bytes(workbook(survey=[("type", "name", "label"), ("text", "a", "x" * 30_000)]))

    assert FAULTY == run(["questionnaire", "import", str(form), "-o", str(made)])
    assert "A text is longer than 20000 characters." in capsys.readouterr().out
    assert [form] == list(tmp_path.iterdir())
