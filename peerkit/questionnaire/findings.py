"""The list on which a reader puts what it finds wrong, so that one reading reports everything."""

from collections.abc import Iterable

from peerkit.questionnaire.fault import Fault
from peerkit.questionnaire.model import Position


class Findings:
    """Faults and advice found so far."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: list[Fault] = []

    def fault(self, code: str, position: Position, **values: str | int) -> None:
        """Add a fault, which stops the questionnaire."""
        self._found.append(Fault(code, position, values))

    def advise(self, code: str, position: Position, **values: str | int) -> None:
        """Add advice, which does not stop it."""
        self._found.append(Fault(code, position, values, is_advice=True))

    def undeclared_language(
        self, language: str, position: Position, declared: Iterable[str]
    ) -> None:
        """Add the fault of a language that is not declared; nothing if none is declared at all.

        That is a fault of its own, and repeating it at each wording would bury it.
        """
        if languages := ", ".join(declared):
            self.fault("undeclared_language", position, language=language, languages=languages)

    def add(self, faults: Iterable[Fault]) -> None:
        """Add what another check found."""
        self._found.extend(faults)

    def in_order(self) -> tuple[Fault, ...]:
        """Return everything found, by its file and its place there, each thing once."""
        once = {
            (fault.position, fault.code, *sorted(fault.values.items())): fault
            for fault in self._found
        }
        return tuple(sorted(once.values(), key=_place))


def _place(fault: Fault) -> tuple[str, int, int, bool, str]:
    place = fault.position
    return place.file, place.line, place.column, fault.is_advice, fault.code
