"""Forms of all ages and habits become questionnaires, and nothing of them is lost."""

import csv as csv_module
from datetime import UTC, date, datetime
from io import StringIO

import pytest

from peerkit.errors import NoSurveySheetError
from peerkit.questionnaire import Group, Question, QuestionType, Repeat, Text
from peerkit.questionnaire.xlsform import Imported, Kind, export_xlsform, import_xlsform
from tests.questionnaire.xlsform.forms import cells, codes, csv, imported, workbook

HEAD = ("type", "name", "label")


def questions(form: Imported) -> list[Question]:
    assert form.questionnaire is not None
    return list(form.questionnaire.questions())


def only(form: Imported) -> Question:
    (question,) = questions(form)
    return question


def en(words: str) -> Text:
    return Text({"en": words})


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("relevance", "relevant"),
        (" Relevant ", "relevant"),
        ("BIND::RELEVANT", "relevant"),
        ("calculate", "calculation"),
        ("read only", "readonly"),
        ("Choice  Filter", "choice_filter"),
        ("required", "required"),
    ],
)
def test_a_heading_is_known_by_all_its_names(heading: str, key: str) -> None:
    question = only(imported((*HEAD, heading), ("text", "a", "A", "1 = 1")))

    assert "1 = 1" == getattr(question, key).text


@pytest.mark.parametrize(
    "headings",
    [
        ("label::English (en)", "label::Română (ro)"),
        ("label:English (en)", "label:Română (ro)"),
        ("Label :: English (en)", "LABEL::Română (ro)"),
        ("caption::English (en)", "caption::Română (ro)"),
        ("label::en", "label::ro"),
        ("label::English", "label::Română"),
    ],
)
def test_a_language_is_known_however_its_heading_is_written(headings: tuple[str, str]) -> None:
    question = only(imported(("type", "name", *headings), ("text", "a", "Why?", "De ce?")))

    assert Text({"en": "Why?", "ro": "De ce?"}) == question.label


def test_a_language_that_nobody_knows_gets_a_tag_for_local_use() -> None:
    form = imported(("type", "name", "label::Elvish"), ("text", "a", "Why?"))

    assert form.questionnaire is not None
    assert {"qaa": "Elvish"} == form.questionnaire.languages


def test_a_form_that_names_no_language_says_so_or_is_told() -> None:
    data = workbook(survey=[HEAD, ("text", "a", "A")])

    unknown, told = import_xlsform(data), import_xlsform(data, language="en")

    assert ["language_unknown"] == codes(unknown)
    assert [] == codes(told)
    assert en("A") == only(told).label


def test_a_heading_without_a_language_is_in_the_default_one() -> None:
    form = imported(
        ("type", "name", "label", "label::French"),
        ("text", "a", "Why?", "Pourquoi ?"),
        settings=[("default_language",), ("English",)],
    )

    assert Text({"en": "Why?", "fr": "Pourquoi ?"}) == only(form).label


def test_a_bare_label_beside_a_translated_one_is_a_language_of_its_own() -> None:
    form = imported(("type", "name", "label", "label::French"), ("text", "a", "Why?", "Pourquoi ?"))

    assert Text({"und": "Why?", "fr": "Pourquoi ?"}) == only(form).label


def test_curly_quotes_become_straight_in_expressions_alone() -> None:
    form = imported(
        (*HEAD, "relevant", "default"),
        (
            "text",
            "a",
            "It\u2019s \u201cso\u201d",
            "${a} = \u2018x\u2019 or ${a} = 'don\u2019t'",
            "it\u2019s",
        ),
    )

    question = only(form)
    assert question.label == Text({"und": "It\u2019s \u201cso\u201d"})
    assert question.relevant is not None
    assert "${a} = 'x' or ${a} = 'don\u2019t'" == question.relevant.text
    assert "it\u2019s" == question.default


def test_values_of_every_kind_become_the_text_that_is_meant() -> None:
    day, moment = date(2026, 11, 21), datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
    form = imported(
        (*HEAD, "n", "f", "b", "d", "m", "s"),
        ("text", "a", "A", 3.0, 2.5, True, day, moment.replace(tzinfo=None), "\u00a0x\u00a0y "),
    )

    expected = {"n": "3", "f": "2.5", "b": "TRUE", "d": "2026-11-21", "m": "2026-11-21 14:30:00"}
    assert {**expected, "s": "x y"} == only(form).extras


