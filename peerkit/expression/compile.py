"""An expression becomes nested functions, once, and then runs as often as asked.

Laws:
- Running never raises, whatever the answers are, and ends: there are no loops in the language,
  patterns have a time limit, and so have predicates inside predicates (`VISITS_LIMIT`).
- What `check_expression` calls a fault still runs: its value is blank.
"""

import math
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import assert_never

from peerkit.expression.compare import comparison
from peerkit.expression.conversion import difference, number_of, text_of, truth_of
from peerkit.expression.environment import Environment
from peerkit.expression.functions import FUNCTIONS
from peerkit.expression.node import Node, in_document_order
from peerkit.expression.paths import (
    Reach,
    compile_step,
    document_of,
    keep,
    lone_step,
    named,
)
from peerkit.expression.scope import Scope, Term, Value
from peerkit.expression.syntax import (
    Call,
    Chain,
    Expression,
    Filtered,
    LastSaved,
    Negation,
    Number,
    Path,
    Reference,
    Syntax,
    Text,
)
from peerkit.frozen import frozen


@frozen
class Compiled:
    """An expression that can be run at a node.

    `asking` is the question that `${name}` and `current()` start from; it is `node` itself unless
    said otherwise (a choice filter runs at a choice, and its question asks).
    """

    expression: Expression
    _term: Term

    def value(self, node: Node, environment: Environment, *, asking: Node | None = None) -> Value:
        """Return the value as it is: a truth, a number, a text, a moment or nodes."""
        return self._term(Scope(node, node if asking is None else asking, environment))

    def boolean(self, node: Node, environment: Environment, *, asking: Node | None = None) -> bool:
        """Return whether the expression holds."""
        return truth_of(self.value(node, environment, asking=asking))

    def string(self, node: Node, environment: Environment, *, asking: Node | None = None) -> str:
        """Return the value as it is stored for an answer: NaN is blank."""
        value = self.value(node, environment, asking=asking)
        is_nan = isinstance(value, float) and math.isnan(value)
        return "" if is_nan else text_of(value, environment)

    def number(self, node: Node, environment: Environment, *, asking: Node | None = None) -> float:
        """Return the value as a number, NaN if it is none."""
        return number_of(self.value(node, environment, asking=asking), environment)

    def nodes(
        self, node: Node, environment: Environment, *, asking: Node | None = None
    ) -> list[Node]:
        """Return the nodes that the value is, in its order; none if it is a plain value."""
        value = self.value(node, environment, asking=asking)
        return value if isinstance(value, list) else []


@lru_cache(maxsize=4096)
def compile_expression(expression: Expression) -> Compiled:
    """Return the expression ready to run; the same text is compiled once."""
    return Compiled(expression, _Compiler(expression.text).term(expression.tree))


class _Compiler:
    """Turns syntax into terms; it knows the whole text, for calls that must know their place."""

    def __init__(self, text: str) -> None:
        self._text = text

    def term(self, syntax: Syntax) -> Term:
        match syntax:
            case Text() | Number() | Reference() | LastSaved():
                return _leaf(syntax)
            case Negation(operand):
                return _negation(self.term(operand))
            case Chain():
                return self._chain(syntax)
            case Call():
                return self._call(syntax)
            case Path():
                return self._path(syntax)
            case Filtered(base, predicates):
                return _filtered(self.term(base), self._terms(predicates))
            case _:
                assert_never(syntax)

    def _terms(self, syntaxes: Sequence[Syntax]) -> tuple[Term, ...]:
        return tuple([self.term(syntax) for syntax in syntaxes])

    def _chain(self, chain: Chain) -> Term:
        operator = chain.operators[0]
        if operator in ("=", "!=", "<", "<=", ">", ">="):
            return _comparisons([self._compared(o) for o in chain.operands], chain.operators)
        terms = self._terms(chain.operands)
        match operator:
            case "and":
                return _all_of(terms)
            case "or":
                return _one_of(terms)
            case "|":
                return _union(terms)
            case _:
                return _arithmetic(terms, chain.operators)

    def _compared(self, operand: Syntax) -> Term:
        """Return the operand's term; a reference that reaches no visible answer is blank.

        So `${hidden} = ''` holds, as it does for a question that was passed over.
        """
        term = self.term(operand)
        return _or_blank(term) if isinstance(operand, Reference) else term

    def _call(self, call: Call) -> Term:
        function = FUNCTIONS.get(call.function)
        if function is None or not function.takes(len(call.arguments)):
            return _constant("")
        arguments = self._terms(call.arguments)
        if function.is_drawn:
            arguments = (_constant(f"{call.column} {self._text}"), *arguments)
        return partial(function.evaluate, arguments)

    def _path(self, path: Path) -> Term:
        if path.start is None and not path.is_absolute and (reach := lone_step(path.steps)):
            return _from_here(reach)
        start = None if path.start is None else self.term(path.start)
        steps = [compile_step(step, self._terms(step.predicates)) for step in path.steps]

        def follow(scope: Scope) -> Value:
            if start is not None:
                value = start(scope)
                nodes = value if isinstance(value, list) else []
            else:
                nodes = document_of(scope.asking) if path.is_absolute else [scope.node]
            for step in steps:
                nodes = step(nodes, scope)
            return nodes

        return follow


