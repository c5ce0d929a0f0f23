"""Tables beside a questionnaire are read whole or told off, with their file and line."""

import pytest

from peerkit.questionnaire import Reading, read_questionnaire
from peerkit.questionnaire.limits import LIMITS
from tests.questionnaire.samples import SMALL

ASKED = "  - {type: select_one_from_file places.csv, name: place, label: Which place?}\n"


def read(table: bytes, item: str = ASKED) -> Reading:
    return read_questionnaire((SMALL + item).encode(), {"places.csv": table}.get)


def told(table: bytes) -> list[tuple[str, str, int, int]]:
    faults = read(table).faults
    return [(f.code, f.file, f.position.line, f.position.column) for f in faults]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_is_read_as_spreadsheets_write_it(delimiter: str, ending: str, mark: str) -> None:
    rows = [["name", "label"], ["a", '"Ash, ""tall""; green"'], ["b", "Birch"], ["", ""]]
    text = mark + ending.join(delimiter.join(row) for row in rows)

    reading = read(text.encode())

    assert () == reading.faults
    assert reading.questionnaire is not None
    table = reading.questionnaire.tables["places.csv"]
    assert (("a", 'Ash, "tall"; green'), ("b", "Birch")) == table.rows


def test_windows_1252_is_told_where_it_stands() -> None:
    table = "name,label\na,Ash\nb,Caf\u00e9\n".encode("cp1252")

    assert [("not_utf8", "places.csv", 3, 6)] == told(table)


def test_a_choice_that_stands_twice_is_told_with_its_line() -> None:
    assert [("duplicate_choice", "places.csv", 3, 1)] == told(b"name,label\na,Ash\na,Alder\n")


def test_a_table_without_names_is_told() -> None:
    assert ("missing_column", "places.csv", 1, 1) in told(b"code,label\na,Ash\n")


def test_a_table_with_too_many_rows_is_told_where_they_begin() -> None:
    rows = "".join(f"n{number},x\n" for number in range(LIMITS.table_rows + 1))

    assert ("table_rows", "places.csv", LIMITS.table_rows + 2, 1) in told(
        b"name,label\n" + rows.encode()
    )


def test_a_table_that_is_too_large_is_told() -> None:
    assert [("too_large", "places.csv", 1, 1)] == told(b"x" * (LIMITS.size_bytes + 1))


def test_the_digest_covers_the_table_and_the_reading_hands_it_on() -> None:
    one, other = read(b"name,label\na,Ash\n"), read(b"name,label\na,Alder\n")
    assert one.questionnaire is not None
    assert other.questionnaire is not None

    assert one.questionnaire.digest != other.questionnaire.digest
    assert {"places.csv": b"name,label\na,Ash\n"} == one.files


@pytest.mark.parametrize("name", ["../places.csv", "/places.csv", "a/places.csv", "places.xml"])
def test_a_file_elsewhere_or_of_another_kind_is_not_asked_for(name: str) -> None:
    asked: list[str] = []
    item = f"  - {{type: select_one_from_file {name}, name: place, label: Which place?}}\n"

    reading = read_questionnaire((SMALL + item).encode(), asked.append)

    assert [] == asked
    assert ["not_run_here"] == [fault.code for fault in reading.faults]
