"""Repeats: with a count and without, nested, growing and shrinking."""

from dataclasses import replace

import pytest

from peerkit.errors import AnswerRefusedError, StaleAnswerError
from peerkit.expression import parse_expression
from peerkit.interview import AskAnother, RepeatAnswered, Stage
from peerkit.interview.tree import MOST_INSTANCES
from peerkit.questionnaire import Repeat
from peerkit.values import Address, MissingReason
from tests.interview.sample import sample
from tests.scenario import Scenario, answered, value_at

COUNTED = """
- {type: integer, name: size, label: Size?}
- type: repeat
  name: member
  label: Member
  repeat_count: ${size}
  questions:
    - {type: calculate, name: number, calculation: position(..)}
    - {type: text, name: called, label: "What is person ${number} called?"}
    - {type: integer, name: age, label: "How old is ${called}?"}
    - {type: text, name: school, label: School?, relevant: "${age} < 16"}
- {type: calculate, name: children, calculation: "count(${age}[. < 16])"}
- {type: text, name: last, label: Last?}
"""


def test_a_counted_repeat_is_asked_as_often_as_the_count_says() -> None:
    scenario = Scenario(sample(COUNTED)).consent().answer("size", 2)
    assert scenario.expect_question("called[1]").asked().label.text == "What is person 1 called?"
    scenario.answer("called[1]", "Ada").answer("age[1]", 40)
    assert scenario.expect_question("called[2]").asked().label.text == "What is person 2 called?"
    scenario.answer("called[2]", "Ben")
    assert scenario.asked().label.text == "How old is Ben?"
    scenario.answer("age[2]", 7).expect_question("school[2]").answer("school[2]", "Hill")
    kept = scenario.answer("last", "x").finish()
    assert answered(kept) == {
        "size": 2,
        "number[1]": "1",
        "number[2]": "2",
        "called[1]": "Ada",
        "called[2]": "Ben",
        "age[1]": 40,
        "age[2]": 7,
        "school[1]": "(does_not_apply)",
        "school[2]": "Hill",
        "children": "1",
        "last": "x",
    }
    assert dict(kept.repeats) == {Address("member"): 2}
    assert kept.parents == dict.fromkeys(("number", "called", "age", "school"), "member")


def test_instances_that_are_dropped_keep_their_answers_in_case_they_return() -> None:
    scenario = Scenario(sample(COUNTED)).consent().answer("size", 2).answer("called[1]", "Ada")
    scenario.answer("age[1]", 40).answer("called[2]", "Ben").answer("age[2]", 7)
    scenario.jump("size").answer("size", 1).jump("size").answer("size", 2).jump("age[2]")
    answer = scenario.asked().answer
    assert answer is not None
    assert answer.value == 7
    kept = scenario.jump("size").answer("size", 1).finish()
    assert Address("age", (2,)) not in kept.answers
    assert value_at(kept, "children") == "0"


def test_a_count_of_nothing_asks_nothing() -> None:
    for count in (0, -3):
        scenario = Scenario(sample(COUNTED)).consent().answer("size", count)
        assert dict(scenario.expect_question("last").finish().repeats) == {Address("member"): 0}
    Scenario(sample(COUNTED)).consent().refuse("size").expect_question("last")


def test_a_slip_of_the_finger_makes_no_endless_repeat() -> None:
    scenario = Scenario(sample(COUNTED)).consent().answer("size", 2**53 - 1)
    world = scenario.state.world
    assert world is not None
    assert MOST_INSTANCES == world.tree.counts[Address("member")]
    assert len(scenario.back().answer("size", 1).finish().answers) == 7


OPEN = """
- type: repeat
  name: job
  label: Job
  questions:
    - {type: text, name: title, label: Title?}
- {type: text, name: last, label: Last?}
"""


def test_a_repeat_without_a_count_asks_whether_there_is_another() -> None:
    scenario = Scenario(sample(OPEN)).consent().expect_another("job[1]")
    prompt = scenario.prompt()
    assert isinstance(prompt, AskAnother)
    assert (prompt.label.text, prompt.count) == ("Job", 0)
    scenario.more("job[1]").answer("title[1]", "Cook").expect_another("job[2]")
    scenario.more("job[2]").answer("title[2]", "Cleaner").more("job[3]", yes=False)
    kept = scenario.expect_question("last").finish()
    assert answered(kept) == {"title[1]": "Cook", "title[2]": "Cleaner", "last": "(left_blank)"}
    assert dict(kept.repeats) == {Address("job"): 2}


