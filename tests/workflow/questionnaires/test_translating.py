"""Translating at the command line: what is written, what is refused, and what is left standing."""

import csv
import shutil
from pathlib import Path

import pytest

from peerkit.cli.run import run
from peerkit.errors import (
    LanguageNotOfferedError,
    MissingOptionError,
    NoTranslationTableError,
    NotTranslatableError,
    OutputExistsError,
    QuestionnaireFaultyError,
)
from peerkit.questionnaire import Reading, read_questionnaire
from peerkit.questionnaire.translation import TableRow, read_table
from peerkit.workflow.questionnaires.shelf import beside, collection
from peerkit.workflow.questionnaires.translating import (
    check_language,
    keep,
    open_for_translation,
    review,
    take_back,
)
from tests.terminal.laptop import WALK

REFUSED, MISSING_OPTION, EXISTS = 4, 2, 60


@pytest.fixture
def walk(tmp_path: Path) -> Path:
    """Return a questionnaire of one's own, with no language but English."""
    return Path(shutil.copy(WALK, tmp_path / "walk.yaml"))


def reading(path: Path) -> Reading:
    return read_questionnaire(path.read_bytes(), beside(path.parent))


def command(*arguments: object) -> int:
    return run(["questionnaire", "translate", *(str(each) for each in arguments)])


