"""A small interview's answers, and a short way to ask about them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from peerkit.expression import (
    Environment,
    Node,
    Table,
    compile_expression,
    parse_expression,
)

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 7, 15, 10, 30, tzinfo=LONDON)
LABELS = {("tenure", "private"): "Private landlord"}
VILLAGES = Table(
    [
        {"name": "v1", "label": "Upper", "district": "north"},
        {"name": "v2", "label": "Lower", "district": "south"},
        {"name": "v3", "label": "Middle", "district": "north"},
    ]
)
WORLD = Environment(
    now=NOW,
    choice_label=lambda question, choice: LABELS.get((question, choice), ""),
    table={"villages": VILLAGES}.get,
    seed=b"seed",
)


class Interview:
    """An interview about a home and two households, each with members of some age.

    `data/home/{tenure, age, problems, blank}`, `data/note`, and the repeats
    `data/household/{rent, member/{member_age, member_no}}` with ages 40, 7 and 70.
    """

    def __init__(self) -> None:
        self.root = Node("data")
        self.home = self.root.add(Node("home"))
        self.tenure = self.home.add(Node("tenure", "private"))
        self.age = self.home.add(Node("age", "34"))
        self.problems = self.home.add(Node("problems", "damp repairs"))
        self.blank = self.home.add(Node("blank"))
        self.note = self.root.add(Node("note"))
        self.first = self._household(1, "500", "40", "7")
        self.second = self._household(2, "800", "70")

    def _household(self, number: int, rent: str, *ages: str) -> Node:
        household = self.root.add(Node("household", instance=number))
        household.add(Node("rent", rent))
        for member_number, age in enumerate(ages, 1):
            member = household.add(Node("member", instance=member_number))
            member.add(Node("member_age", age))
            member.add(Node("member_no"))
        return household

    def member_no(self, household: Node, number: int) -> Node:
        """Return the question `member_no` of that member."""
        return household.children[number].children[1]

    def says(self, text: str, at: Node | None = None, world: Environment = WORLD) -> str:
        """Return the expression's value as it is stored, asked at `note` unless said otherwise."""
        return compile_expression(parse_expression(text)).string(at or self.note, world)

    def holds(self, text: str, at: Node | None = None, world: Environment = WORLD) -> bool:
        """Return whether the expression holds."""
        return compile_expression(parse_expression(text)).boolean(at or self.note, world)

    def number(self, text: str, at: Node | None = None, world: Environment = WORLD) -> float:
        """Return the expression's value as a number."""
        return compile_expression(parse_expression(text)).number(at or self.note, world)
