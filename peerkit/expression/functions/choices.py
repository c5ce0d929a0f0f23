"""Choices and tables."""

from peerkit.expression.functions.arguments import number_at, text_at
from peerkit.expression.functions.signature import Function, family
from peerkit.expression.scope import Scope, Term, Value

_SPACES = " \t\r\n"


def _chosen(arguments: tuple[Term, ...], scope: Scope) -> list[str]:
    return text_at(arguments, 0, scope).split()


def _selected(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return whether the choice is among those chosen; "" is, where nothing was chosen."""
    wanted = text_at(arguments, 1, scope).strip(_SPACES)
    chosen = _chosen(arguments, scope)
    return wanted in chosen if wanted else not chosen


def _selected_at(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the choice at that place, counted from 0; "" beyond the last."""
    chosen = _chosen(arguments, scope)
    place = number_at(arguments, 1, scope)
    return chosen[int(place)] if 0 <= place < len(chosen) else ""


def _count_selected(arguments: tuple[Term, ...], scope: Scope) -> Value:
    return float(len(_chosen(arguments, scope)))


def _choice_name(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return the label of a choice of the question named as `'${name}'`, `${name}` or a path."""
    question = arguments[1](scope)
    if isinstance(question, list):
        name = question[0].name if question else ""
    else:
        name = text_at(arguments, 1, scope).strip(_SPACES).rpartition("/")[2]
        name = name.removeprefix("${").removesuffix("}").strip(_SPACES)
    choice = text_at(arguments, 0, scope)
    return scope.environment.choice_label(name, choice) if name and choice else ""


def _pulldata(arguments: tuple[Term, ...], scope: Scope) -> Value:
    """Return one cell of a table: the column, in the first row whose key column has the key."""
    table = scope.environment.table(text_at(arguments, 0, scope))
    if table is None:
        return ""
    column, key_column, key = (text_at(arguments, place, scope) for place in (1, 2, 3))
    return table.look_up(column, key_column, key)


def _instance(arguments: tuple[Term, ...], scope: Scope) -> Value:
    table = scope.environment.table(text_at(arguments, 0, scope))
    return [] if table is None else [table.tree]


CHOICES = family(
    Function("selected", 2, 2, _selected),
    Function("selected-at", 2, 2, _selected_at),
    Function("count-selected", 1, 1, _count_selected),
    Function("jr:choice-name", 2, 2, _choice_name),
    Function("pulldata", 4, 4, _pulldata),
    Function("instance", 1, 1, _instance, gives_nodes=True),
)
