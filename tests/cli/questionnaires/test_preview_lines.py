"""A preview and a comparison in plain lines: whole, and safe to send to a terminal."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from peerkit.cli.output import Output
from peerkit.cli.questionnaires.diff import diff
from peerkit.cli.questionnaires.preview import preview
from peerkit.cli.questionnaires.preview_lines import preview_document, preview_lines
from peerkit.errors import LanguageNotOfferedError, QuestionnaireFaultyError
from peerkit.questionnaire import Choice, ChoiceList, Question, Questionnaire, QuestionType, Text
from peerkit.questionnaire.preview import preview_questionnaire
from tests.questionnaire.samples import SMALL, read
from tests.questionnaires.library import NAMES, shipped

HOSTILE = "\x1b[2J\x07\u202eevil\nnext line"


def hostile() -> Questionnaire:
    """Return a questionnaire all of whose words would do something to a terminal."""
    words = Text({"en": HOSTILE})
    letters = ChoiceList("letters", (Choice("a\x1b[0m", words), Choice("b", words)))
    question = Question(QuestionType.SELECT_ONE, "q\x1b[1m", label=words, choice_list="letters")
    return replace(
        read(SMALL.encode()), title=words, survey=(question,), choices={"letters": letters}
    )


def test_what_would_do_something_to_a_terminal_is_shown_and_not_sent() -> None:
    shown = "\n".join(preview_lines(preview_questionnaire(hostile()), Output()))

    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "evil" in shown


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_mentioned_once_in_lines_and_in_json(name: str) -> None:
    found = preview_questionnaire(shipped(name))
    lines = list(preview_lines(found, Output()))
    names = [question.name for question in found.questionnaire.questions()]

    assert [1] * len(names) == [
        sum(line.endswith(f" [{each}]") for line in lines) for each in names
    ]
    document = json.loads(json.dumps(preview_document(found)))
    assert set(names) <= {item["name"] for item in document["items"]}


@pytest.mark.parametrize("language", ["ro", "so"])
def test_a_preview_speaks_the_language_that_was_asked_for(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == preview("trust_in_policing", language=language)

    title = shipped("trust_in_policing").title.translations[language]
    assert capsys.readouterr().out.startswith(title)


def test_a_language_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LanguageNotOfferedError):
        preview("trust_in_policing", language="cy")

    assert "" == capsys.readouterr().out


def test_what_is_no_questionnaire_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nothing.yaml"
    path.write_text("- a\n- b\n", encoding="utf-8")

    with pytest.raises(QuestionnaireFaultyError):
        preview(str(path))
    with pytest.raises(QuestionnaireFaultyError):
        diff("trust_in_policing", str(path))


def test_two_shipped_questionnaires_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == diff("hate_crime", "trust_in_policing")

    lines = capsys.readouterr().out.splitlines()
    assert "Consent" == lines[0]
    assert "Answers to both versions can be read together." not in lines
    assert any("The form_id was hate_crime" in line for line in lines)
