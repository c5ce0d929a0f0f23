"""What `@frozen` makes is what `@dataclass(frozen=True, slots=True)` makes, at less cost."""

import copy
import inspect
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from itertools import product
from typing import Any

import pytest

from peerkit.frozen import frozen


@frozen
class Cheap:
    """A value with every kind of field."""

    name: str
    number: int = 3
    items: list[int] = field(default_factory=list)
    secret: str = field(default="hidden", repr=False)
    remark: str = field(default="", compare=False)
    is_named: bool = field(default=False, kw_only=True)
    length: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))


@dataclass(frozen=True, slots=True)
class Standard:
    """The same, as the standard library makes it."""

    name: str
    number: int = 3
    items: list[int] = field(default_factory=list)
    secret: str = field(default="hidden", repr=False)
    remark: str = field(default="", compare=False)
    is_named: bool = field(default=False, kw_only=True)
    length: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))


@frozen
class Awkward:
    """Fields with names that the compiled text might have used."""

    missing: str
    new_items: str
    items: list[int] = field(default_factory=list)


@frozen
class Empty:
    """A value of nothing."""


@frozen
class Hashable:
    """A value that can stand in a set, and writes itself."""

    number: float
    remark: str = field(default="", compare=False)

    def __repr__(self) -> str:
        return f"<{self.number}>"


GIVEN: list[dict[str, Any]] = [
    {"name": "a"},
    {"name": "a", "number": 4},
    {"name": "a", "items": [1]},
    {"name": "a", "secret": "other"},
    {"name": "a", "remark": "differs"},
    {"name": "a", "is_named": True},
]


@pytest.mark.parametrize("given", GIVEN)
def test_it_holds_and_shows_what_the_standard_one_does(given: dict[str, Any]) -> None:
    cheap, standard = Cheap(**given), Standard(**given)
    assert asdict(standard) == asdict(cheap)
    assert repr(standard).replace("Standard", "Cheap") == repr(cheap)
    assert asdict(replace(standard, number=9)) == asdict(replace(cheap, number=9))


@pytest.mark.parametrize(("one", "other"), list(product(GIVEN, GIVEN)))
def test_two_are_equal_where_the_standard_ones_are(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert (Standard(**one) == Standard(**other)) == (Cheap(**one) == Cheap(**other))


def test_a_value_equals_nothing_of_another_class() -> None:
    value: object = Cheap("a")
    assert value != Standard("a")
    assert Empty() == Empty()


def test_equal_values_have_one_hash_and_the_same_thing_equals_itself() -> None:
    not_a_number = float("nan")
    assert {Hashable(1, "one"), Hashable(1, "other")} == {Hashable(1)}
    assert Hashable(not_a_number) == Hashable(not_a_number)
    assert {Empty()} == {Empty()}
    with pytest.raises(TypeError):
        hash(Cheap("a"))


def test_a_method_that_the_class_has_itself_is_kept() -> None:
    assert "<1>" == repr(Hashable(1))


def test_nothing_changes_a_value() -> None:
    value: Any = Cheap("a")
    before = asdict(value)
    with pytest.raises(FrozenInstanceError):
        value.number = 4
    with pytest.raises(FrozenInstanceError):
        value.unknown = 4
    with pytest.raises(FrozenInstanceError):
        del value.number
    assert before == asdict(value)
    assert not hasattr(value, "__dict__")


def test_a_copy_is_equal() -> None:
    value = Cheap("a", items=[1])
    assert value == copy.copy(value)
    assert value == copy.deepcopy(value)
    assert value == pickle.loads(pickle.dumps(value))


def test_a_default_is_made_anew_for_each() -> None:
    assert Cheap("a").items is not Cheap("a").items


def test_no_name_of_a_field_stands_in_the_way() -> None:
    assert Awkward("a", "b", []) == Awkward("a", "b")


def test_too_little_and_too_much_are_refused() -> None:
    make: Any = Cheap
    for positional, named in (((), {}), (("a", 1, [], "", "", True), {}), (("a",), {"of": 1})):
        with pytest.raises(TypeError, match=r"Cheap\.__init__\(\)"):
            make(*positional, **named)


def test_its_parts_and_its_signature_can_be_asked_for_before_any_is_made() -> None:
    @frozen
    class Fresh:
        """A class of which there is no value yet."""

        name: str
        number: int = 3

    assert ["name", "number"] == [each.name for each in fields(Fresh)]
    assert "(name: str, number: int = 3) -> None" == str(inspect.signature(Fresh))
    match Fresh("a"):
        case Fresh(name, number):
            assert ("a", 3) == (name, number)


def test_nothing_is_compiled_until_a_value_is_made() -> None:
    program = """
import builtins
from peerkit.frozen import frozen
compiled = []
builtins.exec = lambda text, *rest, run=exec: (compiled.append(text), run(text, *rest))
@frozen
class Value:
    "A value."
    name: str
before = sum("def __init__(" in text for text in compiled)
Value("a"), Value("b")
print(before, sum("def __init__(" in text for text in compiled))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "0 1" == done.stdout.strip()