def test_numbers_are_names_of_choices() -> None:
    form = imported(
        HEAD,
        ("select_one l", "a", "A"),
        choices=[("list name", "value", "label"), ("l", 1.0, "One"), ("l", 2, "Two")],
    )

    assert form.questionnaire is not None
    assert ["1", "2"] == [choice.name for choice in form.questionnaire.choices["l"].choices]


def test_a_nameless_note_is_named_the_same_each_time() -> None:
    data = workbook(survey=[HEAD, ("text", "a", "A"), ("note", None, "Hello")])

    first, second = import_xlsform(data), import_xlsform(data)

    assert "generated_note_name_3" == questions(first)[1].name
    assert first.source == second.source
    assert "named" in codes(first)


@pytest.mark.parametrize(
    ("written", "type_", "choice_list"),
    [
        ("Select One from l", QuestionType.SELECT_ONE, "l"),
        ("select1 l", QuestionType.SELECT_ONE, "l"),
        ("select all that apply from l", QuestionType.SELECT_MULTIPLE, "l"),
        ("rank l", QuestionType.RANK, "l"),
        ("string", QuestionType.TEXT, None),
        ("int", QuestionType.INTEGER, None),
        ("dateTime", QuestionType.DATETIME, None),
        ("photo", QuestionType.IMAGE, None),
        ("end time", QuestionType.END, None),
    ],
)
def test_a_type_is_known_in_its_older_words(
    written: str, type_: QuestionType, choice_list: str | None
) -> None:
    form = imported(HEAD, (written, "a", "A"), choices=[("list_name", "name"), ("l", "x")])

    question = questions(form)[0]
    assert (type_, choice_list) == (question.type, question.choice_list)


@pytest.mark.parametrize("ending", ["or_other", "or specify other", "or other"])
def test_or_other_is_known_and_written_back_once(ending: str) -> None:
    choices = [("list_name", "name", "label"), ("l", "x", "X")]
    form = imported(HEAD, (f"select_one l {ending}", "a", "A"), choices=choices)
    assert form.questionnaire is not None

    sheets = cells(export_xlsform(form.questionnaire))

    assert [list(HEAD), ["select_one l or_other", "a", "A"]] == sheets["survey"]
    assert [["list_name", "name", "label"], ["l", "x", "X"]] == sheets["choices"]


def test_groups_and_repeats_nest_as_their_rows_say() -> None:
    form = imported(
        (*HEAD, "count"),
        ("begin group", "g", "G"),
        ("Begin_Repeat", "r", "R", "3"),
        ("text", "a", "A"),
        ("end repeat",),
        ("end_group",),
        ("text", "b", "B"),
    )

    assert form.questionnaire is not None
    group, after = form.questionnaire.survey
    assert isinstance(group, Group)
    (repeat,) = group.items
    assert isinstance(repeat, Repeat)
    assert repeat.count is not None
    assert ("3", "a", "b") == (repeat.count.text, repeat.items[0].name, after.name)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("begin group", "g", "G"), ("text", "a", "A")], "never_ends"),
        ([("text", "a", "A"), ("end group",)], "ends_nothing"),
        ([("begin group", "g", "G"), ("text", "a", "A"), ("end repeat",)], "ends_another"),
        ([("begin group", f"g{n}", "G") for n in range(40)], "too_deep"),
    ],
)
def test_what_does_not_close_is_told_and_nothing_is_lost(
    rows: list[tuple[str, ...]], code: str
) -> None:
    form = imported(HEAD, *rows)

    assert code in [note.code for note in form.notes if note.kind is Kind.FAULT]
    assert form.questionnaire is not None


