"""`random()`, `uuid()` and `randomize()`: drawn from what the environment says, never by chance.

The first argument of each is the call's own place in its expression, so that two calls differ.
"""

import hashlib
import math
from collections.abc import Iterator, Sequence
from typing import TypeVar

from peerkit.expression.functions.arguments import nodes_at, number_at, text_at, whole
from peerkit.expression.functions.signature import Function, family
from peerkit.expression.scope import Scope, Term, Value

_Thing = TypeVar("_Thing")

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LENGTH_LIMIT = 1000
_MODULUS = 2_147_483_647
_MULTIPLIER = 16_807
"""The minimal standard generator of Park and Miller, which ODK's clients shuffle with."""
_WIDEST_SEED = 2**63 - 1


def _drawn(arguments: tuple[Term, ...], scope: Scope) -> Iterator[int]:
    """Yield numbers below 2 to the 128, the same ones for the same seed, question and place."""
    parts = (scope.environment.seed.hex(), str(scope.asking.address), text_at(arguments, 0, scope))
    origin = "\0".join(parts).encode("utf-8", "surrogatepass")
    count = 0
    while True:
        value = hashlib.sha256(b"peerkit/draw/1\0" + count.to_bytes(8) + origin).digest()
        yield int.from_bytes(value[:16])
        count += 1


def _random(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return a number from 0 to before 1."""
    return (next(_drawn(arguments, scope)) >> 75) / 2**53


def _uuid(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return a UUID (RFC 9562, version 4), or so many letters and digits."""
    numbers = _drawn(arguments, scope)
    if len(arguments) > 1:
        length = max(0, whole(number_at(arguments, 1, scope), _LENGTH_LIMIT))
        return "".join(_ALPHABET[next(numbers) % len(_ALPHABET)] for _ in range(length))
    digits = f"{next(numbers):032x}"
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def _randomize(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the nodes shuffled, with a seed as every ODK client shuffles them."""
    nodes = nodes_at(arguments, 1, scope)
    if len(arguments) > 2:  # noqa: PLR2004 - the place, the nodes and the seed
        return shuffled(nodes, number_at(arguments, 2, scope))
    return shuffled(nodes, float(next(_drawn(arguments, scope)) % _MODULUS))


def shuffled(things: Sequence[_Thing], seed: float) -> list[_Thing]:
    """Return the things in the order that every ODK client makes of that seed."""
    state = _state(seed)
    order = list(things)
    for place, thing in enumerate(things):  # Fisher and Yates from the inside out
        state = state * _MULTIPLIER % _MODULUS
        other = (state - 1) * (place + 1) // (_MODULUS - 1)
        order[place] = order[other]
        order[other] = thing
    return order


def _state(seed: float) -> int:
    """Return the generator's first state: `seed` within its range."""
    if math.isnan(seed):
        return _MODULUS - 1
    state = int(math.fmod(whole(seed, _WIDEST_SEED), _MODULUS))
    return state if state > 0 else state + _MODULUS - 1


CHANCE = family(
    Function("random", 0, 0, _random, is_drawn=True),
    Function("uuid", 0, 1, _uuid, is_drawn=True),
    Function(
        "randomize",
        1,
        2,
        _randomize,
        nodes_at=frozenset({0}),
        gives_nodes=True,
        is_drawn=True,
    ),
)
