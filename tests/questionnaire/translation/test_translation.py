"""What goes out to a translator, what is refused, and where in the file the words come to stand."""

import pytest

from peerkit.errors import (
    CsvNotUtf8Error,
    NotASpreadsheetError,
    TranslationMisplacedError,
    TranslationTableError,
)
from peerkit.questionnaire.translation import (
    Table,
    TableRow,
    bring_in,
    judge_table,
    language_name,
    lines_to_translate,
    open_document,
    read_table,
    record_review,
    write_csv,
    write_xlsx,
)
from peerkit.questionnaire.translation.table import Line
from peerkit.questionnaire.translation.wordings import Document
from peerkit.words import catalogue

SMALL = """\
# Ours.
peerkit: 1
form_id: small
version: 1
title: Small
default_language: en
languages: {en: English, ro: Română}  # ro since May
reviewed:
  ro: "Ioana P., 2026-11-01"  # by telephone
modules: [core]
information: |  # read slowly
  For {organisation}.

  Ask {contact}.
limits: We keep it private.
consent:
  - {name: take_part, label: {en: I agree., ro: Sunt de acord.}}
choices:
  safety:
    safe: Safe
    unsafe: {en: Not safe, ro: Nesigur}
  area:
    - {name: a, label: North}
    - {name: a, label: South}
survey:
  - {module: core}
  - type: group
    name: street
    label: Your street
    questions:
      - type: select_one safety
        name: after_dark
        label: How is it after dark, ${name}?  # ask gently
        hint: {en: Any answer is fine.}
        probes:
          - What would help?
          - en: And then?
signposting: Call us.
"""

KEYS = [
    *("title", "information", "limits", "consent/take_part/label"),
    *("choices/safety/safe", "choices/safety/unsafe", "choices/area/a", "choices/area/a~2"),
    *("survey/street/label", "survey/street/after_dark/label", "survey/street/after_dark/hint"),
    *("survey/street/after_dark/probes/1", "survey/street/after_dark/probes/2", "signposting"),
]


def opened(text: str = SMALL) -> Document:
    document = open_document(text.encode())
    assert document is not None
    return document


def problems(*rows: tuple[str, str, str], language: str = "so") -> list[tuple[int, str]]:
    """Return the row and code of each problem of a table of (key, text, translation)."""
    table = Table(language, tuple(TableRow(n, *row) for n, row in enumerate(rows, 2)))
    judged = judge_table(opened(), table)
    assert not judged.words
    return [(each.row, each.code) for each in judged.problems]


def brought(words: dict[str, str], language: str = "so", text: str = SMALL) -> str:
    return bring_in(text.encode(), words, language, "Soomaali").data.decode()


# --- out --------------------------------------------------------------------------------------


def test_every_text_of_a_file_has_a_key_in_its_order() -> None:
    assert KEYS == [each.key for each in opened().wordings]


def test_the_untranslated_texts_go_out_and_with_everything_the_others_too() -> None:
    some = list(lines_to_translate(opened(), "ro"))
    every = list(lines_to_translate(opened(), "ro", everything=True))

    assert [key for key in KEYS if key not in {KEYS[3], KEYS[5]}] == [line.key for line in some]
    assert KEYS == [line.key for line in every]
    assert "Sunt de acord." == every[3].translation


def test_a_line_says_what_the_text_is_and_what_must_be_kept() -> None:
    line = {each.key: each for each in lines_to_translate(opened(), "so")}["information"]

    assert catalogue().text("translation.part.information") == line.what
    assert "For {organisation}.\n\nAsk {contact}." == line.text
    assert "{contact} {organisation}" in line.note


def test_a_text_that_changed_since_an_earlier_version_is_asked_for_again() -> None:
    before = opened(SMALL.replace("I agree.", "Yes."))

    lines = list(lines_to_translate(opened(), "ro", earlier=before))

    assert [KEYS[3]] == [line.key for line in lines if "Yes." in line.note]
    redone = opened(SMALL.replace("Sunt de acord.", "Da, sunt de acord."))
    assert KEYS[3] not in [line.key for line in lines_to_translate(redone, "ro", earlier=before)]


def test_a_module_is_translated_like_a_questionnaire() -> None:
    head = "module: m\ndefault_language: en\nlanguages: {en: English}\n"
    document = opened(head + "survey:\n- {name: a, label: A?}\n")

    assert ("m", ["survey/a/label"]) == (document.module, [each.key for each in document.wordings])


@pytest.mark.parametrize(
    "text", ["", "- a", "a: b: c", "default_language: en", "languages: {en: E}", "a: &b c"]
)
def test_what_is_no_questionnaire_cannot_be_laid_open(text: str) -> None:
    assert open_document(text.encode()) is None