def test_what_other_tools_know_is_kept_reported_and_given_back() -> None:
    survey = [
        [*HEAD, "trigger", "body::accept", "my column", "sensitive", "relevant"],
        ["geopoint", "place", "Where?", "${a}", "x/*", "=1+1", "very", "pulldata('a','b','c','d')"],
        ["begin_kobomatrix", "m", "Matrix", "", "", "", "", ""],
        ["text", "inner", "Inside", "", "", "", "", "('unclosed"],
        ["end_kobomatrix", "", "", "", "", "", "", ""],
    ]
    sheets = csv(survey=_csv(survey), entities="list_name,label\npeople,${place}\n")
    form = import_xlsform(sheets, language="en")
    assert form.questionnaire is not None

    back = cells(export_xlsform(form.questionnaire))

    assert survey == back["survey"]
    assert [["list_name", "label"], ["people", "${place}"]] == back["entities"]
    kept = {note.values["heading"] for note in form.notes if note.code == "column_kept"}
    assert {"trigger", "body::accept", "my column", "sensitive"} == kept


def test_rows_that_are_no_questions_are_kept_as_remarks() -> None:
    sheets = csv(
        survey="type,name,label\n,,ask this first\ntext,a,A\n",
        choices="list_name,name,label\n,,nothing\nl,x,X\n",
    )
    form = import_xlsform(sheets)
    assert form.questionnaire is not None

    back = cells(export_xlsform(form.questionnaire))

    assert ["", "", "ask this first"] == back["survey"][-1]
    assert ["", "", "nothing"] == back["choices"][-1]
    assert {"row_without_type", "choice_without_name"} <= set(codes(form))


def test_a_second_column_of_the_same_name_is_kept_beside_the_first() -> None:
    form = imported((*HEAD, "note", "note", "Label"), ("text", "a", "A", "one", "two", "B"))

    assert {"note": "one", "note 2": "two", "Label": "B"} == only(form).extras
    assert 2 == codes(form).count("heading_twice")


def test_empty_rows_and_columns_are_passed_over() -> None:
    rows: list[tuple[object, ...]] = [("", "type", None, "name", "label"), *([()] * 5_000)]
    form = imported(*rows, (None, "text", None, "a", "A"))

    assert "a" == only(form).name


def test_settings_are_read_and_others_kept() -> None:
    form = imported(
        HEAD,
        ("text", "a", "A"),
        settings=[("Form Title", "form_id", "version", "style"), ("T", "f", 2024.0, "pages")],
    )

    whole = form.questionnaire
    assert whole is not None
    assert ("f", "2024", Text({"und": "T"})) == (whole.form_id, whole.version, whole.title)
    assert {"style": "pages"} == whole.extras["settings"]


def test_what_the_form_does_not_say_is_not_exported_either() -> None:
    form = import_xlsform(workbook(survey=[HEAD, ("text", "a", "A")]), form_id="walk")
    assert form.questionnaire is not None

    assert "walk" == form.questionnaire.form_id
    back = cells(export_xlsform(form.questionnaire))
    assert [["peerkit_languages"], ["und=default"]] == back["settings"]


def test_consent_is_not_invented() -> None:
    form = imported(HEAD, ("text", "a", "A"))

    assert form.questionnaire is not None
    assert () == form.questionnaire.consent
    stopping = {fault.code for fault in form.faults if not fault.is_advice}
    assert {"no_consent", "no_information", "no_limits"} == stopping


def test_one_sheet_is_the_survey_whatever_its_name() -> None:
    form = import_xlsform(workbook(Sheet1=[HEAD, ("text", "a", "A")]))

    assert "a" == only(form).name


@pytest.mark.parametrize(
    "data",
    [
        workbook(questions=[HEAD], choices=[HEAD]),
        workbook(survey=[("a", "b")]),
        workbook(survey=[()]),
        csv(choices="a,b\n"),
        {},
    ],
)
def test_a_form_without_a_survey_is_refused(data: bytes | dict[str, bytes]) -> None:
    with pytest.raises(NoSurveySheetError):
        import_xlsform(data)


def test_sheets_can_be_csv_with_commas_or_semicolons() -> None:
    rows = "type;name;label\ntext;a;One, two\n"
    form = import_xlsform({"Survey ": rows.encode("utf-8-sig"), "notes": b"x"}, language="en")

    assert en("One, two") == only(form).label
    assert ["sheet_not_read"] == codes(form)


def _csv(rows: list[list[str]]) -> str:
    written = StringIO()
    csv_module.writer(written).writerows(rows)
    return written.getvalue()
