"""The state of an interview: what the events add up to, and nothing that they do not say.

Laws:
- A state never changes; `receive` returns another one.
- The stage is the part of the course, unless something lies over it for a while.
- The question that is asked now is worked out from the path and from what happened last.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from peerkit.interview.events import Started
from peerkit.interview.facts import Facts
from peerkit.interview.paradata import Pace
from peerkit.interview.path import Step
from peerkit.interview.setting import Setting
from peerkit.interview.stage import Stage
from peerkit.interview.world import World
from peerkit.values import Address, ConsentState


@dataclass(frozen=True, slots=True, repr=False)
class State:
    """Where an interview stands.

    `course` is the part of the interview, `over` what lies over it: a pause, asking for consent
    again, stopping. `is_unconfirmed` is true from a pause until consent is confirmed again.
    `settled` are questions whose answer was said to a step. `last` is the step that was answered
    last (`is_past_last`: asking goes on behind it), jumped to or gone back to. `details` are what
    was said to the steps' details, `detail` the last of them (`is_at_detail`: it is asked again).
    `reason` says why it ended before consent, `ending` how it
    ends after its closing. `handed` is the group for which the laptop is with the participant,
    `entered` those that they answered alone, `declined` those they chose to be asked aloud.
    `world` only saves work: it follows from the facts.
    """

    setting: Setting
    course: Stage = Stage.NOT_STARTED
    over: Stage | None = None
    is_unconfirmed: bool = False
    started: Started | None = None
    consent: Mapping[str, ConsentState] = field(default_factory=dict)
    consented_at: str = ""
    confirmed: tuple[str, ...] = ()
    facts: Facts = field(default_factory=lambda: Facts(""))
    settled: frozenset[Address] = frozenset()
    passed: frozenset[Address] = frozenset()
    drafts: Mapping[Address, str] = field(default_factory=dict)
    notes: Mapping[Address, str] = field(default_factory=dict)
    last: Address | None = None
    is_past_last: bool = False
    details: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""
    is_at_detail: bool = False
    reason: str = ""
    ending: Stage = Stage.FINISHED
    handed: Address | None = None
    entered: frozenset[Address] = frozenset()
    declined: frozenset[Address] = frozenset()
    pace: Pace = field(default_factory=Pace)
    world: World | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        # Without answers, drafts and notes: a traceback must not tell them.
        return f"State({self.stage.value})"

    @property
    def stage(self) -> Stage:
        """The stage, as the transitions know it."""
        return self.over or self.course

    @property
    def has_consent(self) -> bool:
        """Whether consent was given (it may have ended since)."""
        return bool(self.consented_at)

    @property
    def language(self) -> str:
        """The interview's language; the questionnaire's own before the start."""
        if self.started is None:
            return self.setting.questionnaire.default_language
        return self.started.language


def world_of(state: State) -> World:
    """Return the world as it follows from the state's facts; there is one once consent is given."""
    assert state.world is not None
    return state.world.tuned(state.facts)


def current_step(state: State) -> Step | None:
    """Return the step that is asked now; there is one as long as the path is not empty."""
    world = world_of(state)
    steps = world.path.steps
    if state.last is None:
        return steps[0] if steps else None
    key = world.plan.key(state.last)
    if state.is_past_last:
        return world.path.after(key)
    return world.path.at(key)


def moved(state: State, course: Stage, **changes: Any) -> State:
    """Return the state in that part of the course, with nothing over it, and other changes."""
    return replace(state, course=course, over=None, **changes)
