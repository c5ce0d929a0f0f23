"""A questionnaire that is written reads back as it was, and is a file that people can edit."""

from dataclasses import replace
from pathlib import Path

import pytest

from peerkit.questionnaire import Questionnaire, read_questionnaire
from peerkit.questionnaire.nodes import plain
from peerkit.questionnaire.write import write_questionnaire
from peerkit.questionnaire.yaml_source import parse_yaml
from peerkit.questionnaire.yaml_text import Value, yaml_text
from tests.questionnaire.samples import HOUSING, SMALL, VECTORS, read, with_items

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted((ROOT / "questionnaires").glob("*.yaml"))
FILES = [*SHIPPED, *sorted(VECTORS.glob("*.yaml"))]


def beside(file: Path) -> Questionnaire | None:
    """Return the questionnaire of a file, with what lies beside it."""

    def take(name: str) -> bytes | None:
        path = file.parent / name
        return path.read_bytes() if path.is_file() else None

    return read_questionnaire(file.read_bytes(), take).questionnaire


def again(whole: Questionnaire, file: Path) -> Questionnaire | None:
    """Return the questionnaire written and read again, under the digest that it had."""

    def take(name: str) -> bytes | None:
        path = file.parent / name
        return path.read_bytes() if path.is_file() else None

    found = read_questionnaire(write_questionnaire(whole), take).questionnaire
    return None if found is None else replace(found, digest=whole.digest)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_questionnaire_reads_back_as_it_was(file: Path) -> None:
    whole = beside(file)
    if whole is None:
        pytest.skip("says nothing that could be written")

    assert whole == again(whole, file)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_writing_what_was_written_changes_no_byte(file: Path) -> None:
    whole = beside(file)
    assert whole is not None
    written = write_questionnaire(whole)

    found = again(whole, file)

    assert found is not None
    assert written == write_questionnaire(found)


def test_short_texts_stand_on_one_line_and_long_ones_in_blocks() -> None:
    written = write_questionnaire(read(HOUSING)).decode()

    assert "\n  en: |-\n    " in written
    assert "{en: " in written
    assert max(len(line) for line in written.splitlines() if "|" not in line) < 400


def test_remarks_and_comments_are_not_kept() -> None:
    assert b"#" not in write_questionnaire(read(b"# a remark\n" + SMALL.encode()))


def test_what_cannot_be_read_is_written_as_it_was() -> None:
    data = with_items(
        '{type: integer, name: n, label: How many?, constraint: ". >", required: no}',
        "{type: group, name: g, required: yes, questions: []}",
    )

    written = write_questionnaire(read(data)).decode()

    assert "constraint: . >\n" in written
    assert "required: no" in written.replace('"', "")
    assert read(data) == replace(read(written.encode()), digest=read(data).digest)


def test_a_calculation_that_says_what_it_is_not_says_so_still() -> None:
    data = with_items(
        "{type: text, name: street, label: Which street?, pii: yes, sensitive: health}",
        "{type: calculate, name: area, calculation: '${street}', pii: no, sensitive: ''}",
        "{type: calculate, name: kept, calculation: '${street}'}",
    )

    written = write_questionnaire(read(data))

    assert read(data) == replace(read(written), digest=read(data).digest)
    assert 1 == written.count(b"pii: no")


def test_a_question_that_was_switched_off_is_kept_and_not_asked() -> None:
    (*_, off) = read(with_items("{type: integer, name: n, disabled: yes}")).questions()

    assert "integer" == off.source_type
    assert not off.is_asked


@pytest.mark.parametrize(
    "words",
    [
        *(
            "yes",
            "null",
            "~",
            "",
            " ",
            "- a",
            "? a",
            "a: b",
            "a #b",
            "'",
            '"',
            "{a}",
            "[",
            "&a",
            "*a",
        ),
        *(
            "*a",
            "!tag",
            "%",
            "@",
            "`",
            "| a",
            "> a",
            "---",
            "...",
            "<<",
            "a\nb",
            "a\n",
            "\na",
            " a\nb",
        ),
        *("a\n\n", "\u202eabc", "\x07", "\u2028", "\t", "a:", "#", ",", "012", "12:30"),
    ],
)
def test_any_text_survives_as_value_and_in_a_short_map(words: str) -> None:
    document: dict[str, Value] = {
        "a": words,
        "b": {"c": words, "d": "e"},
        "l": [words, {"k": words}],
    }

    root = parse_yaml(yaml_text(document)).root

    assert root is not None
    assert document == plain(root)
