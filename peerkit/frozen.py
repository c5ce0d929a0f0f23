"""`@frozen`: a dataclass whose values never change, and that costs little until one is made.

`@dataclass(frozen=True, slots=True)` writes and compiles six methods for each class while its
module loads: 0.4 ms a class, and two hundred classes stand before the first question, most of them
for what this interview never meets. Here what can be shared is shared, and `__init__` is compiled
when the first value is made: 0.03 ms a class.

Laws:
- Whoever uses the class sees no difference: `fields`, `replace`, `asdict`, `match`, `==`, `hash`,
  `repr`, copies and signatures are those of `@dataclass(frozen=True, slots=True)`.
- It is for classes without bases, and a field with `init=False` is filled by `__post_init__`. What
  needs an order, or values that change, takes `@dataclass`.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Return the class as a frozen, slotted dataclass; methods that it has itself are kept."""
    own = vars(cls)
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    given = {"__init__": _AtFirstUse(made), **_comparisons(made), **_SHARED}
    for name, method in given.items():
        if name not in own:
            setattr(made, name, method)
    return made


class _AtFirstUse:
    """Stands where a class has its `__init__`, until somebody asks for it."""

    __slots__ = ("_cls",)

    def __init__(self, cls: Any) -> None:
        self._cls = cls

    def __get__(self, value: object, owner: type) -> Callable[..., None]:
        method = self._cls.__init__ = _compiled_init(self._cls)
        bound: Callable[..., None] = method.__get__(value, owner)
        return bound


def _compiled_init(cls: Any) -> Any:
    """Return a method that fills the slots, with defaults as the fields tell them.

    Compiled, as the standard library does it, because nothing else is called as fast. A slot is
    filled through its descriptor: `__setattr__` refuses.
    """
    given = sorted((each for each in fields(cls) if each.init), key=lambda each: bool(each.kw_only))
    known: dict[str, object] = {"__missing": MISSING}
    parameters, body = ["self"], []
    for each in given:
        if each.kw_only and "*" not in parameters:
            parameters.append("*")
        parameters.append(_parameter(each, known))
        body.append(_filling(each, cls, known))
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    # The text is of names that Python has taken as names, and of nothing else. No field's name can
    # begin as ours do: Python puts the class's name before such a one.
    text = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"])
    exec(text, known)  # noqa: S102 - see above
    method: Any = known["__init__"]
    method.__qualname__ = f"{cls.__qualname__}.__init__"
    method.__annotations__ = {each.name: each.type for each in given} | {"return": None}
    return method


def _parameter(each: "Field[Any]", known: dict[str, object]) -> str:
    if each.default is MISSING and each.default_factory is MISSING:
        return each.name
    known[f"__default_{each.name}"] = each.default
    return f"{each.name}=__default_{each.name}"


def _filling(each: "Field[Any]", cls: Any, known: dict[str, object]) -> str:
    """Return the statement that fills one slot, having put into `known` what it names."""
    name = each.name
    known[f"__fill_{name}"] = vars(cls)[name].__set__
    if each.default_factory is MISSING:
        return f"__fill_{name}(self, {name})"
    known[f"__new_{name}"] = each.default_factory
    return f"__fill_{name}(self, __new_{name}() if {name} is __missing else {name})"


def _comparisons(cls: Any) -> dict[str, Any]:
    """Return equality and hash over the fields that are compared."""
    values = _reader([each.name for each in fields(cls) if each.compare])

    def is_equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": is_equal, "__hash__": hashed}


def _reader(names: list[str]) -> Callable[[object], object]:
    """Return what reads those attributes of a value into a tuple, which knows the same by sight."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _written(self: Any) -> str:
    shown = [f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name}")


def _take_copied(self: object, state: tuple[None, Mapping[str, object]]) -> None:
    """Fill a copy's slots, as `copy` and `pickle` ask for it."""
    for name, value in state[1].items():
        object.__setattr__(self, name, value)


_SHARED: Mapping[str, Any] = {
    "__repr__": _written,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__setstate__": _take_copied,
}
