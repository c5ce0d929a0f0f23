"""The answers as a tree that expressions can look at, with every rule settled.

A tree is a workbench, not a memory: it is tuned to facts, and everything in it follows from them
and from nothing that it was tuned to before.

Laws:
- A hidden question counts as empty at once.
- What comes out is decided by the facts alone; rules run in the plan's order from a blank start.
- No repeat has more than `MOST_INSTANCES`, whatever number somebody typed.
"""

from dataclasses import replace
from math import isfinite

from peerkit.expression import Environment, Node, Table
from peerkit.interview.events import Started
from peerkit.interview.facts import Facts, moment, written
from peerkit.interview.place import Place
from peerkit.interview.plan import Plan
from peerkit.interview.rules import Rule, RuleKind
from peerkit.questionnaire import Question, QuestionType, Repeat
from peerkit.values import Address

MOST_INSTANCES = 1_000
"""Over ten times the longest household roster seen; it bounds what a slip of the finger costs."""

Instances = tuple[int, ...]


class Tree:
    """The nodes of one interview: `nodes[name][instances]`; `counts` are of repeats that apply."""

    def __init__(self, plan: Plan, started: Started) -> None:
        self.plan = plan
        self.started = started
        self.root = Node("data")
        self.nodes: dict[str, dict[Instances, Node]] = {name: {} for name in plan.places}
        self.counts: dict[Address, int] = {}
        self.environment = Environment(now=moment(started.at, started.utc_offset_minutes))
        self._hidden_repeats: set[Address] = set()
        self._unanswered = _unanswered(plan, started)
        self._questions: dict[Address, Node] = {}
        self._grow(self.root, "", ())

    def node(self, address: Address) -> Node:
        """Return the node at `address`, which is on the path."""
        return self.nodes[address.name][address.instances]

    def tune(self, facts: Facts) -> Facts:
        """Settle everything as the facts have it; return the facts with what is now remembered."""
        self.environment = self._environment(facts)
        self.counts = {}
        self._hidden_repeats = set()
        for name in self.plan.rules.restarting:
            self._restart(self.plan.places[name])
        for address, node in self._questions.items():
            node.value = self._given(address, facts)
        for name in self.plan.hidable:
            for node in self.nodes[name].values():
                node.relevant = True
        for rule in self.plan.rules.order:
            facts = self._settle(rule, facts)
        return facts

    # --- building -----------------------------------------------------------------------------

    def _grow(self, parent: Node, container: str, instances: Instances) -> None:
        """Add what stands in a container, but for the instances of its repeats."""
        for place in self.plan.inside[container]:
            if isinstance(place.item, Repeat):
                continue
            name = place.item.name
            node = parent.add(Node(name))
            self.nodes[name][instances] = node
            if isinstance(place.item, Question):
                self._questions[Address(name, instances)] = node
            else:
                self._grow(node, name, instances)

    def _containers(self, place: Place) -> dict[Instances, Node]:
        return self.nodes[place.around[-1].item.name] if place.around else {(): self.root}

    def _resize(
        self, place: Place, parent: Node, around: Instances, count: int, facts: Facts
    ) -> None:
        """Make the repeat have `count` instances in that container."""
        name = place.item.name
        nodes = self.nodes[name]
        present = 0
        while (*around, present + 1) in nodes:
            present += 1
        for number in range(present, count, -1):
            self._drop(place, parent, (*around, number))
        for number in range(present + 1, count + 1):
            instances = (*around, number)
            nodes[instances] = parent.add(Node(name, instance=number))
            self._grow(nodes[instances], name, instances)
            self._fill(place, instances, facts)
        if count > present:
            places = self.plan.places
            parent.children.sort(key=lambda node: (places[node.name].order, node.instance))

    def _restart(self, place: Place) -> None:
        nodes = self.nodes[place.item.name]
        for instances, node in tuple(nodes.items()):
            assert node.parent is not None
            self._drop(place, node.parent, instances)

    def _drop(self, place: Place, parent: Node, instances: Instances) -> None:
        parent.remove(self.nodes[place.item.name].pop(instances))
        depth = len(instances)
        for name, inner in self.plan.places.items():
            if place in inner.around:
                nodes = self.nodes[name]
                for gone in [key for key in nodes if key[:depth] == instances]:
                    del nodes[gone]
                    self._questions.pop(Address(name, gone), None)

    # --- values -------------------------------------------------------------------------------

    def _environment(self, facts: Facts) -> Environment:
        return Environment(
            now=moment(facts.at, self.started.utc_offset_minutes),
            choice_label=self._choice_label,
            table=self._table,
            seed=self.started.seed.encode(),
            stored=facts.kept,
        )

    def _table(self, name: str) -> Table | None:
        return self.plan.tables.find(name, self.started.language)

    def _choice_label(self, question: str, choice: str) -> str:
        place = self.plan.places.get(question)
        if place is None or not isinstance(place.item, Question):
            return ""
        questionnaire = self.plan.questionnaire
        choices = questionnaire.choices.get(place.item.choice_list or "")
        found = choices.find(choice) if choices is not None else None
        if found is None:
            return ""
        return found.label.wording(self.started.language, questionnaire.default_language)[0]

    def _fill(self, place: Place, instances: Instances, facts: Facts) -> None:
        """Give the questions of a new instance their answers."""
        for inner in self.plan.inside[place.item.name]:
            if isinstance(inner.item, Repeat):
                continue
            if isinstance(inner.item, Question):
                address = Address(inner.item.name, instances)
                self.node(address).value = self._given(address, facts)
            else:
                self._fill(inner, instances, facts)

    def _given(self, address: Address, facts: Facts) -> str:
        """Return a question's value before any rule: its answer, or what it has without one."""
        answer = facts.answers.get(address)
        if answer is None:
            return self._unanswered.get(address.name, "")
        return written(answer)

    # --- rules --------------------------------------------------------------------------------

    def _settle(self, rule: Rule, facts: Facts) -> Facts:
        place = self.plan.places[rule.name]
        match rule.kind:
            case RuleKind.RELEVANT if isinstance(place.item, Repeat):
                self._settle_repeat_relevance(rule, place)
            case RuleKind.RELEVANT:
                self._settle_relevance(rule)
            case RuleKind.COUNT:
                self._settle_count(rule, place, facts)
            case RuleKind.CALCULATION | RuleKind.DEFAULT:
                return self._settle_value(rule, facts)
        return facts

    def _settle_relevance(self, rule: Rule) -> None:
        if rule.compiled is not None:
            for node in self.nodes[rule.name].values():
                node.relevant = rule.compiled.boolean(node, self.environment)

    def _settle_repeat_relevance(self, rule: Rule, place: Place) -> None:
        for instances, parent in self._containers(place).items():
            if rule.compiled is not None and not rule.compiled.boolean(
                _prospect(place, parent), self.environment
            ):
                self._hidden_repeats.add(Address(rule.name, instances))

    def _settle_count(self, rule: Rule, place: Place, facts: Facts) -> None:
        for instances, parent in tuple(self._containers(place).items()):
            address = Address(rule.name, instances)
            applies = address not in self._hidden_repeats and not parent.is_hidden
            count = self._count(rule, place, parent, facts) if applies else 0
            self._resize(place, parent, instances, count, facts)
            if applies:
                self.counts[address] = count

    def _count(self, rule: Rule, place: Place, parent: Node, facts: Facts) -> int:
        if rule.compiled is not None:
            number = rule.compiled.number(_prospect(place, parent), self.environment)
            return min(max(int(number), 0), MOST_INSTANCES) if isfinite(number) else 0
        around = parent.address.instances
        count = 0
        while count < MOST_INSTANCES and facts.more.get(Address(rule.name, (*around, count + 1))):
            count += 1
        return count

    def _settle_value(self, rule: Rule, facts: Facts) -> Facts:
        assert rule.compiled is not None
        for instances, node in self.nodes[rule.name].items():
            address = Address(rule.name, instances)
            if rule.kind is RuleKind.DEFAULT and address in facts.answers:
                continue
            environment = self.environment
            if address in facts.moments:
                now = moment(facts.moments[address], self.started.utc_offset_minutes)
                environment = replace(environment, now=now)
            node.value = "" if node.is_hidden else rule.compiled.string(node, environment)
            if rule.is_storing and node.value and address not in facts.moments:
                facts = replace(
                    facts,
                    kept={**facts.kept, address: node.value},
                    moments={**facts.moments, address: facts.at},
                )
        return facts


def _unanswered(plan: Plan, started: Started) -> dict[str, str]:
    """Return what questions are worth before anybody answers: defaults, and what is recorded."""
    local = moment(started.at, started.utc_offset_minutes)
    worth: dict[str, str] = {}
    for question in plan.questionnaire.questions():
        if question.type is QuestionType.START:
            worth[question.name] = local.isoformat()
        elif question.type is QuestionType.TODAY:
            worth[question.name] = local.date().isoformat()
        elif question.calculation is None and isinstance(question.default, str):
            worth[question.name] = question.default
    return worth


def _prospect(place: Place, parent: Node) -> Node:
    """Return a node that stands where an instance would, for what is asked before there is one."""
    node = Node(place.item.name)
    node.parent = parent
    return node
