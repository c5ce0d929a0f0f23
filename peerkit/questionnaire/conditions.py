"""Conditions in plain words: `${after_dark} = 'unsafe'` reads `“After dark?” is “Not safe”`.

For people who read a questionnaire and do not run it: on paper, in a preview.

Laws:
- Any expression is worded; a part that has no plain words stands as it is written, and is told
  apart (`Kind.SOURCE`).
- Words never say more or less than the expression does: what is worded otherwise is the same.
- The questionnaire's own words keep their language, for who reads them aloud.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from peerkit.expression import Expression, Reference, unparse
from peerkit.expression.syntax import Call, Chain, Filtered, Negation, Number, Path, Syntax, is_self
from peerkit.expression.syntax import Text as Literal
from peerkit.frozen import frozen
from peerkit.questionnaire.model import Item, Question, Questionnaire, QuestionType
from peerkit.questionnaire.words_unanswered import items_by_name, words_unanswered
from peerkit.words import Catalogue


class Kind(StrEnum):
    """Whose words a piece is made of."""

    WORDS = "words"
    LABEL = "label"
    SOURCE = "source"


@frozen
class Piece:
    """A stretch of a worded condition, and the language it is in ("" for an expression's own)."""

    kind: Kind
    text: str
    language: str


Pieces = tuple[Piece, ...]

_DEEPEST = 12
"""Levels that are worded: deeper ones nobody can follow by ear, and they stand as written."""

_SLOT = "\0"
"""Stands round the name of what is put into a message; no message has it."""

_COMPARISONS: Mapping[str, tuple[str, str]] = {
    "=": ("is", "is"),
    "!=": ("is_not", "is_not"),
    ">": ("more", "later"),
    ">=": ("at_least", "not_before"),
    "<": ("less", "earlier"),
    "<=": ("at_most", "not_after"),
}
"""How each is said of numbers, and of days."""

_SUMS: Mapping[str, str] = {
    "+": "plus",
    "-": "minus",
    "*": "times",
    "div": "divided",
    "mod": "remainder",
}
_LOGIC: Mapping[str, str] = {"and": "and", "or": "or"}
_JOINED: Mapping[str, str] = {**_LOGIC, **_SUMS}
_LOGIC_RANK, _COMPARISON_RANK, _SUM_RANK, _WORD_RANK = range(4)
_RANKS: Mapping[str, int] = {
    **dict.fromkeys(_LOGIC, _LOGIC_RANK),
    **dict.fromkeys(_COMPARISONS, _COMPARISON_RANK),
    **dict.fromkeys(_SUMS, _SUM_RANK),
}
_ALONE: Mapping[str, str] = {"today": "today", "now": "now", "true": "always", "false": "never"}
_OF_ONE: Mapping[str, str] = {
    "count": "count",
    "count-non-empty": "count",
    "count-selected": "count_selected",
    "string-length": "length",
    "sum": "sum",
    "max": "greatest",
    "min": "smallest",
    "int": "whole",
}
_OF_TWO: Mapping[str, str] = {
    "contains": "contains",
    "starts-with": "starts_with",
    "ends-with": "ends_with",
}
_UNCHANGED = frozenset({"number", "string", "date", "boolean"})
"""Functions that change what a value is, but not what it says."""

_DAYS = frozenset({QuestionType.DATE, QuestionType.TIME, QuestionType.DATETIME, QuestionType.TODAY})
_DAY_FUNCTIONS = frozenset({"today", "now", "date", "date-time"})


def plain_text(pieces: Pieces) -> str:
    """Return the condition as one text."""
    return "".join(piece.text for piece in pieces)


@frozen
class _Around:
    """What `.` is where an expression stands, and how many levels are around it."""

    asking: Item | None
    depth: int = 0


class Conditions:
    """The conditions of one questionnaire, worded in one language.

    `numbers` are the numbers of questions by name, where the reader sees them; `words` speaks.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        language: str,
        words: Catalogue,
        numbers: Mapping[str, str] | None = None,
    ) -> None:
        self._questionnaire = questionnaire
        self._language = language
        self._words = words
        self._numbers = numbers or {}
        self._items = items_by_name(questionnaire)

    def worded(self, condition: Expression | Syntax, asking: Item | None = None) -> Pieces:
        """Return the condition in words; `asking` is the item that it belongs to, for `.`."""
        tree = condition.tree if isinstance(condition, Expression) else condition
        return self._worded(tree, _Around(asking))

    def _worded(self, syntax: Syntax, around: _Around) -> Pieces:
        if around.depth > _DEEPEST:
            return _source(syntax)
        inside = replace(around, depth=around.depth + 1)
        match syntax:
            case Literal(value):
                return self._text(value)
            case Number():
                return self._plain(unparse(syntax))
            case Negation(operand):
                return self._phrase("negative", inner=self._operand(operand, _SUM_RANK, inside))
            case Chain():
                return self._chain(syntax, inside)
            case Call():
                return self._call(syntax, inside)
            case _:
                return self._answer(syntax, inside)

    # --- what is spoken of ------------------------------------------------------------------

    def _answer(self, syntax: Syntax, around: _Around) -> Pieces:
        match syntax:
            case Reference(name) if name in self._items:
                return self._named(self._items[name])
            case Path() if _is_own(syntax):
                return self._phrase("own_answer")
            case Filtered(Reference(name) as base, (predicate,)) if name in self._items:
                inner = replace(around, asking=self._items[name])
                condition = self._worded(predicate, inner)
                return self._phrase("where", of=self._answer(base, around), condition=condition)
            case _:
                return _source(syntax)

    def _named(self, item: Item) -> Pieces:
        if item.label is None:
            name = (Piece(Kind.SOURCE, item.name, ""),)
            return self._phrase("calculated", name=name)
        default = self._questionnaire.default_language
        said = words_unanswered(self._items, item.label, self._language, default)
        label = (Piece(Kind.LABEL, said.text, said.language),)
        number = self._numbers.get(item.name)
        if number is None:
            return self._phrase("label", label=label)
        return self._phrase("numbered", number=self._plain(number), label=label)

    def _text(self, value: str) -> Pieces:
        if not value:
            return self._phrase("nothing")
        return self._phrase("text", text=self._plain(value))

    def _value(self, syntax: Syntax, about: Item | None, around: _Around) -> Pieces:
        """Return the value; a choice of the question that it is compared with by its label."""
        if isinstance(syntax, Literal) and syntax.value:
            said = [self._choice(about, name) for name in syntax.value.split()]
            if said and all(said):
                return self._listed(said)
        return self._operand(syntax, _COMPARISON_RANK, around)

    def _choice(self, about: Item | None, name: str) -> Pieces:
        """Return the choice's label in quotes; nothing where the question has no such choice."""
        if not isinstance(about, Question):
            return ()
        found = self._questionnaire.choices.get(about.choice_list or "")
        choice = found.find(name) if found is not None else None
        if choice is None:
            return ()
        default = self._questionnaire.default_language
        said = words_unanswered(self._items, choice.label, self._language, default)
        return self._phrase("label", label=(Piece(Kind.LABEL, said.text, said.language),))

    def _listed(self, several: list[Pieces]) -> Pieces:
        listed, *others = several
        for each in others:
            listed = self._phrase("list", left=listed, right=each)
        return listed

    def _about(self, syntax: Syntax, around: _Around) -> Item | None:
        """Return the question whose answer the syntax is."""
        if isinstance(syntax, Reference):
            return self._items.get(syntax.name)
        return around.asking if _is_own(syntax) else None

    # --- conditions and sums ----------------------------------------------------------------

    def _chain(self, chain: Chain, around: _Around) -> Pieces:
        codes = [_JOINED.get(operator) for operator in chain.operators]
        if len(chain.operands) == 2 and chain.operators[0] in _COMPARISONS:  # noqa: PLR2004
            return self._comparison(*chain.operands, chain.operators[0], around)
        if None in codes:
            return _source(chain)
        rank = _rank(chain)
        said = self._operand(chain.operands[0], rank, around)
        for code, operand in zip(codes, chain.operands[1:], strict=True):
            said = self._phrase(str(code), left=said, right=self._operand(operand, rank, around))
        return said

    def _operand(self, syntax: Syntax, rank: int, around: _Around) -> Pieces:
        said = self._worded(syntax, around)
        return said if _rank(syntax) > rank else self._phrase("in_brackets", inner=said)

    def _comparison(self, left: Syntax, right: Syntax, operator: str, around: _Around) -> Pieces:
        if operator in ("=", "!=") and isinstance(left, Literal):
            left, right = right, left
        if isinstance(right, Literal) and not right.value and operator in ("=", "!="):
            code = "has_no_answer" if operator == "=" else "has_answer"
            return self._phrase(code, left=self._operand(left, _COMPARISON_RANK, around))
        subject, other = self._about(left, around), self._about(right, around)
        is_of_days = _is_day(left, subject) or _is_day(right, other)
        said = self._value(right, subject, around)
        if isinstance(other, Question) and other.label is not None and not _is_own(right):
            said = self._phrase("answer_to", inner=said)
        left_said = self._value(left, other, around)
        return self._phrase(_COMPARISONS[operator][is_of_days], left=left_said, right=said)

    # --- functions --------------------------------------------------------------------------

    def _call(self, call: Call, around: _Around) -> Pieces:
        match call.function, call.arguments:
            case function, () if function in _ALONE:
                return self._phrase(_ALONE[function])
            case "position", (Path() as path,) if unparse(path) == "..":
                return self._phrase("turn")
            case "date", (Literal(value),):
                return self._plain(self._words.date(value))
            case "not", (Call("selected", (of, what)),):
                return self._selected(of, what, around, is_not=True)
            case "not", (inner,):
                return self._phrase("not", inner=self._worded(inner, around))
            case "selected", (of, what):
                return self._selected(of, what, around)
            case "if", (condition, yes, no):
                return self._choose(condition, yes, no, around)
            case _:
                return self._other_call(call, around)

    def _other_call(self, call: Call, around: _Around) -> Pieces:
        match call.function, call.arguments:
            case function, (first,) if function in _UNCHANGED:
                return self._worded(first, around)
            case function, (first,) if function in _OF_ONE:
                inner = self._operand(first, _SUM_RANK, around)
                return self._phrase(_OF_ONE[function], first=inner)
            case function, (first, second) if function in _OF_TWO:
                return self._phrase(
                    _OF_TWO[function],
                    first=self._operand(first, _SUM_RANK, around),
                    second=self._operand(second, _SUM_RANK, around),
                )
            case _:
                return _source(call)

    def _selected(
        self, of: Syntax, what: Syntax, around: _Around, *, is_not: bool = False
    ) -> Pieces:
        subject, listed = (what, of) if isinstance(of, Literal) else (of, what)
        about = self._about(subject, around)
        if isinstance(of, Literal):
            code = ("one_of", "none_of")
        elif isinstance(about, Question) and about.type is QuestionType.SELECT_ONE:
            code = ("is", "is_not")
        else:
            code = ("includes", "includes_not")
        return self._phrase(
            code[is_not],
            left=self._operand(subject, _COMPARISON_RANK, around),
            right=self._value(listed, about, around),
        )

    def _choose(self, condition: Syntax, yes: Syntax, no: Syntax, around: _Around) -> Pieces:
        return self._phrase(
            "if",
            condition=self._worded(condition, around),
            yes=self._operand(yes, _COMPARISON_RANK, around),
            no=self._worded(no, around),
        )

    # --- pieces -----------------------------------------------------------------------------

    def _plain(self, text: str) -> Pieces:
        return (Piece(Kind.WORDS, text, self._words.messages_in),)

    def _phrase(self, code: str, /, **values: Pieces) -> Pieces:
        """Return the message with the pieces where it has their names."""
        slots = {name: f"{_SLOT}{name}{_SLOT}" for name in values}
        message = self._words.text(f"condition.{code}", **slots).split(_SLOT)
        found: list[Piece] = []
        for place, text in enumerate(message):
            found.extend(values[text] if place % 2 else self._plain(text) if text else ())
        return tuple(found)


def _source(syntax: Syntax) -> Pieces:
    return (Piece(Kind.SOURCE, unparse(syntax), ""),)


def _rank(syntax: Syntax) -> int:
    """Return how loosely the words of the syntax hang together; the loosest is the lowest."""
    match syntax:
        case Chain(_, (operator, *_)):
            return _RANKS.get(operator, _LOGIC_RANK)
        case Negation():
            return _SUM_RANK
        case Call("if"):
            return _LOGIC_RANK
        case Call("not" | "selected" | "contains" | "starts-with" | "ends-with"):
            return _COMPARISON_RANK
        case _:
            return _WORD_RANK


def _is_own(syntax: Syntax) -> bool:
    """Tell whether the syntax is `.` and nothing else."""
    return is_self(syntax) and unparse(syntax) == "."


def _is_day(syntax: Syntax, answered: Item | None) -> bool:
    """Tell whether the value is a day or a moment, of which one says later and not more."""
    if isinstance(syntax, Call):
        return syntax.function in _DAY_FUNCTIONS
    return isinstance(answered, Question) and answered.type in _DAYS
