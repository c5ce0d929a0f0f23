"""Law of paper: whatever the questionnaire, each question that is asked stands on it."""

from hypothesis import given, settings

from peerkit.questionnaire import Questionnaire, walk
from peerkit.questionnaire.nodes import plain
from peerkit.questionnaire.paper import answers_skeleton, write_page
from peerkit.questionnaire.paper.needed import is_asked_on_paper
from peerkit.questionnaire.yaml_source import parse_yaml
from peerkit.words import catalogue
from tests.questionnaire.paper.pages import COMMANDS, elements
from tests.strategies import questionnaires


def names_in(value: object) -> set[str]:
    match value:
        case dict():
            return set(value) | {name for inner in value.values() for name in names_in(inner)}
        case list():
            return {name for inner in value for name in names_in(inner)}
        case _:
            return set()


@given(questionnaires())
@settings(max_examples=60)
def test_every_question_stands_on_the_page_and_in_the_file(whole: Questionnaire) -> None:
    asked = {item.name for item in walk(whole.survey) if is_asked_on_paper(item)}
    found = elements(write_page(whole, "ro", {}, COMMANDS))
    ids = [one.attributes["id"] for one in found if "id" in one.attributes]
    source = parse_yaml(answers_skeleton(whole, "ro", catalogue("ro")).encode())

    assert sorted(set(ids)) == sorted(ids)
    assert asked <= {one.text for one in found if one.tag == "code"}
    assert source.root is not None
    assert asked <= names_in(plain(source.root))