# --- the table --------------------------------------------------------------------------------


def test_a_cell_is_no_formula_and_comes_back_as_it_was() -> None:
    lines = [Line("k", "what", "=1+1", "@so", "-")]

    data = write_csv(lines, "en", "so")

    assert b"k,what,'=1+1,'@so,'-\r\n" in data
    assert data.startswith(b"\xef\xbb\xbfkey,what it is,text (en),translation (so),note\r\n")
    assert (TableRow(2, "k", "'=1+1", "'@so"),) == read_table(data, "t").rows


def test_a_spreadsheet_holds_the_same_table() -> None:
    lines = [Line("k", "what", "One\n\ntwo", "@so", "-"), Line("l", "", "-7", "", "")]

    csv, xlsx = (write(lines, "en", "zh-Hans") for write in (write_csv, write_xlsx))

    assert read_table(csv, "t") == read_table(xlsx, "t")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"key,text,translation\n",
        b"key,text,translation (Somali!)\n",
        b"key,translation (so)\n",
        b"a\x00b",
    ],
)
def test_a_table_without_its_headings_is_refused(data: bytes) -> None:
    with pytest.raises(TranslationTableError):
        read_table(data, "t.csv")


def test_a_table_in_an_older_encoding_or_broken_is_refused() -> None:
    head = b"key,text,translation (ro)\n"
    with pytest.raises(CsvNotUtf8Error):
        read_table(head + "title,Small,Mică".encode("cp1250"), "t.csv")
    with pytest.raises(NotASpreadsheetError):
        read_table(head + b'title,"Small"x,Mica', "t.csv")
    with pytest.raises(NotASpreadsheetError):
        read_table(b"PK\x03\x04 and no more", "t.xlsx")


def test_columns_may_stand_in_any_order_and_empty_rows_are_passed_over() -> None:
    data = "Note;Translation (pt-BR);Text (en);KEY\n;;;\nx; Olá ;Hello;a\n".encode()

    assert Table("pt-BR", (TableRow(3, "a", "Hello", "Olá"),)) == read_table(data, "t.csv")


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("nosuch", "Small", "x"), "unknown_key"),
        (("title", "Smell", "x"), "text_changed"),
        (("title", "Small", "=A1"), "formula"),
        (("title", "Small", "+49"), "formula"),
        (("title", "Small", "#NAME?"), "formula"),
        (("title", "Small", "a\u202eb"), "control_character"),
        (("title", "Small", "a\x07b"), "control_character"),
        (("title", "Small", "${a"), "broken_sign"),
        (("title", "Small", "${a}"), "sign_added"),
        (("title", "Small", "{contact}"), "sign_added"),
        ((KEYS[9], "How is it after dark, ${name}?", "Sidee?"), "sign_missing"),
    ],
)
def test_a_row_that_cannot_be_brought_in_is_named(row: tuple[str, str, str], code: str) -> None:
    assert [(2, code)] == problems(row)
    assert [(3, code)] == problems(("limits", "We keep it private.", "Sir."), row)


def test_a_changed_sign_is_missing_and_added() -> None:
    row = (KEYS[9], "How is it after dark, ${name}?", "Sidee, ${magac}?")

    assert [(2, "sign_missing"), (2, "sign_added")] == problems(row)


def test_letters_that_were_lost_in_saving_are_told() -> None:
    assert [(2, "lost_letters")] == problems(
        ("limits", "We keep it private.", "R?m\u00e2ne secret.")
    )
    assert [(2, "lost_letters")] == problems(("limits", "We keep it private.", "R\ufffdm."))

    asked = Table("so", (TableRow(2, "limits", "We keep it private.", "Sir ma?"),))
    assert {"limits": "Sir ma?"} == judge_table(opened(), asked).words


def test_signs_that_a_spreadsheet_writes_of_its_own_accord_change_no_text() -> None:
    text = SMALL.replace("We keep it private.", '"It\'s \\"ours\\" - private."')
    row = TableRow(2, "limits", "It\u2019s \u201cours\u201d \u2013 private.", "Waa sir.")

    judged = judge_table(opened(text), Table("so", (row,)))

    assert {"limits": "Waa sir."} == judged.words


def test_a_key_that_stands_twice_is_named() -> None:
    assert [(3, "twice")] == problems(("title", "Small", "Yar"), ("title", "Small", "Yar"))


