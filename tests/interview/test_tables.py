"""Tables beside the questionnaire: choices come from them, and expressions look values up."""

from tests.interview.sample import sample
from tests.scenario import Scenario, value_at

BOROUGHS = """\
name,label,label::ro,code,region
camden,Camden,Camden (ro),E1,north
hackney,"Hackney, E8",,E3,north
lambeth,Lambeth,Lambeth (ro),E2,south
"""
SURVEY = """\
- {type: select_one regions, name: region_asked, label: Which part?}
- {type: select_one_from_file boroughs.csv, name: borough, label: Where?,
   choice_filter: "region = ${region_asked}"}
- {type: calculate, name: code, calculation: "pulldata('boroughs', 'code', 'name', ${borough})"}
- {type: calculate, name: many,
   calculation: "count(instance('boroughs')/root/item[region = ${region_asked}])"}
- {type: calculate, name: listed, calculation: "instance('towns')/root/item[name='york']/region"}
- {type: note, name: shown, label: "You said ${borough}."}
"""


def scenario(language: str = "en") -> Scenario:
    questionnaire = sample(SURVEY, boroughs=BOROUGHS)
    return Scenario(questionnaire, language=language).consent().answer("region_asked", "north")


def test_a_file_s_rows_are_choices_that_its_columns_filter() -> None:
    options = [(one.name, one.label.text) for one in scenario().asked().options]

    assert [("camden", "Camden"), ("hackney", "Hackney, E8")] == options


def test_a_file_s_labels_are_in_the_interview_s_language_where_it_has_them() -> None:
    labels = [(one.label.text, one.label.is_fallback) for one in scenario("ro").asked().options]

    assert [("Camden (ro)", False), ("Hackney, E8", True)] == labels


def test_values_are_looked_up_in_files_and_in_choice_lists() -> None:
    kept = scenario().answer("borough", "hackney").passed("shown").finish()

    assert "E3" == value_at(kept, "code")
    assert "2" == value_at(kept, "many")
    assert "north" == value_at(kept, "listed")


def test_a_choice_of_a_file_is_shown_by_its_label() -> None:
    label = scenario().type_answer("borough", "hackney, e8").asked().label

    assert "You said Hackney, E8." == label.text


def test_parameters_name_the_columns_for_names_and_labels() -> None:
    survey = """\
    - {type: select_multiple_from_file boroughs.csv, name: borough, label: Where?,
       parameters: value=code label=name}
    """
    asked = Scenario(sample(survey, boroughs=BOROUGHS)).consent().asked()

    assert [("E1", "camden"), ("E3", "hackney"), ("E2", "lambeth")] == [
        (one.name, one.label.text) for one in asked.options
    ]
