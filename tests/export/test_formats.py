"""What the formats write is what the tables hold."""

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from peerkit.export import csv_bytes, csv_files, json_files, write_csv, write_json
from peerkit.questionnaire.model import Text
from peerkit.report import WITHHELD, Cell, Entry, Role, Table, Variable, VariableKind, tables
from peerkit.values import MissingReason
from tests.golden.exports import COVER
from tests.report.voices import CODEBOOKS, ENTRIES, HOUSING, answers, entry, submission


def table(*cells: Cell, kind: VariableKind = VariableKind.TEXT) -> Table:
    return Table("t", (Variable("v", kind, Role.ANSWER, Text({})),), [(cell,) for cell in cells])


def csv_values(made: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(made).decode("utf-8-sig"), newline="")))


def test_csv_begins_with_a_byte_order_mark_and_its_records_end_with_cr_lf() -> None:
    assert csv_bytes(table("a\nb", 1)) == b'\xef\xbb\xbfv\r\n"a\nb"\r\n1\r\n'


def test_absences_are_their_codes_and_numbers_stay_numbers() -> None:
    cells: Sequence[Cell] = (*MissingReason, WITHHELD, -7, "-2.5", ("a", "b"))
    assert [row[0] for row in csv_values(table(*cells))] == [
        "v",
        *("-9", "-8", "-7", "-6", "-4", "-5", "-3", "-7", "-2.5", "a b"),
    ]


def test_a_variable_that_begins_like_a_formula_is_guarded_too() -> None:
    made = Table("t", (Variable("=v", VariableKind.TEXT, Role.ANSWER, Text({})),), [])
    assert csv_bytes(made) == b"\xef\xbb\xbf'=v\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"])), min_size=1))
def test_csv_holds_each_text_on_its_row(texts: list[str]) -> None:
    found = [row[0] if row else "" for row in csv_values(table(*texts))[1:]]
    assert len(found) == len(texts)
    assert all(text in (shown, shown[1:]) for text, shown in zip(texts, found, strict=True))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_json_holds_every_text_exactly(texts: list[str]) -> None:
    found = json.loads(b"".join(write_json([table(*texts)])))
    assert found == {"t": [{"v": text} for text in texts]}


def test_json_tells_absences_from_answers() -> None:
    cells: Sequence[Cell] = (MissingReason.DONT_KNOW, WITHHELD, ("a", "b"), -7)
    found = json.loads(b"".join(write_json([table(*cells)])))
    assert [row["v"] for row in found["t"]] == [
        {"missing": "dont_know"},
        {"withheld": True},
        ["a", "b"],
        -7,
    ]


def test_a_decimal_keeps_its_digits_in_json() -> None:
    made = table("0.10000000000000000001", "007", "NaN", kind=VariableKind.DECIMAL)
    assert b"".join(write_json([made])) == (
        b'{\n"t": [\n{"v": 0.10000000000000000001},\n{"v": "007"},\n{"v": "NaN"}\n]\n}\n'
    )


def test_json_of_no_table_and_of_an_empty_table_is_still_json() -> None:
    assert json.loads(b"".join(write_json([]))) == {}
    assert json.loads(b"".join(write_json([table()]))) == {"t": []}


def test_the_files_of_an_export_have_fixed_names() -> None:
    made = tables(ENTRIES, CODEBOOKS, "en")
    assert list(csv_files(made, COVER, "en")) == [
        "interviews.csv",
        "member.csv",
        "job.csv",
        "codebook.csv",
        "README.txt",
    ]
    assert list(json_files(made, COVER, "en")) == ["interviews.json", "README.txt"]


class ManyInterviews:
    """2,000 interviews of 11,000 characters, made one at a time."""

    def __iter__(self) -> Iterator[Entry]:
        for number in range(2_000):
            story = f"{number} " + "cuvânt " * 1_570
            yield entry(str(number), submission(HOUSING, answers(story=story)))


def test_an_export_holds_only_a_little_of_itself_at_a_time() -> None:
    made = tables(ManyInterviews(), CODEBOOKS, "en")
    for chunks in (write_csv(made[0]), write_json(made[:1])):
        tracemalloc.start()
        size = sum(map(len, chunks))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert size > 2_000 * 11_000
        assert peak < 2_000_000
