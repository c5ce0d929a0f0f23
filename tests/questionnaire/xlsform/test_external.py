"""Choices that ODK keeps apart run like others, and leave as they came."""

from peerkit.questionnaire import Question, Questionnaire, QuestionType
from peerkit.questionnaire.xlsform import Imported, export_xlsform, import_xlsform
from peerkit.questionnaire.xlsform.import_choices import MOST_EXTERNAL
from tests.questionnaire.xlsform.forms import cells, csv

SURVEY = (
    "type,name,label,choice_filter\n"
    "select_one region,region,Region?,\n"
    "select_one_external town,town,Town?,region=${region}\n"
)
CHOICES = "list_name,name,label\nregion,n,North\nregion,s,South\n"
EXTERNAL = "list_name,name,label,region\ntown,york,York,n\ntown,bath,Bath,s\n"


def form(external: str = EXTERNAL, choices: str = CHOICES) -> Imported:
    sheets = csv(survey=SURVEY, choices=choices, external_choices=external)
    return import_xlsform(sheets, language="en")


def town(found: Imported) -> Question:
    assert found.questionnaire is not None
    return next(each for each in found.questionnaire.questions() if each.name == "town")


def test_external_choices_are_asked_like_any_others() -> None:
    found = form()

    assert QuestionType.SELECT_ONE is town(found).type
    assert found.questionnaire is not None
    names = [choice.name for choice in found.questionnaire.choices["town"].choices]
    assert ["york", "bath"] == names
    assert town(found).choice_filter is not None


def test_they_leave_as_they_came() -> None:
    found = form()
    assert found.questionnaire is not None

    back = export_xlsform(found.questionnaire)

    sheets = cells(back)
    assert [line.split(",") for line in EXTERNAL.splitlines()] == sheets["external_choices"]
    assert [line.split(",") for line in CHOICES.splitlines()] == sheets["choices"]
    assert "select_one_external town" == sheets["survey"][2][0]
    assert found.questionnaire.survey == _again(back).survey


def _again(data: bytes) -> Questionnaire:
    again = import_xlsform(data, language="en").questionnaire
    assert again is not None
    return again


def test_lists_of_a_name_that_is_taken_are_kept_and_not_run() -> None:
    found = form(choices=CHOICES + "town,x,X\n")

    assert QuestionType.UNKNOWN is town(found).type
    assert found.questionnaire is not None
    back = cells(export_xlsform(found.questionnaire))
    assert [line.split(",") for line in EXTERNAL.splitlines()] == back["external_choices"]


def test_very_long_lists_are_kept_and_not_run() -> None:
    rows = "".join(f"town,t{number},T,n\n" for number in range(MOST_EXTERNAL + 1))

    assert QuestionType.UNKNOWN is town(form(external=EXTERNAL + rows)).type