def rows(table: Path) -> list[list[str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def translate(table: Path, keys: str = "", mark: str = "(ro)") -> Path:
    """Fill in the rows whose keys begin so, as Excel saves a table: UTF-16 and tabs."""
    filled = [
        [key, what, text, f"{text} {mark}" if key.startswith(keys) and number else old, note]
        for number, (key, what, text, old, note) in enumerate(rows(table))
    ]
    with table.open("w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter="\t").writerows(filled)
    return table


def table_for(path: Path, language: str = "ro") -> Path:
    table = path.with_name(f"{language}.csv")
    assert 0 == command(path, "--to", language, "--output", table)
    return table


# --- there and back ---------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_untouched_table_leaves_the_file_as_it_is(walk: Path, suffix: str) -> None:
    before, table = walk.read_bytes(), walk.with_name(f"t{suffix}")

    assert [0, 0] == [command(walk, "--to", "ro", "-o", table), command(walk, "--from", table)]
    assert before == walk.read_bytes()


def test_a_translation_comes_into_the_file_and_the_language_with_it(walk: Path) -> None:
    before = reading(walk).questionnaire
    table = translate(table_for(walk))

    assert 0 == command(walk, "--from", table)

    after = reading(walk)
    assert before is not None
    assert after.questionnaire is not None
    assert {"en": "English", "ro": "Română"} == after.questionnaire.languages
    assert before.title.translations["en"] + " (ro)" == after.questionnaire.title.translations["ro"]
    assert "language_not_reviewed" in {fault.code for fault in after.faults}
    assert not after.questionnaire.is_reviewed("ro")


def test_a_new_file_may_hold_it_and_the_old_one_stays(walk: Path) -> None:
    before, table, new = walk.read_bytes(), table_for(walk), walk.with_name("new.yaml")

    assert 0 == command(walk, "--from", translate(table), "-o", new)

    assert before == walk.read_bytes()
    assert reading(new).is_usable
    assert EXISTS == command(walk, "--from", table, "-o", new)


def test_a_module_is_translated_in_its_own_file(tmp_path: Path) -> None:
    shutil.copytree(collection() / "modules", tmp_path / "modules")
    module = tmp_path / "modules" / "equality.yaml"
    table = translate(table_for(module, "lt"))

    assert 0 == command(module, "--from", table)
    assert 0 == command(module, "--to", "lt", "--reviewed-by", "Jonas K., 2026-11-02")

    text = module.read_text(encoding="utf-8")
    assert "lt: Lietuvių}" in text
    assert '{lt: "Jonas K., 2026-11-02"}' in text


# --- what is refused --------------------------------------------------------------------------


def test_a_table_without_the_words_of_consent_is_refused(
    walk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, table = walk.read_bytes(), translate(table_for(walk), "survey")
    capsys.readouterr()

    assert REFUSED == command(walk, "--from", table)

    assert before == walk.read_bytes()
    assert "would have a fault that it has not now" in capsys.readouterr().err


def test_each_row_that_cannot_be_brought_in_is_named_by_its_number(
    walk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, table = walk.read_bytes(), table_for(walk)
    lines = rows(table)
    lines[1][3], lines[2][2], lines[3][0] = "=1+1", "Other words", "nosuch"
    lines[2][3] = lines[3][3] = "x"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines)
    capsys.readouterr()

    assert REFUSED == command(walk, "--from", table, "--quiet")

    said = capsys.readouterr().err
    assert [f"row {number}" in said for number in (2, 3, 4, 5)] == [True, True, True, False]
    assert before == walk.read_bytes()


def test_a_language_without_a_known_name_needs_one(walk: Path) -> None:
    before, table = walk.read_bytes(), translate(table_for(walk, "rom"))
    text = table.read_text(encoding="utf-16").replace("(ro)", "(rom)")
    table.write_text(text, encoding="utf-16")

    assert MISSING_OPTION == command(walk, "--from", table)
    assert before == walk.read_bytes()
    assert 0 == command(walk, "--from", table, "--language-name", "Romani čhib")
    assert "rom: Romani čhib" in walk.read_text(encoding="utf-8")


def test_the_language_asked_for_is_the_tables(walk: Path) -> None:
    table = translate(table_for(walk))

    with pytest.raises(MissingOptionError):
        take_back(open_for_translation(str(walk)), table, "so", "")


@pytest.mark.parametrize(
    ("language", "error"), [("en", NotTranslatableError), ("Romanian", MissingOptionError)]
)
def test_only_another_language_can_be_translated_into(
    walk: Path, language: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        check_language(open_for_translation(str(walk)), language)


def test_what_is_not_there_or_no_questionnaire_is_told(walk: Path) -> None:
    opened = open_for_translation(str(walk))
    walk.write_text("a: b: c")

    with pytest.raises(NoTranslationTableError):
        take_back(opened, walk.with_name("nosuch.csv"), "", "")
    with pytest.raises(QuestionnaireFaultyError):
        open_for_translation(str(walk))


def test_a_table_is_never_replaced_and_has_a_known_ending(walk: Path) -> None:
    table = table_for(walk)
    before = table.read_bytes()

    assert EXISTS == command(walk, "--to", "so", "--output", table)
    assert MISSING_OPTION == command(walk, "--to", "so", "--output", walk.with_name("t.ods"))
    assert before == table.read_bytes()
    assert ["ro.csv", "walk.yaml"] == sorted(path.name for path in walk.parent.iterdir())


def test_a_questionnaire_of_the_collection_is_never_written_into() -> None:
    opened = open_for_translation("green_spaces")

    with pytest.raises(MissingOptionError):
        keep(opened, b"", None)


# --- reviews ----------------------------------------------------------------------------------


def test_a_review_is_recorded_with_its_day_and_ends_when_words_of_consent_change(
    walk: Path,
) -> None:
    assert 0 == command(walk, "--from", translate(table_for(walk)))
    assert 0 == command(walk, "--to", "ro", "--reviewed-by", "Ioana P.")
    reviewed = reading(walk).questionnaire
    assert reviewed is not None
    assert reviewed.reviewed["ro"].startswith("Ioana P., 2")
    assert reviewed.is_reviewed("ro")

    again = walk.with_name("again.csv")
    assert 0 == command(walk, "--to", "ro", "--all", "-o", again)
    assert 0 == command(walk, "--from", translate(again, "consent", "(RO)"))

    changed = reading(walk).questionnaire
    assert changed is not None
    assert not changed.is_reviewed("ro")


@pytest.mark.parametrize("who", ["", " ", "2026-11-01", "A\u202eB"])
def test_somebody_is_named_who_read_it(walk: Path, who: str) -> None:
    text = walk.read_text(encoding="utf-8").replace("{en: English", "{en: English, ro: Română")
    walk.write_text(text, encoding="utf-8")

    with pytest.raises(MissingOptionError):
        review(open_for_translation(str(walk)), "ro", who)


def test_only_a_language_of_the_file_can_be_reviewed(walk: Path) -> None:
    with pytest.raises(LanguageNotOfferedError):
        review(open_for_translation(str(walk)), "ro", "Ioana P.")


def test_a_questionnaire_with_modules_gets_a_language_after_they_have_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shutil.copy(collection() / "green_spaces.yaml", tmp_path / "mine.yaml"))
    before = path.read_bytes()
    table = translate(table_for(path, "lt"))

    assert REFUSED == command(path, "--from", table)

    assert "The module core is not in lt" in capsys.readouterr().err
    assert before == path.read_bytes()


def test_a_file_that_a_link_leads_to_is_changed_where_it_lies(walk: Path) -> None:
    link = walk.with_name("link.yaml")
    try:
        link.symlink_to(walk)
    except OSError:
        pytest.skip("this system makes no links")
    table = translate(table_for(walk))

    assert 0 == command(link, "--from", table)

    assert link.is_symlink()
    assert b"(ro)" in walk.read_bytes()


def test_a_table_says_where_it_stands(walk: Path) -> None:
    first, *_ = read_table(table_for(walk).read_bytes(), "t").rows

    assert isinstance(first, TableRow)
    assert (2, "title", "") == (first.number, first.key, first.translation)


def test_the_output_that_stands_is_found_before_anything_is_read(walk: Path) -> None:
    with pytest.raises(OutputExistsError):
        keep(open_for_translation(str(walk)), b"", walk)
