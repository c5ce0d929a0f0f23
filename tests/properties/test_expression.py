"""Laws of expressions: any text is read or refused, and what is read always gives a value."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from peerkit.errors import ExpressionSyntaxError
from peerkit.expression import (
    Environment,
    Expression,
    Node,
    Table,
    compile_expression,
    parse_expression,
    unparse,
)
from peerkit.expression.check import check_expression
from peerkit.expression.functions import FUNCTIONS
from peerkit.expression.syntax import (
    ANY_NAME,
    ANY_NODE,
    Axis,
    Call,
    Chain,
    Filtered,
    LastSaved,
    Negation,
    Number,
    Path,
    Reference,
    Step,
    Syntax,
    Text,
)

NAMES = ("a", "b", "group", "person", "age")
OPERATORS = (
    ("*", "div", "mod"),
    ("+", "-"),
    ("<", "<=", ">", ">="),
    ("=", "!="),
    ("and",),
    ("or",),
)
ANSWERS = st.one_of(
    st.sampled_from(
        ["", "1", "-2.5", "x y", "2026-03-29", "2026-10-25T01:30:00Z", "12:30", "1e999"]
    ),
    st.text(max_size=8),
    st.dates().map(str),
    st.floats().map(str),
)


# --- trees of syntax --------------------------------------------------------------------------

TEXTS = st.one_of(ANSWERS, st.sampled_from(["%Y-%m", "[a-z]+", "(a|a)*b", "(", "SHA-1", "${a}"]))
LEAVES = st.one_of(
    TEXTS.filter(lambda text: not ("'" in text and '"' in text)).map(lambda text: Text(text, 1)),
    st.floats(min_value=0, allow_infinity=False).map(lambda number: Number(number, 1)),
    st.sampled_from(NAMES).map(lambda name: Reference(name, 1)),
    st.sampled_from(NAMES).map(lambda name: LastSaved(name, 1)),
)


def steps(inner: st.SearchStrategy[Syntax]) -> st.SearchStrategy[Step]:
    return st.builds(
        Step,
        st.sampled_from(Axis),
        st.sampled_from([*NAMES, ANY_NAME, ANY_NODE]),
        st.lists(inner, max_size=1).map(tuple),
        st.just(1),
    )


def paths(inner: st.SearchStrategy[Syntax]) -> st.SearchStrategy[Syntax]:
    some_steps = st.lists(steps(inner), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Path, st.none(), st.booleans(), some_steps, st.just(1)),
        st.builds(Path, inner, st.just(value=False), some_steps, st.just(1)),
        st.just(Path(None, True, (), 1)),
    )


@st.composite
def chains(draw: st.DrawFn, inner: st.SearchStrategy[Syntax]) -> Syntax:
    level = draw(st.sampled_from([*OPERATORS, ("|",)]))
    operators = draw(st.lists(st.sampled_from(level), min_size=1, max_size=3))
    count = len(operators) + 1
    operands = draw(st.lists(inner, min_size=count, max_size=count))
    return Chain(tuple(operands), tuple(operators), 1)


@st.composite
def calls(draw: st.DrawFn, inner: st.SearchStrategy[Syntax]) -> Syntax:
    function = FUNCTIONS[draw(st.sampled_from(sorted(FUNCTIONS)))]
    counts = [count for count in range(8) if function.takes(count)]
    count = draw(st.sampled_from(counts[:4]))
    return Call(function.name, tuple(draw(inner) for _ in range(count)), 1)


def compounds(inner: st.SearchStrategy[Syntax]) -> st.SearchStrategy[Syntax]:
    predicates = st.lists(inner, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Negation, inner, st.just(1)),
        chains(inner),
        calls(inner),
        paths(inner),
        st.builds(Filtered, inner, predicates, st.just(1)),
    )


TREES = st.recursive(LEAVES, compounds, max_leaves=12)


def written(tree: Syntax) -> str:
    return unparse(Expression("", tree, (), (), uses_self=False))


# --- trees of answers -------------------------------------------------------------------------


@st.composite
def interviews(draw: st.DrawFn) -> Node:
    """Return a node of a random interview: questions, a group, a repeat, some of it hidden."""
    root = Node(draw(st.sampled_from(["data", ""])))
    for name in draw(st.permutations(["a", "b"])):
        root.add(Node(name, draw(ANSWERS), relevant=draw(st.booleans())))
    group = root.add(Node("group", relevant=draw(st.booleans())))
    for number in range(1, draw(st.integers(1, 4))):
        person = group.add(Node("person", instance=number))
        person.add(Node("age", draw(ANSWERS), relevant=draw(st.booleans())))
    return draw(st.sampled_from(list(root)))


ENVIRONMENTS = st.builds(
    Environment,
    now=st.datetimes(
        min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
        max_value=datetime(2200, 1, 1),  # noqa: DTZ001
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))]),
    ),
    choice_label=st.just(lambda question, choice: f"{question}: {choice}"),
    table=st.just({"a": Table([{"name": "1", "b": "x"}])}.get),
    seed=st.binary(max_size=4),
)


@settings(max_examples=150, deadline=None)
@given(TREES, interviews(), ENVIRONMENTS)
def test_evaluation_gives_a_value_whatever_is_asked_of_whatever_answers(
    tree: Syntax, node: Node, environment: Environment
) -> None:
    compiled = compile_expression(parse_expression(written(tree)))
    assert compiled.boolean(node, environment) in (True, False)
    assert isinstance(compiled.number(node, environment), float)
    assert all(isinstance(found, Node) for found in compiled.nodes(node, environment))
    text = compiled.string(node, environment)
    assert text == compiled.string(node, environment)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_an_expression_written_out_is_read_as_the_same(tree: Syntax) -> None:
    expression = parse_expression(written(tree))
    assert expression.tree == tree
    assert unparse(expression) == written(tree)


PIECES = st.sampled_from(
    [
        *("${a}", "${", "'x'", "'", '"', "1", ".5", "and", "or", "div", "*", "/", "//", ".", ".."),
        *("@", "::", "child", "(", ")", "[", "]", ",", "|", "-", "!=", "<=", "=", " ", "count("),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_is_an_expression_or_is_refused_with_its_column(text: str) -> None:
    try:
        expression = parse_expression(text)
    except ExpressionSyntaxError as error:
        column: Any = error.values["column"]
        assert 1 <= column <= len(text) + 1
        return
    assert parse_expression(unparse(expression)).tree == expression.tree
    assert all(1 <= defect.column <= len(text) for defect in check_expression(expression))


@given(interviews(), st.sampled_from(NAMES))
def test_a_hidden_answer_compares_as_a_blank_one(node: Node, name: str) -> None:
    environment = Environment(now=datetime(2026, 1, 1, tzinfo=UTC))
    for question in node.root:
        if question.name == name:
            question.relevant = False
    assert compile_expression(parse_expression(f"${{{name}}} = ''")).boolean(node, environment)
    assert not compile_expression(parse_expression(f"${{{name}}} >= 0")).boolean(node, environment)
    assert (
        compile_expression(parse_expression(f"count(${{{name}}})")).number(node, environment) == 0
    )


@given(st.dates(min_value=datetime(1900, 1, 1).date()), st.integers(-40_000, 40_000))  # noqa: DTZ001
def test_adding_days_and_taking_them_away_gives_the_same_date(day: Any, days: int) -> None:
    environment = Environment(now=datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=3))))
    text = f"date(date(date('{day}') + {days}) - {days}) = '{day}'"
    later = day.toordinal() + days
    if datetime(2, 1, 1).toordinal() < later < datetime(9998, 1, 1).toordinal():  # noqa: DTZ001
        assert compile_expression(parse_expression(text)).boolean(Node("data"), environment)
