"""Text becomes an Expression, or ExpressionSyntaxError says at which column it does not.

XPath 1.0's grammar as ODK uses it. An expression is read as a flat row of operands and operators
that is folded by precedence afterwards, so that the parser's own recursion follows only brackets.

Laws:
- Any text either parses or raises ExpressionSyntaxError; nothing else ever happens.
- Brackets are nested at most `DEPTH_LIMIT` deep, and so are the trees.
"""

import re
from collections.abc import Sequence
from typing import NoReturn

from peerkit.expression.syntax import (
    ANY_NAME,
    ANY_NODE,
    DEPTH_LIMIT,
    PREDICATE_WEIGHT,
    TEXT_NODE,
    Axis,
    Call,
    Chain,
    Expression,
    Filtered,
    FunctionCall,
    LastSaved,
    Negation,
    Number,
    Path,
    Reference,
    Step,
    Syntax,
    Text,
    has_self,
    parts,
    predicates_of,
    walk,
)
from peerkit.expression.tokens import Token, TokenKind, refuse, tokenize

PRECEDENCE: tuple[frozenset[str], ...] = (
    frozenset({"*", "div", "mod"}),
    frozenset({"+", "-"}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"=", "!="}),
    frozenset({"and"}),
    frozenset({"or"}),
)
"""The operators, the tightest first; `|` binds tighter than all and tighter than `-x`."""

_NODE_TESTS = frozenset({ANY_NODE, TEXT_NODE})
_AXES = frozenset(Axis)
_QUOTED_REFERENCE = re.compile(r"\s*\$\{\s*([^\s{}$#]+)\s*\}\s*")


def parse_expression(text: str) -> Expression:
    """Return the expression that `text` says; raises ExpressionSyntaxError if it says none."""
    tokens = tokenize(text)
    if tokens[0].kind is TokenKind.END:
        refuse("empty", 1)
    tree = _Parser(tokens).whole()
    calls = tuple(node for node in walk(tree) if isinstance(node, Call))
    return Expression(
        text=text,
        tree=tree,
        references=_references(tree),
        functions=tuple(FunctionCall(c.function, c.column, len(c.arguments)) for c in calls),
        uses_self=has_self(tree),
    )


def _references(tree: Syntax) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for node in walk(tree):
        match node:
            case Reference():
                found.append(node)
            case Call("jr:choice-name", (_, Text(quoted, column))):
                # XLSForm writes the question's name inside a text there: '${tenure}'.
                if match := _QUOTED_REFERENCE.fullmatch(quoted):
                    found.append(Reference(match[1], column))
            case _:
                pass
    return tuple(sorted(found, key=lambda reference: reference.column))


