"""Answers in a body: nested as people write them, flat as the parts of peerkit use them.

An answer is its value (text, an integer, a list of names) or `{"missing": reason}`; a repeat is a
list of objects, one per instance (FORMAT.md §5.1). It is the form of a file of `--answers`.

Laws:
- `read_answers(write_answers(…)) == …`: nothing is dropped, an empty repeat and an empty
  instance included.
- A name stands in the same repeats everywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from peerkit.frozen import frozen
from peerkit.record.canonical import MAXIMUM_DEPTH
from peerkit.record.fields import Fields
from peerkit.values import Address, Answer, MissingReason

_MISSING = "missing"
_DEEPEST = 2 * MAXIMUM_DEPTH
"""More than any answer can stand in: each repeat takes two of the levels of canonical JSON."""


@frozen
class Answers:
    """A submission's answers, the instances of its repeats, and which name stands in which."""

    answers: Mapping[Address, Answer]
    repeats: Mapping[Address, int]
    parents: Mapping[str, str]

    def path(self, name: str) -> tuple[str, ...]:
        """Return the repeats around a name, outermost first. Groups do not count."""
        return _path(name, self.parents, {address.name for address in self.repeats})


def _path(name: str, parents: Mapping[str, str], repeats: set[str]) -> tuple[str, ...]:
    found: list[str] = []
    for _ in range(len(parents)):  # a circle in what somebody else wrote must end
        if name not in parents:
            break
        name = parents[name]
        if name in repeats:
            found.append(name)
    return tuple(reversed(found))


# --- writing ----------------------------------------------------------------------------------


def write_answers(answers: Answers) -> dict[str, Any]:
    """Return the nested answers; raises ValueError when an instance is missing around one."""
    root: dict[str, Any] = {}
    by_depth = sorted(answers.repeats.items(), key=lambda item: len(item[0].instances))
    for address, count in by_depth:
        _put(root, answers.path(address.name), address, [{} for _ in range(count)])
    for address, answer in answers.answers.items():
        _put(root, answers.path(address.name), address, _write_answer(answer))
    return root


def _put(root: dict[str, Any], path: tuple[str, ...], address: Address, value: Any) -> None:
    place = root
    try:
        for repeat, instance in zip(path, address.instances, strict=True):
            place = place[repeat][instance - 1]
    except (LookupError, ValueError) as error:
        raise ValueError("an answer without the repeat instance around it") from error
    if address.name in place:
        raise ValueError("two things of one name")
    place[address.name] = value


def _write_answer(answer: Answer) -> Any:
    if answer.missing is not None:
        return {_MISSING: answer.missing.value}
    return list(answer.value) if isinstance(answer.value, tuple) else answer.value


# --- reading ----------------------------------------------------------------------------------

_WITHOUT = {reason.value: Answer(missing=reason) for reason in MissingReason}


@dataclass(slots=True)
class _Reading:
    """What has been read so far of one submission's answers."""

    fields: Fields
    parents: Mapping[str, str]
    repeat_names: set[str]
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by parent
    answers: dict[Address, Answer] = field(default_factory=dict)
    repeats: dict[Address, int] = field(default_factory=dict)

    def read(self, values: Mapping[str, Any], path: tuple[str, ...], at: tuple[int, ...]) -> None:
        for name, value in values.items():
            if not name or "[" in name or "]" in name or self._path(name) != path:
                raise self.fields.refuse("answers")
            if name in self.repeat_names:
                for number, instance in enumerate(self._instances(name, value, at), start=1):
                    self.read(instance, (*path, name), (*at, number))
            else:
                self.answers[Address(name, at)] = _read_answer(self.fields, value)

    def _path(self, name: str) -> tuple[str, ...]:
        """Return the repeats around a name; worked out once for all that stand together."""
        parent = self.parents.get(name)
        if parent is None:
            return ()
        if parent not in self.paths:
            self.paths[parent] = _path(name, self.parents, self.repeat_names)
        return self.paths[parent]

    def _instances(self, name: str, value: Any, at: tuple[int, ...]) -> Iterator[dict[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fields.refuse("answers")
        self.repeats[Address(name, at)] = len(value)
        return iter(value)


def read_answers(fields: Fields) -> Answers:
    """Return the answers of an object with `answers`, `parents` and `repeats`.

    Raises BodyError for another shape, and for a name that stands where its parents do not say.
    """
    parents = fields.mapping("parents", str)
    if any(_is_endless(name, parents) for name in parents):
        raise fields.refuse("parents")
    reading = _Reading(fields, parents, set(fields.texts("repeats")))
    reading.read(fields.object("answers").values, (), ())
    return Answers(reading.answers, reading.repeats, parents)


def _is_endless(name: str, parents: Mapping[str, str]) -> bool:
    """Tell whether so much stands around a name that it would take hours to follow it for all."""
    for _ in range(_DEEPEST):
        if name not in parents:
            return False
        name = parents[name]
    return True


def _read_answer(fields: Fields, value: Any) -> Answer:
    if isinstance(value, str):  # most are
        return Answer(value)
    if isinstance(value, dict):
        if value.keys() != {_MISSING} or (answer := _WITHOUT.get(str(value[_MISSING]))) is None:
            raise fields.refuse("answers")
        return answer
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return Answer(tuple(value))
    if type(value) is int:
        return Answer(value)
    raise fields.refuse("answers")
