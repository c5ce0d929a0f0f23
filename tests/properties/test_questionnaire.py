"""Laws of reading questionnaires: it never raises, and the model alone is enough to judge it."""

from hypothesis import example, given
from hypothesis import strategies as st

from peerkit.questionnaire import (
    PLACEHOLDERS,
    fill,
    read_questionnaire,
    read_snapshot,
    write_snapshot,
)
from peerkit.questionnaire.check import check_questionnaire
from peerkit.questionnaire.label import split_label
from peerkit.words import catalogue
from tests.questionnaire.samples import HOUSING, SMALL

TEXTS = st.text(max_size=80)
SCRAPS = st.sampled_from(
    [
        *("${", "${age}", "}", "{", "'", '"', "[", "]", ".", "..", "name", "é"),
        *(": ", " #", "- ", "\n", "\n  ", "\t", "&a ", "*a", "!x ", "<<: ", "|\n", "> "),
        *("type: group\n", "questions:\n", "\x00", "\u202e"),
    ]
)
"""What breaks YAML, expressions or labels when it stands where nobody expects it."""


@st.composite
def mutilated(draw: st.DrawFn) -> bytes:
    """Return a good questionnaire with pieces cut out, moved, or something put in."""
    text = draw(st.sampled_from([SMALL, HOUSING.decode()]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(SCRAPS | TEXTS) + text[end:]
    return text.encode("utf-8", "replace")


def assert_told(data: bytes) -> None:
    reading = read_questionnaire(data)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for fault in reading.faults:
        assert 1 <= fault.position.line <= lines
        assert 1 <= fault.position.column
        assert catalogue("en").text(fault.wording, **fault.values)
        assert catalogue("en").text(f"{fault.wording}.hint", **fault.values)
    assert reading.faults or reading.questionnaire
    if reading.questionnaire:
        check_questionnaire(reading.questionnaire)


@given(st.binary(max_size=400))
@example(b"---")
def test_any_bytes_are_read_or_told_what_is_wrong(data: bytes) -> None:
    assert_told(data)


@given(mutilated())
@example(b"peerkit: 1\nsurvey: [{type: ' ', name: a}]")
@example(b"survey: [{type: group, name: a}]")
@example(b"languages: [en]\nconsent: {}\nchoices: []\nsurvey: {}")
def test_a_mutilated_questionnaire_is_read_or_told_what_is_wrong(data: bytes) -> None:
    assert_told(data)


@given(mutilated())
def test_reading_twice_gives_the_same(data: bytes) -> None:
    assert read_questionnaire(data) == read_questionnaire(data)


MODULE = """\
peerkit: 1
module: core
version: 1
title: Core
default_language: en
languages: {en: English}
choices: {places: {park: Park, canal: Canal}}
survey:
  - {type: group, name: about, questions: [{type: integer, name: size, label: How many?}]}
  - {type: select_one_from_file rows.csv or_other, name: row, label: Which row?}
"""
TABLE = 'name,label,group\na,Ash,1\nb,"Birch, old",2\n'
PLACED = ["", "  - {module: core}\n", "  - {module: core, questions: [size]}\n"]


@st.composite
def mutilated_text(draw: st.DrawFn, text: str) -> bytes:
    """Return a text with one piece cut out, and something put in."""
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 12)))
    return (text[:start] + draw(SCRAPS | TEXTS) + text[end:]).encode("utf-8", "replace")


@given(
    mutilated_text(MODULE) | st.binary(max_size=60),
    mutilated_text(TABLE) | st.binary(max_size=60),
    st.sampled_from(PLACED),
)
@example(MODULE.replace("name: row,", "name: r'ow,").encode(), b"", "")
def test_any_module_and_table_are_read_or_told_with_their_files(
    module: bytes, table: bytes, placed: str
) -> None:
    files = {"modules/core.yaml": module, "rows.csv": table}
    source = f"modules: [core]\n{SMALL}{placed}".encode()

    reading = read_questionnaire(source, files.get)

    assert {fault.file for fault in reading.faults} <= {"", *files}
    for fault in reading.faults:
        assert catalogue("en").text(fault.wording, **fault.values)
        assert catalogue("en").text(f"{fault.wording}.hint", **fault.values)
    assert reading.questionnaire is not None
    assert reading.questionnaire == read_snapshot(write_snapshot(reading.questionnaire))
    assert reading == read_questionnaire(source, files.get)


@given(mutilated())
def test_a_snapshot_gives_back_what_was_read(data: bytes) -> None:
    questionnaire = read_questionnaire(data).questionnaire

    if questionnaire is not None:
        assert questionnaire == read_snapshot(write_snapshot(questionnaire))


@given(TEXTS | st.lists(SCRAPS).map("".join), st.dictionaries(st.sampled_from(PLACEHOLDERS), TEXTS))
def test_filling_touches_nothing_but_placeholders(text: str, values: dict[str, str]) -> None:
    filled = fill(text, values)

    if not any(f"{{{name}}}" in text for name in values):
        assert text == filled


@given(TEXTS | st.lists(SCRAPS).map("".join))
def test_the_pieces_of_a_label_lose_no_word(text: str) -> None:
    words = [piece for piece in split_label(text) if isinstance(piece, str)]

    place = 0
    for word in words:
        place = text.index(word, place) + len(word)
    assert "".join(words) == text or "${" in text
