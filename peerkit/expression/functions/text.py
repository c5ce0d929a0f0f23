"""Texts: joining, cutting, searching, patterns, digests."""

import base64
import hashlib
import math
import re

from peerkit.expression.functions.arguments import number_at, text_at, texts, whole
from peerkit.expression.functions.numbers import round_half_away
from peerkit.expression.functions.signature import ANY_NUMBER, Function, family
from peerkit.expression.patterns import matches_whole
from peerkit.expression.scope import Scope, Term, Value

_SPACES = re.compile(r"[ \t\r\n]+")
_ALGORITHMS = {
    "MD5": "md5",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-384": "sha384",
    "SHA-512": "sha512",
}


def _string(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return text_at(arguments, 0, scope)


def _concat(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return "".join(texts(arguments, scope))


def _join(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return text_at(arguments, 0, scope).join(texts(arguments[1:], scope))


def _string_length(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return float(len(text_at(arguments, 0, scope)))


def _substring(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the characters from a place counted from 1, so many of them (XPath 1.0 §4.2)."""
    text = text_at(arguments, 0, scope)
    start = round_half_away(number_at(arguments, 1, scope))
    has_length = len(arguments) == 3  # noqa: PLR2004 - the third argument
    end = start + round_half_away(number_at(arguments, 2, scope)) if has_length else math.inf
    if math.isnan(start) or math.isnan(end):
        return ""
    size = len(text)
    return text[max(0, whole(start, size + 1) - 1) : max(0, whole(end, size + 1) - 1)]


def _substr(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the characters from a place counted from 0 to before another, as JavaScript does."""
    text = text_at(arguments, 0, scope)
    start = whole(number_at(arguments, 1, scope), len(text))
    has_end = len(arguments) == 3  # noqa: PLR2004 - the third argument
    end = whole(number_at(arguments, 2, scope), len(text)) if has_end else len(text)
    return text[start:end]


def _substring_before(arguments: tuple[Term, ...], scope: Scope) -> Value:
    before, found, _ = _partition(arguments, scope)
    return before if found else ""


def _substring_after(arguments: tuple[Term, ...], scope: Scope) -> Value:
    text, part = text_at(arguments, 0, scope), text_at(arguments, 1, scope)
    return _partition(arguments, scope)[2] if part else text


def _partition(arguments: tuple[Term, ...], scope: Scope) -> tuple[str, str, str]:
    part = text_at(arguments, 1, scope)
    return text_at(arguments, 0, scope).partition(part) if part else ("", "", "")


def _contains(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return text_at(arguments, 1, scope) in text_at(arguments, 0, scope)


def _starts_with(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return text_at(arguments, 0, scope).startswith(text_at(arguments, 1, scope))


def _ends_with(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return text_at(arguments, 0, scope).endswith(text_at(arguments, 1, scope))


def _normalize_space(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return _SPACES.sub(" ", text_at(arguments, 0, scope)).strip(" ")


def _translate(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the text with each character of the second argument made that of the third."""
    old, new = text_at(arguments, 1, scope), text_at(arguments, 2, scope)
    table: dict[int, str | None] = {}
    for place, character in enumerate(old):
        table.setdefault(ord(character), new[place] if place < len(new) else None)
    return text_at(arguments, 0, scope).translate(table)


def _upper_case(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return text_at(arguments, 0, scope).upper()


def _lower_case(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return text_at(arguments, 0, scope).lower()


def _regex(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return matches_whole(text_at(arguments, 1, scope), text_at(arguments, 0, scope))


def _digest(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the text's digest, in base64 unless the third argument says `hex`; "" if unknown."""
    algorithm = _ALGORITHMS.get(text_at(arguments, 1, scope).upper())
    if algorithm is None:
        return ""
    content = text_at(arguments, 0, scope).encode("utf-8", "surrogatepass")
    # The form's author chooses the algorithm, for a purpose that peerkit does not rely on.
    value = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    has_encoding = len(arguments) == 3  # noqa: PLR2004 - the third argument
    is_hex = has_encoding and text_at(arguments, 2, scope).lower() == "hex"
    return value.hex() if is_hex else base64.b64encode(value).decode("ascii")


TEXT = family(
    Function("string", 0, 1, _string),
    Function("concat", 0, ANY_NUMBER, _concat),
    Function("join", 1, ANY_NUMBER, _join),
    Function("string-length", 0, 1, _string_length),
    Function("substring", 2, 3, _substring),
    Function("substr", 2, 3, _substr),
    Function("substring-before", 2, 2, _substring_before),
    Function("substring-after", 2, 2, _substring_after),
    Function("contains", 2, 2, _contains),
    Function("starts-with", 2, 2, _starts_with),
    Function("ends-with", 2, 2, _ends_with),
    Function("normalize-space", 0, 1, _normalize_space),
    Function("translate", 3, 3, _translate),
    Function("upper-case", 1, 1, _upper_case),
    Function("lower-case", 1, 1, _lower_case),
    Function("regex", 2, 2, _regex),
    Function("digest", 2, 3, _digest),
)