def test_a_no_to_an_earlier_instance_drops_it_and_what_comes_after() -> None:
    scenario = Scenario(sample(OPEN)).consent().more("job[1]").answer("title[1]", "Cook")
    scenario.more("job[2]").answer("title[2]", "Cleaner").jump("job[2]").more("job[2]", yes=False)
    assert dict(scenario.expect_question("last").finish().repeats) == {Address("job"): 1}


def test_only_yes_or_no_answers_whether_there_is_another() -> None:
    scenario = Scenario(sample(OPEN)).consent()
    before = scenario.state
    with pytest.raises(AnswerRefusedError):
        scenario.passed("job[1]")
    with pytest.raises(AnswerRefusedError):
        scenario.answer("job[1]", "Cook")
    with pytest.raises(StaleAnswerError):
        scenario.more("job[2]")
    assert before is scenario.state
    scenario.more("job[1]", yes=False).expect_question("last")
    with pytest.raises(AnswerRefusedError):
        scenario.send(RepeatAnswered(scenario.at(), Address("last"), more=True))


NESTED = """
- {type: select_one yn, name: any, label: Any?}
- type: repeat
  name: home
  label: Home
  relevant: ${any} = 'y'
  questions:
    - {type: integer, name: rooms, label: Rooms?}
    - type: group
      name: inside
      label: Inside
      questions:
        - type: repeat
          name: room
          label: "Room of home ${rooms}"
          repeat_count: ${rooms}
          questions:
            - {type: integer, name: beds, label: Beds?}
    - {type: calculate, name: beds_here, calculation: "sum(${beds})"}
- {type: calculate, name: beds_all, calculation: "sum(${beds})"}
"""


def test_a_repeat_in_a_repeat_counts_for_each_of_its_instances() -> None:
    scenario = Scenario(sample(NESTED)).consent().answer("any", "y").more("home[1]")
    scenario.answer("rooms[1]", 2).answer("beds[1][1]", 1).answer("beds[1][2]", 2)
    scenario.more("home[2]").answer("rooms[2]", 1)
    part = scenario.expect_question("beds[2][1]").asked().part
    assert part is not None
    assert part.text == "Room of home 1"
    scenario.answer("beds[2][1]", 4).more("home[3]", yes=False).expect_stage(Stage.CHECKING)
    kept = scenario.finish()
    assert dict(kept.repeats) == {
        Address("home"): 2,
        Address("room", (1,)): 2,
        Address("room", (2,)): 1,
    }
    assert kept.parents == {"rooms": "home", "room": "home", "beds": "room", "beds_here": "home"}
    assert value_at(kept, "beds_here[1]") == "3"
    assert value_at(kept, "beds_here[2]") == "4"
    assert value_at(kept, "beds_all") == "7"


def test_a_hidden_repeat_has_no_instances() -> None:
    scenario = Scenario(sample(NESTED)).consent().answer("any", "y").more("home[1]")
    scenario.answer("rooms[1]", 1).answer("beds[1][1]", 3).jump("any").answer("any", "n")
    kept = scenario.expect_stage(Stage.CHECKING).finish()
    assert dict(kept.repeats) == {Address("home"): 0}
    assert value_at(kept, "beds_all") in ("0", MissingReason.LEFT_BLANK)


def test_a_repeat_that_counts_itself_does_not_grow_with_each_answer() -> None:
    # `check` calls this a cycle; the engine must stand it all the same.
    base = sample(OPEN)
    repeat, last = base.survey
    assert isinstance(repeat, Repeat)
    circular = replace(repeat, count=parse_expression("count(${title}) + 1"))
    scenario = Scenario(replace(base, survey=(circular, last))).consent()
    scenario.answer("title[1]", "Cook").expect_question("last").answer("last", "x")
    assert dict(scenario.finish().repeats) == {Address("job"): 1}
