"""`${name}`, paths, repeats and predicates: which answers are meant."""

import pytest

from peerkit.expression import Node, compile_expression, parse_expression
from peerkit.values import Address
from tests.expression.answers import VILLAGES, WORLD, Interview


def test_a_name_means_the_same_repeat_instance() -> None:
    interview = Interview()
    assert interview.says("${rent}", at=interview.member_no(interview.first, 2)) == "500"
    assert interview.says("${rent}", at=interview.member_no(interview.second, 1)) == "800"
    assert interview.says("${member_age}", at=interview.member_no(interview.first, 2)) == "7"


def test_a_name_means_all_instances_below_the_nearest_shared_one() -> None:
    interview = Interview()
    assert interview.number("sum(${member_age})") == 117
    assert interview.number("sum(${member_age})", at=interview.first.children[0]) == 47
    assert interview.number("count(${member})", at=interview.member_no(interview.first, 1)) == 2
    assert interview.number("count(${household})", at=interview.member_no(interview.first, 1)) == 2


def test_a_name_inside_a_predicate_means_the_instance_looked_at() -> None:
    interview = Interview()
    assert interview.number("count(${household}[${rent} > 600])") == 1
    assert interview.says("${member}[${member_age} < 18]/../rent") == "500"


def test_a_dot_inside_a_predicate_is_what_is_looked_at() -> None:
    assert Interview().number("count(${member_age}[. < 18])") == 1


def test_position_counts_instances_under_their_own_parent() -> None:
    interview = Interview()
    assert interview.says("position(..)", at=interview.member_no(interview.first, 2)) == "2"
    assert interview.says("position(../..)", at=interview.member_no(interview.second, 1)) == "2"
    assert interview.says("/data/household[position() = last()]/rent") == "800"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("indexed-repeat(${rent}, ${household}, 2)", "800"),
        ("indexed-repeat(${member_age}, ${household}, 1, ${member}, 2)", "7"),
        ("indexed-repeat(${rent}, ${household}, 3)", ""),
        ("indexed-repeat(${rent}, ${household}, 0 div 0)", ""),
    ],
)
def test_indexed_repeat_picks_an_instance_by_number(text: str, expected: str) -> None:
    assert Interview().says(text) == expected


def test_indexed_repeat_can_look_at_the_instance_before() -> None:
    interview = Interview()
    text = "indexed-repeat(${member_age}, ${member}, position(..) - 1)"
    assert interview.says(text, at=interview.member_no(interview.first, 2)) == "40"
    assert interview.says(text, at=interview.member_no(interview.first, 1)) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("../home/tenure", "private"),
        ("/data/home/tenure", "private"),
        ("//tenure", "private"),
        ("/data/*[1]/age", "34"),
        ("../household[2]/rent", "800"),
        ("current()/../household/rent", "500"),
        ("../home/age/following-sibling::*[1]", "damp repairs"),
        ("../home/age/preceding-sibling::tenure", "private"),
        ("count(//member/ancestor::household)", "2"),
        ("(//member_age)[2]", "7"),
        ("//member_age[2]", ""),
        ("join(',', ../home/problems | ../home/tenure)", "private,damp repairs"),
        ("../nowhere/at/all", ""),
    ],
)
def test_paths_lead_where_xpath_says(text: str, expected: str) -> None:
    assert Interview().says(text) == expected


def test_added_and_removed_instances_are_seen_at_once() -> None:
    interview = Interview()
    assert interview.number("count(${member_age})") == 3
    member = interview.second.add(Node("member", instance=2))
    member.add(Node("member_age", "1"))
    assert interview.number("count(${member_age})") == 4
    interview.root.remove(interview.first)
    assert interview.says("join(' ', ${member_age})") == "70 1"
    assert interview.first.root is interview.first


def test_a_node_knows_its_address_and_never_shows_its_value() -> None:
    interview = Interview()
    node = interview.member_no(interview.first, 2)
    assert node.address == Address("member_no", (1, 2))
    assert repr(interview.tenure) == "Node(tenure)"


def test_document_order_is_the_order_of_writing() -> None:
    interview = Interview()
    names = [node.name for node in interview.home]
    assert names == ["home", "tenure", "age", "problems", "blank"]


def test_a_table_is_looked_up_by_key_or_filtered_by_path() -> None:
    interview = Interview()
    assert interview.says("pulldata('villages', 'label', 'name', 'v2')") == "Lower"
    assert interview.says("pulldata('villages', 'label', 'name', 'v9')") == ""
    assert interview.says("pulldata('nothing', 'label', 'name', 'v1')") == ""
    assert interview.says("instance('villages')//item[name = 'v3']/label") == "Middle"
    interview.blank.value = "north"
    assert interview.number("count(instance('villages')//item[district = ${blank}])") == 2
    assert interview.number("count(instance('villages')//item[district = /data/home/blank])") == 2
    assert interview.number("count(instance('nothing')//item)") == 0


def test_a_choice_filter_runs_at_a_choice_for_a_question() -> None:
    interview = Interview()
    interview.blank.value = "south"
    compiled = compile_expression(parse_expression("district = ${blank}"))
    items = VILLAGES.tree.children[0].children
    left = [item for item in items if compiled.boolean(item, WORLD, asking=interview.note)]
    assert [item.children[0].value for item in left] == ["v2"]
