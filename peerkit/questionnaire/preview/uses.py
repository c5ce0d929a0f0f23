"""How conditions look at an answer: what they compare it with, or that they look in another way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from peerkit.expression.syntax import Call, Chain, Syntax, Text, parts
from peerkit.questionnaire.operands import literal_of, name_of

_COMPARING = frozenset({"=", "!=", "<", "<=", ">", ">="})


@dataclass(slots=True)
class Use:
    """What an answer is compared with. `is_plain`: nothing else is asked of it."""

    texts: set[str] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)
    is_plain: bool = True

    def joined(self, other: "Use") -> "Use":
        """Return both."""
        is_plain = self.is_plain and other.is_plain
        return Use(self.texts | other.texts, self.numbers | other.numbers, is_plain)


def uses_in(trees: Iterable[Syntax]) -> Mapping[str, Use]:
    """Return how each answer is looked at; the own answer of a constraint is `.`."""
    found: dict[str, Use] = defaultdict(Use)
    for tree in trees:
        for name, literal in _looks(tree):
            use = found[name]
            match literal:
                case str():
                    use.texts.add(literal)
                case float():
                    use.numbers.add(literal)
                case None:
                    use.is_plain = False
    return found


def _looks(syntax: Syntax) -> Iterator[tuple[str, str | float | None]]:
    """Yield each look at an answer, and the literal that it is compared with, where it is."""
    waiting = [syntax]
    while waiting:
        part = waiting.pop()
        match part:
            case Chain((left, right), (operator,)) if operator in _COMPARING and (
                look := _compared(left, right, operator)
            ):
                yield look
            case Call("selected", (subject, Text(value))) if name_of(subject):
                yield name_of(subject), value if value and " " not in value else None
            case _ if name := name_of(part):
                yield name, None
            case _:
                waiting.extend(parts(part))


def _compared(left: Syntax, right: Syntax, operator: str) -> tuple[str, str | float] | None:
    name, literal = name_of(left), literal_of(right)
    if not name:
        name, literal = name_of(right), literal_of(left)
    if not name or literal is None:
        return None
    is_ordered_text = isinstance(literal, str) and operator not in ("=", "!=")
    return None if is_ordered_text else (name, literal)
