"""What is wrong with an expression that parses, found without running it.

A fault makes the expression mean nothing, or not what its author meant; advice does not. Whether
the questions that it refers to exist is for `questionnaire` to say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field

from peerkit.expression.functions import FUNCTIONS, NOT_RUN_HERE, Function
from peerkit.expression.patterns import PatternProblem, check_pattern
from peerkit.expression.syntax import (
    Call,
    Chain,
    Expression,
    Filtered,
    LastSaved,
    Path,
    Reference,
    Syntax,
    Text,
    predicates_of,
    walk,
)
from peerkit.frozen import frozen


@frozen
class Defect:
    """One defect. Its words stand in the catalogue under `expression.<code>` and `….hint`."""

    code: str
    column: int
    values: Mapping[str, str | int] = field(default_factory=dict)
    is_fault: bool = True


def check_expression(expression: Expression, *, is_condition: bool = False) -> tuple[Defect, ...]:
    """Return the expression's defects in written order.

    `is_condition` says that it is asked whether it holds (`relevant`, `constraint`, `required`):
    then it may not be a bare `${name}`.
    """
    found = [defect for syntax in walk(expression.tree) for defect in _defects(syntax)]
    if is_condition:
        found += _bare(expression.tree)
    return tuple(sorted(found, key=lambda defect: defect.column))


def _defects(syntax: Syntax) -> Iterator[Defect]:
    for predicate in predicates_of(syntax):
        yield from _bare(predicate)
    match syntax:
        case Call():
            yield from _call_defects(syntax)
        case Chain():
            yield from _chain_defects(syntax)
        case Path(start) if start is not None:
            yield from _plain(start, "/")
        case Filtered(base):
            yield from _plain(base, "[ ]")
        case LastSaved(name, column):
            yield Defect("last_saved", column, {"name": name}, is_fault=False)
        case _:
            pass


def _chain_defects(chain: Chain) -> Iterator[Defect]:
    for operand in chain.operands:
        if chain.operators[0] in ("and", "or"):
            yield from _bare(operand)
        elif chain.operators[0] == "|":
            yield from _plain(operand, "|")


def _bare(condition: Syntax) -> Iterator[Defect]:
    """Yield a fault if the condition is only `${name}`, which holds even when it is blank."""
    if isinstance(condition, Reference):
        yield Defect("bare_condition", condition.column, {"reference": f"${{{condition.name}}}"})


def _plain(operand: Syntax, function: str) -> Iterator[Defect]:
    """Yield a fault if the operand is surely a plain value where questions are needed."""
    match operand:
        case Path() | Reference() | Filtered() | LastSaved() | Chain(_, ("|", *_)):
            return
        case Call(name) if name not in FUNCTIONS or FUNCTIONS[name].gives_nodes:
            return
        case _:
            yield Defect("plain_value", operand.column, {"function": function})


# --- calls ------------------------------------------------------------------------------------


def _call_defects(call: Call) -> Iterator[Defect]:
    function = FUNCTIONS.get(call.function)
    if function is None:
        yield _unknown(call)
        return
    if not function.takes(len(call.arguments)):
        yield _miscounted(call, function)
        return
    for place in function.nodes_at & set(range(len(call.arguments))):
        yield from _plain(call.arguments[place], f"{function.name}()")
    match call:
        case Call("not" | "if" | "boolean", (condition, *_)):
            yield from _bare(condition)
        case Call("regex", (_, Text(pattern, column))):
            yield from _pattern_defects(pattern, column)
        case _:
            pass


def _unknown(call: Call) -> Defect:
    values: dict[str, str | int] = {"function": call.function}
    if call.function in NOT_RUN_HERE:
        return Defect("not_run_here", call.column, values, is_fault=False)
    from difflib import get_close_matches  # 5 ms, and few expressions need it

    likeness = get_close_matches(call.function, FUNCTIONS, n=1, cutoff=0.7)
    if likeness:
        return Defect("unknown_function_like", call.column, values | {"likeness": likeness[0]})
    return Defect("unknown_function", call.column, values)


def _miscounted(call: Call, function: Function) -> Defect:
    given = len(call.arguments)
    values: dict[str, str | int] = {"function": call.function, "given": given}
    if given < function.least:
        return Defect("few_arguments", call.column, values | {"least": function.least})
    if function.most is not None and given > function.most:
        return Defect("many_arguments", call.column, values | {"most": function.most})
    return Defect("unpaired_arguments", call.column, values | {"least": function.least})


def _pattern_defects(pattern: str, column: int) -> Iterator[Defect]:
    problem = check_pattern(pattern)
    if problem is not None:
        is_fault = problem is not PatternProblem.LOOSE
        yield Defect(problem.value, column, {"pattern": pattern}, is_fault=is_fault)
