"""Truth and choice between values."""

import math

from peerkit.expression.conversion import text_of, truth_of
from peerkit.expression.functions.arguments import text_at
from peerkit.expression.functions.signature import Function, family
from peerkit.expression.scope import Scope, Term, Value


def _true(_: tuple[Term, ...], __: Scope) -> Value:
    return True


def _false(_: tuple[Term, ...], __: Scope) -> Value:
    return False


def _not(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return not truth_of(arguments[0](scope))


def _boolean(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return truth_of(arguments[0](scope))


def _boolean_from_string(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return text_at(arguments, 0, scope) in ("1", "true")


def _if(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return arguments[1 if truth_of(arguments[0](scope)) else 2](scope)


def _coalesce(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the first argument that is not blank, as text; NaN counts as blank."""
    for argument in arguments[:-1]:
        value = argument(scope)
        is_blank = isinstance(value, float) and math.isnan(value)
        if not is_blank and (text := text_of(value, scope.environment)):
            return text
    return text_of(arguments[-1](scope), scope.environment)


def _once(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return what the asking question holds already, or what is stored for it, or a new value."""
    held = scope.asking.text or scope.environment.stored.get(scope.asking.address, "")
    return held or text_of(arguments[0](scope), scope.environment)


LOGIC = family(
    Function("true", 0, 0, _true),
    Function("false", 0, 0, _false),
    Function("not", 1, 1, _not),
    Function("boolean", 1, 1, _boolean),
    Function("boolean-from-string", 1, 1, _boolean_from_string),
    Function("if", 3, 3, _if, gives_nodes=True),
    Function("coalesce", 2, 2, _coalesce),
    Function("once", 1, 1, _once),
)