def test_every_problem_of_a_row_can_be_worded() -> None:
    words = catalogue()
    row = ("title", "Small", "=${a {contact}\u202e")
    judged = judge_table(opened(), Table("so", (TableRow(2, *row), TableRow(3, *row))))

    for each in judged.problems:
        assert words.text(f"translation.problem.{each.code}", **each.values)
    assert 5 == len(judged.problems)


# --- in ---------------------------------------------------------------------------------------


def test_words_come_to_stand_beside_the_others_in_the_manner_of_the_file() -> None:
    words = {key: f"SO {number}" for number, key in enumerate(KEYS)}

    after = brought(words)

    for line in (
        "title: {en: Small, so: SO 0}",
        "languages: {en: English, ro: Română, so: Soomaali}  # ro since May",
        "information:\n  en: |  # read slowly\n    For {organisation}.\n",
        "\n\n    Ask {contact}.\n  so: SO 1\nlimits: {en: We keep it private., so: SO 2}\n",
        "label: {en: I agree., ro: Sunt de acord., so: SO 3}",
        "    safe: {en: Safe, so: SO 4}",
        '        label: {en: "How is it after dark, ${name}?", so: SO 9}  # ask gently',
        "          - {en: What would help?, so: SO 11}",
        "          - en: And then?\n            so: SO 12",
    ):
        assert line in after


def test_words_that_are_there_already_are_replaced_and_remarks_stay() -> None:
    text = SMALL.replace("label: Your street", "label:\n      en: Your street\n      ro: x  # thin")

    after = brought({KEYS[8]: "Strada\ndumneavoastră"}, "ro", text)

    assert '      ro: "Strada\\ndumneavoastră"  # thin\n' in after


def test_nothing_new_is_the_very_same_file() -> None:
    assert SMALL == brought({})


def test_a_byte_order_mark_and_line_ends_stay() -> None:
    data = ("\ufeff" + SMALL.replace("\n", "\r\n")).encode()

    after = bring_in(data, {"information": "One\ntwo"}, "ro", "").data

    assert after.startswith(b"\xef\xbb\xbf#")
    assert after.count(b"\n") == after.count(b"\r\n") > data.count(b"\n")


def test_a_text_that_cannot_be_changed_in_place_is_named_and_nothing_comes_of_it() -> None:
    text = SMALL.replace(
        "label: Your street", "label:\n      ? en\n      : Your street\n      ? ro"
    )

    with pytest.raises(TranslationMisplacedError) as raised:
        brought({KEYS[8]: "Strada"}, "ro", text)

    assert KEYS[8] == raised.value.values["key"]


def test_new_words_of_consent_end_the_review_of_their_language_and_no_other_words_do() -> None:
    changed = bring_in(SMALL.encode(), {KEYS[3]: "Da."}, "ro", "")
    other = bring_in(SMALL.encode(), {KEYS[8]: "Strada"}, "ro", "")

    assert changed.review_ended
    assert 'ro: ""  # by telephone' in changed.data.decode()
    assert not other.review_ended
    assert 'ro: "Ioana P., 2026-11-01"  # by telephone' in other.data.decode()


# --- reviews ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed: {}  # nobody\n", 'reviewed: {ro: "Ana, 2026-11-02"}  # nobody\n'),
        ("reviewed: # nobody\n", 'reviewed: {ro: "Ana, 2026-11-02"} # nobody\n'),
        ("", ""),
        ("reviewed: {ro: Ion}\n", 'reviewed: {ro: "Ana, 2026-11-02"}\n'),
        ("reviewed:\n  so: Ayaan\n", "reviewed:\n  so: Ayaan\n  ro: Ana, 2026-11-02\n"),
    ],
)
def test_a_review_is_recorded_where_reviews_stand(before: str, after: str) -> None:
    old = 'reviewed:\n  ro: "Ioana P., 2026-11-01"  # by telephone\n'
    text = SMALL.replace(old, before)
    languages = "languages: {en: English, ro: Română}  # ro since May\n"
    expected = SMALL.replace(old, after)
    if not before:
        recorded = 'reviewed: {ro: "Ana, 2026-11-02"}\n'
        expected = SMALL.replace(old, "").replace(languages, languages + recorded)

    assert expected == record_review(text.encode(), "ro", "Ana, 2026-11-02").decode()


def test_a_file_in_brackets_takes_a_review_too() -> None:
    data = b'{"default_language": "en", "languages": {"en": "English", "ro": "R"}, "title": "A"}'

    after = record_review(data, "ro", "Ana")

    assert data.replace(b'"R"}', b'"R"}, reviewed: {ro: Ana}') == after


def test_languages_are_called_as_their_speakers_call_them() -> None:
    assert ["Soomaali", "简体中文", None] == [language_name(tag) for tag in ("so", "zh-Hans", "xx")]