class _Parser:
    """A recursive-descent parser over one expression's tokens.

    `_depths` remembers how deep each tree is that stands inside another, by identity.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._nesting = -1
        self._depths: dict[int, tuple[int, Syntax]] = {}

    def whole(self) -> Syntax:
        tree = self._expression()
        if self._token.kind is not TokenKind.END:
            problem = "unopened" if self._token.is_sign(")", "]") else "expected_operator"
            self._refuse(problem)
        return tree

    # --- the tokens -----------------------------------------------------------------------

    @property
    def _token(self) -> Token:
        return self._tokens[self._place]

    @property
    def _following(self) -> Token:
        return self._tokens[min(self._place + 1, len(self._tokens) - 1)]

    def _take(self) -> Token:
        token = self._token
        self._place += 1
        return token

    def _accept(self, sign: str) -> bool:
        if self._token.is_sign(sign):
            self._place += 1
            return True
        return False

    def _close(self, sign: str, opening: Token) -> None:
        if not self._accept(sign):
            if self._token.kind is TokenKind.END or self._token.is_sign(")", "]"):
                refuse("unclosed", opening.column, opening.text)
            self._refuse("expected_operator")

    def _refuse(self, problem: str) -> NoReturn:
        refuse(problem, self._token.column, self._token.text)

    # --- the depth ------------------------------------------------------------------------

    def _built(self, tree: Syntax) -> Syntax:
        """Return `tree`, once it is known to be shallow enough."""
        weight = PREDICATE_WEIGHT if predicates_of(tree) else 1
        depth = weight + max((self._depth(part) for part in parts(tree)), default=0)
        if depth > DEPTH_LIMIT:
            refuse("too_deep", tree.column)
        self._depths[id(tree)] = (depth, tree)
        return tree

    def _depth(self, tree: Syntax) -> int:
        return self._depths[id(tree)][0] if id(tree) in self._depths else 0

    # --- the grammar ----------------------------------------------------------------------

    def _expression(self, weight: int = 1) -> Syntax:
        self._nesting += weight
        if self._nesting > DEPTH_LIMIT:
            self._refuse("too_deep")
        operands: list[Syntax] = []
        operators: list[str] = []
        while True:
            minuses = self._minuses()
            values = [self._value()]
            while self._is_operator("|"):
                self._place += 1
                values.append(self._value())
            operands.append(self._negated(values, minuses))
            if self._token.kind is not TokenKind.OPERATOR:
                break
            operators.append(self._take().text)
        self._nesting -= weight
        return self._folded(operands, operators)

    def _is_operator(self, text: str) -> bool:
        return self._token.kind is TokenKind.OPERATOR and self._token.text == text

    def _minuses(self) -> list[int]:
        columns: list[int] = []
        while self._is_operator("-"):
            columns.append(self._take().column)
        return columns

    def _negated(self, values: list[Syntax], minuses: list[int]) -> Syntax:
        operand = self._chain(values, ["|"] * (len(values) - 1))
        for column in reversed(minuses):
            operand = self._built(Negation(operand, column))
        return operand

    def _folded(self, operands: list[Syntax], operators: list[str]) -> Syntax:
        for level in PRECEDENCE:
            if not level.isdisjoint(operators):
                operands, operators = self._fold(level, operands, operators)
        return operands[0]

    def _fold(
        self, level: frozenset[str], operands: list[Syntax], operators: list[str]
    ) -> tuple[list[Syntax], list[str]]:
        """Return the row with every run of this level's operators made one Chain."""
        folded: list[Syntax] = []
        left_over: list[str] = []
        run, run_operators = [operands[0]], list[str]()
        for operator, operand in zip(operators, operands[1:], strict=True):
            if operator in level:
                run.append(operand)
                run_operators.append(operator)
            else:
                folded.append(self._chain(run, run_operators))
                left_over.append(operator)
                run, run_operators = [operand], []
        folded.append(self._chain(run, run_operators))
        return folded, left_over

    def _chain(self, operands: list[Syntax], operators: list[str]) -> Syntax:
        if not operators:
            return operands[0]
        return self._built(Chain(tuple(operands), tuple(operators), operands[0].column))

    def _value(self) -> Syntax:
        """Read one value with its predicates and the steps that go on from it."""
        token = self._token
        if token.is_sign("/", "//") or self._begins_step():
            return self._path(None)
        base = self._primary()
        if self._token.is_sign("["):
            base = self._built(Filtered(base, self._predicates(), token.column))
        if self._token.is_sign("/", "//"):
            return self._path(base)
        return base

    def _begins_step(self) -> bool:
        token = self._token
        if token.kind is TokenKind.NAME:
            is_call = self._following.is_sign("(") and f"{token.text}()" not in _NODE_TESTS
            return not is_call
        return token.is_sign(".", "..", "*", "@")

    def _primary(self) -> Syntax:
        token = self._take()
        if token.kind is TokenKind.NAME:
            return self._call(token)
        if token.is_sign("("):
            inner = self._expression()
            self._close(")", token)
            return inner
        return _leaf(token)

    def _call(self, name: Token) -> Syntax:
        opening = self._take()
        arguments: list[Syntax] = []
        if not self._token.is_sign(")"):
            arguments.append(self._expression())
            while self._accept(","):
                arguments.append(self._expression())
        self._close(")", opening)
        return self._built(Call(name.text, tuple(arguments), name.column))

    def _predicates(self) -> tuple[Syntax, ...]:
        predicates: list[Syntax] = []
        while self._token.is_sign("["):
            opening = self._take()
            predicates.append(self._expression(PREDICATE_WEIGHT))
            self._close("]", opening)
        return tuple(predicates)

    def _path(self, start: Syntax | None) -> Syntax:
        column = self._token.column if start is None else start.column
        is_absolute = start is None and self._token.is_sign("/", "//")
        steps: list[Step] = []
        if start is None and not is_absolute:
            steps.append(self._step())
        elif is_absolute and self._token.is_sign("/"):
            self._place += 1
            if self._begins_step():
                steps.append(self._step())
        while self._token.is_sign("/", "//"):
            separator = self._take()
            if separator.text == "//":
                steps.append(Step(Axis.DESCENDANT_OR_SELF, ANY_NODE, (), separator.column))
            steps.append(self._step())
        return self._built(Path(start, is_absolute, tuple(steps), column))

    def _step(self) -> Step:
        token = self._token
        if token.is_sign(".", ".."):
            self._place += 1
            axis = Axis.SELF if token.text == "." else Axis.PARENT
            return Step(axis, ANY_NODE, self._predicates(), token.column)
        return Step(self._axis(), self._test(), self._predicates(), token.column)

    def _axis(self) -> Axis:
        if self._accept("@"):
            return Axis.ATTRIBUTE
        if self._token.kind is TokenKind.NAME and self._following.is_sign("::"):
            if self._token.text not in _AXES:
                self._refuse("unknown_axis")
            axis = Axis(self._take().text)
            self._place += 1
            return axis
        return Axis.CHILD

    def _test(self) -> str:
        token = self._take()
        if token.is_sign(ANY_NAME):
            return ANY_NAME
        if token.kind is TokenKind.END:
            refuse("ends_early", token.column)
        if token.kind is not TokenKind.NAME:
            refuse("expected_step", token.column, token.text)
        if not self._token.is_sign("("):
            return token.text
        test = f"{token.text}()"
        if test not in _NODE_TESTS:
            refuse("expected_step", token.column, test)
        opening = self._take()
        self._close(")", opening)
        return test


def _leaf(token: Token) -> Syntax:
    """Return a value that is one token; raises ExpressionSyntaxError if the token is none."""
    match token.kind:
        case TokenKind.TEXT:
            return Text(token.text, token.column)
        case TokenKind.NUMBER:
            return Number(float(token.text), token.column)
        case TokenKind.REFERENCE:
            return Reference(token.text, token.column)
        case TokenKind.LAST_SAVED:
            return LastSaved(token.text, token.column)
        case TokenKind.END:
            return refuse("ends_early", token.column)
        case TokenKind.NAME | TokenKind.SIGN | TokenKind.OPERATOR:
            return refuse("expected_value", token.column, token.text)