def _leaf(syntax: Text | Number | Reference | LastSaved) -> Term:
    match syntax:
        case Text(value) | Number(value):
            return _constant(value)
        case Reference(name):
            return named(name)
        case LastSaved():
            return _constant("")


def _constant(value: str | float) -> Term:
    return lambda _: value


def _from_here(reach: Reach) -> Term:
    return lambda scope: reach(scope.node)


def _negation(operand: Term) -> Term:
    return lambda scope: -number_of(operand(scope), scope.environment)


def _or_blank(term: Term) -> Term:
    return lambda scope: term(scope) or ""


def _all_of(terms: tuple[Term, ...]) -> Term:
    def evaluate(scope: Scope) -> Value:
        for term in terms:  # noqa: SIM110 - a generator takes longer than most terms
            if not truth_of(term(scope)):
                return False
        return True

    return evaluate


def _one_of(terms: tuple[Term, ...]) -> Term:
    def evaluate(scope: Scope) -> Value:
        for term in terms:  # noqa: SIM110 - as above
            if truth_of(term(scope)):
                return True
        return False

    return evaluate


def _union(terms: tuple[Term, ...]) -> Term:
    def evaluate(scope: Scope) -> Value:
        found: list[Node] = []
        for term in terms:
            value = term(scope)
            if isinstance(value, list):
                found += value
        return in_document_order(found)

    return evaluate


def _filtered(base: Term, predicates: tuple[Term, ...]) -> Term:
    def evaluate(scope: Scope) -> Value:
        value = base(scope)
        nodes = value if isinstance(value, list) else []
        for predicate in predicates:
            nodes = keep(nodes, predicate, scope)
        return nodes

    return evaluate


def _comparisons(terms: Sequence[Term], operators: tuple[str, ...]) -> Term:
    """Return the term for `a = b`, and for the rare `a = b = c`, from the left."""
    first, compare, second = terms[0], comparison(operators[0]), terms[1]

    def pair(scope: Scope) -> Value:
        return compare(first(scope), second(scope), scope.environment)

    if len(operators) == 1:
        return pair
    rest = [(comparison(o), term) for o, term in zip(operators[1:], terms[2:], strict=True)]

    def evaluate(scope: Scope) -> Value:
        value = pair(scope)
        for compare_next, term in rest:
            value = compare_next(value, term(scope), scope.environment)
        return value

    return evaluate


def _arithmetic(terms: tuple[Term, ...], operators: tuple[str, ...]) -> Term:
    first, rest = terms[0], tuple(zip(operators, terms[1:], strict=True))

    def evaluate(scope: Scope) -> Value:
        environment = scope.environment
        value = first(scope)
        for operator, term in rest:
            right = term(scope)
            if operator == "-":
                value = difference(value, right, environment)
            else:
                calculate = _ARITHMETIC[operator]
                value = calculate(number_of(value, environment), number_of(right, environment))
        return value

    return evaluate


def _sum(left: float, right: float) -> float:
    return left + right


def _product(left: float, right: float) -> float:
    return left * right


def _quotient(left: float, right: float) -> float:
    if right:
        return left / right
    if math.isnan(left) or left == 0:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _remainder(left: float, right: float) -> float:
    """Return what is left after division; it has the sign of the dividend."""
    if right == 0 or math.isnan(right) or not math.isfinite(left):
        return math.nan
    return math.fmod(left, right)


_ARITHMETIC = {"+": _sum, "*": _product, "div": _quotient, "mod": _remainder}
