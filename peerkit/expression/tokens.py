"""The text of an expression, cut into tokens.

XPath 1.0 section 3.7 (lexical structure) with ODK's `${name}`. Whether `*`, `and`, `or`, `div`
and `mod` are operators or names depends only on what stands before them.

Laws:
- Every token knows its column, counted in characters from 1.
- Text that is not an expression raises ExpressionSyntaxError and nothing else.
"""

import math
import re
from enum import StrEnum
from typing import NoReturn

from peerkit.errors import ExpressionSyntaxError
from peerkit.frozen import frozen

LENGTH_LIMIT = 32_000
"""Characters. Excel's cells, where XLSForms come from, hold 32,767."""


class TokenKind(StrEnum):
    """What a token is; `SIGN` is punctuation that is no operator between two values."""

    TEXT = "text"
    NUMBER = "number"
    REFERENCE = "reference"
    LAST_SAVED = "last_saved"
    NAME = "name"
    OPERATOR = "operator"
    SIGN = "sign"
    END = "end"


@frozen
class Token:
    """One token: its kind, its text (without quotes or `${}`) and its column."""

    kind: TokenKind
    text: str
    column: int

    def is_sign(self, *signs: str) -> bool:
        """Tell whether the token is one of these signs."""
        return self.kind is TokenKind.SIGN and self.text in signs


def refuse(problem: str, column: int, found: str = "") -> NoReturn:
    """Raise ExpressionSyntaxError for the problem of that code."""
    raise ExpressionSyntaxError(column=column, problem=problem, found=found)


_SPACE = re.compile(r"[ \t\r\n\u00a0]*")
# A no-break space is what a word processor leaves in an XLSForm.
_TEXT = re.compile(r""""([^"]*)"|'([^']*)'""")
_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_REFERENCE = re.compile(r"\$\{\s*(last-saved#)?([^\s{}$#'\"]+)\s*\}")
_NCNAME = r"[^\W\d][\w.\-\u00b7]*"
_NAME = re.compile(rf"{_NCNAME}(?::(?!:)(?:{_NCNAME}|\*))?")
_WORD_OPERATOR = re.compile(r"and|or|div|mod")
_SYMBOL = re.compile(r"//|::|\.\.|<=|>=|!=|[()\[\],@/|+\-=<>*.]")
_OPERATORS = frozenset({"|", "+", "-", "=", "!=", "<", "<=", ">", ">="})
_BEFORE_OPERAND = frozenset({"(", "[", ",", "@", "::", "/", "//"})


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text`, the last of them of kind END."""
    if len(text) > LENGTH_LIMIT:
        refuse("too_long", LENGTH_LIMIT + 1)
    tokens: list[Token] = []
    place = _skip_space(text, 0)
    while place < len(text):
        token, place = _next_token(text, place, _ends_operand(tokens))
        tokens.append(token)
        place = _skip_space(text, place)
    tokens.append(Token(TokenKind.END, "", len(text) + 1))
    return tuple(tokens)


def _skip_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return place if match is None else match.end()


def _ends_operand(tokens: list[Token]) -> bool:
    """Tell whether a value is complete, so that an operator must follow."""
    if not tokens:
        return False
    last = tokens[-1]
    return last.kind is not TokenKind.OPERATOR and not last.is_sign(*_BEFORE_OPERAND)


def _next_token(text: str, place: int, after_operand: bool) -> tuple[Token, int]:
    first = text[place]
    if first in "\"'":
        return _text_token(text, place)
    if first == "$":
        return _reference_token(text, place)
    if match := _NUMBER.match(text, place):
        if math.isinf(float(match[0])):
            refuse("number_too_large", place + 1)
        return Token(TokenKind.NUMBER, match[0], place + 1), match.end()
    if match := _NAME.match(text, place):
        return _name_token(text, place, match, after_operand)
    if match := _SYMBOL.match(text, place):
        operator = match[0] in _OPERATORS or (match[0] == "*" and after_operand)
        kind = TokenKind.OPERATOR if operator else TokenKind.SIGN
        return Token(kind, match[0], place + 1), match.end()
    refuse("bad_character", place + 1, first)


def _text_token(text: str, place: int) -> tuple[Token, int]:
    match = _TEXT.match(text, place)
    if match is None:
        refuse("unclosed_text", place + 1, text[place])
    inner = match[1] if match[1] is not None else match[2]
    return Token(TokenKind.TEXT, inner, place + 1), match.end()


def _reference_token(text: str, place: int) -> tuple[Token, int]:
    match = _REFERENCE.match(text, place)
    if match is None:
        refuse("bad_reference" if text.startswith("${", place) else "bare_dollar", place + 1)
    kind = TokenKind.LAST_SAVED if match[1] else TokenKind.REFERENCE
    return Token(kind, match[2], place + 1), match.end()


def _name_token(
    text: str, place: int, name: re.Match[str], after_operand: bool
) -> tuple[Token, int]:
    if not after_operand:
        return Token(TokenKind.NAME, name[0], place + 1), name.end()
    # `3mod4` and `5 divided` are legal: after a value, only an operator's word can stand.
    word = _WORD_OPERATOR.match(text, place)
    if word is None:
        refuse("expected_operator", place + 1, name[0])
    return Token(TokenKind.OPERATOR, word[0], place + 1), word.end()
