"""Typed reading of JSON objects: what somebody else wrote, turned into values or refused.

Laws:
- A reader returns a value of the type it promises or raises BodyError naming the field.
- Unknown fields are ignored here; the bytes that hold them are kept by the record.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from peerkit.errors import BodyError
from peerkit.frozen import frozen
from peerkit.values import read_instant

_Word = TypeVar("_Word", bound=StrEnum)
_Value = TypeVar("_Value")


@frozen
class Fields:
    """The fields of one JSON object; `part` says where it stands, for the error."""

    part: str
    values: Mapping[str, Any]

    def refuse(self, name: str) -> BodyError:
        """Return the error that names that field."""
        return BodyError(part=f"{self.part}.{name}")

    def _typed(self, name: str, wanted: type[_Value]) -> _Value:
        value = self.values.get(name)
        # `type is`: JSON's true is not an integer here, though Python's is.
        if type(value) is not wanted:
            raise self.refuse(name)
        return value

    def text(self, name: str) -> str:
        """Return a field that is text."""
        return self._typed(name, str)

    def text_or_none(self, name: str) -> str | None:
        """Return a field that is text, or null, or absent."""
        return None if self.values.get(name) is None else self.text(name)

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        """Return a field that is text of that pattern."""
        text = self.text(name)
        if not pattern.fullmatch(text):
            raise self.refuse(name)
        return text

    def matching_or_none(self, name: str, pattern: re.Pattern[str]) -> str | None:
        """Return a field that is text of that pattern, or null, or absent."""
        return None if self.values.get(name) is None else self.matching(name, pattern)

    def instant(self, name: str) -> str:
        """Return a field that is a UTC time as `values.write_instant` writes it."""
        text = self.text(name)
        try:
            read_instant(text)
        except ValueError as error:
            raise self.refuse(name) from error
        return text

    def integer(self, name: str, least: int = 0) -> int:
        """Return a field that is an integer of at least `least`."""
        number = self._typed(name, int)
        if number < least:
            raise self.refuse(name)
        return number

    def boolean(self, name: str) -> bool:
        """Return a field that is true or false."""
        return self._typed(name, bool)

    def boolean_or_none(self, name: str) -> bool | None:
        """Return a field that is true, false or null, or absent."""
        return None if self.values.get(name) is None else self.boolean(name)

    def word(self, name: str, vocabulary: type[_Word]) -> _Word:
        """Return a field that is one of the words of a closed vocabulary."""
        try:
            return vocabulary(self.text(name))
        except ValueError as error:
            raise self.refuse(name) from error

    def object(self, name: str) -> "Fields":
        """Return a field that is an object."""
        return Fields(f"{self.part}.{name}", self._typed(name, dict))

    def objects(self, name: str) -> tuple["Fields", ...]:
        """Return a field that is a list of objects."""
        where = f"{self.part}.{name}"
        return tuple(read_fields(item, where) for item in self._typed(name, list))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list of texts."""
        items = self._typed(name, list)
        if not all(isinstance(item, str) for item in items):
            raise self.refuse(name)
        return tuple(items)

    def mapping(self, name: str, wanted: type[_Value]) -> dict[str, _Value]:
        """Return a field that is an object whose values are all of one plain type."""
        items = self._typed(name, dict)
        if not all(type(item) is wanted for item in items.values()):
            raise self.refuse(name)
        return dict(items)


def read_fields(value: object, part: str) -> Fields:
    """Return the fields of a JSON object; raises BodyError for anything else."""
    if not isinstance(value, dict):
        raise BodyError(part=part)
    return Fields(part, value)
