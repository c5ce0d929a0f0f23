"""Submissions become rows: values, reasons and withheld answers, each in its place."""

from collections.abc import Mapping

import pytest

from peerkit.errors import InterviewWithoutQuestionnaireError
from peerkit.interview.submission import Submission
from peerkit.questionnaire.model import Question, Questionnaire, QuestionType
from peerkit.report import WITHHELD, Cell, Entry, Table, tables
from peerkit.values import Address, Answer, MissingReason
from tests.report.voices import (
    CODEBOOKS,
    ENTRIES,
    HOSTILE,
    HOUSING,
    ROMANIAN,
    SAFETY,
    SOMALI,
    answers,
    entry,
    questionnaire,
    submission,
    text,
)


def rows(table: Table) -> list[Mapping[str, Cell]]:
    names = [variable.name for variable in table.variables]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def interviews(*entries: Entry, codebooks: Mapping[str, Questionnaire] = CODEBOOKS) -> Table:
    return tables(entries, codebooks, "en")[0]


def test_one_interview_is_one_row() -> None:
    assert [row["interview"] for row in rows(interviews(*ENTRIES))] == ["a1", "a2", "b1"]


def test_a_row_says_whose_interview_it_is_and_how_it_was_held() -> None:
    row = rows(interviews(ROMANIAN))[0]
    facts = ("organisation", "community", "participant", "form_id", "version", "language")
    assert [row[name] for name in facts] == [
        "Harbour Voices",
        "Romanian",
        "R07-012",
        "housing",
        "1",
        "ro",
    ]
    assert (row["started"], row["outcome"], row["mode"]) == ("2026-11-21", "finished", "spoken")


def test_several_choices_have_a_column_together_and_one_each() -> None:
    row = rows(interviews(ROMANIAN))[0]
    assert row["problems"] == ("damp", "repairs")
    assert [row[f"problems/{each}"] for each in ("damp", "repairs", "none")] == [1, 1, 0]


def test_the_six_missing_reasons_are_kept_apart() -> None:
    for reason in MissingReason:
        row = rows(interviews(entry("x", submission(HOUSING, answers(story=reason)))))[0]
        assert row["story"] is reason


def test_an_absent_answer_of_several_choices_is_absent_in_every_column() -> None:
    row = rows(interviews(SOMALI))[0]
    assert {row[f"problems/{each}"] for each in ("damp", "repairs", "none")} == {
        MissingReason.STOPPED
    }


def test_a_question_of_another_questionnaire_is_not_asked() -> None:
    row = rows(interviews(HOSTILE))[0]
    assert row["tenure"] is row["problems"] is row["problems/damp"] is MissingReason.NOT_ASKED


def test_a_withheld_answer_is_withheld_whatever_the_submission_holds() -> None:
    result = submission(HOUSING, answers(health="a secret", problems=("damp",)))
    row = rows(interviews(entry("x", result, withheld=frozenset({"health", "problems"}))))[0]
    assert row["health"] is row["problems"] is row["problems/damp"] is WITHHELD
    assert "a secret" not in str(row)


def test_consent_columns_hold_yes_no_and_not_asked() -> None:
    found = [row["consent_quote"] for row in rows(interviews(*ENTRIES))]
    assert found == ["yes", "no", "not_asked"]


def test_notes_follow_the_name_of_their_question() -> None:
    row = rows(interviews(ROMANIAN))[0]
    assert row["notes"] == "age[2]: +1, nu știe\nstory: A plâns, apoi a râs."


def test_an_answer_that_reads_like_a_code_is_named() -> None:
    assert rows(interviews(ROMANIAN))[0]["not_missing"] == ("degrees_housing",)
    assert rows(interviews(SOMALI))[0]["not_missing"] == ()


def test_each_repeat_is_a_table_with_its_instances_numbered() -> None:
    _, member, job = tables(ENTRIES, CODEBOOKS, "en")
    assert [(row["member_number"], row["age"]) for row in rows(member)] == [
        (1, 34),
        (2, MissingReason.DONT_KNOW),
    ]
    assert [(row["member_number"], row["job_number"], row["work"]) for row in rows(job)] == [
        (1, 1, "bucătar"),
        (1, 2, "=cmd|' /C calc'!A0"),
    ]


def test_every_row_has_a_cell_for_every_variable() -> None:
    for table in tables(ENTRIES, CODEBOOKS, "en"):
        assert {len(row) for row in table.rows} == {len(table.variables)}


def test_rows_can_be_read_again() -> None:
    table = interviews(*ENTRIES)
    assert list(table.rows) == list(table.rows)


def test_interviews_that_can_be_read_only_once_are_refused() -> None:
    with pytest.raises(TypeError):
        tables((each for each in ENTRIES), CODEBOOKS, "en")


def test_an_interview_without_its_questionnaire_is_refused_by_name() -> None:
    table = interviews(HOSTILE, codebooks={HOUSING.digest: HOUSING})
    with pytest.raises(InterviewWithoutQuestionnaireError) as caught:
        list(table.rows)
    assert caught.value.values == {"form_id": "safety", "version": "2"}


def test_a_note_is_no_variable_and_everything_else_is() -> None:
    survey = tuple(Question(kind, f"q_{kind.value}", text("?")) for kind in QuestionType)
    form = questionnaire("all", "1", survey)
    names = {each.question for each in interviews(codebooks={form.digest: form}).variables}
    assert {question.name for question in survey} - names == {"q_note"}


def test_an_answer_without_words_is_not_lost_between_versions() -> None:
    later = questionnaire("safety", "3", (*SAFETY.survey, Question(QuestionType.TEXT, "new")))
    books = {SAFETY.digest: SAFETY, later.digest: later}
    newer: Submission = submission(later, {Address("new"): Answer("said")})
    found = rows(interviews(HOSTILE, entry("c", newer), codebooks=books))
    assert [row["new"] for row in found] == [MissingReason.NOT_ASKED, "said"]
