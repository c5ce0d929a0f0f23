"""What follows from the facts: the tuned tree and the path through it.

A world is shared by all states of one interview and tuned to whichever asks; tuning to the facts
that it is tuned to already costs nothing. So states stay what they were, and an answer costs one
settling of the rules.
"""

from peerkit.interview.events import Started
from peerkit.interview.facts import Facts
from peerkit.interview.path import Path, path_of
from peerkit.interview.plan import Plan, plan_of
from peerkit.interview.tree import Tree
from peerkit.questionnaire import Questionnaire


class World:
    """The tree and the path, as they follow from `facts`. Use it through `tuned`."""

    def __init__(self, questionnaire: Questionnaire, started: Started) -> None:
        self.plan: Plan = plan_of(questionnaire)
        self.started = started
        self.tree = Tree(self.plan, started)
        self.path = Path((), ())
        self._facts: Facts | None = None

    @property
    def language(self) -> str:
        """The interview's language."""
        return self.started.language

    def settle(self, facts: Facts) -> Facts:
        """Return the facts with what must now be remembered; the world follows from them."""
        remembered = self.tree.tune(facts)
        self.path = path_of(self.tree)
        self._facts = remembered
        return remembered

    def tuned(self, facts: Facts) -> "World":
        """Return this world as it follows from facts that were settled once."""
        if facts is not self._facts:
            self.settle(facts)
            self._facts = facts
        return self
