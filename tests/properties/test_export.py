"""Laws of tables and exports, whatever the participants said."""

import csv
import io
import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from peerkit.export import csv_bytes, write_json
from peerkit.questionnaire.model import Question, QuestionType
from peerkit.report import WITHHELD, code_of, tables
from peerkit.values import AnswerValue, MissingReason
from tests.report.voices import PROBLEMS, answers, entry, questionnaire, submission, text

FORM = questionnaire(
    "any",
    "1",
    (
        Question(QuestionType.TEXT, "words", text("?")),
        Question(QuestionType.INTEGER, "number", text("?")),
        Question(QuestionType.SELECT_MULTIPLE, "several", text("?"), choice_list="problems"),
    ),
    (PROBLEMS,),
)
BOOKS = {FORM.digest: FORM}
CANARY = "ca\u00f1ary"

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
several = st.lists(st.sampled_from(("damp", "repairs", "none")), min_size=1, unique=True).map(tuple)
given_answers = st.fixed_dictionaries(
    {
        "words": words | st.sampled_from(MissingReason),
        "number": st.integers(-12, 12) | st.sampled_from(MissingReason),
        "several": several | st.sampled_from(MissingReason),
    }
)
Said = Mapping[str, AnswerValue | MissingReason]


@given(given_answers)
def test_json_gives_every_answer_and_every_reason_back(said: Said) -> None:
    made = tables([entry("x", submission(FORM, answers(**said)))], BOOKS, "en")
    row = json.loads(b"".join(write_json(made)))["interviews"][0]
    for name, value in said.items():
        match value:
            case MissingReason():
                assert row[name] == {"missing": value.value}
            case tuple():
                assert row[name] == list(value)
            case _:
                assert row[name] == value


@given(given_answers)
def test_csv_tells_every_answer_from_every_reason(said: Said) -> None:
    made = tables([entry("x", submission(FORM, answers(**said)))], BOOKS, "en")
    lines = io.StringIO(csv_bytes(made[0]).decode("utf-8-sig"), newline="")
    (row,) = csv.DictReader(lines)
    codes = {str(code_of(reason)) for reason in MissingReason}
    for name, value in said.items():
        is_reason = row[name] in codes and name not in row["not_missing"].split()
        assert is_reason == isinstance(value, MissingReason)
        if isinstance(value, MissingReason):
            assert row[name] == str(code_of(value))


@given(st.sets(st.sampled_from(("words", "number", "several")), min_size=1))
def test_what_the_gate_withheld_is_in_no_file(withheld: set[str]) -> None:
    hidden: dict[str, AnswerValue | MissingReason] = {
        "words": CANARY,
        "number": 31337,
        "several": (CANARY,),
    }
    shown = {name: MissingReason.LEFT_BLANK for name in hidden if name not in withheld}
    result = submission(FORM, answers(**{**hidden, **shown}))
    made = tables([entry("x", result, withheld=frozenset(withheld))], BOOKS, "en")
    for content in (csv_bytes(made[0]), b"".join(write_json(made))):
        assert CANARY.encode() not in content
        assert b"31337" not in content
    names = [variable.name for variable in made[0].variables]
    (row,) = made[0].rows
    assert all(dict(zip(names, row, strict=True))[name] is WITHHELD for name in withheld)
