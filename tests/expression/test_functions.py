"""The functions, family by family, where the conformance cases say little."""

import re
from dataclasses import replace

import pytest

from peerkit.expression import compile_expression, parse_expression
from peerkit.values import Address
from tests.expression.answers import WORLD, Interview


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("selected(${problems}, 'damp')", "true"),
        ("selected(${problems}, 'dam')", "false"),
        ("selected(${blank}, '')", "true"),
        ("count-selected(${problems})", "2"),
        ("selected-at(${problems}, 1)", "repairs"),
        ("selected-at(${problems}, 2)", ""),
        ("selected-at(${problems}, -1)", ""),
        ("jr:choice-name(${tenure}, '${tenure}')", "Private landlord"),
        ("jr:choice-name(${tenure}, ${tenure})", "Private landlord"),
        ("jr:choice-name(${tenure}, '/data/home/tenure')", "Private landlord"),
        ("jr:choice-name('other', '${tenure}')", ""),
        ("jr:choice-name(${blank}, '${tenure}')", ""),
        ("coalesce(${blank}, 'x')", "x"),
        ("coalesce(${age}, 'x')", "34"),
        ("if(${age} > 18, 'adult', 'child')", "adult"),
        ("boolean-from-string('true')", "true"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -3)", "llo"),
        ("substring('hello', 2, 3)", "ell"),
        ("substring('hello', 0)", "hello"),
        ("substring('hello', 1 div 0)", ""),
        ("substring('hello', -1 div 0, 1 div 0)", ""),
        ("substring-before('a:b:c', ':')", "a"),
        ("substring-after('a:b:c', ':')", "b:c"),
        ("substring-after('abc', '')", "abc"),
        ("normalize-space('  a   b ')", "a b"),
        ("translate('bar', 'abr', 'AB')", "BA"),
        ("upper-case('straße')", "STRASSE"),
        ("string-length('über')", "4"),
        ("concat('a', ${member_age}, 1)", "a407701"),
        ("join('-', ${member_age})", "40-7-70"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-3"),
        ("round(2.15, 1)", "2.2"),
        ("round(1234.5, -2)", "1200"),
        ("round(1, 999999)", "1"),
        ("round(1, -999999)", "0"),
        ("int(-2.7)", "-2"),
        ("floor(-2.1)", "-3"),
        ("ceiling(2.1)", "3"),
        ("pow(2, 10)", "1024"),
        ("pow(-8, 0.5)", ""),
        ("pow(0, -1)", "Infinity"),
        ("pow(10, 999)", "Infinity"),
        ("sqrt(-1)", ""),
        ("abs(-3)", "3"),
        ("max(${member_age})", "70"),
        ("min(3, ${member_age})", "3"),
        ("max(${blank}, 1)", ""),
        ("sum(${member_age})", "117"),
        ("count-non-empty(../home/*)", "3"),
        ("checklist(1, 2, ${age} > 18, ${age} > 50)", "true"),
        ("checklist(2, -1, ${age} > 18, ${age} > 50)", "false"),
        ("weighted-checklist(3, 5, true(), 2, true(), 2)", "true"),
        (
            "digest('abc', 'SHA-256', 'hex')",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        ("digest('abc', 'MD5')", "kAFQmDzST7DWlj99KOF/cg=="),
        ("digest('abc', 'CRC')", ""),
        ("sin(1)", ""),
        ("frobnicate(1)", ""),
        ("not(1, 2)", ""),
    ],
)
def test_a_function_gives_what_odk_says(text: str, expected: str) -> None:
    assert Interview().says(text) == expected


def test_once_keeps_what_there_is() -> None:
    interview = Interview()
    assert interview.says("once(random())", at=interview.age) == "34"
    stored = replace(WORLD, stored={Address("note"): "kept"})
    assert interview.says("once('new')", world=stored) == "kept"
    assert interview.says("once('new')") == "new"


def test_chance_is_told_and_differs_by_seed_question_and_place() -> None:
    interview = Interview()
    first = interview.says("random()")
    assert interview.says("random()") == first
    assert 0 <= float(first) < 1
    assert interview.says("random()", at=interview.blank) != first
    assert interview.says("random()", world=replace(WORLD, seed=b"other")) != first
    assert not interview.holds("random() = random()")


def test_uuid_is_one() -> None:
    version_4 = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert re.fullmatch(version_4, Interview().says("uuid()"))
    assert re.fullmatch(r"[0-9A-Za-z]{7}", Interview().says("uuid(7)"))
    assert Interview().says("uuid(-7)") == ""


def test_randomize_keeps_every_node_and_shuffles_by_seed() -> None:
    interview = Interview()
    names = [node.name for node in interview.home.children]
    for text in ("randomize(../home/*)", "randomize(../home/*, 42)"):
        nodes = compile_expression(parse_expression(text)).nodes(interview.note, WORLD)
        assert sorted(node.name for node in nodes) == sorted(names)
    orders = {
        interview.says(f"join(' ', randomize(//member_age, {seed}))") for seed in range(1, 40)
    }
    assert len(orders) == 6
