"""What a condition claims about single answers, and whether two claims can both hold.

Only the plain parts of a condition are understood: `${x} = 'a'`, `. >= 5`, `selected(${x}, 'a')`,
`not(…)` of one of these, joined by `and`. Everything else claims nothing, so a contradiction that
is found is one; many are not found.
"""

from collections.abc import Iterator, Sequence

from peerkit.expression.syntax import Call, Chain, Syntax, Text
from peerkit.frozen import frozen
from peerkit.questionnaire.operands import literal_of, name_of

_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SELECTED, _NOT_SELECTED = "selected", "not selected"
_OPPOSITE |= {_SELECTED: _NOT_SELECTED, _NOT_SELECTED: _SELECTED}

MOST_CLAIMS = 50
"""Each claim is held against each other; a condition with more than these is not judged whole."""


@frozen
class Claim:
    """`subject relation value`; the subject is a name, or `.` for the asking question."""

    subject: str
    relation: str
    value: str | float
    column: int

    def of_single(self) -> "Claim":
        """Return the claim about a question that has one choice: to be selected is to equal."""
        relation = {_SELECTED: "=", _NOT_SELECTED: "!="}.get(self.relation, self.relation)
        return Claim(self.subject, relation, self.value, self.column)


def claims(tree: Syntax) -> Iterator[Claim]:
    """Yield what the condition claims; all of it must hold for the condition to hold."""
    match tree:
        case Chain(operands, operators) if operators[0] == "and":
            for operand in operands:
                yield from claims(operand)
        case Chain((left, right), (relation,)) if relation in _MIRRORED:
            yield from _comparison(left, relation, right)
        case Call("selected", (subject, Text(value))) if value and name_of(subject):
            yield Claim(name_of(subject), _SELECTED, value, tree.column)
        case Call("not", (inner,)):
            found = tuple(claims(inner))
            if len(found) == 1 and not (isinstance(inner, Chain) and inner.operators[0] == "and"):
                yield _denied(found[0])
        case _:
            return


def _comparison(left: Syntax, relation: str, right: Syntax) -> Iterator[Claim]:
    if (name := name_of(left)) and (value := literal_of(right)) is not None:
        yield Claim(name, relation, value, left.column)
    elif (name := name_of(right)) and (value := literal_of(left)) is not None:
        yield Claim(name, _MIRRORED[relation], value, left.column)


def _denied(claim: Claim) -> Claim:
    return Claim(claim.subject, _OPPOSITE[claim.relation], claim.value, claim.column)


def contradiction(found: Sequence[Claim], *, is_whole: bool = False) -> tuple[Claim, Claim] | None:
    """Return two claims about one subject that cannot both hold. `is_whole`: it is an integer."""
    for number, later in enumerate(found):
        for earlier in found[:number]:
            if earlier.subject == later.subject and _clash(earlier, later, is_whole=is_whole):
                return earlier, later
    return None


def _clash(one: Claim, other: Claim, *, is_whole: bool) -> bool:
    return _clash_in_order(one, other, is_whole=is_whole) or _clash_in_order(
        other, one, is_whole=is_whole
    )


def _clash_in_order(one: Claim, other: Claim, *, is_whole: bool) -> bool:
    match one.relation, other.relation:
        case "=", "=":
            return type(one.value) is type(other.value) and one.value != other.value
        case ("=", "!=") | ("selected", "not selected"):
            return one.value == other.value
        case "=", ("<" | "<=" | ">" | ">=" | "selected") if one.value == "":
            return True
        case ((">" | ">="), ("<" | "<=")):
            return _bounds_clash(one, other, is_whole=is_whole)
        case "=", ("<" | "<=" | ">" | ">="):
            return not _holds(one.value, other.relation, other.value)
        case _:
            return False


def _bounds_clash(lower: Claim, upper: Claim, *, is_whole: bool) -> bool:
    if isinstance(lower.value, str) or isinstance(upper.value, str):
        return False
    is_open = lower.relation == ">" or upper.relation == "<"
    if is_whole and lower.relation == ">" and upper.relation == "<":
        return lower.value.is_integer() and upper.value <= lower.value + 1
    return upper.value <= lower.value if is_open else upper.value < lower.value


def _holds(value: str | float, relation: str, bound: str | float) -> bool:
    if isinstance(value, str) or isinstance(bound, str):
        return True
    match relation:
        case "<":
            return value < bound
        case "<=":
            return value <= bound
        case ">":
            return value > bound
        case _:
            return value >= bound
