"""How many expressions are evaluated in a second, each beside the same worked out in plain Python.

The floor knows everything beforehand: which answer is meant, that it is a number or a date, and
where it stands; so the ratio is the price of a language in which nothing is known.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from peerkit.expression import Environment, Node, compile_expression, parse_expression
from tests.benchmarks.measuring import Figure, in_turn

AIM_A_SECOND = 100_000
_AT_ONCE = 5_000
_NOW = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("Europe/London"))
_AGES = ("9", "18", "27", "36", "45", "54")


@dataclass(frozen=True)
class Work:
    """An expression, and a function that gives the same from the same answers."""

    text: str
    plain: Callable[[], object]
    is_in_repeat: bool = False


def _works() -> Sequence[Work]:
    age, born, visit, languages = "34", "1990-05-17", "2026-11-01", "en ro so"
    return (
        Work("${age} >= 18", lambda: float(age) >= 18),
        Work("selected(${languages}, 'ro')", lambda: "ro" in languages.split()),
        Work("int((today() - ${born}) div 365.25)", lambda: int(_days(_NOW.date(), born) / 365.25)),
        Work("${visit} > ${born}", lambda: _days(date.fromisoformat(visit), born) > 0),
        Work("format-date(${born}, '%d/%m/%Y')", lambda: f"{date.fromisoformat(born):%d/%m/%Y}"),
        Work("count(${member})", lambda: len(_AGES)),
        Work("count(${member_age}[. < 18])", lambda: sum(float(each) < 18 for each in _AGES)),
        Work("sum(${member_age})", lambda: sum(map(float, _AGES))),
        Work("position(..)", lambda: _AGES.index("36") + 1, is_in_repeat=True),
        Work("../member_age > 17", lambda: float(_AGES[3]) > 17, is_in_repeat=True),
    )


def _days(end: date, start: str) -> int:
    return (end - date.fromisoformat(start)).days


def measure(*, quick: bool = False) -> Iterator[Figure]:
    """Yield one figure for each expression."""
    rounds, count = (1, 50) if quick else (7, _AT_ONCE)
    asking, inside = _interview()
    environment = Environment(now=_NOW)
    for work in _works():
        compiled = compile_expression(parse_expression(work.text))
        node = inside if work.is_in_repeat else asking
        ours = _repeated(partial(compiled.value, node, environment), count)
        taken = in_turn(ours, _repeated(work.plain, count), rounds)
        a_second = count / taken.ours
        note = f"{a_second:,.0f} a second, {AIM_A_SECOND:,} aimed at; {count / taken.floor:,.0f}"
        yield Figure(work.text, taken.ratio, None, f"{note} in plain Python")


def _repeated(work: Callable[[], object], count: int) -> Callable[[], float]:
    def run() -> float:
        before = time.perf_counter()
        for _ in range(count):
            work()
        return time.perf_counter() - before

    return run


def _interview() -> tuple[Node, Node]:
    """Return a question beside sixty others, and one in the fourth instance of a repeat."""
    top = Node("data")
    answers = {"age": "34", "born": "1990-05-17", "visit": "2026-11-01", "languages": "en ro so"}
    for name, answer in answers.items():
        top.add(Node(name, answer))
    home = top.add(Node("home"))
    for number in range(60):
        home.add(Node(f"q{number}", str(number)))
    for number, age in enumerate(_AGES, 1):
        top.add(Node("member", instance=number)).add(Node("member_age", age))
    return home.children[3], top.children[-3].children[0]
