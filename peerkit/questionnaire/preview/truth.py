"""Whether a condition holds where only some answers are known: yes, no, or nobody can tell.

Laws:
- What is told is so for every interview with the known answers; a part that leans on anything else
  is not told.
- Evaluating is the engine's own work: nothing of the language is written here a second time.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from peerkit.expression import (
    Compiled,
    Environment,
    Expression,
    Node,
    Reference,
    compile_expression,
    parse_expression,
    unparse,
)
from peerkit.expression.syntax import (
    Call,
    Chain,
    Filtered,
    LastSaved,
    Path,
    Syntax,
    is_self,
    walk,
)

Values = Mapping[str, str]
"""The known answers by name, as text; blank is known too."""

_CLOSED = frozenset(
    {
        *("selected", "count-selected", "selected-at", "not", "true", "false", "if", "coalesce"),
        *("concat", "string-length", "contains", "starts-with", "ends-with", "number", "string"),
        *("boolean", "int", "round", "abs", "regex", "substr", "substring", "normalize-space"),
        *("upper-case", "lower-case", "translate", "boolean-from-string"),
    }
)
"""Functions whose value hangs on their arguments alone."""

_ENVIRONMENT = Environment(now=datetime(2000, 1, 1, tzinfo=UTC))
"""No function of `_CLOSED` looks at it."""

_MOST_KEPT = 50_000


class Truths:
    """Conditions held against known answers; what came out once is kept."""

    def __init__(self) -> None:
        self._names: dict[int, frozenset[str] | None] = {}
        self._compiled: dict[int, Compiled] = {}
        self._written: dict[int, str] = {}
        self._kept: dict[tuple[int, tuple[str, ...]], bool] = {}
        self._trees: dict[int, Syntax] = {}
        """Every tree that is known by its number, so that no other gets the number."""

    def holds(
        self, tree: Syntax, values: Values, assumed: frozenset[str] = frozenset()
    ) -> bool | None:
        """Return whether the condition holds; None where that cannot be told.

        `assumed` are conditions, as `unparse` writes them, that are known to hold.
        """
        if assumed and self.written(tree) in assumed:
            return True
        match tree:
            case Chain(operands, ("and", *_)):
                return _all(self.holds(each, values, assumed) for each in operands)
            case Chain(operands, ("or", *_)):
                return _negated(
                    _all(_negated(self.holds(each, values, assumed)) for each in operands)
                )
            case Call("not", (inner,)):
                return _negated(self.holds(inner, values, assumed))
            case _:
                return self._leaf(tree, values)

    def written(self, tree: Syntax) -> str:
        """Return the condition as `unparse` writes it."""
        if id(tree) not in self._written:
            self._trees[id(tree)] = tree
            self._written[id(tree)] = unparse(tree)
        return self._written[id(tree)]

    def _leaf(self, tree: Syntax, values: Values) -> bool | None:
        names = self._known_by(tree)
        if names is None or not names <= values.keys():
            return None
        ordered = tuple(values[name] for name in sorted(names))
        key = (id(tree), ordered)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            root = document({name: values[name] for name in names})
            self._kept[key] = self._ready(tree).boolean(root, _ENVIRONMENT)
        return self._kept[key]

    def _known_by(self, tree: Syntax) -> frozenset[str] | None:
        """Return the names that decide a part of a condition; None where more than they does."""
        if id(tree) not in self._names:
            self._trees[id(tree)] = tree
            self._names[id(tree)] = deciding_names(tree)
        return self._names[id(tree)]

    def _ready(self, tree: Syntax) -> Compiled:
        if id(tree) not in self._compiled:
            self._compiled[id(tree)] = compile_expression(parse_expression(self.written(tree)))
        return self._compiled[id(tree)]


def value_of(calculation: Expression, values: Values) -> str:
    """Return what a calculation comes to that these answers alone decide."""
    return compile_expression(calculation).string(document(values), _ENVIRONMENT)


def accepts(constraint: Expression, name: str, value: str) -> bool:
    """Return whether a constraint on nothing but its own question accepts the value."""
    root = document({name: value})
    return compile_expression(constraint).boolean(root.children[0], _ENVIRONMENT)


def document(values: Values) -> Node:
    """Return a tree of answers in which each name stands once."""
    root = Node("data")
    for name, value in values.items():
        root.add(Node(name, value))
    return root


def deciding_names(tree: Syntax, *, may_use_self: bool = False) -> frozenset[str] | None:
    """Return the names whose answers alone decide the value; None where more than they does."""
    for part in walk(tree):
        match part:
            case Path() if may_use_self and is_self(part) and unparse(part) == ".":
                continue
            case Path() | Filtered() | LastSaved():
                return None
            case Call(function) if function not in _CLOSED:
                return None
            case _:
                continue
    return frozenset(part.name for part in walk(tree) if isinstance(part, Reference))


def _all(truths: Iterator[bool | None]) -> bool | None:
    found: bool | None = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            found = None
    return found


def _negated(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def conjuncts(tree: Syntax) -> Iterator[Syntax]:
    """Yield the parts that all hold where the condition does."""
    yield tree
    if isinstance(tree, Chain) and tree.operators[0] == "and":
        for operand in tree.operands:
            yield from conjuncts(operand)
