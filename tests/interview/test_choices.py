"""Which choices a question offers: `or_other`, answers of a repeat, and shuffled ones."""

from tests.interview.sample import sample
from tests.scenario import Scenario, value_at

PEOPLE = """\
- type: repeat
  name: person
  label: A person
  repeat_count: "3"
  questions:
    - {type: text, name: first_name, label: Who?}
    - {type: integer, name: age, label: How old?}
- {type: "select_one ${first_name}", name: eldest, label: Who is the eldest?}
- {type: "select_multiple ${first_name}", name: grown, label: Who is grown up?,
   choice_filter: "${age} >= 18"}
"""


def household() -> Scenario:
    scenario = Scenario(sample(PEOPLE)).consent()
    for number, (name, age) in enumerate([("Ana Maria", 40), ("Ion", 9), ("Zoe", 20)], 1):
        scenario.answer(f"first_name[{number}]", name).answer(f"age[{number}]", age)
    return scenario


def offered(scenario: Scenario) -> list[tuple[str, str]]:
    return [(one.name, one.label.text) for one in scenario.asked().options]


def test_answers_of_a_repeat_are_choices() -> None:
    assert [("Ana Maria", "Ana Maria"), ("Ion", "Ion"), ("Zoe", "Zoe")] == offered(household())


def test_a_filter_looks_at_the_instance_of_each_answer() -> None:
    scenario = household().answer("eldest", "Ana Maria")

    assert [("Ana_Maria", "Ana Maria"), ("Zoe", "Zoe")] == offered(scenario)


def test_chosen_answers_of_a_repeat_are_kept() -> None:
    scenario = household().answer("eldest", "Ana Maria").type_answer("grown", "ana maria, zoe")
    kept = scenario.finish()

    assert "Ana Maria" == value_at(kept, "eldest")
    assert ("Ana_Maria", "Zoe") == value_at(kept, "grown")


def test_or_other_adds_a_choice_and_asks_what_it_is() -> None:
    survey = "- {type: select_one colours or_other, name: paint, label: Which colour?}"
    scenario = Scenario(sample(survey), language="ro").consent()

    assert ("other", "Altceva") == offered(scenario)[-1]
    scenario.answer("paint", "other").expect_question("paint_other")
    assert "Ce altceva este?" == scenario.asked().label.text


def test_or_other_asks_nothing_more_of_those_who_chose_something_else() -> None:
    survey = "- {type: select_multiple colours or_other, name: paint, label: Which colours?}"
    kept = Scenario(sample(survey)).consent().answer("paint", ("red",)).finish()

    assert "does_not_apply" == value_at(kept, "paint_other")


def test_shuffled_choices_keep_their_order_through_an_interview() -> None:
    survey = "- {type: select_one towns, name: town, label: Where?, parameters: randomize=true}"
    orders = {
        tuple(offered(Scenario(sample(survey), seed=f"{seed:064x}").consent())) for seed in range(9)
    }

    assert 1 < len(orders)
    assert 1 == len({tuple(sorted(order)) for order in orders})
    scenario = Scenario(sample(survey)).consent()
    assert offered(scenario) == offered(scenario.pause().resume())


def test_a_seed_decides_the_order_as_every_odk_client_makes_it() -> None:
    survey = """\
    - {type: integer, name: number, label: A number?}
    - {type: select_one letters, name: letter, label: Which?,
       parameters: "randomize=true, seed=42"}
    - {type: select_one letters, name: other, label: Which?,
       parameters: "randomize=true seed=${number}"}
    - {type: calculate, name: order,
       calculation: "join(' ', randomize(instance('letters')/root/item/name, 42))"}
    """
    questionnaire = sample(survey.replace("letters", "towns"))
    scenario = Scenario(questionnaire).consent().answer("number", 42)
    by_number = [name for name, _ in offered(scenario)]
    scenario.answer("letter", "york")
    by_question = [name for name, _ in offered(scenario)]
    kept = scenario.answer("other", "york").finish()

    assert by_number == by_question
    assert " ".join(by_number) == value_at(kept, "order")
