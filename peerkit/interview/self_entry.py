"""Self-entry: the participant types the answers of a group alone, on the same laptop.

Laws:
- While the laptop is with the participant, nothing outside the group can be seen or reached, nor
  what the group has for the interviewer alone.
- What they typed is not shown to the researcher afterwards: there is no way back into the group,
  and check answers passes it over.
- Whoever declines is asked aloud, like any other question.
"""

from dataclasses import replace
from typing import Any

from peerkit.interview.events import SelfEntryBegun, SelfEntryDeclined, SelfEntryEnded, WentBack
from peerkit.interview.path import Step
from peerkit.interview.stage import Stage
from peerkit.interview.state import State, current_step, moved, world_of
from peerkit.interview.world import World
from peerkit.questionnaire import Group, Question
from peerkit.values import Address


def group_of(world: World, step: Step) -> Address | None:
    """Return the outermost group of self-entry around a step."""
    for place in world.plan.places[step.item.name].around:
        if isinstance(place.item, Group) and place.item.self_entry:
            return Address(place.item.name, step.address.instances[: len(place.repeats)])
    return None


def arrived(state: State, **changes: Any) -> State:
    """Return the state where its last step and the changes lead it, at the stage that this needs.

    At the end of the path that is check answers; at a group of self-entry, the offer. What was
    asked before consent is not asked again on the way.
    """
    state = moved(state, Stage.ASKING, **changes)
    while (step := current_step(state)) is not None:
        group = group_of(world_of(state), step)
        if step.address in state.settled and (state.is_past_last or state.last is None):
            pass
        elif state.handed is not None:
            if group != state.handed:
                return moved(state, Stage.HANDING_BACK)
            if not _is_for_interviewer(step):
                return moved(state, Stage.SELF_ENTRY)
        elif group not in state.entered:
            is_open = group is None or group in state.declined
            return state if is_open else moved(state, Stage.OFFERING)
        state = replace(state, last=step.address, is_past_last=True)
    return moved(state, Stage.CHECKING if state.handed is None else Stage.HANDING_BACK)


def is_hidden(state: State, step: Step) -> bool:
    """Tell whether the participant answered the step alone, so that nobody else sees it."""
    return bool(state.entered) and group_of(world_of(state), step) in state.entered


def begin_self_entry(state: State, event: SelfEntryBegun) -> State:
    """Return the state in which the participant is at the keyboard, at the group's first step."""
    del event
    return arrived(state, handed=_offered(state))


def decline_self_entry(state: State, event: SelfEntryDeclined) -> State:
    """Return the state in which the researcher asks the group's questions aloud."""
    del event
    return moved(state, Stage.ASKING, declined=state.declined | {_offered(state)})


def finish_self_entry(state: State, event: SelfEntryEnded) -> State:
    """Return the state in which the laptop goes back; what is left of the group is passed over."""
    del event
    left = steps_left(state)
    passed = state.passed | {step.address for step in left}
    return moved(state, Stage.HANDING_BACK, passed=passed, last=left[-1].address, is_past_last=True)


def end_self_entry(state: State, event: SelfEntryEnded) -> State:
    """Return the state behind the group: the researcher has the laptop again."""
    del event
    assert state.handed is not None
    return arrived(state, handed=None, entered=state.entered | {state.handed})


def go_back_within(state: State, event: WentBack) -> State:
    """Return the state at the step before inside the group; at its first it stays there."""
    del event
    step = current_step(state)
    assert step is not None
    world = world_of(state)
    before = world.path.before(world.plan.key(step.address))
    while before is not None and _is_for_interviewer(before):
        before = world.path.before(world.plan.key(before.address))
    if before is None or group_of(world, before) != state.handed:
        return state
    return moved(state, Stage.SELF_ENTRY, last=before.address, is_past_last=False)


def steps_left(state: State) -> tuple[Step, ...]:
    """Return the step asked now and those behind it in the group that the laptop was handed for."""
    world = world_of(state)
    step = current_step(state)
    assert step is not None
    steps = world.path.steps[world.path.steps.index(step) :]
    return tuple(one for one in steps if group_of(world, one) == state.handed)


def _is_for_interviewer(step: Step) -> bool:
    return isinstance(step.item, Question) and step.item.note_to_interviewer


def _offered(state: State) -> Address:
    step = current_step(state)
    group = None if step is None else group_of(world_of(state), step)
    assert group is not None
    return group
