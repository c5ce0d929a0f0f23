"""Words brought into a questionnaire's file read back as they were, however the file is written."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.questionnaire.nodes import plain
from peerkit.questionnaire.translation import (
    TableRow,
    bring_in,
    judge_table,
    lines_to_translate,
    open_document,
    read_table,
    record_review,
    write_csv,
    write_xlsx,
)
from peerkit.questionnaire.translation.table import Line, cell, is_formula, normal
from peerkit.questionnaire.translation.table import plain as text_of
from peerkit.questionnaire.translation.wordings import Document
from peerkit.questionnaire.yaml_source import parse_yaml

LANGUAGES = ("en", "ro", "so")
PLAIN = ("Why?", "How old are you?", "no", "012", "it's", "a (b), c", "50 % of {contact}")
ODD = (
    "A: b",
    '"So" it was',
    "- dash",
    "x # y",
    "[a]",
    "${q0}",
    "One\n\nTwo",
    "&a",
    "w " * 60 + ".",
)
SIGNS = st.sampled_from("abcé漢 \n:#,-'\"{}[]?.&*!|>%@`=+~")
WORDS = st.sampled_from((*PLAIN, *ODD)) | st.text(SIGNS, max_size=30).map(
    lambda s: normal(s) or "x"
)


# --- files in many ways of writing ------------------------------------------------------------


def _indented(text: str, indent: int) -> str:
    return "\n".join(" " * indent + line if line else "" for line in text.split("\n"))


def _flow(found: dict[str, str], remark: str) -> str:
    inner = (f"{tag}: {json.dumps(text)}" for tag, text in found.items())
    return f"{{{', '.join(inner)}}}{remark}"


def _single(one: str, remark: str) -> str:
    return "'" + one.replace("'", "''") + f"'{remark}"


def _below(found: dict[str, str], indent: int, remark: str) -> str:
    """Return one line for each language; every other one as a block."""
    pad = " " * (indent + 2)
    lines = [""]
    for number, (tag, text) in enumerate(found.items()):
        if number % 2 and "\n\n" not in text:
            lines.append(f"{pad}{tag}: |{remark}\n{_indented(text, indent + 4)}")
        else:
            lines.append(f"{pad}{tag}: {json.dumps(text, ensure_ascii=False)}{remark}")
    return "\n".join(lines)


@st.composite
def values(draw: st.DrawFn, indent: int, *, in_flow: bool = False, is_item: bool = False) -> str:
    """Draw what stands behind a key or a dash: one text, in any of YAML's ways, with a remark."""
    languages = draw(st.sampled_from((("en",), ("en", "ro"), ("en", "so"), ("ro", "en"))))
    found = {language: draw(WORDS) for language in languages}
    remark = "" if in_flow else draw(st.sampled_from(("", "  # remark")))
    one, pad = found["en"], " " * (indent + 2)
    quoted = json.dumps(one, ensure_ascii=False)
    ways = [_flow(found, remark), quoted + remark]
    if "\n" not in one:
        ways.append(_single(one, remark))
    if one in PLAIN and not in_flow:
        ways += f"{one}{remark}", f"{one}\n{pad}and more{remark}"
    if "\n\n" not in one and not in_flow:
        ways.append(f"|{remark}\n{_indented(one, indent + 2)}\n")
        ways.append(f">-{remark}\n{pad}{one.split()[0]}")
    if not in_flow and not is_item:
        ways += _below(found, indent, remark), f"{remark}\n{pad}{quoted}"
    return draw(st.sampled_from(ways))


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw a questionnaire whose texts stand in many ways."""
    names = draw(
        st.sampled_from(
            (
                "languages: {en: English, ro: Română}  # ours",
                "languages:\n  en: English\n  ro: Română  # ours\n",
                "languages: {\n  en: English, # first\n  ro: Română, # ours\n}",
            )
        )
    )
    reviewed = draw(st.sampled_from(("", "reviewed: {} # nobody\n", 'reviewed:\n  ro: "A, B"\n')))
    lines = [
        f"# a remark\npeerkit: 1\nform_id: f\nversion: 1\n{names}\n{reviewed}",
        "default_language: en",
        f"title: {draw(values(0))}",
        f"information: {draw(values(0))}",
        "consent:",
        "  - name: take_part  # the first",
        f"    label: {draw(values(4))}",
        "choices:",
        f"  l: {{a: {draw(values(2, in_flow=True))}, b: {draw(values(2, in_flow=True))}}}",
        "  m:",
        f"    c: {draw(values(4))}",
        "survey:",
        f"  - {{type: text, name: q0, label: {draw(values(2, in_flow=True))}}}",
        "  - type: group  # together",
        "    name: g",
        "    questions:",
        "    - type: text",
        "      name: q1",
        f"      label: {draw(values(6))}",
        "      probes:",
        f"        - {draw(values(8, is_item=True))}",
        f"        - {draw(values(8, is_item=True))}",
        f"      hint: {draw(values(6))}",
        "# the end",
    ]
    text = "\n".join(lines)
    line_end = draw(st.sampled_from(("\n", "\r\n")))
    return text.replace("\n", line_end).encode()


FILES = files().map(
    lambda data: (
        data.replace(b"languages: {en: English,", b"languages: {so: S, en: English,")
        .replace(b"languages:\n  en:", b"languages:\n  so: S\n  en:")
        .replace(b"languages:\r\n  en:", b"languages:\r\n  so: S\r\n  en:")
        .replace(b"  en: English, # first", b"  so: S, en: English, # first")
    )
)
"""Files that have declared all languages that their texts are in."""


def opened(data: bytes) -> Document:
    document = open_document(data)
    assert document is not None, data.decode()
    return document


def texts(document: Document, language: str = "en") -> dict[str, str | None]:
    """Return the words of each text in one language."""
    found = {each.key: each.translations.get(language) for each in document.wordings}
    return {key: None if words is None else normal(words) for key, words in found.items()}


def without(node: object, language: str) -> object:
    """Return what a file holds but for the words in one language."""
    match node:
        case dict():
            kept = {key: without(value, language) for key, value in node.items() if key != language}
            return kept["en"] if kept.keys() == {"en"} else kept
        case list():
            return [without(item, language) for item in node]
        case _:
            return normal(str(node))


def held(data: bytes, language: str) -> object:
    root = parse_yaml(data).root
    assert root is not None
    return without(plain(root), language)


def remarks(data: bytes) -> list[str]:
    return re.findall(
        r"# (?:a remark|remark|ours|first|nobody|the first|together|the end)", data.decode()
    )


@settings(max_examples=60, deadline=None)
@given(FILES, st.data())
def test_words_brought_in_are_all_that_differs(data: bytes, draw: st.DataObject) -> None:
    document = opened(data)
    keys = draw.draw(st.lists(st.sampled_from([each.key for each in document.wordings])))
    words = {key: draw.draw(WORDS) for key in keys}
    language = draw.draw(st.sampled_from(("so", "ro", "no")))

    after = bring_in(data, words, language, "Name").data

    assert {**texts(document, language), **words} == texts(opened(after), language)
    assert held(data, language) == held(after, language)
    assert remarks(data) == remarks(after)
    assert not words or language in opened(after).languages


@settings(max_examples=40, deadline=None)
@given(FILES, st.sampled_from(LANGUAGES[1:]), st.sampled_from((write_csv, write_xlsx)))
def test_an_untouched_table_changes_nothing(
    data: bytes, language: str, write: Callable[[list[Line], str, str], bytes]
) -> None:
    document = opened(data)
    lines = list(lines_to_translate(document, language, everything=True))

    judged = judge_table(document, read_table(write(lines, "en", language), "table"))

    assert ({}, ()) == (judged.words, judged.problems)
    assert data == bring_in(data, judged.words, language, "Name").data


@settings(max_examples=40, deadline=None)
@given(FILES, st.sampled_from(LANGUAGES[1:]))
def test_a_review_is_all_that_differs(data: bytes, language: str) -> None:
    after = record_review(data, language, "Ioana P., 2026-11-01")

    root = parse_yaml(after).root
    assert root is not None
    found = plain(root)
    assert isinstance(found, dict)
    assert "Ioana P., 2026-11-01" == found["reviewed"][language]
    assert remarks(data) == remarks(after)
    assert texts(opened(data)) == texts(opened(after))


@given(st.text(max_size=30))
def test_a_cell_gives_its_text_back_and_is_no_formula(text: str) -> None:
    shown = cell(text)

    assert not is_formula(shown)
    assert normal(text) == text_of(shown) or "<U+" in shown


@given(st.lists(st.tuples(WORDS, WORDS), max_size=4), st.sampled_from((",", ";", "\t")))
def test_a_table_comes_back_whatever_parts_its_cells(
    pairs: list[tuple[str, str]], delimiter: str
) -> None:
    lines = [Line(f"k/{n}", "what", a, b, "") for n, (a, b) in enumerate(pairs)]
    rows = [
        TableRow(n, line.key, cell(line.text), cell(line.translation))
        for n, line in enumerate(lines, 2)
    ]
    data = write_csv(lines, "en", "ro")
    if delimiter != ",":
        text = StringIO(newline="")
        read = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
        csv.writer(text, delimiter=delimiter).writerows(read)
        data = text.getvalue().encode("utf-16")

    assert rows == list(read_table(data, "table").rows)
