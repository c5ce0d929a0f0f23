"""Whatever is given to import and check, a clear error comes of it, and no file."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from peerkit.cli.run import run
from tests.questionnaire.samples import SMALL
from tests.questionnaire.xlsform.forms import workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SURVEY = [("type", "name", "label"), ("text", "a", "A")]


def bomb() -> bytes:
    """Return a few kilobytes that unpack to seventy megabytes."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    return written.getvalue()


FORMS = {
    "words.xlsx": (b"not a spreadsheet", "not a spreadsheet"),
    "cut.xlsx": (workbook(survey=SURVEY)[:900], "not a spreadsheet"),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old.xlsx": (OLE + bytes(512), ".xls"),
    "bomb.xlsx": (bomb(), "more than any questionnaire"),
    "nosurvey.xlsx": (workbook(plan=SURVEY[:1], notes=SURVEY[:1]), "survey"),
    "survey.csv": ("type,name,label\ntext,a,Caf\u00e9\n".encode("cp1252"), "UTF-8"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_file_that_is_no_form_is_told_and_leaves_nothing(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data, said = FORMS[name]
    path, target = tmp_path / name, tmp_path / "form.yaml"
    path.write_bytes(data)

    status = run(["questionnaire", "import", str(path), "-o", str(target)])

    told = capfd.readouterr().err
    assert 3 <= status <= 19
    assert (True, True, False) == (said in told, "Next: " in told, "Traceback" in told), told
    assert [path] == list(tmp_path.iterdir())


def test_thousands_of_empty_rows_are_no_matter(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "form.xlsx").write_bytes(workbook(survey=[*SURVEY, *[("", " ")] * 5_000]))

    assert 0 == run(["questionnaire", "import", str(tmp_path / "form.xlsx")])

    assert 1 == capfd.readouterr().out.count("type: ")


MODULE = "peerkit: 1\nmodule: {0}\nversion: 1\ntitle: M\ndefault_language: en\n"
MODULE += "languages: {{en: English}}\nmodules: [{1}]\n"
MODULE += "survey:\n  - {{type: integer, name: {0}_count, label: How many?}}\n"


def test_modules_that_bring_in_each_other_are_a_fault(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "modules").mkdir()
    for name, other in (("one", "two"), ("two", "one"), ("own", "own")):
        (tmp_path / "modules" / f"{name}.yaml").write_text(MODULE.format(name, other))
    (tmp_path / "round.yaml").write_text(SMALL + "modules: [one, own]\n")

    assert 0 != run(["questionnaire", "check", str(tmp_path / "round.yaml")])

    assert 2 == capfd.readouterr().out.count("[nested_module]")


def test_a_pattern_that_would_take_for_ever_is_told_at_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    question = "  - {type: text, name: code, label: Code?, constraint: \"regex(., '^(a+)+$')\"}\n"
    (tmp_path / "slow.yaml").write_text(SMALL + question)

    run(["questionnaire", "check", str(tmp_path / "slow.yaml")])

    assert "slow_pattern" in capfd.readouterr().out
