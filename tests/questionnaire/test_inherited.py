"""What is calculated from an answer is as sensitive as that answer."""

import pytest

from peerkit.questionnaire import Question, Sensitivity, read_questionnaire
from tests.questionnaire.samples import SMALL

SURVEY = """
  - {type: text, name: street, label: {en: Street?}, pii: yes}
  - {type: text, name: ill, label: {en: Ill?}, sensitive: health}
  - {type: text, name: faith, label: {en: Faith?}, sensitive: religion}
  - {type: text, name: mood, label: {en: Mood?}}
"""


def question(added: str) -> Question:
    """Return the question `made` of a questionnaire that has it beside others."""
    head = SMALL.partition("survey:")[0]
    whole = read_questionnaire(f"{head}survey:{SURVEY}{added}".encode()).questionnaire
    assert whole is not None
    return next(each for each in whole.questions() if each.name == "made")


@pytest.mark.parametrize(
    ("rest", "pii", "sensitive"),
    [
        ("calculation: 'concat(${mood}, 1)'", False, None),
        ("calculation: 'concat(${mood}, ${street})'", True, None),
        ("calculation: \"if(${ill} = 'flu', 1, 0)\"", False, Sensitivity.HEALTH),
        ("calculation: '../street'", True, None),
        ("calculation: '${street}', pii: no", False, None),
        ("calculation: '${street}', sensitive: health", True, Sensitivity.HEALTH),
        ("calculation: 'concat(${ill}, ${faith})'", True, None),
        ("calculation: 'concat(${ill}, ${faith})', sensitive: health", False, Sensitivity.HEALTH),
    ],
)
def test_a_calculation_is_as_sensitive_as_what_it_draws_on(
    rest: str, pii: bool, sensitive: Sensitivity | None
) -> None:
    made = question(f"  - {{type: calculate, name: made, {rest}}}\n")
    assert (made.pii, made.sensitive) == (pii, sensitive)


def test_a_default_passes_on_what_it_is_filled_with() -> None:
    made = question("  - {type: text, name: made, label: {en: Where?}, default: '${street}'}\n")
    assert made.pii


def test_it_passes_through_calculations_in_whatever_order_they_stand() -> None:
    made = question(
        "  - {type: calculate, name: made, calculation: '${between}'}\n"
        "  - type: group\n    name: around\n    questions:\n"
        "      - {type: calculate, name: between, calculation: '${street}'}\n"
    )
    assert made.pii


def test_a_circle_of_calculations_ends() -> None:
    made = question(
        "  - {type: calculate, name: made, calculation: '${other} + ${ill}'}\n"
        "  - {type: calculate, name: other, calculation: '${made}'}\n"
    )
    assert made.sensitive is Sensitivity.HEALTH
